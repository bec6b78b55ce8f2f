"""Rules about what is asked in conversations, and how much of it (family E)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Outcome, Question, Skeleton

from .finding import Finding, Rule

QUESTIONS_PER_HALF_HOUR = 12
"""Questions that a half-hour of conversation has room for; the domain reference's figure (E04)."""
ALWAYS_ROOM_FOR = 4
"""Questions that the shortest talk may have; our own figure, as short ones are asked quickly."""
ENOUGH_TO_JUDGE = 5
"""Questions from which their kinds are worth comparing; our own figure."""
DISCOVERY = "discovery"
"""The stage in which it is decided whether a customer fits."""
SEGMENT = "segment"
"""The field of the CRM that holds the class of a customer."""
_CLOSED = {
    "en": re.compile(r"(?i:are|did|do|does|has|have|is|was|were)\b"),
    "pl": re.compile(r"(?i:czy)\b"),
}
"""How a question begins that is answered with yes or no, by language."""


def questions_fit_the_time(blueprint: Blueprint) -> Iterator[Finding]:
    """E04: a conversation has time for its questions; of an interview those of one outcome count."""
    for skeleton in blueprint.skeletons.values():
        most = max(ALWAYS_ROOM_FOR, QUESTIONS_PER_HALF_HOUR * skeleton.minutes // 30)
        asked = _most_asked(skeleton, blueprint)
        if asked > most:
            yield Finding(
                "too-many-questions",
                skeleton.origin("blocks"),
                f"`{skeleton.id}` asks {asked} questions in {skeleton.minutes} minutes: an interrogation",
                f"Leave {most} of them, or plan more minutes, for the whole and for its parts.",
            )


def questions_are_open(blueprint: Blueprint) -> Iterator[Finding]:
    """E05: most questions let the customer tell something."""
    closed = _CLOSED.get(blueprint.language)
    for skeleton in blueprint.skeletons.values() if closed else ():
        asked = list(_asked(skeleton, blueprint))
        answered = [one for one in asked if closed and closed.match(one.text)]
        if len(asked) >= ENOUGH_TO_JUDGE and len(answered) * 2 > len(asked):
            yield Finding(
                "closed-questions",
                skeleton.origin("blocks"),
                f"{len(answered)} of the {len(asked)} questions of `{skeleton.id}` are answered with yes or no",
                "Ask what, how, who or when instead, in at least half of them.",
                tuple(one.origin("text") for one in answered[:3]),
            )


def discovery_can_end_it(blueprint: Blueprint) -> Iterator[Finding]:
    """E07: in discovery something is asked whose answer ends the deal."""
    for skeleton in blueprint.skeletons.values():
        asked = list(_asked(skeleton, blueprint))
        if skeleton.stage == DISCOVERY and asked and not any(one.disqualifies_if for one in asked):
            yield Finding(
                "talk-without-disqualifier",
                skeleton.path,
                f"no answer in `{skeleton.id}` ends a deal that does not fit",
                f"Give one of its questions `disqualifies_if`, for example `{asked[0].id}`.",
            )


def discovery_finds_the_class(blueprint: Blueprint) -> Iterator[Finding]:
    """E07: where customers have classes, discovery finds out the customer's."""
    stage = blueprint.stages.get(DISCOVERY)
    talks = [skeleton for skeleton in blueprint.skeletons.values() if skeleton.stage == DISCOVERY]
    if not (stage and talks and blueprint.segments and SEGMENT in blueprint.crm_fields):
        return
    criteria = {**stage.entry, **stage.exit, **stage.disqualifiers}.values()
    noted = {*stage.key_fields, *(one.crm_field for one in criteria)}
    noted |= {one.crm_field for talk in talks for one in _asked(talk, blueprint)}
    if SEGMENT not in noted:
        yield Finding(
            "discovery-without-segment",
            stage.origin("key_fields"),
            f"nothing in `{talks[0].id}` tells to which class a customer belongs",
            f"Give one of its questions `crm_field: {SEGMENT}`, or name the field in `stages.{DISCOVERY}.key_fields`.",
        )


def questions_have_a_purpose(blueprint: Blueprint) -> Iterator[Finding]:
    """E08: a question that is asked says what the answer is for."""
    asked = {id_ for talk in blueprint.skeletons.values() for block in talk.blocks.values() for id_ in block.questions}
    for question in blueprint.questions.values():
        purpose = question.why or question.crm_field or question.criterion or question.verifies
        if question.id in asked and not purpose and not question.rating:
            yield Finding(
                "question-without-purpose",
                question.path,
                f"nobody says what the answer to `{question.id}` is for",
                "Add `why`, or the `crm_field` it is written into; or do not ask it.",
            )


def _asked(skeleton: Skeleton, blueprint: Blueprint) -> Iterator[Question]:
    return (blueprint.questions[id_] for block in skeleton.blocks.values() for id_ in block.questions)


def _most_asked(skeleton: Skeleton, blueprint: Blueprint) -> int:
    """The questions of the outcome that has most; what is answered with a number takes no time to speak of."""
    asked = [one.outcomes for one in _asked(skeleton, blueprint) if not one.rating]
    return max(sum(not outcomes or one in outcomes for outcomes in asked) for one in get_args(Outcome))


RULES: tuple[Rule, ...] = (
    questions_fit_the_time,
    questions_are_open,
    discovery_can_end_it,
    discovery_finds_the_class,
    questions_have_a_purpose,
)
