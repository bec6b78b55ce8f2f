"""What is printed in a language: labels as data, a file a language; dates, numbers and money by Babel."""

from .labels import Labels, Phrase, labels

__all__ = ["Labels", "Phrase", "labels"]
