"""Closed deals of an export as plain data of a blueprint, with codes for names."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from slugify import slugify

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.interviews import Deal
from generator.blueprint.problems import Place, Problem

from .alike import alike
from .codes import CUSTOMER, SELLER, Codes
from .crm_lines import Data, Lines
from .deals import id_of
from .exports import Export, Record

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Closed:
    """What an export says: deals by their ids, how many of its lines are open deals, and what is told of it."""

    deals: Mapping[str, Data]
    open: int
    problems: tuple[Problem, ...]


def closed_deals(export: Export, file: str, blueprint: Blueprint, since: datetime.date | None = None) -> Closed:
    """The deals of an export that have ended, on that day or later."""
    missing = [what for what in ("number", "outcome") if not _has(export, what)]
    if missing:
        return Closed({}, 0, tuple(_no_column(what, export, file) for what in missing))
    lines = Lines(export, file, blueprint)
    read = [(record, deal) for record in export.records if (deal := lines.deal(record)) is not None]
    ended = [(record, deal) for record, deal in read if _ended_since(deal, since)]
    deals = dict(_coded([*_each_once(ended, lines)], blueprint))
    return Closed(deals, lines.open, (*lines.problems, *lines.unknown()))


def _has(export: Export, what: str) -> bool:
    """Whether a column is there; how a deal ended may stand in its stage."""
    return what in export.heads or (what == "outcome" and "stage" in export.heads)


def _ended_since(deal: Data, since: datetime.date | None) -> bool:
    day = deal.get("closed") or deal.get("last_contact")
    return since is None or (day is not None and day >= since.isoformat())


def _each_once(found: Iterable[tuple[Record, Data]], lines: Lines) -> Iterator[Data]:
    """Each deal once; of two lines with one number the first."""
    first: dict[str, Record] = {}
    for record, deal in found:
        other = first.setdefault(alike(deal["number"]), record)
        if other is record:
            yield deal
        else:
            reason = f"deal {deal['number']} stands in line {other.line} too; this line is not taken"
            lines.tell(record, reason, "Export each deal once.")


def _coded(deals: Sequence[Data], blueprint: Blueprint) -> Iterator[tuple[str, Data]]:
    """Deals by their ids, with codes where names stand: those that they have already, then new ones."""
    known = {alike(one.number or one.id): one for one in blueprint.deals.values()}
    pairs = [(deal, known.get(alike(deal["number"]))) for deal in deals]
    codes = {kind: _codes(kind, pairs, blueprint) for kind in (CUSTOMER, SELLER)}
    for deal, before in pairs:
        who = {kind: given.of(deal[kind]) for kind, given in codes.items() if kind in deal}
        yield before.id if before else id_of(slugify(deal["number"])), {**deal, **who}


def _codes(kind: str, pairs: Iterable[tuple[Data, Deal | None]], blueprint: Blueprint) -> Codes:
    """Codes of a kind, which know the names of the deals that the blueprint has already."""
    codes = Codes(kind, (getattr(one, kind) for one in blueprint.deals.values()))
    for deal, before in pairs:
        code = getattr(before, kind) if before else None
        if code and kind in deal:
            codes.join(deal[kind], code)
    return codes


def _no_column(what: str, export: Export, file: str) -> Problem:
    others = ", ".join(f"“{head}”" for head in export.unknown[:_NAMED]) or "none"
    needed = {"number": "the number of a deal", "outcome": "how a deal ended, nor its stage"}[what]
    message = f"no column says {needed}; those that nobody knows are {others}"
    way = f"`--column {what}=NAME`, or in the blueprint `crm: {{deal_columns: {{{what}: NAME}}}}`"
    hint = f"Export it as well; or say what it is called: {way}."
    return Problem("deals-column", message, hint, Place(file))
