"""Words put into the texts that name them, as the topmost layer says them.

A layer gives a word whole: forms that a base has for another word are none of the one that a company puts in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from generator.blueprint.problems import Problem, Suggestions
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, scalars_in, with_items, with_values
from generator.blueprint.remembered import remembered
from generator.blueprint.vocabulary import (
    GENDER,
    MANY,
    Inflected,
    Missing,
    Vocabulary,
    form_names,
    in_words,
    inflected,
    named_in,
)
from generator.locale.conventions import conventions
from generator.locale.words import labels

SECTION = "words"
_NO_TEXTS = frozenset({SECTION, "meta"})
"""Sections in which no words are named: their own, and free data."""
_FIRST = "nom"
"""What the first case is called, which a field leaves out."""
_PARTS = ("one", MANY, GENDER, "article")


@dataclass(frozen=True, slots=True)
class _Use:
    """What a text names in vain, and the text."""

    missing: Missing
    text: Scalar


@dataclass(frozen=True, slots=True)
class _Section:
    """A section with its words, which words it names, and what it names in vain."""

    node: Node
    named: frozenset[str] = frozenset()
    in_vain: tuple[_Use, ...] = ()


def vocabulary_of(tree: Mapping, below: Mapping, language: str, layers: Sequence[str]) -> Vocabulary:
    """The words of a tree over that of its bases; ``layers`` are the names of all layers, the lowest first."""
    return tuple((id_, _word(word, language, layers)) for id_, word in _words(tree, below).items())


def worded(tree: Mapping, below: Mapping, vocabulary: Vocabulary, language: str, problems: list[Problem]) -> Mapping:
    """The tree with words in its texts; ``below`` is what the bases say alone.

    Forms that are missing, in texts or in the labels of papers, are told once, where their word stands; a field that
    names no word, where it stands; and words of the company's own that nothing names.
    """
    entries = {name: entry.value for name, entry in tree.entries.items() if name not in _NO_TEXTS}
    sections = {name: _section_worded(node, vocabulary) for name, node in entries.items()}
    words = _words(tree, below)
    uses = [use for section in sections.values() for use in section.in_vain]
    problems += _told(uses, _lacking_in_labels(vocabulary, language), words, language)
    named = frozenset().union(*(section.named for section in sections.values()))
    problems += (_unnamed(id_, words[id_]) for id_ in words.keys() - _words(below, below).keys() - named)
    whole = {name: entry.value for name, entry in tree.entries.items()}
    return with_values(tree, {**whole, **{name: section.node for name, section in sections.items()}})


def told(problems: Sequence[Problem], vocabulary: Vocabulary) -> list[Problem]:
    """Problems that were found before words were put into names, with the names as papers print them."""
    return [replace(one, hint=in_words(one.hint, vocabulary)[0]) if "[[" in one.hint else one for one in problems]


@remembered
def _section_worded(node: Node, vocabulary: Vocabulary) -> _Section:
    texts = [scalar.value for scalar in scalars_in(node) if scalar.value and "[[" in scalar.value]
    named = frozenset().union(*map(named_in, texts))
    if not named:
        return _Section(node)
    in_vain: list[_Use] = []
    return _Section(_worded(node, vocabulary, in_vain), named, tuple(in_vain))


def _worded(node: Node, vocabulary: Vocabulary, uses: list[_Use]) -> Node:
    if isinstance(node, Mapping):
        return with_values(node, {name: _worded(one.value, vocabulary, uses) for name, one in node.entries.items()})
    if not isinstance(node, Scalar):
        return with_items(node, tuple(_worded(item, vocabulary, uses) for item in node.items))
    text, missing = in_words(node.value or "", vocabulary)
    uses += (_Use(one, node) for one in missing)
    return node if text == (node.value or "") else replace(node, value=text)


@lru_cache(maxsize=8)
def _lacking_in_labels(vocabulary: Vocabulary, language: str) -> tuple[Missing, ...]:
    """What the labels of papers name in vain."""
    naming = [label for label in labels(language) if "[[" in label]
    return tuple(dict.fromkeys(one for label in naming for one in in_words(label, vocabulary)[1]))


# --- words ----------------------------------------------------------------------------------------


def _words(tree: Mapping, below: Mapping) -> dict[str, Mapping]:
    """The words of a tree; what is no word, as the models will say, is the bases' meanwhile, for all who name it."""
    inherited = _entries(below) or {}
    given = _entries(tree)
    words = inherited if given is None else {id_: _kept(node, inherited.get(id_)) for id_, node in given.items()}
    return {id_: word for id_, word in words.items() if isinstance(word, Mapping)}


