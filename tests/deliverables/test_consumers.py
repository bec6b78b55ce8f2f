"""What a consumer may cancel, and until when, stands in the papers of whoever sells to consumers, and in no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.blueprint.customer import CustomerView, customer_view
from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables import offer_guide, offers, order_papers
from generator.deliverables.internal_pen import InternalPen
from generator.documents.blocks import Document
from generator.documents.undecided import shown
from generator.press.planning.contents import Contents
from generator.render import html
from generator.themes import load as theme
from tests.papers import ROOT, leaves, passages_of
from tests.sets.foreign_words import words_of
from tests.sets.lines import lines_of
from tests.shell import write

TIME = {
    ("PL", "pl"): "w ciągu 14 dni, bez podania przyczyny",
    ("PL", "en"): "within 14 days without giving a reason",
    ("GB", "pl"): "w ciągu 14 dni, bez podania przyczyny",
    ("GB", "en"): "within 14 days without giving a reason",
    ("US", "pl"): "do północy trzeciego dnia roboczego",
    ("US", "en"): "until midnight of the third business day",
    ("DE", "pl"): "w ciągu 14 dni, bez podania przyczyny",
    ("DE", "en"): "within 14 days without giving a reason",
}
LAW = {
    "PL": "consumer-rights",
    "GB": "consumer-contracts",
    "US": "cooling-off-rule",
    "DE": "right-of-withdrawal",
}
HEADLINE = {"pl": "Odstąpienie od umowy przez konsumenta", "en": "Cancelling the contract as a consumer"}
TO_CONSUMERS = ("consumers", "both")


def firm(folder: Path, sells_to: str, country: str, language: str, more: str = "") -> Blueprint:
    text = f"""\
extends: ten-stage
language: {language}
country: {country}
company: {{name: Alfa, sells_to: {sells_to}}}
{more}"""
    return load(write(folder / "alfa", {"blueprint.yaml": text})).blueprint


def binding(view: CustomerView) -> list[Document]:
    """The papers by which somebody orders, and the one that confirms it."""
    made = [offers.document(view, id_) for id_ in ("detailed", "final")]
    return [*made, order_papers.customers_document(view, "order-confirmation")]


def read(paper: Document) -> str:
    return "\n".join(passages_of(html.render(paper, theme("classic")), "html")).replace("\u00a0", " ")


@pytest.mark.parametrize("sells_to", TO_CONSUMERS)
@pytest.mark.parametrize(("country", "language"), TIME)
def test_consumers_are_told_how_long_they_may_cancel(
    tmp_path: Path, country: str, language: str, sells_to: str
) -> None:
    for paper in binding(customer_view(firm(tmp_path, sells_to, country, language))):
        said = read(paper)
        assert HEADLINE[language] in said
        assert TIME[country, language] in said


@pytest.mark.parametrize(("country", "language"), TIME)
def test_firms_that_sell_to_firms_say_nothing_of_it(tmp_path: Path, country: str, language: str) -> None:
    blueprint = firm(tmp_path, "businesses", country, language)
    for paper in binding(customer_view(blueprint)):
        said = read(paper)
        assert HEADLINE[language] not in said
        assert TIME[country, language] not in said
    assert "withdrawal" not in blueprint.blocks


@pytest.mark.parametrize("language", ["pl", "en"])
def test_without_a_countrys_pack_it_is_a_decision(tmp_path: Path, language: str) -> None:
    for paper in binding(customer_view(firm(tmp_path, "consumers", "NZ", language))):
        assert [one.path for one in shown(paper).decisions].count("blocks.withdrawal.body") == 1
        assert "14" not in "".join(read(paper).partition(HEADLINE[language])[2].splitlines()[:2])


@pytest.mark.parametrize("country", LAW)
def test_authors_of_offers_see_the_law_it_rests_on(tmp_path: Path, country: str) -> None:
    link, cited = firm(tmp_path / "both", "both", country, "en").laws[LAW[country]].link or "", {}
    for sells_to in ("businesses", "consumers"):
        blueprint = firm(tmp_path / sells_to, sells_to, country, "en")
        cited[sells_to] = link in repr(tuple(offer_guide.offers(blueprint, InternalPen(blueprint))))
    assert cited == {"businesses": False, "consumers": True}


def test_a_company_says_it_in_its_own_words_once(tmp_path: Path) -> None:
    own = "blocks: {withdrawal: {body: You may cancel within 60 days.}}"
    for paper in binding(customer_view(firm(tmp_path, "both", "GB", "en", own))):
        assert read(paper).count("within 60 days") == 1
        assert TIME["GB", "en"] not in read(paper)


def test_a_text_for_firms_alone_is_kept_from_consumers(tmp_path: Path) -> None:
    own = """\
