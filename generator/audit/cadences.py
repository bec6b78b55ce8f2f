"""Rules about cadences as a whole: how long, by what channels, with what, and when they stop (family G)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence, Channel, Step

from .finding import Finding, Rule, quoted

TOUCHES = range(6, 15)
"""Touches of a cadence to people who do not know us; the domain reference's figures (G04)."""
LENGTH = range(10, 36)
"""Days from its first to its last day; the domain reference's figures (G04)."""
WRITTEN: frozenset[Channel] = frozenset({"mail", "linkedin-invite", "linkedin-message", "letter", "sms"})


def cold_cadences_vary_the_channel(blueprint: Blueprint) -> Iterator[Finding]:
    """G03: who does not answer by one channel is tried by another."""
    for cadence in _cold(blueprint):
        channels = {_channel(step, blueprint) for step in cadence.steps.values()} - {None}
        if len(cadence.steps) > 1 and len(channels) == 1:
            yield Finding(
                "cadence-by-one-channel",
                cadence.origin("steps"),
                f"all touches of cadence `{cadence.id}` go by `{channels.pop()}`",
                "Give at least one step another `channel`.",
            )


def cold_cadences_are_measured(blueprint: Blueprint) -> Iterator[Finding]:
    """G04: a cadence to people who do not know us is neither given up at once nor a siege."""
    for cadence in _cold(blueprint):
        touches, days = len(cadence.steps), max((step.day for step in cadence.steps.values()), default=0)
        for counted, count, range_ in (("touches", touches, TOUCHES), ("days", days, LENGTH)):
            if count not in range_:
                yield Finding(
                    "cadence-out-of-range",
                    cadence.origin("steps"),
                    f"cadence `{cadence.id}` has {count} {counted}: people who do not know us take "
                    f"{range_[0]} to {range_[-1]}",
                    "Add steps, or take some out." if counted == "touches" else "Change the `day` of its last steps.",
                )


def cadences_stop(blueprint: Blueprint) -> Iterator[Finding]:
    """G05: a cadence says what ends it."""
    for cadence in blueprint.cadences.values():
        if cadence.steps and not cadence.stops:
            yield Finding(
                "cadence-without-stops",
                cadence.path,
                f"nothing ends cadence `{cadence.id}` before its last step",
                "Add `stops`: an answer, a refusal, an objection to contact.",
            )


def touches_differ(blueprint: Blueprint) -> Iterator[Finding]:
    """G06: each touch has something new, and no two are written on one day."""
    for cadence in blueprint.cadences.values():
        purposes, written = dict[str, Step](), dict[int, Step]()
        for step in cadence.steps.values():
            other = purposes.setdefault(step.purpose.casefold(), step)
            if other is not step:
                yield _alike(step, other, cadence, "purpose", "are for the same", "Say what is new in it: `purpose`.")
            if _channel(step, blueprint) not in WRITTEN:
                continue
            other = written.setdefault(step.day, step)
            if other is not step:
                reason = f"are both written on day {step.day}"
                yield _alike(step, other, cadence, "day", reason, "Move it to another `day`, or make it a call.")


def messages_are_for_their_readers(blueprint: Blueprint) -> Iterator[Finding]:
    """G07: what is sent to somebody was written for such a person."""
    for cadence in blueprint.cadences.values():
        readers = set(cadence.personas)
        for step in cadence.steps.values():
            written_for = blueprint.messages[step.message].personas if step.message else []
            if readers and written_for and readers.isdisjoint(written_for):
                yield Finding(
                    "message-for-others",
                    step.origin("message"),
                    f"`{step.message}` is written for {quoted(written_for)}, cadence `{cadence.id}` goes to "
                    f"{quoted(cadence.personas)}",
                    f"Name another `message`, or add one of them to `messages.{step.message}.personas`.",
                    (f"messages.{step.message}.personas",),
                )


def _alike(step: Step, other: Step, cadence: Cadence, field: str, reason: str, hint: str) -> Finding:
    message = f"steps `{step.id}` and `{other.id}` of cadence `{cadence.id}` {reason}"
    return Finding("touches-alike", step.origin(field), message, hint, (other.origin(field),))


def _cold(blueprint: Blueprint) -> Iterator[Cadence]:
    return (cadence for cadence in blueprint.cadences.values() if cadence.function == "cold")


def _channel(step: Step, blueprint: Blueprint) -> Channel | None:
    return step.channel or (blueprint.messages[step.message].channel if step.message else None)


RULES: tuple[Rule, ...] = (
    cold_cadences_vary_the_channel,
    cold_cadences_are_measured,
    cadences_stop,
    touches_differ,
    messages_are_for_their_readers,
)
