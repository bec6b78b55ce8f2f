"""What is printed in a language: words and plural forms by gettext catalogs; dates, numbers and money by Babel."""

from .words import Label, Say, counted, said

__all__ = ["Label", "Say", "counted", "said"]
