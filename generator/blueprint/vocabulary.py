"""The vocabulary: words that a trade, a country or a company says in its own way, in the forms that sentences need.

A text names a word by a field, ``[[word.delivery.gen]]``: the id, the number and the case, each left out where it is
the first. A capital, ``[[Word.delivery]]``, begins a sentence. What agrees with a word stands behind a colon, for each
gender: ``[[word.delivery:gotowy|gotowa|gotowe]]``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.locale.conventions import conventions

_FIELD = re.compile(
    r"(?<!\\)\[\[(?P<begin>[Ww])ord\.(?P<id>[\w-]+)(?:(?P<form>(?:\.\w+)*)|:(?P<agreeing>[^\[\]\n]*))\]\]"
)
NAMES_A_WORD = r"\[\[[Ww]ord\."
"""What a text holds that names a word; for JSON Schema too."""
GENDER = "gender"
MANY = "many"
ARTICLE = "a"
"""The form of a word with its indefinite article."""
_GENDERS = "mfn"
_VOWELS = frozenset("aeiouAEIOU")


@dataclass(frozen=True, slots=True)
class Inflected:
    """A word: its forms by their names, ``""``, ``gen``, ``many``, ``many.gen``, ``a``, and its gender where known."""

    forms: tuple[tuple[str, str], ...]
    gender: str = ""


Vocabulary = tuple[tuple[str, Inflected], ...]
"""Words by their ids."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A word, or a form of one, that a text names and that is not there; ``gender`` is such a form."""

    word: str
    form: str


def inflected(language: str, one: Sequence[str], many: Sequence[str], gender: str, article: str) -> Inflected:
    """A word whose forms stand in the order of the language's cases; those that are not given are missing."""
    forms = {**_by_case(one, "", language), **_by_case(many, MANY, language)}
    if one and conventions(language).has_articles:
        forms[ARTICLE] = f"{article or _article(one[0])} {one[0]}"
    return Inflected(tuple(forms.items()), gender)


def form_names(language: str) -> tuple[str, ...]:
    """What the forms of a word are called in a language; the first is called nothing."""
    cases = conventions(language).cases
    articles = (ARTICLE,) if conventions(language).has_articles else ()
    return (*_named("", cases), *_named(MANY, cases), *articles)


def named_in(text: str) -> frozenset[str]:
    """The ids of the words that a text names."""
    return frozenset(field["id"] for field in _FIELD.finditer(text)) if "ord." in text else frozenset()


def in_words(text: str, vocabulary: Vocabulary) -> tuple[str, tuple[Missing, ...]]:
    """A text with the words that it names, and what it names in vain: the first form or the id stands there."""
    if "ord." not in text:
        return text, ()
    missing: list[Missing] = []
    filled = _FIELD.sub(lambda field: _cased(field, _form(field, _by_id(vocabulary), missing)), text)
    return filled, tuple(missing)


def _form(field: re.Match[str], words: dict[str, Inflected], missing: list[Missing]) -> str:
    word, id_ = words.get(field["id"]), field["id"]
    agreeing: str | None = field["agreeing"]
    name = GENDER if agreeing is not None else field["form"].lstrip(".")
    forms = dict(word.forms) if word else {}
    found = forms.get(name) if agreeing is None else _agreeing(agreeing, word)
    if found is None:
        missing.append(Missing(id_, name))
        return forms.get("", id_.replace("-", " "))
    return found


def _agreeing(choices: str, word: Inflected | None) -> str | None:
    by_gender = dict(zip(_GENDERS, choices.split("|"), strict=False))
    return by_gender.get(word.gender) if word else None


def _cased(field: re.Match[str], form: str) -> str:
    return form[:1].upper() + form[1:] if field["begin"] == "W" else form


@lru_cache(maxsize=8)
def _by_id(vocabulary: Vocabulary) -> dict[str, Inflected]:
    return dict(vocabulary)


def _by_case(forms: Sequence[str], number: str, language: str) -> dict[str, str]:
    return dict(zip(_named(number, conventions(language).cases), forms, strict=False))


def _named(number: str, cases: Sequence[str]) -> Iterator[str]:
    return (".".join(filter(None, (number, case))) for case in ("", *cases[1:]))


def _article(word: str) -> str:
    return "an" if word[:1] in _VOWELS else "a"
