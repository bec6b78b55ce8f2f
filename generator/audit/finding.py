"""What a rule has found, before it is given its place in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Problem, Severity

OF_RULES = (
    "all-stages-optional",
    "almost-a-link",
    "almost-markup",
    "authority-not-rising",
    "avatar-without-decider",
    "cadence-by-one-channel",
    "cadence-out-of-range",
    "cadence-without-stops",
    "chance-above-own-data",
    "chance-falls",
    "chance-near-certain",
    "change-overdue",
    "check-before-due",
    "closed-questions",
    "cold-mail-without-footer",
    "currencies-differ",
    "date-in-the-future",
    "day-overfull",
    "discount-nobody-grants",
    "discovery-without-segment",
    "drivers-out-of-range",
    "drivers-unclear",
    "first-stage-optional",
    "frequency",
    "funnel-step-apart",
    "interview-asks-too-much",
    "interview-kept-too-long",
    "interview-too-long",
    "interview-window",
    "interviewer-sells",
    "late-wave-first",
    "law-unchecked",
    "legal-basis-for-another-channel",
    "letter-unused",
    "limits-differ",
    "mail-asks-twice",
    "mail-too-long",
    "many-exclamations",
    "message-for-others",
    "minutes-differ",
    "near-twin",
    "no-price-objection",
    "not-printed-yet",
    "objection-with-one-answer",
    "objection-without-question",
    "objection-worded-twice",
    "offer-without-variants",
    "one-priority-for-all",
    "opening-too-long",
    "opening-without-reason",
    "parallel-elsewhere",
    "partner-on-another-side",
    "persona-without-avatar",
    "personal-data-without-purpose",
    "placeholder",
    "prepaid-beyond-price",
    "price-expired",
    "price-in-another-currency",
    "price-rises",
    "prices-out-of-order",
    "process-ends-for-good",
    "profile-on-few-interviews",
    "profile-outdated",
    "proof-expired",
    "question-without-purpose",
    "ratings-without-anchors",
    "reason-without-driver",
    "reserve-beyond-authority",
    "reserve-out-of-range",
    "review-overdue",
    "same-stage-number",
    "segments-alike",
    "segments-leave-gap",
    "segments-overlap",
    "sentence-too-long",
    "stage-with-many-exits",
    "stage-with-many-musts",
    "stage-without-exit",
    "stage-without-loss",
    "stage-without-next-step",
    "stage-without-pipeline",
    "stage-without-way",
    "stages-out-of-order",
    "step-without-channel",
    "step-without-legal-basis",
    "steps-out-of-order",
    "sub-part-apart",
    "subject-too-long",
    "talk-without-disqualifier",
    "target-told-twice",
    "targets-below-funnel",
    "targets-differ",
    "thresholds-out-of-order",
    "too-many-questions",
    "tool-without-frequency",
    "tool-without-function",
    "tool-without-role",
    "tools-without-priority",
    "torn-sentence",
    "touches-alike",
    "training-apart-from-wave",
    "unused",
    "urgent-change-untrained",
    "wave-too-wide",
    "wave-without-exit",
    "way-beside-pipeline",
    "way-in-a-circle",
    "weights-differ",
    "win-loss-one-sided",
)
"""The codes of all rules."""
OF_PAPERS = (
    "moment-leads-nowhere",
    "taken-along",
    "template-empty",
    "template-left-out",
    "template-unfilled",
    "undecided",
    "unprinted",
)
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
    severity: Severity = "warning"
    """``advice`` where a process may well do without; a company may set another."""


def at_own(path: str, other: str, blueprint: Blueprint) -> tuple[str, tuple[str]]:
    """Of two fields that do not go together the company's own, where only one of them is; and the other."""
    swapped = blueprint.is_default(path) and not blueprint.is_default(other)
    return (other, (path,)) if swapped else (path, (other,))


def quoted(ids: Iterable[str]) -> str:
    """Ids as they stand in a message."""
    return ", ".join(f"`{id_}`" for id_ in ids)


Rule = Callable[[Blueprint], Iterable[Finding]]


def located(finding: Finding, loaded: LoadedBlueprint) -> Problem:
    """The finding with its place."""
    place, related = loaded.place(finding.path), tuple(loaded.place(path) for path in finding.related)
    return Problem(finding.code, finding.message, finding.hint, place, finding.path, finding.severity, related)
