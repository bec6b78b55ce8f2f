"""What YAML makes of a text without being asked, each with a hint that mends it when it is followed to the letter."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.reading.files import shown
from tests.shell import errors, only, where, write

HEAD = "language: pl\ncompany:\n  name: Alfa\n"


def _single(text: str) -> str:
    return "'" + text.strip("\"'") + "'"


def _double(text: str) -> str:
    return '"' + text.strip("\"'") + '"'


def _around(text: str) -> str:
    return f"'{text}'"


FOLLOWED: dict[str, Callable[[str], str]] = {
    "Put the text in quotes: ": _around,
    "Put the whole text in quotes: ": _around,
    "Put the text in straight quotes as well": _around,
    "Put the whole text in double quotes: ": _double,
    "Put the whole text in single quotes: ": _single,
    "Use single quotes; ": _single,
    "Write each backslash within the text twice": lambda text: text.replace("\\", "\\\\"),
    "Write each apostrophe within the text twice": lambda text: "'" + text[1:-1].replace("'", "''") + "'",
    "Write a backslash before each quotation mark": lambda text: '"' + text[1:-1].replace('"', '\\"') + '"',
}


@pytest.mark.parametrize(
    ("value", "meant"),
    [
        ("**mąki** i mieszanki", "**mąki** i mieszanki"),
        ("*mąki* i mieszanki", "*mąki* i mieszanki"),
        ("*flour* and more", "*flour* and more"),
        ("* flour", "* flour"),
        ("*flour and mixes*", None),
        ("&Łódź i okolice", "&Łódź i okolice"),
        ("!ważne", "!ważne"),
        ("? mąka", "? mąka"),
        ("@home", "@home"),
        ("`code`", "`code`"),
        ("%d", "%d"),
        ("[[company.name]]", "[[company.name]]"),
        ("[[company.name]] i mieszanki", "[[company.name]] i mieszanki"),
        ("[mąka] i kasza", "[mąka] i kasza"),
        ("mąka: kasza", "mąka: kasza"),
        ("„mąka: kasza”", "„mąka: kasza”"),
        ("‘mąka: kasza’", "‘mąka: kasza’"),
        ("'O'Brien's flour'", "O'Brien's flour"),
        ("'O'Brien's \"white\" flour'", "O'Brien's \"white\" flour"),
        ('"mąka "biała" i kasza"', 'mąka "biała" i kasza'),
        ('"O\'Brien\'s "white" flour"', "O'Brien's \"white\" flour"),
        (r'"C:\Users"', r"C:\Users"),
        (r'"D:\Żyto"', r"D:\Żyto"),
        (r'"O\'Brien: C:\Users"', r"O\'Brien: C:\Users"),
        ("- mąka", "- mąka"),
    ],
)
def test_a_text_that_yaml_takes_for_something_else_is_mended_by_its_hint(
    tmp_path: Path, value: str, meant: str | None
) -> None:
    file = tmp_path / "blueprint.yaml"
    file.write_text(f"{HEAD}  sells: {value}\n", "utf-8")
    found = only(errors(tmp_path))
    assert (found["line"], found["file"]) == (4, shown(file))
    if meant is None:
        assert found["hint"].startswith("Put the text in quotes if it begins with a star")
        return
    mend = next(mend for begin, mend in FOLLOWED.items() if found["hint"].startswith(begin))
    file.write_text(f"{HEAD}  sells: {mend(value)}\n", "utf-8")
    assert load(tmp_path).blueprint.company.sells == meant


@pytest.mark.parametrize("flow", ["{name: Alfa, sells: **mąki** i kasze}", "{sells: *mąki* i kasze, name: Alfa}"])
def test_a_star_within_braces_is_found_too(tmp_path: Path, flow: str) -> None:
    hint = only(errors(write(tmp_path, {"blueprint.yaml": f"company: {flow}\n"})))["hint"]
    assert hint == "Put the text in quotes: a star at its beginning refers to an anchor."


@pytest.mark.parametrize(
    ("text", "column", "mended"),
    [
        ("{name: Alfa: mąki}", 21, ['{name: "Alfa: mąki"}']),
        ("{vat_id: '1', name: Alfa: mąki}", 34, ["{vat_id: '1', name: \"Alfa: mąki\"}"]),
        ("{name: Alfa sells: mąki}", 27, ['{name: "Alfa sells: mąki"}', "{name: Alfa, sells: mąki}"]),
    ],
)
def test_a_second_colon_within_braces_wants_quotes_or_a_comma(
    tmp_path: Path, text: str, column: int, mended: list[str]
) -> None:
    found = only(errors(write(tmp_path, {"blueprint.yaml": f"company: {text}\n"})))
    assert where(found) == ("blueprint.yaml", 1, column)
    assert found["hint"].startswith("Put the text in quotes: ")
    assert "Or put a comma before the key" in found["hint"]
    for way in mended:
        assert errors(write(tmp_path, {"blueprint.yaml": f"company: {way}\n"})) == []


@pytest.mark.parametrize("text", ["company: {name: Alfa\nlanguage: pl\n", 'company: {name: "Alfa": mąki}\n'])
def test_a_bracket_that_was_left_open_is_told_where_it_opens(tmp_path: Path, text: str) -> None:
    found = only(errors(write(tmp_path, {"blueprint.yaml": text})))
    assert (found["column"], found["hint"]) == (10, "Close the bracket, or put a comma between the items.")


@pytest.mark.parametrize(
    ("blank", "name"),
    [
        ("\u00a0", "a no-break space"),
        ("\u202f", "a narrow no-break space"),
        ("\u2007", "a figure space"),
        ("\u3000", "a wide space"),
        ("\u200b", "a zero-width space"),
        ("\ufeff", "a byte order mark"),
        ("\u2060", "an invisible character, U+2060,"),
    ],
)
@pytest.mark.parametrize(
    ("text", "said", "line", "column"),
    [
        ("company:\n  name:~Alfa\n", "behind this colon", 2, 8),
        ("company:\n  name:~Alfa\n  sells: mąka\n", "behind this colon", 2, 8),
        ("language: pl\ncompany:~{name: Alfa}\n", "behind this colon", 2, 9),
        ("company:~{name: Alfa}\n", "behind this colon", 1, 9),
        ("company:\n  name: Alfa\nroles:\n  a:\n    name: A\n    duties:\n      -~Dzwoni\n      -~Pisze\n",
         "behind this dash", 7, 8),
    ],
)  # fmt: skip
def test_a_blank_that_is_no_space_is_told_where_it_breaks_a_line(
    tmp_path: Path, blank: str, name: str, text: str, said: str, line: int, column: int
) -> None:
    told = errors(write(tmp_path, {"blueprint.yaml": text.replace("~", blank)}))
    found = only([one for one in told if one["code"] != "missing-key"])  # a company whose colon is none is missing too
    assert (found["code"], where(found)) == ("character", ("blueprint.yaml", line, column))
    assert found["message"] == f"{name} stands {said}, where only plain spaces count"
    mended = text.replace("~", " ")
    assert errors(write(tmp_path, {"blueprint.yaml": mended})) == []


@pytest.mark.parametrize(
    ("text", "said", "column"),
    [
        ("company:\n  name\u00a0: Alfa\n", "before this colon", 7),
        ("company:\n  \u00a0name: Alfa\n", "at the beginning of this line", 3),
        ("company: {\u00a0name: Alfa}\n", "beside this key", 11),
    ],
)
def test_a_blank_beside_a_key_is_told(tmp_path: Path, text: str, said: str, column: int) -> None:
    found = next(one for one in errors(write(tmp_path, {"blueprint.yaml": text})) if one["code"] == "character")
    assert (said in found["message"], found["column"]) == (True, column)


def test_a_no_break_space_within_a_text_is_the_writers(tmp_path: Path) -> None:
    text = "company:\n  name: Alfa\n  sells: Uwaga:\u00a0mąka\n  notes:\n    Uwaga:\u00a0kasza\n"
    assert errors(write(tmp_path, {"blueprint.yaml": text})) == []


@pytest.mark.parametrize(
    ("line", "hint", "mended"),
    [
        ("  sells = mąka", "Write a colon and a space after the key, in place of `=`.", "  sells: mąka"),
        ("  sells => mąka", "Write a colon and a space after the key, in place of `=>`.", "  sells: mąka"),
        ("  sells:= mąka", "Write a colon and a space after the key, in place of `:=`.", "  sells: mąka"),
        ("  sells：mąka", "Write a colon and a space after the key, in place of `：`.", "  sells: mąka"),
        ("  sells:mąka", "Write a space after the colon of the key.", "  sells: mąka"),
        ("   sells: mąka", "Begin this line in the same column as the key above;", "  sells: mąka"),
        ("  sells: {{company.name}}", "Write merge fields in square brackets,", '  sells: "[[company.name]]"'),
    ],
)
def test_a_line_that_is_no_key_with_a_value_is_mended_by_its_hint(
    tmp_path: Path, line: str, hint: str, mended: str
) -> None:
    assert only(errors(write(tmp_path, {"blueprint.yaml": f"{HEAD}{line}\n"})))["hint"].startswith(hint)
    assert errors(write(tmp_path, {"blueprint.yaml": f"{HEAD}{mended}\n"})) == []


def test_quotes_that_were_left_open_are_looked_for_above(tmp_path: Path) -> None:
    found = only(errors(write(tmp_path, {"blueprint.yaml": f'{HEAD}  sells: "mąka\n  notes: "kasza"\n'})))
    assert found["hint"].startswith("Close the quotes that were opened in a line above")
