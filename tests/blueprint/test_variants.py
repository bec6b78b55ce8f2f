"""Variants: overlays that do nothing until one is chosen, and then lie on top of every layer."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from generator.blueprint.merging.compose import compose
from generator.blueprint.reading.nodes import plain
from tests.shell import COMPANY, errors, only, problems, salesbook, where, write

BASE = """\
language: pl
roles:
  seller: {name: Sprzedawca, duties: [dzwoni]}
  boss: {name: Szef}
stages:
  offer: {number: 1, name: Oferta, owner: boss}
variants:
  export:
    roles: {seller: {purpose: z bazy, duties+: [mówi po angielsku]}}
"""
OWN = """\
extends: ../base
id: tiny
company: {name: Tiny}
roles:
  seller: {purpose: własny, duties+: [jeździ]}
products:
  mill: {name: Młyn, price: 100}
variants:
  export:
    title: Eksport
    products: {mill: {price: 120}}
    roles: {seller: {duties+: [lata]}}
  lean:
    roles: {boss: {disabled: true}}
"""


def own(folder: Path, text: str = OWN, base: str = BASE) -> Path:
    write(folder, {"base/blueprint.yaml": base})
    return write(folder / "own", {"blueprint.yaml": text})


def data(folder: Path, variant: str | None = None) -> Any:
    composition = compose(folder, variant=variant)
    assert composition.problems == ()
    return plain(composition.tree)


# --- what is laid on what -------------------------------------------------------------------------


def test_without_a_choice_variants_do_nothing(tmp_path: Path) -> None:
    tree = data(own(tmp_path))
    assert tree["products"] == {"mill": {"name": "Młyn", "price": "100"}}
    assert tree["roles"]["seller"] == {"name": "Sprzedawca", "purpose": "własny", "duties": ["dzwoni", "jeździ"]}
    assert not {"variants", "title"} & tree.keys()


def test_the_chosen_one_lies_on_top_the_lowest_layers_first(tmp_path: Path) -> None:
    tree = data(own(tmp_path), "export")
    assert tree["title"] == "Eksport"
    assert tree["products"] == {"mill": {"name": "Młyn", "price": "120"}}
    assert tree["roles"]["seller"]["purpose"] == "z bazy"
    assert tree["roles"]["seller"]["duties"] == ["dzwoni", "jeździ", "mówi po angielsku", "lata"]


def test_a_variant_switches_off_and_places(tmp_path: Path) -> None:
    text = f"{OWN}  other: {{roles: {{boss: {{before: seller}}, clerk: {{name: Biuro, after: boss}}}}}}\n"
    folder = own(tmp_path, text)
    assert list(data(folder, "lean")["roles"]) == ["seller"]
    assert list(data(folder, "other")["roles"]) == ["boss", "clerk", "seller"]


def test_a_variant_may_change_nothing(tmp_path: Path) -> None:
    folder = own(tmp_path, f"{OWN}  same:\n")
    assert data(folder, "same") == data(folder)


def test_variants_named_like_languages_are_no_text(tmp_path: Path) -> None:
    folder = own(tmp_path, f"{COMPANY}variants:\n  en: {{title: Anglia}}\n  pl:\n")
    assert [data(folder, variant).get("title") for variant in (None, "en", "pl")] == [None, "Anglia", None]


def test_the_files_that_variants_stand_in_never_matter(tmp_path: Path) -> None:
    parts = [
        "roles: {seller: {name: S, duties: [a]}}\n",
        "variants: {export: {roles: {seller: {duties+: [b]}}}}\n",
        "variants: {export: {title: E, roles: {seller: {purpose: p}}}, other: {title: O}}\n",
    ]
    trees = []
    for number, files in enumerate(permutations(["blueprint.yaml", "a.yaml", "z/deep.yaml"])):
        folder = write(tmp_path / str(number), dict(zip(files, parts, strict=True)))
        trees.append([data(folder, variant) for variant in (None, "export", "other")])
    assert all(tree == trees[0] for tree in trees)
    assert trees[0][1]["roles"]["seller"] == {"name": "S", "duties": ["a", "b"], "purpose": "p"}


def test_the_same_leaf_twice_in_one_layers_variant_is_a_problem(tmp_path: Path) -> None:
    folder = own(tmp_path)
    write(folder, {"more.yaml": "variants: {export: {title: Inny}}\n"})
    found = only(errors(folder))
    assert (found["code"], found["path"]) == ("given-twice", "variants.export.title")


@pytest.mark.parametrize("folder", ["en", "pl"])
def test_a_variants_texts_may_stand_in_the_folder_of_a_language(tmp_path: Path, folder: str) -> None:
    files = {
        "blueprint.yaml": f"{COMPANY}variants: {{export: {{language: {folder}}}}}\n",
        "pl/x.yaml": "variants: {export: {title: Eksport}}\n",
        "en/x.yaml": "variants: {export: {title: Abroad}}\n",
    }
    assert data(write(tmp_path, files), "export")["title"] == {"en": "Abroad", "pl": "Eksport"}[folder]


# --- where values come from -----------------------------------------------------------------------


def test_a_value_of_a_variant_says_so(tmp_path: Path) -> None:
    folder = own(tmp_path)
    said = salesbook("show", "products.mill", "--blueprint", folder, "--variant", "export")
    origins = {line.split()[0]: line.split("[")[1].split()[0] for line in said.out.splitlines() if "[" in line}
    assert origins == {"name": "own", "price": "variant/export"}
    said = salesbook("show", "roles.seller", "--blueprint", folder, "--variant", "export")
    origins = {line.split()[0]: line.split("[")[1].split()[0] for line in said.out.splitlines() if "[" in line}
    assert origins == {"name": "base", "purpose": "base/variant/export", "-": "variant/export"}  # the item added last


def test_what_the_blueprint_says_in_a_variant_is_its_own(tmp_path: Path) -> None:
    blueprint = load(own(tmp_path), variant="export").blueprint
    assert not blueprint.is_default("products.mill.price")
    assert blueprint.is_default("roles.seller.purpose")
    assert blueprint.is_default("roles.seller.name")
    folder = own(tmp_path / "x", "extends: ../base\nvariants: {export: {company: {name: T}}}\n", "roles: {}\n")
    said = salesbook("show", "--blueprint", folder, "--variant", "export")
    assert said.out.splitlines()[-1] == "100 % of 2 values are the company's own."


# --- building -------------------------------------------------------------------------------------


def built(folder: Path, output: Path, *arguments: str) -> list[str]:
    said = salesbook("build", folder, "--output", output, "--only", "handbook", "--format", "html", *arguments)
    assert said.code == 0, said.err
    return sorted(path.relative_to(output).as_posix() for path in output.glob("*/*/manifest.json"))


def test_a_variant_has_a_folder_of_its_own(tmp_path: Path) -> None:
    folder = own(tmp_path)
    out = tmp_path / "out"
    assert built(folder, out) == ["tiny/pl/manifest.json"]
    assert built(folder, out, "--variant", "export") == ["tiny--export/pl/manifest.json", "tiny/pl/manifest.json"]
    assert '"variant": null' in (out / "tiny/pl/manifest.json").read_text("utf-8")
    assert '"variant": "export"' in (out / "tiny--export/pl/manifest.json").read_text("utf-8")


def test_a_variant_may_speak_another_language(tmp_path: Path) -> None:
    """The texts have to be there in both."""
    write(tmp_path / "base", {"blueprint.yaml": "roles: {seller: {name: {pl: Sprzedawca, en: Seller}}}\n"})
    variants = "variants: {abroad: {language: en}, lean: {title: {pl: Mała}}}"
    own_ = f"extends: ../base\nid: tiny\nlanguage: pl\ncompany: {{name: Tiny}}\n{variants}\n"
    folder = write(tmp_path / "own", {"blueprint.yaml": own_})
    assert built(folder, tmp_path / "out", "--variant", "abroad") == ["tiny--abroad/en/manifest.json"]
    assert compose(folder, "pl", "abroad").language == "pl"
    assert compose(folder, variant="lean").language == "pl"


# --- what is wrong --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("key", "value"), [("id", "x"), ("blueprint", "1"), ("extends", "ten-stage"), ("variants", "{}")]
)
def test_some_keys_mean_nothing_in_a_variant_and_taking_them_out_mends_it(tmp_path: Path, key: str, value: str) -> None:
    line = f"    {key}: {value}\n"
    found = only(errors(own(tmp_path, OWN.replace("    title: Eksport\n", line))))
    assert (found["code"], where(found)) == ("misplaced-key", ("blueprint.yaml", 10, 5))
    assert found["hint"].startswith("Remove this line")
    assert found["path"] == f"variants.export.{key}"
    assert errors(own(tmp_path, OWN.replace("    title: Eksport\n", ""))) == []


@pytest.mark.parametrize(
    ("variants", "code", "column"),
    [("[export]", "value", 11), ("{export: text}", "value", 20), ("{Export: {}}", "id", 12), ("{a--b: {}}", "id", 12)],
)
def test_a_variant_is_keys_below_an_id(tmp_path: Path, variants: str, code: str, column: int) -> None:
    found = only(errors(write(tmp_path, {"blueprint.yaml": f"{COMPANY}variants: {variants}\n"})))
    assert (found["code"], where(found)) == (code, ("blueprint.yaml", 2, column))


def test_of_too_many_variants_the_first_are_looked_at(tmp_path: Path) -> None:
    """Each is merged and checked on its own: two thousand would take a quarter of an hour."""
    text = COMPANY + "variants:\n" + "".join(f"  v{number}: {{}}\n" for number in range(40))
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["code"], where(found)) == ("too-many-values", ("blueprint.yaml", 33, 3))


def test_the_language_of_a_variant_counts_in_the_root_file_only(tmp_path: Path) -> None:
    files = {"blueprint.yaml": COMPANY, "more.yaml": "variants:\n  abroad: {language: en}\n"}
    found = only(errors(write(tmp_path, files)))
    assert (found["code"], where(found)) == ("misplaced-key", ("more.yaml", 2, 12))
    assert found["hint"] == "Move this line to blueprint.yaml, below `variants.abroad`."


@pytest.mark.parametrize("command", [("build", "{}"), ("check", "{}"), ("show", "--blueprint", "{}")])
def test_a_variant_that_is_not_there_is_answered_with_the_nearest(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = own(tmp_path)
    arguments = [argument.format(folder) for argument in command]
    said = salesbook(*arguments, "--variant", "exprt")
    assert said.code == 1
    assert "error[unknown-variant]: there is no variant `exprt`" in said.err
    assert "Did you mean `export`?" in said.err
    assert said.err.endswith("1 error.\n")


def test_a_variant_in_a_file_that_cannot_be_read_is_not_called_unknown(tmp_path: Path) -> None:
    folder = write(tmp_path, {"blueprint.yaml": COMPANY, "more.yaml": "variants: {export: {title: [\n"})
    assert only(problems(folder, "--variant", "export"))["code"] == "yaml-syntax"


def test_variants_that_are_not_chosen_are_checked_and_each_problem_is_told_once(tmp_path: Path) -> None:
    text = f"{OWN}    colour: red\n  other:\n    colur: red\nowner: ghost\n"
    folder = own(tmp_path, text)
    found = errors(folder)
    assert [(problem["code"], problem["line"]) for problem in found] == [
        ("unknown-key", 15),
        ("unknown-key", 17),
        ("unknown-reference", 18),
    ]
    assert found[0]["message"].endswith("(variant `lean`)")
    assert "variant" not in found[2]["message"]


def test_what_the_blueprint_lacks_is_missed_where_it_begins_and_once(tmp_path: Path) -> None:
    found = only(errors(write(tmp_path, {"blueprint.yaml": "id: x\nvariants:\n  export: {title: Eksport}\n"})))
    assert (found["code"], where(found), found["message"]) == (
        "missing-key",
        ("blueprint.yaml", 1, 1),
        "`company` is missing",
    )


def test_a_slip_in_the_key_itself_is_answered(tmp_path: Path) -> None:
    found = only(errors(write(tmp_path, {"blueprint.yaml": f"{COMPANY}varians: {{}}\n"})))
    assert (found["code"], found["hint"]) == ("unknown-key", "Did you mean `variants`?")


def test_a_problem_of_several_variants_is_told_once_and_names_them(tmp_path: Path) -> None:
    text = f"{OWN}  less:\n    roles: {{boss: {{disabled: true}}}}\n"
    tool = "tools:\n  calls: {name: Calls, stage: offer, function: f, responsible: boss, perform: 1 / week}\n"
    found = only(
        [problem for problem in problems(own(tmp_path, text + tool)) if problem["code"] == "tool-without-role"]
    )
    assert found["message"].endswith("(variants `lean`, `less`)")
    assert where(found)[:2] == ("blueprint.yaml", 18)


def test_check_may_look_at_one_variant_alone(tmp_path: Path) -> None:
    folder = own(tmp_path, f"{OWN}    colour: red\n  other:\n    colur: red\n")
    found = only([problem for problem in problems(folder, "--variant", "other") if problem["severity"] == "error"])
    assert (found["code"], found["line"]) == ("unknown-key", 17)


# --- what a variant switches off ------------------------------------------------------------------


def test_what_lower_layers_refer_to_goes_with_what_a_variant_switches_off(tmp_path: Path) -> None:
    folder = own(tmp_path, f"{OWN}owner: boss\n")
    assert load(folder).blueprint.owner == "boss"
    blueprint = load(folder, variant="lean").blueprint
    assert blueprint.owner is None
    assert blueprint.stages["offer"].owner is None


def test_what_the_variant_itself_refers_to_is_a_mistake(tmp_path: Path) -> None:
    found = only(errors(own(tmp_path, f"{OWN}    owner: boss\n")))
    assert (found["code"], where(found)) == ("switched-off", ("blueprint.yaml", 15, 12))
    assert "blueprint.yaml:14:20)" in found["message"]


def test_what_a_base_says_in_a_variant_lies_below_what_the_blueprint_says_in_it(tmp_path: Path) -> None:
    text = f"extends: ../base\n{COMPANY}variants: {{export: {{roles: {{boss: {{disabled: true}}}}}}}}\n"
    folder = own(tmp_path, text, f"{BASE}    owner: boss\n")
    assert load(folder, variant="export").blueprint.owner is None
