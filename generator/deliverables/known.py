"""What the company knows and a merge field may stand for: whose fact it is, what it says, where it is written down."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.company import Person
from generator.blueprint.model.customers import Avatar, Proof
from generator.blueprint.model.offers import Fact
from generator.markup import TOKEN

_TOKEN = re.compile(rf"\[\[({TOKEN})\]\]")


@dataclass(frozen=True, slots=True)
class Known:
    """A fact: its text, "" where it is missing; the key to write it under, if any; whose it is, "" for ours."""

    text: str
    path: str
    whose: str = ""
    is_spoken: bool = False
    """Whether these are somebody's own words, which stand in quotation marks."""


def avatars_written_to(blueprint: Blueprint) -> list[Avatar]:
    """The kinds of firms that the company sells to, the main one first."""
    return [avatar for avatar in blueprint.avatars.values() if not avatar.anti]


def known(fact: Fact, blueprint: Blueprint, avatar: str | None = None) -> Known:
    """A fact of the blueprint; one of an avatar is that of ``avatar``, or of the main one."""
    if fact in _OF_THE_COMPANY:
        return _OF_THE_COMPANY[fact](blueprint)
    found = blueprint.avatars[avatar] if avatar else next(iter(avatars_written_to(blueprint)), None)
    return _OF_AN_AVATAR[fact](found, blueprint) if found else Known("", "avatars")


def avatar_fields(texts: Iterable[str | None], blueprint: Blueprint) -> list[str]:
    """The merge fields in texts that stand for a fact of the firm that is written to, each once."""
    found = dict.fromkeys(token for text in texts if text for token in _TOKEN.findall(text))
    return [token for token in found if (_fact_of(token, blueprint) or "").startswith("avatar.")]


def _fact_of(token: str, blueprint: Blueprint) -> Fact | None:
    return blueprint.merge_fields[token].fact if token in blueprint.merge_fields else None


# --- of a kind of firm ----------------------------------------------------------------------------


def _trouble(avatar: Avatar, blueprint: Blueprint) -> Known:
    text = avatar.trouble or next(iter(avatar.problems), "")
    return Known(text, avatar.origin("trouble"), avatar.name)


def _cost(avatar: Avatar, blueprint: Blueprint) -> Known:
    return Known(avatar.cost_of_inaction or "", avatar.origin("cost_of_inaction"), avatar.name)


def _words(avatar: Avatar, blueprint: Blueprint) -> Known:
    return Known(next(iter(avatar.words), ""), avatar.origin("words"), avatar.name, is_spoken=True)


def _proof(avatar: Avatar, blueprint: Blueprint) -> Known:
    return _said_by_a_proof("in_short", lambda proof: proof.in_short, avatar, blueprint)


def _number(avatar: Avatar, blueprint: Blueprint) -> Known:
    return _said_by_a_proof("number", lambda proof: proof.number, avatar, blueprint)


def _said_by_a_proof(field: str, said: Callable[[Proof], str | None], avatar: Avatar, blueprint: Blueprint) -> Known:
    """What the first proof says that may be shown; where none does, the first that could."""
    shown = list(_shown(avatar, blueprint))
    told = next((proof for proof in shown if said(proof)), None)
    if told:
        return Known(said(told) or "", told.origin(field), avatar.name)
    return Known("", shown[0].origin(field) if shown else avatar.origin("proofs"), avatar.name)


def _shown(avatar: Avatar, blueprint: Blueprint) -> Iterator[Proof]:
    proofs = (blueprint.proofs[id_] for id_ in avatar.proofs)
    return (proof for proof in proofs if proof.permission == "granted")


def _changes(avatar: Avatar, blueprint: Blueprint) -> Known:
    """What the first of its products changes that says so."""
    bought = [blueprint.products[id_] for id_ in avatar.products]
    told = next((product for product in bought if product.changes), None)
    if told:
        return Known(told.changes or "", told.origin("changes"), avatar.name)
    return Known("", bought[0].origin("changes") if bought else avatar.origin("products"), avatar.name)


_OF_AN_AVATAR: Mapping[str, Callable[[Avatar, Blueprint], Known]] = {
    "avatar.trouble": _trouble,
    "avatar.cost_of_inaction": _cost,
    "avatar.words": _words,
    "avatar.proof": _proof,
    "avatar.number": _number,
    "avatar.changes": _changes,
}


# --- of the company -------------------------------------------------------------------------------


def _range(blueprint: Blueprint) -> Known:
    return Known(blueprint.price_policy.usual_range or "", "price_policy.usual_range")


def _drivers(blueprint: Blueprint) -> Known:
    return Known(blueprint.price_policy.drivers or "", "price_policy.drivers")


def _webinar(blueprint: Blueprint) -> Known:
    """The topic of the first webinar."""
    webinars = [one for one in blueprint.happenings.values() if one.kind == "webinar"]
    told = next((one for one in webinars if one.topic), None)
    if told:
        return Known(told.topic or "", told.origin("topic"))
    return Known("", webinars[0].origin("topic") if webinars else "happenings")


def _interviewer(blueprint: Blueprint) -> Known:
    return _of_the_only(blueprint.win_loss.interviewer, lambda person: person.name, blueprint)


def _name_of(role: str) -> Callable[[Blueprint], Known]:
    return lambda blueprint: _of_the_only([role], lambda person: person.name, blueprint)


def _phone_of(role: str) -> Callable[[Blueprint], Known]:
    return lambda blueprint: _of_the_only([role], lambda person: person.phone, blueprint)


def _title_of_the_head(blueprint: Blueprint) -> Known:
    """What the head of sales is called, where one person is."""
    title = blueprint.roles[_HEAD].name if _HEAD in blueprint.roles else None
    return _of_the_only([_HEAD], lambda person: title, blueprint)


def _of_the_only(roles: Iterable[str], said: Callable[[Person], str | None], blueprint: Blueprint) -> Known:
    """What the one person of some roles says; where there are more or none, somebody fills it in each time."""
    found = [person for person in blueprint.people.values() if {*roles} & {*person.roles}]
    return Known((said(found[0]) if len(found) == 1 else "") or "", "")


_HEAD, _LOGISTICS = "head-of-sales", "logistics"
_OF_THE_COMPANY: Mapping[str, Callable[[Blueprint], Known]] = {
    "prices.range": _range,
    "prices.drivers": _drivers,
    "webinar.topic": _webinar,
    "interviewer.name": _interviewer,
    "head-of-sales.name": _name_of(_HEAD),
    "head-of-sales.title": _title_of_the_head,
    "head-of-sales.phone": _phone_of(_HEAD),
    "logistics.name": _name_of(_LOGISTICS),
    "logistics.phone": _phone_of(_LOGISTICS),
}
