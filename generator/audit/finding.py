"""What a rule has found, before it is given its place in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Problem

OF_RULES = (
    "almost-a-link",
    "almost-markup",
    "chance-falls",
    "currencies-differ",
    "date-in-the-future",
    "discount-nobody-grants",
    "frequency",
    "law-unchecked",
    "legal-basis-for-another-channel",
    "letter-unused",
    "minutes-differ",
    "near-twin",
    "not-printed-yet",
    "objection-with-one-answer",
    "partner-on-another-side",
    "placeholder",
    "prepaid-beyond-price",
    "price-expired",
    "price-in-another-currency",
    "price-rises",
    "prices-out-of-order",
    "proof-expired",
    "same-stage-number",
    "stage-without-exit",
    "stage-without-next-step",
    "stage-without-way",
    "stages-out-of-order",
    "step-without-channel",
    "step-without-legal-basis",
    "steps-out-of-order",
    "sub-part-apart",
    "thresholds-out-of-order",
    "tool-without-frequency",
    "tool-without-function",
    "tool-without-role",
    "torn-sentence",
    "unused",
    "way-in-a-circle",
    "weights-differ",
)
"""The codes of all rules."""
OF_PAPERS = ("moment-leads-nowhere", "taken-along", "undecided", "unprinted")
"""The codes of what only shows in papers; whoever makes them looks for it."""
CODES = tuple(sorted((*OF_RULES, *OF_PAPERS)))
"""What a company can accept, or give another severity."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A weakness of the process: what, at which element or field, and what to do about it."""

    code: str
    path: str
    message: str
    hint: str
    related: tuple[str, ...] = ()
    """The lasting names of others that the message speaks of."""


def at_own(path: str, other: str, blueprint: Blueprint) -> tuple[str, tuple[str]]:
    """Of two fields that do not go together the company's own, where only one of them is; and the other."""
    swapped = blueprint.is_default(path) and not blueprint.is_default(other)
    return (other, (path,)) if swapped else (path, (other,))


Rule = Callable[[Blueprint], Iterable[Finding]]


def located(finding: Finding, loaded: LoadedBlueprint) -> Problem:
    """The finding as a warning with its place."""
    place, related = loaded.place(finding.path), tuple(loaded.place(path) for path in finding.related)
    return Problem(finding.code, finding.message, finding.hint, place, finding.path, "warning", related)