def _entries(tree: Mapping) -> dict[str, Node] | None:
    """What stands under the words by its id; None where something else stands in their place."""
    section = tree.entries.get(SECTION)
    if section is None:
        return {}
    return (
        {id_: one.value for id_, one in section.value.entries.items()} if isinstance(section.value, Mapping) else None
    )


def _kept(node: Node, inherited: Node | None) -> Node | None:
    return node if isinstance(node, Mapping) else inherited


def _word(word: Mapping, language: str, layers: Sequence[str]) -> Inflected:
    one, many, gender, article = (_forms(word, part, layers) for part in _PARTS)
    return inflected(language, one, many, "".join(gender), "".join(article))


def _forms(word: Mapping, part: str, layers: Sequence[str]) -> tuple[str, ...]:
    """The forms that a part gives; none where a layer above says another word."""
    entry, first = word.entries.get(part), word.entries.get("one")
    if entry is None or (first and _height(entry.value, layers) < _height(first.value, layers)):
        return ()
    return tuple(scalar.value for scalar in scalars_in(entry.value) if scalar.value)


def _height(node: Node, layers: Sequence[str]) -> int:
    return layers.index(node.source.layer) if node.source.layer in layers else len(layers)


# --- what is wrong --------------------------------------------------------------------------------


def _told(
    uses: Sequence[_Use], in_labels: Sequence[Missing], words: dict[str, Mapping], language: str
) -> Iterator[Problem]:
    suggestions, names = Suggestions(), form_names(language)
    missing: dict[str, dict[str, None]] = {}
    for one in in_labels:
        if one.word in words:
            missing.setdefault(one.word, {})[one.form] = None
    for use in uses:
        id_, form = use.missing.word, use.missing.form
        if id_ not in words:
            hint = suggestions.did_you_mean(id_, words, f"Give it its forms under `{SECTION}`.")
            yield Problem("unknown-word", f"there is no word `{id_}`", hint, use.text.place)
        elif form not in names and form != GENDER:
            otherwise = f"Forms are {', '.join(f'`{name}`' for name in names if name)}."
            hint = suggestions.did_you_mean(form, names, otherwise)
            yield Problem("unknown-word", f"no form of a word is called `{form}`", hint, use.text.place)
        else:
            missing.setdefault(id_, {})[form] = None
    for id_, forms in missing.items():
        yield _forms_missing(id_, words[id_], list(forms), language)


def _forms_missing(id_: str, word: Mapping, forms: list[str], language: str) -> Problem:
    """Which forms texts need and the word lacks; the hint shows what to write."""
    lacking = [name for name in (*form_names(language), GENDER) if name in forms]
    first = word.entries.get("one")
    shown = next((scalar.value for scalar in scalars_in(first.value)), id_) if first else id_
    named = ", ".join(f"`{name or _FIRST}`" for name in lacking)
    message = f"texts say `{shown}` in forms that are missing: {named}"
    lines = [_line(part, language) for part in (_part_of(form) for form in lacking) if part]
    hint = f"Below `{id_}` write {' and '.join(dict.fromkeys(lines))}."
    return Problem("word-form", message, hint, (first.value if first else word).place, f"{SECTION}.{id_}")


def _unnamed(id_: str, word: Mapping) -> Problem:
    message = f"no text names the word `{id_}`"
    hint = f"Write `[[word.{id_}]]` where it belongs, or delete it."
    return Problem("unnamed-word", message, hint, word.place, f"{SECTION}.{id_}", "warning")


def _part_of(form: str) -> str:
    if form == GENDER:
        return GENDER
    return MANY if form.startswith(MANY) else "one"


def _line(part: str, language: str) -> str:
    if part == GENDER:
        return "`gender: m`, `f` or `n`"
    cases = conventions(language).cases
    return f"`{part}: [{', '.join(cases)}]`" if len(cases) > 1 else f"`{part}: …`"
