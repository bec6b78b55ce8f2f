"""What lets a deal through a stage, and where it can leave the process."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

WEAK = {
    "stage-with-many-exits": Weakness(
        """\
stages:
  offer:
    exit=:
      fact-1: {text: Fakt numer 1 sprawdzono.}
      fact-2: {text: Fakt numer 2 sprawdzono.}
      fact-3: {text: Fakt numer 3 sprawdzono.}
      fact-4: {text: Fakt numer 4 sprawdzono.}
      fact-5: {text: Fakt numer 5 sprawdzono.}
      fact-6: {text: Fakt numer 6 sprawdzono.}
      fact-7: {text: Fakt numer 7 sprawdzono.}
      fact-8: {text: Fakt numer 8 sprawdzono.}
""",
        "stages.offer.exit",
        """\
stages:
  offer:
    exit=:
      fact-1: {text: Fakt numer 1 sprawdzono.}
      fact-2: {text: Fakt numer 2 sprawdzono.}
      fact-3: {text: Fakt numer 3 sprawdzono.}
      fact-4: {text: Fakt numer 4 sprawdzono.}
      fact-5: {text: Fakt numer 5 sprawdzono.}
      fact-6: {text: Fakt numer 6 sprawdzono.}
      fact-7: {text: Fakt numer 7 sprawdzono.}
""",
    ),
    "chance-near-certain": Weakness(
        """\
stages:
  order: {probability: 98}
""",
        "stages.order.probability",
        """\
stages:
  order: {probability: 90}
""",
    ),
    "stage-without-loss": Weakness(
        """\
transitions:
  offer-lost: {disabled: true}
  offer-abandoned: {disabled: true}
""",
        "transitions",
        """\
transitions:
  offer-abandoned: {disabled: true}
""",
    ),
    "process-ends-for-good": Weakness(
        """\
transitions:
  follow-up-2-to-discovery: {disabled: true}
  follow-up-2-to-outbound: {disabled: true}
  won-to-discovery: {disabled: true}
  lost-to-education: {disabled: true}
""",
        "transitions",
        """\
transitions:
  follow-up-2-to-outbound: {disabled: true}
  won-to-discovery: {disabled: true}
  lost-to-education: {disabled: true}
""",
    ),
    "stage-with-many-musts": Weakness(
        "crm_fields: {measure: {label: Wymiar, required_from: discovery}}\n",
        "crm_fields.measure.required_from",
        "crm_fields: {measure: {label: Wymiar}}\n",
    ),
    "personal-data-without-purpose": Weakness(
        """\
crm_fields:
  birthday: {label: Urodziny, object: person, type: date, personal_data: true}
""",
        "crm_fields.birthday",
        """\
crm_fields:
  birthday:
    {label: Urodziny, object: person, type: date, personal_data: true, purpose: Życzenia dla stałych klientów.}
""",
    ),
    "a stage of its own": Weakness(
        """\
stages:
  trial: {after: offer, name: Próba, exit: {done: {text: Zakończona.}}, next_step: Rozmowa., forecast: best-case}
transitions:
  offer-to-trial: {from: offer, to: trial}
  trial-to-follow-up: {from: trial, to: follow-up}
""",
        "stages.trial",
        """\
stages:
  trial: {after: offer, name: Próba, exit: {done: {text: Zakończona.}}, next_step: Rozmowa., forecast: best-case}
transitions:
  offer-to-trial: {from: offer, to: trial}
  trial-to-follow-up: {from: trial, to: follow-up}
  trial-lost: {from: trial, to: win-loss-lost, kind: lost}
""",
        code="stage-without-loss",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "a stage that loses deals as a whole": """\
transitions:
  inquiry-abandoned: {disabled: true}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
