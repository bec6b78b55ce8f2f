"""``salesbook winloss deals``: exports of CRMs become closed deals in the blueprint, and nobody is named there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.blueprint.load import load
from tests.shell import Said, salesbook, write

from .registers import FILLED, blueprint, filled, interviews, take, taken

PIPEDRIVE = """\
"Deal - ID","Deal - Title","Deal - Organization","Deal - Owner","Deal - Status","Deal - Value",\
"Deal - Currency of Value","Deal - Lost reason","Deal - Deal closed on","Deal - Stage","Organization - ID"
"1042","Borek line","Mill Borek, Ltd","Jan Kowalski","Lost","18500.00",\
"PLN","Commercial terms","2026-03-01 10:15:00","Quotation","9"
"1043","Ziarno","Bakery Ziarno","Anna Nowak","Won","7000.50","EUR","","2026-03-02 09:00:00","Order","8"
"1044","Dairy","Dairy","Anna Nowak","Open","100","PLN","","","Discovery – the needs conversation","7"
"""
HUBSPOT = """\
Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Closed Lost Reason,Associated Company,Deal Type,\
Last Contacted
1042,Borek line,Closed lost (Sales Pipeline),2026-03-01 10:15,Jan Kowalski,18500.0,Trust,"Mill Borek, Ltd",\
New Business,2026-03-03
1043,Ziarno,Closed won (Sales Pipeline),2026-03-02 09:00,Anna Nowak,7000.5,,Bakery Ziarno,Existing Business,
1044,Dairy,Appointment scheduled,,Anna Nowak,100,,Dairy,,
"""
SALESFORCE = """\
Opportunity ID|Opportunity Name|Account Name|Stage|Amount Currency|Amount|Close Date|Opportunity Owner
1042|Borek line|Mill Borek, Ltd|Closed Lost|PLN|"18,500.00"|3/1/2026|Jan Kowalski
1043|Ziarno|Bakery Ziarno|Closed Won|EUR|"7,000.50"|3/22/2026|Anna Nowak
1044|Dairy|Dairy|Prospecting|PLN|100||Anna Nowak
""".replace("|", "\t")
LIVESPACE = """\
ID;Szansa sprzedaży;Firma;Opiekun;Status;Wartość;Waluta;Powód przegranej;Data zamknięcia;Etap;Segment
1042;Linia Borek;Młyn Borek, sp. z o.o.;Jan Kowalski;Przegrana;18 500,00;PLN;\
Cena, przy tym samym zakresie;01.03.2026;Oferta;Class A
1043;Ziarno;Piekarnia Ziarno;Anna Nowak;Wygrana;7 000,50;EUR;;02.03.2026;Zamówienie;Class B
1044;Mleczarnia;Mleczarnia;Anna Nowak;W toku;100;PLN;;;Oferta;
"""


def take_deals(source: Path, export: str | bytes, *options: str) -> Said:
    file = source.parent / "export.csv"
    file.write_bytes(export if isinstance(export, bytes) else export.encode())
    return salesbook("winloss", "deals", file, "--blueprint", source, *options)


def deals(source: Path) -> dict[str, Any]:
    file = source / "win-loss/deals.yaml"
    found: dict[str, Any] = yaml.load(file.read_text("utf-8"), yaml.BaseLoader) if file.exists() else {}
    told: dict[str, Any] = found.get("deals", {})
    return told


@pytest.fixture
def alfa(tmp_path: Path) -> Path:
    return blueprint(tmp_path / "alfa")


FACTS = ("number", "customer", "seller", "outcome", "value", "closed")


@pytest.mark.parametrize(
    ("export", "second"),
    [(PIPEDRIVE, "2026-03-02"), (HUBSPOT, "2026-03-02"), (SALESFORCE, "2026-03-22"), (LIVESPACE, "2026-03-02")],
    ids=["pipedrive", "hubspot", "salesforce", "livespace"],
)
def test_the_exports_of_crms_are_read_without_a_word(export: str, second: str, tmp_path: Path) -> None:
    is_polish = export is LIVESPACE
    alfa = blueprint(tmp_path / "alfa", "pl" if is_polish else "en", "PL" if is_polish else "GB")
    said = take_deals(alfa, export)
    assert said.code == 0
    assert said.err.endswith("Deals: 2 new, 1 open.\n"), said.err
    found = deals(alfa)
    currency = " EUR" if export is not HUBSPOT else ""  # which exports none
    assert [found["deal-1042"].get(fact) for fact in FACTS] == [
        "1042", "customer-1", "seller-1", "lost", "18500", "2026-03-01",
    ]  # fmt: skip
    assert [found["deal-1043"].get(fact) for fact in FACTS] == [
        "1043", "customer-2", "seller-2", "won", f"7000.5{currency}", second,
    ]  # fmt: skip
    assert set(load(alfa).blueprint.deals) == {"deal-1042", "deal-1043"}
    text = (alfa / "win-loss/deals.yaml").read_text("utf-8")
    assert [name for name in ("Borek", "Ziarno", "Kowalski", "Nowak", "Linia", "line") if name in text] == []


def test_words_of_the_crm_become_ids_of_the_blueprint(tmp_path: Path) -> None:
    alfa = blueprint(tmp_path / "alfa", "pl", "PL")
    take_deals(alfa, LIVESPACE)
    told = deals(alfa)["deal-1042"]
    assert (told["reason"], told["stage"], told["segment"]) == ("lost-price", "offer", "a")
    assert (deals(alfa)["deal-1043"]["stage"], deals(alfa)["deal-1043"]["segment"]) == ("order", "b")


def test_a_type_of_deal_says_whether_the_order_is_the_first(alfa: Path) -> None:
    take_deals(alfa, HUBSPOT)
    assert [deals(alfa)[id_].get("first_order") for id_ in ("deal-1042", "deal-1043")] == ["true", None]


def test_a_lost_deal_whose_customer_gave_up_is_told_as_such(alfa: Path) -> None:
    write(
        alfa, {"more.yaml": "crm: {reasons: {no-money: {outcome: abandoned, driver: no-decision, name: No money}}}\n"}
    )
    take_deals(alfa, PIPEDRIVE.replace("Commercial terms", "no MONEY"))
    told = deals(alfa)["deal-1042"]
    assert (told["outcome"], told["reason"]) == ("abandoned", "no-money")


def test_what_the_blueprint_does_not_know_is_told_once(alfa: Path) -> None:
    said = take_deals(
        alfa, PIPEDRIVE.replace("Commercial terms", "Moon").replace("Quotation", "Sent").replace("Order", "Sent")
    )
    assert said.code == 0
    assert (
        "advice[deals-words]: “Deal - Lost reason” says what the blueprint does not know, and is left out: “Moon” (1)"
        in said.err
    )
    assert "“Deal - Stage” says what the blueprint does not know, and is left out: “Sent” (2)" in said.err
    assert "stage" not in deals(alfa)["deal-1042"]


# --- taken again, and beside interviews ------------------------------------------------------------


def test_taking_deals_twice_changes_nothing_and_codes_stay(alfa: Path) -> None:
    take_deals(alfa, PIPEDRIVE)
    before = (alfa / "win-loss/deals.yaml").read_bytes()
    said = take_deals(alfa, PIPEDRIVE)
    assert (said.out.split()[0], said.err) == ("identical", "Deals: 2 as before, 1 open.\n")
    head, first, second, _ = PIPEDRIVE.splitlines()
    new = '"1044","Dairy","Bakery ziarno","Zoe Lis","Won","100","PLN","","","",""'
    said = take_deals(alfa, "\n".join((head, new, second.replace("7000.50", "8000"), first)))
    assert said.err == "Deals: 1 new, 1 changed, 1 as before.\n"
    assert [deals(alfa)[f"deal-{number}"]["customer"] for number in (1042, 1043, 1044)] == [
        "customer-1",
        "customer-2",
        "customer-2",
    ]
    assert deals(alfa)["deal-1044"]["seller"] == "seller-3"
    assert before.splitlines()[:8] == (alfa / "win-loss/deals.yaml").read_bytes().splitlines()[:8]


def test_deals_of_another_quarter_stay(alfa: Path) -> None:
    take_deals(alfa, PIPEDRIVE)
    take_deals(alfa, PIPEDRIVE.replace("1042", "2042").replace("1043", "2043"))
    assert list(deals(alfa)) == ["deal-1042", "deal-1043", "deal-2042", "deal-2043"]
    assert deals(alfa)["deal-2042"]["customer"] == "customer-3"


def test_an_interview_meets_the_deal_of_the_crm_by_its_number(english: bytes, alfa: Path) -> None:
    export = PIPEDRIVE.replace('"1042"', '"OPP-12"').replace("18500", "20000")
    take(alfa, filled(english))
    said = take_deals(alfa, export)
    assert (said.code, said.err) == (0, "Deals: 2 new, 1 open.\n")
    assert deals(alfa)["deal-opp-12"]["value"] == "20000"
    assert taken(alfa)["deals"]["deal-opp-12"] == {"segment": "a", "last_contact": "2026-03-01", "first_order": "true"}
    assert (load(alfa).blueprint.deals["deal-opp-12"].customer, interviews(alfa)["1"]["deal"]) == (
        "customer-1",
        "deal-opp-12",
    )
    said = take(alfa, filled(english, FILLED))
    assert said.err.count("warning[deal-differs]") == 1
    assert said.out.split()[0] == "identical"
    assert salesbook("check", alfa).code == 0


def test_only_deals_from_a_day_on_are_taken(alfa: Path) -> None:
    said = take_deals(alfa, PIPEDRIVE, "--since", "2026-03-02")
    assert list(deals(alfa)) == ["deal-1043"]
    assert said.err == "Deals: 1 new, 1 open.\n"


def test_a_dry_run_writes_nothing(alfa: Path) -> None:
    said = take_deals(alfa, PIPEDRIVE, "--dry-run", "--report", "json")
    assert [(row["verb"], row["why"]) for row in said.data] == [("create", "2 new, 1 open")]
    assert not (alfa / "win-loss").exists()


# --- any other system ------------------------------------------------------------------------------

OTHER = "Nr sprawy;Nabywca;Koniec;Jak\n7/2026;Alfa;2026-03-01;won\n"


def test_columns_of_any_other_system_are_named_in_the_command(alfa: Path) -> None:
    options = (
        "--column",
        "number=Nr sprawy",
        "--column",
        "customer=nabywca",
        "--column",
        "closed=Koniec",
        "--column",
        "outcome=Jak",
    )
    said = take_deals(alfa, OTHER, *options)
    assert (said.code, deals(alfa)) == (
        0,
        {"deal-7-2026": {"number": "7/2026", "outcome": "won", "closed": "2026-03-01", "customer": "customer-1"}},
    )


def test_or_in_the_blueprint(alfa: Path) -> None:
    write(alfa, {"crm.yaml": "crm: {deal_columns: {number: Nr sprawy, outcome: Jak}}\n"})
    assert take_deals(alfa, OTHER).code == 0
    assert deals(alfa) == {"deal-7-2026": {"number": "7/2026", "outcome": "won"}}


def test_a_column_that_is_needed_is_asked_for(alfa: Path) -> None:
    said = take_deals(alfa, OTHER.replace("Nabywca", "Klient"))
    assert said.code == 1
    told = "error[deals-column]: no column says the number of a deal; those that nobody knows are “Nr sprawy”, “Koniec”"
    assert told in said.err
    assert "`--column number=NAME`" in said.err
    assert "no column says how a deal ended, nor its stage" in said.err


def test_a_column_that_holds_nothing_known_is_wrong_usage(alfa: Path) -> None:
    said = take_deals(alfa, OTHER, "--column", "numbre=Nr")
    assert said.code == 2
    assert "Did you mean `number`?" in said.err


# --- encodings, marks, days ------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1250"])
def test_every_encoding_that_crms_and_excel_write_is_read(encoding: str, tmp_path: Path) -> None:
    alfa = blueprint(tmp_path / "alfa", "pl", "PL")
    said = take_deals(alfa, LIVESPACE.encode(encoding))
    assert (said.code, list(deals(alfa))) == (0, ["deal-1042", "deal-1043"])
    assert deals(alfa)["deal-1042"]["reason"] == "lost-price"


AMOUNTS = [
    (["1.234", "5.00"], ["1.23", "5"]),
    (["1.234", "1234,50"], ["1234", "1234.5"]),
    (["1,234", "99"], ["1234", "99"]),
    (["1,234.50", "12"], ["1234.5", "12"]),
    (["1.234,50", "12"], ["1234.5", "12"]),
    (["1 234,50 zł", "12"], ["1234.5", "12"]),
]


@pytest.mark.parametrize(("written", "read"), AMOUNTS, ids=str)
def test_the_marks_of_amounts_are_told_by_all_lines_together(written: list[str], read: list[str], alfa: Path) -> None:
    lines = "".join(f"{number};won;{amount}\n" for number, amount in enumerate(written, 1))
    take_deals(alfa, f"ID;Status;Amount\n{lines}")
    assert [deal["value"] for deal in deals(alfa).values()] == read


def test_lines_that_cannot_be_deals_are_told_and_the_others_taken(alfa: Path) -> None:
    lines = [
        "1;won;soon;5",
        ";won;2026-03-01;5",
        "3;lost;2026-03-01;much",
        "4;won;2026-03-01;5",
        "4;lost;2026-03-02;6",
        "",
    ]
    said = take_deals(alfa, "\n".join(["ID;Status;Close date;Amount", *lines]))
    assert said.code == 1
    assert list(deals(alfa)) == ["deal-4"]
    told = [line.partition("error[deals-row]: ")[2] for line in said.err.splitlines() if "deals-row" in line]
    assert told == [
        "line 2: “soon” is not a date; the line is not taken",
        "line 3: it has no number; the line is not taken",
        "line 4: “much” is not an amount; the line is not taken",
        "line 6: deal 4 stands in line 5 too; this line is not taken",
    ]


NO_EXPORTS = [
    (b"", "no column of it is known"),
    (b"\0\1\2\3" * 50, "this is no text"),
    (b"PK\3\4" + b"\0" * 50, "this is no text"),
    (b"a;b\n1;2\n", "no column of it is known"),
    (b"ID;Status\n" + b"1;won\n" * 50_001, "it has more than 50,000 lines"),
    (b'ID;Status\n"' + b"x" * 200_000, "no column of it is known"),
]


@pytest.mark.parametrize(("data", "problem"), NO_EXPORTS, ids=[problem for _, problem in NO_EXPORTS])
def test_a_file_that_is_no_export_is_told_so(data: bytes, problem: str, alfa: Path) -> None:
    said = take_deals(alfa, data)
    assert said.code == 1
    assert f"error[deals-unread]: {problem}" in said.err
    assert not (alfa / "win-loss").exists()