blocks: {purchase-order: {title: Purchase order, body: Quote your purchase order., buyers: businesses}}
offers: {final: {blocks: [purchase-order], sections: {po: {title: Your number, block: purchase-order}}}}
papers: {welcome: {title: Welcome, audience: customer, sections: {po: {title: Your number, block: purchase-order}}}}
"""
    kept = {}
    for sells_to in ("businesses", "consumers", "both"):
        blueprint = firm(tmp_path / sells_to, sells_to, "GB", "en", own)
        offer, paper = blueprint.offers["final"], blueprint.papers["welcome"]
        kept[sells_to] = ("po" in offer.sections, "po" in paper.sections, "purchase-order" in offer.blocks)
    assert kept == {"businesses": (True,) * 3, "consumers": (False,) * 3, "both": (True,) * 3}


# --- the form by which a consumer cancels -----------------------------------------------------------

FORM = "document-cancellation-form"
OF_THE_LAW = {
    ("PL", "pl"): (
        "(formularz ten należy wypełnić i odesłać tylko w przypadku chęci odstąpienia od umowy)",
        "Ja/My(*) niniejszym informuję/informujemy(*) o moim/naszym odstąpieniu od umowy sprzedaży następujących",
        "Data zawarcia umowy(*)/odbioru(*)",
        "Podpis konsumenta(-ów) (tylko jeżeli formularz jest przesyłany w wersji papierowej)",
        "(*) Niepotrzebne skreślić.",
    ),
    ("GB", "en"): (
        "(Complete and return this form only if you wish to withdraw from the contract)",
        "I/We [*] hereby give notice that I/We [*] cancel my/our [*] contract of sale of the following goods",
        "Ordered on [*]/received on [*]",
        "Signature of consumer(s) (only if this form is notified on paper)",
        "[*] Delete as appropriate",
    ),
    ("DE", "en"): (
        "(complete and return this form only if you wish to withdraw from the contract)",
        "I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract of sale of the following goods",
        "Ordered on (*)/received on (*)",
        "Signature of consumer(s) (only if this form is notified on paper)",
        "(*) Delete as appropriate.",
    ),
    ("US", "en"): (
        "Notice of Cancellation",
        "You may CANCEL this transaction, without any Penalty or Obligation, within THREE BUSINESS DAYS",
        "will be returned within TEN BUSINESS DAYS following receipt by the seller of your cancellation notice",
        "does not pick them up within 20 days of the date of your Notice of Cancellation",
        "NOT LATER THAN MIDNIGHT OF [last day to cancel]",
        "I HEREBY CANCEL THIS TRANSACTION.",
        "Buyer’s signature",
    ),
}
"""Words that a form has to have, by the law of the country."""


def the_form(folder: Path, sells_to: str, country: str, language: str) -> str | None:
    """What the form says; None where there is none."""
    blueprint = firm(folder, sells_to, country, language)
    if "cancellation-form" not in blueprint.documents:
        return None
    return read(order_papers.customers_document(customer_view(blueprint), "cancellation-form"))


@pytest.mark.parametrize("sells_to", TO_CONSUMERS)
@pytest.mark.parametrize(("country", "language"), OF_THE_LAW)
def test_consumers_get_the_form_that_the_law_of_the_country_lays_down(
    tmp_path: Path, country: str, language: str, sells_to: str
) -> None:
    said = the_form(tmp_path, sells_to, country, language) or ""
    assert [words for words in OF_THE_LAW[country, language] if words not in said] == []
    assert "Alfa" in said


def test_an_american_notice_comes_in_two_copies_that_are_filled_in_once(tmp_path: Path) -> None:
    said = the_form(tmp_path, "consumers", "US", "en") or ""
    assert said.count("I HEREBY CANCEL THIS TRANSACTION.") == said.count("[last day to cancel]") == 2


@pytest.mark.parametrize("country", ["PL", "GB", "US", "DE", "NZ"])
def test_firms_that_sell_to_firms_have_no_such_form(tmp_path: Path, country: str) -> None:
    blueprint = firm(tmp_path, "businesses", country, "en")
    assert "cancellation-form" not in blueprint.documents
    assert FORM not in {paper.id for paper in Contents(blueprint).deliverables}
    assert "last day to cancel" not in "\n".join(line.text for line in lines_of(blueprint))


def test_without_a_countrys_pack_nobody_makes_up_a_form(tmp_path: Path) -> None:
    assert the_form(tmp_path, "consumers", "NZ", "en") is None


@pytest.mark.parametrize("country", LAW)
def test_the_handbook_tells_how_the_form_is_handed_over_and_where_that_is_written(tmp_path: Path, country: str) -> None:
    blueprint = firm(tmp_path, "consumers", country, "en")
    form = blueprint.documents["cancellation-form"]
    papers = Contents(blueprint)
    (handbook,) = (paper for paper in papers.deliverables if paper.id == "handbook")
    said = repr(papers.made(handbook, "document").content)
    link = blueprint.laws[LAW[country]].link or ""
    assert [words for words in (form.title, str(form.when)[:20], link) if words not in said] == []


def test_a_paper_of_a_companys_own_is_for_whom_it_says(tmp_path: Path) -> None:
    own = """\
