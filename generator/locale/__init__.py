"""What is printed in a language: words by gettext catalogs and labels by key; dates, numbers and money by Babel."""

from .labels import Labels, labels
from .words import Label, counted, said

__all__ = ["Label", "Labels", "counted", "labels", "said"]
