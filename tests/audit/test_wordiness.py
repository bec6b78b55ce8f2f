"""How much is said and written at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, shown_and_mended

CALL = "skeletons: {cold-call: {openings: {short: {when: Nikt nas nie zna, text: '%s'}}}}\n"
MAIL = "messages: {cold-mail-question: {body: '%s'}}\n"
WEAK = {
    "opening-without-reason": Weakness(
        CALL % "Dzień dobry, [[salesperson-name]], [[company.short_name]]. Znajdzie Pan chwilę?",
        "skeletons.cold-call.openings.short.text",
        CALL
        % "Dzień dobry, [[salesperson-name]], [[company.short_name]]. Dzwonię w sprawie mycia. Znajdzie Pan chwilę?",
        severity="advice",
    ),
    "mail-asks-twice": Weakness(
        MAIL % "Jak długo Państwo myją? A kto o tym decyduje?",
        "messages.cold-mail-question.body",
        MAIL % "Jak długo Państwo myją?",
    ),
    "a mail that asks and links": Weakness(
        MAIL % "Jak długo Państwo myją? Oto [film](https://mlyny.example/film).",
        "messages.cold-mail-question.body",
        MAIL % "Oto [film](https://mlyny.example/film).",
        code="mail-asks-twice",
    ),
    "opening-too-long": Weakness(
        """\
skeletons:
  cold-call:
    openings:
      mill:
        when: Dzwonimy do młyna
        text: >-
          Dzień dobry, mówi [[salesperson-name]] z firmy [[company.short_name]]. Robimy sita i przesiewacze dla młynów
          w całym kraju. Dzwonię, bo nasi klienci mówią o postojach w sezonie. Sito pęka wtedy, gdy ciężarówki stoją
          już pod bramą, a na nowe czeka się trzy tygodnie. Dlatego trzymamy sita w magazynie i wozimy je w dwa dni.
          Mamy też serwis, który przyjeżdża w sobotę, i raport dla działu jakości po każdym przeglądzie.
""",
        "skeletons.cold-call.openings.mill.text",
        """\
skeletons:
  cold-call:
    openings:
      mill:
        when: Dzwonimy do młyna
        text: Dzwonię, bo nasi klienci mówią o postojach. Jak jest u Państwa?
""",
    ),
    "sentence-too-long": Weakness(
        """\
stages:
  discovery:
    say:
      - >-
        Dzwonię do Państwa, ponieważ wiele młynów, z którymi rozmawiałem w tym roku, ma kłopot z postojami,
        o których dowiaduje się dopiero wtedy, gdy ciężarówki stoją już pod bramą i czekają.
""",
        "stages.discovery.say",
        """\
stages:
  discovery:
    say:
      - Wiele młynów ma kłopot z postojami. Jak jest u Państwa?
""",
        severity="advice",
    ),
    "subject-too-long": Weakness(
        """\
messages:
  cold-mail-problem:
    subject: [Pytanie o postoje młyna w sezonie i o to kto Państwu wtedy pomaga]
""",
        "messages.cold-mail-problem.subject",
        """\
messages:
  cold-mail-problem:
    subject: [Pytanie o postoje młyna w sezonie]
""",
    ),
    "mail-too-long": Weakness(
        """\
messages:
  cold-mail-problem:
    body: |-
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
""",
        "messages.cold-mail-problem.body",
        """\
messages:
  cold-mail-problem:
    body: |-
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
      Młyn stoi i nikt nie wie, kiedy ruszy, a ciężarówki czekają pod bramą.
""",
    ),
    "cold-mail-without-footer": Weakness(
        """\
messages:
  cold-mail-problem: {legal_footer: null}
""",
        "messages.cold-mail-problem",
        """\
messages:
  cold-mail-problem:
    legal_footer: "Młyny Nowak Sp. z o.o. Adres znamy z rejestru firm. Kto nie chce takich listów, niech odpisze „nie”."
""",
    ),
    "many-exclamations": Weakness(
        """\
messages:
  cold-mail-problem:
    body: Dzień dobry! Mamy nowe sita! Jakie mają Państwo dziś?
""",
        "messages.cold-mail-problem.body",
        """\
messages:
  cold-mail-problem:
    body: Dzień dobry. Mamy nowe sita. Jakie mają Państwo dziś?
""",
        severity="advice",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])
