"""The edits of a paper: each line that says something else, led home as far as that can be done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from .cells import Difference
from .edit import Edit, Kind
from .home import Found, Home
from .lines import Line, flat, pairs
from .reading_back import edits
from .tracing import Source, Span, Tracer

_Operation = tuple[int, int, str]
"""From where to where a text was changed, and what stands there now."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of a line that a field prints."""

    start: int
    end: int
    found: Found


def edits_of_lines(
    made: Sequence[Line], marked: Sequence[Line], theirs: Sequence[Line], tracer: Tracer, home: Home
) -> Iterator[Edit]:
    """What differs between a file as it was made and as it is; ``marked`` are the lines of the same with marks."""
    spans = _spans(made, marked, tracer)
    last: _Piece | None = None
    for before, after in pairs(made, theirs):
        text = flat(before.text) if before else ""
        if before and (after is None or flat(after.text) != text or after.remarks):
            pieces = [*_pieces(text, spans.get(id(before), ()), home)]
            found = [*_of_line(text, before, after, pieces, home)]
            yield from found
        elif before is None and after:
            yield _added(after, last, home)
        if before:
            last = _whole(text, spans.get(id(before), ()), home) if after else last


def edits_of_cells(differences: Iterable[Difference], home: Home) -> Iterator[Edit]:
    """The same of a workbook, whose cells are known by the rows and columns that they stand in."""
    for one in differences:
        text = flat(one.before)
        edit = Edit(_kind(one), text, flat(one.after), one.sheet, one.place, remarks=one.remarks)
        pieces = [*_pieces(text, (Span(0, len(text), one.source),), home)] if text and one.place else []
        if edit.kind == "changed" and pieces:
            yield from _changed(edit, pieces, home)
        else:
            yield replace(edit, path=pieces[0].found.field.path) if edit.kind == "remark" and pieces else edit


def _kind(one: Difference) -> Kind:
    if flat(one.before) == flat(one.after):
        return "remark"
    return "changed" if one.before and one.after else "removed" if one.before else "added"


# --- lines ----------------------------------------------------------------------------------------


def _spans(made: Sequence[Line], marked: Sequence[Line], tracer: Tracer) -> dict[int, tuple[Span, ...]]:
    """The spans of each line as it was made, which stand in the same line with marks."""
    read = [tracer.read(line.text) for line in marked]
    texts = [flat(line.text) for line in made]
    matcher = SequenceMatcher(None, texts, [text for text, _ in read], autojunk=False)
    return {
        id(made[block.a + number]): read[block.b + number][1]
        for block in matcher.get_matching_blocks()
        for number in range(block.size)
    }


def _pieces(text: str, spans: Sequence[Span], home: Home) -> Iterator[_Piece]:
    """The parts of a line that fields print, none within another; the larger ones are looked at first."""
    taken: list[_Piece] = []

    def is_free(start: int, end: int) -> bool:
        return all(end <= one.start or one.end <= start for one in taken)

    ordered = sorted(spans, key=lambda span: span.start - span.end)
    for span in ordered:
        found = home.find(text[span.start : span.end], span.source) if is_free(span.start, span.end) else None
        if found:
            taken.append(_Piece(span.start, span.end, found))
    for span in ordered:
        for start, end, found in home.parts(text[span.start : span.end], span.source):
            if is_free(span.start + start, span.start + end):
                taken.append(_Piece(span.start + start, span.start + end, found))
    if not taken and (found := home.find(text, Source(""))):
        taken.append(_Piece(0, len(text), found))
    return iter(sorted(taken, key=lambda piece: piece.start))


def _whole(text: str, spans: Sequence[Span], home: Home) -> _Piece | None:
    """The piece that is the whole line; None where it says more, or comes from nowhere."""
    span = next((span for span in spans if (span.start, span.end) == (0, len(text))), None)
    found = home.find(text, span.source) if span else None
    return _Piece(0, len(text), found) if found else None


def _of_line(text: str, before: Line, after: Line | None, pieces: Sequence[_Piece], home: Home) -> Iterator[Edit]:
    place = after or before
    edit = Edit("changed", text, flat(after.text) if after else "", place.heading, place.place, remarks=place.remarks)
    if after is None:
        yield _removed(edit, pieces, len(text))
    elif edit.after == text:
        path = pieces[0].found.field.path if pieces else ""
        yield replace(edit, kind="remark", path=path)
    else:
        yield from _changed(edit, pieces, home)


def _removed(edit: Edit, pieces: Sequence[_Piece], length: int) -> Edit:
    """A line that is gone; one that was an item of a list is taken out of it."""
    is_item = len(pieces) == 1 and (pieces[0].start, pieces[0].end) == (0, length) and _is_item(pieces[0].found)
    edit = replace(edit, kind="removed", remarks=())
    if not is_item:
        return edit
    field = pieces[0].found.field
    return replace(edit, path=field.path, old=field.written)


def _added(line: Line, last: _Piece | None, home: Home) -> Edit:
    """A line that came; one behind an item of a list is one more of it."""
    edit = Edit("added", "", flat(line.text), line.heading, line.place, remarks=line.remarks)
    if last is None or not _is_item(last.found):
        return edit
    field = last.found.field
    return replace(edit, path=field.path, old=field.written, new=home.said_anew(line.text, field))


def _is_item(found: Found) -> bool:
    """Whether a text is a whole item of a list."""
    field, template = found.field, found.template
    is_whole = template is not None and (template.start, template.end) == (0, len(field.written))
    return is_whole and field.path.rpartition(".")[2].isdecimal()


def _changed(edit: Edit, pieces: Sequence[_Piece], home: Home) -> Iterator[Edit]:
    """An edit for each field whose text was changed; and one of the line where something else was."""
    new: dict[int, list[_Operation]] = {}
    is_lost = False
    for operation in edits(edit.before, edit.after):
        ways = ((way, number) for way in _ways(operation, edit.before) for number in _places(way, pieces))
        way, number = next(ways, (operation, None))
        if number is None:
            is_lost = True
        else:
            new.setdefault(number, []).append(way)
    remarks = edit.remarks
    for number, operations in new.items():
        piece = pieces[number]
        said = _applied(edit.before[piece.start : piece.end], piece.start, operations)
        field = piece.found.field
        changed = home.rewritten(piece.found, said)
        yield replace(
            edit,
            before=edit.before[piece.start : piece.end],
            after=said,
            path=field.path,
            old=field.written,
            new=changed,
            remarks=remarks,
        )
        remarks = ()
    if is_lost or not new:
        yield replace(edit, remarks=remarks)


def _ways(operation: _Operation, before: str) -> Iterator[_Operation]:
    """An edit, and where it puts words between two blanks the same with the other of the two."""
    begin, end, come = operation
    yield operation
    if begin == end and begin and come.endswith(" ") and before[begin - 1] == " ":
        yield begin - 1, end - 1, f" {come[:-1]}"


def _places(operation: _Operation, pieces: Sequence[_Piece]) -> Iterator[int]:
    """The numbers of the pieces that an edit stays within."""
    begin, end, _ = operation
    return (number for number, one in enumerate(pieces) if one.start <= begin and end <= one.end)


def _applied(text: str, offset: int, operations: Sequence[_Operation]) -> str:
    for begin, end, come in reversed(operations):
        text = text[: begin - offset] + come + text[end - offset :]
    return text
