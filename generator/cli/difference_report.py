"""The difference between two editions for people, for machines and for a pull request."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

import click

from generator.editions import names
from generator.editions.difference import KINDS, Kind
from generator.editions.snapshot import Edition
from generator.editions.telling import Entry, Part, Telling
from generator.editions.wording import Piece, pieces
from generator.locale import Label
from generator.locale.voice import Voice
from generator.press.comparing import Comparison, Touched

from .report import harmless

_MARKS: dict[Kind, str] = {"added": "+", "removed": "-", "changed": "~", "moved": "↕"}
_COLOURS: dict[Kind, str] = {"added": "green", "removed": "red", "changed": "yellow", "moved": "cyan"}
_KINDS: dict[Kind, Label] = {
    "added": Label("added", "change"),
    "removed": Label("removed", "change"),
    "changed": Label("changed", "change"),
    "moved": Label("moved", "change"),
}
_LOOKS = {"brand", "theme", "templates"}
"""What papers look by; what a brand prints on them is told of paper by paper."""
_ACTIVE = re.compile(r"([\\`*_\[\]<>~|#!&])")
"""What Markdown, as code hosts read it, would take for something else than a text."""


def as_text(comparison: Comparison) -> Iterator[str]:
    """Lines for a terminal."""
    voice = _voice(comparison)
    yield harmless(_title(comparison, voice))
    for part in _parts(comparison):
        yield ""
        yield click.style(harmless(part.title), bold=True)
        for entry in part.entries:
            yield _entry(entry)
            yield from (f"      {worded(line)}" for line in entry.lines)
    yield from _papers(comparison, voice)


def _entry(entry: Entry) -> str:
    mark = click.style(_MARKS[entry.kind], fg=_COLOURS[entry.kind])
    return f"  {mark} {harmless(entry.name)}  {click.style(harmless(entry.path), dim=True)}"


def worded(line: Iterable[Piece]) -> str:
    """A line with what went and came marked as ``wdiff`` does it, so that it is seen without colours as well."""
    return "".join(map(_marked, line))


def _marked(piece: Piece) -> str:
    text = harmless(piece.text)
    if piece.kind == "removed":
        return click.style(f"[-{text}-]", fg="red")
    return click.style(f"{{+{text}+}}", fg="green") if piece.kind == "added" else text


def _papers(comparison: Comparison, voice: Voice) -> Iterator[str]:
    if comparison.papers is None:
        return
    yield ""
    yield click.style(_papers_title(comparison, voice), bold=True)
    for paper in comparison.papers:
        mark = click.style(_MARKS[paper.kind], fg=_COLOURS[paper.kind])
        yield f"  {mark} {harmless(paper.title)}  {click.style(harmless(paper.id), dim=True)}"
    if _changes_look(comparison):
        yield f"  {voice.say('The look of papers changed.')}"


# --- Markdown -------------------------------------------------------------------------------------


def as_markdown(comparison: Comparison) -> Iterator[str]:
    """Lines for the description of a pull request, or a comment on it."""
    voice = _voice(comparison)
    yield f"## {_plain(_title(comparison, voice))}"
    for part in _parts(comparison):
        yield ""
        yield f"### {_plain(part.title)}"
        yield ""
        for entry in part.entries:
            yield f"- {_said(entry.kind, voice)}: {_plain(entry.name)} (`{_code(entry.path)}`)"
            yield from (f"  - {_struck(line)}" for line in entry.lines)
    yield from _papers_in_markdown(comparison, voice)


def _papers_in_markdown(comparison: Comparison, voice: Voice) -> Iterator[str]:
    if comparison.papers is None:
        return
    yield ""
    yield f"### {_plain(_papers_title(comparison, voice))}"
    if comparison.papers or _changes_look(comparison):
        yield ""
    for paper in comparison.papers:
        yield f"- {_said(paper.kind, voice)}: {_plain(paper.title)} (`{_code(paper.id)}`)"
    if _changes_look(comparison):
        yield f"- {voice.say('The look of papers changed.')}"


def _struck(line: Iterable[Piece]) -> str:
    return "".join(map(_emphasised, line)).strip()


def _emphasised(piece: Piece) -> str:
    """A piece with its marks close to its words, for beside a blank they are none."""
    mark = {"removed": "~~", "added": "**", "same": ""}[piece.kind]
    words = piece.text.strip()
    if not words or not mark:
        return _plain(piece.text)
    before, _, after = piece.text.partition(words)
    return f"{_plain(before)}{mark}{_plain(words)}{mark}{_plain(after)}"


def _plain(text: str) -> str:
    """A text of which Markdown makes nothing, and which calls nobody."""
    return _ACTIVE.sub(r"\\\1", harmless(text)).replace("@", "&#64;")


def _code(text: str) -> str:
    return harmless(text).replace("`", "'")


# --- data -----------------------------------------------------------------------------------------


def as_data(comparison: Comparison) -> dict[str, object]:
    """The difference as plain data: values whole, texts word by word."""
    told = {entry.path + entry.kind: (part, entry) for part in _parts(comparison) for entry in part.entries}
    rows = []
    for change in comparison.changes:
        part, entry = told[change.path + change.kind]
        row: dict[str, object] = {"kind": change.kind, "path": change.path, "section": part.title, "name": entry.name}
        row |= {"before": change.before, "after": change.after}
        if change.kind == "changed" and isinstance(change.before, str) and isinstance(change.after, str):
            row["words"] = [[piece.kind, piece.text] for piece in pieces(change.before, change.after)]
        rows.append(row)
    papers = comparison.papers
    return {
        "before": comparison.before.number,
        "after": comparison.after.number,
        "language": comparison.after.language,
        "changes": rows,
        "papers": None if papers is None else [_row(paper) for paper in papers],
        "look_changed": _changes_look(comparison),
    }


def _row(paper: Touched) -> dict[str, object]:
    return {"kind": paper.kind, "id": paper.id, "title": paper.title, "elements": list(paper.origins)}


# --- what all of them say -------------------------------------------------------------------------


def _voice(comparison: Comparison) -> Voice:
    return Voice(comparison.after.language)


def _parts(comparison: Comparison) -> Iterator[Part]:
    before, after = comparison.before, comparison.after
    return Telling(before.data, after.data, after.language).parts(comparison.changes)


def _title(comparison: Comparison, voice: Voice) -> str:
    both = f"{_number(comparison.before, voice)} → {_number(comparison.after, voice)}"
    if not comparison.changes:
        return f"{both}: {voice.say('nothing changed')}"
    counts = Counter(change.kind for change in comparison.changes)
    return f"{both}: {', '.join(f'{_said(kind, voice)} {counts[kind]}' for kind in KINDS if counts[kind])}"


def _number(edition: Edition, voice: Voice) -> str:
    return voice.say("now", context="edition") if edition.number == names.NOW else edition.number


def _said(kind: Kind, voice: Voice) -> str:
    return voice.say(_KINDS[kind])


def _papers_title(comparison: Comparison, voice: Voice) -> str:
    touched = len(comparison.papers or ())
    if not touched:
        return voice.say("No paper says anything else.")
    return voice.say("Papers that say something else: {n} of {all}", n=touched, all=comparison.of)


def _changes_look(comparison: Comparison) -> bool:
    return any(change.path.partition(".")[0] in _LOOKS for change in comparison.changes)
