"""The handbook tells how the customer buys, when to end it, and which words are used."""

from __future__ import annotations

from pathlib import Path

from lxml import html as lxml_html

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.handbook import PAPER
from generator.documents.blocks import Card, Document
from generator.documents.inline import text_of
from generator.render import html
from generator.themes import load as load_theme
from tests.papers import MadeSet, spaces_as_written, write_blueprint

STAGE = {"number": 1, "name": "Rozmowa", "buyer_phase": "looking", "exit": {"done": {"text": "Zapisano."}}}
PHASE = {"name": "Szuka", "thinks": "Coś trzeba zrobić.", "asks": ["Skąd to się bierze?"], "content": ["Artykuł"]}
TERM = {"term": "Lead", "definition": "Osoba zainteresowana.", "synonyms": ["zgłoszenie"], "avoid": ["rekord"]}
CHANGE = {"finding": "Klienci pytali o dowóz.", "decision": "Pytamy o dowóz.", "status": "released"}


def handbook(blueprint: Blueprint) -> Document:
    """The handbook of a company."""
    paper = PAPER.deliverable(blueprint)
    assert paper
    assert paper.document
    return paper.document(blueprint)


def page(folder: Path, **given: object) -> str:
    """What the handbook of a small company says."""
    source = write_blueprint(folder / "small", {"company": {"name": "Piekarnia Ziarno"}, **given})
    made = html.render(handbook(load(source).blueprint), load_theme("classic"))
    (main,) = lxml_html.fromstring(made).xpath("//main")
    return " ".join(spaces_as_written(" ".join(main.itertext())).split())


def test_a_phase_says_what_helps_and_which_stages_serve_it(tmp_path: Path) -> None:
    said = page(tmp_path, stages={"talk": STAGE}, buyer_phases={"looking": PHASE})
    chapter = said[said.rindex("Jak kupuje klient") :]
    for told in ("Coś trzeba zrobić.", "1. Rozmowa", "Skąd to się bierze?", "Artykuł"):
        assert told in chapter
    assert "Co robi " not in chapter.split("Artykuł")[0]


def test_a_stage_names_the_customers_phase(tmp_path: Path) -> None:
    said = page(tmp_path, stages={"talk": STAGE}, buyer_phases={"looking": PHASE})
    assert "Faza zakupu klienta Szuka" in said


def test_a_stage_says_when_to_end_it(tmp_path: Path) -> None:
    ends = {"no-need": {"text": "Klient nie wskazał potrzeby.", "evidence": "Notatka"}}
    said = page(tmp_path, stages={"talk": STAGE | {"buyer_phase": None, "disqualifiers": ends}})
    assert "Kończymy uprzejmie, gdy Klient nie wskazał potrzeby. (Notatka)" in said
    assert "Kończymy" not in page(tmp_path / "none", stages={"talk": STAGE | {"buyer_phase": None}})


def test_a_term_comes_with_the_words_to_use_and_to_avoid(tmp_path: Path) -> None:
    said = page(tmp_path, glossary={"lead": TERM})
    assert "Osoba zainteresowana. Mówimy też: zgłoszenie. Nie mówimy: rekord." in said


def test_editions_are_told_with_what_was_released_in_them(tmp_path: Path) -> None:
    changes = {
        "first": CHANGE | {"released_in": "1.9", "on": "2025-03-03", "decision": "Pytamy o piec."},
        "undated": CHANGE | {"released_in": "1.10"},
        "dated": CHANGE | {"released_in": "1.10", "on": "2025-06-02", "decision": "Dzwonimy po próbie."},
        "not-yet": CHANGE | {"status": "accepted", "decision": "Jeszcze nie w procesie."},
    }
    said = page(tmp_path, changes=changes)
    told = said[said.rindex("Wydania i zmiany") :]
    assert "Wydanie 1.10: 2 zmiany, ostatnia decyzja z 02.06.2025." in told
    assert "Wydanie 1.9: 1 zmiana, decyzja z 03.03.2025." in told
    assert told.index("Dzwonimy po próbie.") < told.index("Pytamy o dowóz.") < told.index("Pytamy o piec.")
    assert "Jeszcze nie w procesie." not in said


def test_without_released_changes_there_is_no_chapter_of_editions(tmp_path: Path) -> None:
    assert "Wydania i zmiany" not in page(tmp_path, changes={"one": CHANGE | {"status": "accepted"}})


def test_without_phases_there_is_no_chapter_of_them(tmp_path: Path) -> None:
    assert "Jak kupuje klient" not in page(tmp_path)


def test_every_phase_of_the_base_has_its_card_and_its_stages(name_only: MadeSet) -> None:
    base = name_only.blueprint
    shown = {b.origin: text_of(b.title) for b in handbook(base).blocks if isinstance(b, Card)}
    assert {phase.path for phase in base.buyer_phases.values()} <= shown.keys()
    assert {stage.buyer_phase for stage in base.stages.values()} == base.buyer_phases.keys()


def test_each_role_has_its_duties_and_the_customers_people_stand_apart(tmp_path: Path) -> None:
    seller = {"name": "Handlowiec", "duties": ["Dzwoni.", "Zapisuje."]}
    user = {"name": "Użytkownik", "side": "customer", "purpose": "Będzie z tym pracować.", "duties": ["Ocenia."]}
    said = page(tmp_path, roles={"seller": seller, "user": user})
    ours, theirs = said[said.rindex("Co robi każda z ról") :].split("Ludzie po stronie klienta")
    assert "Handlowiec Dzwoni. Zapisuje." in ours
    assert "Użytkownik Będzie z tym pracować. Ocenia." in theirs


def test_what_a_customers_paper_must_not_say_is_said_before_it_goes_out(tmp_path: Path) -> None:
    theirs = {"title": "Potwierdzenie", "stage": "talk", "audience": "customer", "when": "Po zamówieniu."}
    ours = {"title": "Zlecenie", "stage": "talk", "instructions": ["Przekaż dalej."]}
    documents = {"one": theirs | {"instructions": ["Sprawdź datę."]}, "two": ours}
    said = page(tmp_path, stages={"talk": STAGE | {"buyer_phase": None}}, documents=documents)
    chapter = said[said.rindex("Zanim dokument trafi do klienta") :]
    assert "Potwierdzenie Kiedy Po zamówieniu." in chapter
    assert "Sprawdź datę." in chapter
    assert "Przekaż dalej." not in chapter
