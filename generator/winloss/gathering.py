"""Interviews and their deals as plain data of a blueprint, gathered from registers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.days import add_months
from generator.blueprint.problems import Problem

from .codes import CUSTOMER, SELLER, Codes
from .deals import DealIds, facts_of
from .masking import Masks
from .parts import Data, Scribe, given, parts_of
from .register import Register
from .talks import Talk, each_once, talks_in
from .told import row_problem, told_twice


@dataclass(frozen=True, slots=True)
class Gathered:
    """What registers say: deals and interviews by their ids, how many are only planned, and what is told of them.

    ``refused`` names the parts of interviews of which a row could not be read, so that what was there of them stays.
    """

    deals: Mapping[str, Data]
    interviews: Mapping[str, Data]
    refused: Mapping[str, frozenset[str]]
    planned: int
    problems: tuple[Problem, ...]


def gathered(registers: Sequence[Register], blueprint: Blueprint) -> Gathered:
    """Gather the interviews that were held, with codes where names stand."""
    problems: list[Problem] = []
    talks = talks_in(registers)
    held = [talk for talk in talks if talk.held]
    taken = [talk for talk in each_once(held, problems) if _is_possible(talk, blueprint, problems)]
    ids = DealIds(taken, blueprint)
    people = {kind: _codes(kind, taken, ids, blueprint) for kind in (CUSTOMER, SELLER)}
    deals: dict[str, Data] = {}
    for talk in taken:
        deal = deals.setdefault(ids.of(talk), {})  # of two interviews about one deal the first tells of it
        for name, value in {**_who(talk, people), **facts_of(talk, blueprint)}.items():
            deal.setdefault(name, value)
    scribe = Scribe(Masks(people[CUSTOMER].names, people[SELLER].names), problems)
    interviews = {talk.id: _interview(talk, ids.of(talk), scribe, blueprint) for talk in taken}
    refused = {talk.id: talk.refused for talk in taken if talk.refused}
    return Gathered(deals, interviews, refused, len(talks) - len(held), tuple(problems))


def _is_possible(talk: Talk, blueprint: Blueprint, problems: list[Problem]) -> bool:
    """Whether an interview was held after the last contact, and is the one that the blueprint has under its number."""
    held, last, known = talk.held, talk.values.get("last"), blueprint.interviews.get(talk.id)
    spot = talk.entry.at("held")
    if held and last and held < last:
        reason = f"it was held on {held}, before the last contact on {last}; the interview is not taken"
        problems.append(row_problem(spot, reason, "Correct one of the two days."))
        return False
    if known and known.held != held:
        reason = (
            f"interview {talk.number} of the blueprint was held on {known.held}, this one on {held}; it is not taken"
        )
        hint = f"Give this one another number; if only the day was wrong, delete `{known.path}` and import again."
        problems.append(told_twice(spot, reason, hint))
        return False
    return True


def _codes(kind: str, talks: Iterable[Talk], ids: DealIds, blueprint: Blueprint) -> Codes:
    """Codes for the names of a kind: those that they have in the blueprint, then new ones in the order of the rows."""
    codes = Codes(kind, (getattr(deal, kind) for deal in blueprint.deals.values()))
    named = [(str(talk.values[kind]), blueprint.deals.get(ids.of(talk))) for talk in talks if talk.values.get(kind)]
    for name, deal in named:
        if deal and (code := getattr(deal, kind)):
            codes.join(name, code)
    for name, _ in named:
        codes.of(name)
    return codes


def _who(talk: Talk, people: Mapping[str, Codes]) -> Data:
    """The codes of the customer and of the salesperson."""
    return {kind: codes.of(str(talk.values[kind])) for kind, codes in people.items() if talk.values.get(kind)}


def _interview(talk: Talk, deal: str, scribe: Scribe, blueprint: Blueprint) -> dict[str, Any]:
    assert talk.held  # those that are only planned are no interviews yet
    until = add_months(talk.held, blueprint.win_loss.retention_months)
    data = {
        "deal": deal,
        "outcome": talk.values["outcome"],
        "held": talk.held.isoformat(),
        "retain_until": until.isoformat(),
        "persona": talk.values.get("persona"),
        "competitor": talk.values.get("competitor"),
        "may_quote": talk.values.get("quotable") or None,
    }
    parts = {name: part for name, part in parts_of(talk, scribe, blueprint.win_loss.ratings).items() if part}
    return {**given(data), **parts}
