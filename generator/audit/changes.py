"""Rules about decisions to change the process, and about bringing the process to people (families J and K)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.people import TrainingItem, Wave
from generator.blueprint.model.winloss import Change

from .finding import Finding, Rule

MOST_STAGES = 2
"""Stages that a team takes up at once; the domain reference's figure (K11)."""
FIRST_TALK, INQUIRY = "discovery", "inquiry"
"""The stages that decide about all that come after them (domain reference, K11)."""
REMEMBERED = datetime.timedelta(days=14)
"""How long before a wave one may practise for it: as long as a wave of the base; our own figure."""


def changes_are_made_in_time(blueprint: Blueprint) -> Iterator[Finding]:
    """J13: a decision that is open is not past its date, counted by ``as_of``."""
    for change in blueprint.changes.values():
        is_open = change.status in ("proposed", "accepted")
        if is_open and blueprint.as_of and change.due and change.due < blueprint.as_of and not _is_reversed(change):
            yield Finding(
                "change-overdue",
                change.origin("due"),
                f"change `{change.id}` is {change.status}, and was due on {change.due}; `as_of` is {blueprint.as_of}",
                "Write what became of it, `status: released` or `rejected`; or give it a later `due`.",
            )


def changes_are_checked_afterwards(blueprint: Blueprint) -> Iterator[Finding]:
    """Whether a change has helped is looked at after it was made."""
    for change in blueprint.changes.values():
        if change.check_on and change.due and change.check_on < change.due and not _is_reversed(change):
            yield Finding(
                "check-before-due",
                change.origin("check_on"),
                f"whether change `{change.id}` has helped is looked at on {change.check_on}, before it is due, on "
                f"{change.due}",
                f"Look at it some weeks after {change.due}.",
                (change.origin("due"),),
            )


def urgent_changes_are_trained(blueprint: Blueprint) -> Iterator[Finding]:
    """J15: a change that cannot wait is practised."""
    trained = {item.change for item in blueprint.training.values()}
    for change in blueprint.changes.values():
        if change.urgent and change.status != "rejected" and change.id not in trained:
            yield Finding(
                "urgent-change-untrained",
                change.path,
                f"change `{change.id}` is urgent, and nobody practises it",
                f"Add a training with `change: {change.id}`, or take `urgent` away.",
            )


def waves_know_their_end(blueprint: Blueprint) -> Iterator[Finding]:
    """K11: it can be seen when the next wave may begin."""
    for wave in blueprint.waves.values():
        if not wave.exit:
            yield Finding(
                "wave-without-exit",
                wave.path,
                f"nobody can see when wave `{wave.id}` is done",
                "Add `exit`: facts by which one sees that the next wave can begin.",
            )


def waves_are_small(blueprint: Blueprint) -> Iterator[Finding]:
    """K11: a team takes up one or two stages at once."""
    for wave in blueprint.waves.values():
        if len(wave.stages) > MOST_STAGES:
            yield Finding(
                "wave-too-wide",
                wave.origin("stages"),
                f"wave `{wave.id}` brings {len(wave.stages)} stages at once",
                f"Leave {MOST_STAGES} in it, and add a wave for the others.",
            )


def conversations_come_first(blueprint: Blueprint) -> Iterator[Finding]:
    """K11: what comes after the offer is brought once people can hold the conversation that decides about it."""
    order = [*blueprint.stages]
    if FIRST_TALK not in order:
        return
    late = {id_ for id_ in order[order.index(FIRST_TALK) :] if id_ not in _early(blueprint)}
    waves = _in_order(blueprint)
    number = next((number for number, wave in enumerate(waves) if FIRST_TALK in wave.stages), 0)
    for wave, talk in ((one, waves[number]) for one in waves[:number]):
        if too_early := [id_ for id_ in wave.stages if id_ in late]:
            yield Finding(
                "late-wave-first",
                wave.origin("place"),
                f"wave `{wave.id}` brings `{too_early[0]}` before the wave `{talk.id}` brings `{FIRST_TALK}`",
                f"Give it a later `place`, after `{talk.id}`; if you have a reason, accept this warning.",
                (talk.origin("place"),),
            )


def _early(blueprint: Blueprint) -> set[str]:
    """The first conversation and the inquiry after it, with their parts."""
    return {one.id for one in blueprint.stages.values() if {one.id, one.parent} & {FIRST_TALK, INQUIRY}}


def _in_order(blueprint: Blueprint) -> list[Wave]:
    """The waves in the order that the company has chosen."""
    order = blueprint.plan.rollout_order
    return sorted(blueprint.waves.values(), key=lambda wave: wave.place.get(order, len(blueprint.waves)))


def waves_and_their_training_go_together(blueprint: Blueprint) -> Iterator[Finding]:
    """What a wave brings is practised in it, or shortly before; holidays, which move a wave, are not counted."""
    trained = _trained(blueprint)
    for wave, first, last in _dated(blueprint):
        for item in trained.get(wave.id, ()):
            if item.on and not first - REMEMBERED <= item.on <= last:
                told = "is over before" if item.on > last else "begins long after"
                yield Finding(
                    "training-apart-from-wave",
                    item.origin("on"),
                    f"wave `{wave.id}`, {first} to {last}, {told} its training `{item.id}` on {item.on}",
                    f"Practise between {first - REMEMBERED} and {last}, or move `plan.rollout_start`.",
                    (wave.path,),
                )


def _is_reversed(change: Change) -> bool:
    """Whether an end lies before its beginning, which is told as an error."""
    return bool(change.on) and any(end and change.on and end < change.on for end in (change.due, change.check_on))


def _dated(blueprint: Blueprint) -> Iterator[tuple[Wave, datetime.date, datetime.date]]:
    """The waves one after the other, with first and last day; none without a start."""
    first = blueprint.plan.rollout_start
    for wave in _in_order(blueprint) if first else ():
        assert first is not None
        after = first + datetime.timedelta(days=wave.days)
        yield wave, first, after - datetime.timedelta(days=1)
        first = after


def _trained(blueprint: Blueprint) -> dict[str, list[TrainingItem]]:
    """The trainings of each wave: those of changes of which it is the first to bring something that they affect."""
    brought: dict[str, str] = {}
    for wave in blueprint.waves.values():
        for path in (wave.path, *(f"stages.{id_}" for id_ in wave.stages)):
            brought.setdefault(path, wave.id)
    first = {change.id: _first(change, brought) for change in blueprint.changes.values()}
    found: dict[str, list[TrainingItem]] = {}
    for item in blueprint.training.values():
        wave_id = first.get(item.change or "")
        if wave_id:
            found.setdefault(wave_id, []).append(item)
    return found


def _first(change: Change, brought: dict[str, str]) -> str | None:
    """The first wave that brings an element which a change affects, or that of a field of it."""
    elements = (".".join(path.split(".")[:2]) for path in change.affects)
    return next((brought[element] for element in elements if element in brought), None)


RULES: tuple[Rule, ...] = (
    changes_are_made_in_time,
    changes_are_checked_afterwards,
    urgent_changes_are_trained,
    waves_know_their_end,
    waves_are_small,
    conversations_come_first,
    waves_and_their_training_go_together,
)
