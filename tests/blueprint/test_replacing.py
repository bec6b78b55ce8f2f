"""``field=``: what is inherited is replaced as a whole; and what only looks as if it were is told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.blueprint.load import load
from generator.blueprint.merging.compose import compose
from generator.blueprint.reading.files import shown
from generator.blueprint.reading.nodes import plain
from tests.shell import COMPANY, errors, only, problems, salesbook, where, write

BASE = """language: en
stages:
  offer:
    name: Offer
    exit: {sent: {text: Sent}, agreed: {text: Agreed}}
    mistakes: [a, b]
  order: {name: Order}
roles: {seller: {name: Seller, duties: [Sells]}, boss: {name: Boss}}
cadences:
  cold: {name: C, function: cold, owner: seller, goal: G, stage: offer, steps: {a: {day: 1, purpose: P}}}
terms: {payment: 14 days, validity_days: 30}
tools: {list: {stage: offer, name: L, perform: {every: week}, responsible: seller}}
questions: {q: {text: Q?, theme: T, criterion: offer.sent}}
company: {name: Base, sells: {pl: mąka, en: flour}}
meta: {a: {b: 1, c: 2}}
"""
OWN = "extends: ../base\nlanguage: en\ncompany: {phone: '1'}\n"


def firm(folder: Path, text: str, files: dict[str, str] | None = None) -> Path:
    """A company's folder, on a base beside it."""
    write(folder, {"base/blueprint.yaml": BASE, "own/blueprint.yaml": OWN + text})
    return write(folder / "own", files or {})


def tree(folder: Path, variant: str | None = None) -> Any:
    composition = compose(folder, variant=variant)
    assert [problem for problem in composition.problems if problem.severity == "error"] == []
    return plain(composition.tree)


@pytest.mark.parametrize("nothing", ["{}", "null", "~", ""])
@pytest.mark.parametrize(
    ("text", "path", "left"),
    [
        ("cadences=: {}", ["cadences"], {}),
        ("stages: {{offer: {{exit=: {} }}}}", ["stages", "offer", "exit"], {}),
        ("terms=: {}", ["terms"], {}),
        ("meta: {{a=: {} }}", ["meta", "a"], {}),
    ],
)
def test_keys_are_taken_away(tmp_path: Path, text: str, path: list[str], left: object, nothing: str) -> None:
    node = tree(firm(tmp_path, text.replace("{}", nothing).replace("{{", "{").replace("}}", "}")))
    for part in path:
        node = node[part]
    assert node == left


def test_a_collection_is_replaced_by_another(tmp_path: Path) -> None:
    offer = tree(firm(tmp_path, "stages: {offer: {exit=: {sent: {text: Mailed}}}}"))["stages"]["offer"]
    assert offer == {"name": "Offer", "exit": {"sent": {"text": "Mailed"}}, "mistakes": ["a", "b"]}


def test_an_element_is_replaced_by_another(tmp_path: Path) -> None:
    roles = tree(firm(tmp_path, "roles: {seller=: {name: Vendor}}"))["roles"]
    assert roles == {"seller": {"name": "Vendor"}, "boss": {"name": "Boss"}}
    assert [*roles] == ["seller", "boss"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("terms: {payment=: 7 days}", "7 days"),
        ("terms: {payment=: {pl: 7 dni, en: 7 days}}", "7 days"),
        ("terms: {payment: null}", None),
        ("terms: {payment=: null}", None),
    ],
)
def test_a_plain_value_is_replaced_with_or_without_the_mark(tmp_path: Path, text: str, value: str | None) -> None:
    assert load(firm(tmp_path, text)).blueprint.terms.payment == value


@pytest.mark.parametrize(("text", "items"), [("mistakes=: [c]", ["c"]), ("mistakes=: []", []), ("mistakes: null", [])])
def test_a_list_is_replaced(tmp_path: Path, text: str, items: list[str]) -> None:
    assert load(firm(tmp_path, f"stages: {{offer: {{{text}}}}}")).blueprint.stages["offer"].mistakes == items


def test_a_text_in_languages_is_taken_away_by_null(tmp_path: Path) -> None:
    assert load(firm(tmp_path, "").joinpath()).blueprint.company.sells == "flour"
    text = OWN.replace("phone: '1'", "sells: null")
    write(tmp_path / "own", {"blueprint.yaml": text})
    assert load(tmp_path / "own").blueprint.company.sells is None


