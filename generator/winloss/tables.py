"""The tables of a register as they came back: which sheet is which form, and where its columns stand by now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.blueprint.problems import Place, Problem

from .alike import alike
from .layout import INTERVIEWS, REGISTER, Field, Form
from .opening import Row, Sheet
from .values import as_text
from .wording import Wording

_FIRST_ROWS = 40
"""The heads of a table stand in one of these rows: people write above it, but not pages."""
_NAMED = 4


@dataclass(frozen=True, slots=True)
class Table:
    """A form as it stands in a file: its columns by the ids of fields, and the rows below the heads."""

    form: Form
    sheet: str
    columns: Mapping[str, int]
    heads: Mapping[str, str]
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The tables of a file, and what is told of those that are not there or not whole."""

    tables: tuple[Table, ...]
    problems: tuple[Problem, ...]


def tables_in(sheets: Sequence[Sheet], forms: Iterable[Form], wording: Wording, file: str) -> Found:
    """The table of each form that the file has."""
    tables: list[Table] = []
    problems: list[Problem] = []
    left = [sheet for sheet in sheets if not sheet.is_hidden]
    for form in forms:
        called = [sheet for sheet in left if _is_called(sheet.name, wording.titles(form))]
        others = [sheet for sheet in left if not _is_called(sheet.name, wording.titles_of_all())]
        table = _table(form, called or others, wording, most_of_it=not called)
        if table is None:
            problems.append(_no_table(form, called, wording, file))
            continue
        tables.append(table)
        left = [sheet for sheet in left if sheet.name != table.sheet]
        problems += _incomplete(table, wording, file)
    return Found(tuple(table for table in tables if not [*_missing(table, needed=True)]), tuple(problems))


def _table(form: Form, sheets: Sequence[Sheet], wording: Wording, *, most_of_it: bool) -> Table | None:
    """The sheet whose heads are most like the form's; one of another name has to have all that is needed."""
    found = [table for sheet in sheets if (table := _headed(form, sheet, wording))]
    whole = [table for table in found if not most_of_it or not [*_missing(table, needed=True)]]
    return max(whole, key=lambda table: len(table.columns), default=None)


def _is_called(name: str, titles: frozenset[str]) -> bool:
    """Whether a tab bears one of the titles; a long one is cut there."""
    shown = alike(name)
    return shown in titles or (len(name) > 20 and any(title.startswith(shown) for title in titles))


def _headed(form: Form, sheet: Sheet, wording: Wording) -> Table | None:
    """The form at the row of a sheet that has the most of its heads, at least two of them."""
    known = {words: field for field in form.fields for words in wording.heads(field, form)}
    rows = sheet.rows[:_FIRST_ROWS]
    found = [(place, _columns(row, known)) for place, row in enumerate(rows)]
    place, columns = max(found, key=lambda pair: len(pair[1]), default=(0, {}))
    if len(columns) < 2:
        return None
    heads = {id_: as_text(rows[place].cells[column].value) for id_, column in columns.items()}
    return Table(form, sheet.name, columns, heads, sheet.rows[place + 1 :])


def _columns(row: Row, known: Mapping[str, Field]) -> dict[str, int]:
    """The columns whose heads stand in a row, by the ids of fields; of two with one head the first."""
    columns: dict[str, int] = {}
    for number, cell in row.cells.items():
        field = known.get(alike(as_text(cell.value)))
        if field:
            columns.setdefault(field.id, number)
    return columns


# --- what is told ---------------------------------------------------------------------------------


def _missing(table: Table, *, needed: bool) -> Iterator[Field]:
    return (one for one in table.form.fields if one.needed is needed and one.id not in table.columns)


def _no_table(form: Form, called: Sequence[Sheet], wording: Wording, file: str) -> Problem:
    """That a form is not there; without the list of interviews nothing else can be read."""
    title = called[0].name if called else wording.title(form)
    heads = ", ".join(f"“{wording.head(field, form)}”" for field in form.fields[:_NAMED])
    if called:
        hint = f"Give its columns their heads again: {heads} …"
        return Problem("register-column", f"on “{title}” no heads of columns are found", hint, Place(file))
    if form.id == INTERVIEWS:
        hint = (
            f"Take the file that `salesbook build --only {REGISTER}` makes; any sheet with the heads {heads} … will do."
        )
        return Problem("register-sheet", f"there is no sheet “{title}”", hint, Place(file))
    hint = "If it was deleted on purpose, nothing is missing; else copy it back from an earlier file."
    return Problem("register-sheet", f"there is no sheet “{title}”", hint, Place(file), severity="advice")


def _incomplete(table: Table, wording: Wording, file: str) -> Iterator[Problem]:
    for field in _missing(table, needed=True):
        head = wording.head(field, table.form)
        message = f"“{table.sheet}” has no column “{head}”, so none of its rows is taken"
        yield Problem("register-column", message, f"Write “{head}” above the column again.", Place(file))
    others = [wording.head(field, table.form) for field in _missing(table, needed=False)]
    if others:
        message = f"“{table.sheet}” has no column {', '.join(f'“{head}”' for head in others)}"
        hint = "If it was deleted on purpose, nothing is missing; else write the head above the column again."
        yield Problem("register-column", message, hint, Place(file), severity="advice")
