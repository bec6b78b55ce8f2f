"""A filled register, read: the rows of each of its forms, and everything that is to be told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Place, Problem

from .layout import INTERVIEWS, REGISTER, asked
from .legend import Legend, legend_in
from .opening import UnreadRegisterError, opened
from .rows import Entry, Rows, rows_of
from .tables import tables_in
from .told import row_problem, told_twice
from .values import Reader
from .wording import Wording

_NO_ROWS = Rows()


@dataclass(frozen=True, slots=True)
class Register:
    """A file with its rows by the ids of forms; without a list of interviews it holds none."""

    file: str
    rows: Mapping[str, Rows] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def of(self, form: str) -> Rows:
        """The rows of a form."""
        return self.rows.get(form, _NO_ROWS)


def read(data: bytes, file: str, spoken: Sequence[Blueprint]) -> Register:
    """Read a register; ``spoken`` is the blueprint in its own language, then in others that it can be read in."""
    blueprint = spoken[0]
    try:
        sheets = opened(data)
    except UnreadRegisterError as error:
        return Register(file, problems=(Problem("register-unread", error.reason, error.hint, Place(file)),))
    legend = legend_in(sheets)
    if legend.paper not in ("", REGISTER):
        return Register(file, problems=(_another_paper(legend, file),))
    wording = Wording(legend, spoken)
    found = tables_in(sheets, asked(blueprint), wording, file)
    currency = _currency(blueprint)
    reader = Reader(wording, blueprint.country, currency)
    rows = {table.form.id: rows_of(table, reader, file) for table in found.tables}
    if INTERVIEWS not in rows:
        return Register(file, problems=found.problems)
    rows = {id_: _known(one, rows[INTERVIEWS]) if id_ != INTERVIEWS else _each_once(one) for id_, one in rows.items()}
    problems = (problem for one in rows.values() for problem in one.problems)
    return Register(file, rows, (*_another_edition(legend, blueprint, file), *found.problems, *problems))


def _currency(blueprint: Blueprint) -> str:
    """The currency of the register's amounts: that of the value from which deals are looked into."""
    least = blueprint.win_loss.min_value
    return (least.currency if least else None) or blueprint.company.currency


# --- of which paper, of which edition -------------------------------------------------------------


def _another_paper(legend: Legend, file: str) -> Problem:
    message = f"this is the paper `{legend.paper}`, not the register"
    return Problem("register-unread", message, f"Give the file of `{REGISTER}`.", Place(file))


def _another_edition(legend: Legend, blueprint: Blueprint, file: str) -> Iterator[Problem]:
    if legend.edition and legend.edition != blueprint.edition:
        message = f"this register was printed for edition {legend.edition}, and the blueprint is {blueprint.edition}"
        hint = f"For new interviews give people the register of this edition: `salesbook build --only {REGISTER}`."
        yield Problem("register-edition", message, hint, Place(file), severity="advice")


# --- which interview ------------------------------------------------------------------------------


def _each_once(interviews: Rows) -> Rows:
    """The interviews whose numbers stand once; of two with one number nobody knows which is meant."""
    first: dict[str, Entry] = {}
    problems: list[Problem] = []
    twice: set[str] = set()
    for entry in interviews.entries:
        other = first.setdefault(entry.interview, entry)
        if other is not entry:
            twice.add(entry.interview)
            problems += [_twice(other, entry), _twice(entry, other)]
    left = tuple(entry for entry in interviews.entries if entry.interview not in twice)
    return Rows(left, (*interviews.problems, *dict.fromkeys(problems)), interviews.refused | twice)


def _twice(entry: Entry, other: Entry) -> Problem:
    number = entry.values[entry.table.form.key.id]
    reason = f"interview {number} stands in row {other.spot.row} too; neither row is taken"
    spot = entry.at(entry.table.form.key.id)
    return told_twice(spot, reason, "Give one of them another number, here and on the other sheets.")


def _known(rows: Rows, interviews: Rows) -> Rows:
    """The rows of interviews that are there. Of one that is refused, all is refused, which is told there alone."""
    there = {entry.interview for entry in interviews.entries}
    left = tuple(entry for entry in rows.entries if entry.interview in there)
    unknown = (one for one in rows.entries if one.interview not in there and one.interview not in interviews.refused)
    return Rows(left, (*rows.problems, *map(_unknown, unknown)), rows.refused)


def _unknown(entry: Entry) -> Problem:
    number = entry.values[entry.table.form.key.id]
    reason = f"there is no interview {number}; the row is not taken"
    hint = "Enter the interview on the first sheet, or correct the number."
    return row_problem(entry.at(entry.table.form.key.id), reason, hint)
