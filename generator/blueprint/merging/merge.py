"""Merging trees: the files of one layer, a layer over the one below it, and the texts of one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from collections.abc import Sequence as SequenceABC
from dataclasses import dataclass, field, replace

from generator.blueprint.problems import Place, Problem
from generator.blueprint.reading.nodes import (
    Entry,
    Mapping,
    Node,
    Scalar,
    Sequence,
    is_empty,
    section_by_section,
    with_items,
    with_values,
)
from generator.blueprint.remembered import remembered
from generator.locale import LANGUAGES

_APPEND = "+"
_NULL = ("null", "~")
REPLACE = "="
"""Behind a key whose value replaces what is inherited, of whatever kind."""


def joined(trees: SequenceABC[Mapping], path: str, problems: list[Problem]) -> Mapping:
    """The files of one layer together, all at once; the same leaf in several is a problem."""
    if len(trees) == 1:
        return trees[0]
    given: dict[str, list[Entry]] = {}
    for tree in trees:
        for name, entry in tree.entries.items():
            given.setdefault(name, []).append(entry)
    entries = {name: _joined(some, f"{path}.{name}" if path else name, problems) for name, some in given.items()}
    return replace(trees[0], entries=entries)


def _joined(given: list[Entry], path: str, problems: list[Problem]) -> Entry:
    """One value of several files: the first that says something, or what all of them hold where that is keys."""
    mine, *others = [entry for entry in given if is_written(entry.value)] or given[-1:]
    trees = [mine.value] if isinstance(mine.value, Mapping) else []
    for other in others:
        if trees and isinstance(other.value, Mapping):
            trees.append(other.value)
        elif not (is_empty(mine.value) and is_empty(other.value)):
            problems.append(_given_twice(path, other.key.place, mine.key.place))
            if is_empty(mine.value):
                mine, trees = other, [other.value] if isinstance(other.value, Mapping) else []
    return replace(mine, value=joined(trees, path, problems)) if trees else mine


def _given_twice(path: str, again: Place, first: Place) -> Problem:
    return Problem("given-twice", f"`{path}` is given twice", "Keep one of the two.", again, path, related=(first,))


@dataclass(frozen=True, slots=True)
class Notes:
    """What is noticed while layers are merged.

    ``replaced`` holds what a value of another kind has taken the place of, by the place of that value: a list where
    the base has keys. It is no problem as such, because some fields may be written in either form.
    """

    problems: list[Problem] = field(default_factory=list)
    replaced: dict[Place, Node] = field(default_factory=dict)

    def take(self, noticed: tuple[Entry, Notes]) -> Entry:
        """What was merged apart; what was noticed over it is noticed here as well."""
        entry, notes = noticed
        self.problems.extend(notes.problems)
        self.replaced.update(notes.replaced)
        return entry


def merge(base: Mapping, overlay: Mapping, notes: Notes) -> Mapping:
    """A layer's tree laid on that of the layers below: mappings merge, scalars and lists replace, ``field+`` appends.

    ``field=`` replaces what it is laid on, of whatever kind. Within the overlay it counts before ``field``, and that
    before ``field+``, wherever they stand.
    """
    return _merged(base, overlay, lambda mine, entry: notes.take(_section(mine, entry)), notes)


@remembered
def _section(mine: Entry | None, entry: Entry) -> tuple[Entry, Notes]:
    """A section laid on that of the layers below, and what was noticed."""
    notes = Notes()
    return _laid(mine, entry, notes), notes


def _merged(base: Mapping, overlay: Mapping, laid: Callable[[Entry | None, Entry], Entry], notes: Notes) -> Mapping:
    """An overlay laid on a base, each of its entries in a way of its own."""
    entries = dict(base.entries)
    for plain, entry in _marked(overlay, REPLACE):
        entries[plain] = laid(None, _emptied_like(entries.get(plain), entry))
        if plain in overlay.entries:
            notes.problems.extend(_given_beside(overlay.entries[plain], entry))
    for name, entry in overlay.entries.items():
        if not name.endswith((_APPEND, REPLACE)):
            entries[name] = laid(entries.get(name), entry)
    for plain, more in _marked(overlay, _APPEND):
        entries[plain] = _appended(entries.get(plain), more, plain, notes.problems)
    return replace(overlay, entries=entries)


def _marked(overlay: Mapping, mark: str) -> Iterator[tuple[str, Entry]]:
    """The entries whose keys end with a mark, without it."""
    for name, entry in overlay.entries.items():
        if name.endswith(mark):
            plain = name.removesuffix(mark)
            yield plain, Entry(replace(entry.key, value=plain), entry.value)


def _emptied_like(mine: Entry | None, entry: Entry) -> Entry:
    """What replaces keys by nothing are no keys, rather than no value."""
    if mine and holds_keys(mine.value) and is_empty(entry.value):
        return Entry(entry.key, Mapping({}, entry.value.source, entry.value.line, entry.value.column))
    return entry


def _given_beside(plain: Entry, replacing: Entry) -> Iterator[Problem]:
    """That a layer gives a value and replaces it by another; keys are laid on those that replace."""
    if not is_blank(replacing.value) and not (holds_keys(plain.value) and holds_keys(replacing.value)):
        yield _given_twice(plain.key.value or "", plain.key.place, replacing.key.place)


def kind(node: Node) -> str:
    """What a person sees in a node: ``keys``, ``a list`` or ``a plain value``, which a text in languages is too."""
    if isinstance(node, Mapping):
        return "a plain value" if is_text(node) else "keys"
    return "a list" if isinstance(node, Sequence) else "a plain value"


def _laid(mine: Entry | None, entry: Entry, notes: Notes) -> Entry:
    """One value laid on another; where nothing is said, keys of the base stay as they are."""
    if mine and holds_keys(mine.value) and is_blank(entry.value):
        return mine
    if mine and not is_empty(mine.value) and not is_empty(entry.value) and kind(mine.value) != kind(entry.value):
        notes.replaced.update(dict.fromkeys(_places(entry.value), mine.value))
    if isinstance(entry.value, Mapping) and not is_text(entry.value):
        below = mine.value if mine and isinstance(mine.value, Mapping) and not is_text(mine.value) else None
        base = below or replace(entry.value, entries={})
        merged = _merged(base, entry.value, lambda mine, inner: _laid(mine, inner, notes), notes)
        return replace(entry, value=_where_it_began(merged, below))
    return entry


def _where_it_began(merged: Mapping, below: Mapping | None) -> Mapping:
    """What was laid on an element of which nothing is said but that it is there stands where that does."""
    if below is None or below.entries:
        return merged
    return replace(merged, source=below.source, line=below.line, column=below.column)


def _places(node: Node) -> Iterator[Place]:
    """Where a value stands; for a text in several languages also where it stands in each."""
    yield node.place
    if isinstance(node, Mapping) and is_text(node):
        yield from (entry.value.place for entry in node.entries.values())


def _appended(mine: Entry | None, more: Entry, name: str, problems: list[Problem]) -> Entry:
    if _holds_lists(more.value) or (mine and _holds_lists(mine.value) and isinstance(more.value, Sequence)):
        return _appended_in_languages(mine, more, name, problems)
    if not isinstance(more.value, Sequence):
        hint = f"Write the items below it, each after `- `; or `{name}:` without the plus, where it is no list."
        problems.append(Problem("append", f"`{name}+` takes a list", hint, more.value.place))
        return mine or replace(more, value=Scalar(None, more.value.source, more.value.line, more.value.column))
    if mine is None or is_empty(mine.value):
        return more
    if not isinstance(mine.value, Sequence):
        problems.append(_no_list(mine, more, name))
        return mine
    return Entry(more.key, replace(more.value, items=mine.value.items + more.value.items))


def _holds_lists(node: Node) -> bool:
    """Whether a node is a list of texts in several languages."""
    return (
        isinstance(node, Mapping)
        and is_text(node)
        and all(isinstance(entry.value, Sequence) for entry in node.entries.values())
    )


def _appended_in_languages(mine: Entry | None, more: Entry, name: str, problems: list[Problem]) -> Entry:
    """A list in several languages, each language appended to its own; a plain list is one for all of them."""
    if mine is None or is_empty(mine.value):
        return more
    below, above = _lists(mine), _lists(more)
    entries = {
        language: _appended(below.get(language) or below.get(""), above.get(language) or above[""], name, problems)
        for language in LANGUAGES
        if (language in below or "" in below) and (language in above or "" in above)
    }
    template = more.value if isinstance(more.value, Mapping) else mine.value
    assert isinstance(template, Mapping)
    return Entry(more.key, replace(template, entries=entries))


def _lists(entry: Entry) -> dict[str, Entry]:
    """The lists of an entry by their languages; under no name one that is for all of them."""
    return dict(entry.value.entries) if isinstance(entry.value, Mapping) and is_text(entry.value) else {"": entry}


def _no_list(mine: Entry, more: Entry, name: str) -> Problem:
    message = f"`{name}` holds {kind(mine.value)}, so nothing can be appended"
    is_plain = kind(mine.value) != "keys"
    hint = (
        f"Write `{name}: …` without the plus."
        if is_plain
        else f"Write `{name}:`, and below it `some-id:` with its fields."
    )
    return Problem("append", message, hint, more.key.place, related=(mine.key.place,))


def holds_keys(node: Node) -> bool:
    """Whether a node is keys with values, and no text in several languages."""
    return isinstance(node, Mapping) and not is_text(node)


def is_blank(node: Node) -> bool:
    """Whether a node holds nothing: no value, or an empty list or mapping."""
    if isinstance(node, Mapping):
        return not node.entries
    return not node.items if isinstance(node, Sequence) else is_empty(node)


def is_written(node: Node) -> bool:
    """Whether something was written, if only ``null``; else a line was left without its end."""
    return not is_empty(node) or node.place.text.startswith(_NULL, node.place.column - 1)


def is_text(mapping: Mapping) -> bool:
    """Whether a mapping is a text in several languages."""
    return bool(mapping.entries) and all(
        key in LANGUAGES and not isinstance(entry.value, Mapping) for key, entry in mapping.entries.items()
    )


# --- languages ------------------------------------------------------------------------------------


def in_language(tree: Mapping, language: str, problems: list[Problem]) -> Mapping:
    """The tree with each text in several languages replaced by the one that is wanted."""
    return section_by_section(tree, lambda node: _section_worded(node, language), problems)


@remembered
def _section_worded(node: Node, language: str) -> tuple[Node, tuple[Problem, ...]]:
    """A section in a language, and what is wrong with it."""
    problems: list[Problem] = []
    return _worded(node, language, problems), tuple(problems)


def _worded(node: Node, language: str, problems: list[Problem]) -> Node:
    if isinstance(node, Sequence):
        return with_items(node, tuple(_worded(item, language, problems) for item in node.items))
    if not isinstance(node, Mapping):
        return node
    if is_text(node):
        return _wording(node, language, problems)
    values = {name: _worded(entry.value, language, problems) for name, entry in node.entries.items()}
    return with_values(node, values)


def _wording(text: Mapping, language: str, problems: list[Problem]) -> Node:
    if language in text.entries:
        return _chosen(text.entries[language].value)
    hint = f"Add a line `{language}: …` here."
    problems.append(Problem("language", f"the text is missing in `{language}`", hint, text.place))
    return next((entry.value for entry in text.entries.values()), Scalar(None, text.source, text.line, text.column))


def _chosen(text: Node) -> Node:
    """A text, or a list of texts, that has been chosen among those of several languages."""
    if isinstance(text, Sequence):
        return replace(text, items=tuple(map(_chosen, text.items)))
    return replace(text, is_chosen=True) if isinstance(text, Scalar) else text
