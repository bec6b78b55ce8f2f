"""The deals that interviews are about: by which id a blueprint knows them, and what the register says of them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from typing import Any

from slugify import slugify

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.quantities import Money

from .alike import alike
from .talks import Talk

_NUMBER = re.compile(r"(?=\S*\d)\S{1,40}")
"""What a CRM calls a deal by: one word with a digit in it."""
_FACTS = {
    "outcome": "outcome",
    "value": "value",
    "segment": "segment",
    "pipeline": "pipeline",
    "last": "last_contact",
    "first": "first_order",
    "strategic": "strategic",
    "exclusion": "exclusion",
}
"""What the register says of a deal, and what a blueprint calls it."""


class DealIds:
    """The ids of deals: that of a known one, one made of its number, or one that its interview alone has."""

    def __init__(self, talks: Iterable[Talk], blueprint: Blueprint) -> None:
        self._known = {alike(one.number or one.id): one.id for one in blueprint.deals.values()}
        self._customers: dict[str, set[str]] = {}
        for talk in talks:
            customers = self._customers.setdefault(_named(talk), set())
            customers.add(alike(talk.values.get("customer", "")))

    def of(self, talk: Talk) -> str:
        """The id of the deal that an interview was about; no two customers have one."""
        named = _named(talk)
        if named in self._known:
            return self._known[named]
        number = number_of(talk)
        slug = slugify(number) if number and len(self._customers[named]) == 1 else ""
        return id_of(slug) if slug else f"deal-of-{talk.id}"


def id_of(slug: str) -> str:
    """The id of the deal with a number."""
    return f"deal-{slug}"


def _named(talk: Talk) -> str:
    """What the register calls the deal, folded."""
    return alike(talk.values.get("deal", ""))


def number_of(talk: Talk) -> str | None:
    """The number of a deal in the CRM, if it is one that the register calls it by; any other words may name people."""
    words = str(talk.values.get("deal", ""))
    return words if _NUMBER.fullmatch(words) else None


def facts_of(talk: Talk, blueprint: Blueprint) -> dict[str, Any]:
    """What the row of an interview says of its deal, without who was concerned."""
    said = {name: plain(talk.values[id_], blueprint) for id_, name in _FACTS.items() if talk.values.get(id_)}
    number = number_of(talk)
    return {"number": number, **said} if number else said


def plain(value: Any, blueprint: Blueprint) -> Any:
    """A value as a blueprint writes it; an amount names its currency where that is not the company's."""
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Money):
        amount = f"{value.amount.normalize():f}"
        return amount if value.currency in (None, blueprint.company.currency) else f"{amount} {value.currency}"
    return value
