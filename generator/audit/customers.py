"""Rules about what is known of customers: weights that make a whole, and dates that lie behind us (family D)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint

from .finding import Finding, Rule

_WHOLE = 100


def weights_make_a_whole(blueprint: Blueprint) -> Iterator[Finding]:
    """D06: the weights of criteria are 100 % together, where each of them has one."""
    for path, weights in _weighted(blueprint):
        given = [weight for weight in weights.values() if weight is not None]
        if given and len(given) == len(weights) and sum(given) != _WHOLE:
            yield Finding(
                "weights-differ",
                path,
                f"the weights of `{path}` come to {sum(given):f}, and not to {_WHOLE}",
                f"Change `weight` of {', '.join(f'`{id_}`' for id_ in weights)} so that they are {_WHOLE} together.",
            )


def what_was_seen_lies_behind(blueprint: Blueprint) -> Iterator[Finding]:
    """D10: nothing was verified, reviewed or counted after ``as_of``."""
    for path, day in _seen(blueprint):
        if blueprint.as_of and day and day > blueprint.as_of:
            yield Finding(
                "date-in-the-future",
                path,
                f"`{path}` is {day}, after `as_of`, {blueprint.as_of}",
                f"Write {blueprint.as_of} or an earlier day, or move `as_of`.",
            )


def _weighted(blueprint: Blueprint) -> Iterator[tuple[str, Mapping[str, Decimal | None]]]:
    scored = blueprint.segmentation.criteria
    yield "segmentation.criteria", {id_: one.weight for id_, one in scored.items()}
    for avatar in blueprint.avatars.values():
        yield avatar.origin("criteria"), {id_: one.weight for id_, one in avatar.criteria.items()}


def _seen(blueprint: Blueprint) -> Iterator[tuple[str, datetime.date | None]]:
    """The dates of what has happened, by the lasting names of their fields."""
    yield from ((one.origin("verified"), one.verified) for one in blueprint.personas.values())
    yield from ((one.origin("on"), one.on) for one in blueprint.proofs.values())
    for competitor in blueprint.competitors.values():
        yield competitor.origin("verified"), competitor.verified
        yield competitor.origin("price_on"), competitor.price_on
    yield from ((one.origin("last_reviewed"), one.last_reviewed) for one in blueprint.tools.values())
    yield from ((one.origin("on"), one.on) for one in blueprint.funnel.values())


RULES: tuple[Rule, ...] = (weights_make_a_whole, what_was_seen_lies_behind)
