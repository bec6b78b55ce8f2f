"""A blueprint frozen as a text, and read again: everything it came to after its bases were merged in.

The text is JSON in one form only: fields by name, elements in the order in which papers print them, so that an equal
blueprint gives equal bytes. It is read through the same door as YAML, which JSON is a part of, within the same limits.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from generator.blueprint.load import LoadedBlueprint, validated
from generator.blueprint.merging.compose import Composition
from generator.blueprint.merging.layers import OWN
from generator.blueprint.position import ROOT, Position
from generator.blueprint.problems import BlueprintError, Problem
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, Sequence, Source, plain, scalar_at
from generator.blueprint.reading.source import MAX_BYTES, read_bytes
from generator.blueprint.reading.unread import NOTHING_UNREAD
from generator.blueprint.vocabulary import Inflected, Vocabulary
from generator.locale import LANGUAGES

LARGEST = MAX_BYTES
"""Bytes of an edition."""
_FORMAT = "1"
_KEYS = {"format", "edition", "blueprint", "own", "vocabulary"}
_BASE = "base"
"""The layer of what an edition has from its bases, whichever they were."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A process as it stood: its ``number``, ``tree`` and ``language``; ``file`` is what people know it by."""

    number: str
    file: str
    tree: Mapping
    language: str
    vocabulary: Vocabulary

    @property
    def data(self) -> dict[str, Any]:
        """The process as plain data, by its lasting names."""
        found: dict[str, Any] = plain(self.tree)
        return found


# --- to text --------------------------------------------------------------------------------------


def frozen(loaded: LoadedBlueprint, number: str) -> bytes:
    """The text of an edition. Raises ``BlueprintError`` where it would be larger than one can be."""
    composition, blueprint = loaded.composition, loaded.blueprint
    data = {**plain(composition.tree), "id": blueprint.id, "language": blueprint.language}
    own = sorted({"id", "language", *_own_paths("", composition.tree, composition.own_layers)})
    whole = {"format": int(_FORMAT), "edition": number, "blueprint": _in_order(data, ROOT), "own": own}
    whole["vocabulary"] = {id_: [word.gender, dict(word.forms)] for id_, word in blueprint.vocabulary}
    text = f"{json.dumps(whole, ensure_ascii=False, indent=1)}\n".encode()
    if len(text) > LARGEST:
        message = f"the whole process with its bases is larger than {LARGEST // 1_000_000} MB, which an edition may be"
        raise BlueprintError([Problem("too-large", message, "Make several blueprints of it.", composition.tree.place)])
    return text


def _in_order(value: Any, position: Position) -> Any:
    """The fields of an element by name; elements, and keys that are no fields, as they stand."""
    if not isinstance(value, dict):
        return value
    names = sorted(value) if position.is_element else value
    return {name: _in_order(value[name], position.at(name)) for name in names}


def _own_paths(path: str, node: Node, own: frozenset[str]) -> Iterator[str]:
    """The paths of the values that are the company's own."""
    if isinstance(node, Mapping):
        for name, entry in node.entries.items():
            yield from _own_paths(f"{path}.{name}" if path else name, entry.value, own)
    elif node.source.layer in own:
        yield path


# --- and back -------------------------------------------------------------------------------------


def thawed(data: bytes, file: str) -> Edition:
    """The edition in a file. Raises ``BlueprintError`` where it is damaged, with the place."""
    whole = read_bytes(data, shown=file, layer=_BASE)
    if set(whole.entries) != _KEYS:
        raise BlueprintError([_damaged(whole, f"its keys are not {', '.join(sorted(_KEYS))}")])
    values = {name: entry.value for name, entry in whole.entries.items()}
    if scalar_at(whole, "format") != _FORMAT:
        raise BlueprintError([_of_another_version(values["format"])])
    tree, number = values["blueprint"], scalar_at(whole, "edition")
    if not isinstance(tree, Mapping) or not number:
        raise BlueprintError([_damaged(tree, "a number and a whole blueprint belong into it")])
    language = scalar_at(tree, "language")
    paths, own = _paths_in(values["own"]), replace(whole.source, layer=OWN)
    if language not in LANGUAGES:
        raise BlueprintError([_damaged(tree, "its blueprint names no language that papers have")])
    owned = {name: Entry(entry.key, _owned(name, entry.value, paths, own)) for name, entry in tree.entries.items()}
    return Edition(number, file, replace(tree, entries=owned), language, _vocabulary_in(values["vocabulary"]))


def _paths_in(node: Node) -> frozenset[str]:
    if not isinstance(node, Sequence):
        raise BlueprintError([_damaged(node, "`own` is no list of names")])
    return frozenset(item.value for item in node.items if isinstance(item, Scalar) and item.value)


def _vocabulary_in(node: Node) -> Vocabulary:
    """The words as they were filled in: which form holds depends on layers that an edition has no more."""
    given = plain(node)
    try:
        return tuple(
            (id_, Inflected(tuple((str(form), str(word)) for form, word in forms.items()), str(gender or "")))
            for id_, (gender, forms) in given.items()
        )
    except (AttributeError, TypeError, ValueError) as error:
        raise BlueprintError([_damaged(node, "`vocabulary` holds no words with their forms")]) from error


def _owned(path: str, node: Node, paths: frozenset[str], own: Source) -> Node:
    """The tree with the values at these paths in the company's own layer."""
    if isinstance(node, Mapping):
        entries = {
            name: Entry(entry.key, _owned(f"{path}.{name}", entry.value, paths, own))
            for name, entry in node.entries.items()
        }
        return replace(node, entries=entries)
    return replace(node, source=own) if path in paths else node


def _damaged(node: Node, what: str) -> Problem:
    hint = "Take the file as it was released from your version control; nobody writes an edition by hand."
    return Problem("edition-damaged", f"this is no edition: {what}", hint, node.place)


def _of_another_version(node: Node) -> Problem:
    hint = "Use the version of salesbook that released it, or a later one."
    return Problem("edition-damaged", "this edition has a format that is not known here", hint, node.place)


def loaded_edition(edition: Edition, folder: Path) -> LoadedBlueprint:
    """The blueprint of an edition. Raises ``BlueprintError`` where it is none by the rules of today."""
    tree = edition.tree
    return validated(
        Composition(
            tree=tree,
            vocabulary=edition.vocabulary,
            language=edition.language,
            variant=None,
            variants={},
            layers=(_BASE, OWN),
            roots=(folder / edition.file,),
            company_layer=OWN,
            folder=folder,
            base_folders={},
            languages={},
            below=tree,  # it brings its own columns and outlines
            files=(),
            switched_off={},
            replaced={},
            repeated=(),
            problems=(),
            unread=NOTHING_UNREAD,
        )
    )
