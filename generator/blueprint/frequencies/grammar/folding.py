"""Texts as they are compared: without capitals, accents and kinds of dashes, each letter in its old place."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_ALIKE = {"ł": "l", "–": "-", "—": "-", "−": "-", "‑": "-", "×": "x", "„": '"', "”": '"', "“": '"', "’": "'"}


def tidy(text: str) -> str:
    """The text with single spaces and without a full stop at its end."""
    return " ".join(unicodedata.normalize("NFC", text).split()).rstrip(" .;,")


@lru_cache(maxsize=2048)
def folded(text: str) -> str:
    """The text to compare; as long as what was given, so that places in one are places in the other."""
    return "".join(_folded_letter(letter) for letter in text)


@lru_cache(maxsize=4096)
def _folded_letter(letter: str) -> str:
    small = unicodedata.normalize("NFD", letter)[0].lower()
    return _ALIKE.get(small, small if len(small) == 1 else letter)
