"""What the tags of a company's own template may name: what a shell's may, the facts beside the paper, and its fields.

Tags see texts, numbers, lists and mappings and nothing else: an object could be asked for what it knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.documents.blocks import Document
from generator.documents.inline import Control, Run
from generator.documents.open_fields import fields
from generator.documents.sections import sections
from generator.locale import Say

from .values import values

FIELDS, SECTIONS = "fields", "sections"
"""What of a document's data is not named by tags as it stands."""


class Fact(dict[str, Any]):
    """Facts about one thing; printed as a whole, it is its name."""

    def __str__(self) -> str:
        return str(self.get("name", self.get("label", "")))


def facts(document: Document, say: Say, reference: Any) -> dict[str, object]:
    """The values of a document and the facts in its data, without its fields and what is drawn."""
    data = {name: _named(value) for name, value in document.data.items() if name not in (FIELDS, SECTIONS)}
    return {**values(document, say, reference), **data}


def fields_of(document: Document) -> dict[str, Run]:
    """The merge fields that a template of this document may name, by their ids with underscores."""
    declared = document.data.get(FIELDS, {})
    known = {id_: _field(id_, said) for id_, said in declared.items()} if isinstance(declared, Mapping) else {}
    used = {run.token: run for run in fields(document) if run.token}
    return {written(id_): run for id_, run in sorted({**known, **used}.items())}


def section_ids(document: Document) -> tuple[str, ...]:
    """The sections of a document, with underscores; those of its outline that print nothing this time as well."""
    planned = document.data.get(SECTIONS, [])
    ids = [str(id_) for id_ in planned] if isinstance(planned, list) else []
    return tuple(dict.fromkeys(map(written, (*sections(document), *ids))))


def written(id_: str) -> str:
    """An id as a tag writes it."""
    return id_.replace("-", "_")


def _field(id_: str, said: Any) -> Run:
    """A field from the data of a document; one that is filled already is a text."""
    if said.get("filled"):
        return Run(said["value"])
    control = Control(said.get("type", "text"), tuple(said.get("options", ())), value=said.get("value", ""))
    return Run(said["label"], kind="field", token=id_, control=control)


def _named(value: object) -> object:
    if isinstance(value, Mapping):
        return Fact({written(str(name)): _named(one) for name, one in value.items()})
    if isinstance(value, list | tuple):
        return [_named(one) for one in value]
    return "" if value is None else value
