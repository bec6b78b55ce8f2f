"""Rules about objections beside their answers (family F)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Objection

from .finding import Finding, Rule

ENOUGH_TO_JUDGE = 5
"""Objections from which one expects those about the price; our own figure."""


def the_price_is_spoken_of(blueprint: Blueprint) -> Iterator[Finding]:
    """F02: who has a list of objections has one about the price."""
    objections = blueprint.objections.values()
    if len(objections) >= ENOUGH_TO_JUDGE and not any(one.category == "price" for one in objections):
        yield Finding(
            "no-price-objection",
            "objections",
            f"none of the {len(objections)} objections is about the price",
            "Add one with `category: price`.",
        )


def objections_are_asked_about(blueprint: Blueprint) -> Iterator[Finding]:
    """F03: before an objection is answered, something is asked."""
    for objection in blueprint.objections.values():
        asks = objection.clarify or any(one.kind == "question-back" for one in objection.responses.values())
        if objection.responses and not asks:
            yield Finding(
                "objection-without-question",
                objection.path,
                f"objection `{objection.id}` is answered before anything is asked",
                "Add `clarify` with a question, or a response of `kind: question-back`.",
            )


def wordings_are_told_apart(blueprint: Blueprint) -> Iterator[Finding]:
    """F09: a customer's words lead to one card."""
    first: dict[str, Objection] = {}
    for objection in blueprint.objections.values():
        for wording in objection.wordings:
            other = first.setdefault(wording.casefold(), objection)
            if other is not objection:
                yield Finding(
                    "objection-worded-twice",
                    objection.origin("wordings"),
                    f"“{wording}” stands in `{objection.id}` and in `{other.id}`",
                    "Take it out of one of them.",
                    (other.origin("wordings"),),
                    "advice",
                )


RULES: tuple[Rule, ...] = (the_price_is_spoken_of, objections_are_asked_about, wordings_are_told_apart)
