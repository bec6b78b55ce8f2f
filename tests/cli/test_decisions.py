"""What is still to be decided: counted, listed with the key to set, an error once a final paper shows it outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blueprint.reading.files import shown
from tests.papers import ROOT
from tests.shell import Said, problems, salesbook, write

NAME_ONLY = "extends: ten-stage\nlanguage: en\ncompany: {name: Alfa}\n"
TERMS = """\
terms: {payment: 14 days, delivery: Two weeks, warranty: 2 years, complaints: By mail}
company: {name: Alfa, sells: mills, privacy_notice: alfa.example/data}
products: {mill: {name: Mill, price: 900}}
proofs: {case: {title: A case, text: It works, permission: granted}}
"""
"""All that the base's papers for customers ask for."""


def alfa(folder: Path, text: str = NAME_ONLY, **more: str) -> Path:
    return write(folder, {"blueprint.yaml": text, **{f"{name}.yaml": extra for name, extra in more.items()}})


def final(text: str) -> str:
    return f"{text}status: final\n"


def undecided(said: Said) -> dict[str, str]:
    """The severity of each open decision that was told, by its path."""
    return {row["path"]: row["severity"] for row in said.data if row["code"] == "undecided"}


def open_in(blueprint: Path) -> set[str]:
    """The paths of the decisions that are open."""
    return {row["path"] for row in salesbook("check", blueprint, "--decisions", "--report", "json").data}


# --- counting and listing -------------------------------------------------------------------------


def test_of_a_company_of_which_only_the_name_is_known_it_is_never_said_that_nothing_is_wrong(tmp_path: Path) -> None:
    said = salesbook("check", alfa(tmp_path))
    assert said.code == 0
    assert "Nothing wrong" not in said.out + said.err
    assert f"decisions are open in {tmp_path}:" in said.err
    assert "in customers' papers: offer-general 4," in said.err
    assert "handbook" in said.err


def test_a_folder_that_is_named_by_dots_is_shown_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blueprint = alfa(tmp_path / "alfa-works")
    monkeypatch.chdir(blueprint)
    assert "decisions are open in alfa-works:" in salesbook("check", ".").err
    listed = salesbook("check", ".", "--decisions").out
    assert "open in alfa-works." in listed
    assert "decisions.yaml in alfa-works" in listed


def test_the_list_names_each_key_once_what_customers_would_see_first(tmp_path: Path) -> None:
    rows = salesbook("check", alfa(tmp_path), "--decisions", "--report", "json").data
    paths = [row["path"] for row in rows]
    assert len(set(paths)) == len(paths) > 20
    assert [row["audience"] for row in rows] == sorted(row["audience"] for row in rows)
    (payment,) = (row for row in rows if row["path"] == "terms.payment")
    assert payment["subject"] == "payment dates and method"
    assert payment["papers"] == ["offer-general", "offer-detailed", "offer-final"]
    assert payment["example"] == "terms: {payment: …}"
    assert set(payment) == {"blueprint", "path", "subject", "audience", "papers", "example"}


@pytest.mark.parametrize("language", ["pl", "en"])
def test_the_list_is_a_file_of_the_blueprint_that_decides_all_of_it_once_its_examples_are_taken(
    tmp_path: Path, language: str
) -> None:
    blueprint = alfa(tmp_path / "alfa", NAME_ONLY.replace("language: en", f"language: {language}"))
    listed = salesbook("check", blueprint, "--decisions")
    asked = open_in(blueprint)
    write(blueprint, {"decisions.yaml": re.sub(r"(?m)^( *)#(?! )", r"\1", listed.out)})
    after = salesbook("check", blueprint, "--decisions", "--report", "json")
    assert "error[" not in after.err
    assert asked & {row["path"] for row in after.data} <= {"people"}  # one person does not fill every role


def test_the_list_saved_as_it_is_decides_nothing_unsaid(tmp_path: Path) -> None:
    asked = open_in(alfa(tmp_path))
    listed = salesbook("check", tmp_path, "--decisions").out
    assert "    #budget: 18500.5\n" in listed
    assert "  #min_value: 18500.5\n" in listed
    write(tmp_path, {"decisions.yaml": listed})
    said = problems(tmp_path)
    assert {row["code"] for row in said} == {"placeholder"}
    words = [row["path"] for row in said]
    decided = asked - open_in(tmp_path)
    assert decided
    assert {path for path in decided if not any(f"{word}.".startswith(f"{path}.") for word in words)} == set()


def test_each_line_of_the_list_works_when_pasted(tmp_path: Path) -> None:
    for row in salesbook("check", alfa(tmp_path), "--decisions", "--report", "json").data[::3]:
        write(tmp_path, {"one.yaml": row["example"] + "\n"})
        after = salesbook("check", tmp_path, "--decisions", "--report", "json")
        assert "error[" not in after.err
        assert row["path"] not in {other["path"] for other in after.data} - {"people"}


def test_where_all_is_decided_the_list_says_so() -> None:
    example = ROOT / "blueprints/example-en"
    assert salesbook("check", example, "--decisions").out == f"# No decision is open in {example}.\n"
    assert salesbook("check", example, "--decisions", "--report", "json").data == []


