"""Whatever a stranger's file holds: a located problem, exit 1, nothing written, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import COMPANY, salesbook, write

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
    "a number that is too long": (COMPANY + "terms: {validity_days: " + "9" * 5000 + "}\n", "value"),
    "a date out of the calendar": (COMPANY + "as_of: 99999-99-99\n", "value"),
    "a frequency out of all bounds": (
        COMPANY
        + "tools: {a: {stage: s, name: A, perform: 1 / 999999999999 months}}\nstages: {s: {name: S, number: 1}}\n",
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


VALUES = [
    "R&D <b> \"x\" 'y'",
    "{{ 6*7 }} {% x %} {_{",
    "=1+1",
    "😀 żółw",
    "x " * 20_000,
    "[[not a token]]",
    "#N/A",
    "| > - * & !",
]


@pytest.mark.parametrize("value", VALUES)
def test_any_other_text_is_taken(tmp_path: Path, value: str) -> None:
    quoted = value.replace("'", "''")
    folder = write(tmp_path / "good", {"blueprint.yaml": f"company: {{name: '{quoted}'}}\n"})
    assert salesbook("check", folder).code == 0
    assert salesbook("build", folder, "--output", tmp_path / "out").code == 0


@pytest.mark.parametrize("given", ["gone", "gone/blueprint.yaml", "file.txt/below", "x" * 5000, "/dev/null", "nul\\x"])
def test_a_path_that_leads_to_no_blueprint_is_told(tmp_path: Path, given: str) -> None:
    write(tmp_path, {"file.txt": "x"})
    said = salesbook("check", tmp_path / given)
    assert said.code == 1
    assert "Traceback" not in said.err
    assert "fault of its own" not in said.err