def test_what_replaces_counts_before_what_merges_and_what_appends(tmp_path: Path) -> None:
    exits = "exit: {x: {text: X}}, exit=: {y: {text: Y}}"
    text = f"cadences=: {{}}\nstages: {{offer: {{mistakes+: [d], mistakes=: [c], {exits}}}}}\n"
    more = {"cadences.yaml": "cadences: {own: {name: C, function: cold, owner: seller, goal: G}}\n"}
    merged = tree(firm(tmp_path, text, more))
    assert merged["stages"]["offer"]["mistakes"] == ["c", "d"]
    assert [*merged["stages"]["offer"]["exit"]] == ["y", "x"]
    assert [*merged["cadences"]] == ["own"]


@pytest.mark.parametrize(
    "text",
    [
        "terms: {payment: a, payment=: b}",
        "stages: {offer: {mistakes: [a], mistakes=: [b]}}",
        "terms: {payment=: {pl: a, en: b}, payment: c}",
    ],
)
def test_a_value_that_is_given_and_replaced_in_one_layer_is_given_twice(tmp_path: Path, text: str) -> None:
    assert only(errors(firm(tmp_path, text)))["code"] == "given-twice"


def test_a_variant_replaces_too(tmp_path: Path) -> None:
    folder = firm(tmp_path, "variants: {export: {cadences=: {}, stages: {offer: {exit=: {x: {text: X}}}}}}\n")
    assert [*tree(folder)["cadences"]] == ["cold"]
    assert tree(folder, "export")["cadences"] == {}
    assert [*tree(folder, "export")["stages"]["offer"]["exit"]] == ["x"]


def test_a_base_replaces_what_its_own_base_says_and_that_is_kept_between_runs(tmp_path: Path) -> None:
    write(tmp_path, {"mid/blueprint.yaml": "extends: ../base\nroles=: {seller: {name: S}}\n"})
    folder = firm(tmp_path, "")
    write(folder, {"blueprint.yaml": OWN.replace("../base", "../mid") + "owner: boss\n"})
    for _ in range(2):
        found = only(errors(folder))
        assert (found["code"], found["message"]) == (
            "switched-off", f"`boss` was taken away by `roles=` (see {shown(folder / '../mid/blueprint.yaml')}:2:1)",
        )  # fmt: skip


# --- what referred to it --------------------------------------------------------------------------


def test_references_of_lower_layers_go_along(tmp_path: Path) -> None:
    loaded = load(firm(tmp_path, "stages: {offer: {exit=: {agreed: {text: A}}}}\nroles: {seller: {name: V}}\n"))
    assert loaded.blueprint.questions["q"].criterion is None


def test_an_own_reference_to_what_was_taken_away_is_told(tmp_path: Path) -> None:
    found = only(errors(firm(tmp_path, "roles=: {seller: {name: S}}\nowner: boss\n")))
    assert (found["code"], where(found)) == ("switched-off", ("blueprint.yaml", 5, 8))
    assert "was taken away by `roles=`" in found["message"]
    assert found["hint"] == "Take `boss` out here, or write it below `roles=` there."


def test_what_is_there_again_is_not_gone(tmp_path: Path) -> None:
    text = "stages: {offer: {exit=: {sent: {text: Mailed}}}}\n"
    assert load(firm(tmp_path, text)).blueprint.questions["q"].criterion == "offer.sent"


def test_show_tells_what_took_an_element_away(tmp_path: Path) -> None:
    folder = firm(tmp_path, "cadences=: {}\n")
    said = salesbook("show", "cold", "--blueprint", folder).out
    assert said == f"cadences.cold was taken away by `cadences=`, in {shown(folder / 'blueprint.yaml')}:4:1\n"


def test_what_replaces_repeats_nothing(tmp_path: Path) -> None:
    text = "stages: {offer: {exit=: {sent: {text: Sent}}}}\nroles: {boss=: {name: Boss}}\n"
    assert "same-as-base" not in str(problems(firm(tmp_path, text)))


# --- what only looks like it ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "column", "name", "way_out"),
    [
        ("cadences: {}", 11, "cadences", "cadences=: {}"),
        ("cadences: null", 11, "cadences", "cadences=: {}"),
        ("cadences: ~", 11, "cadences", "cadences=: {}"),
        ("cadences: []", 11, "cadences", "cadences=: {}"),
        ("terms: {}", 8, "terms", "terms=: {}"),
        ("stages: {offer: {exit: null}}", 24, "exit", "exit=: {}"),
        ("stages: {offer: {exit: {}}}", 24, "exit", "exit=: {}"),
        ("tools: {list: {perform: null}}", 25, "perform", "perform=: {}"),
        ("roles: {boss: null}", 15, "boss", "boss: {disabled: true}"),
        ("variants: {x: {cadences: {}}}", 26, "cadences", "cadences=: {}"),
    ],
)
def test_keys_that_are_emptied_where_some_are_inherited_are_told(
    tmp_path: Path, text: str, column: int, name: str, way_out: str
) -> None:
    found = only(errors(firm(tmp_path, text + "\n")))
    assert (found["code"], where(found)) == ("says-nothing", ("blueprint.yaml", 4, column))
    assert f"`{name}`" in found["message"]
    assert f"`{way_out}`" in found["hint"]


