"""What is nearly markup is told where it stands; what is markup, or plain text, is not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from tests.shell import salesbook, write


def told(folder: Path, text: str, field: str = "terms.payment") -> list[tuple[str, str]]:
    """Code and message of each warning about a text."""
    return [(row["code"], row["message"]) for row in rows(folder, text, field)]


def rows(folder: Path, text: str, field: str = "terms.payment") -> list[dict[str, str]]:
    """Each warning about a text."""
    group, name = field.split(".")
    data = {"extends": "ten-stage", "company": {"name": "Alfa"}}
    data.setdefault(group, {})[name] = text  # type: ignore[union-attr, call-overload, index]
    source = write(folder, {"blueprint.yaml": yaml.safe_dump(data, allow_unicode=True, width=1000)})
    found = salesbook("check", source, "--report", "json").data
    return [row for row in found if row["code"].startswith("almost")]


LINKS = {
    "[r](alfa.example/r)": "http, https",
    "[r](javascript:alert)": "http, https",
    "[r](file:///c/x)": "http, https",
    "[r](ftp://a.example)": "http, https",
    "[r](/r)": "http, https",
    "[c](https://alfa.example/cennik dostaw.pdf)": "no spaces",
    "[c](https://alfa.example/a b c)": "no spaces",
    "[c] (https://alfa.example)": "a space parts",
    "[c](https://alfa.example i dalej": "not closed",
    "(c)[https://alfa.example]": "as it stands",
    "[c]()": "no address",
    "[](https://alfa.example)": "no label",
    "![obraz](https://alfa.example/x.png)": "a picture",
    "![obraz](x.png)": "a picture",
    "[a][1]\n\n[1]: https://alfa.example": "apart from its link",
    "[umów](https://cal.example/?k=[[customer-name]])": "filled for each customer",
}


@pytest.mark.parametrize("text", LINKS)
def test_what_is_nearly_a_link_is_told(tmp_path: Path, text: str) -> None:
    found = told(tmp_path, f"Zobacz {text}" if "\n" not in text else text)
    assert {code for code, _ in found} == {"almost-a-link"}
    assert any(LINKS[text] in message for _, message in found)


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("[r](alfa.example/r)", "https://alfa.example/r"),
        ("[r](alfa.example/r.pdf)", "https://alfa.example/r.pdf"),
        ("[r](biuro@alfa.example)", "mailto:biuro@alfa.example"),
        ("[r] (https://alfa.example)", "[r](https://alfa.example)"),
        ("[r] (https://alfa.example/a b)", "[r](https://alfa.example/a%20b)"),
        ("[r](https://alfa.example/a b)", "https://alfa.example/a%20b"),
        ("[r](tel:+48 600 000 000)", "tel:+48600000000"),
    ],
)
def test_what_a_hint_says_makes_a_link(tmp_path: Path, text: str, mended: str) -> None:
    hint = rows(tmp_path, text)[0]["hint"]
    assert f"`{mended}`" in hint
    assert told(tmp_path, mended if mended.startswith("[") else f"[r]({mended})") == []


@pytest.mark.parametrize("address", ["cennik.pdf", "./cennik", "docs/cennik.PDF", "../a.docx", "/r", "..", "#a", "x:y"])
@pytest.mark.parametrize("gap", ["", " "])
def test_a_file_is_not_made_an_address_by_a_few_letters(tmp_path: Path, address: str, gap: str) -> None:
    found = rows(tmp_path, f"[r]{gap}({address})")
    assert not any("Begin the address" in row["hint"] for row in found)
    assert all("`https://` address" in row["hint"] and "or the label alone" in row["hint"] for row in found)
    assert all(
        row["hint"].startswith(f"Remove the space between them: `[r]({address})`.") is bool(gap) for row in found
    )


@pytest.mark.parametrize(
    "text",
    [
        "**ważne", "to jest __ważne", "<b>x</b>", "a<br>b", '<a href="x">y</a>', "a&nbsp;b", "# Tytuł", "> cytat",
        "| a | b |\n|---|---|", "```\nx\n```", "`kod`", "~~nie~~", "{{customer-name}}", "{customer-name}",
        "<<customer-name>>", "%customer-name%", "[customer-name]", "dla [nazwa klienta]", "{{company.name}}",
    ],
)  # fmt: skip
def test_markup_of_others_is_told(tmp_path: Path, text: str) -> None:
    assert [code for code, _ in told(tmp_path, text)] == ["almost-markup"]


@pytest.mark.parametrize("field", ["company.name", "brand.footer"])
@pytest.mark.parametrize("text", ["**Alfa**", "[Alfa](https://alfa.example)"])
def test_markup_where_none_is_read_is_told(tmp_path: Path, field: str, text: str) -> None:
    assert [code for code, _ in told(tmp_path, text, field)] == ["almost-markup"]


@pytest.mark.parametrize(
    "text",
    [
        "**tak** *i* _tak_", "[c](https://a.example/x_(1))", "www.a.example, a@b.example", "[1] (zob. s. 2)",
        "[x] (tak)", "(a)[b]", "5 < 6 > 4, a & b, 10 % z 20 %", "netto*) i brutto**), cena**", "2**3", "# 5",
        "C:\\_wzory, \\\\srv\\_a_", "#hasztag", "a | b", "{x}", r"\[c\](https://a.example)", "- a\n- b", "<nazwa>",
        "it's `", "[[customer-name]]", "[uwaga]", "https://a.example/?k=[[customer-name]]",
    ],
)  # fmt: skip
def test_markup_and_plain_text_are_not_told(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, text) == []


def test_every_link_of_a_text_is_told(tmp_path: Path) -> None:
    assert len(told(tmp_path, "[a](a.example/x), [b](b.example/y)")) == 2
