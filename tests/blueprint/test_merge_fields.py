"""Every merge field is whole, names something, and stands where it is filled; whatever is printed raw is told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.problems import BlueprintError
from tests.deliverables import planted
from tests.deliverables.planted import Garden
from tests.papers import make_set, visible, write_blueprint
from tests.shell import write

HEAD = "extends: ten-stage\nas_of: 2026-01-05\n"


def told(folder: Path, text: str) -> list[tuple[str, str]]:
    """Code and hint of each problem."""
    try:
        load(write(folder, {"blueprint.yaml": HEAD + text}))
    except BlueprintError as error:
        return [(problem.code, problem.hint) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("[[customer-name]", "Write `[[customer-name]]`."),
        ("[[customer-name i dalej", "Write `[[customer-name]]`."),
        ("[[custmer-name]", "Write `[[customer-name]]`."),
        ("[[company.name]", "Write `[[company.name]]`."),
        ("[customer-name]]", "Write `[[customer-name]]`."),
        ("customer-name]]", "Write `[[customer-name]]`."),
        ("[[[customer-name]]]", "Write `[[customer-name]]`."),
        ("[[qwertyuiop", "Close it with `]]`; or write `\\[[` for two brackets."),
    ],
)
def test_a_field_with_a_bracket_too_few_or_too_many_is_told(tmp_path: Path, written: str, hint: str) -> None:
    text = f"company: {{name: Alfa}}\nterms:\n  payment: '{written}'\n"
    assert told(tmp_path, text) == [("merge-field-torn", hint)]


@pytest.mark.parametrize("written", ["[[ customer-name ]]", "[[customer name]]", "[[Customer-Name]]"])
def test_a_field_that_is_misspelt_is_told_with_the_right_one(tmp_path: Path, written: str) -> None:
    text = f"company: {{name: Alfa}}\nterms:\n  payment: '{written}'\n"
    assert told(tmp_path, text) == [("unknown-merge-field", "Did you mean `customer-name`?")]


@pytest.mark.parametrize(
    "written", ["[a [b]]", "[[customer-name]]", "[zob. [[customer-name]]]", r"\[[x]] \[[", "x]]", "[[", "[[[["]
)
def test_other_brackets_are_brackets(tmp_path: Path, written: str) -> None:
    assert told(tmp_path, f"company: {{name: Alfa}}\nterms:\n  payment: '{written}'\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "company: {name: '[[company.short_name]]', short_name: Alfa}",
        "company: {name: Alfa, phone: '[[company.email]]'}",
        "company: {name: Alfa}\noffers: {general: {title: 'Oferta dla [[customer-name]]'}}",
        "company: {name: Alfa}\nroles: {salesperson: {name: 'Handlowiec [[company.name]]'}}",
        "company: {name: Alfa}\nmerge_fields: {x: {label: '[[customer-name]]'}}",
        "company: {name: Alfa}\ntools: {fairs: {perform: {every: quarter, text: 'co kwartał [[customer-name]]'}}}",
        "company: {name: Alfa}\ncrm: {objects: {deal: '[[customer-name]]'}}",
        "company: {name: Alfa}\nbrand: {footer: 'od [[company.name]]'}",
    ],
)
def test_a_field_where_none_is_filled_is_told(tmp_path: Path, text: str) -> None:
    assert [code for code, _ in told(tmp_path, text + "\n")] == ["merge-field-place"]


@pytest.mark.parametrize(
    ("text", "circles"),
    [
        ("company: {name: Alfa, sells: 'mąki [[company.sells]]'}", 1),
        ("company: {name: Alfa, sells: '[[terms.payment]]'}\nterms: {payment: '[[company.sells]]'}", 2),
        ("company: {name: A}\nterms: {payment: '[[terms.delivery]]', delivery: '[[terms.warranty]]', warranty: x}", 0),
        (
            "company: {name: A}\nterms: {payment: '[[terms.delivery]]', delivery: '[[terms.warranty]]', "
            "warranty: '[[terms.payment]]'}",
            3,
        ),
    ],
)
def test_a_value_that_inserts_itself_is_told(tmp_path: Path, text: str, circles: int) -> None:
    assert [code for code, _ in told(tmp_path, text + "\n")] == ["merge-field-circle"] * circles


def test_what_is_inserted_brings_its_own_fields_and_markup(tmp_path: Path) -> None:
    text = (
        "id: alfa\ncompany: {name: Alfa Sp. z o.o., sells: '**mąki** od [[company.name]]'}\n"
        "messages: {offer-detailed-mail: {body: 'To [[company.sells]]. Płatność [[terms.payment]].'}}\n"
        "terms: {payment: 'przelew dla [[customer-name]]'}\n"
    )
    made = make_set(write(tmp_path, {"blueprint.yaml": HEAD + text}), tmp_path / "out", "--only", "messages")
    shown = "To mąki od Alfa Sp. z o.o. Płatność przelew dla [nazwa klienta]."
    assert shown in visible(made.path("messages", "csv")).replace("\u00a0", " ")


def test_no_field_of_the_model_prints_a_merge_field_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is filled, or told: those that are told are planted without."""
    monkeypatch.setitem(planted.SET_BY_HAND, "Stage.short_label", "x")
    monkeypatch.setitem(planted.SET_BY_HAND, "Wave.days", 14)
    for code in ("Deal.customer", "Deal.seller"):
        monkeypatch.setitem(planted.SET_BY_HAND, code, "k-7")
    garden = Garden(text="KANAREK-{:04d} [[one]]".format, first_number=10)
    source = write_blueprint(tmp_path / "first", garden.data)
    with pytest.raises(BlueprintError) as refused:
        load(source)
    errors = {problem.code for problem in refused.value.problems if problem.severity == "error"}
    assert errors == {"merge-field-place"}
    places = {problem.place.line for problem in refused.value.problems if problem.place}
    lines = [
        line.replace(" [[one]]", "") if number in places else line
        for number, line in enumerate(source.read_text("utf-8").splitlines(), 1)
    ]
    folder = write(tmp_path / "second", {"blueprint.yaml": "\n".join(lines)})
    made = make_set(folder, tmp_path / "out")
    raw = {found for path in made.paths() for found in re.findall(r"KANAREK-\d{4} \[\[one", visible(path))}
    assert raw == set()
