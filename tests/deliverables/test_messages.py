"""Every message of a blueprint is printed, by what it is for, in the parts in which it is copied."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables import messages, win_loss_guide
from generator.documents.blocks import Document, Heading, KeyValues, Message, Table
from generator.documents.inline import text_of
from generator.documents.workbook import TableSheet, Workbook
from generator.render import csv as csv_file
from generator.render import html, word
from generator.themes import load as load_theme
from tests.papers import MadeSet, document_of, passages_of, workbook_of, write_blueprint

PARTS = ("subject", "preview", "body", "footer")
WELCOME = {
    "kind": "cold",
    "name": "Powitanie",
    "aim": "Pierwsza odpowiedź.",
    "stage": "talk",
    "subject": ["Temat pierwszy", "Temat drugi"],
    "preview": "Widać obok tematu.",
    "body": "Dzień dobry,\n\njedno pytanie.",
    "legal_footer": "Administrator danych: Piekarnia Ziarno.",
    "notes": "Dopiero po zgodzie.",
}


def loaded(folder: Path, **given: object) -> Blueprint:
    """A small company with the given collections."""
    base = {"company": {"name": "Piekarnia Ziarno"}, "stages": {"talk": {"number": 1, "name": "Rozmowa"}}}
    return load(write_blueprint(folder / "small", {**base, **given})).blueprint


@pytest.fixture
def welcoming(tmp_path: Path) -> Blueprint:
    """A company with one complete message, which no cadence uses, and one of no kind."""
    spare = {"name": "Bez rodzaju", "body": "Sama treść."}
    return loaded(tmp_path, messages={"spare": spare, "welcome": WELCOME})


@pytest.fixture
def using(tmp_path: Path) -> Blueprint:
    """A company with one cadence that uses the message."""
    step = {"day": 3, "channel": "mail", "purpose": "Pytanie", "message": "welcome", "role": "head"}
    cadence = {
        "name": "Pierwsza",
        "function": "cold",
        "owner": "seller",
        "goal": "Rozmowa",
        "most_active": 40,
        "pause": "30 dni",
        "steps": {"mail": step},
    }
    roles = {"seller": {"name": "Handlowiec"}, "head": {"name": "Szefowa"}}
    return loaded(tmp_path, roles=roles, cadences={"first": cadence}, messages={"welcome": WELCOME})


def shown(document: Document) -> list[Message]:
    return [block for block in document.blocks if isinstance(block, Message)]


def tree(page: bytes) -> Any:
    return lxml_html.fromstring(page.decode("utf-8"))


def headings(document: Document, level: int) -> list[str]:
    return [text_of(block.text) for block in document.blocks if isinstance(block, Heading) and block.level == level]


# The whole base


def test_the_paper_prints_every_message_of_the_base(name_only: MadeSet) -> None:
    printed = [message.origin for message in shown(document_of("messages", name_only.blueprint))]
    assert sorted(printed) == sorted(f"messages.{id_}" for id_ in name_only.blueprint.messages)


def test_messages_that_no_cadence_uses_are_printed_among_their_kind(name_only: MadeSet) -> None:
    page = tree(name_only.path("messages", "html").read_bytes())
    assert page.xpath("//*[@id='message-win-loss-refusal']")
    page = tree(name_only.path("cadences", "html").read_bytes())
    assert not page.xpath("//*[@id='message-win-loss-refusal']")


def test_the_page_of_the_cadences_prints_the_messages_of_their_touches_once(name_only: MadeSet) -> None:
    blueprint = name_only.blueprint
    steps = (step for cadence in blueprint.cadences.values() for step in cadence.steps.values())
    printed = [message.origin for message in shown(document_of("cadences", blueprint))]
    assert len(printed) == len(set(printed))
    assert set(printed) == {f"messages.{step.message}" for step in steps if step.message}


def test_each_part_of_a_message_has_its_button(name_only: MadeSet) -> None:
    page = tree(name_only.path("messages", "html").read_bytes())
    found = {part: len(page.xpath(f"//*[@class='copied {part}'][*[@data-copy]]/button")) for part in PARTS}
    everything = name_only.blueprint.messages.values()
    assert found == {
        "subject": sum(len(message.subject) for message in everything),
        "preview": sum(message.preview is not None for message in everything),
        "body": len(everything),
        "footer": sum(message.legal_footer is not None for message in everything),
    }


# One message


def test_messages_stand_by_kind_and_those_of_no_kind_last(welcoming: Blueprint) -> None:
    paper = document_of("messages", welcoming)
    assert headings(paper, 1) == ["Pierwszy kontakt", "Pozostałe"]
    assert headings(paper, 2) == ["Powitanie", "Bez rodzaju"]


def test_the_sender_reads_what_it_is_for_and_what_to_bear_in_mind(welcoming: Blueprint) -> None:
    facts = {label: text_of(text) for label, text in shown(document_of("messages", welcoming))[0].facts}
    assert facts == {
        "Cel": "Pierwsza odpowiedź.",
        "Kanał": "e-mail",
        "Etap": "1. Rozmowa",
        "Pamiętaj": "Dopiero po zgodzie.",
    }


def test_it_says_in_which_cadences_a_message_is_used(using: Blueprint) -> None:
    facts = {label: text_of(text) for label, text in shown(document_of("messages", using))[0].facts}
    assert facts["W sekwencji"] == "Pierwsza, dzień 3"


def test_word_prints_preview_above_and_the_legal_footer_below_the_text(welcoming: Blueprint) -> None:
    lines = passages_of(word.render(document_of("messages", welcoming), load_theme("classic")), "docx")
    places = [lines.index(line) for line in ("Temat 2: Temat drugi", "Podgląd: Widać obok tematu.")]
    places += [lines.index(line) for line in ("jedno pytanie.", "Administrator danych: Piekarnia Ziarno.")]
    assert places == sorted(places)


def test_the_page_prints_preview_above_and_the_legal_footer_below_the_text(welcoming: Blueprint) -> None:
    page = tree(html.render(document_of("messages", welcoming), load_theme("classic")))
    copied = page.xpath("(//*[contains(@class, 'message')])[1]//*[@data-copy]")
    assert [" ".join(part.text_content().split()) for part in copied] == [
        "Temat pierwszy",
        "Temat drugi",
        "Widać obok tematu.",
        "Dzień dobry, jedno pytanie.",
        "Administrator danych: Piekarnia Ziarno.",
    ]


def test_a_message_without_the_parts_that_it_may_lack_has_no_empty_ones(welcoming: Blueprint) -> None:
    page = tree(html.render(document_of("messages", welcoming), load_theme("classic")))
    spare = page.xpath("(//*[contains(@class, 'message')])[2]")[0]
    assert [part.get("class") for part in spare.xpath(".//*[contains(@class, 'copied')]")] == ["copied body"]


def test_the_table_has_a_row_a_message_in_the_order_of_the_paper(welcoming: Blueprint) -> None:
    text = csv_file.render(messages.for_a_crm(welcoming)).decode("utf-8-sig")
    header, welcome, spare = csv.reader(io.StringIO(text), delimiter=";")
    row = dict(zip(header, welcome, strict=True))
    assert (row["Nazwa"], row["Temat 2"], row["Podgląd"]) == ("Powitanie", "Temat drugi", "Widać obok tematu.")
    assert row["Stopka prawna"] == WELCOME["legal_footer"]
    assert dict(zip(header, spare, strict=True))["Nazwa"] == "Bez rodzaju"


def test_a_company_without_messages_reads_what_to_decide(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path)
    (decision,) = document_of("messages", blueprint).blocks
    assert decision.origin == "messages"
    assert messages.for_a_crm(blueprint).rows == ()


def test_the_fields_to_fill_come_with_an_example_and_where_to_find_them(tmp_path: Path) -> None:
    fields = {
        "name": {"label": "nazwa klienta", "example": "Młyn Zdrój", "source": "CRM: firma"},
        "area": {"label": "branża", "crm_field": "industry"},
    }
    crm_fields = {"industry": {"label": "Branża klienta"}}
    paper = document_of(
        "messages", loaded(tmp_path, messages={"welcome": WELCOME}, merge_fields=fields, crm_fields=crm_fields)
    )
    (table,) = (block for block in paper.blocks if isinstance(block, Table))
    assert [tuple(text_of(cell) for cell in row.cells) for row in table.rows] == [
        ("branża", "–", "CRM: Branża klienta"),
        ("nazwa klienta", "Młyn Zdrój", "CRM: firma"),
    ]


def test_the_guide_to_win_loss_has_the_whole_pack_of_its_messages(name_only: MadeSet) -> None:
    pack = {f"messages.{id_}" for id_, message in name_only.blueprint.messages.items() if message.kind == "win-loss"}
    guide = win_loss_guide.PAPER.deliverable(name_only.blueprint)
    assert guide
    assert guide.document
    assert {message.origin for message in shown(guide.document(name_only.blueprint))} == pack


# In the cadences


def test_the_workbook_of_the_cadences_carries_the_legal_footer_below_the_text(using: Blueprint) -> None:
    (row,) = sheet(workbook_of("cadences", using), "first").rows
    assert row.cells["body"] == f"{WELCOME['body']}\n\n{WELCOME['legal_footer']}"


def test_the_overview_says_how_many_at_a_time_and_how_long_to_pause(using: Blueprint) -> None:
    (row,) = sheet(workbook_of("cadences", using), "overview").rows
    assert (row.cells["most"], row.cells["pause"]) == (40, 30)


def test_the_page_says_them_too_and_who_does_what_the_owner_does_not(using: Blueprint) -> None:
    page = document_of("cadences", using)
    (pairs,) = (dict(block.pairs) for block in page.blocks if isinstance(block, KeyValues))
    assert text_of(pairs["Najwięcej osób naraz"]) == "40"
    assert text_of(pairs["Przerwa po serii bez odpowiedzi"]) == "30 dni"
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert text_of(table.rows[0].cells[1]) == "e-mail (Szefowa)"


def sheet(made: Workbook, id_: str) -> TableSheet:
    return next(sheet for sheet in made.sheets if isinstance(sheet, TableSheet) and sheet.id == id_)
