"""Cadences as a whole: how long, by what channels, with what, and when they stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

COLD = """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    personas: [owner]
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      first: {day: 1, channel: mail, message: for-millers, purpose: Przedstawić się.}
      second: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      third: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      fourth: {day: 8, channel: phone, purpose: Zapytać o listę.}
      fifth: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      last: {day: 14, channel: phone, purpose: Zakończyć.}
personas:
  owner: {name: Właściciel}
  miller: {name: Młynarz}
messages:
  for-millers: {name: Dla młynarzy, kind: reply, personas: [miller, owner], subject: [Sito], body: Jakie są sita?}
"""
FOURTH = "      fourth: {day: 8, channel: phone, purpose: Zapytać o listę.}\n"


def weak(old: str, new: str, path: str, code: str = "") -> Weakness:
    """The sound cadence with a part of it replaced."""
    assert old in COLD
    return Weakness(COLD.replace(old, new), path, COLD, code)


WEAK = {
    "cadence-by-one-channel": weak("channel: phone", "channel: mail", "cadences.mills.steps"),
    "cadence-out-of-range": weak(FOURTH, "", "cadences.mills.steps"),
    "a cadence without end": weak("day: 14", "day: 60", "cadences.mills.steps", "cadence-out-of-range"),
    "cadence-without-stops": weak("    stops: [Odpowiedź albo odmowa.]\n", "", "cadences.mills"),
    "touches-alike": weak("Pokazać listę pytań.", "Przedstawić się.", "cadences.mills.steps.third.purpose"),
    "two mails on a day": weak(
        "day: 8, channel: phone", "day: 6, channel: mail", "cadences.mills.steps.fourth.day", "touches-alike"
    ),
    "message-for-others": weak("[miller, owner]", "[miller]", "cadences.mills.steps.first.message"),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "few touches after an inquiry": COLD.replace("cold", "inbound").replace(FOURTH, ""),
    "a call and a voicemail on a day": COLD.replace("day: 6, channel: mail", "day: 3, channel: voicemail"),
    "a message for everybody": COLD.replace("[miller, owner]", "[]"),
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
