"""What an element that was switched off leaves behind: a base's references to it go with it.

A company may switch off a stage without knowing what in the base refers to it. What the company
itself refers to stays, so that the mistake is seen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from .annotations import element_type, entity_type, key, reference
from .fields import Field
from .model.base import Entity
from .model.blueprint import Blueprint
from .nodes import Entry, Mapping, Node, Scalar, Sequence
from .references import events_of


def without_orphans(tree: Mapping, switched_off: Iterable[str], company_layer: str) -> Mapping:
    """The tree without the base's references to what is switched off.

    ``switched_off`` are paths of elements (``stages.order``). An element that cannot do without what
    it refers to goes as well, and then what refers to it.
    """
    gone = set(switched_off)
    while gone:
        sweep = _Sweep(gone, company_layer)
        tree = sweep.root(tree)
        gone = sweep.orphaned
    return tree


class _Sweep:
    """One pass over the tree."""

    def __init__(self, gone: set[str], company_layer: str) -> None:
        self._gone, self._company = gone, company_layer
        self.orphaned: set[str] = set()

    def root(self, tree: Mapping) -> Mapping:
        """The tree after this pass; ``orphaned`` then holds what went along."""
        return replace(tree, entries=dict(self._kept(tree, Blueprint, "")))

    def _kept(self, node: Mapping, model: type[Entity], path: str) -> Iterator[tuple[str, Entry]]:
        by_key = {key(name, info): name for name, info in model.model_fields.items()}
        for name, entry in node.entries.items():
            here = f"{path}.{name}" if path else name
            value = self._value(entry.value, model, by_key.get(name), here)
            if value is not None:
                yield name, replace(entry, value=value)

    def _value(self, value: Node, model: type[Entity], field: str | None, path: str) -> Node | None:
        if field is None:
            return value
        annotation = model.model_fields[field].annotation
        element, entity = element_type(annotation), entity_type(annotation)
        if element and isinstance(value, Mapping):
            return self._collection(value, element, path)
        if entity and isinstance(value, Mapping):
            return replace(value, entries=dict(self._kept(value, entity, path)))
        target = reference(model, field)
        if target:
            return self._without_gone(value, target.to)
        return None if self._follows_gone_event(Field(path, model, field, value)) else value

    def _collection(self, node: Mapping, element: type[Entity], path: str) -> Mapping:
        entries: dict[str, Entry] = {}
        for name, entry in node.entries.items():
            here = f"{path}.{name}"
            if not isinstance(entry.value, Mapping):
                entries[name] = entry
            elif self._is_orphan(entry.value, element):
                self.orphaned.add(here)
            else:
                kept = dict(self._kept(entry.value, element, here))
                entries[name] = replace(entry, value=replace(entry.value, entries=kept))
        return replace(node, entries=entries)

    def _is_orphan(self, node: Mapping, model: type[Entity]) -> bool:
        """Whether a field without which the element makes no sense refers to something that is gone."""
        for name, info in model.model_fields.items():
            target = reference(model, name)
            entry = node.entries.get(key(name, info))
            is_needed = target is not None and (info.is_required() or target.essential)
            if target and entry and is_needed and self._is_gone(entry.value, target.to):
                return True
        return False

    def _without_gone(self, value: Node, collection: str) -> Node | None:
        if isinstance(value, Sequence):
            return replace(value, items=tuple(item for item in value.items if not self._is_gone(item, collection)))
        return None if self._is_gone(value, collection) else value

    def _follows_gone_event(self, field: Field) -> bool:
        """Whether a base's frequency waits for an event that is gone."""
        is_base = field.node.source.layer != self._company
        return is_base and any(f"events.{event}" in self._gone for event in events_of(field))

    def _is_gone(self, node: Node, collection: str) -> bool:
        return (
            isinstance(node, Scalar)
            and node.source.layer != self._company
            and f"{collection}.{node.value}" in self._gone
        )
