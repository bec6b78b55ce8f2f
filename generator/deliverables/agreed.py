"""Numbers of the process that texts insert: how soon something follows, how long a talk takes, what is aimed at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal

from generator.blueprint.customer import CustomerView
from generator.blueprint.model.blueprint import Blueprint
from generator.locale import Label
from generator.locale.voice import Voice
from generator.rhythm.windows import Windows

View = Blueprint | CustomerView

NUMBERS = {
    "deadline": Label("the time limit"),
    "minutes": Label("how long the conversation takes"),
    "targets": Label("the target"),
}
"""Groups of such inserts, each with what is to be decided where the blueprint does not say it."""
_KEYS = {"deadline": "time_rules.{}.max_days", "minutes": "skeletons.{}.minutes", "targets": "targets.{}"}
_AGREED = Label("on the agreed day")


def agreed(token: str, view: View, voice: Voice) -> str | None:
    """The words for ``deadline.send-detailed-offer``, ``minutes.discovery`` and the like; None for an unknown one."""
    group, _, name = token.partition(".")
    said = _GROUPS.get(group)
    return said(name, view, voice) if said else None


def key_of(token: str) -> str:
    """The key in a blueprint that an insert tells the value of."""
    group, _, name = token.partition(".")
    return _KEYS[group].format(name.replace("_per_week", "_per_day")) if group in _KEYS else token


def _deadline(rule_id: str, view: View, voice: Voice) -> str | None:
    rule = view.time_rules.get(rule_id)
    if rule is None:
        return None
    if rule.max_days is None:
        return voice.say(_AGREED)
    return Windows(voice, view.vocabulary).worded(rule.min_days, rule.max_days, rule.days)


def _minutes(skeleton_id: str, view: View, voice: Voice) -> str | None:
    talk = view.skeletons.get(skeleton_id)
    return voice.counted(talk.minutes, "{n} minute", "{n} minutes") if talk else None


def _target(name: str, view: View, voice: Voice) -> str | None:
    """A target, hours in words; one a week is that of its working days."""
    if not isinstance(view, Blueprint):
        return None
    of, _, unit = name.partition("_per_")
    a_day = getattr(view.targets, f"{of}_per_day", None)
    if a_day is None:
        return None
    amount = a_day * view.locale.days_a_week if unit == "week" else a_day
    return _hours(amount, voice) if of == "prospecting_hours" else voice.number(amount)


def _hours(amount: Decimal, voice: Voice) -> str:
    if amount == int(amount):
        return voice.counted(int(amount), "{n} hour", "{n} hours")
    return voice.say(Label("{n} hours", "a fraction"), n=voice.number(amount))


_GROUPS: Mapping[str, Callable[[str, View, Voice], str | None]] = {
    "deadline": _deadline,
    "minutes": _minutes,
    "targets": _target,
}