documents:
  purchase-terms: {title: Terms for firms, stage: order, audience: customer, buyers: businesses}
  house-rules: {title: House rules, stage: order, audience: customer, buyers: consumers}
  warranty: {title: Warranty, stage: order, audience: customer, buyers: both}
"""
    kept = {}
    for sells_to in ("businesses", "consumers", "both"):
        documents = firm(tmp_path / sells_to, sells_to, "NZ", "en", own).documents
        kept[sells_to] = [id_ for id_ in ("purchase-terms", "house-rules", "warranty") if id_ in documents]
    assert kept == {
        "businesses": ["purchase-terms", "warranty"],
        "consumers": ["house-rules", "warranty"],
        "both": ["purchase-terms", "house-rules", "warranty"],
    }


def test_a_law_between_firms_is_cited_to_nobody_who_sells_to_consumers_alone(tmp_path: Path) -> None:
    cited = {
        sells_to: "late-payment" in firm(tmp_path / sells_to, sells_to, "GB", "en").offers["final"].laws
        for sells_to in ("businesses", "consumers", "both")
    }
    assert cited == {"businesses": True, "consumers": False, "both": True}


# --- the words of talks ---------------------------------------------------------------------------

OF_FIRMS = {
    "pl": r"Państwa firm|w firmie|dział\w* zakup\w*|prezes|dyrektor|sekretariat|KRS|w Państwa branży|stanowisko",
    "en": r"your (firm|company|industry)|in the company|purchasing|director|\bCEO|front desk|companies house",
}
"""What is said to firms alone."""


@pytest.mark.parametrize("buyers", TO_CONSUMERS)
def test_the_words_for_consumers_are_the_same_ones_in_both_languages(buyers: str) -> None:
    folder = ROOT / "blueprints/ten-stage/packs/buyers" / buyers
    english, polish = (
        {
            f"{file.stem}{path}": len(text) if isinstance(text, list) else 1
            for file in sorted((folder / language).glob("*.yaml"))
            if file.stem != "words"  # of which each language has the forms it needs
            for path, text in leaves(yaml.safe_load(file.read_text("utf-8")))
        }
        for language in ("en", "pl")
    )
    assert english == polish


def talked(blueprint: Blueprint) -> str:
    """All that salespeople say, ask and note when they talk."""
    told = (blueprint.skeletons, blueprint.questions, blueprint.note_templates)
    return "\n".join(str(one.model_dump(exclude_none=True)) for collection in told for one in collection.values())


@pytest.mark.parametrize("country", ["PL", "GB", "US", "NZ"])
@pytest.mark.parametrize("language", OF_FIRMS)
def test_talks_with_consumers_speak_of_no_firm(tmp_path: Path, language: str, country: str) -> None:
    said = {
        sells_to: talked(firm(tmp_path / sells_to, sells_to, country, language))
        for sells_to in ("businesses", "both", "consumers")
    }
    assert re.findall(OF_FIRMS[language], said["consumers"], re.IGNORECASE) == []
    assert said["businesses"] == said["both"]
    assert re.search(OF_FIRMS[language], said["businesses"], re.IGNORECASE)


OF_THE_LAW_ITSELF = ("legal_bases.", "laws.", "glossary.", "offers.final")
"""What says what a country's law is, for firms and for people at home."""


