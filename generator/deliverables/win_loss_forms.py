"""The columns that people fill, as sheets have them: made of the layout by which what they filled is read again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypedDict, Unpack

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.undecided import joined
from generator.documents.workbook import Cell, ChoiceList
from generator.locale import Label
from generator.winloss.layout import Field, Form
from generator.winloss.lists import Choice, choices

from .columns import Col
from .internal_pen import InternalPen

SheetKind = Literal["text", "date", "money", "integer"]
_KINDS: Mapping[str, SheetKind] = {"date": "date", "money": "money", "mark": "integer"}
MARKS = (1, 2, 3, 4, 5)
_TITLES: Mapping[str, Label] = {
    "outcomes": Label("Outcome"),
    "pipelines": Label("Pipeline"),
    "segments": Label("Segment"),
    "competitors": Label("Competitor", "win-loss-register"),
    "personas": Label("Who was asked"),
    "drivers": Label("Reason"),
    "polarity": Label("For or against us"),
    "directions": Label("Turning point"),
    "weights": Label("Weight"),
    "certainties": Label("How sure is the code"),
    "stages": Label("Stage where it happened"),
    "objections": Label("Objection"),
    "answers": Label("Our answer"),
    "yes-no": Label("Yes or no"),
    "exclusions": Label("Why not to ask"),
    "elements": Label("Element of the process"),
}
"""What the lists are called on the sheet where they stand."""


class Rules(TypedDict, total=False):
    """What a sheet watches over a column for, beside its kind; see ``Col``."""

    rule: str
    refusal: str
    hint: str


def filled(
    form: Form,
    blueprint: Blueprint,
    pen: InternalPen,
    calculated: Mapping[str, tuple[Col[Any, Cell], ...]],
    rules: Mapping[str, Rules],
) -> tuple[Col[Any, Cell], ...]:
    """The columns of a form, behind some of them those that the sheet ``calculated``; both by the ids of fields."""
    return tuple(_columns(form, blueprint, pen, calculated, rules))


def _columns(
    form: Form,
    blueprint: Blueprint,
    pen: InternalPen,
    calculated: Mapping[str, tuple[Col[Any, Cell], ...]],
    rules: Mapping[str, Rules],
) -> Iterator[Col[Any, Cell]]:
    for field in form.fields:
        yield column(field, blueprint, pen, **rules.get(field.id, {}))
        yield from calculated.get(field.id, ())


def column(field: Field, blueprint: Blueprint, pen: InternalPen, **rules: Unpack[Rules]) -> Col[Any, Cell]:
    """A column to fill; one whose list is empty takes any words."""
    kind: SheetKind = _KINDS.get(field.kind, "text")
    is_money = kind == "money"
    return Col(
        field.id,
        field.label if isinstance(field.label, Label) else pen.caption(field.label),
        field.width,
        kind=kind,
        choices=field.choices if field.kind == "mark" or _has_choices(field, blueprint) else "",
        input=True,
        currency=pen.currency(blueprint.win_loss.min_value) if is_money else "",  # that of what it is compared with
        least=0 if is_money else None,
        origin=field.origin,
        **rules,
    )


def _has_choices(field: Field, blueprint: Blueprint) -> bool:
    return bool(field.choices and choices(field.choices, blueprint))


# --- choices --------------------------------------------------------------------------------------


def choice_lists(ids: tuple[str, ...], blueprint: Blueprint, pen: InternalPen) -> Iterator[ChoiceList]:
    """The lists with these ids, each choice with the id that it is read back by; none that has no choices."""
    for id_ in (one for one in _TITLES if one in ids):
        if found := choices(id_, blueprint):
            words = tuple(worded(choice, pen) for choice in found)
            yield ChoiceList(id_, pen.say(_TITLES[id_]), words, ids=tuple(choice.id for choice in found))


def worded(choice: Choice, pen: InternalPen) -> str:
    """A choice in the words of the paper."""
    words = pen.say(choice.words) if isinstance(choice.words, Label) else pen.caption(choice.words)
    return joined(": ", (pen.say(choice.kind), words)) if choice.kind else words


def chosen(id_: str, choice: str | None, blueprint: Blueprint, pen: InternalPen) -> str | None:
    """The words of the choice of an id; None for none."""
    return next((worded(one, pen) for one in choices(id_, blueprint) if one.id == choice), None)
