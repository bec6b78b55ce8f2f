"""What a hint suggests: a name that is near in spelling or meaning, or the place where a key belongs; else nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.checking.refusals import MOVED
from generator.blueprint.nearness import nearest
from tests.shell import errors, only, salesbook, write

HEAD = "extends: ten-stage\nlanguage: en\ncompany:\n  name: Alfa\n"


def hint(folder: Path, text: str) -> str:
    found: str = only(errors(write(folder, {"blueprint.yaml": HEAD + text})))["hint"]
    return found


@pytest.mark.parametrize(
    ("text", "meant"),
    {
        "  exit_criteria: {}\n": None,
        "stages: {offer: {exit_criteria: {a: {text: A}}}}\n": "exit",
        "stages: {offer: {exitCriteria: {a: {text: A}}}}\n": "exit",
        "stages: {offer: {kryteria-wyjścia: {a: {text: A}}}}\n": "exit",
        "stages: {offer: {title: T}}\n": "name",
        "stages: {offer: {responsible: salesperson}}\n": "owner",
        "tools: {fairs: {owner: salesperson}}\n": "responsible",
        "tools: {fairs: {właściciel: salesperson}}\n": "responsible",
        "tools: {fairs: {częstotliwość: co miesiąc}}\n": "perform",
        "tools: {fairs: {frequency: monthly}}\n": "perform",
        "questions: {costs: {opis: T}}\n": "text",
        "stages: {offer: {steps: [a]}}\n": "tasks",
        "steps: {a: {b: 1}}\n": "stages",
        "etapy: {offer: {target_days: 3}}\n": "stages",
        "obiekcje: {too-expensive: {dont: [x]}}\n": "objections",
        "narzędzia: {fairs: {perform: monthly}}\n": "tools",
        "role: {boss: {name: Boss}}\n": "roles",
        "price_list: {pump: {name: Pump}}\n": "products",
        "customers: {mill: {name: Mill}}\n": "avatars",
        "deal: {a: 1}\n": "deals",
        "transakcje: {a: 1}\n": "deals",
        "opportunity: {a: 1}\n": "crm",
        "  telephone: '1'\n": "phone",
        "  Adres: A\n": "address",
        "  phnoe: '1'\n": "phone",
        "  short-name: A\n": "short_name",
        "messages: {offer-detailed-mail: {kanał: mail}}\n": "channel",
        "roles: {buyer: {name: Buyer, side: klient}}\n": "customer",
        "proofs: {a: {kind: case, title: T, text: X, permission: tak}}\n": "granted",
    }.items(),
)
def test_a_word_of_the_field_leads_to_our_name(tmp_path: Path, text: str, meant: str | None) -> None:
    assert (f"Did you mean `{meant}`?" == hint(tmp_path, text)) is (meant is not None)


@pytest.mark.parametrize(
    "text",
    [
        "partners: {a: {b: 1}}\n",
        "colour: red\n",
        "stages: {offer: {colour: red}}\n",
        "tools: {fairs: {perform: at least monthly}}\n",
        "  founded: '1990'\n",
        "stages: {offer: {terms: x}}\n",
        "tools: {fairs: {responsible: boss-of-all}}\n",
    ],
)
def test_a_word_that_is_near_to_nothing_leads_nowhere(tmp_path: Path, text: str) -> None:
    assert "id you mean" not in str(errors(write(tmp_path, {"blueprint.yaml": HEAD + text})))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("  target_days: 7\n", "`target_days` stands below `stages.some-id`."),
        ("target_days: 7\n", "`target_days` stands below `stages.some-id`."),
        ("phone: '1'\n", "`phone` stands below `company` or `people.some-id`."),
        ("  stages: {offer: {target_days: 7}}\n", "Indent it less: `stages` stands at the left margin."),
        ("stages: {offer: {exit: {a: {text: A, goal: G}}}}\n", "Indent it less: `goal` stands below `stages.offer`."),
    ],
)
def test_a_key_that_is_known_elsewhere_is_shown_its_place(tmp_path: Path, text: str, place: str) -> None:
    assert hint(tmp_path, text).endswith(place)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("company:\nname: Alfa\n", (2,)),
        ("extends: ten-stage\ncompany:  # we\n\n# our name\nname: Alfa\nphone: '1'\nlanguage: en\n", (5, 6)),
        ("company: {name: Alfa}\nroles:\nboss:\n  name: Boss\n  duties: [a]\n", (3, 4, 5)),
        ("company: {name: Alfa}\nbrand:\nprimary: '#112233'\n", (3,)),
    ],
)
def test_what_is_not_indented_below_its_key_is_to_be_indented(
    tmp_path: Path, text: str, lines: tuple[int, ...]
) -> None:
    found = errors(write(tmp_path, {"blueprint.yaml": text}))
    assert {problem["code"] for problem in found} == {"unknown-key"}
    assert all(problem["hint"].startswith("Indent it ") and " by two spaces, " in problem["hint"] for problem in found)
    mended = [f"  {line}" if number in lines else line for number, line in enumerate(text.split("\n"), 1)]
    assert errors(write(tmp_path, {"blueprint.yaml": "\n".join(mended)})) == []


@pytest.mark.parametrize(
    "text", ["company:\n  name: A\nstages:\nphone: '1'\n", "company:\n  name: A\nsells: x\nbrand:\n"]
)
def test_what_does_not_belong_to_the_key_above_is_not_indented_there(tmp_path: Path, text: str) -> None:
    assert "beneath" not in str(errors(write(tmp_path, {"blueprint.yaml": text})))


@pytest.mark.parametrize(("key", "home"), MOVED.items())
@pytest.mark.parametrize("content", ["{ours: {title: Ours, body: Text}}", ""], ids=["filled", "empty"])
def test_a_key_that_there_was_once_leads_to_where_its_elements_stand_now(
    tmp_path: Path, key: str, home: str, content: str
) -> None:
    problem = only(errors(write(tmp_path, {"blueprint.yaml": f"{HEAD}{below(key, content)}"})))
    assert (problem["code"], problem["line"]) == ("unknown-key", HEAD.count("\n") + key.count(".") + 1)
    assert problem["hint"] == f"Move its elements to `{home}`, under the same ids."
    assert errors(write(tmp_path, {"blueprint.yaml": f"{HEAD}{below(home, content)}"})) == []


def below(path: str, content: str) -> str:
    """The lines that lead to a key, and what stands there."""
    *way, key = path.split(".")
    return (
        "".join(f"{'  ' * depth}{name}:\n" for depth, name in enumerate(way)) + f"{'  ' * len(way)}{key}: {content}\n"
    )


def test_a_key_that_is_known_in_many_places_is_shown_what_is_known_here(tmp_path: Path) -> None:
    assert hint(tmp_path, "brand: {notes: x}\n").startswith("Known here: ")


@pytest.mark.parametrize(("typed", "meant"), [("biuld", "build"), ("validate", "check"), ("init", "new")])
def test_a_command_that_others_call_otherwise_is_found(typed: str, meant: str) -> None:
    assert f"`{meant}`" in salesbook(typed).err


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("steps", ["mistakes"], None),
        ("partners", ["terms"], None),
        ("owners", ["orders"], None),
        ("cost", ["most"], None),
        ("el", ["en", "pl"], None),
        ("roles.ab", ["roles.cd"], None),
        ("roles.ab.name", ["roles.cd.name"], None),
        ("roles.seler", ["roles.seller"], "roles.seller"),
        ("company.telephone", ["company.name", "company.phone", "people.phone"], "company.phone"),
        ("validity", ["validity_days"], "validity_days"),
        ("facebook", ["facebook-reach", "facebook-education"], None),
        ("objection-list", ["objections", "rhythm"], "objections"),
        ("rfp", ["inquiry-rfi", "inquiry-rfp", "offer"], "inquiry-rfp"),
        ("inquiry", ["inquiry-rfi", "inquiry-rfp"], None),
        ("to", ["close-to-order"], None),
        ("TOO_EXPENSIVE", ["too-expensive"], "too-expensive"),
        ("zażółć", ["zazolc"], "zazolc"),
        ("finl", ["draft", "final"], "final"),
        ("reponsable", ["responsible"], "responsible"),
        ("x" * 100_000, ["x" * 90_000], None),
    ],
)
def test_near_in_spelling_is_a_slip_and_no_other_word(name: str, known: list[str], meant: str | None) -> None:
    assert nearest(name, known) == meant


@given(st.text(), st.lists(st.text(), max_size=5))
def test_only_what_is_known_is_suggested(name: str, known: list[str]) -> None:
    assert nearest(name, known) in [None, *known]


@pytest.mark.parametrize("written", ["payment:on delivery", "payment：on delivery", "payment = on delivery"])
def test_a_key_without_a_space_behind_its_colon_is_seen(written: str, tmp_path: Path) -> None:
    assert hint(tmp_path, f"terms:\n  {written}\n") == "Write a colon and a space behind `payment`: `payment: on…`."


def test_a_text_that_only_holds_a_colon_is_none(tmp_path: Path) -> None:
    assert "Write the fields below it" in hint(tmp_path, "terms: price:low\n")


def test_an_offer_that_holds_no_day_is_refused(tmp_path: Path) -> None:
    assert hint(tmp_path, "terms: {validity_days: 0}\n") == "Write 1 or more."


def test_an_id_that_is_suggested_is_not_taken(tmp_path: Path) -> None:
    products = "products: {pump: {name: A}, pump-2: {name: B}, Pump: {name: C}}\n"
    assert hint(tmp_path, products) == "Write `pump-3`."


def test_an_id_of_a_base_may_be_the_one_that_was_meant(tmp_path: Path) -> None:
    text = f"{HEAD}objections: {{Too Expensive: {{do: [x]}}}}\n"
    found = errors(write(tmp_path, {"blueprint.yaml": text}))
    assert [one["hint"] for one in found if one["code"] == "id"] == ["Write `too-expensive`."]
