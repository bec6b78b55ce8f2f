"""Rules about cadences: channel and legal basis of each touch (families G and L)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice, pairwise

from generator.blueprint.model.blueprint import Blueprint

from .finding import Finding, Rule

_NAMED_AT_MOST = 8
_A_YEAR = datetime.timedelta(days=366)


def steps_have_a_channel(blueprint: Blueprint) -> Iterator[Finding]:
    """G01: every touch says by which channel."""
    for cadence in blueprint.cadences.values():
        for step in cadence.steps.values():
            if step.channel is None:
                yield Finding(
                    "step-without-channel",
                    step.path,
                    f"step `{step.id}` of cadence `{cadence.id}` has no channel",
                    "Add `channel: mail`, `phone` or another.",
                )


def steps_have_a_legal_basis(blueprint: Blueprint) -> Iterator[Finding]:
    """L01: every touch rests on a legal basis, in Poland for companies as well (PKE art. 398)."""
    some, more = islice(blueprint.legal_bases, _NAMED_AT_MOST), len(blueprint.legal_bases) > _NAMED_AT_MOST
    known = ", ".join([*some, *(["…"] if more else [])]) or "your own under `legal_bases`"
    for cadence in blueprint.cadences.values():
        for step in cadence.steps.values():
            if step.legal_basis is None and cadence.legal_basis is None:
                yield Finding(
                    "step-without-legal-basis",
                    step.path,
                    f"step `{step.id}` of cadence `{cadence.id}` has no legal basis",
                    f"Add `legal_basis` with one of: {known}.",
                )


def basis_fits_the_channel(blueprint: Blueprint) -> Iterator[Finding]:
    """L01: the legal basis is one that serves for the step's channel."""
    channels = {basis.id: dict.fromkeys(basis.channels) for basis in blueprint.legal_bases.values()}
    for cadence in blueprint.cadences.values():
        for step in cadence.steps.values():
            basis = blueprint.legal_bases.get(step.legal_basis or cadence.legal_basis or "")
            if basis and channels[basis.id] and step.channel and step.channel not in channels[basis.id]:
                yield Finding(
                    "legal-basis-for-another-channel",
                    step.origin("legal_basis"),
                    f"`{basis.id}` does not serve for the channel `{step.channel}`",
                    f"It serves for: {', '.join(channels[basis.id])}. Take another basis or another channel.",
                )


def steps_are_in_order(blueprint: Blueprint) -> Iterator[Finding]:
    """G02: a touch is not before the one above it."""
    for cadence in blueprint.cadences.values():
        for before, step in pairwise(cadence.steps.values()):
            if step.day < before.day:
                yield Finding(
                    "steps-out-of-order",
                    step.origin("day"),
                    f"step `{step.id}` of cadence `{cadence.id}` is on day {step.day}, "
                    f"and stands after `{before.id}` on day {before.day}",
                    f"Place it, `before: {before.id}`, or change `day`.",
                    (before.origin("day"),),
                )


def laws_were_checked_within_a_year(blueprint: Blueprint) -> Iterator[Finding]:
    """L02: every rule of law that papers rest on was looked up in the year before ``as_of``."""
    for law in blueprint.laws.values():
        if blueprint.as_of is None or (law.checked_on and blueprint.as_of - law.checked_on <= _A_YEAR):
            continue
        since = f"was last checked on {law.checked_on}, over a year before" if law.checked_on else "was not checked by"
        yield Finding(
            "law-unchecked",
            law.origin("checked_on"),
            f"`{law.id}` {since} `as_of`, {blueprint.as_of}",
            f"Have it checked, then write `laws.{law.id}.checked_on` with the day of that.",
        )


RULES: tuple[Rule, ...] = (
    steps_have_a_channel,
    steps_have_a_legal_basis,
    basis_fits_the_channel,
    steps_are_in_order,
    laws_were_checked_within_a_year,
)
