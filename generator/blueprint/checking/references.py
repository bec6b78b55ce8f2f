"""References: every id and every path has to name something that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from collections.abc import Mapping as MappingABC
from functools import cache, partial
from itertools import chain, islice
from typing import NamedTuple

from pydantic import ValidationError

from generator.blueprint.frequencies.frequency import Frequency, events
from generator.blueprint.merging.compose import Composition
from generator.blueprint.merging.twins import called, meant
from generator.blueprint.model.annotations import keys_at
from generator.blueprint.model.base import Reference
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.fields import Branch, Field
from generator.blueprint.problems import Place, Problem, Suggestions, did_you_mean
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, lineage, place_of, plain, scalars_in, step
from generator.blueprint.remembered import remembered

_NAMED_AT_MOST = 8
_EVENT = Reference("events")


def reference_problems(found: Iterable[Branch], composition: Composition) -> Iterator[Problem]:
    """Every reference that leads nowhere, except into what could not be read or is a list or a text by mistake."""
    ids_of, suggestions = cache(partial(ids, composition.tree)), Suggestions()
    for section in found:
        for target, id_, node, path in _references(section):
            known, whole = ids_of(target), target.path(id_)
            if known is None or id_ in known or _may_be_there(id_, whole, composition):
                continue
            if _is_written(id_, node) or _switch(whole, composition):
                yield _nowhere(id_, target, known, node.place, path, composition, suggestions)


def _may_be_there(name: str, path: str, composition: Composition) -> bool:
    """Whether it may stand in a file that was not read, or stood where something of another kind stands now."""
    steps = path.split(".")
    return composition.unread.may_hold(*name.split(".")) or place_of(composition.tree, steps) in composition.replaced


def _is_written(id_: str, node: Node) -> bool:
    """Whether an id stands there as such. A rhythm in words that follows an unknown event is only kept as words."""
    return isinstance(node, Scalar) and node.value == id_


def path_problems(found: Iterable[Branch], composition: Composition) -> Iterator[Problem]:
    """Every path of an element or a field that leads nowhere, with the same exceptions."""
    suggestions = Suggestions()
    for section in found:
        for scalar, field in _paths(section):
            path = scalar.value or ""
            end = _end_of(path, composition.tree)
            if end and not _may_be_there(path, path, composition):
                yield _no_element(path, end, scalar.place, field, composition, suggestions)


@remembered
def _paths(section: Branch) -> tuple[tuple[Scalar, str], ...]:
    """The paths that fields hold, each with the field's own."""
    holding = (field for field in section.fields if field.declared.holds_path)
    return tuple((scalar, field.path) for field in holding for scalar in field.scalars())


class _End(NamedTuple):
    """Where a path leads on to nothing: the steps that lead so far, and the names that could follow there."""

    way: tuple[str, ...]
    names: tuple[Iterable[str], ...]

    def known(self) -> Iterator[str]:
        """The paths that are known there."""
        before = "".join(f"{part}." for part in self.way)
        return (before + name for name in chain.from_iterable(self.names))


def _end_of(path: str, tree: Mapping) -> _End | None:
    """Where a path ends; None where it leads to an element or a field."""
    node: Node = tree
    steps = path.split(".")
    for number, part in enumerate(steps):
        following = step(node, part)
        if following is None:
            way = tuple(steps[:number])
            fields = keys_at(Blueprint, way)
            elements = node.entries if isinstance(node, Mapping) else ()
            return None if part in fields else _End(way, (sorted(fields), elements))
        node = following
    return None


def _no_element(
    path: str, end: _End, place: Place, field: str, composition: Composition, suggestions: Suggestions
) -> Problem:
    off = _switch(path, composition)
    if off:
        return _switched_off(path, off, place, field)
    steps, way = path.split("."), len(end.way) + 1
    match = suggestions.nearest(".".join(steps[:way]), end.known())
    whole = ".".join([match, *steps[way:]]) if match else ""
    meant = whole if match and _end_of(whole, composition.tree) is None else match
    hint = f"Did you mean `{meant}`?" if meant else "Name an element such as `objections.too-expensive`."
    return Problem("unknown-reference", f"there is no element `{path}`", hint, place, field)


