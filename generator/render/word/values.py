"""What the tags of a shell may name of a document, beside what is drawn of it."""

from __future__ import annotations

from typing import TypedDict

from generator.documents.blocks import Document, Imprint
from generator.locale import Label, Say
from generator.locale.conventions import tag_of

_LABELS = {
    "edition": Label("Edition"),
    "as_of": Label("as of"),
    "as_of_title": Label("As of"),
    "owner": Label("Owner", "imprint"),
    "page": Label("Page"),
    "of": Label("of", "page"),
}


class Fact(TypedDict):
    """A line of the imprint."""

    label: str
    value: str


class Values(TypedDict):
    """Texts as they are printed, empty where a document has none; ``facts`` are those of the imprint that it has."""

    title: str
    subtitle: str
    company: str
    edition: str
    as_of: str
    stage_badge: str
    marking: str
    footer: str
    owner: str
    eyebrow: str
    language: str
    cover: bool
    labels: dict[str, str]
    facts: tuple[Fact, ...]


NAMES = frozenset(Values.__annotations__)


def values(document: Document, say: Say) -> Values:
    """The values of a document, its labels in its language."""
    imprint = document.imprint
    as_of = imprint.as_of if document.audience == "internal" else ""
    labels = {name: say(label) for name, label in _LABELS.items()}
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "company": imprint.company,
        "edition": imprint.edition,
        "as_of": as_of,
        "stage_badge": imprint.stage_badge,
        "marking": imprint.marking,
        "footer": imprint.footer,
        "owner": imprint.owner,
        "eyebrow": _eyebrow(document, say),
        "language": tag_of(document.language),
        "cover": document.cover,
        "labels": labels,
        "facts": _facts(imprint, as_of, labels),
    }


def _facts(imprint: Imprint, as_of: str, labels: dict[str, str]) -> tuple[Fact, ...]:
    """Edition, date and owner, as far as the document names them."""
    given = {"edition": imprint.edition, "as_of_title": as_of, "owner": imprint.owner}
    return tuple({"label": labels[name], "value": value} for name, value in given.items() if value)


def _eyebrow(document: Document, say: Say) -> str:
    """The line above the title: whose paper it is and, among ourselves, which stage it serves."""
    imprint = document.imprint
    if document.audience == "customer" or not imprint.stage_badge:
        return imprint.company
    return f"{imprint.company} · {say('Stage')} {imprint.stage_badge}"
