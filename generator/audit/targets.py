"""Rules about targets: they come to what the funnel needs, and are told once (family G)."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.measures import Kpi

from .finding import Finding, Rule, at_own
from .funnel import USUAL_WORKING_DAYS, counted_at_ends, counted_at_starts, funnels_of

TOLD_TWICE = {"contacts-added": "contacts_per_day", "prospecting-hours": "prospecting_hours_per_day"}
"""Indicators of a week's work, with the field of ``targets`` that says the same for a day."""
TRIES_PER_HOUR = 20
"""Numbers that one person dials in an hour, three minutes each with the note; our own figure for G11."""
SELLER = "salesperson"
"""The role whose indicators are counted for each person; those of others for the whole team."""
_PERIODS = {"week": 1, "month": 12, "quarter": 4, "year": 1}
"""How many periods a year has; a week is counted in working days."""
_NUMBER = re.compile(r"(?:\d{1,3}(?:[ \u00a0]\d{3}){1,2}|\d{1,9})(?![\d.,%]|\s*%)")


def targets_meet_the_funnel(blueprint: Blueprint) -> Iterator[Finding]:
    """G11: what is aimed at comes to what the plan of the year needs."""
    funnels = [*funnels_of(blueprint)]
    starts = counted_at_starts(funnels)
    for kpi_id, count in {**counted_at_ends(funnels), **starts}.items():
        kpi = blueprint.kpis.get(kpi_id)
        aimed, period = _aimed(kpi), _period(kpi)
        if kpi is None or period is None or aimed is None or count is None or _gives_way(kpi, starts, blueprint):
            continue
        people = (blueprint.targets.salespeople or 1) if kpi.owner == SELLER else 1
        needs = math.ceil(Fraction(count, people) / _periods(period, blueprint))
        if aimed < needs:
            whose = " for each salesperson" if kpi.owner == SELLER else ""
            message = f"`{kpi.id}` aims at {aimed} a {period}{whose}, and the plan of the year needs {needs}"
            yield _below(kpi.origin("target"), message, f"Write {needs} in `kpis.{kpi.id}.target`", blueprint)


def prospecting_fits_its_hours(blueprint: Blueprint) -> Iterator[Finding]:
    """G11: the first tries that the plan needs fit into the hours that are kept for them."""
    funnels, hours = [*funnels_of(blueprint)], blueprint.targets.prospecting_hours_per_day
    firsts = [funnel.a_day(funnel.needed[0]) for funnel in funnels if funnel.needed[0] is not None]
    if len(firsts) < len(funnels) or not firsts or not hours:
        return
    a_day = math.ceil(sum(firsts))
    if a_day > hours * TRIES_PER_HOUR:
        needed = math.ceil(a_day / TRIES_PER_HOUR)
        message = (
            f"the plan of the year needs {a_day} first tries a day from each salesperson, more than fit into "
            f"{hours:f} hours"
        )
        way_out = f"Write {needed}, hours kept free a day, in `targets.prospecting_hours_per_day`"
        yield _below("targets.prospecting_hours_per_day", message, way_out, blueprint)


def _below(where: str, message: str, way_out: str, blueprint: Blueprint) -> Finding:
    """A target that is too low, told at the company's own of target and plan."""
    path, related = at_own(where, "targets.yearly_revenue", blueprint)
    hint = (
        f"{way_out}; or plan a smaller `targets.yearly_revenue`, more `targets.salespeople`, or better rates under "
        "`funnel`, where you have counted them."
    )
    return Finding("targets-below-funnel", path, message, hint, related)


def targets_are_told_once(blueprint: Blueprint) -> Iterator[Finding]:
    """A day's target and the week's target of its indicator come to the same."""
    for id_, field in TOLD_TWICE.items():
        kpi, a_day = blueprint.kpis.get(id_), getattr(blueprint.targets, field)
        aimed = _aimed(kpi)
        if kpi is None or aimed is None or a_day is None or _period(kpi) != "week":
            continue
        a_week = Decimal(a_day) * blueprint.locale.days_a_week
        if aimed != a_week:
            path, related = at_own(kpi.origin("target"), f"targets.{field}", blueprint)
            yield Finding(
                "target-told-twice",
                path,
                f"`targets.{field}` comes to {a_week:f} a week, and `kpis.{id_}` aims at {aimed}",
                f"Write {a_week:f} in `kpis.{id_}.target`, or change `targets.{field}`.",
                related,
            )


def _gives_way(kpi: Kpi, reckoned: Mapping[str, int | None], blueprint: Blueprint) -> bool:
    """Whether papers print what the funnel needs in place of a target that is the base's."""
    return kpi.id in reckoned and blueprint.is_default(kpi.origin("target"))


def _aimed(kpi: Kpi | None) -> int | None:
    """The number that an indicator aims at; None where it is no plain number: "every offer", "40 %"."""
    found = _NUMBER.match(kpi.target) if kpi and kpi.target and kpi.unit in ("count", "hours") else None
    return int(re.sub(r"\D", "", found[0])) if found else None


def _period(kpi: Kpi | None) -> str | None:
    """The period for which an indicator is counted, where that is one of those that a year is divided into."""
    every = kpi.rhythm.every if kpi and kpi.rhythm else None
    return every.unit if every and every.count == every.times == 1 and every.unit in _PERIODS else None


def _periods(period: str, blueprint: Blueprint) -> Fraction:
    return (
        Fraction(USUAL_WORKING_DAYS, blueprint.locale.days_a_week) if period == "week" else Fraction(_PERIODS[period])
    )


RULES: tuple[Rule, ...] = (targets_meet_the_funnel, prospecting_fits_its_hours, targets_are_told_once)
