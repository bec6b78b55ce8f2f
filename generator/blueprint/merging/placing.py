"""Switching elements off and putting them in their places: ``disabled``, ``after`` and ``before``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.blueprint.problems import Problem, Suggestions
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, scalar_at, section_by_section, with_values
from generator.blueprint.reading.unread import Unread
from generator.blueprint.remembered import remembered

from .twins import called, meant

_YES, _NO = {"true", "yes", "on"}, {"false", "no", "off"}
_WHERE = ("before", "after")
KEYS = frozenset({"disabled", *_WHERE})
"""Keys that speak of an element itself, whatever it is."""


def switched_off(tree: Mapping) -> Iterator[tuple[str, Scalar]]:
    """The path of each element of a tree that is switched off, and the key that says so."""
    for name, entry in tree.entries.items():
        yield from _off_in_section(name, entry.value)


@remembered
def _off_in_section(name: str, node: Node) -> tuple[tuple[str, Scalar], ...]:
    return tuple(_off(name, node))


def _off(path: str, node: Node) -> Iterator[tuple[str, Scalar]]:
    if not isinstance(node, Mapping):
        return
    if is_disabled(node):
        yield path, node.entries["disabled"].key
        return
    for name, entry in node.entries.items():
        yield from _off(f"{path}.{name}", entry.value)


def switched_on(tree: Mapping, path: str) -> Mapping:
    """The tree without the key that switches off the element at a path; the tree itself where there is none."""
    name, _, rest = path.partition(".")
    entry = tree.entries.get(name)
    if entry is None or not isinstance(entry.value, Mapping):
        return tree
    if rest:
        inner = switched_on(entry.value, rest)
    else:
        left = {key: one for key, one in entry.value.entries.items() if key != "disabled"}
        inner = replace(entry.value, entries=left)
    return replace(tree, entries={**tree.entries, name: replace(entry, value=inner)})


def settled(tree: Mapping, unread: Unread, problems: list[Problem]) -> Mapping:
    """The tree without what is switched off, its elements where ``after`` and ``before`` put them.

    An element may be placed beside one that is switched off: it stands where that one would stand.
    """
    arranged = _arranged(tree, unread, problems, Suggestions())
    return section_by_section(arranged, lambda node: _section_settled(node, unread), problems)


@remembered
def _section_settled(node: Node, unread: Unread) -> tuple[Node, tuple[Problem, ...]]:
    """A section settled, and what is wrong with it."""
    problems: list[Problem] = []
    return _settled(node, unread, problems, Suggestions()), tuple(problems)


def _settled(node: Node, unread: Unread, problems: list[Problem], suggestions: Suggestions) -> Node:
    if not isinstance(node, Mapping):
        return node
    arranged = _arranged(node, unread, problems, suggestions)
    inner = {name: _settled(entry.value, unread, problems, suggestions) for name, entry in arranged.entries.items()}
    return with_values(arranged, inner)


def is_disabled(node: Node) -> bool:
    """Whether a node is an element that is switched off."""
    return isinstance(node, Mapping) and (scalar_at(node, "disabled") or "").lower() in _YES


def _acts(node: Node) -> bool:
    """Whether something is said here about the element itself: that it is switched off, or where it stands."""
    return isinstance(node, Mapping) and not node.entries.keys().isdisjoint(KEYS)


def _arranged(node: Mapping, unread: Unread, problems: list[Problem], suggestions: Suggestions) -> Mapping:
    """One mapping's elements in their order, without those that are switched off and what is said about them."""
    if not any(_acts(entry.value) for entry in node.entries.values()):
        return node
    problems += _nothing_to_switch_off(node, unread, suggestions)
    for entry in node.entries.values():
        problems += _unclear_switches(entry.value)
    order = _Order(node, unread, problems, suggestions).names()
    kept = {name: node.entries[name] for name in order if not is_disabled(node.entries[name].value)}
    return replace(node, entries={name: Entry(entry.key, _without_keys(entry.value)) for name, entry in kept.items()})


def _without_keys(value: Node) -> Node:
    if not isinstance(value, Mapping):
        return value
    return replace(value, entries={name: entry for name, entry in value.entries.items() if name not in KEYS})


def _is_new(value: Node) -> bool:
    """Whether nothing is known of an element but what is said here about itself."""
    if not isinstance(value, Mapping) or not value.entries.keys() <= KEYS:
        return False
    return any(entry.key.source.layer == value.source.layer for entry in value.entries.values())


