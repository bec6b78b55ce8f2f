"""What the tags of a shell may name of a document, beside what is drawn of it."""

from __future__ import annotations

from typing import TypedDict

from markupsafe import Markup

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
    """Texts as they are printed, empty where a document has none; ``facts`` are those of the imprint that it has.

    ``imprint`` is the line at the foot of a page, ``reference`` what a customer's paper is known by, as a run.
    """

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
    imprint: str
    reference: Markup
    labels: dict[str, str]
    facts: tuple[Fact, ...]


NAMES = frozenset(Values.__annotations__)


def values(document: Document, say: Say, reference: Markup) -> Values:
    """The values of a document, its labels in its language; ``reference`` is what it is known by, as runs."""
    imprint = document.imprint
    as_of = imprint.as_of if document.audience == "internal" else ""
    labels = {name: say(label) for name, label in _LABELS.items()}
    if not imprint.edition:
        labels["edition"] = ""  # in whatever words a shell prints it
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
        "imprint": _imprint(imprint, as_of, labels),
        "reference": reference,
        "labels": labels,
        "facts": _facts(imprint, as_of, labels),
    }


def _imprint(imprint: Imprint, as_of: str, labels: dict[str, str]) -> str:
    """The line at the foot: edition and date of a paper that has them, and otherwise whose paper it is."""
    edition = f"{labels['edition']} {imprint.edition}" if imprint.edition else imprint.company
    return "  ·  ".join(filter(None, (edition, f"{labels['as_of']} {as_of}" if as_of else "")))


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
