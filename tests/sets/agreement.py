"""Polish words that agree with a word of the vocabulary in one gender only, and are mistakes where a firm has another.

Morfeusz, the inflectional dictionary of Polish, says which forms agree. What stands in an agreeing field,
``[[word.customer:gotowy|gotowa|gotowe]]``, is right for all. What agrees with another noun of its sentence stands
in ``agreeing.yaml``, under that noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import morfeusz2
import yaml

_FIELD = re.compile(r"\[\[[Ww]ord\.(?P<id>[\w-]+)(?P<form>(?:\.\w+)*)\]\]")
_TOKEN = re.compile(r"\[\[[^\]]*\]\]|\w+|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.?!;])\s+|\n")
_CASES = {"gen": "gen", "dat": "dat", "acc": "acc", "ins": "inst", "loc": "loc"}
_PERSONS = frozenset({"customer", "salesperson"})
"""Words for people: masculine ones have a plural and an accusative of their own."""
_PRONOUNS = frozenset({"on", "jego", "niego", "mu", "jemu", "go", "nim", "ona", "jej", "niej", "ją", "nią"})
_OLD = frozenset({"ma", "me", "mą"})
"""Forms of “my” that nobody writes any more, and that are verbs today."""
_COPULAS = frozenset({"być", "zostać", "zostawać", "bywać", "stać"})
_MORFEUSZ = morfeusz2.Morfeusz(generate=False)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as a text names it: its id, number, case, the gender that it has in the base, and those it may have."""

    id: str
    number: str
    case: str
    gender: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clash:
    """A form in a text that agrees with a word in its gender of the base alone."""

    word: str
    form: str
    text: str


def clashes(text: str, genders: dict[str, str]) -> Iterator[Clash]:
    """The forms of a text that other genders of its words would make wrong; ``genders`` are those of the base."""
    for sentence in _SENTENCE.split(text):
        tokens = _TOKEN.findall(sentence)
        for place, token in enumerate(tokens):
            if (field := _FIELD.fullmatch(token)) and field["id"] in genders:
                word = _word(field["id"], field["form"], genders[field["id"]])
                yield from (Clash(word.id, form, text) for form in dict.fromkeys(_agreeing(word, place, tokens)))


def hidden_clashes(text: str) -> Iterator[Clash]:
    """Masculine past forms in a text that speaks of the customer without a word for one."""
    for token in _TOKEN.findall(text):
        if token == "sam" or (_verb(token, "sg", "m1") and not _verb(token, "sg", "f")):
            yield Clash("customer", token, text)


@cache
def innocent() -> dict[str, list[str]]:
    """Fragments of texts by the noun with which their forms agree."""
    return dict(yaml.safe_load((Path(__file__).parent / "agreeing.yaml").read_text("utf-8")))


def excused(clash: Clash) -> str | None:
    """The fragment that excuses a clash: it stands in the text and holds the form."""
    for fragments in innocent().values():
        for fragment in fragments:
            if fragment in " ".join(clash.text.split()) and re.search(rf"(?<!\w){clash.form}(?!\w)", fragment):
                return fragment
    return None


def _word(id_: str, form: str, gender: str) -> Word:
    parts = form.split(".")
    case = next((_CASES[part] for part in parts if part in _CASES), "nom")
    masculine = "m1" if id_ in _PERSONS else "m3"
    given = masculine if gender == "m" else gender
    others = tuple(one for one in (masculine, "f", "n") if one != given)
    return Word(id_, "pl" if "many" in parts else "sg", case, given, others)


def _agreeing(word: Word, place: int, tokens: list[str]) -> Iterator[str]:
    yield from (form for form in _near(place, tokens) if _only_in(word, form, word.case))
    yield from (form for form in tokens if form.lower() in _PRONOUNS and _pronoun(form, word.number, word.gender))
    if word.case == "nom":
        yield from (form for form in tokens if _is_past(word, form))
        yield from (form for form in _predicates(tokens) if _only_in(word, form, "nom"))


def _near(place: int, tokens: list[str]) -> Iterator[str]:
    """The words beside a word, two on each side, up to a sign."""
    for step in (-1, 1):
        for distance in (1, 2):
            at = place + step * distance
            if not 0 <= at < len(tokens) or not tokens[at][0].isalpha():
                break
            yield tokens[at]


def _predicates(tokens: list[str]) -> Iterator[str]:
    """Words after a form of “to be”, with at most two between."""
    for place, token in enumerate(tokens):
        if any(lemma in _COPULAS for lemma, _ in _analyses(token)):
            yield from (form for form in tokens[place + 1 : place + 4] if form[0].isalpha())


def _only_in(word: Word, form: str, case: str) -> bool:
    others = (_adjective(form, word.number, case, gender) for gender in word.others)
    return _adjective(form, word.number, case, word.gender) and not all(others)


def _is_past(word: Word, form: str) -> bool:
    others = (_verb(form, word.number, gender) for gender in word.others)
    return _verb(form, word.number, word.gender) and not all(others)


def _adjective(form: str, number: str, case: str, gender: str) -> bool:
    return any(
        tags[0] in {"adj", "ppas", "pact", "num"} and number in tags[1] and case in tags[2] and gender in tags[3]
        for _, tags in _analyses(form)
    )


def _verb(form: str, number: str, gender: str) -> bool:
    return any(
        tags[0] in {"praet", "winien"} and number in tags[1] and gender in tags[2] for _, tags in _analyses(form)
    )


def _pronoun(form: str, number: str, gender: str) -> bool:
    return any(tags[0] == "ppron3" and number in tags[1] and gender in tags[3] for _, tags in _analyses(form.lower()))


@cache
def _analyses(form: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a form may be: its lemma and its tags; a form of several words is nothing."""
    if not form[0].isalpha() or form.lower() in _OLD:
        return ()
    found = _MORFEUSZ.analyse(form)
    if any((start, end) != (0, 1) for start, end, _ in found):
        return ()
    return tuple((analysis[1].split(":")[0], tuple(analysis[2].split(":"))) for _, _, analysis in found)
