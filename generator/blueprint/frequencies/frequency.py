"""How often a thing is done, when, or after which event: read from a short text or from a mapping.

The structure says what a calendar needs to know; the company's own wording travels with it in ``text``.
Short texts are read by ``grammar``. Source of the grammar: the domain reference, 0 and 1.3.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Annotated, Any, ClassVar, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainSerializer,
    ValidationError,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue, WithJsonSchema
from pydantic_core import CoreSchema

from generator.locale import LANGUAGES

from . import grammar

Unit = Literal["day", "week", "month", "quarter", "year"]
Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
WEEKDAYS: tuple[Weekday, ...] = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DayKind = Literal["business", "calendar"]
Kind = Literal["periodic", "daily", "continuous", "event", "conditional", "composite", "worded"]

AS_NEEDED = grammar.AS_NEEDED
"""The condition that both languages have a set phrase for: "w razie potrzeby", "as needed"."""

_MOST = 999
"""Upper limit of counts: keeps every date within the calendar that Python knows."""

_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"


_TEXT: JsonSchemaValue = {"type": "string", "minLength": 1}
_IN_LANGUAGES: JsonSchemaValue = {
    "type": "object",
    "properties": dict.fromkeys(LANGUAGES, _TEXT),
    "additionalProperties": False,
    "minProperties": 1,
}
_Wording = Annotated[str, Field(min_length=1), WithJsonSchema({"anyOf": [_TEXT, _IN_LANGUAGES]})]


class _StructureOrText(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)
    _text_forms: ClassVar[tuple[JsonSchemaValue, ...]] = (_TEXT,)
    _examples: ClassVar[tuple[str, ...]]

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Say in the JSON Schema of the object that a short text is as good."""
        reference = handler(schema)
        own = handler.resolve_ref_schema(reference)
        as_object = {key: own.pop(key) for key in list(own) if key not in ("title", "description")}
        own["anyOf"] = [*cls._text_forms, as_object]
        own["examples"] = list(cls._examples)
        return reference


def _unit_or_weekdays(schema: dict[str, Any]) -> None:
    """Weekdays need no unit."""
    schema.pop("required", None)
    schema["anyOf"] = [{"required": ["unit"]}, {"required": ["weekdays"]}]


