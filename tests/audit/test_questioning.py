"""What is asked in conversations, and how much of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

WEAK = {
    "too-many-questions": Weakness(
        """\
skeletons:
  cold-call:
    blocks:
      problem: {questions: [costs, situation-now, business-trend, no-change, budget-source]}
""",
        "skeletons.cold-call.blocks",
        """\
skeletons:
  cold-call:
    blocks:
      problem: {questions: [costs, situation-now]}
""",
    ),
    "closed-questions": Weakness(
        """\
questions:
  ask-1: {text: Czy mają Państwo młyn?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-2: {text: Czy mielą Państwo pszenicę?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-3: {text: Czy często stoją Państwo?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-4: {text: Czy jest budżet?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-5: {text: Kto decyduje?, theme: Sytuacja, why: Porządek rozmowy.}
skeletons:
  mill-visit:
    title: Wizyta w młynie
    stage: follow-up
    minutes: 20
    goal: Poznać potrzeby.
    blocks:
      ask: {title: Pytania, minutes: 20, goal: Poznać potrzeby., questions: [ask-1, ask-2, ask-3, ask-4, ask-5]}
    close: {ask: Kiedy się spotkamy?, next_step: Termin w kalendarzu., fallback: Telefon za tydzień.}
""",
        "skeletons.mill-visit.blocks",
        """\
questions:
  ask-1: {text: Co Państwo mielą?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-2: {text: Czy mielą Państwo pszenicę?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-3: {text: Kiedy młyn stoi?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-4: {text: Czy jest budżet?, theme: Sytuacja, why: Porządek rozmowy.}
  ask-5: {text: Kto decyduje?, theme: Sytuacja, why: Porządek rozmowy.}
skeletons:
  mill-visit:
    title: Wizyta w młynie
    stage: follow-up
    minutes: 20
    goal: Poznać potrzeby.
    blocks:
      ask: {title: Pytania, minutes: 20, goal: Poznać potrzeby., questions: [ask-1, ask-2, ask-3, ask-4, ask-5]}
    close: {ask: Kiedy się spotkamy?, next_step: Termin w kalendarzu., fallback: Telefon za tydzień.}
""",
    ),
    "talk-without-disqualifier": Weakness(
        """\
questions:
  mill-size: {text: Ile ton Państwo mielą?, theme: Sytuacja, why: Od tego zależy urządzenie.}
skeletons:
  mill-visit:
    title: Wizyta w młynie
    stage: discovery
    minutes: 20
    goal: Poznać potrzeby.
    blocks:
      ask: {title: Pytania, minutes: 20, goal: Poznać potrzeby., questions: [mill-size]}
    close: {ask: Kiedy się spotkamy?, next_step: Termin w kalendarzu., fallback: Telefon za tydzień.}
""",
        "skeletons.mill-visit",
        """\
questions:
  mill-size:
    {text: Ile ton Państwo mielą?, theme: Sytuacja, why: Od tego zależy urządzenie., disqualifies_if: Mniej niż tonę.}
skeletons:
  mill-visit:
    title: Wizyta w młynie
    stage: discovery
    minutes: 20
    goal: Poznać potrzeby.
    blocks:
      ask: {title: Pytania, minutes: 20, goal: Poznać potrzeby., questions: [mill-size]}
    close: {ask: Kiedy się spotkamy?, next_step: Termin w kalendarzu., fallback: Telefon za tydzień.}
""",
    ),
    "discovery-without-segment": Weakness(
        """\
segments:
  key: {name: Kluczowi, contact: Raz w miesiącu}
  others: {name: Pozostali, contact: Raz na kwartał}
stages:
  discovery:
    key_fields: [budget, criteria, decision-process, next-step]
    disqualifiers: {out-of-avatar: {disabled: true}}
questions:
  expected-orders: {crm_field: potential}
""",
        "stages.discovery.key_fields",
        """\
segments:
  key: {name: Kluczowi, contact: Raz w miesiącu}
  others: {name: Pozostali, contact: Raz na kwartał}
stages:
  discovery:
    key_fields: [budget, criteria, decision-process, next-step]
    disqualifiers: {out-of-avatar: {disabled: true}}
""",
    ),
    "question-without-purpose": Weakness(
        """\
questions:
  holidays: {text: Gdzie byli Państwo na urlopie?, theme: Sytuacja}
skeletons:
  follow-up-2:
    blocks: {people: {questions: [holidays]}}
""",
        "questions.holidays",
        """\
questions:
  holidays: {text: Kiedy młyn ma przerwę?, theme: Sytuacja, why: W przerwie można montować.}
skeletons:
  follow-up-2:
    blocks: {people: {questions: [holidays]}}
""",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "ratings take no time": """\
skeletons: {win-loss: {minutes: 30}}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
