"""Building again: what has changed is made, with its reason; what has not is not even looked into."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import generator
from generator.press import run
from generator.press.planning.order import Order
from generator.press.writing import identity
from generator.press.writing.inputs import Sets
from tests.papers import ROOT
from tests.press.tiny import Build, change, rows, snapshot, tiny
from tests.shell import salesbook, write

HEAVY = ("pydantic", "yaml", "lxml", "openpyxl", "docxtpl", "docx", "jinja2", "babel", "filelock", "rich", "markdown")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A list that grows with each file that is rendered."""
    real, seen = run._rendered, []

    def noting(job: run.Job) -> run.Paper:
        seen.append(job.path)
        return real(job)

    monkeypatch.setattr(run, "_rendered", noting)
    return seen


# --- exactly what changed -------------------------------------------------------------------------


def test_only_what_prints_a_change_is_rendered(build: Build, source: Path, rendered: list[str]) -> None:
    build()
    rendered.clear()
    change(source, "Ile kosztuje postój?", "Ile kosztuje dzień postoju?")
    build()
    assert set(rendered) == {
        "index.html",
        "internal/excel/S00-lista-obiekcji-i-odpowiedzi.xlsx",
        "internal/html/S00-lista-obiekcji-i-odpowiedzi.html",
        "internal/word/S00-lista-obiekcji-i-odpowiedzi.docx",
    }


def test_a_change_that_no_paper_prints_renders_nothing(
    build: Build, source: Path, out: Path, rendered: list[str]
) -> None:
    build()
    before = snapshot(out)
    rendered.clear()
    change(source, "id: tiny", "# a remark\nid: tiny")
    assert set(dict(rows(build("--report", "json"))).values()) == {("identical", "")}
    assert rendered == []
    after = snapshot(out)
    differing = {name for name in after if after[name] != before[name]}
    assert differing == {"manifest.json", ".salesbook/inputs.json"}  # the digest of the blueprint's text


def test_the_reason_is_told_in_the_words_of_the_process(build: Build, source: Path) -> None:
    build()
    change(source, "Ile kosztuje postój?", "Ile kosztuje dzień postoju?")
    change(source, "goal: Cel, blocks: {a: {title: A", "goal: Inny, blocks: {a: {title: Wstęp")
    told = rows(build("--dry-run", "--report", "json"))
    assert told["S00-lista-obiekcji-i-odpowiedzi.docx"] == ("update", "objection too-dear: response cost changed")
    assert "skeleton cold: talk block a changed" in told["S05-rozmowa.docx"][1]
    assert told["index.html"][1].startswith("what its search finds changed")


@pytest.mark.parametrize(
    ("old", "new", "file", "reason"),
    [
        ("id: tiny", "id: tiny\nedition: '2'", "S05-rozmowa.docx", "what stands on every paper changed"),
        ("company: {name: Tiny}", "company: {name: Tiny}\nbrand: {primary: '#123456'}", "S05-rozmowa.docx",
         "its look changed"),
        ("objections:\n", "objections:\n  no-time: {category: time, wordings: [Nie mam czasu]}\n",
         "S00-lista-obiekcji-i-odpowiedzi.docx", "objection no-time is new"),
        (f"{{why: {{kind: question-back, text: Z czym to porównać?}},\n{' ' * 25}", "{",
         "S00-lista-obiekcji-i-odpowiedzi.docx", "objection too-dear: response why is gone"),
    ],
)  # fmt: skip
def test_other_reasons(build: Build, source: Path, old: str, new: str, file: str, reason: str) -> None:
    build()
    change(source, old, new)
    assert reason in rows(build("--dry-run", "--report", "json"))[file][1]


def test_a_new_generator_makes_everything_again(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch, rendered: list[str]
) -> None:
    build()
    before, count = snapshot(out), len(rendered)
    monkeypatch.setattr(identity, "renderers", lambda: "another")
    monkeypatch.setattr(identity, "everything", lambda: "another")
    told = rows(build("--report", "json"))
    assert len(rendered) == 2 * count
    assert {verb for verb, _ in told.values()} == {"identical"}  # the bytes are the same
    assert {name for name, state in snapshot(out).items() if state != before[name]} == {
        "manifest.json", ".salesbook/inputs.json",
    }  # fmt: skip


