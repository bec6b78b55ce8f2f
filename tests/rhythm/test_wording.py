"""Generated wordings: natural in both languages, and read back as the structure they came from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.frequencies.frequency import WEEKDAYS, Frequency
from generator.blueprint.load import load
from generator.blueprint.vocabulary import Vocabulary
from generator.locale.voice import Voice
from generator.rhythm.event_phrases import _AFTER, _ON_THE_DAY, EventPhrases
from generator.rhythm.wording import Wording


@cache
def vocabulary(language: str, trade: str) -> Vocabulary:
    """The words of a company of a trade."""
    with TemporaryDirectory() as folder:
        text = f"extends: ten-stage\nlanguage: {language}\ntrade: {trade}\ncompany: {{name: Alfa}}\n"
        (Path(folder) / "blueprint.yaml").write_text(text, "utf-8")
        return load(Path(folder)).blueprint.vocabulary


def wording(frequency: Frequency, language: str, events: Mapping[str, str] | None = None, trade: str = "goods") -> str:
    """A frequency in words."""
    voice = Voice(language)
    return Wording(voice, EventPhrases(voice, events or {}, vocabulary(language, trade))).frequency(frequency)


PHRASES: dict[str, tuple[dict[str, Any], str, str]] = {
    "week": ({"every": "week"}, "co tydzień", "every week"),
    "2 weeks": ({"every": "2 weeks"}, "co 2 tygodnie", "every 2 weeks"),
    "5 weeks": ({"every": "5 weeks"}, "co 5 tygodni", "every 5 weeks"),
    "22 weeks": ({"every": "22 weeks"}, "co 22 tygodnie", "every 22 weeks"),
    "3 months": ({"every": "3 months"}, "co 3 miesiące", "every 3 months"),
    "5 months": ({"every": "5 months"}, "co 5 miesięcy", "every 5 months"),
    "half year": ({"every": "6 months"}, "co pół roku", "every 6 months"),
    "quarter": ({"every": "quarter"}, "co kwartał", "every quarter"),
    "2 years": ({"every": "2 years"}, "co 2 lata", "every 2 years"),
    "5 years": ({"every": "5 years"}, "co 5 lat", "every 5 years"),
    "twice": ({"every": {"unit": "month", "times": 2}}, "2 razy w miesiącu", "twice a month"),
    "times": ({"every": {"count": 2, "unit": "week", "times": 3}}, "3 razy na 2 tygodnie", "3 times every 2 weeks"),
    "weekdays": (
        {"every": {"weekdays": ["tuesday", "thursday"]}},
        "we wtorki i czwartki",
        "every Tuesday and Thursday",
    ),
    "alternate weekdays": (
        {"every": {"count": 2, "weekdays": ["monday", "wednesday", "friday"]}},
        "co 2 tygodnie w poniedziałki, środy i piątki",
        "every 2 weeks on Monday, Wednesday and Friday",
    ),
    "daily": ({"daily": {}}, "codziennie", "daily"),
    "daily time": ({"daily": "2h"}, "codziennie 2 h", "2 h daily"),
    "daily both": (
        {"daily": {"duration": "90 min", "quantity": 5, "unit": "contacts"}},
        "codziennie 1 h 30 min i 5 kontaktów",
        "1 h 30 min and 5 contacts daily",
    ),
    "continuous": ({"continuous": True}, "działanie ciągłe", "continuous"),
    "checked": (
        {"continuous": True, "check": {"every": "week"}},
        "działanie ciągłe, przegląd co tydzień",
        "continuous, reviewed every week",
    ),
    "event": ({"on": "call-held"}, "po każdej rozmowie", "after each call"),
    "window": (
        {"on": "delivered", "within": "1-2 days"},
        "w ciągu 1–2 dni roboczych po dostawie",
        "within 1–2 working days after the delivery",
    ),
    "limit": (
        {"on": "order-received", "within": "1 day"},
        "w ciągu 1 dnia roboczego po otrzymaniu zamówienia",
        "within 1 working day after the order is received",
    ),
    "calendar days": (
        {"on": "delivered", "within": "3 days", "days": "calendar"},
        "w ciągu 3 dni kalendarzowych po dostawie",
        "within 3 calendar days after the delivery",
    ),
    "weeks": (
        {"on": "last-contact", "within": "2-4 weeks"},
        "w ciągu 2–4 tygodni po ostatnim kontakcie",
        "within 2–4 weeks after the last contact",
    ),
    "exact": ({"on": "delivered", "within": "2-2"}, "2 dni robocze po dostawie", "2 working days after the delivery"),
    "same day": ({"on": "delivered", "within": "0-0"}, "w dniu dostawy", "on the day of the delivery"),
    "unknown event": ({"on": "fair-ended"}, "po zdarzeniu „fair-ended”", "after the event “fair-ended”"),
    "needed": ({"if": "needed"}, "w razie potrzeby", "as needed"),
    "event if needed": (
        {"on": "call-held", "if": "needed"},
        "po każdej rozmowie, jeśli trzeba",
        "after each call, if needed",
    ),
    "criteria": (
        {"when": "win-loss-selection", "within": "2-4 weeks"},
        "zgodnie z kryteriami wyboru, w ciągu 2–4 tygodni",
        "according to the selection criteria, within 2–4 weeks",
    ),
    "all": (
        {"all_of": [{"every": "month"}, {"on": "call-held"}, {"if": "needed"}]},
        "co miesiąc, po każdej rozmowie oraz w razie potrzeby",
        "every month, after each call and as needed",
    ),
    "any": (
        {"any_of": [{"every": "quarter"}, {"if": "needed", "within": "0-0"}]},
        "co kwartał lub na bieżąco, jeśli trzeba",
        "every quarter or at once if needed",
    ),
}


@pytest.mark.parametrize("case", PHRASES)
def test_a_structure_is_worded_naturally(case: str) -> None:
    structure, polish, english = PHRASES[case]
    read = Frequency.model_validate(structure)
    assert (wording(read, "pl"), wording(read, "en")) == (polish, english)


def test_the_companys_own_wording_is_printed_as_it_is() -> None:
    assert wording(Frequency.model_validate("1 / miesiac"), "en") == "1 / miesiac"
    assert (
        wording(Frequency.model_validate({"any_of": ["1 / rok", {"every": "month"}]}), "pl") == "1 / rok lub co miesiąc"
    )


def test_events_go_by_the_blueprints_own_phrases() -> None:
    phrases = {"delivered": "po odbiorze maszyny", "fair-ended": "w tygodniu po targach"}
    after = Frequency.model_validate({"on": "delivered", "within": "1-2"})
    same_day = Frequency.model_validate({"on": "delivered", "within": "0-0"})
    fair = Frequency.model_validate({"on": "fair-ended", "within": "2 days"})
    assert wording(after, "pl", phrases) == "w ciągu 1–2 dni roboczych po odbiorze maszyny"
    assert wording(same_day, "pl", phrases) == "po odbiorze maszyny, tego samego dnia"
    assert wording(fair, "pl", phrases) == "w tygodniu po targach, w ciągu 2 dni roboczych"


# --- round trip ---

counts = st.integers(1, 999)
periods = st.builds(
    lambda count, unit, times: {"every": {"count": count, "unit": unit, "times": times}},
    counts,
    st.sampled_from(["week", "month", "quarter", "year"]),
    st.one_of(st.just(1), st.integers(2, 40)),
)
days_apart = st.integers(2, 999).map(lambda count: {"every": {"count": count, "unit": "day"}})
weekdays = st.builds(
    lambda count, days: {"every": {"count": count, "weekdays": sorted(days)}},
    st.integers(1, 9),
    st.sets(st.sampled_from(WEEKDAYS), min_size=1),
)
THINGS = [
    "contacts",
    "calls",
    "conversations",
    "mails",
    "messages",
    "invitations",
    "sequences",
    "times",
    "wizyty u klienta",
]
daily = st.builds(
    lambda minutes, count: {"daily": {**minutes, **count}},
    st.one_of(st.just({}), st.integers(1, 1440).map(lambda minutes: {"duration": f"{minutes} min"})),
    st.one_of(
        st.just({}),
        st.builds(lambda n, unit: {"quantity": n, "unit": unit}, st.integers(1, 9999), st.sampled_from(THINGS)),
    ),
)
by_calendar = st.one_of(periods, days_apart, weekdays, daily)
continuous = st.one_of(
    st.just({"continuous": True}), by_calendar.map(lambda every: {"continuous": True, "check": every})
)
event_ids = st.one_of(
    st.sampled_from(sorted(_AFTER)), st.from_regex(r"[a-z][a-z0-9]{0,7}(-[a-z0-9]{1,5}){0,2}", fullmatch=True)
)


def _window(edges: list[int], days: str) -> dict[str, Any]:
    """On the day of the event working days and calendar days are the same."""
    first, last = sorted(edges)
    return {"within": {"min": first, "max": last}, "days": days if last else "business"}


windows = st.one_of(
    st.just({}),
    st.builds(_window, st.lists(st.integers(0, 60), min_size=2, max_size=2), st.sampled_from(["business", "calendar"])),
)
facts: st.SearchStrategy[dict[str, str]] = st.one_of(
    st.just({}),
    st.sampled_from(
        ["needed", "wymaga zmiany", "klient o to prosi", "the customer asks for it", "Cena < 100 & zysk"]
    ).map(lambda fact: {"if": fact}),
)
after_events = st.builds(lambda event, window, fact: {"on": event, **window, **fact}, event_ids, windows, facts)
selected = st.builds(lambda window, fact: {"when": "win-loss-selection", **window, **fact}, windows, facts)
conditions = st.builds(lambda fact, window: {**fact, **window}, facts.filter(bool), windows)
conditional_periods = st.builds(lambda every, fact: {**every, **fact}, by_calendar, facts)
simple = st.one_of(conditional_periods, continuous, after_events, selected, conditions)
composites = st.builds(
    lambda key, parts: {key: parts}, st.sampled_from(["any_of", "all_of"]), st.lists(simple, min_size=2, max_size=3)
)


@given(structure=st.one_of(simple, composites), language=st.sampled_from(["pl", "en"]))
def test_what_we_word_is_read_back_as_the_same_structure(structure: dict[str, Any], language: str) -> None:
    frequency = Frequency.model_validate(structure)
    text = wording(frequency, language)
    assert Frequency.model_validate(text).structure == frequency, text


@pytest.mark.parametrize("language", ["pl", "en"])
@pytest.mark.parametrize("trade", ["goods", "software", "services", "installation"])
@pytest.mark.parametrize("event", sorted(_AFTER))
def test_each_event_is_known_by_its_phrase(event: str, language: str, trade: str) -> None:
    after = Frequency.model_validate({"on": event})
    assert Frequency.model_validate(wording(after, language, trade=trade)).structure == after
    if event in _ON_THE_DAY:
        same_day = Frequency.model_validate({"on": event, "within": "0-0"})
        assert Frequency.model_validate(wording(same_day, language, trade=trade)).structure == same_day
