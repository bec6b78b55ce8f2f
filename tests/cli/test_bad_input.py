"""Whatever a stranger's file holds: a located problem, exit 1, nothing written, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import COMPANY, errors, salesbook, where, write

BAD: dict[str, tuple[str | bytes, str]] = {
    "a merge-key bomb": ("a: &a {x: 1}\n" + "".join(f"a{n}: &a{n}\n  <<: [*a, *a]\n" for n in range(9)), "merge-key"),
    "an alias bomb": (
        "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        + "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12)),
        "too-many-values",
    ),
    "100,000 nested brackets": ("company: " + "[" * 100_000, "too-deep"),
    "a vertical tab": ('company: {name: "\\x0b"}\n', "character"),
    "a surrogate": ('company: {name: "\\ud800"}\n', "yaml-syntax"),
    "a tab for an indent": ("company:\n\tname: X\n", "yaml-syntax"),
    "two documents": (COMPANY + "---\n" + COMPANY, "several-documents"),
    "a list for a mapping": ("- company\n", "not-a-mapping"),
    "an id with a slash": (COMPANY + "id: ../../x\n", "id"),
    "a base that is itself": (COMPANY + "extends: .\n", "extends-circle"),
    "a device's name": (COMPANY + "id: CON\n", "id"),
    "Latin-2": ("company: {name: Żółw}\n".encode("iso8859-2"), "encoding"),
    "a zero byte": (b"company: {name: a\0b}\n", "character"),
    "a Python object": ("company: !!python/object/apply:os.system [ls]\n", "tag"),
    "a key that is no text": (COMPANY + "? {a: b}\n: c\n", "key"),
    "an empty key": (COMPANY + '"": x\n', "unknown-key"),
    "a key of 40,000 letters": (COMPANY + "? " + "k" * 40_000 + "\n: x\n", "unknown-key"),
    "an id of 40,000 letters that is none": (COMPANY + "roles:\n  ? " + "K" * 40_000 + "\n  : {name: X}\n", "id"),
    "an id of 200 letters": (COMPANY + "id: " + "k" * 200 + "\n", "id"),
    "an id that reads from right to left": (COMPANY + 'roles: {"a\u202eb": {name: X}}\n', "id"),
    "an id of no width": (COMPANY + 'roles: {"\u200b": {name: X}}\n', "id"),
    "an emoji for a key": (COMPANY + "😀: x\n", "unknown-key"),
    "a number for a key": (COMPANY + "1: x\n", "unknown-key"),
    "an equals sign for a key": (COMPANY + "=: x\n", "unknown-key"),
    "an unknown key without a value": (COMPANY + "wordings:\n", "unknown-key"),
    "an unknown key without a value, further in": (
        COMPANY + "roles:\n  seller:\n    name: S\n    dutys:\n",
        "unknown-key",
    ),
    "quotes that nobody closes": ('company: {name: "Tiny}\n', "yaml-syntax"),
    "UTF-16": (COMPANY.encode("utf-16"), "encoding"),
    "UTF-16 without its mark": (COMPANY.encode("utf-16-le"), "encoding"),
    "UTF-32": (COMPANY.encode("utf-32"), "encoding"),
    "a surrogate in UTF-8": (b"company: {name: \xed\xa0\x80}\n", "encoding"),
    "another YAML": ("%YAML 9.9\n---\n" + COMPANY, "yaml-syntax"),
    "a list of bases": (COMPANY + "extends: [a, b]\n", "value"),
    "a list of languages": (COMPANY + "language: [pl]\n", "unknown-value"),
    "a base in a zero byte": (COMPANY + 'extends: "a\\0b"\n', "character"),
    "an amount that never ends": (COMPANY + "products: {a: {name: A, price: 1" + "." * 50_000 + "}}\n", "value"),
    "a number that is too long": (COMPANY + "terms: {validity_days: " + "9" * 5000 + "}\n", "value"),
    "a date out of the calendar": (COMPANY + "as_of: 99999-99-99\n", "value"),
    "a frequency out of all bounds": (
        COMPANY
        + "tools: {a: {stage: s, name: A, perform: {every: 999999999999 months}}}\nstages: {s: {name: S, number: 1}}\n",
        "frequency",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_a_located_problem_and_nothing_is_written(tmp_path: Path, name: str) -> None:
    content, code = BAD[name]
    folder = write(tmp_path / "bad", {"blueprint.yaml": content})
    said = salesbook("build", folder, "--output", tmp_path / "out")
    assert (said.code, said.out) == (1, "")
    first = said.err.split("\n")[0]
    assert f"error[{code}]" in first
    assert "blueprint.yaml:" in first
    assert "Traceback" not in said.err
    assert "fault of its own" not in said.err
    assert not (tmp_path / "out").exists()


SURPRISES = [
    "12:30:00",
    "0o17",
    "0b11",
    "0x1F",
    "1_000",
    "1e3",
    "1e999999999",
    ".inf",
    "-.INF",
    ".nan",
    "NaN",
    "=",
    "+1",
]
"""What YAML 1.1 or Python would take for a number or something like it."""


@pytest.mark.parametrize("value", SURPRISES)
def test_no_field_takes_what_only_a_parser_calls_a_number(tmp_path: Path, value: str) -> None:
    folder = write(
        tmp_path,
        {
            "blueprint.yaml": f"as_of: {value}\ncompany:\n  name: {value}\n",
            "more.yaml": f"terms: {{validity_days: {value}}}\nprice_policy: {{reserve_pct: {value}}}\n",
            "products.yaml": f"products:\n  a: {{name: {value}, price: {value}}}\n",
        },
    )
    assert [(where(problem), problem["code"]) for problem in errors(folder)] == [
        (("blueprint.yaml", 1, 8), "value"),
        (("more.yaml", 1, 24), "value"),
        (("more.yaml", 2, 29), "value"),
        (("products.yaml", 2, 14 + len(f"name: {value}, ")), "value"),
    ]


VALUES = [
    "R&D <b> \"x\" 'y'",
    "{{ 6*7 }} {% x %} {_{",
    "=1+1",
    "😀 żółw",
    "x " * 20_000,
    "[not a token] [ [nor this] ]",
    "#N/A",
    "| > - * & !",
]


@pytest.mark.parametrize("value", VALUES)
def test_any_other_text_is_taken(tmp_path: Path, value: str) -> None:
    quoted = value.replace("'", "''")
    folder = write(tmp_path / "good", {"blueprint.yaml": f"company: {{name: '{quoted}'}}\n"})
    assert salesbook("check", folder).code == 0
    assert salesbook("build", folder, "--output", tmp_path / "out").code == 0


@pytest.mark.parametrize("token", ["[[Customer-Name]]", "[[ customer-name ]]", "[[customer name]]"])
def test_a_merge_field_that_is_badly_written_is_no_text(tmp_path: Path, token: str) -> None:
    """It would reach the customer as it is."""
    text = f"extends: ten-stage\ncompany: {{name: A, email: '{token}'}}\n"
    (problem,) = errors(write(tmp_path, {"blueprint.yaml": text}))
    assert problem["code"] == "unknown-merge-field"
    assert problem["hint"] == "Did you mean `customer-name`?"


@pytest.mark.parametrize("given", ["gone", "gone/blueprint.yaml", "file.txt/below", "x" * 5000, "/dev/null", "nul\\x"])
def test_a_path_that_leads_to_no_blueprint_is_told(tmp_path: Path, given: str) -> None:
    write(tmp_path, {"file.txt": "x"})
    said = salesbook("check", tmp_path / given)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "fault of its own" not in said.err