def test_what_a_language_is_counts_as_the_generator() -> None:
    locale = Path(generator.__file__).parent / "locale"
    counted = set(identity._code(locale))
    assert {file for file in locale.iterdir() if file.suffix in (".mo", ".toml")} <= counted
    assert locale / "pl.mo" in counted


def test_a_deleted_file_comes_back_and_is_said_to(build: Build, out: Path, rendered: list[str]) -> None:
    build()
    rendered.clear()
    (out / "internal/word/S05-rozmowa.docx").unlink()
    assert rows(build("--report", "json"))["S05-rozmowa.docx"] == ("create", "it was not there any more")
    assert rendered == ["internal/word/S05-rozmowa.docx"]


# --- a dry run ------------------------------------------------------------------------------------


def test_a_dry_run_of_a_new_set_writes_nothing(build: Build, tmp_path: Path) -> None:
    said = build("--dry-run")
    assert said.code == 0
    assert "create" in said.out
    assert not (tmp_path / "out").exists()


def test_a_dry_run_foresees_what_a_build_does(build: Build, source: Path, out: Path) -> None:
    build()
    change(source, "title: Umowa, stage: order-part", "title: Kontrakt, stage: order-part")
    (out / "internal/word/S05-rozmowa.docx").write_bytes(b"mine")
    before = snapshot(out)
    foreseen = build("--dry-run", "--report", "json")
    assert snapshot(out) == before
    done = build("--report", "json")
    assert foreseen.data == done.data
    assert foreseen.code == done.code == 3
    assert {row["verb"] for row in done.data} >= {"create", "remove", "keep", "identical", "update"}


# --- nothing changed ------------------------------------------------------------------------------


def test_where_nothing_changed_no_heavy_library_is_loaded(source: Path, tmp_path: Path) -> None:
    code = (
        "import sys; from generator.cli import salesbook;"
        f"salesbook.main(['build', {str(source)!r}, '--output', {str(tmp_path / 'out')!r}], standalone_mode=False);"
        f"print([name for name in {HEAVY!r} if name in sys.modules])"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", code]
    first, second = (
        subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=120)
        for _ in range(2)
    )
    assert "pydantic" in first.stdout
    assert second.stdout.splitlines()[-1] == "[]"
    assert re.fullmatch(r"\d+ identical", second.stderr.strip())


def unchanged(source: Path, out: Path) -> bool:
    """Whether digests alone tell that nothing changed."""
    return Sets(out.parent.parent).unchanged(Order(source, out.parent.parent)) is not None


def test_digests_tell_that_nothing_changed(build: Build, source: Path, out: Path) -> None:
    assert not unchanged(source, out)
    build()
    assert unchanged(source, out)


@pytest.mark.parametrize(
    "happens",
    [
        pytest.param(lambda source, out: change(source, "Wysłana", "Wysłano"), id="a text"),
        pytest.param(lambda source, out: write(source, {"more.yaml": "# nothing\n"}), id="a new file"),
        pytest.param(lambda source, out: (out / "index.html").unlink(), id="a paper is gone"),
        pytest.param(lambda source, out: (out / "index.html").write_text("x"), id="a paper was edited"),
        pytest.param(lambda source, out: (out / "manifest.json").write_text("{}"), id="the manifest was edited"),
        pytest.param(lambda source, out: (out / ".salesbook/journal.json").write_text("{}"), id="an unfinished build"),
        pytest.param(lambda source, out: (out / ".salesbook-x.tmp").write_text(""), id="a half-written file"),
        pytest.param(lambda source, out: (out / ".salesbook/inputs.json").write_text("[]"), id="damaged digests"),
    ],
)  # fmt: skip
def test_whatever_changed_is_noticed(build: Build, source: Path, out: Path, happens: object) -> None:
    build()
    assert callable(happens)
    happens(source, out)
    assert not unchanged(source, out)


def test_a_saved_file_with_the_same_text_is_no_change(build: Build, source: Path, out: Path) -> None:
    build()
    (source / "blueprint.yaml").touch()
    assert unchanged(source, out)


def test_a_changed_base_is_noticed(tmp_path: Path) -> None:
    base = tiny(tmp_path / "base")
    own = write(tmp_path / "own", {"blueprint.yaml": "id: own\nextends: ../base\ncompany: {name: Own}\n"})
    out = tmp_path / "out/own/pl"
    assert salesbook("build", own, "--output", tmp_path / "out").code == 0
    assert unchanged(own, out)
    change(base, "Wysłana", "Wysłano")
    assert not unchanged(own, out)


