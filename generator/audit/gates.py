"""Rules about what lets a deal through a stage, and where it can leave the process (families B and K)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.pipelines import origin_of_standing, standings

from .finding import Finding, Rule

MOST_EXITS = 7
"""Exit criteria of a stage that people still go through; the domain reference's figure (B05)."""
NEAR_CERTAIN = Decimal(95)
"""Percent from which an open deal counts as sold in everybody's head; the domain reference's figure (B08)."""
MOST_MUSTS = 5
"""Fields that may become a must in one stage; the domain reference's figure (K01)."""
_OPEN = ("pipeline", "best-case", "commit")
_GIVEN_UP = ("lost", "abandoned", "disqualified")


def exits_are_few(blueprint: Blueprint) -> Iterator[Finding]:
    """B05: a stage does not ask for more facts than anybody checks."""
    for stage in blueprint.stages.values():
        if len(stage.exit) > MOST_EXITS:
            yield Finding(
                "stage-with-many-exits",
                stage.origin("exit"),
                f"stage `{stage.id}` has {len(stage.exit)} exit criteria, more than the {MOST_EXITS} that people check",
                f"Keep the {MOST_EXITS} without which a deal cannot go on, and take the others out; "
                "one of the base is switched off: `disabled: true`.",
            )


def open_deals_are_uncertain(blueprint: Blueprint) -> Iterator[Finding]:
    """B08: a deal that is not closed can still be lost."""
    told: set[str] = set()
    for pipeline, stage in standings(blueprint):
        path = origin_of_standing(stage, pipeline, "probability")
        if stage.forecast not in _OPEN or stage.probability is None or stage.probability < NEAR_CERTAIN or path in told:
            continue
        told.add(path)
        yield Finding(
            "chance-near-certain",
            path,
            f"deals in `{stage.id}` are open, and count as won with {stage.probability:f} %",
            f"Give it less than {NEAR_CERTAIN} %; where the order is in for good, set `forecast: closed`.",
        )


def deals_can_be_lost(blueprint: Blueprint) -> Iterator[Finding]:
    """B09: where the CRM knows why deals are lost, each stage that is open somewhere has a way for a deal that is."""
    if not blueprint.transitions or not any(one.outcome in _GIVEN_UP for one in blueprint.crm.reasons.values()):
        return
    left = {way.from_ for way in blueprint.transitions.values() if way.kind in _GIVEN_UP}
    parts, end = {blueprint.stages[id_].parent for id_ in left}, _for_losses(blueprint)
    is_open = {stage.id for _, stage in standings(blueprint) if stage.forecast in _OPEN}
    for stage in blueprint.stages.values():
        if stage.id in is_open and not {stage.id, stage.parent} & left and stage.id not in parts:
            yield Finding(
                "stage-without-loss",
                "transitions" if blueprint.is_default(stage.origin("name")) else stage.path,
                f"no deal can be lost in `{stage.id}`: no way of the kind `lost` or `abandoned` leads from it",
                f"Add one under `transitions`: `{{from: {stage.id}, to: {end}, kind: lost}}`.",
            )


def customers_come_back(blueprint: Blueprint) -> Iterator[Finding]:
    """B10: after the sale a way leads to the next deal with the customer."""
    closed = [stage for _, stage in standings(blueprint) if stage.forecast == "closed"]
    ways = blueprint.transitions.values()
    if closed and ways and not any(way.kind == "loop" for way in ways):
        yield Finding(
            "process-ends-for-good",
            "transitions",
            "no way leads from a sale to the next deal with the customer",
            f"Add one under `transitions`: `{{from: {closed[-1].id}, to: {_for_the_next(blueprint)}, kind: loop}}`.",
        )


def musts_are_few(blueprint: Blueprint) -> Iterator[Finding]:
    """K01: a stage does not make more fields a must than anybody fills with care."""
    musts = [field for field in blueprint.crm_fields.values() if field.required_from]
    last = {field.required_from: field for field in musts}
    for stage, count in Counter(field.required_from for field in musts).items():
        if count > MOST_MUSTS:
            yield Finding(
                "stage-with-many-musts",
                last[stage].origin("required_from"),
                f"{count} fields of the CRM become a must in `{stage}`, more than the {MOST_MUSTS} filled with care",
                f"Leave {MOST_MUSTS} of them: take `required_from` from the others, or name a later stage.",
            )


def personal_data_has_a_purpose(blueprint: Blueprint) -> Iterator[Finding]:
    """L03: a field that tells something about a person says what it is needed for."""
    for field in blueprint.crm_fields.values():
        if field.personal_data and not field.purpose:
            yield Finding(
                "personal-data-without-purpose",
                field.path,
                f"field `{field.id}` holds personal data, and nobody says what for",
                "Add `purpose`: what it is needed for, in a sentence; or delete the field.",
            )


def _for_the_next(blueprint: Blueprint) -> str:
    """The first stage of an open deal, or of all."""
    deals = (stage.id for stage in blueprint.stages.values() if stage.forecast in _OPEN)
    return next(deals, next(iter(blueprint.stages)))


def _for_losses(blueprint: Blueprint) -> str:
    """The stage to which lost deals go already, or the last one."""
    ends = (way.to for way in blueprint.transitions.values() if way.kind in _GIVEN_UP)
    return next(ends, next(reversed(blueprint.stages)))


RULES: tuple[Rule, ...] = (
    exits_are_few,
    open_deals_are_uncertain,
    deals_can_be_lost,
    customers_come_back,
    musts_are_few,
    personal_data_has_a_purpose,
)
