"""A blueprint in which every field of the model is filled with something that can be told from everything else.

It is made by reflection over the models, so that a field added tomorrow is planted tomorrow.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from inspect import get_annotations
from itertools import count
from typing import Any, Literal, get_args, get_origin

from annotated_types import Le
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from generator.blueprint.frequencies.frequency import Frequency
from generator.blueprint.model.annotations import element_type, entity_type, key, marks, reference
from generator.blueprint.model.base import DeliverableReference, Entity, PathReference
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.quantities import Money

SET_BY_HAND: dict[str, Any] = {
    "Blueprint.blueprint": 1,
    "Blueprint.id": "planted",
    "Blueprint.extends": None,
    "Blueprint.language": "pl",
    "Blueprint.country": "PL",
    "Blueprint.trade": None,
    "Blueprint.as_of": datetime.date(2026, 1, 5),
    "Blueprint.status": "final",
    "Part.columns": None,  # which are those of tables that code shows, so that none of them has
    "Sheet.columns": None,  # likewise
    "Column.title": None,
    "Blueprint.theme": None,
    "Blueprint.templates": None,  # files, which a garden has not
    "PublicBrand.primary": "#0F5C6E",
    "PublicBrand.accent": "#B4531A",
    "PublicCompany.currency": "PLN",
    "PublicCompany.vat_pct": 23,
    "PaymentPart.share": None,  # a part has a share or an amount
    "Stage.parent": None,
    "Stage.parallel_to": None,
    "Stage.number": 3,
    "Step.day": 1,
    "Wave.days": 14,
    "Audit.severity": {},
    "Acceptance.code": "tool-without-role",
    "Locale.country": "PL",
    "Locale.working_days": [],
    "Locale.working_hours": "8:00–16:00",
    "PublicBrand.logo": None,
    "PublicBrand.cover_picture": None,
    "DeliverableChoice.packs": [],
    "DeliverableChoice.include": [],
    "DeliverableChoice.exclude": [],
}
"""Fields in which only certain values make sense, or that say nothing about the company."""

CUSTOMERS_TOO = {"Blueprint.as_of", "Blueprint.language", "Blueprint.id"}
"""Fields outside the public classes that a customer may see."""

FIRST = "one"
"""Id of the first element of every collection: what references lead to."""

_FIRST_DAY = datetime.date(2101, 1, 4)
"""A Tuesday, as are all days that are planted: work that is planned for a weekend is printed with another date."""
_FIRST_NUMBER = 70_000_000
_FIRST_SHARE = Decimal(71)
"""Shares, and hours of a week, are told apart by their decimals: 71.001, 71.002."""


@dataclass(frozen=True, slots=True)
class Planted:
    """A value and where it stands: ``field`` is the class that declares it and its name."""

    value: str | int | Decimal | datetime.date
    field: str
    path: str
    public: bool

    def found_in(self, text: str) -> bool:
        """Whether the value stands in a text, however numbers and dates are printed there."""
        if isinstance(self.value, str):
            return re.search(rf"{re.escape(self.value)}(?!\d)", text) is not None
        if isinstance(self.value, datetime.date):
            return any(form in text for form in (f"{self.value:%d.%m.%Y}", self.value.isoformat()))
        if isinstance(self.value, Decimal):
            return any(f"{self.value.normalize():f}".replace(".", mark) in text for mark in ".,")
        return str(self.value) in without_separators(text)


def without_separators(text: str) -> str:
    """A text with its numbers as digits alone: 70 000 001 and 70,000,001 become 70000001."""
    return re.sub(r"(?<=\d)[\s.,\u00a0\u202f](?=\d{3})", "", text)


_FORMS: dict[Any, Callable[[str], Any]] = {list: lambda id_: [id_], dict: lambda id_: {id_: 1}}
"""How references stand: in a list, or as keys that say how many of each there are."""

Writer = Callable[[int], str]
"""Makes the text of the n-th text field."""


class Garden:
    """Plants a blueprint; ``data`` is the blueprint as plain data, ``planted`` what stands in it and where."""

    def __init__(self, text: Writer = "KANAREK-{:04d}".format, first_number: int = _FIRST_NUMBER) -> None:
        self._text, self._number, self._first_number = text, count(1), first_number
        self.planted: list[Planted] = []
        self.data: dict[str, Any] = self._entity(Blueprint, "", _Position(public=False))

    def _entity(self, model: type[Entity], path: str, at: _Position) -> dict[str, Any]:
        fields = ((name, info, key(name, info)) for name, info in model.model_fields.items())
        made = {
            known_as: self._field(model, name, info, f"{path}.{known_as}".lstrip("."), at)
            for name, info, known_as in fields
        }
        return {name: value for name, value in made.items() if value is not None}

    def _field(self, model: type[Entity], name: str, info: FieldInfo, path: str, at: _Position) -> Any:
        owner = declared_in(model, name)
        label = f"{owner.__name__}.{key(name, info)}"
        here = at.inside(public=owner.__name__.startswith("Public") or label in CUSTOMERS_TOO)
        if label in SET_BY_HAND:
            return SET_BY_HAND[label]
        if (target := leads_to(model, name)) is not None:
            return _FORMS.get(get_origin(info.annotation), lambda id_: id_)(target)
        if element := element_type(info.annotation):
            return self._collection(element, path, here)
        if entity := entity_type(info.annotation):
            return self._entity(entity, path, here)
        return self._scalar(info, partial(Planted, field=label, path=path, public=here.public), at.turn)

    def _collection(self, model: type[Entity], path: str, at: _Position) -> dict[str, Any]:
        """An element for each choice that a field of it offers, the first one ``one``."""
        most = max((len(options) for options in _choices(model)), default=1)
        ids = [FIRST, *(f"no-{turn}" for turn in range(2, most + 1))]
        return {id_: self._element(model, f"{path}.{id_}", at, turn) for turn, id_ in enumerate(ids)}

    def _element(self, model: type[Entity], path: str, at: _Position, turn: int) -> dict[str, Any]:
        permitted = (
            "permission" not in model.model_fields or _option(model.model_fields["permission"], turn) == "granted"
        )
        return self._entity(model, path, _Position(at.public, turn, permitted and at.permitted))

    def _scalar(self, info: FieldInfo, planted: Callable[[Any], Planted], turn: int) -> Any:
        kinds = list(_kinds(info))
        if (options := _options(info)) and Money not in kinds:
            return self._chosen(options, get_origin(info.annotation), turn, planted)
        if Frequency in kinds:
            return {"every": "week", "text": self._planted(planted, self._new_text())}
        if bool in kinds:
            return True
        if datetime.date in kinds:
            day = _FIRST_DAY + datetime.timedelta(weeks=next(self._number))
            return self._planted(planted, day).isoformat()
        if is_narrow(info):
            return _most(info)
        if Decimal in kinds and _most(info) is not None:
            return str(self._planted(planted, _FIRST_SHARE + Decimal(next(self._number)) / 1000))
        if not {int, Decimal, Money}.isdisjoint(kinds):
            return self._planted(planted, self._new_number())
        text = self._planted(planted, self._new_code() if _is_code(info) else self._new_text())
        return {list: [text], dict: {"key": text}}.get(get_origin(info.annotation), text)

    def _chosen(self, options: tuple[Any, ...], holder: Any, turn: int, planted: Callable[[Any], Planted]) -> Any:
        """A choice, a list of one, or a value by a choice."""
        option = options[turn % len(options)]
        if holder is dict:
            return {option: self._planted(planted, self._new_number())}
        return [option] if holder is list else option

    def _new_number(self) -> int:
        return self._first_number + next(self._number)

    def _new_code(self) -> str:
        return f"code-{next(self._number)}"

    def _new_text(self) -> str:
        return self._text(next(self._number))

    def _planted(self, planted: Callable[[Any], Planted], value: Any) -> Any:
        self.planted.append(planted(value))
        return value


@dataclass(frozen=True, slots=True)
class _Position:
    """Where in the tree: below a public field or not, in which element, with permission or without."""

    public: bool
    turn: int = 0
    permitted: bool = True

    def inside(self, *, public: bool) -> _Position:
        return _Position((self.public or public) and self.permitted, self.turn, self.permitted)


def declared_in(model: type[BaseModel], name: str) -> type[BaseModel]:
    """The class that declares a field: the public one, where a subclass adds internal ones to it."""
    return next(
        base
        for base in reversed(model.__mro__)
        if isinstance(base, type) and issubclass(base, BaseModel) and name in get_annotations(base)
    )


def entities_of(model: type[Entity] = Blueprint) -> set[type[Entity]]:
    """Every entity that a blueprint can hold."""
    inner = {
        found
        for info in model.model_fields.values()
        if (found := element_type(info.annotation) or entity_type(info.annotation))
    }
    return {model}.union(*(entities_of(found) for found in inner))


def leads_to(model: type[Entity], name: str) -> str | None:
    """What a reference is planted with; None for any other field."""
    if target := reference(model, name):
        return ".".join([FIRST] * (target.to.count("*") + 1))
    found = set(map(type, marks(model, name)))
    if PathReference in found:
        return "company.name"
    return "handbook" if DeliverableReference in found else None


def is_narrow(info: FieldInfo) -> bool:
    """Whether a field takes so few whole numbers that they cannot be told apart."""
    most = _most(info)
    return most is not None and most < _FIRST_NUMBER and Decimal not in _kinds(info)


def _is_code(info: FieldInfo) -> bool:
    """Whether a field takes codes that stand for people, which are no free text."""
    return any(isinstance(mark, WithJsonSchema) and "pattern" in (mark.json_schema or {}) for mark in _limits(info))


def _most(info: FieldInfo) -> Any:
    """The largest number that a field takes; None where there is no limit."""
    return next((limit.le for limit in _limits(info) if isinstance(limit, Le)), None)


def _limits(info: FieldInfo) -> Iterator[object]:
    yield from info.metadata
    for option in get_args(info.annotation):
        for mark in getattr(option, "__metadata__", ()):
            yield from mark.metadata if isinstance(mark, FieldInfo) else (mark,)


def _kinds(info: FieldInfo) -> Iterator[Any]:
    yield from _leaves(info.annotation)


def _leaves(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) is not Literal:
        for inner in get_args(annotation):
            yield from _leaves(inner)


def _options(info: FieldInfo) -> tuple[Any, ...]:
    return next((get_args(leaf) for leaf in _leaves(info.annotation) if get_origin(leaf) is Literal), ())


def _choices(model: type[Entity]) -> Iterator[tuple[Any, ...]]:
    return (_options(info) for info in model.model_fields.values())


def _option(info: FieldInfo, turn: int) -> Any:
    return _options(info)[turn % len(_options(info))]