@pytest.mark.parametrize("trade", ["", "goods", "installation"])
@pytest.mark.parametrize(
    ("country", "language"), [("PL", "pl"), ("GB", "en"), ("US", "en"), ("NZ", "en"), ("GB", "pl")]
)
def test_no_paper_of_who_sells_to_consumers_speaks_of_firms_that_buy(
    tmp_path: Path, country: str, language: str, trade: str
) -> None:
    blueprint = firm(tmp_path, "consumers", country, language, f"trade: {trade}" if trade else "")
    words = [words_of(name, language) for name in ("firms", "assumed-firms")]
    found = [
        f"{line.paper} {line.origin}: {hit.group()} in {line.text[:200]!r}"
        for line in lines_of(blueprint)
        if not line.origin.startswith(OF_THE_LAW_ITSELF)
        for some in words
        if some.read_by in (None, line.audience)
        for _, hit in some.found_in(line.text)
    ]
    assert found == []


@pytest.mark.parametrize(("country", "language"), [("PL", "pl"), ("GB", "en"), ("US", "en")])
def test_papers_that_firms_and_consumers_read_take_neither_for_granted(
    tmp_path: Path, country: str, language: str
) -> None:
    read_by = {
        sells_to: "\n".join(
            line.text
            for line in lines_of(firm(tmp_path / sells_to, sells_to, country, language))
            if line.audience == "customer"
        )
        for sells_to in ("businesses", "both")
    }
    words = words_of("assumed-firms", language)
    assert [hit.group() for _, hit in words.found_in(read_by["both"])] == []
    assert [hit.group() for _, hit in words.found_in(read_by["businesses"])] != []


def test_people_at_home_are_called_and_mailed_with_their_consent_alone(tmp_path: Path) -> None:
    bases = {
        sells_to: {
            step.legal_basis
            for cadence in firm(tmp_path / sells_to, sells_to, "GB", "en").cadences.values()
            for step in cadence.steps.values()
            if cadence.function == "cold" and step.channel in ("mail", "phone", "voicemail")
        }
        for sells_to in ("businesses", "consumers")
    }
    assert bases == {
        "businesses": {"company-mail", "company-call", "recorded-consent"},
        "consumers": {"recorded-consent"},
    }
    assert not {"company-mail", "company-call"} & set(firm(tmp_path / "c", "consumers", "GB", "en").legal_bases)


def test_a_legal_basis_that_a_company_relies_on_itself_stays(tmp_path: Path) -> None:
    own = "cadences: {event-follow-up: {legal_basis: company-mail}}"
    assert "company-mail" in firm(tmp_path, "consumers", "GB", "en", own).legal_bases


def test_who_buys_may_stand_in_any_file_and_in_a_variant(tmp_path: Path) -> None:
    files = {
        "blueprint.yaml": "extends: ten-stage\nlanguage: en\nvariants: {firms: {company: {sells_to: businesses}}}\n",
        "us.yaml": "company: {name: Alfa, sells_to: consumers}\n",
    }
    folder = write(tmp_path / "alfa", files)
    texts = {variant: load(folder, variant=variant).blueprint.questions["referral"].text for variant in (None, "firms")}
    assert texts == {
        None: "Which of your friends or neighbours is struggling with something similar?",
        "firms": "Who do you know in the industry who’s struggling with something similar?",
    }


def test_what_a_company_says_itself_stands_over_the_words_for_consumers(tmp_path: Path) -> None:
    own = "questions: {referral: {text: Who else?}}\nskeletons: {cold-call: {openings: {buyer: {disabled: false}}}}"
    blueprint = firm(tmp_path, "consumers", "GB", "en", own)
    assert blueprint.questions["referral"].text == "Who else?"
    assert "buyer" in blueprint.skeletons["cold-call"].openings