def _nothing_to_switch_off(node: Mapping, unread: Unread, suggestions: Suggestions) -> Iterator[Problem]:
    """An element that nothing is known of but that it is switched off: a slip in its id."""
    for name, entry in node.entries.items():
        value = entry.value
        if _is_new(value) and is_disabled(value) and not unread.may_hold(name):
            others = {other: node.entries[other] for other in _names_but(name, node)} if suggestions.may_guess() else {}
            twin = meant(name, others)
            otherwise = "Remove this element, or name one that a base has."
            hint = f"Did you mean {called(twin, others[twin])}?" if twin else otherwise
            message = f"there is no `{name}` here that could be switched off"
            yield Problem("unknown-reference", message, hint, entry.key.place)


def _names_but(one: str, node: Mapping) -> Iterator[str]:
    """The names of a mapping's other elements, which may be many: looked at only where they are compared."""
    return (name for name in node.entries if name != one)


def _unclear_switches(node: Node) -> Iterator[Problem]:
    """A ``disabled`` that says neither yes nor no."""
    entry = node.entries.get("disabled") if isinstance(node, Mapping) else None
    if entry and (not isinstance(entry.value, Scalar) or (entry.value.value or "").lower() not in _YES | _NO):
        message = "`true` or `false` is expected"
        yield Problem("value", message, "Write `disabled: true` to switch the element off.", entry.value.place)


class _Order:
    """The order of a mapping's elements: as they were written, each with those that were placed beside it."""

    def __init__(self, node: Mapping, unread: Unread, problems: list[Problem], suggestions: Suggestions) -> None:
        self._node, self._entries = node, node.entries
        self._unread, self._problems, self._suggestions = unread, problems, suggestions
        self._beside: dict[tuple[str, str], list[str]] = {}
        self._free = [name for name in node.entries if not self._is_placed(name)]

    def names(self) -> list[str]:
        """The names in their order; those that are placed in a circle come last, with a problem each."""
        order = [name for free in self._free for name in self._with_neighbours(free)]
        placed = set(order)
        lost = [name for name in self._entries if name not in placed]
        self._problems += [self._circle(name) for name in lost]
        return order + lost

    def _is_placed(self, name: str) -> bool:
        given = self._places_given(name)
        if len(given) > 1:
            self._problems.append(_placed_twice(given[1][1]))
        for where, target in given[:1]:
            if target.value in self._entries and target.value != name:
                self._beside.setdefault((where, target.value), []).append(name)
                return True
            if not self._unread.may_hold(target.value or ""):
                self._problems.append(self._unknown_neighbour(name, where, target))
        return False

    def _places_given(self, name: str) -> list[tuple[str, Scalar]]:
        node = self._entries[name].value
        entries = node.entries if isinstance(node, Mapping) else {}
        values = [(where, entries[where].value) for where in _WHERE if where in entries]
        return [(where, value) for where, value in values if isinstance(value, Scalar) and value.value is not None]

    def _with_neighbours(self, name: str) -> Iterator[str]:
        """An element with all that stand before and after it; without recursion, for a chain may be long."""
        waiting = [(name, False)]
        while waiting:
            current, is_open = waiting.pop()
            if is_open:
                yield current
                continue
            around = [*self._around("before", current), (current, True), *self._around("after", current)]
            waiting += reversed(around)

    def _around(self, where: str, name: str) -> list[tuple[str, bool]]:
        return [(neighbour, False) for neighbour in self._beside.get((where, name), [])]

    def _unknown_neighbour(self, name: str, where: str, target: Scalar) -> Problem:
        others, otherwise = _names_but(name, self._node), "Name an element of the same collection."
        hint = self._suggestions.did_you_mean(target.value or "", others, otherwise)
        message = f"`{where}: {target.value}` names no element beside this one"
        return Problem("unknown-reference", message, hint, target.place)

    def _circle(self, name: str) -> Problem:
        where, target = self._places_given(name)[0]
        message = f"`{where}: {target.value}` leads in a circle back to `{name}`"
        return Problem("placing-circle", message, "Remove this line, or name another element.", target.place)


def _placed_twice(second: Scalar) -> Problem:
    message = "an element is placed either before or after another, not both"
    return Problem("placed-twice", message, "Remove this line.", second.place)
