"""Edits of papers for people and for machines, in the language of the process."""

from __future__ import annotations

from collections.abc import Iterator

import click

from generator.blueprint.reading.nodes import plain
from generator.editions.naming import Names
from generator.editions.wording import pieces
from generator.edits.edit import Edit, Kind
from generator.locale import Label
from generator.locale.voice import Voice
from generator.press.corrections import Corrected, Corrections, Unread

from .difference_report import worded
from .report import harmless

_MARKS: dict[Kind, str] = {"added": "+", "removed": "-", "changed": "~", "remark": "»"}
_COLOURS: dict[Kind, str] = {"added": "green", "removed": "red", "changed": "yellow", "remark": "cyan"}
_UNREAD: dict[Unread, Label] = {
    "format": Label("edited by hand; where texts of this format are from is not known"),
    "gone": Label("edited by hand; the blueprint makes this paper no longer"),
    "damaged": Label("edited by hand; it cannot be read"),
    "template": Label("edited by hand; where cells of a workbook of your own are from is not known"),
}
_NO_TEXT = Label("edited by hand, but none of its texts differs")
_LOST = Label("which field it is from is not known")
_UNTOLD = Label("what the field would have to say is not known")


def as_text(found: Corrections) -> Iterator[str]:
    """Lines for a terminal: each file, each edit with the field that it is from or its place in the file."""
    names, voice = _names(found), Voice(found.loaded.blueprint.language)
    for number, file in enumerate(found.files):
        yield from ([""] if number else [])
        yield f"{click.style(harmless(file.paper.title), bold=True)}  {click.style(harmless(file.path), dim=True)}"
        if file.unread:
            yield f"  {voice.say(_UNREAD[file.unread])}"
        elif not file.paper.edits:
            yield f"  {voice.say(_NO_TEXT)}"
        for edit in file.paper.edits:
            yield from _of_edit(edit, file, names, voice)


def _of_edit(edit: Edit, file: Corrected, names: Names, voice: Voice) -> Iterator[str]:
    mark = click.style(_MARKS[edit.kind], fg=_COLOURS[edit.kind])
    where = _place(edit, file, voice)
    if edit.path:
        name = names.within(edit.path) or names.section(edit.path)
        where = f"{names.section(edit.path)} › {name}  {click.style(harmless(edit.path), dim=True)}"
    doubt = "" if edit.is_home or edit.kind == "remark" else f"  ({voice.say(_UNTOLD if edit.path else _LOST)})"
    yield f"  {mark} {where}{doubt}"
    yield f"      {worded(pieces(edit.before, edit.after))}"
    yield from (f"      » {harmless(remark)}" for remark in edit.remarks)


def _place(edit: Edit, file: Corrected, voice: Voice) -> str:
    """Where an edit stands in its file, for whoever has it open."""
    if file.paper.format == "xlsx":
        return harmless(" ".join(filter(None, (edit.heading, edit.place))))
    paragraph = voice.say("paragraph {n}", n=edit.place)
    return harmless(f"{edit.heading}, {paragraph}" if edit.heading else paragraph)


def total(found: Corrections) -> str:
    """How many edits there are, and how many of them lead home."""
    edits = [edit for file in found.files for edit in file.paper.edits if edit.kind != "remark"]
    if not edits:
        return "No edits."
    home = sum(edit.is_home for edit in edits)
    return f"{len(edits)} {'edit' if len(edits) == 1 else 'edits'}, {home} with a known field."


def as_data(found: Corrections) -> dict[str, object]:
    """The edits as plain data."""
    names = _names(found)
    return {
        "language": found.loaded.blueprint.language,
        "files": [
            {
                "path": file.path,
                "title": file.paper.title,
                "outdated": file.paper.is_outdated,
                "unread": file.unread,
                "edits": [_row(edit, names) for edit in file.paper.edits],
            }
            for file in found.files
        ],
    }


def _row(edit: Edit, names: Names) -> dict[str, object]:
    return {
        "kind": edit.kind,
        "path": edit.path,
        "section": names.section(edit.path) if edit.path else "",
        "name": names.within(edit.path) if edit.path else "",
        "home": edit.is_home,
        "heading": edit.heading,
        "place": edit.place,
        "before": edit.before,
        "after": edit.after,
        "words": [[piece.kind, piece.text] for piece in pieces(edit.before, edit.after)],
        "from": edit.old or None,
        "to": edit.new,
        "remarks": list(edit.remarks),
    }


def _names(found: Corrections) -> Names:
    return Names(plain(found.loaded.composition.tree), found.loaded.blueprint.language)
