"""What is wrong in a blueprint: all of it at once, each thing at its place, with a way out that works."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.blueprint.load import load
from tests.shell import COMPANY, errors, only, salesbook, where, write

SOUND = {
    "blueprint.yaml": "id: tiny\ncompany: {name: Tiny}\n",
    "roles.yaml": "roles:\n  seller: {name: Seller}\n  buyer: {name: Buyer, side: customer}\n",
    "stages.yaml": "stages:\n  offer:\n    number: 5\n    name: Offer\n    owner: seller\n",
    "tools.yaml": "tools:\n  calls: {stage: offer, name: Calls, responsible: seller, perform: 1 / month}\n",
    "events.yaml": "events:\n  meeting: {name: Meeting}\n",
    "objections.yaml": (
        "objections:\n  dear:\n    category: price\n    wordings: [Too dear]\n    stages: [offer]\n"
        "    responses:\n      value: {kind: reframe, text: 'Look at [[customer]]'}\n"
    ),
    "fields.yaml": "merge_fields:\n  customer: {label: name of the customer}\n",
    "products.yaml": "products:\n  mill: {name: Mill, price: 18500.50}\n",
    "terms.yaml": "terms: {validity_days: 30}\n",
    "plan.yaml": "plan: {rollout_start: 2026-02-02}\n",
}
"""A blueprint without a base in which nothing is wrong."""

TEN = {
    "blueprint.yaml": ("id: tiny", "id: Tiny Firm", "id", 1, 5),
    "roles.yaml": ("side: customer", "side: custommer", "unknown-value", 3, 30),
    "stages.yaml": ("owner: seller", "owner: seler", "unknown-reference", 5, 12),
    "tools.yaml": ("1 / month", "{every: moon}", "frequency", 2, 76),
    "events.yaml": ("name: Meeting", "nam: Meeting, name: Meeting", "unknown-key", 2, 13),
    "objections.yaml": ("[[customer]]", "[[custommer]]", "unknown-merge-field", 7, 36),
    "fields.yaml": ("label: ", "lable: ", "missing-key", 2, 3),
    "products.yaml": ("18500.50", "18.500 zł", "value", 2, 29),
    "terms.yaml": ("{validity_days: 30}", "{validity_days: 30", "yaml-syntax", 1, 8),
    "plan.yaml": ("2026-02-02", "2.2.2026", "value", 1, 23),
}
"""A mistake for each file: what is written, what is written instead, and the code, line and column it is told with."""


def spoilt(folder: Path, *names: str) -> Path:
    files = {name: text.replace(*TEN[name][:2]) if name in names else text for name, text in SOUND.items()}
    return write(folder, files)


def test_nothing_is_wrong_in_the_sound_one(tmp_path: Path) -> None:
    assert errors(write(tmp_path, SOUND)) == []


def test_ten_mistakes_in_ten_files_are_ten_located_problems_of_one_run(tmp_path: Path) -> None:
    found = errors(spoilt(tmp_path, *TEN))
    told = {
        where(problem)[0]: (problem["code"], *where(problem)[1:])
        for problem in found
        if problem["code"] != "unknown-key"
    }
    told |= {
        where(problem)[0]: (problem["code"], *where(problem)[1:])
        for problem in found
        if where(problem)[0] == "events.yaml"
    }
    assert told == {name: mistake[2:] for name, mistake in TEN.items()}
    assert [problem["hint"] for problem in found if not problem["hint"]] == []
    assert [where(problem) for problem in found] == sorted(where(problem) for problem in found)
    assert len(found) == len(TEN) + 1  # `lable` is unknown, and `label` is missing


@pytest.mark.parametrize("name", TEN)
def test_each_mistake_alone_is_told_alone(tmp_path: Path, name: str) -> None:
    found = errors(spoilt(tmp_path, name))
    assert {(problem["code"], *where(problem)) for problem in found} >= {(TEN[name][2], name, *TEN[name][3:])}
    assert len(found) == (2 if name == "fields.yaml" else 1)


MENDED = {
    "id": ("id: Tiny Firm\ncompany: {name: T}\n", "Tiny Firm", "Write `tiny-firm`."),
    "an unknown key": ("company: {name: T, adress: A}\n", "adress", "Did you mean `address`?"),
    "a nested key": (
        "company: {name: T}\nroles: {seller: {name: S, purpos: P}}\n",
        "purpos",
        "Did you mean `purpose`?",
    ),
    "an unknown value": ("company: {name: T, form_of_address: fromal}\n", "fromal", "Did you mean `formal`?"),
    "an unknown role": (
        "company: {name: T}\nroles: {seller: {name: S}}\nowner: sellr\n",
        "sellr",
        "Did you mean `seller`?",
    ),
    "a merge field": (
        "company: {name: T, notes: 'for [[custommer]]'}\nmerge_fields: {customer: {label: L}}\n",
        "custommer",
        "Did you mean `customer`?",
    ),
    "an insert": ("company: {name: T, notes: 'by [[company.nam]]'}\n", "company.nam", "Did you mean `company.name`?"),
    "a whole number": ("company: {name: T}\nterms: {validity_days: a month}\n", "a month", "Write digits only: 30"),
    "a number": (
        "company: {name: T, typical_order_value: about 5}\n",
        "about 5",
        "Write the digits alone, then a currency if it is another than the company's: 1200 EUR",
    ),
    "a date": ("company: {name: T}\nas_of: today\n", "today", "Write year, month and day: 2026-01-05"),
    "a truth": (
        "company: {name: T}\nproducts: {}\navatars: {a: {name: A, anti: rather}}\n",
        "rather",
        "Write `true` or `false`.",
    ),
    "a list": (
        "company: {name: T}\nroles:\n  seller:\n    name: S\n    duties: call\n",
        " call",
        "Write each item on a line of its own, after `- `.",
    ),
    "a text with a colon": (
        "company: {name: T}\nroles:\n  seller:\n    name: S\n    duties:\n      - call: daily\n",
        "call: daily",
        "Put the text in quotes: a colon or a bracket has made something else of it.",
    ),
    "several items for a text": (
        "company: {name: T, sells: [pumps, spare parts]}\n",
        "[pumps, spare parts]",
        "One value belongs here, not a list: keep one, without the bracket or the dash before it, "
        'or write one text: `"pumps, spare parts"`.',
    ),
    "a list for a text": ("company: {name: T, sells: [x]}\n", "[x]", "One value belongs here, not a list: write `x`."),
    "a text in a language that there is not": (
        "company: {name: T, sells: {pl: x, de: y}}\n",
        "{pl: x, de: y}",
        "Remove `de`: a text stands in pl and en.",
    ),
    "a plus on a text": ("company:\n  name: T\n  sells+: [x]\n", "[x]", "Write `sells: …` without the plus."),
    "a share": ("company: {name: T, vat_pct: 0x8}\n", "0x8", "Write digits, 0 to 100: 8 or 12.5"),
    "too much": ("company: {name: T, vat_pct: 230}\n", "230", "Write 100 or less."),
    "too little": ("company: {name: T}\ntargets: {salespeople: -2}\n", "-2", "Write 0 or more."),
    "a count": ("company: {name: T}\ntargets: {salespeople: 1_0}\n", "1_0", "Write digits only: 3"),
    "a path": (
        "company: {name: T}\nroles: {seller: {name: S}}\nchanges: {a: {finding: F, affects: [role.seller]}}\n",
        "role.seller",
        "Did you mean `roles.seller`?",
    ),
    "the end of a path": (
        "company: {name: T}\nroles: {seller: {name: S}}\nchanges: {a: {finding: F, affects: [roles.seler.name]}}\n",
        "roles.seler.name",
        "Did you mean `roles.seller.name`?",
    ),
    "a field at the end of a path": (
        "company: {name: T}\nroles: {seller: {name: S}}\nchanges: {a: {finding: F, affects: [roles.seller.dutis]}}\n",
        "roles.seller.dutis",
        "Did you mean `roles.seller.duties`?",
    ),
    "a switch": (
        "company: {name: T}\nroles:\n  seller: {name: S, disable: true}\n",
        "disable",
        "Did you mean `disabled`?",
    ),
    "a missing key": (
        "company: {name: T}\nroles:\n  seller:\n    purpose: P\n",
        "seller:",
        "Add a line `name: …` here.",
    ),
}
"""A blueprint, the part that is wrong, and the hint, which followed to the letter mends it."""

FOLLOWED = {
    "a list": "\n      - call",
    "a text with a colon": "'call: daily'",
    "a text in a language that there is not": "{pl: x}",
    "a plus on a text": "x",
    "a share": "8",
    "too much": "100",
    "too little": "0",
    "a missing key": "seller:\n    name: …",
}


@pytest.mark.parametrize("name", MENDED)
def test_a_hint_followed_to_the_letter_mends_it(tmp_path: Path, name: str) -> None:
    text, wrong, hint = MENDED[name]
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert found["hint"] == hint
    line = text.split("\n")[found["line"] - 1]
    assert line[found["column"] - 1 :].lstrip("\"'").startswith((wrong.strip(), "for [[", "by [[", "seller"))
    cure = FOLLOWED.get(name) or (hint.split("`")[1] if "`" in hint else hint.rpartition(": ")[2])
    mended = text.replace(wrong, cure)
    assert errors(write(tmp_path, {"blueprint.yaml": mended.replace("sells+:", "sells:")})) == []


PLACES: dict[str, tuple[str, str, int, int]] = {
    "a key at the root": ("compny: {name: T}\ncompany: {name: T}\n", "unknown-key", 1, 1),
    "a key deep in collections": (
        "company: {name: T}\nobjections:\n  a:\n    category: price\n    wordings: [W]\n    responses:\n"
        "      r:\n        kind: scope\n        txet: T\n        text: T\n",
        "unknown-key", 9, 9,
    ),
    "an item of a list": (
        "company: {name: T}\nroles: {s: {name: S}}\npeople:\n"
        "  a:\n    name: A\n    roles:\n      - s\n      - x\n",
        "unknown-reference", 8, 9,
    ),
    "an event in a short frequency": (
        "company: {name: T}\nstages: {o: {number: 1, name: O}}\ntools:\n"
        "  a:\n    stage: o\n    name: A\n    perform: {on: meting}\n"
        "events: {meeting: {name: M}}\n",
        "unknown-reference", 7, 19,
    ),
    "an id with a slash": ("company: {name: T}\nroles:\n  a/b: {name: A}\n", "id", 3, 3),
    "an id in upper case": ("company: {name: T}\nroles:\n  Boss: {name: A}\n", "id", 3, 3),
    "a device's name": ("company: {name: T}\nroles:\n  CON: {name: A}\n", "id", 3, 3),
    "a device's name in lower case": ("company: {name: T}\nroles:\n  aux: {name: A}\n", "id", 3, 3),
    "a parent folder for an id": ("id: ../x\ncompany: {name: T}\n", "id", 1, 5),
    "an id within an element": (
        "company: {name: T}\nprice_policy:\n  authority:\n    A B: {role: a, max_discount_pct: 1}\n"
        "roles: {a: {name: A}}\n",
        "id", 4, 5,
    ),
    "a text where keys belong": ("company: Tiny\n", "value", 1, 10),
    "a list where a collection belongs": ("company: {name: T}\nroles:\n  - a\n", "value", 3, 3),
    "an empty text": ("company: {name: '  '}\n", "value", 1, 17),
    "a wrong version": ("blueprint: 2\ncompany: {name: T}\n", "value", 1, 12),
    "a text too long": (
        "company: {name: T}\nstages: {a: {number: 1, name: A, short_label: " + "x" * 21 + "}}\n",
        "too-long", 2, 47,
    ),
    "no company": ("id: a\n", "missing-key", 1, 1),
    "an empty company": ("id: a\ncompany:\n", "missing-key", 2, 1),
    "an empty file": ("", "missing-key", 1, 1),
    "no number, nor one of the words": ("company: {name: T}\nproducts: {p: {name: P, price: abc}}\n", "value", 2, 32),
    "a text in place of an element": ("company: {name: T}\nroles: {a: disabled}\n", "value", 2, 12),
    "an infinite number": ("company: {name: T}\nproducts: {p: {name: P, price: .inf}}\n", "value", 2, 32),
    "a reference into an empty collection": ("company: {name: T}\nowner: nobody\n", "unknown-reference", 2, 8),
    "a merge field in a list": (
        "company: {name: T}\nroles:\n  a: {name: A, duties: [x, 'y [[z]]']}\n", "unknown-merge-field", 3, 28,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", PLACES)
def test_it_points_at(tmp_path: Path, name: str) -> None:
    text, code, line, column = PLACES[name]
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["code"], found["line"], found["column"]) == (code, line, column)
    assert found["hint"]


def test_the_caret_stands_under_what_is_wrong(tmp_path: Path) -> None:
    said = salesbook("check", write(tmp_path, {"blueprint.yaml": "company: {name: T}\nowner: 'nobody'\n"}))
    assert "  2 | owner: 'nobody'\n    |        ^\n" in said.err
    assert "blueprint.yaml:2:8: error[unknown-reference]: there is no `nobody` among `roles`\n" in said.err


def test_the_other_words_that_may_stand_for_a_number_are_told(tmp_path: Path) -> None:
    text = PLACES["no number, nor one of the words"][0]
    assert "on-request" in only(errors(write(tmp_path, {"blueprint.yaml": text})))["hint"]


def test_a_problem_has_the_lasting_name_of_its_field(tmp_path: Path) -> None:
    text = "company: {name: T}\nobjections: {a: {category: price, wordings: [W], responses: {r: {kind: x, text: T}}}}\n"
    assert only(errors(write(tmp_path, {"blueprint.yaml": text})))["path"] == "objections.a.responses.r.kind"


def test_what_a_broken_file_would_have_held_is_not_told_as_missing(tmp_path: Path) -> None:
    files = {
        "blueprint.yaml": COMPANY + "owner: seller\n",
        "roles.yaml": "roles:\n  seller: {name: 'S}\n",
        "more.yaml": "roles:\n  seller: {purpose: P}\n  boss: {name: B, colour: red}\n",
        "people.yaml": "people: {anna: {name: A, roles: [ghost, seller]}}\n",
    }
    found = errors(write(tmp_path, files))
    assert [(problem["code"], where(problem)[0]) for problem in found] == [
        ("unknown-key", "more.yaml"), ("unknown-reference", "people.yaml"), ("yaml-syntax", "roles.yaml"),
    ]  # fmt: skip


def test_with_a_broken_root_file_the_others_are_still_checked(tmp_path: Path) -> None:
    files = {"blueprint.yaml": "company: {name: [}\n", "a.yaml": "roles: {a: {nam: x}}\n", "b.yaml": "a: 1\na: 2\n"}
    found = errors(write(tmp_path, files))
    assert [(problem["code"], where(problem)[0]) for problem in found] == [
        ("unknown-key", "a.yaml"), ("duplicate-key", "b.yaml"), ("yaml-syntax", "blueprint.yaml"),
    ]  # fmt: skip


@pytest.mark.parametrize("written", ["no", "12:30", "010", "1e3", "2026-01-05", "=1+1", "yes"])
def test_a_text_may_look_like_another_type(tmp_path: Path, written: str) -> None:
    from generator.blueprint.load import load

    folder = write(tmp_path, {"blueprint.yaml": f"company: {{name: {written}}}\n"})
    assert load(folder).blueprint.company.name == written


def test_free_data_stands_under_meta(tmp_path: Path) -> None:
    assert errors(write(tmp_path, {"blueprint.yaml": COMPANY + "meta: {anything: [1, {deep: {er: x}}]}\n"})) == []


def test_many_problems_are_all_told(tmp_path: Path) -> None:
    lines = "".join(f"key{number}: x\n" for number in range(50_000))
    found = errors(write(tmp_path, {"blueprint.yaml": COMPANY + lines}))
    assert len({problem["path"] for problem in found}) == len(found) == 50_000


def test_a_sorted_report_counts_its_problems(tmp_path: Path) -> None:
    said = salesbook("check", spoilt(tmp_path, "stages.yaml", "roles.yaml"))
    assert said.code == 1
    assert said.out == ""
    assert said.err.index("roles.yaml") < said.err.index("stages.yaml")
    assert said.err.rstrip().endswith("2 errors.")


def test_names_and_paths_are_given_to_every_element(tmp_path: Path) -> None:
    from generator.blueprint.load import load

    loaded = load(write(tmp_path, SOUND))
    response: Any = loaded.blueprint.objections["dear"].responses["value"]
    assert (response.id, response.path) == ("value", "objections.dear.responses.value")
    assert loaded.place("objections.dear.responses.value.text").line == 7
    assert loaded.blueprint.id == "tiny"


def test_without_an_id_the_folder_gives_the_name(tmp_path: Path) -> None:
    from generator.blueprint.load import load

    assert load(write(tmp_path / "Ża Firma", {"blueprint.yaml": COMPANY})).blueprint.id == "za-firma"


def test_an_override_with_a_misspelt_id_is_told_the_bases_id(tmp_path: Path) -> None:
    base = "company: {name: Base}\nroles:\n  logistics: {name: Logistyka}\n"
    write(tmp_path / "base", {"blueprint.yaml": base})
    own = "extends: ../base\nroles:\n  logistic: {purpose: Wysyła}\n"
    folder = write(tmp_path / "own", {"blueprint.yaml": own})
    (problem,) = errors(folder)
    assert problem["code"] == "missing-key"
    assert "Did you mean `logistics` (Logistyka)?" in problem["hint"]


def test_a_bases_id_is_not_inherited(tmp_path: Path) -> None:
    write(tmp_path / "base", {"blueprint.yaml": "id: the-base\ncompany: {name: Base}\n"})
    folder = write(tmp_path / "Nowa Firma", {"blueprint.yaml": "extends: ../base\n"})
    assert load(folder).blueprint.id == "nowa-firma"


@pytest.mark.parametrize(("written", "read"), [("a", ["a"]), ("[a, b]", ["a", "b"])])
def test_one_interviewer_or_several(written: str, read: list[str], tmp_path: Path) -> None:
    text = f"{COMPANY}roles: {{a: {{name: A}}, b: {{name: B}}}}\nwin_loss: {{interviewer: {written}}}\n"
    assert load(write(tmp_path, {"blueprint.yaml": text})).blueprint.win_loss.interviewer == read


def test_an_interviewer_that_is_nobody_is_told(tmp_path: Path) -> None:
    text = f"{COMPANY}roles: {{trainer: {{name: A}}}}\nwin_loss: {{interviewer: trainr}}\n"
    (problem,) = errors(write(tmp_path, {"blueprint.yaml": text}))
    assert (problem["code"], problem["hint"]) == ("unknown-reference", "Did you mean `trainer`?")
