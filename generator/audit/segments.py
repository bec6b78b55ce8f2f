"""Rules about classes of customers: where each begins, and what its customers get (family D)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from operator import itemgetter

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Segment

from .finding import Finding, Rule

ENOUGH_CLASSES = 2
"""Classes from which one expects that they hold every customer; one alone singles out the best."""
_Threshold = tuple[tuple[str, Decimal] | None, int | None]
"""The least revenue, with its currency, and the least score."""


def segments_begin_apart(blueprint: Blueprint) -> Iterator[Finding]:
    """D06: no two classes begin at the same revenue and score."""
    first: dict[_Threshold, Segment] = {}
    for segment in blueprint.segments.values():
        threshold = _threshold(segment, blueprint)
        other = first.setdefault(threshold, segment)
        if other is not segment and threshold != (None, None):
            field = "min_revenue" if segment.min_revenue is not None else "min_score"
            yield Finding(
                "segments-overlap",
                segment.origin(field),
                f"`{segment.id}` and `{other.id}` begin at the same {_fields(threshold)}: a customer belongs to both",
                f"Give one of them another `{field}`.",
                (other.origin(field),),
            )


def segments_hold_everybody(blueprint: Blueprint) -> Iterator[Finding]:
    """D06: some class takes the smallest customers; told where all begin somewhere by one measure."""
    segments = list(blueprint.segments.values())
    for field, amount in _MEASURES.items():
        least = [amount(segment, blueprint) for segment in segments]
        if (
            len(segments) >= ENOUGH_CLASSES
            and all(number for _, number in least)
            and len({unit for unit, _ in least}) == 1
        ):
            number, lowest = min(zip((number for _, number in least), segments, strict=True), key=itemgetter(0))
            yield Finding(
                "segments-leave-gap",
                lowest.origin(field),
                f"a customer below {number:f} belongs to no class: that is where the lowest, `{lowest.id}`, begins",
                f"Write `{field}: 0`, or add a class for the others.",
            )
            return


def segments_differ(blueprint: Blueprint) -> Iterator[Finding]:
    """D07: customers of two classes are treated differently, or one class would do."""
    first: dict[tuple[object, ...], Segment] = {}
    for segment in blueprint.segments.values():
        treatment = _treatment(segment)
        other = first.setdefault(treatment, segment)
        if other is not segment and any(treatment):
            yield Finding(
                "segments-alike",
                segment.path,
                f"customers of `{segment.id}` get the same as those of `{other.id}`",
                "Say what they get that the others do not: `contact`, `response_time`, `max_discount_pct`, `offer`, "
                "`payment` or `services`; or make one class of the two.",
                (other.path,),
            )


def _threshold(segment: Segment, blueprint: Blueprint) -> _Threshold:
    revenue = _revenue(segment, blueprint) if segment.min_revenue is not None else None
    return revenue, segment.min_score


def _revenue(segment: Segment, blueprint: Blueprint) -> tuple[str, Decimal]:
    """The currency and the least revenue, zero where there is none."""
    money = segment.min_revenue
    return (money.currency or blueprint.company.currency, money.amount) if money else ("", Decimal(0))


def _score(segment: Segment, _: Blueprint) -> tuple[str, Decimal]:
    return "", Decimal(segment.min_score or 0)


_MEASURES: Mapping[str, Callable[[Segment, Blueprint], tuple[str, Decimal]]] = {
    "min_revenue": _revenue,
    "min_score": _score,
}
"""The fields by which a class begins somewhere: the unit, and from how much on."""


def _fields(threshold: _Threshold) -> str:
    names = ("`min_revenue`", "`min_score`")
    return " and ".join(name for name, least in zip(names, threshold, strict=True) if least is not None)


def _treatment(segment: Segment) -> tuple[object, ...]:
    return (
        segment.contact,
        segment.owner,
        segment.response_time,
        segment.max_discount_pct,
        segment.offer,
        segment.payment,
        tuple(sorted(segment.services)),
    )


RULES: tuple[Rule, ...] = (segments_begin_apart, segments_hold_everybody, segments_differ)
