"""What a company wrote of the firms that it sells to stands in its texts; what it did not write is named, once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.customer import customer_view
from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.sample import sample
from generator.deliverables import messages
from generator.deliverables.registry import Deliverable, offered
from generator.documents import inline
from generator.documents.blocks import Callout, Message, Table
from generator.documents.inline import Run
from generator.documents.undecided import shown
from tests.papers import ROOT, document_of, spaces_as_written, workbook_of, write_blueprint


def text_of(text: inline.Inline) -> str:
    """A text with plain blanks."""
    return spaces_as_written(inline.text_of(text))


BAKERIES = {
    "name": "Piekarnie",
    "problems": ["mąka pyli przy nasypie", "drugi kłopot"],
    "cost_of_inaction": "worek mąki dziennie",
    "words": ["Rano wszystko jest białe"],
    "proofs": ["asked", "oven"],
    "products": ["sieve"],
}
MILLS = {"name": "Młyny", "trouble": "sito zatyka się co godzinę"}
BROKERS = {"name": "Pośrednicy", "anti": True, "trouble": "nie znają młyna"}
MAIL = {
    "name": "Mail",
    "channel": "mail",
    "subject": ["Kłopot: [[trouble]]"],
    "body": "Piszę o tym: [[trouble]]. Koszt: [[cost]]. Mówią: [[words]]. Przykład: [[proof]]. Zmiana: [[changes]].",
}
FIELDS = {
    "trouble": {"label": "kłopot", "fact": "avatar.trouble"},
    "cost": {"label": "koszt", "fact": "avatar.cost_of_inaction"},
    "words": {"label": "słowa", "fact": "avatar.words"},
    "proof": {"label": "przykład", "fact": "avatar.proof"},
    "changes": {"label": "zmiana", "fact": "avatar.changes"},
    "customer": {"label": "nazwa klienta"},
}
PROOFS = {
    "asked": {"title": "Inna", "text": "Inna.", "in_short": "tego nie wolno mówić", "permission": "asked"},
    "oven": {"title": "Piec", "text": "Piec.", "in_short": "piekarnia z Borek pyli mniej", "permission": "granted"},
}
PRODUCTS = {"sieve": {"name": "Sito", "changes": "mąka zostaje w worku"}}


def company(folder: Path, **given: object) -> Blueprint:
    base: dict[str, object] = {
        "company": {"name": "Sita"},
        "merge_fields": FIELDS,
        "messages": {"mail": MAIL},
        "proofs": PROOFS,
        "products": PRODUCTS,
    }
    return load(write_blueprint(folder / "sita", {**base, **given})).blueprint


def mail_of(blueprint: Blueprint) -> Message:
    return next(block for block in document_of("messages", blueprint).blocks if isinstance(block, Message))


def body_of(blueprint: Blueprint) -> str:
    return spaces_as_written("\n".join(map(text_of, mail_of(blueprint).body)))


# One kind of firm


def test_with_one_kind_of_firm_its_facts_stand_in_the_text(tmp_path: Path) -> None:
    blueprint = company(tmp_path, avatars={"brokers": BROKERS, "bakeries": BAKERIES})
    assert body_of(blueprint) == (
        "Piszę o tym: mąka pyli przy nasypie. Koszt: worek mąki dziennie. Mówią: „Rano wszystko jest białe”. "
        "Przykład: piekarnia z Borek pyli mniej. Zmiana: mąka zostaje w worku."
    )
    assert text_of(mail_of(blueprint).subjects[0]) == "Kłopot: mąka pyli przy nasypie"
    assert "Piekarnie" not in str(mail_of(blueprint).facts)


def test_the_trouble_that_is_worded_for_it_counts_before_the_first_problem(tmp_path: Path) -> None:
    worded = {**BAKERIES, "trouble": "mąka w powietrzu"}
    assert "Piszę o tym: mąka w powietrzu." in body_of(company(tmp_path, avatars={"bakeries": worded}))


def test_a_field_within_a_fact_is_left_to_be_filled(tmp_path: Path) -> None:
    turning = {**BAKERIES, "trouble": "[[trouble]] u klienta [[customer]]"}
    assert "Piszę o tym: [kłopot] u klienta [nazwa klienta]." in body_of(company(tmp_path, avatars={"one": turning}))


# Several kinds of firms


def test_with_several_the_main_ones_facts_stand_in_the_text_and_the_others_beside_it(tmp_path: Path) -> None:
    mail = mail_of(company(tmp_path, avatars={"bakeries": BAKERIES, "mills": MILLS}))
    assert "mąka pyli przy nasypie" in text_of(mail.body[0])
    beside = {label: text_of(text) for label, text in mail.facts}
    assert beside["Do kogo"] == "Piekarnie"
    assert beside["Do: „Młyny”"].startswith("kłopot: sito zatyka się co godzinę\nkoszt: [koszt – Młyny]")


def test_a_message_may_be_written_to_one_kind_of_firm(tmp_path: Path) -> None:
    to_mills = {**MAIL, "avatar": "mills"}
    blueprint = company(tmp_path, avatars={"bakeries": BAKERIES, "mills": MILLS}, messages={"mail": to_mills})
    assert "Piszę o tym: sito zatyka się co godzinę." in body_of(blueprint)
    assert [label for label, _ in mail_of(blueprint).facts if label.startswith("Do:")] == []


def test_a_crm_gets_a_text_for_each_kind_of_firm(tmp_path: Path) -> None:
    plain = {"name": "Bez faktów", "body": "Dzień dobry."}
    blueprint = company(
        tmp_path, avatars={"bakeries": BAKERIES, "mills": MILLS}, messages={"mail": MAIL, "plain": plain}
    )
    table = messages.for_a_crm(blueprint)
    whom, text = table.header.index("Do kogo"), table.header.index("Treść")
    found = [(str(row[whom]), str(row[text]).partition(". Koszt")[0]) for row in table.rows]
    assert found == [
        ("Piekarnie", "Piszę o tym: mąka pyli przy nasypie"),
        ("Młyny", "Piszę o tym: sito zatyka się co godzinę"),
        ("", "Dzień dobry."),
    ]


def test_a_cadence_for_one_kind_of_firm_sends_its_facts(tmp_path: Path) -> None:
    cadence = {
        "name": "Młyny",
        "function": "cold",
        "owner": "seller",
        "goal": "Rozmowa",
        "avatar": "mills",
        "steps": {"one": {"day": 1, "purpose": "Mail", "message": "mail"}},
    }
    blueprint = company(
        tmp_path,
        avatars={"bakeries": BAKERIES, "mills": MILLS},
        roles={"seller": {"name": "Handlowiec"}},
        cadences={"mills": cadence},
    )
    sheet = next(one for one in workbook_of("cadences", blueprint).sheets if one.id == "mills")
    assert "sito zatyka się co godzinę" in str(sheet.rows[0].cells["body"])  # type: ignore[union-attr]
    mail = next(block for block in document_of("cadences", blueprint).blocks if isinstance(block, Message))
    assert "sito zatyka się co godzinę" in text_of(mail.body[0])


# What is missing


def test_a_place_to_fill_says_whose_fact_it_is_and_the_paper_names_it_once(tmp_path: Path) -> None:
    paper = document_of("messages", company(tmp_path, avatars={"mills": MILLS}))
    boxes = [block for block in paper.blocks if isinstance(block, Callout)]
    assert [text_of(line) for line in boxes[0].body[1:]] == [
        "koszt – Młyny: zapisz pod avatars.mills.cost_of_inaction",
        "słowa – Młyny: zapisz pod avatars.mills.words",
        "przykład – Młyny: zapisz pod avatars.mills.proofs",
        "zmiana – Młyny: zapisz pod avatars.mills.products",
    ]
    assert "Koszt: [koszt – Młyny]." in text_of(next(b for b in paper.blocks if isinstance(b, Message)).body[0])


def test_each_missing_fact_is_an_open_decision_whose_sample_can_be_written(tmp_path: Path) -> None:
    blueprint = company(tmp_path, avatars={"mills": MILLS})
    keys = [decision.path for decision in shown(document_of("messages", blueprint)).decisions]
    assert "avatars.mills.cost_of_inaction" in keys
    assert sample("avatars.mills.proofs", blueprint) == {"avatars": {"mills": {"proofs": ["asked"]}}}


def test_without_any_kind_of_firm_the_one_decision_is_to_describe_it(tmp_path: Path) -> None:
    blueprint = company(tmp_path)
    assert "Piszę o tym: [kłopot]." in body_of(blueprint)
    assert [decision.path for decision in shown(document_of("messages", blueprint)).decisions] == ["avatars"]


def test_evidence_that_may_not_be_shown_is_not_said(tmp_path: Path) -> None:
    only_asked = {**BAKERIES, "proofs": ["asked"]}
    assert "Przykład: [przykład – Piekarnie]." in body_of(company(tmp_path, avatars={"bakeries": only_asked}))


@pytest.mark.parametrize(
    ("people", "stands"),
    [
        ({"ola": {"name": "Ola Nurt", "roles": ["logistics"], "phone": "000 000 001"}}, "Ola Nurt, 000 000 001"),
        (
            {"ola": {"name": "Ola", "roles": ["logistics"]}, "jan": {"name": "Jan", "roles": ["logistics"]}},
            "[kto], [tel]",
        ),
    ],
)
def test_the_one_person_who_delivers_stands_in_the_text(people: dict[str, object], stands: str, tmp_path: Path) -> None:
    fields = {"who": {"label": "kto", "fact": "logistics.name"}, "tel": {"label": "tel", "fact": "logistics.phone"}}
    mail = {**MAIL, "body": "Prowadzi: [[who]], [[tel]]."}
    given = {"people": people, "roles": {"logistics": {"name": "Logistyka"}}}
    blueprint = company(tmp_path, **given, merge_fields={**FIELDS, **fields}, messages={"mail": mail})
    assert body_of(blueprint) == f"Prowadzi: {stands}."


def test_what_only_a_salesperson_can_fill_is_no_decision(tmp_path: Path) -> None:
    letter = {"name": "List", "body": "Do: [[customer]]"}
    blueprint = company(tmp_path, avatars={"bakeries": BAKERIES}, messages={"letter": letter})
    assert shown(document_of("messages", blueprint)).decisions == ()


# Other papers


def test_a_customers_paper_leaves_facts_of_profiles_to_the_salesperson(tmp_path: Path) -> None:
    offer = {"offer": {"title": "Oferta", "stage": "talk", "sections": {"a": {"title": "A", "body": "[[trouble]]"}}}}
    stages = {"talk": {"number": 1, "name": "Rozmowa"}}
    blueprint = company(tmp_path, avatars={"bakeries": BAKERIES}, offers=offer, stages=stages)
    paper = next(one for one in offered(blueprint) if one.id == "offer-offer")
    assert not isinstance(paper, Deliverable)
    assert paper.document
    (field,) = (run for run in runs(paper.document(customer_view(blueprint))) if run.token == "trouble")
    assert (field.kind, field.text, field.origin) == ("field", "kłopot", "")


PLAN = {
    "post": {"stage": "talk", "title": "Wpis: [[trouble]]", "channel": "blog", "day": 1, "avatar": "mills"},
    "film": {"stage": "talk", "title": "Film: [[trouble]]", "channel": "youtube", "day": 2, "pair": "post"},
    "other": {"stage": "talk", "title": "Inny: [[trouble]]", "channel": "blog", "day": 3},
}


def test_a_publication_takes_the_facts_of_the_firm_that_it_is_for_and_a_film_those_of_its_pair(tmp_path: Path) -> None:
    blueprint = company(
        tmp_path,
        stages={"talk": {"number": 1, "name": "Rozmowa"}},
        avatars={"bakeries": BAKERIES, "mills": MILLS},
        publications=PLAN,
    )
    paper = document_of("publication-plan", blueprint)
    (plan,) = (block for block in paper.blocks if isinstance(block, Table) and block.origin == "publications")
    title, whom = (next(n for n, one in enumerate(plan.columns) if one.id == id_) for id_ in ("title", "persona"))
    assert [(text_of(row.cells[title]), text_of(row.cells[whom])) for row in plan.rows] == [
        ("Wpis: sito zatyka się co godzinę", "Młyny"),
        ("Film: sito zatyka się co godzinę", "Młyny"),
        ("Inny: mąka pyli przy nasypie", "Piekarnie"),
    ]


# The example

FILLED_FOR_EACH_CUSTOMER = {
    "a person or firm, from the CRM": {
        "contact-first-name", "contact-last-name", "contact-salutation", "customer-name", "data-source",
        "consent-date", "referrer-name",
    },
    "what the customer said": {
        "customer-problem", "customer-goal", "customer-result", "criterion-1", "criterion-2", "criterion-3",
        "agreed-points", "open-question", "return-month", "decision-date", "meeting-topic", "reason-for-contact",
        "inquiry-subject", "inquiry-date", "complaint-subject", "complaint-number",
    },
    "what is answered to this customer": {
        "answer-1", "answer-2", "answer-3", "answer-date", "answer-to-question", "new-value", "customer-option",
        "delay-cause", "meanwhile-action", "promised-material", "parcel-item", "article-title", "article-link",
        "event-name",
    },
    "one of several salespeople": {
        "salesperson-name", "salesperson-phone", "salesperson-email",
    },
    "an appointment": {"date-option-1", "date-option-2", "follow-up-date", "meeting-date", "meeting-place"},
    "this offer or order": {
        "offer-number", "offer-date", "previous-offer-number", "valid-until", "product-name", "price-net",
        "order-number", "order-date", "order-items", "delivery-date", "delivery-place", "delivery-window",
        "new-delivery-date", "next-message-date", "shipment-details", "contact-title", "customer-address",
        "customer-vat-id", "situation-today", "situation-effects", "situation-change", "situation-criteria",
        "customer-side-work",
        "excluded-items", "price-changers", "price-assumptions", "price-gross", "delay-risks", "risk-answers",
        "attachments", "changed-scope", "changed-price", "changed-date", "changed-payment", "changed-other",
    },
}  # fmt: skip
ROWS = re.compile(
    r"(?:basic|recommended|extended|item|items)-(?:option-)?\d+-(?:name|item|quantity|unit|price|net|gross)"
    r"|price-(?:net|gross)-(?:basic|extended)|items-total|milestone-\d-(?:who|date)|(?:people|terms|delivery)-\d"
)
"""What an author reckons and arranges with one customer, row by row: quantities, sums, steps, people."""
"""The places that stay in the papers of the Polish example, by the reason why its blueprint cannot know them."""


@pytest.mark.parametrize("id_", ["example-pl", "example-en"])
def test_a_place_to_fill_stays_only_where_the_blueprint_cannot_know(id_: str) -> None:
    example = load(ROOT / "blueprints" / id_).blueprint
    left = {run.token for paper in printed(example) for run in runs(paper) if run.kind == "field"}
    expected = set().union(*FILLED_FOR_EACH_CUSTOMER.values())
    assert {token for token in left - expected if not ROWS.fullmatch(token)} == set()
    if id_ == "example-pl":
        assert expected - left == set()


def printed(blueprint: Blueprint) -> Iterator[object]:
    view = customer_view(blueprint)
    for paper in offered(blueprint):
        if isinstance(paper, Deliverable):
            yield paper.document(blueprint) if paper.document else None
        else:
            yield paper.document(view) if paper.document else None


def runs(node: Any) -> Iterator[Run]:
    if isinstance(node, Run):
        yield node
    elif isinstance(node, tuple):
        for inner in node:
            yield from runs(inner)
    elif is_dataclass(node):
        for field in fields(node):
            yield from runs(getattr(node, field.name))
