"""What people choose from in the register: each choice with the id that a blueprint knows it by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.blueprint import element_names
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.stage_names import numbered
from generator.locale import Label

from .windows import by_pipeline


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a list: its id and its words, a ``Label`` of ours or the blueprint's own.

    ``kind`` says what it is where a list has choices of several kinds.
    """

    id: str
    words: str
    kind: str = ""


Choices = tuple[Choice, ...]

OUTCOMES = (
    Choice("won", Label("won")),
    Choice("lost", Label("lost")),
    Choice("abandoned", Label("purchase abandoned")),
)
FOR_US, AGAINST = Label("for us"), Label("against us")
POLARITIES = (Choice("for", FOR_US), Choice("against", AGAINST), Choice("neutral", Label("neutral")))
DIRECTIONS = (Choice("for", FOR_US), Choice("against", AGAINST))
DECISIVE = Label("decisive")
WEIGHTS = (
    Choice("decisive", DECISIVE),
    Choice("important", Label("important", "win-loss-register")),
    Choice("minor", Label("minor")),
)
CERTAINTIES = (
    Choice("certain", Label("certain", "win-loss-register")),
    Choice("probable", Label("probable", "win-loss-register")),
    Choice("unsure", Label("to be checked", "win-loss-register")),
)
NOT_CONVINCED = Label("did not convince")
ANSWERS = (Choice("convinced", Label("convinced")), Choice("not-convinced", NOT_CONVINCED))
YES, NO = Label("yes"), Label("no")
YES_NO = (Choice("yes", YES), Choice("no", NO))
EXCLUSIONS = (
    Choice("complaint", Label("open [[word.complaint]] or [[word.delivery]]")),
    Choice("dispute", Label("dispute or debt collection")),
    Choice("recently-asked", Label("asked less than six months ago")),
    Choice("refused", Label("does not want to be asked")),
    Choice("other", Label("another exclusion of the guide")),
)
_ELEMENTS: Mapping[str, Label] = {
    "objections": Label("Objection"),
    "stages": Label("Stage"),
    "skeletons": Label("[[Word.call-guide]]"),
    "questions": Label("Question"),
    "offers": Label("[[Word.offer]]"),
    "messages": Label("Message"),
    "cadences": Label("Cadence"),
    "arguments": Label("Argument"),
    "personas": Label("Persona"),
    "competitors": Label("Competitor"),
    "techniques": Label("Technique"),
    "documents": Label("Document"),
}
"""The sections whose elements interviews propose to change, what people meet most first."""


def choices(id_: str, blueprint: Blueprint) -> Choices:
    """A list by its id; empty where the blueprint has nothing for it, and for marks, which are numbers."""
    return _LISTS[id_](blueprint) if id_ in _LISTS else ()


def _named(elements: Iterable[Entity]) -> Choices:
    """Elements by their ids, under what they call themselves."""
    return tuple(Choice(one.id, element_names.called(one) or one.id) for one in elements)


def _elements(blueprint: Blueprint) -> Iterator[Choice]:
    """The elements that interviews propose to change, by their paths."""
    for section, kind in _ELEMENTS.items():
        for one in getattr(blueprint, section).values():
            yield Choice(one.path, element_names.called(one) or one.id, kind)


_LISTS: Mapping[str, Callable[[Blueprint], Choices]] = {
    "outcomes": lambda _: OUTCOMES,
    "pipelines": lambda blueprint: tuple(Choice(one.pipeline.id, one.pipeline.name) for one in by_pipeline(blueprint)),
    "segments": lambda blueprint: _named(blueprint.segments.values()),
    "competitors": lambda blueprint: _named(blueprint.competitors.values()),
    "personas": lambda blueprint: _named(blueprint.personas.values()),
    "drivers": lambda blueprint: _named(blueprint.win_loss.drivers.values()),
    "polarity": lambda _: POLARITIES,
    "directions": lambda _: DIRECTIONS,
    "weights": lambda _: WEIGHTS,
    "certainties": lambda _: CERTAINTIES,
    "stages": lambda blueprint: tuple(Choice(id_, numbered(id_, blueprint)) for id_ in blueprint.stages),
    "objections": lambda blueprint: _named(blueprint.objections.values()),
    "answers": lambda _: ANSWERS,
    "yes-no": lambda _: YES_NO,
    "exclusions": lambda _: EXCLUSIONS,
    "elements": lambda blueprint: tuple(_elements(blueprint)),
}