def test_another_generator_or_another_order_is_noticed(
    build: Build, source: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import datetime

    build()
    sets = Sets(out.parent.parent)
    assert sets.unchanged(Order(source, out.parent.parent, as_of=datetime.date(2026, 2, 2))) is None
    assert sets.unchanged(Order(source, out.parent.parent, language="pl")) is None
    monkeypatch.setattr(identity, "everything", lambda: "another")
    assert sets.unchanged(Order(source, out.parent.parent)) is None


def test_warnings_are_told_each_time_although_nothing_is_looked_into(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With their places as they are seen from the working folder, in bases as well."""
    tiny(tmp_path / "base")
    own = "id: own\nextends: ../base\ncompany: {name: Own}\nroles: {seller: {name: Sprzedawca}}\n"
    tools = "tools: {call: {stage: offer, name: Rozmowy, function: K, responsible: seller}}\n"
    source, out = write(tmp_path / "own", {"blueprint.yaml": own, "tools.yaml": tools}), tmp_path / "out"
    command = ("build", source, "--output", out)
    first = salesbook(*command)
    assert "warning[" in first.err
    assert "advice[same-as-base]" in first.err
    assert unchanged(source, out / "own/pl")
    again = salesbook(*command)
    assert (again.code, again.err.replace("identical", "create")) == (0, first.err)
    strictly = salesbook(*command, "--strict")
    assert (strictly.code, "identical" in strictly.err) == (1, False)
    monkeypatch.chdir(source)
    from_here = salesbook("build", "--output", out)
    kept = out / "own/pl/.salesbook/inputs.json"
    before = kept.read_bytes()
    kept.unlink()
    assert "\ntools.yaml:1:15: warning[" in from_here.err
    assert from_here.err == salesbook("build", "--output", out).err
    assert kept.read_bytes() == before


def test_many_warnings_about_one_long_line_keep_it_once(source: Path, build: Build, out: Path) -> None:
    call = "{stage: offer, name: Rozmowy, function: K, responsible: seller}"
    calls = ", ".join(f"call-{number}: {call}" for number in range(60))
    write(source, {"tools.yaml": f"tools: {{{calls}}}\n"})
    first = build()
    assert first.err.count("warning[tool-without-frequency]") == 60
    kept = (out / ".salesbook/inputs.json").read_text("utf-8")
    assert kept.count("call-59: {stage") == 1
    assert unchanged(source, out)
    assert build().err.splitlines()[:-1] == first.err.splitlines()[:-1]


def test_damaged_warnings_are_made_anew(build: Build, source: Path, out: Path) -> None:
    change(source, "responsible: seller, perform: 1 / month", "responsible: seller")
    first, kept = build(), out / ".salesbook/inputs.json"
    whole = kept.read_bytes()
    damages = [
        (b'"warnings"', b'"warning"'),
        (b'"code"', b'"kode"'),
        (b'"code": "', b'"code": 1, "x": "'),
        (b'"severity": "warning"', b'"severity": "fatal"'),
        (b'"place": [\n0', b'"place": [\n9'),
        (b'"place": [\n0', b'"place": [\n"0"'),
    ]
    for old, new in damages:
        assert old in whole
        kept.write_bytes(whole.replace(old, new))
        assert not unchanged(source, out)
        assert build().err.splitlines()[:-1] == first.err.splitlines()[:-1]
        assert kept.read_bytes() == whole


def test_a_part_built_in_between_is_no_reason_to_trust(build: Build, source: Path, out: Path) -> None:
    """The text is as it was, one paper is not."""
    build()
    change(source, "goal: Cel", "goal: Inny")
    build("--only", "skeleton-cold")
    change(source, "goal: Inny", "goal: Cel")
    assert not unchanged(source, out)
    assert rows(build("--report", "json"))["S05-rozmowa.docx"][0] == "update"


def test_two_copies_of_a_blueprint_without_an_id_are_told_apart(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(tmp_path / name, {"blueprint.yaml": "extends: ../base\ncompany: {name: Same}\n"})
    tiny(tmp_path / "base")
    for _ in range(2):
        said = salesbook("build", tmp_path / "one", tmp_path / "two", "--output", tmp_path / "out", "--report", "json")
        assert said.code == 0
        assert {Path(row["path"]).relative_to(tmp_path / "out").parts[0] for row in said.data} == {"one", "two"}
