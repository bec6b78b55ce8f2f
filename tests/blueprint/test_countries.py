"""The base claims no country's law; each pack says its own country's, the same in both languages, cited and dated."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
import yaml

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Table
from generator.markup import TOKEN
from generator.press.planning.contents import Contents
from tests.papers import ROOT, leaves, make_set, visible, write_blueprint

PACKS = ROOT / "blueprints/ten-stage/packs/country"
COUNTRIES = ("gb", "pl", "us")
FOR_CONSUMERS = ("de",)
"""Countries whose packs say no more than money, tax and the rights of consumers."""
LANGUAGES = ("en", "pl")
ELSEWHERE = "NZ"
"""A country without a pack, where the base holds alone."""

EUROPEAN = r"\bGDPR\b|\bRODO\b|[Ll]egitimate interest|[Pp]rawnie uzasadnion|data protection authority|\bVAT\b"
NATIONAL = {
    "pl": r"Poland|\bPolish|Polsk|KSeF|\bNIP\b|\bKRS\b|CEIDG|UODO|Kodeks|k\.c\.|\bzł\b|złot|zlot|\bPLN\b|\+48",
    "gb": (
        r"United Kingdom|Zjednoczone Królestwo|Brit(ain|ish)|Brytyj|PECR|CTPS|\bTPS\b|\bICO\b|Companies House|Gazette|"
        r"[Ss]olicitor|[Ii]nvitation to treat|£|\bGBP\b|\+44|Birmingham"
    ),
    "us": (
        r"United States|Stanach Zjednoczonych|Stany Zjednoczone|CAN-SPAM|TCPA|Do Not Call|[Ss]ales tax|"
        r"podat\w+ od sprzedaży|[Aa]ttorney|UCC|\bFTC\b|\bFCC\b|California|Kaliforni|Florid|Secretary of State|D&B|"
        r"\$|\bUSD\b"
    ),
    "de": r"German|[Nn]iemiec|Niemcy|\bBGB\b|EGBGB|Muster-Widerruf|\bMwSt|\bUSt\b|€|\bEUR\b|\+49",
}
"""Words of each country's law, tax, registers and money, in both languages."""
FOREIGN = {
    "pl": (NATIONAL["gb"], NATIONAL["us"], NATIONAL["de"]),
    "gb": (NATIONAL["pl"], NATIONAL["us"], NATIONAL["de"], r"(?<!UK )(GDPR|RODO)"),
    "us": (NATIONAL["pl"], NATIONAL["gb"], NATIONAL["de"], EUROPEAN),
    "de": (NATIONAL["pl"], NATIONAL["gb"], NATIONAL["us"]),
    ELSEWHERE.lower(): (*NATIONAL.values(), EUROPEAN, r"\barticles? \d", r"\bart\. \d"),
}
"""What papers of a company in each country never say."""


Company = Callable[[str, str | None], Blueprint]


