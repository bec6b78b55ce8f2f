"""A number that a field of the base holds stands in none of its texts: they insert it, so that one change is enough."""

from __future__ import annotations

import re
from functools import cache

import pytest
import yaml

from tests.papers import ROOT, leaves

BASE = ROOT / "blueprints/ten-stage"
NUMBERS = {
    "en": {
        1: "one", 2: "two", 3: "three", 5: "five", 7: "seven", 8: "eight", 10: "ten", 14: "fourteen", 15: "fifteen",
        20: "twenty", 25: "twenty-five", 28: "twenty-eight", 30: "thirty", 35: "thirty-five", 45: "forty-five",
        90: "ninety",
    },
    "pl": {
        1: "jed(?:en|nego|nym)", 2: "(?:dwa|dwóch|dwie)", 3: "(?:trzy|trzech)", 5: "pię(?:ć|ciu)", 7: "sied(?:em|miu)",
        8: "ośmi?u?(?:em)?", 10: "dziesię(?:ć|ciu)", 14: "czternast(?:u|ym)", 15: "piętnast(?:u|e)?",
        20: "dwudziestu|dwadzieścia", 28: "dwudziestu ośmiu", 30: "trzydzie(?:stu|ści)", 45: "czterdzieści pięć",
        90: "dziewięćdziesi(?:ąt|ęciu)",
    },
}  # fmt: skip
"""How texts may write the numbers that fields hold, beside digits."""
UNITS = {
    "days": {"en": r"(?:working |calendar |business )?days?", "pl": r"(?:dni|dniach|dniem|dzień)(?: robocz\w+)?"},
    "minutes": {"en": r"minutes?", "pl": r"minut\w*"},
    "percent": {"en": r"(?:%|per ?cent)", "pl": r"(?:%|procent\w*)"},
}
HELD = {
    "win_loss.window_max_days": ("days", r"last contact|ostatni\w+ kontak"),
    "time_rules.call-after-delivery.max_days": ("days", r"word\.(?:delivery|acceptance)\b"),
    "time_rules.break-silence.max_days": ("days", r"in silence|w ciszy|milczy"),
    "time_rules.decide-change.max_days": (
        "days",
        r"decide on the change|decyzja o zmianie|of the interview|od rozmowy",
    ),
    "time_rules.send-detailed-offer.max_days": ("days", r"specification|specyfikac"),
    "skeletons.cold-call.minutes": ("minutes", r"whether to go on|czy warto rozmawiać"),
    "skeletons.after-offer.minutes": ("minutes", r"your comments first|najpierw Państwa uwagi"),
    "skeletons.site-meeting.minutes": ("minutes", r"thank you for having us|dziękujemy za zaproszenie"),
    "skeletons.fair-stand.minutes": ("minutes", r"trade fair|after the show|targ|wizytówk"),
    "skeletons.win-loss.minutes": ("minutes", r"Win-Loss|last contact|szczer"),
    "price_policy.reserve_pct": ("percent", r"price reserve|rezerw\w+ cenow"),
}
"""Fields that texts speak of, with the unit of each and what a text says that speaks of it."""


@cache
def fields() -> dict[str, int]:
    """The numbers of the base's structure by their paths."""
    return {
        path.lstrip("."): value
        for file in sorted(BASE.glob("*.yaml"))
        for path, value in leaves(yaml.safe_load(file.read_text("utf-8")))
        if isinstance(value, int) and not isinstance(value, bool)
    }


@cache
def texts(language: str) -> tuple[tuple[str, str], ...]:
    """Every text of the base and its packs in a language, with its file and path."""
    return tuple(
        (f"{file.relative_to(BASE)} {path}", str(text))
        for file in sorted(BASE.rglob(f"{language}/*.yaml"))
        for path, leaf in leaves(yaml.safe_load(file.read_text("utf-8")))
        for text in (leaf if isinstance(leaf, list) else [leaf])
    )


@pytest.mark.parametrize("language", NUMBERS)
@pytest.mark.parametrize("path", HELD)
def test_no_text_says_the_number_of_a_field(path: str, language: str) -> None:
    unit, about = HELD[path]
    number = fields()[path]
    written = f"{number}|{NUMBERS[language].get(number, number)}"
    twin = re.compile(rf"(?<![\w–-])(?:\d+[–-])?(?:{written})[ -]{UNITS[unit][language]}\b", re.IGNORECASE)
    found = [
        (where, sentence)
        for where, text in texts(language)
        for sentence in re.split(r"(?<=[.!?])\s", text)
        if re.search(about, text, re.IGNORECASE) and twin.search(sentence) and not where.startswith("packs/country")
    ]
    assert found == []


def test_rules_on_interviews_have_no_days_of_their_own() -> None:
    rules = yaml.safe_load((BASE / "process.yaml").read_text("utf-8"))["time_rules"]
    interviews = {id_: rule for id_, rule in rules.items() if rule["role"] == "interviewer"}
    assert len(interviews) == 3
    assert {id_ for id_, rule in interviews.items() if "max_days" in rule or rule.get("window") != "win-loss"} == set()