def test_of_a_broken_blueprint_nothing_is_said_to_be_decided(tmp_path: Path) -> None:
    said = salesbook("check", alfa(tmp_path, NAME_ONLY + "stagess: {}\n"), "--decisions")
    assert said.code == 1
    assert "unknown-key" in said.err
    assert "not known" in said.out


def test_the_list_cannot_be_asked_for_in_a_form_for_problems(tmp_path: Path) -> None:
    assert salesbook("check", alfa(tmp_path), "--decisions", "--report", "sarif").code == 2


# --- a final edition ------------------------------------------------------------------------------


def test_an_open_decision_is_nothing_wrong_in_a_draft(tmp_path: Path) -> None:
    assert salesbook("check", alfa(tmp_path), "--report", "json").data == []


def test_in_a_final_edition_what_a_customer_would_see_is_an_error_and_the_rest_a_warning(tmp_path: Path) -> None:
    said = salesbook("check", alfa(tmp_path, final(NAME_ONLY)), "--report", "json")
    severities = undecided(said)
    assert said.code == 1
    assert severities["terms.payment"] == severities["products"] == severities["company.sells"] == "error"
    assert severities["avatars"] == severities["plan.rollout_start"] == "warning"


def test_the_error_names_papers_subject_and_key_and_stands_where_the_key_would(tmp_path: Path) -> None:
    said = salesbook("check", alfa(tmp_path, final(NAME_ONLY + "terms:\n  payment: 14 days\n")), "--report", "json")
    (delivery,) = (row for row in said.data if row["path"] == "terms.delivery")
    assert "`offer-general`, `offer-detailed`, `offer-final`" in delivery["message"]
    assert "`terms.delivery`" in delivery["hint"]
    assert "terms: {delivery: …}" in delivery["hint"]
    assert (delivery["file"], delivery["line"]) == (shown(tmp_path / "blueprint.yaml"), 5)
    (products,) = (row for row in said.data if row["path"] == "products")
    assert (products["file"], products["line"]) == (shown(tmp_path / "blueprint.yaml"), 6)


def test_a_key_of_the_base_is_asked_for_in_the_companys_own_file(tmp_path: Path) -> None:
    said = salesbook("check", alfa(tmp_path, final(NAME_ONLY)), "--report", "json")
    assert {row["file"] for row in said.data} == {shown(tmp_path / "blueprint.yaml")}


def test_nothing_is_built_of_a_final_edition_that_is_open_to_customers(tmp_path: Path) -> None:
    said = salesbook("build", alfa(tmp_path / "alfa", final(NAME_ONLY)), "--output", tmp_path / "out")
    assert said.code == 1
    assert "error[undecided]" in said.err
    assert not (tmp_path / "out").exists()


def test_a_part_of_the_set_is_built_if_nothing_is_open_in_it(tmp_path: Path) -> None:
    blueprint = alfa(tmp_path / "alfa", final(NAME_ONLY))
    assert salesbook("build", blueprint, "--output", tmp_path / "out", "--only", "offer-final").code == 1
    said = salesbook("build", blueprint, "--output", tmp_path / "out", "--only", "handbook")
    assert said.code == 0
    assert "warning[undecided]" in said.err
    assert "terms.payment" not in said.err


def test_what_is_decided_is_built_with_warnings_of_what_only_colleagues_see(tmp_path: Path) -> None:
    blueprint = alfa(tmp_path / "alfa", final("extends: ten-stage\nlanguage: en\n"), more=TERMS)
    said = salesbook("build", blueprint, "--output", tmp_path / "out")
    assert said.code == 0
    assert "warning[undecided]" in said.err
    assert "error" not in said.err
    assert salesbook("build", blueprint, "--output", tmp_path / "out", "--strict").code == 1
    again = salesbook("build", blueprint, "--output", tmp_path / "out")
    assert (again.out, again.err.count("warning[undecided]")) == ("", said.err.count("warning[undecided]"))


def test_a_paper_that_the_company_does_not_want_leaves_nothing_open(tmp_path: Path) -> None:
    choice = "deliverables: {include: [stage-tools]}\n"
    said = salesbook("check", alfa(tmp_path, final(NAME_ONLY + choice)))
    assert (said.code, said.err) == (0, "Nothing wrong.\n")


def test_what_only_a_variant_leaves_open_is_told_with_its_name(tmp_path: Path) -> None:
    variants = "variants: {export: {products: {mill: {disabled: true}, press: {name: Press}}}}\n"
    blueprint = alfa(tmp_path, final("extends: ten-stage\nlanguage: en\n") + variants, more=TERMS)
    errors = [row for row in salesbook("check", blueprint, "--report", "json").data if row["severity"] == "error"]
    assert [(row["path"], "(variant `export`)" in row["message"]) for row in errors] == [("products.press.price", True)]


def test_a_warning_can_be_lived_with_an_error_cannot(tmp_path: Path) -> None:
    accepted = "audit: {accepted: {open: {code: undecided, reason: Still being written}}}\n"
    severities = undecided(salesbook("check", alfa(tmp_path, final(NAME_ONLY + accepted)), "--report", "json"))
    assert set(severities.values()) == {"error"}
    assert "avatars" not in severities
