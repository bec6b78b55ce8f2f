"""Objections beside their answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, shown_and_mended

WEAK = {
    "no-price-objection": Weakness(
        """\
objections=:
  no-1:
    category: time
    wordings: [Nie teraz 1]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-2:
    category: time
    wordings: [Nie teraz 2]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-3:
    category: time
    wordings: [Nie teraz 3]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-4:
    category: time
    wordings: [Nie teraz 4]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-5:
    category: time
    wordings: [Nie teraz 5]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
""",
        "objections",
        """\
objections=:
  no-1:
    category: price
    wordings: [Nie teraz 1]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-2:
    category: time
    wordings: [Nie teraz 2]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-3:
    category: time
    wordings: [Nie teraz 3]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-4:
    category: time
    wordings: [Nie teraz 4]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
  no-5:
    category: time
    wordings: [Nie teraz 5]
    responses: {a: {kind: question-back, text: A kiedy?}, b: {kind: reframe, text: Czas ucieka.}}
""",
    ),
    "objection-without-question": Weakness(
        """\
objections:
  no-shutdown:
    category: time
    wordings: [Nie możemy zatrzymać linii]
    responses:
      weekend: {kind: scope, text: Montujemy w weekend.}
      loss: {kind: reframe, text: Postój kosztuje mniej niż awaria.}
""",
        "objections.no-shutdown",
        """\
objections:
  no-shutdown:
    category: time
    wordings: [Nie możemy zatrzymać linii]
    clarify: [Kiedy linia i tak stoi?]
    responses:
      weekend: {kind: scope, text: Montujemy w weekend.}
      loss: {kind: reframe, text: Postój kosztuje mniej niż awaria.}
""",
    ),
    "objection-worded-twice": Weakness(
        """\
objections:
  no-shutdown:
    category: time
    wordings: [Nie możemy zatrzymać linii]
    responses: {when: {kind: question-back, text: Kiedy stoi?}, weekend: {kind: scope, text: Montujemy w weekend.}}
  no-break:
    category: time
    wordings: [Pracujemy bez przerwy, Nie możemy zatrzymać linii]
    responses: {why: {kind: question-back, text: Kto pilnuje?}, night: {kind: scope, text: Montujemy w nocy.}}
""",
        "objections.no-break.wordings",
        """\
objections:
  no-shutdown:
    category: time
    wordings: [Nie możemy zatrzymać linii]
    responses: {when: {kind: question-back, text: Kiedy stoi?}, weekend: {kind: scope, text: Montujemy w weekend.}}
  no-break:
    category: time
    wordings: [Pracujemy bez przerwy]
    responses: {why: {kind: question-back, text: Kto pilnuje?}, night: {kind: scope, text: Montujemy w nocy.}}
""",
        severity="advice",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])
