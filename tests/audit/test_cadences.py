"""Cadences as a whole: how long, by what channels, with what, and when they stop."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

WEAK = {
    "cadence-by-one-channel": Weakness(
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: mail, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: mail, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: mail, purpose: Zakończyć.}
""",
        "cadences.mills.steps",
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
    ),
    "cadence-out-of-range": Weakness(
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 14, channel: phone, purpose: Zakończyć.}
""",
        "cadences.mills.steps",
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
    ),
    "cadence-without-stops": Weakness(
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
        "cadences.mills",
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
    ),
    "touches-alike": Weakness(
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Przedstawić się.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
        "cadences.mills.steps.s3.purpose",
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
    ),
    "message-for-others": Weakness(
        """\
personas:
  owner: {name: Właściciel}
  miller: {name: Młynarz}
messages:
  for-millers: {name: Dla młynarzy, kind: reply, personas: [miller], subject: [Sito], body: Jakie są sita?}
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    personas: [owner]
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, message: for-millers, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
        "cadences.mills.steps.s1.message",
        """\
personas:
  owner: {name: Właściciel}
  miller: {name: Młynarz}
messages:
  for-millers: {name: Dla młynarzy, kind: reply, personas: [miller, owner], subject: [Sito], body: Jakie są sita?}
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    personas: [owner]
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, message: for-millers, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
    ),
    "a cadence without end": Weakness(
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 60, channel: phone, purpose: Zakończyć.}
""",
        "cadences.mills.steps",
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
        code="cadence-out-of-range",
    ),
    "two mails on a day": Weakness(
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 6, channel: mail, purpose: Przesłać listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
        "cadences.mills.steps.s4.day",
        """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s4: {day: 7, channel: mail, purpose: Przesłać listę.}
      s5: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s6: {day: 14, channel: phone, purpose: Zakończyć.}
""",
        code="touches-alike",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "few touches after an inquiry": """\
cadences:
  mills:
    name: Młyny
    function: inbound
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
""",
    "a call and a voicemail on a day": """\
cadences:
  mills:
    name: Młyny
    function: cold
    owner: salesperson
    goal: Rozmowa discovery.
    legal_basis: recorded-consent
    stops: [Odpowiedź albo odmowa.]
    steps:
      s1: {day: 1, channel: mail, purpose: Przedstawić się.}
      s2: {day: 3, channel: phone, purpose: Zapytać o przestoje.}
      s3: {day: 3, channel: voicemail, purpose: Zostawić numer.}
      s4: {day: 6, channel: mail, purpose: Pokazać listę pytań.}
      s5: {day: 8, channel: phone, purpose: Zapytać o listę.}
      s6: {day: 10, channel: mail, purpose: Opowiedzieć o młynie.}
      s7: {day: 14, channel: phone, purpose: Zakończyć.}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
