"""A YAML text with one thing changed: what is meant is read there, and all else stays to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.patches import splicing
from generator.patches.layout import layout
from generator.patches.splicing import exchanged, listed, put

STYLES = """\
# Head: stays.
plain: Stary tekst.   # a remark
single: 'Stary ''tekst''.'
double: "Stary \\"tekst\\"."
folded: >-
  Pierwsze zdanie zostaje.
  Stare zdanie drugie.
  Trzecie zdanie zostaje.

literal: |
  linia pierwsza
  linia druga

lines: Stary tekst
  w dwóch liniach.
quoted: "Stary tekst
  w cudzysłowie."
empty:
tilde: ~   # nothing
flow: {text: Stary tekst., list: [a, "b, c", d]}
deep:
    wide:
        text: Stary tekst.
items:
  - pierwszy
  - drugi   # two
  # between
  - trzeci
# Tail: stays.
"""
TRAILS = [
    ("plain",), ("single",), ("double",), ("folded",), ("literal",), ("lines",), ("quoted",), ("empty",), ("tilde",),
    ("flow", "text"), ("flow", "list", 1), ("deep", "wide", "text"), ("items", 1),
]  # fmt: skip
TEXTS = [
    "Nowy tekst.",
    "Z dwukropkiem: i # krzyżykiem, {nawiasem} oraz [[merge-field]]",
    "- jak lista",
    "'cudzysłów' i \"drugi\" \\ ukośnik",
    "pierwsza\n\ndruga\n- a\n- b",
    "długi " * 40 + "koniec",
    "null",
    "yes",
    "@x",
    "*gwiazdka*",
    "a\u00a0b\u2028c",
]


def at(text: str, trail: tuple[str | int, ...]) -> object:
    here = layout(text)
    for step in trail:
        inner = here.at(step)
        assert inner is not None
        here = inner
    return here.data()


@pytest.mark.parametrize("trail", TRAILS, ids=lambda trail: ".".join(map(str, trail)))
@pytest.mark.parametrize("value", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_value_is_exchanged_in_every_style(trail: tuple[str | int, ...], value: str, line_end: str) -> None:
    text = STYLES.replace("\n", line_end)
    new = exchanged(text, trail, value)
    assert new is not None
    assert at(new, trail) == value.strip()
    assert new.count("\n") == new.count(line_end)
    for comment in ("# Head: stays.", "# a remark", "# nothing", "# two", "  # between", "# Tail: stays."):
        assert comment in new
    others = [other for other in TRAILS if other != trail]
    assert [at(new, other) for other in others] == [at(text, other) for other in others]


@given(value=st.text(min_size=1, max_size=300).filter(lambda text: text.strip() == text), number=st.integers(0, 12))
@settings(max_examples=150, deadline=None)
def test_whatever_is_written_is_read_again_or_not_written(value: str, number: int) -> None:
    new = exchanged(STYLES, TRAILS[number], value)
    if new is not None:
        assert at(new, TRAILS[number]) == value.replace("\r\n", "\n")


def test_lines_of_a_folded_text_that_say_the_same_stay() -> None:
    new = exchanged(STYLES, ("folded",), "Pierwsze zdanie zostaje. Nowe zdanie drugie. Trzecie zdanie zostaje.")
    assert new == STYLES.replace("Stare zdanie", "Nowe zdanie")


def test_a_text_keeps_its_quotes_and_its_remark() -> None:
    new = exchanged(STYLES, ("plain",), "Nowy tekst.")
    assert new == STYLES.replace("plain: Stary tekst.   #", "plain: Nowy tekst.   #")
    assert exchanged(STYLES, ("single",), "It's") == STYLES.replace("'Stary ''tekst''.'", "'It''s'")


@pytest.mark.parametrize(
    ("values", "lines"),
    [
        (
            ["pierwszy", "drugi", "trzeci", "czwarty: piąty"],
            ["pierwszy", "drugi   # two", "trzeci", '"czwarty: piąty"'],
        ),
        (["drugi", "trzeci"], ["drugi   # two", "trzeci"]),
        (["zero", "pierwszy", "drugi", "trzeci"], ["zero", "pierwszy", "drugi   # two", "trzeci"]),
        (["pierwszy", "nowy", "trzeci"], ["pierwszy", "nowy   # two", "trzeci"]),
    ],
)
def test_items_that_stay_are_not_touched(values: list[str], lines: list[str]) -> None:
    new = listed(STYLES, ("items",), values)
    assert new is not None
    assert at(new, ("items",)) == values
    tail = new.split("items:\n")[1].splitlines()
    assert [line.strip().removeprefix("- ") for line in tail if line.strip().startswith("- ")] == lines
    assert new.split("items:\n")[0] == STYLES.split("items:\n")[0]


@pytest.mark.parametrize("values", [["a"], ["x", "a", "b, c", "d"], ["a", "d", "e, f"], ["d"], [], ["q", "r"]])
def test_a_list_in_brackets_is_changed_in_its_line(values: list[str]) -> None:
    new = listed(STYLES, ("flow", "list"), values)
    assert new is not None
    assert at(new, ("flow", "list")) == values
    assert len(new.splitlines()) == len(STYLES.splitlines())


@pytest.mark.parametrize("trail", [(), ("flow",), ("deep",), ("deep", "wide"), ("empty",), ("tilde",)])
@pytest.mark.parametrize(
    "value", ["tekst", "a: b, c", "długi " * 30 + "koniec", {"x": {"y": "z, {", "l": ["a", "b: c"]}}]
)
def test_a_key_is_put_wherever_keys_may_stand(trail: tuple[str | int, ...], value: object) -> None:
    new = put(STYLES, trail, "nowy", value)
    assert new is not None
    assert at(new, (*trail, "nowy")) == value
    kept = [line for line in STYLES.splitlines() if line and not line.startswith(("flow", "tilde"))]
    assert [line for line in new.splitlines() if line in kept] == kept


def test_a_key_comes_behind_the_others_with_a_blank_line_where_these_have_one() -> None:
    text = "a:\n  x:\n    n: 1\n\n  y:\n    n: 2\n\nb: 3\n"
    assert put(text, ("a",), "z", {"n": "3"}) == "a:\n  x:\n    n: 1\n\n  y:\n    n: 2\n\n  z:\n    n: 3\n\nb: 3\n"


def test_a_file_without_an_end_of_its_last_line_gets_one() -> None:
    assert put("a: 1", (), "b", "2") == "a: 1\n\nb: 2\n"
    assert put("", (), "b", "2") == "b: 2\n"


def test_a_way_that_reads_as_something_else_is_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splicing, "ways_to_exchange", lambda *_: iter(["a: b", "x #y", "right"]))
    assert exchanged("k: v\n", ("k",), "right") == "k: right\n"
    monkeypatch.setattr(splicing, "ways_to_exchange", lambda *_: iter(["a: b"]))
    assert exchanged("k: v\n", ("k",), "right") is None


def test_the_examples_lay_out_as_they_are_read() -> None:
    for file in sorted((Path(__file__).parents[2] / "blueprints").rglob("*.yaml")):
        assert layout(file.read_text("utf-8")).kind == "keys"
