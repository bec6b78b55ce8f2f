"""The blocks of a document, and the document itself.

Every block carries its ``origin``: the path of the blueprint element and field that it prints
(``objections.too-expensive.responses.mill-case.text``), or "" where it prints a label of ours.
Text is ``Inline`` (runs) throughout; a renderer never parses markdown.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from generator.locale import Label, Language
from generator.locale.territories import PaperSize

from .figures import Figure
from .inline import Inline

Audience = Literal["internal", "customer"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; ``level`` 1 to 3 below the document's title. ``anchor`` is unique in the document."""

    level: int
    text: Inline
    anchor: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. ``lead`` opens a chapter, ``say`` is spoken wording, ``note`` is small print."""

    text: Inline
    style: Literal["body", "lead", "say", "note"] = "body"
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Bullets:
    """An unordered list."""

    items: tuple[Inline, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Steps:
    """A list numbered from 1."""

    items: tuple[Inline, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Checklist:
    """Boxes to tick."""

    items: tuple[Inline, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its title, relative width and what its cells hold; ``id`` names it for whoever arranges it.

    ``blank`` is a column to write in by hand, ``check`` a box to tick; ``number`` aligns right.
    """

    title: str
    width: float = 1.0
    kind: Literal["text", "number", "blank", "check"] = "text"
    id: str = ""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: an ``Inline`` a column. ``emphasis`` marks totals and recommended rows.

    ``anchor`` is unique in the document where it is given. ``name`` is what the row is called where what is noted in it
    is told elsewhere; without one that is its first text.
    """

    cells: tuple[Inline, ...]
    emphasis: bool = False
    anchor: str = ""
    origin: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header row that repeats on each page."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    caption: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class KeyValues:
    """Facts as label and value, such as a head of a call skeleton."""

    pairs: tuple[tuple[str, Inline], ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Callout:
    """A box that catches the eye.

    ``rule`` an order of the process, ``tip`` advice, ``warning`` a danger, ``decision`` something
    the company still has to decide.
    """

    kind: Literal["rule", "tip", "warning", "decision"]
    title: str
    body: tuple[Inline, ...] = ()
    origin: str = ""


CALLOUTS = {
    "rule": Label("Rule"),
    "tip": Label("Tip"),
    "warning": Label("Warning"),
    "decision": Label("To be decided", "callout"),
}
"""What a box is called, by its kind."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its background and room for the answer.

    ``facts`` are labelled remarks (why we ask, good sign, bad sign, CRM field) in their order;
    ``probes`` follow-up questions; ``answer_lines`` the number of ruled lines to write on;
    ``scale`` the marks to circle, for a rating. ``field`` is what the answer is called where it is written down
    afterwards, such as a field of the CRM.
    """

    ask: Inline
    facts: tuple[tuple[str, Inline], ...] = ()
    probes: tuple[Inline, ...] = ()
    answer_lines: int = 2
    scale: tuple[str, ...] = ()
    field: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """A message ready to be copied: labelled subject variants, preview, a body of paragraphs and a small footer.

    ``facts`` are labelled remarks for the sender and no part of the message. Without a title it stands below a heading.
    """

    title: str
    subjects: tuple[Inline, ...]
    body: tuple[Inline, ...]
    anchor: str = ""
    origin: str = ""
    preview: Inline = ()
    footer: tuple[Inline, ...] = ()
    facts: tuple[tuple[str, Inline], ...] = ()


@dataclass(frozen=True, slots=True)
class FormLines:
    """Labelled lines to write on; ``lines`` is the number of ruled lines under each label."""

    labels: tuple[Inline, ...]
    lines: int = 1
    origin: str = ""


@dataclass(frozen=True, slots=True)
class SignatureBox:
    """A place to sign for each party: the party's heading and the labels of what to fill in."""

    parties: tuple[tuple[Inline, tuple[str, ...]], ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class LinkItem:
    """A link to another file of the same output, ``path`` relative to the folder of the file that holds it.

    ``format`` is the badge to show (``docx``, ``xlsx``, ``html``, ``csv``); ``anchor`` a place in an HTML file.
    """

    path: str
    format: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class LinkEntry:
    """A line of a directory: its text and the files behind it, the best one first."""

    text: Inline
    links: tuple[LinkItem, ...]
    note: Inline = ()


@dataclass(frozen=True, slots=True)
class Links:
    """A directory of other files of the output."""

    entries: tuple[LinkEntry, ...]
    origin: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""

    origin: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A titled box that is kept together on a page. ``badge`` is a short mark beside the title."""

    title: Inline
    blocks: tuple[Block, ...]
    badge: str = ""
    anchor: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """Cards side by side, ``per_row`` at a time; on a phone one below another."""

    cards: tuple[Card, ...]
    per_row: int = 2
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Pages:
    """A part of a document with a page layout of its own.

    ``one_page`` asks for a page of its own (a stage card); ``landscape`` turns the paper; a ``poster`` is a turned page
    of twice the size.
    """

    id: str
    blocks: tuple[Block, ...]
    landscape: bool = False
    one_page: bool = False
    poster: bool = False
    origin: str = ""


Block = (
    Heading
    | Paragraph
    | Bullets
    | Steps
    | Checklist
    | Table
    | KeyValues
    | Callout
    | Question
    | Message
    | FormLines
    | SignatureBox
    | Links
    | PageBreak
    | Card
    | Grid
    | Pages
    | Figure
)

Data = str | int | float | bool | None | list["Data"] | dict[str, "Data"]


@dataclass(frozen=True, slots=True)
class Imprint:
    """What stands on the cover, in the header and in the footer of every paper.

    ``stage_badge`` is a short mark such as "3" or "4a", "" for the whole process; ``marking`` the
    printed audience mark ("WEWNĘTRZNE"), "" on a customer's paper; ``as_of`` a printed date or "", ``day`` the same
    day for the properties of a file. ``reference`` is what a customer's paper is known by, its number. ``paper`` is
    the size of what it is printed on.
    """

    company: str
    edition: str
    as_of: str = ""
    stage_badge: str = ""
    marking: str = ""
    footer: str = ""
    owner: str = ""
    paper: PaperSize = "A4"
    reference: Inline = ()
    day: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A thing to be found: its title, where it stands (as in ``LinkItem``), its bare text and a printed kind.

    ``within`` is the title of the paper that a passage is from, "" for what is found as a whole; ``also`` is what else
    people call it.
    """

    title: str
    path: str
    anchor: str = ""
    text: str = ""
    kind: str = ""
    within: str = ""
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimedPart:
    """A part of a talk: its title, the minutes planned for it, and the anchor of where it stands in the document."""

    title: str
    minutes: int
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Notebook:
    """Makes a page one that is written in during a talk: the reader's browser keeps what is typed and ticked there.

    It is kept under ``key``, which no other paper of any company has, and the edition. ``parts`` are those of the talk
    in their order, for a timer.
    """

    key: str
    parts: tuple[TimedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A paper that is read. ``cover`` and ``contents`` ask for a cover page and a table of contents.

    In HTML, ``searchable`` gives the page a filter, ``search`` a full-text search over what it lists, and ``home``
    a link back to the portal (a relative address). ``papers`` says where the links to other papers lead, by the link;
    one that is not among them leads nowhere and is text. With a ``notebook`` the page can be written in. ``data`` is
    the plain tree a company's own template sees.
    """

    id: str
    title: str
    language: Language
    audience: Audience
    imprint: Imprint
    blocks: tuple[Block, ...]
    subtitle: str = ""
    cover: bool = False
    contents: bool = False
    searchable: bool = False
    home: str = ""
    search: tuple[SearchEntry, ...] = ()
    papers: Mapping[str, LinkItem] = field(default_factory=dict)
    notebook: Notebook | None = None
    data: Mapping[str, Data] = field(default_factory=dict)
