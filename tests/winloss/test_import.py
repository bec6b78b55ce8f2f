"""``salesbook winloss import``: a filled register becomes interviews in the blueprint, and nobody is named there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from tests.shell import salesbook, write

from .registers import (
    BELIEF,
    FILLED,
    LOST,
    NO,
    REASON,
    WON,
    blueprint,
    cell_of,
    filled,
    interviews,
    take,
    taken,
)


@pytest.fixture
def alfa(tmp_path: Path) -> Path:
    return blueprint(tmp_path / "alfa")


def test_a_filled_register_becomes_deals_and_interviews(english: bytes, alfa: Path) -> None:
    said = take(alfa, filled(english))
    assert (said.code, said.out.split()[0], said.err) == (0, "create", "Interviews: 2 new, 1 planned.\n")
    assert taken(alfa) == {
        "deals": {
            "deal-opp-12": {
                "customer": "customer-1",
                "seller": "seller-1",
                "number": "OPP-12",
                "outcome": "lost",
                "value": "18500",
                "segment": "a",
                "last_contact": "2026-03-01",
                "first_order": "true",
            },
            "deal-of-2": {"customer": "customer-2", "outcome": "won", "value": "7000.5"},
        },
        "interviews": {
            "1": {
                "deal": "deal-opp-12",
                "outcome": "lost",
                "held": "2026-03-20",
                "retain_until": "2028-03-20",
                "persona": "owner",
                "competitor": "beta",
                "may_quote": "true",
                "believed": {"written_on": "2026-03-20", "main": "total-price", "confidence": "4"},
                "mentions": {
                    "trust": {
                        "driver": "trust",
                        "polarity": "against",
                        "weight": "decisive",
                        "certainty": "certain",
                        "stage": "offer",
                        "quote": "Nobody here knew you",
                    }
                },
                "objections": {"too-expensive": {"objection": "too-expensive", "answer": "not-convinced"}},
                "turning_points": {"turn": {"direction": "against", "what": "We saw their plant"}},
                "ratings": {"understanding": "4", "speed": "2"},
                "proposals": {"new": {"text": "Show a plant like theirs"}},
            },
            "2": {"deal": "deal-of-2", "outcome": "won", "held": "2026-03-20", "retain_until": "2028-03-20"},
        },
    }
    assert set(load(alfa).blueprint.interviews) == {"1", "2"}
    assert salesbook("check", alfa).code == 0


def test_importing_twice_changes_nothing(english: bytes, alfa: Path) -> None:
    take(alfa, filled(english))
    before = (alfa / "win-loss/interviews.yaml").read_bytes()
    said = take(alfa, filled(english))
    assert (said.out.split()[0], said.err) == ("identical", "Interviews: 2 as before, 1 planned.\n")
    assert (alfa / "win-loss/interviews.yaml").read_bytes() == before


def test_a_dry_run_writes_nothing(english: bytes, alfa: Path) -> None:
    said = take(alfa, filled(english), options=["--dry-run", "--report", "json"])
    assert [row["verb"] for row in said.data] == ["create"]
    assert said.data[0]["why"] == "2 new, 1 planned"
    assert not (alfa / "win-loss").exists()


def test_what_is_corrected_in_the_register_is_corrected_in_the_blueprint(english: bytes, alfa: Path) -> None:
    take(alfa, filled(english))
    book = filled(english, {**FILLED, "Coding": [{**REASON, "Weight": "important"}], "Turning points": []})
    cell_of(book["Interviews"], "Value, net", 1).value = 20000
    said = take(alfa, book)
    assert said.err == "Interviews: 1 changed, 1 as before, 1 planned.\n"
    assert interviews(alfa)["1"]["mentions"]["trust"]["weight"] == "important"
    assert "turning_points" not in interviews(alfa)["1"]
    assert taken(alfa)["deals"]["deal-opp-12"]["value"] == "20000"


def test_the_interviews_of_another_register_stay(english: bytes, alfa: Path) -> None:
    take(alfa, filled(english))
    said = take(alfa, filled(english, {"Interviews": [{**WON, NO: "X/7", "Customer": "Bakery  ziarno"}]}))
    assert said.err == "Interviews: 1 new.\n"
    assert list(interviews(alfa)) == ["1", "2", "x-7"]
    deals = taken(alfa)["deals"]
    assert deals["deal-of-x-7"]["customer"] == "customer-3"  # nobody but the other register knows that it is the same


def test_several_registers_are_taken_at_once(english: bytes, alfa: Path) -> None:
    second = filled(
        english,
        {"Interviews": [LOST, {**WON, NO: 9}], **{name: FILLED[name] for name in FILLED if name != "Interviews"}},
    )
    said = take(alfa, filled(english), second)
    assert (said.code, said.err) == (0, "Interviews: 3 new, 1 planned.\n")
    assert taken(alfa)["deals"]["deal-of-9"]["customer"] == taken(alfa)["deals"]["deal-of-2"]["customer"]


# --- nobody is named ------------------------------------------------------------------------------


def test_no_name_of_the_register_stands_in_the_blueprint(english: bytes, alfa: Path) -> None:
    said = [
        {**REASON, "The customer’s words": "Mill Borek Ltd asked Jan Kowalski, and Mill Borek got no answer"},
        {**REASON, NO: 2, "The customer’s words": "Bakery Ziarno is happy"},
    ]
    book = filled(
        english, {**FILLED, "Coding": said, "Beliefs": [{**BELIEF, "The moment that decided": "Jan Kowalski’s call"}]}
    )
    take(alfa, book)
    text = (alfa / "win-loss/interviews.yaml").read_text("utf-8")
    assert [name for name in ("Borek", "Kowalski", "Ziarno", "Lis", "Dairy") if name in text] == []
    assert (
        interviews(alfa)["1"]["mentions"]["trust"]["quote"] == "customer-1 asked seller-1, and customer-1 got no answer"
    )


def test_what_may_be_a_name_is_told(english: bytes, alfa: Path) -> None:
    book = filled(english, {**FILLED, "Coding": [{**REASON, "The customer’s words": "Kowalskiego nie było"}]})
    said = take(alfa, book)
    assert said.code == 0
    assert "warning[name-in-quote]: “Coding”, F6: “Kowalskiego” may be a name" in said.err


def test_a_name_keeps_its_code_whatever_the_order(english: bytes, alfa: Path) -> None:
    take(alfa, filled(english))
    new = {**WON, NO: 5, "Customer": "Aaa", "Salesperson": "Zoe"}
    take(alfa, filled(english, {"Interviews": [new, WON, LOST]}))
    deals = taken(alfa)["deals"]
    assert [deals[id_]["customer"] for id_ in ("deal-opp-12", "deal-of-2", "deal-of-5")] == [
        "customer-1",
        "customer-2",
        "customer-3",
    ]
    assert deals["deal-of-5"]["seller"] == "seller-2"


# --- deals that the CRM knows ---------------------------------------------------------------------

DEALS = """\
deals:
  deal-opp-12: {number: OPP-12, customer: customer-7, seller: seller-3, outcome: lost, value: 20 000 zł, segment: a}