def events_of(field: Field) -> frozenset[str]:
    """The ids of the events that a frequency names; none where it is no frequency or cannot be read."""
    if not field.declared.holds_frequency:
        return frozenset()
    try:
        return frozenset(events(Frequency.model_validate(plain(field.node))))
    except ValidationError:
        return frozenset()  # the models say what is wrong with it


@remembered
def _references(section: Branch) -> tuple[tuple[Reference, str, Node, str], ...]:
    """What every reference leads to, its id, the node that holds it, and the path of its field."""
    return tuple((*reference, field.path) for field in section.fields for reference in _references_of(field))


def _references_of(field: Field) -> Iterator[tuple[Reference, str, Node]]:
    target = field.declared.target
    if target:
        yield from ((target, scalar.value or "", scalar) for scalar in field.references())
    yield from ((_EVENT, event, _event_node(field.node, event)) for event in sorted(events_of(field)))


def _event_node(node: Node, event: str) -> Node:
    """The event's id within a structured frequency, or the short text that names it."""
    return next((scalar for scalar in scalars_in(node) if scalar.value == event), node)


def ids(tree: Mapping, target: Reference) -> Set[str] | None:
    """The ids that a reference may hold; None where something else stands in a collection's place."""
    found: dict[str, Node] = {"": tree}
    for part in (*target.to.split("."), "*"):
        if part == "*" and not all(isinstance(collection, Mapping) for collection in found.values()):
            return None
        found = dict(_within(found, part))
    return found.keys()


def _within(nodes: MappingABC[str, Node], part: str) -> Iterator[tuple[str, Node]]:
    """What stands under a key of each node, or with a star under all of them, by the ids on the way."""
    for ids, node in nodes.items():
        entries = node.entries if isinstance(node, Mapping) else {}
        if part == "*":
            yield from ((f"{ids}.{name}".lstrip("."), entry.value) for name, entry in entries.items())
        elif part in entries:
            yield ids, entries[part].value


def _nowhere(
    id_: str,
    target: Reference,
    known: Set[str],
    place: Place,
    path: str,
    composition: Composition,
    suggestions: Suggestions,
) -> Problem:
    collection, off = target.to, _switch(target.path(id_), composition)
    if off:
        return _switched_off(id_, off, place, path)
    some = ", ".join(islice(known, _NAMED_AT_MOST)) + (" …" if len(known) > _NAMED_AT_MOST else "")
    hint = f"Known: {some}." if known else f"Add it under `{collection}`."
    if suggestions.may_guess():
        hint = did_you_mean(id_, known, _called_so(id_, collection, composition.tree) or hint)
    return Problem("unknown-reference", f"there is no `{id_}` among `{collection}`", hint, place, path)


def _called_so(name: str, collection: str, tree: Mapping) -> str:
    """The hint at the element of a collection that is called by a name."""
    node = step(tree, collection)
    elements = node.entries if isinstance(node, Mapping) else {}
    twin = meant(name, elements)
    return f"Did you mean {called(twin, elements[twin])}?" if twin else ""


def _switched_off(name: str, off: Scalar, place: Place, path: str) -> Problem:
    hint = f"Take `{name}` out here, or {way_back(off)}."
    return Problem("switched-off", f"`{name}` {how_it_went(off)}", hint, place, path, related=(off.place,))


def how_it_went(off: Scalar) -> str:
    """What has become of an element, by the key that took it away."""
    return "is switched off" if off.value == "disabled" else f"was taken away by `{off.value}`"


def way_back(off: Scalar) -> str:
    """What to do to have it again."""
    return "remove the line `disabled` there" if off.value == "disabled" else f"write it below `{off.value}` there"


def _switch(path: str, composition: Composition) -> Scalar | None:
    """The key that switches an element off, or one that it stands in."""
    switches = [composition.switched_off.get(outer) for outer in lineage(path)]
    return next((switch for switch in reversed(switches) if switch), None)