class Every(_StructureOrText):
    """A period that comes round: every ``count`` units, ``times`` in each, or on fixed weekdays."""

    model_config = ConfigDict(json_schema_extra=_unit_or_weekdays)
    _examples = ("month", "2 weeks", "kwartał")

    count: int = Field(default=1, ge=1, le=_MOST)
    """Every so many units: 2 with ``week`` is every two weeks."""
    unit: Unit
    """A quarter begins with a calendar quarter; the other periods roll on from the start."""
    times: int = Field(default=1, ge=1, le=_MOST)
    """How often within each period."""
    weekdays: tuple[Weekday, ...] = ()
    """Days of the week, Monday first; only with weeks and without ``times``."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: object) -> object:
        if isinstance(given, str):
            return grammar.read_period(given)
        if isinstance(given, Mapping) and given.get("weekdays") and "unit" not in given:
            return {**given, "unit": "week"}
        return _mapping(given, "every: 2 weeks")

    @field_validator("weekdays", mode="before")
    @classmethod
    def _weekdays_in_order(cls, given: object) -> object:
        if not isinstance(given, (list, tuple)):
            raise ValueError("a list of weekdays is expected\nWrite [tuesday, thursday].")
        return tuple(sorted({grammar.read_weekday(day) for day in given}, key=WEEKDAYS.index))

    @model_validator(mode="after")
    def _is_consistent(self) -> Every:
        if self.weekdays and (self.unit != "week" or self.times != 1):
            raise ValueError("weekdays go with weeks and without times\nWrite {count: 2, weekdays: [tuesday]}.")
        if self.unit == "day" and (self.count == 1 or self.times != 1):
            raise ValueError("what is done every day is not periodic\nWrite daily: {}.")
        return self


def _mapping(given: object, example: str) -> object:
    """What is neither a text nor a mapping is answered with an example."""
    if isinstance(given, (Mapping, BaseModel)):
        return given
    raise ValueError(f"“{given}” cannot be read here\nWrite for example {example}.")


def _minutes(given: object) -> object:
    return grammar.read_duration(given) if isinstance(given, str) else given


def _duration(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    return " ".join(part for part in (f"{hours}h" if hours else "", f"{rest}min" if rest else "") if part)


class Daily(_StructureOrText):
    """Every working day, for a time or until a quantity is reached."""

    _examples = ("2h", "10 kontaktów", "10 contacts")

    duration: (
        Annotated[
            int,
            BeforeValidator(_minutes),
            Field(ge=1, le=24 * 60),
            PlainSerializer(_duration, when_used="json"),
            WithJsonSchema({"type": "string", "examples": ["2h", "30 min"]}),
        ]
        | None
    ) = None
    """Minutes a day; written "2h", "30 min" or "1h 30min"."""
    quantity: int | None = Field(default=None, ge=1, le=1_000_000)
    """How many a day, for example 10."""
    unit: str | None = None
    """What is counted, for example ``contacts``."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: object) -> object:
        if given is True or given == "true":
            return {}
        return grammar.read_daily_amounts(given) if isinstance(given, str) else _mapping(given, "daily: 2h")

    @field_validator("duration", mode="before")
    @classmethod
    def _names_its_unit(cls, given: object) -> object:
        if isinstance(given, bool | float):
            raise ValueError('a duration needs its unit\nWrite "2h" or "30 min".')
        return given

    @field_validator("unit")
    @classmethod
    def _in_the_base_form(cls, given: str | None) -> str | None:
        return None if given is None else grammar.counted_thing(given)

    @model_validator(mode="after")
    def _is_consistent(self) -> Daily:
        if (self.unit is None) != (self.quantity is None):
            raise ValueError("a quantity and its unit go together\nWrite {quantity: 10, unit: contacts}.")
        return self