def test_an_element_of_which_nothing_is_said_is_advice(tmp_path: Path) -> None:
    found = only([one for one in problems(firm(tmp_path, "roles: {boss: {}}\n")) if one["code"] == "says-nothing"])
    assert (found["severity"], where(found)) == ("advice", ("blueprint.yaml", 4, 15))


def test_a_line_without_its_end_is_a_warning(tmp_path: Path) -> None:
    found = only([one for one in problems(firm(tmp_path, "cadences:\n#  cold:\n")) if one["code"] == "says-nothing"])
    assert (found["code"], found["severity"], where(found)) == ("says-nothing", "warning", ("blueprint.yaml", 4, 1))


@pytest.mark.parametrize(
    "text", ["products: {}", "products:", "terms: {payment: null}", "stages: {offer: {mistakes: []}}"]
)
def test_emptiness_that_does_what_it_says_is_not_told(tmp_path: Path, text: str) -> None:
    assert "says-nothing" not in str(problems(firm(tmp_path, text + "\n")))


@pytest.mark.parametrize(
    ("text", "column", "mended"),
    [
        ("products: {pump: }", 12, "products: {pump: {name: Pump}}"),
        ("arguments: {durable: null}", 13, "arguments: {durable: {feature: F, benefit: B}}"),
        ("roles: {own: ~}", 9, "roles: {own: {name: Own}}"),
        ("stages: {offer: {exit: {own: }}}", 25, "stages: {offer: {exit: {own: {text: T}}}}"),
        ("variants: {x: {products: {pump: }}}", 27, "variants: {x: {products: {pump: {name: Pump}}}}"),
    ],
)
def test_a_new_element_without_a_value_is_told_and_not_lost(
    tmp_path: Path, text: str, column: int, mended: str
) -> None:
    found = only(errors(firm(tmp_path, text + "\n")))
    assert (found["code"], where(found)) == ("missing-key", ("blueprint.yaml", 4, column))
    assert "{" in found["hint"]
    assert errors(firm(tmp_path, mended + "\n")) == []


def test_a_new_element_without_a_value_may_have_been_meant_for_one_of_the_base(tmp_path: Path) -> None:
    found = only(errors(firm(tmp_path, "roles: {bos: null}\n")))
    assert found["hint"].startswith("Did you mean `boss`")
    assert "write `bos: {name: …}`" in found["hint"]


def test_a_collection_that_is_emptied_in_one_file_and_filled_in_another_is_given_twice(tmp_path: Path) -> None:
    more = {"more.yaml": "cadences: {own: {name: C, function: cold, owner: seller, goal: G, steps: {}}}\n"}
    assert only(errors(firm(tmp_path, "cadences: null\n", more)))["code"] == "given-twice"


# --- slips ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("stages: {offer: {exti=: {}}}", "unknown-key", "Did you mean `exit`?"),
        ("stages: {offer: {exit =: {}}}", "unknown-key", "Write `exit=:`, without a space before the mark."),
        ("stages: {offer: {mistakes +: [a]}}", "unknown-key", "Write `mistakes+:`, without a space before the mark."),
        ('stages: {offer: {"exit =": [A]}}', "unknown-key", "Write `exit=:`, without quotes."),
        ("stages: {offer: {'mistakes +': [a]}}", "unknown-key", "Write `mistakes+:`, without quotes."),
        ("variants=: {}", "misplaced-key", "Write `variants:` instead."),
    ],
)
def test_a_slip_at_the_mark_is_told(tmp_path: Path, text: str, code: str, hint: str) -> None:
    found = only(errors(firm(tmp_path, text + "\n")))
    assert (found["code"], found["hint"]) == (code, hint)


def test_the_starter_says_nothing_that_is_nothing(tmp_path: Path) -> None:
    assert salesbook("new", tmp_path / "firm", "--yes").code == 0
    assert "says-nothing" not in str(problems(tmp_path / "firm"))
    assert yaml.safe_load((tmp_path / "firm/blueprint.yaml").read_text("utf-8"))["extends"] == "ten-stage"


def test_a_mark_without_a_base_does_nothing_else(tmp_path: Path) -> None:
    assert problems(write(tmp_path, {"blueprint.yaml": COMPANY + "roles=: {a: {name: A, duties: [Calls]}}\n"})) == []