"""


def test_a_deal_is_told_of_once_and_where_it_is_told_otherwise(english: bytes, alfa: Path) -> None:
    write(alfa, {"crm.yaml": DEALS})
    said = take(alfa, filled(english))
    assert (
        "warning[deal-differs]: `value` of deal `deal-opp-12` is `20 000 zł` here, and `18500` in the register"
        in said.err
    )
    assert "crm.yaml:2:" in said.err
    deals = taken(alfa)["deals"]
    assert deals["deal-opp-12"] == {"last_contact": "2026-03-01", "first_order": "true"}
    assert deals["deal-of-2"]["customer"] == "customer-8"
    loaded = load(alfa).blueprint.deals["deal-opp-12"]
    assert (loaded.customer, loaded.seller, loaded.first_order) == ("customer-7", "seller-3", True)


def test_a_deal_that_another_file_tells_all_of_is_left_to_it(english: bytes, alfa: Path) -> None:
    write(
        alfa,
        {"crm.yaml": DEALS.replace("20 000", "18 500").replace("}", ", last_contact: 2026-03-01, first_order: true}")},
    )
    said = take(alfa, filled(english))
    assert (said.code, said.err) == (0, "Interviews: 2 new, 1 planned.\n")
    assert list(taken(alfa)["deals"]) == ["deal-of-2"]
    assert interviews(alfa)["1"]["deal"] == "deal-opp-12"


def test_a_product_with_a_number_in_its_name_is_not_one_deal_of_two_customers(english: bytes, alfa: Path) -> None:
    sold = [{**LOST, "Order or deal": "MB-400"}, {**WON, "Order or deal": "MB-400"}]
    take(alfa, filled(english, {"Interviews": sold}))
    assert [one["deal"] for one in interviews(alfa).values()] == ["deal-of-1", "deal-of-2"]


# --- where it is written --------------------------------------------------------------------------


def test_a_blueprint_of_one_file_is_told_to_become_a_folder(english: bytes, tmp_path: Path) -> None:
    folder = blueprint(tmp_path / "alfa")
    file = folder / "alfa.yaml"
    (folder / "blueprint.yaml").rename(file)
    said = take(file, filled(english))
    assert said.code == 1
    assert "error[file-left-out]" in said.err
    assert not (folder / "win-loss").exists()


def test_what_somebody_added_to_the_file_stays(english: bytes, alfa: Path) -> None:
    take(alfa, filled(english))
    file = alfa / "win-loss/interviews.yaml"
    file.write_text(file.read_text("utf-8") + "meta: {note: checked by Ewa}\n", "utf-8")
    said = take(alfa, filled(english, {"Interviews": [{**WON, NO: 9}]}))
    assert said.code == 0
    assert taken(alfa)["meta"] == {"note": "checked by Ewa"}
    assert list(interviews(alfa)) == ["1", "2", "9"]


def test_a_blueprint_with_an_error_takes_nothing(english: bytes, alfa: Path) -> None:
    write(alfa, {"more.yaml": "objections: {x: {wordings: [x]}}\n"})
    said = take(alfa, filled(english))
    assert said.code == 1
    assert "more.yaml" in said.err
    assert not (alfa / "win-loss").exists()


def test_words_that_look_like_values_are_read_again_as_words(english: bytes, alfa: Path) -> None:
    said = ["null", "12:30", "no", "- a", "a: b", "#1", "“‘'\"", "[[x]] *y*", "=1+1", "~", "1.50", "010", "żółć 🙂"]
    rows = [{NO: 1, "The customer’s words": words} for words in said]
    take(alfa, filled(english, {"Interviews": [LOST], "Objections heard": rows}))
    found = load(alfa).blueprint.interviews["1"].objections.values()
    assert [one.quote for one in found] == [words for words in said if not words.startswith("=")]


def test_the_example_that_is_printed_is_nobodys_interview(english: bytes, polish: bytes, alfa: Path) -> None:
    for register in (english, polish):
        said = take(alfa, register)
        assert (said.code, said.out, said.err) == (0, "", "Interviews: none.\n")


def test_marks_of_the_whole_scale_are_taken(english: bytes, alfa: Path) -> None:
    given = {NO: 1, "Speed of response": "5 ", "Quality of advice": 3.0, "Keeping promises": "n/a"}
    take(alfa, filled(english, {"Interviews": [LOST], "Ratings": [given]}))
    assert interviews(alfa)["1"]["ratings"] == {"speed": "5", "advice": "3"}