class Window(_StructureOrText):
    """Days after an event: not before ``min`` and not after ``max``; 0 is the day of the event."""

    _examples = ("0-1 dni", "1-2 days")

    min: int = Field(default=0, ge=0, le=_MOST)
    """Days that have to pass first."""
    max: int = Field(ge=0, le=_MOST)
    """Days until which it is done."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, given: object) -> object:
        if not isinstance(given, str):
            return _mapping(given, "within: 0-1 days")
        return {edge: grammar.read_window(given)[edge] for edge in ("min", "max")}

    @model_validator(mode="after")
    def _runs_forward(self) -> Window:
        grammar.refuse_reversed(self.min, self.max)
        return self


class Frequency(_StructureOrText):
    """A rhythm: periodic, daily, continuous, after an event, on a condition, or several of these.

    Exactly one of ``every``, ``daily``, ``continuous``, ``on``, ``when``, ``any_of``, ``all_of`` is given,
    or ``if`` alone. Written as a short text ("1 / 2 tygodnie", "after each call") it keeps that text. A text that
    cannot be read is kept alone: it is printed as it stands and falls on no day.
    """

    _text_forms: ClassVar[tuple[JsonSchemaValue, ...]] = (_TEXT, _IN_LANGUAGES)
    _examples = ("1 / 2 tygodnie", "po każdej rozmowie", "every 2 weeks", "2h daily")

    text: _Wording | None = None
    """The printed wording; made from the structure where it is missing."""
    every: Every | None = None
    """A period that comes round: ``month``, ``2 weeks``."""
    daily: Daily | None = None
    """Every working day."""
    continuous: bool = False
    """Runs all the time and falls on no day."""
    check: Frequency | None = None
    """How often something continuous is looked at."""
    on: str | None = Field(default=None, pattern=_ID)
    """Id of the event that it follows, each time the event happens."""
    within: Window | None = None
    """Days after the event; without it the reaction is due at once, on the same day."""
    days: DayKind = "business"
    """What the days of ``within`` are."""
    condition: _Wording | None = Field(default=None, alias="if")
    """A fact on which it depends, in free words; ``needed`` has a set phrase in each language."""
    when: grammar.SelectionRule | None = None
    """The rule that selects what it is done for; for Win-Loss its window stands with the programme."""
    any_of: tuple[Frequency, ...] = ()
    """Rhythms of which each alone is a reason to act: every quarter, or at once when needed."""
    all_of: tuple[Frequency, ...] = ()
    """Rhythms that hold together: every month, and also when needed."""

    @field_validator("condition")
    @classmethod
    def _in_the_set_form(cls, given: str | None) -> str | None:
        return None if given is None else grammar.condition(given)

    @model_validator(mode="after")
    def _is_consistent(self) -> Frequency:
        _refuse_contradiction(self)
        _refuse_strays(self)
        _refuse_nesting(self)
        return self

    @model_validator(mode="wrap")  # below the one above, and so around it
    @classmethod
    def _read(cls, given: object, handler: ModelWrapValidatorHandler[Frequency], info: ValidationInfo) -> Frequency:
        if isinstance(given, Mapping) and given.keys() == {"text"}:
            given = given["text"]
        if isinstance(given, str):
            return _of_wording(given, handler, info)
        if isinstance(given, Mapping):
            return handler(_with_calendar_weeks(_with_daily(_with_on(given))))
        if isinstance(given, Frequency):
            return handler(given)
        raise ValueError(f"a frequency is a short text or a mapping\n{grammar.HINT}")

    @property
    def kind(self) -> Kind:
        """The class of rhythm, as in the domain reference 1.3."""
        return _KINDS[_head(self)]

    @property
    def parts(self) -> tuple[Frequency, ...]:
        """The simple rhythms in it: itself, or the parts of a composite."""
        return self.any_of or self.all_of or (self,)

    @property
    def structure(self) -> Frequency:
        """The same rhythm without anybody's wording, so that two can be compared."""
        return self.model_copy(
            update={
                "text": self.text if self.kind == "worded" else None,
                "check": self.check and self.check.structure,
                "any_of": tuple(part.structure for part in self.any_of),
                "all_of": tuple(part.structure for part in self.all_of),
            }
        )


def events(frequency: Frequency) -> Iterator[str]:
    """The ids of all events that a frequency names, its parts included."""
    for part in frequency.parts:
        if part.on is not None:
            yield part.on


