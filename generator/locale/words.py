"""Printed words: said once, in English, where they are printed, and translated by gettext catalogs.

``pl.po`` holds the Polish of each; ``make words`` takes up what is new, drops what nothing prints, and compiles it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

Say = Callable[..., str]
"""``said`` in the language of what is made: ``say("Owner", context="imprint")``."""
_SOURCE = "en"
"""The language in which words stand in the code."""


class Label(str):
    """Words that are printed in the language of a paper; ``context`` tells apart what is one word in English only."""

    __slots__ = ("context",)
    context: str

    def __new__(cls, words: str, context: str = "") -> Label:
        """Mark words to be translated; the catalogs are made of what stands here."""
        label = super().__new__(cls, words)
        label.context = context
        return label


def said(words: str, language: str, context: str = "", **values: object) -> str:
    """Words in a language, with ``{name}`` filled in. Those of a ``Label`` are looked for in its own context."""
    context = words.context if isinstance(words, Label) else context
    catalog = translations(language)
    text = catalog.pgettext(context, words) if context else catalog.gettext(words)
    return text.format(**values) if values else text


def counted(count: int, one: str, several: str, language: str, context: str = "") -> str:
    """So many of a thing in a language, ``{n}`` filled in: by the plural forms of its catalog."""
    catalog = translations(language)
    form = catalog.npgettext(context, one, several, count) if context else catalog.ngettext(one, several, count)
    return form.format(n=count)


@lru_cache(maxsize=4)
def translations(language: str) -> NullTranslations:
    """The catalog of a language; English needs none."""
    if language == _SOURCE:
        return NullTranslations()
    with Path(__file__).with_name(f"{language}.mo").open("rb") as file:
        return GNUTranslations(file)
