"""Rules about avatars and personas: who belongs to whom, and what the profiles rest on (family D)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import islice

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.customers import Avatar, Persona

from .finding import Finding, Rule

NAMED_AT_MOST = 5
DECIDING = ("decider", "economic-buyer")
FRESH = datetime.timedelta(days=184)
"""Half a year: how long a profile holds before it is compared with customers again (domain reference, D10)."""
LEAST_INTERVIEWS = 3
"""Customers who have to be asked before a profile is more than a guess; the domain reference's figure (D11)."""


def personas_work_somewhere(blueprint: Blueprint) -> Iterator[Finding]:
    """D04: where firms have their people, each person is found at one."""
    known = ", ".join(islice(blueprint.avatars, NAMED_AT_MOST))
    placed = {id_ for avatar in blueprint.avatars.values() for id_ in avatar.personas}
    for persona in blueprint.personas.values() if placed else ():
        if persona.id not in placed:
            yield Finding(
                "persona-without-avatar",
                persona.path,
                f"persona `{persona.id}` is found at no avatar",
                f"Add it to `personas` of an avatar: {known}.",
            )


def somebody_decides(blueprint: Blueprint) -> Iterator[Finding]:
    """D04: among the people of a firm somebody decides; told where the part of each of them is known."""
    for avatar in blueprint.avatars.values():
        parts = [blueprint.personas[id_].decision_role for id_ in avatar.personas]
        if parts and all(parts) and not any(part in DECIDING for part in parts):
            yield Finding(
                "avatar-without-decider",
                avatar.origin("personas"),
                f"none of the people of avatar `{avatar.id}` decides",
                "Add a persona who does, or give one of these `decision_role: decider` or `economic-buyer`.",
            )


def profiles_are_fresh(blueprint: Blueprint) -> Iterator[Finding]:
    """D10: a profile was compared with customers in the half-year before ``as_of``."""
    for profile in _profiles(blueprint):
        if blueprint.as_of and profile.verified and blueprint.as_of - profile.verified > FRESH:
            yield Finding(
                "profile-outdated",
                profile.origin("verified"),
                f"`{profile.id}` was compared with customers on {profile.verified}, over half a year before `as_of`, "
                f"{blueprint.as_of}",
                "Compare it with customers of today, then write that day in `verified`.",
            )


def profiles_rest_on_customers(blueprint: Blueprint) -> Iterator[Finding]:
    """D11: a profile rests on several customers' words."""
    for avatar in blueprint.avatars.values():
        if avatar.evidence and avatar.evidence.interviews < LEAST_INTERVIEWS:
            yield Finding(
                "profile-on-few-interviews",
                f"{avatar.path}.evidence.interviews",
                f"avatar `{avatar.id}` rests on fewer than {LEAST_INTERVIEWS} interviews: {avatar.evidence.interviews}",
                f"Ask at least {LEAST_INTERVIEWS} customers of the kind, then write how many.",
                severity="advice",
            )


def _profiles(blueprint: Blueprint) -> Iterator[Avatar | Persona]:
    yield from blueprint.avatars.values()
    yield from blueprint.personas.values()


RULES: tuple[Rule, ...] = (
    personas_work_somewhere,
    somebody_decides,
    profiles_are_fresh,
    profiles_rest_on_customers,
)
