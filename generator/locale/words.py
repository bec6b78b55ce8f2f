"""Printed words: said once, in English, where they are printed, and translated by gettext catalogs.

``pl.po`` holds the Polish of each; ``make words`` takes up what is new, drops what nothing prints, and compiles it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from struct import unpack_from
from typing import NamedTuple

from .languages import FOLDER, LANGUAGES, SOURCE

QUESTION = "question"
"""The context of what is asked about a new company."""
QUESTION_WORDS = ("ask", "why", "example", "unnamed", "otherwise")
"""The fields of a question that are words."""
BY_TRADE = "by_trade"
"""The field of a question that holds such words by trade."""
_CONTEXT_ENDS, _FORM_ENDS = "\x04", "\0"
"""What parts a context from its words in a compiled catalog, and plural forms from each other."""
Say = Callable[..., str]
"""``said`` in the language of what is made: ``say("Owner", context="imprint")``."""


class Label(str):
    """Words that are printed in the language of a paper; ``context`` tells apart what is one word in English only."""

    __slots__ = ("context",)
    context: str

    def __new__(cls, words: str, context: str = "") -> Label:
        """Mark words to be translated; the catalogs are made of what stands here."""
        label = super().__new__(cls, words)
        label.context = context
        return label


class Plural(NamedTuple):
    """Words for one and for several of a thing, with ``{n}``, to be ``counted``; the context as that of a ``Label``."""

    one: str
    several: str
    context: str = ""


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


def in_every_language(words: str) -> tuple[str, ...]:
    """Words in all languages that there are."""
    return tuple(said(words, language) for language in LANGUAGES)


@lru_cache(maxsize=4)
def translations(language: str) -> NullTranslations:
    """The catalog of a language, in whichever country; English needs none."""
    plain = language.partition("-")[0]
    if plain == SOURCE:
        return NullTranslations()
    with (FOLDER / f"{plain}.mo").open("rb") as file:
        return GNUTranslations(file)


@lru_cache(maxsize=4)
def labels(language: str) -> tuple[str, ...]:
    """Every text that papers may print as our own in a language, each of its plural forms by itself."""
    plain = language.partition("-")[0]
    catalog = plain if plain != SOURCE else next(one for one in LANGUAGES if one != SOURCE)
    data = (FOLDER / f"{catalog}.mo").read_bytes()
    found: dict[str, None] = {}
    for written, translated in _messages(data):
        context, has_context, words = written.rpartition(_CONTEXT_ENDS)
        if words and not (has_context and context == QUESTION):
            found.update(dict.fromkeys((words if plain == SOURCE else translated).split(_FORM_ENDS)))
    return tuple(found)


def _messages(data: bytes) -> Iterator[tuple[str, str]]:
    """The words of a compiled catalog with their translations, as gettext's manual lays them out."""
    count, written_at, translated_at = unpack_from("<3I", data, 8)
    for number in range(count):
        yield _text(data, written_at, number), _text(data, translated_at, number)


def _text(data: bytes, table: int, number: int) -> str:
    length, start = unpack_from("<2I", data, table + 8 * number)
    return data[start : start + length].decode()
