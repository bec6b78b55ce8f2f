"""What is printed in a language: words and plural forms by gettext catalogs; dates, numbers and money by Babel."""

from .languages import LANGUAGES, Language
from .words import Label, Plural, Say, counted, in_every_language, said

__all__ = ["LANGUAGES", "Label", "Language", "Plural", "Say", "counted", "in_every_language", "said"]