def unread(frequency: Frequency, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """The wordings in a frequency that could not be read, each with the keys that lead to it."""
    if frequency.kind == "worded":
        yield way, frequency.text or ""
    if frequency.check:
        yield from unread(frequency.check, (*way, "check"))
    for name in ("any_of", "all_of"):
        for number, part in enumerate(getattr(frequency, name)):
            yield from unread(part, (*way, name, str(number)))


def why_unread(text: str, known_events: Collection[str]) -> tuple[str, str]:
    """What is not understood of a wording that stands alone, and forms that can be read."""
    try:
        structure = Frequency.model_validate(grammar.read(text))
    except ValidationError as error:
        reason = str(error.errors()[0]["msg"]).removeprefix("Value error, ").partition("\n")[0]
        return f"“{text}” makes no sense as a frequency: {reason[:1].lower()}{reason[1:]}", grammar.HINT
    except ValueError as error:
        message, _, hint = str(error).partition("\n")
        return message, hint or grammar.HINT
    unknown = ", ".join(f"“{event}”" for event in events(structure) if event not in known_events)
    if unknown:
        return f"in “{text}” the event {unknown} is not known", f"{grammar.HINT} {grammar.EVENT_HINT}"
    return f"beside “{text}” no rhythm is given", grammar.HINT


def _of_wording(text: str, handler: ModelWrapValidatorHandler[Frequency], info: ValidationInfo) -> Frequency:
    """The rhythm that a text says; the text alone where it cannot be read, or follows an event that nobody declares.

    The events that are known come with the validation's context, ``events``; without it all are.
    """
    wording = " ".join(text.split())
    grammar.refuse_no_wording(wording)
    try:
        read = handler({**grammar.read(text), "text": wording})
    except ValueError:  # a ValidationError is one, too
        return handler({"text": wording})
    known = info.context.get("events") if info.context else None
    return read if known is None or known.issuperset(events(read)) else handler({"text": wording})


def _with_on(given: Mapping[Any, Any]) -> dict[Any, Any]:
    """YAML 1.1 reads the bare key ``on`` as the truth value; take it for what was written."""
    return {"on" if key is True else key: value for key, value in given.items()}


def _with_daily(given: dict[Any, Any]) -> dict[Any, Any]:
    """``every: day`` is another way to write ``daily: {}``."""
    every = given.get("every")
    if not isinstance(every, str) or "daily" in given:
        return given
    period = grammar.read_rhythm_of_period(every)
    return given if "daily" not in period else {**{k: v for k, v in given.items() if k != "every"}, **period}


def _with_calendar_weeks(given: dict[Any, Any]) -> dict[Any, Any]:
    """A window in weeks is one of calendar days; one that names its days ("2 dni robocze") fixes ``days`` too."""
    within = given.get("within")
    if not isinstance(within, str):
        return given
    days = grammar.read_window(within).get("days")
    if days and given.get("days", days) != days:
        raise ValueError(f"the window “{within}” counts {days} days, but days says {given['days']}")
    return {**given, "days": days} if days else given


_HEADS = ("every", "daily", "continuous", "on", "when", "any_of", "all_of")
_KINDS: dict[str, Kind] = {
    "every": "periodic", "daily": "daily", "continuous": "continuous", "on": "event", "when": "conditional",
    "if": "conditional", "any_of": "composite", "all_of": "composite", "text": "worded",
}  # fmt: skip
_CHECKS = ("periodic", "daily", "worded")
"""What may say how often something continuous is looked at."""


def _heads(frequency: Frequency) -> list[str]:
    return [name for name in _HEADS if getattr(frequency, name) not in (None, False, ())]


def _head(frequency: Frequency) -> str:
    """The key that says what the rhythm is; ``text`` where nothing but a wording is given."""
    alone = "text" if frequency.condition is None else "if"
    return next(iter(_heads(frequency)), alone)


def _refuse_contradiction(frequency: Frequency) -> None:
    heads = _heads(frequency)
    if len(heads) > 1:
        raise ValueError(f"{' and '.join(heads)} exclude each other\nList several rhythms under all_of or any_of.")
    if _head(frequency) == "text" and (frequency.text is None or frequency.within or frequency.check):
        raise ValueError(f"no rhythm is given\nAdd one of {', '.join(_HEADS)}, or if alone.")


def _refuse_strays(frequency: Frequency) -> None:
    head = _head(frequency)
    if frequency.within is not None and head not in ("on", "when", "if"):
        raise ValueError(f"within is a time after an event and does not go with {head}")
    if frequency.days == "calendar" and frequency.within is None:
        raise ValueError("days says what the days of within are, and within is missing\nAdd within: 1-2 days.")
    if frequency.condition is not None and head in ("continuous", "any_of", "all_of"):
        raise ValueError(f"if does not go with {head}")
    if frequency.check is not None and (head != "continuous" or frequency.check.kind not in _CHECKS):
        raise ValueError("check goes with continuous and is periodic\nWrite {continuous: true, check: {every: week}}.")


def _refuse_nesting(frequency: Frequency) -> None:
    parts = frequency.any_of or frequency.all_of
    if parts and (len(parts) < 2 or any(part.any_of or part.all_of for part in parts)):
        raise ValueError("any_of and all_of list two or more simple rhythms\nPut all parts into one list.")
