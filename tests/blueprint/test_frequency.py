"""Reading frequencies: every wording of the domain reference 1.3, natural variants, structures, refusals."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import ValidationError

from generator.blueprint.frequencies.frequency import Frequency, events, unread, why_unread

# The 23 wordings of the tables: rows that carry it, normal form, kind.
WORDINGS: dict[str, tuple[int, dict[str, Any], str]] = {
    "1 / 2 tygodnie": (2, {"every": {"count": 2, "unit": "week"}}, "periodic"),
    "Działanie ciągłe": (5, {"continuous": True}, "continuous"),
    "1 / 3 miesiące": (3, {"every": {"count": 3, "unit": "month"}}, "periodic"),
    "1 / pół roku": (10, {"every": {"count": 6, "unit": "month"}}, "periodic"),
    "1 / miesiąc": (1, {"every": {"unit": "month"}}, "periodic"),
    "1 / miesiac": (2, {"every": {"unit": "month"}}, "periodic"),
    "Codziennie": (2, {"daily": {}}, "daily"),
    "2h codziennie": (1, {"daily": {"duration": 120}}, "daily"),
    "1 / miesiąc, bieżąca aktualizacja wg. potrzeb": (
        2,
        {"all_of": [{"every": {"unit": "month"}}, {"if": "needed"}]},
        "composite",
    ),
    "Codziennie w dniu uzyskania numeru telefonu": (
        1,
        {"all_of": [{"daily": {}}, {"on": "phone-obtained", "within": {"min": 0, "max": 0}}]},
        "composite",
    ),
    "Po każdej rozmowie, jeśli wymaga zmiany": (1, {"on": "call-held", "if": "wymaga zmiany"}, "event"),
    "Po każdej rozmowie": (5, {"on": "call-held"}, "event"),
    "1 / rok": (3, {"every": {"unit": "year"}}, "periodic"),
    "Po każdej rozmowie handlowej": (2, {"on": "sales-call-held"}, "event"),
    "W dniu lub 1 dzień po zamówieniu": (2, {"on": "order-received", "within": {"min": 0, "max": 1}}, "event"),
    "Po każdej zmianie, która zagraża lub opóźnia termin dostawy": (
        1,
        {"on": "delivery-changed", "if": "zagraża lub opóźnia termin dostawy"},
        "event",
    ),
    "1-2 dni po dostawie": (1, {"on": "delivered", "within": {"min": 1, "max": 2}}, "event"),
    "w dniu rozmowy Follow-up 2": (1, {"on": "followup2-held", "within": {"min": 0, "max": 0}}, "event"),
    "1 / 2 lata": (1, {"every": {"count": 2, "unit": "year"}}, "periodic"),
    "Zawsze zgodnie z kryteriami wyboru zamówień": (1, {"when": "win-loss-selection"}, "conditional"),
    "1 / kwartał": (1, {"every": {"unit": "quarter"}}, "periodic"),
    "Po każdej rozmowie Win-Loss, która generuje potrzebę aktualizacji": (
        1,
        {"on": "win-loss-held", "if": "generuje potrzebę aktualizacji"},
        "event",
    ),
    "1 / kwartał lub na bieżąco jeśli wynik analizy wymaga natychmiastowej interwencji": (
        1,
        {
            "any_of": [
                {"every": {"unit": "quarter"}},
                {"if": "wynik analizy wymaga natychmiastowej interwencji", "within": {"min": 0, "max": 0}},
            ]
        },
        "composite",
    ),
}

VARIANTS: dict[str, dict[str, Any]] = {
    # periods, Polish
    "1/2 tygodnie": {"every": "2 weeks"},
    "1 / tydzień": {"every": "week"},
    "1x / miesiąc": {"every": "month"},
    "co 2 tygodnie": {"every": "2 weeks"},
    "Co dwa tygodnie.": {"every": "2 weeks"},
    "co drugi tydzień": {"every": "2 weeks"},
    "co miesiąc": {"every": "month"},
    "miesięcznie": {"every": "month"},
    "raz na kwartał": {"every": "quarter"},
    "raz w tygodniu": {"every": "week"},
    "raz na dwa lata": {"every": "2 years"},
    "co pół roku": {"every": "6 months"},
    "co  roku": {"every": "year"},
    "co 5 miesięcy": {"every": "5 months"},
    "co 3 dni": {"every": "3 days"},
    "3 razy w miesiącu": {"every": {"unit": "month", "times": 3}},
    "dwa razy w roku": {"every": {"unit": "year", "times": 2}},
    "2 razy do roku": {"every": {"unit": "year", "times": 2}},
    "3 / miesiąc": {"every": {"unit": "month", "times": 3}},
    "w każdy wtorek i czwartek": {"every": {"weekdays": ["tuesday", "thursday"]}},
    "we wtorki, środy i piątki": {"every": {"weekdays": ["tuesday", "wednesday", "friday"]}},
    "co 2 tygodnie, w poniedziałki": {"every": {"count": 2, "weekdays": ["monday"]}},
    "codziennie": {"daily": {}},
    "w dni robocze": {"daily": {}},
    "2 godziny dziennie": {"daily": "2h"},
    "codziennie przez 30 minut": {"daily": "30 min"},
    "po 10 kontaktów dziennie": {"daily": "10 contacts"},
    "codziennie 2 h i 10 kontaktów": {"daily": {"duration": "2h", "quantity": 10, "unit": "contacts"}},
    "stale": {"continuous": True},
    "działanie ciągłe, przegląd co tydzień": {"continuous": True, "check": "weekly"},
    # periods, English
    "daily": {"daily": {}},
    "every working day": {"daily": {}},
    "10 contacts a day": {"daily": "10 contacts"},
    "2 hours a day": {"daily": "2h"},
    "weekly": {"every": "week"},
    "every 2 weeks": {"every": "2 weeks"},
    "every other week": {"every": "2 weeks"},
    "fortnightly": {"every": "2 weeks"},
    "every month": {"every": "month"},
    "every half year": {"every": "6 months"},
    "every six months": {"every": "6 months"},
    "once a quarter": {"every": "quarter"},
    "annually": {"every": "year"},
    "once every two years": {"every": "2 years"},
    "3 times a month": {"every": {"unit": "month", "times": 3}},
    "twice a week": {"every": {"unit": "week", "times": 2}},
    "every Tuesday": {"every": {"weekdays": ["tuesday"]}},
    "on Mondays and Fridays": {"every": {"weekdays": ["monday", "friday"]}},
    "every other Tuesday": {"every": {"count": 2, "weekdays": ["tuesday"]}},
    "continuous": {"continuous": True},
    "ongoing, reviewed monthly": {"continuous": True, "check": "monthly"},
    # events and conditions
    "after each call": {"on": "call-held"},
    "after every sales conversation": {"on": "sales-call-held"},
    "after each call, if it needs a change": {"on": "call-held", "if": "it needs a change"},
    "within 1-2 days after delivery": {"on": "delivered", "within": "1-2 days"},
    "2 days after delivery": {"on": "delivered", "within": "2-2 days"},
    "the day after delivery": {"on": "delivered", "within": "1-1 days"},
    "within 5 working days of delivery": {"on": "delivered", "within": "5 days", "days": "business"},
    "on the day of delivery": {"on": "delivered", "within": "0-0 days"},
    "on the day of the order or 1 day after": {"on": "order-received", "within": "0-1 days"},
    "no later than the day after the order": {"on": "order-received", "within": "0-1 days"},
    "nie później niż następnego dnia po otrzymaniu zamówienia": {"on": "order-received", "within": "0-1 days"},
    "W terminie od 2 do 4 tygodni po ostatnim kontakcie": {
        "on": "last-contact",
        "within": "14-28 days",
        "days": "calendar",
    },
    "w ciągu 3 dni kalendarzowych od wysłania oferty": {"on": "offer-sent", "within": "3 days", "days": "calendar"},
    "po dostawie, w ciągu 2 dni": {"on": "delivered", "within": "2 days"},
    "after each change that threatens or delays the delivery date": {
        "on": "delivery-changed",
        "if": "threatens or delays the delivery date",
    },
    "after order-received": {"on": "order-received"},
    "po zdarzeniu „deal-lost”": {"on": "deal-lost"},
    "always according to the selection criteria": {"when": "win-loss-selection"},
    "as needed": {"if": "needed"},
    "w miarę potrzeb": {"if": "needed"},
    "zawsze, gdy klient zmieni adres": {"if": "klient zmieni adres"},
    # several
    "monthly, updated as needed": {"all_of": ["monthly", {"if": "needed"}]},
    "every Tuesday and Thursday and every month": {
        "all_of": [{"every": {"weekdays": ["tuesday", "thursday"]}}, "monthly"]
    },
    "every month, after each call and every Tuesday": {"all_of": ["monthly", {"on": "call-held"}, "every Tuesday"]},
    "once a quarter, or at once if the result requires it": {
        "any_of": ["quarterly", {"if": "the result requires it", "within": "0-0 days"}]
    },
    "po każdej rozmowie, jeśli wymaga zmiany, oraz co rok": {
        "all_of": [{"on": "call-held", "if": "wymaga zmiany"}, "co rok"]
    },
}


def frequency(given: object) -> Frequency:
    return Frequency.model_validate(given)


def refusal(given: object) -> str:
    with pytest.raises(ValidationError) as refused:
        frequency(given)
    return str(refused.value.errors()[0]["msg"])


@pytest.mark.parametrize("text", WORDINGS)
def test_each_wording_of_the_tables_has_its_normal_form(text: str) -> None:
    _, structure, kind = WORDINGS[text]
    read = frequency(text)
    assert read.structure == frequency(structure)
    assert read.kind == kind
    assert read.text == text


def test_the_wordings_of_the_tables_cover_all_fifty_rows() -> None:
    assert len(WORDINGS) == 23
    assert sum(rows for rows, _, _ in WORDINGS.values()) == 50


def test_a_month_without_its_accent_is_a_month() -> None:
    assert frequency("1 / miesiac").structure == frequency("1 / miesiąc").structure


@pytest.mark.parametrize("text", VARIANTS)
def test_natural_variants_are_read_in_both_languages(text: str) -> None:
    assert frequency(text).structure == frequency(VARIANTS[text]).structure


@pytest.mark.parametrize("text", [*WORDINGS, *VARIANTS])
def test_capitals_spaces_and_a_full_stop_change_nothing(text: str) -> None:
    shouted = frequency(f"  {text.upper().replace(' ', '  ')}. ").structure
    assert shouted.model_dump(exclude={"condition", "any_of", "all_of"}) == frequency(text).structure.model_dump(
        exclude={"condition", "any_of", "all_of"}
    )


def test_a_mapping_has_no_wording_of_its_own() -> None:
    assert frequency({"every": "2 weeks"}).text is None
    assert frequency({"every": "2 weeks", "text": "co dwa tygodnie"}).text == "co dwa tygodnie"


def test_texts_from_a_file_stand_for_numbers_and_truth() -> None:
    assert frequency({"every": {"times": "3", "unit": "month"}}).every == frequency("3 razy w miesiącu").every
    assert frequency({"continuous": "true"}).structure == frequency("stale").structure
    assert frequency({"daily": "true"}).structure == frequency("codziennie").structure


def test_weekdays_may_be_given_in_either_language_and_any_order() -> None:
    given = frequency({"every": {"weekdays": ["czwartek", "Tuesday", "thursday"]}})
    assert given.every is not None
    assert given.every.weekdays == ("tuesday", "thursday")


def test_every_day_is_daily() -> None:
    assert frequency({"every": "day"}).structure == frequency("daily").structure


def test_a_bare_on_that_yaml_took_for_true_is_still_on() -> None:
    assert frequency({True: "call-held"}) == frequency({"on": "call-held"})


def test_windows_in_weeks_count_calendar_days() -> None:
    window = frequency({"on": "last-contact", "within": "2-4 weeks"})
    assert (window.within, window.days) == (frequency({"on": "x", "within": "14-28"}).within, "calendar")
    assert frequency({"on": "x", "within": "1-2 days"}).days == "business"


def test_all_events_of_a_frequency_can_be_listed() -> None:
    assert list(events(frequency({"any_of": ["co rok", {"on": "a"}, {"on": "b-2", "if": "c"}]}))) == ["a", "b-2"]
    assert list(events(frequency("Codziennie w dniu uzyskania numeru telefonu"))) == ["phone-obtained"]
    assert list(events(frequency("co rok"))) == []


UNREAD = {
    "co 2 tygodne": "“tygodne” is not understood — did you mean “tygodnie”?",
    "every 2 moons": "the period “moons” is not understood",
    "po każdej kłótni": "the event “kłótni” is not known",
    "co miesiąc oraz po burzy": "in “co miesiąc oraz po burzy” the event “burzy” is not known",
    "od czasu do czasu": "“od czasu do czasu” is not understood as a frequency",
    "co rok lub co miesiąc oraz co kwartał": "is not understood",  # nobody knows which of the two joins more
    "biweekly": "“biweekly” is not understood as a frequency",
    "at least once a month": "“at least once a month” is not understood as a frequency",
    "before each call": "“before each call” is not understood as a frequency",
    "w piątki po południu": "“w piątki po południu” is not understood as a frequency",
    "ostatni dzień roboczy miesiąca": "“ostatni dzień roboczy miesiąca” is not understood as a frequency",
    "60 days before renewal": "“60 days before renewal” is not understood as a frequency",
    "0 / miesiąc": "“0 / miesiąc” makes no sense as a frequency: 0 is too little",
    "co -2 tygodnie": "-2 is too little",
    "2-1 dni po dostawie": "a window cannot run from day 2 to day 1",
    "co 5000 tygodni": "“co 5000 tygodni” makes no sense as a frequency: input should be less than or equal to 999",
    "0 min dziennie": "“0 min dziennie” makes no sense as a frequency",
    "?": "“?” is not understood",
}
"""What is written, and what is said of it."""


@pytest.mark.parametrize("text", UNREAD)
def test_a_wording_that_cannot_be_read_is_kept_as_it_is_written(text: str) -> None:
    kept = frequency(text)
    assert (kept.kind, kept.text) == ("worded", text.strip())
    assert list(unread(kept)) == [((), text.strip())]
    message, forms = why_unread(text.strip(), ())
    assert UNREAD[text] in message
    assert "“1 / 2 tygodnie”" in forms or "2 days" in message or "2-1" in message
    assert frequency({"text": text}) == frequency(text)
    assert kept.structure == kept
    assert Frequency.model_validate_json(kept.model_dump_json(by_alias=True)) == kept


def test_words_near_to_known_ones_are_suggested_only_where_they_are_meant() -> None:
    for text in ("at least monthly", "biweekly", "once in a while", "w lata parzyste"):
        assert "did you mean" not in why_unread(text, ())[0]
    assert "did you mean “monthly”?" in why_unread("mothly", ())[0]


def test_a_wording_beside_its_rhythm_is_read() -> None:
    assert frequency({"text": "biweekly", "every": "2 weeks"}).kind == "periodic"
    assert frequency({"text": "co rok"}) == frequency("co rok")


def test_a_wording_may_stand_among_rhythms() -> None:
    parts = frequency({"any_of": ["co rok", "przed targami"]})
    assert [part.kind for part in parts.parts] == ["periodic", "worded"]
    assert list(unread(parts)) == [(("any_of", "1"), "przed targami")]
    assert list(unread(frequency({"continuous": True, "check": "now and then"}))) == [(("check",), "now and then")]


def test_an_event_that_nobody_declares_leaves_the_wording() -> None:
    kept = Frequency.model_validate("after lunch", context={"events": frozenset({"delivered"})})
    assert (kept.kind, kept.text) == ("worded", "after lunch")
    assert "“lunch” is not known" in why_unread("after lunch", {"delivered"})[0]
    assert Frequency.model_validate("after delivery", context={"events": frozenset({"delivered"})}).on == "delivered"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("", "the frequency is empty"),
        (" ", "the frequency is empty"),
        ("co rok, " * 70, "at most 500 characters"),
        (7, "a frequency is a short text or a mapping"),
    ],
)
def test_what_is_no_wording_is_refused(given: object, said: str) -> None:
    assert said in refusal(given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"every": "0 weeks"}, "0 is too little"),
        ({"every": {"count": 0, "unit": "week"}}, "greater than or equal to 1"),
        ({"daily": {"quantity": -1, "unit": "calls"}}, "greater than or equal to 1"),
        ({"daily": "0 min"}, "greater than or equal to 1"),
        ({"on": "delivered", "within": "2-1"}, "a window cannot run from day 2 to day 1"),
        ({"on": "delivered", "within": {"min": 3, "max": 1}}, "a window cannot run from day 3 to day 1"),
        ({"every": "2 weeks", "continuous": True}, "every and continuous exclude each other"),
        ({"on": "delivered", "when": "win-loss-selection"}, "on and when exclude each other"),
        ({"every": "week", "within": "1 day"}, "within is a time after an event"),
        ({"continuous": True, "if": "x"}, "if does not go with continuous"),
        ({"every": "week", "check": "daily"}, "check goes with continuous"),
        ({"continuous": True, "check": "after each call"}, "check goes with continuous and is periodic"),
        ({"on": "delivered", "days": "calendar"}, "within is missing"),
        ({"on": "last-contact", "within": "2 weeks", "days": "business"}, "counts calendar days"),
        ({"all_of": ["weekly"]}, "two or more simple rhythms"),
        ({"all_of": ["weekly", {"any_of": ["daily", "monthly"]}]}, "two or more simple rhythms"),
        ({"every": {"weekdays": ["tuesday"], "times": 2}}, "weekdays go with weeks and without times"),
        ({"every": {"weekdays": ["blue-day"]}}, "“blue-day” is no weekday"),
        ({"every": {"unit": "day"}}, "Write daily: {}"),
        ({"every": "moon"}, "“moon” is no period"),
        ({"daily": "a lot"}, "neither a duration nor a quantity"),
        ({"daily": {"duration": "2"}}, "no duration"),
        ({"daily": {"quantity": 3}}, "a quantity and its unit go together"),
        ({"on": "delivered", "within": "soon"}, "no window after an event"),
        ({}, "no rhythm is given"),
        ({"text": "co rok", "within": "2 days"}, "no rhythm is given"),
        ({"on": "After Delivery"}, "pattern"),
        ({"when": "some-rule"}, "win-loss-selection"),
        ({"evry": "week"}, "Extra inputs are not permitted"),
    ],
)
def test_contradictions_and_nonsense_are_refused(given: object, said: str) -> None:
    assert said in refusal(given)


def test_a_frequency_survives_json() -> None:
    for given in (*WORDINGS, *VARIANTS):
        read = frequency(given)
        assert Frequency.model_validate_json(read.model_dump_json(by_alias=True)) == read


def test_the_schema_admits_a_text_or_a_mapping() -> None:
    definition = Frequency.model_json_schema()["$defs"]["Frequency"]
    kinds = [option["type"] for option in definition["anyOf"]]
    assert kinds == ["string", "object", "object"]
    assert definition["anyOf"][-1]["additionalProperties"] is False
    assert json.dumps(definition["anyOf"][-1]["properties"]["if"]["anyOf"][1]).count("string") == 2
