"""Reads a whole short text: simple rhythms, and several of them joined by "i", "lub", "and", "or" or a comma."""

from __future__ import annotations

import re
from functools import lru_cache

from .amounts import Mapped
from .conditions import read_conditional, read_with_condition
from .folding import folded, tidy
from .joints import joints
from .occasions import read_occasion
from .periods import EVERY_DAY, begins_with_weekday, read_by_calendar
from .unread import HINT, explanation

_LONGEST = 500
"""More than any rhythm needs; keeps the reading of hostile texts short."""

_DAILY_THEN_EVENT = re.compile(rf"{EVERY_DAY}(?P<joint>,? )(?=w dniu |po |on the |after )")


def refuse_no_wording(text: str) -> None:
    """Raise ``ValueError`` for what is no short text: an empty one, or one that is longer than any rhythm."""
    if not text:
        raise ValueError(f"the frequency is empty\n{HINT}")
    if len(text) > _LONGEST:
        raise ValueError(f"a frequency has at most {_LONGEST} characters, this one has {len(text)}\nShorten it.")


def read(text: str) -> Mapped:
    """The structured form of a short text; ``ValueError`` says what was not understood and what would be."""
    tidied = tidy(text)
    refuse_no_wording(tidied)
    try:
        found = _read(tidied)
    except ValueError as nonsense:
        reason, _, hint = str(nonsense).partition("\n")
        raise ValueError(f"“{tidied}” makes no sense as a frequency: {reason}\n{hint or HINT}") from nonsense
    if found is None:
        raise ValueError(explanation(tidied, _is_readable))
    return dict(found)


def read_rhythm_of_period(text: str) -> Mapped:
    """``every`` or ``daily`` of a period written as a value: "2 weeks", "month", "day"; empty where it is none."""
    tidied = tidy(text)
    found = read_by_calendar(tidied) or read_by_calendar(f"every {tidied}")
    return found if found and found.keys() & {"every", "daily"} else {}


def read_period(text: str) -> Mapped:
    """The mapping of ``every`` for a period written as a value; ``ValueError`` where it is none."""
    period = read_rhythm_of_period(text).get("every")
    if not isinstance(period, dict):
        raise ValueError(
            f"“{text}” is no period\nWrite “2 weeks”, “month”, “quarter”, “3 times a month” or “tuesday and thursday”."
        )
    return period


@lru_cache(maxsize=2048)
def _read(text: str) -> Mapped | None:
    """A tidy text's structure, which nobody may change; texts that are one rhythm come before those that join."""
    return read_by_calendar(text) or _daily_and_event(text) or _joined(text) or _read_single(text)


def _read_single(text: str) -> Mapped | None:
    return _read_unconditional(text) or read_with_condition(text, _read_unconditional)


def _read_unconditional(text: str) -> Mapped | None:
    return read_by_calendar(text) or read_occasion(text) or read_conditional(text)


def _daily_and_event(text: str) -> Mapped | None:
    """Read "Codziennie w dniu uzyskania numeru telefonu": a daily task and an event that starts it."""
    start = _DAILY_THEN_EVENT.match(folded(text))
    event = _read_single(text[start.end("joint") :]) if start else None
    return {"all_of": [{"daily": {}}, event]} if event and "on" in event else None


def _joined(text: str) -> Mapped | None:
    for joint in joints(text):
        key = "any_of" if joint["any"] else "all_of"
        first = _read_single(text[: joint.start()])
        rest = _read_rest(text[joint.end() :]) if first else None
        if first and rest and not rest.keys() & ({"any_of", "all_of"} - {key}):
            return {key: [first, *_parts(rest, key)]}
    return None


def _read_rest(text: str) -> Mapped | None:
    return None if begins_with_weekday(text) else _read(text)


def _parts(found: Mapped, key: str) -> list[object]:
    parts = found.get(key)
    return list(parts) if isinstance(parts, list) else [found]


def _is_readable(text: str) -> bool:
    return _read(text) is not None