@pytest.fixture(scope="module")
def company(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """Makes the blueprint of a company that has given its language, its country or none, and its name."""
    folder = tmp_path_factory.mktemp("companies")

    @cache
    def made(language: str, country: str | None) -> Blueprint:
        return load(write_blueprint(folder / f"{language}-{country}", name_only(language, country))).blueprint

    return made


@pytest.fixture(scope="module")
def everybodys(tmp_path_factory: pytest.TempPathFactory) -> Company:
    """As ``company``, of one that sells to firms and to consumers."""
    folder = tmp_path_factory.mktemp("shops")

    @cache
    def made(language: str, country: str | None) -> Blueprint:
        data = {**name_only(language, country), "company": {"name": "Alfa", "sells_to": "both"}}
        return load(write_blueprint(folder / f"{language}-{country}", data)).blueprint

    return made


def name_only(language: str, country: str | None) -> dict[str, Any]:
    named = {"country": country} if country else {}
    return {"extends": "ten-stage", "language": language, "company": {"name": "Alfa"}, **named}


# What papers say


@pytest.fixture(scope="module", params=[(country, language) for country in FOREIGN for language in LANGUAGES])
def papers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """A country, and everything that the papers of a company there say that has given no more than its name."""
    country, language = request.param
    folder = tmp_path_factory.mktemp(f"{country}-{language}")
    source = write_blueprint(folder, name_only(language, country.upper()))
    made = make_set(source, folder / "output", "--format", "html", "--format", "csv")
    return country, "\n".join(visible(path) for path in made.paths())


def test_papers_speak_of_no_other_countrys_law(papers: tuple[str, str]) -> None:
    country, said = papers
    found = [said[max(0, hit.start() - 40) : hit.end() + 20] for hit in re.finditer("|".join(FOREIGN[country]), said)]
    assert found == []


def test_papers_speak_of_the_law_of_their_country(papers: tuple[str, str]) -> None:
    country, said = papers
    assert country not in NATIONAL or re.search(NATIONAL[country], said)


def test_data_is_one_in_american_english(company: Company) -> None:
    assert re.findall(r"(?<!personal )\bdata are\b.{30}", company("en", "US").model_dump_json()) == []


def test_english_without_a_country_has_the_base_alone_and_polish_means_poland(company: Company) -> None:
    assert company("en", None).laws == company("en", ELSEWHERE).laws == {}
    assert company("pl", None).laws == company("pl", "PL").laws != {}


# Packs


@cache
def texts(country: str, language: str) -> dict[str, Any]:
    """The texts of a pack in a language, all its files but the words of that language; each says something else."""
    found: dict[str, Any] = {}
    for file in sorted((PACKS / country / language).glob("*.yaml")):
        if file.stem == "words":
            continue
        found |= {f"{file.stem}:{path}": text for path, text in leaves(yaml.safe_load(file.read_text("utf-8")))}
    return found


def test_every_pack_is_looked_at_here() -> None:
    assert sorted(folder.name for folder in PACKS.iterdir()) == sorted((*COUNTRIES, *FOR_CONSUMERS))


@pytest.mark.parametrize("country", [*COUNTRIES, *FOR_CONSUMERS])
def test_a_pack_says_the_same_in_both_languages(country: str) -> None:
    english, polish = texts(country, "en"), texts(country, "pl")
    assert english.keys() == polish.keys()
    lengths = [{path: len(text) for path, text in one.items() if isinstance(text, list)} for one in (english, polish)]
    assert lengths[0] == lengths[1]


@pytest.mark.parametrize("country", [*COUNTRIES, *FOR_CONSUMERS])
def test_a_text_of_a_pack_has_the_same_fields_in_both_languages(country: str) -> None:
    fields = [
        {
            path: {*re.findall(rf"\[\[((?!word\.){TOKEN})\]\]", str(text))}
            for path, text in texts(country, language).items()
        }
        for language in LANGUAGES
    ]
    assert fields[0] == fields[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", [*COUNTRIES, *FOR_CONSUMERS])
def test_every_law_is_cited_linked_and_dated(country: str, language: str, everybodys: Company) -> None:
    laws = everybodys(language, country.upper()).laws
    assert len(laws) > (5 if country in COUNTRIES else 1)
    assert [law.id for law in laws.values() if not (law.name and law.says and law.checked_on)] == []
    assert [law.id for law in laws.values() if not re.match(r"https?://\S+$", law.link or "")] == []


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_legal_basis_names_its_country_and_laws_and_what_a_lawyer_has_to_check(
    country: str, company: Company
) -> None:
    for basis in company("en", country.upper()).legal_bases.values():
        assert basis.laws, basis.id
        assert basis.jurisdiction, basis.id
        assert re.match(r"(A lawyer|A solicitor|An attorney) has to check", basis.text.split("\n\n")[-1]), basis.id


@pytest.mark.parametrize("country", [*COUNTRIES, *FOR_CONSUMERS])
def test_every_law_is_one_that_some_paper_rests_on(country: str, everybodys: Company) -> None:
    blueprint = everybodys("en", country.upper())
    papers = (*blueprint.offers.values(), *blueprint.documents.values(), *blueprint.blocks.values())
    resting = (*blueprint.legal_bases.values(), *papers)
    assert blueprint.laws.keys() == {law for one in resting for law in one.laws}


@pytest.mark.parametrize("country", COUNTRIES)
def test_every_offer_names_the_laws_that_its_legal_status_rests_on(country: str, company: Company) -> None:
    assert [offer.id for offer in company("en", country.upper()).offers.values() if not offer.laws] == []


# Contact


@pytest.mark.parametrize(
    ("country", "basis"), [("GB", "company-mail"), ("US", "company-mail"), ("PL", "recorded-consent")]
)
def test_a_first_mail_waits_for_a_consent_only_where_the_law_asks_for_one(
    country: str, basis: str, company: Company
) -> None:
    cadence = company("en", country).cadences["cold-a"]
    assert cadence.steps["problem-mail"].legal_basis == cadence.legal_basis == basis


@pytest.mark.parametrize("country", ["GB", "US"])
def test_a_message_that_rests_on_no_consent_claims_none(country: str, company: Company) -> None:
    blueprint = company("en", country)
    unasked = {
        step.message
        for cadence in blueprint.cadences.values()
        for step in cadence.steps.values()
        if step.message and (step.legal_basis or "").startswith("company-")
    }
    assert len(unasked) > 8
    assert [
        id_ for id_ in unasked if "consent" in f"{blueprint.messages[id_].body}{blueprint.messages[id_].legal_footer}"
    ] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_american_quote_has_no_column_for_a_tax(language: str, company: Company) -> None:
    papers = Contents(company(language, "US"))
    for offer in ("offer-detailed", "offer-final"):
        (paper,) = (one for one in papers.deliverables if one.id == offer)
        tables = [block for block in papers.made(paper, "document").content.blocks if isinstance(block, Table)]
        (columns,) = ([column.id for column in one.columns] for one in tables if one.origin.endswith(".prices"))
        assert columns == ["item", "quantity", "unit", "price", "net"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_american_mail_to_somebody_who_did_not_ask_has_a_postal_address_and_a_way_out(
    language: str, company: Company
) -> None:
    blueprint = company(language, "US")
    kinds = ("cold", "nurture", "autoresponder")
    mails = [one for one in blueprint.messages.values() if one.channel == "mail" and one.kind in kinds]
    assert len(mails) > 20
    lacking = [
        one.id
        for one in mails
        if "[[company.address]]" not in (one.legal_footer or "") or "stop" not in str(one.legal_footer)
    ]
    assert lacking == []
