"""Whatever a customer's file holds, it is told at its place, everything at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.problems import BlueprintError
from generator.quotes.quoting import quoted
from generator.quotes.reading import given

from .firms import Desk

NO_FILES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "missing-key"),
    "a comment alone": (b"# hello\n", "missing-key"),
    "a list": (b"- a\n- b\n", "not-a-mapping"),
    "a text": (b"hello", "not-a-mapping"),
    "Latin-2": ("customer: {name: Żółw}\n".encode("iso8859-2"), "encoding"),
    "UTF-16": ("customer: {name: Ann}\n".encode("utf-16"), "encoding"),
    "a zero byte": (b"customer: {name: a\0b}\n", "character"),
    "5 MB": (b"# " + b"x" * 5_000_000, "too-large"),
    "brackets without end": (b"customer: " + b"[" * 100_000, "too-deep"),
    "a Python object": (b"customer: !!python/object/apply:os.system [ls]\n", "tag"),
    "a key twice": (b"number: 1\nnumber: 2\n", "duplicate-key"),
}


@pytest.mark.parametrize("name", NO_FILES)
def test_what_is_no_file_of_keys_is_refused(tmp_path: Path, name: str) -> None:
    content, code = NO_FILES[name]
    path = tmp_path / "ann.yaml"
    path.write_bytes(content)
    with pytest.raises(BlueprintError) as refused:
        given(path)
    assert {problem.code for problem in refused.value.problems} == {code}


def test_a_folder_and_a_missing_file_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.yaml"):
        with pytest.raises(BlueprintError) as refused:
            given(path)
        assert [problem.code for problem in refused.value.problems] == ["file-unreadable"]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("firm"))


WRONG = """\
customer: {nam: Ann}
seler: sam
approved_by: hol
segment: bg
offer: finale
date: 12.01.2026
valid_until: tomorrow
language: de
products:
  blt: 1
  nut: 0
  book: -2
  bolt: some
  seat: 1,2345
  plan: {quantity: 1, price: cheap}
  care:
variants: {basics: }
discounts:
  all: {percent: 120, reason: r}
  none: {}
  off: {percent: 1, reason: r, products: [bolts]}
payment_plan: {plan: thirds, due: {z: 2026-02-01}}
fields: {customer-goals: x}
sections: {agreed: "[[nothing]]", nowhere: x}
leave_out: [nowhere]
proofs: [nothing]
"""

TOLD = {
    (1, "missing-key"), (1, "unknown-key"), (2, "unknown-key"), (3, "unknown-reference"), (4, "unknown-reference"),
    (5, "unknown-reference"), (6, "value"), (7, "value"), (8, "unknown-value"), (10, "unknown-reference"),
    (11, "value"), (12, "value"), (13, "value"), (14, "value"), (15, "value"), (16, "missing-key"), (19, "value"),
    (20, "unknown-reference"), (21, "unknown-reference"), (22, "unknown-reference"), (23, "unknown-reference"),
    (24, "unknown-merge-field"), (26, "unknown-reference"),
}  # fmt: skip


def test_everything_is_told_at_once_each_at_its_line(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "ann.yaml"
    path.write_text(WRONG, "utf-8")
    result = quoted(given(path), desk.blueprint)
    assert result.quote is None
    assert {(one.place.line, one.code) for one in result.problems if one.place} == TOLD
    assert all(one.hint for one in result.problems)


def test_ids_of_the_template_are_told_where_there_is_one(desk: Desk) -> None:
    result = desk.ask(variants={"basics": {}}, offer="detailed", sections={"nowhere": "x"}, leave_out=["summry"])
    assert {(one.code, one.path) for one in result.problems} == {
        ("unknown-reference", "variants.basics"),
        ("unknown-reference", "sections.nowhere"),
        ("unknown-reference", "leave_out"),
    }
    assert any("`summary`" in one.hint for one in result.problems)


def test_ten_thousand_lines_are_an_offer_too(desk: Desk) -> None:
    own = {f"own-{n}": {"name": f"Own {n}", "quantity": n + 1, "price": "1.01"} for n in range(10_000)}
    quote = desk.quote(products=own, discounts={"x": {"percent": 3, "reason": "r"}}, seller="sam")
    assert len(quote.of_the_main.lines) == 10_000
