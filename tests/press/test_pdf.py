"""PDFs are made where they are asked for, and are part of the set from then on."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from pypdf import PdfReader

from generator.press.planning import printshop
from tests.papers import ROOT
from tests.press.tiny import Build, change, rows
from tests.shell import write

BOOK = "tiny-ksiega-sprzedazy.pdf"
OFFER = "customer/pdf/S05-oferta.pdf"


def pdfs(out: Path) -> set[str]:
    return {path.name for path in out.rglob("*.pdf")}


def text(path: Path) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages).split())


def formats(out: Path) -> set[str]:
    return {row["format"] for row in json.loads((out / "manifest.json").read_text("utf-8"))["files"]}


def test_pdfs_are_not_made_unasked(build: Build, out: Path) -> None:
    assert build().code == 0
    assert pdfs(out) == set()


def test_each_document_is_a_pdf_and_all_internal_ones_are_bound(build: Build, out: Path) -> None:
    assert build().code == 0
    papers = {path.stem for path in out.rglob("*.docx")}
    assert build("--format", "pdf").code == 0
    assert {f"{name}.pdf" for name in papers} | {BOOK} <= pdfs(out)
    assert {path.parent.name for path in out.rglob("*.pdf")} == {"pdf"}
    assert "Z czym to porównać?" in text(out / "internal/pdf" / BOOK)


def test_nothing_for_customers_is_bound_and_nothing_internal_goes_to_them(build: Build, out: Path) -> None:
    assert build("--format", "pdf").code == 0
    assert not (out / "customer/pdf" / BOOK).exists()
    assert "WEWNĘTRZNE" in text(out / "internal/pdf" / BOOK)
    assert "WEWNĘTRZNE" not in text(out / OFFER)
    titles = [one.title for one in PdfReader(out / "internal/pdf" / BOOK).outline if not isinstance(one, list)]
    assert "Oferta" not in titles
    assert "Rozmowa" in titles


def test_the_book_is_made_by_its_name_alone(build: Build, out: Path) -> None:
    assert build("--only", "sales-book").code == 0
    assert {path.name for path in out.rglob("*.*") if path.suffix != ".json"} >= {BOOK}
    assert formats(out) == {"pdf"}


def test_a_second_build_finds_the_same(build: Build, tmp_path: Path, source: Path) -> None:
    first = rows(build("--format", "pdf", "--report", "json"))
    again = rows(build("--format", "pdf", "--report", "json"))
    assert {verb for verb, _ in first.values()} == {"create"}
    assert {verb for verb, _ in again.values()} == {"identical"}


def test_two_builds_give_the_same_bytes(build: Build, out: Path) -> None:
    assert build("--format", "pdf").code == 0
    before = {path.name: path.read_bytes() for path in out.rglob("*.pdf")}
    for path in out.rglob("*.pdf"):
        path.unlink()
    assert build("--format", "pdf").code == 0
    assert {path.name: path.read_bytes() for path in out.rglob("*.pdf")} == before


def test_pdfs_that_stand_there_are_renewed_with_the_set(build: Build, source: Path, out: Path) -> None:
    assert build("--only", "offer-general", "--format", "pdf").code == 0
    change(source, "body: B", "body: Inna treść")
    made = rows(build("--report", "json"))
    assert made["S05-oferta.pdf"] == ("update", "offer general: offer section one: body changed")
    assert "Inna treść" in text(out / OFFER)
    assert pdfs(out) == {"S05-oferta.pdf"}


def test_pdfs_that_were_removed_are_gone_for_good(build: Build, source: Path, out: Path) -> None:
    assert build("--format", "pdf").code == 0
    (out / OFFER).unlink()
    change(source, "body: B", "body: Inna treść")
    assert build().code == 0
    assert "S05-oferta.pdf" not in pdfs(out)
    assert OFFER not in (out / "manifest.json").read_text("utf-8")
    assert BOOK in pdfs(out)


def test_the_portal_is_the_same_with_and_without_pdfs(build: Build, out: Path) -> None:
    assert build().code == 0
    before = (out / "index.html").read_bytes()
    assert build("--format", "pdf").code == 0
    assert rows(build("--report", "json"))["index.html"][0] == "identical"
    assert (out / "index.html").read_bytes() == before
    assert b".pdf" not in before


def test_a_pdf_with_somebodys_remarks_is_kept(build: Build, source: Path, out: Path) -> None:
    assert build("--format", "pdf").code == 0
    (out / OFFER).write_bytes((out / OFFER).read_bytes() + b"% remark\n")
    change(source, "body: B", "body: Inna treść")
    assert build("--format", "pdf").code == 3
    assert (out / OFFER).read_bytes().endswith(b"% remark\n")
    assert "Inna treść" in text(out / "customer/pdf/S05-oferta.new.pdf")


def test_without_the_typesetter_it_is_said_how_to_get_it(
    build: Build, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printshop, "find_spec", lambda name: None)
    said = build("--format", "pdf")
    assert said.code == 1
    assert "error[pdf-not-installed]" in said.err
    assert 'pip install "salesbook[pdf]"' in said.err
    assert not out.exists()
    assert build().code == 0


def test_a_font_that_is_not_there_is_told_and_stops_nothing(build: Build, source: Path) -> None:
    change(source, "company: {name: Tiny}", "company: {name: Tiny}\nbrand: {font: Nobodys Own Serif}")
    said = build("--only", "offer-general", "--format", "pdf", "--strict")
    assert said.code == 0
    assert "advice[pdf-font]: the font `Nobodys Own Serif` is not on this machine" in said.err
    assert "pdf-font" not in build("--only", "offer-general", "--format", "docx").err


def test_a_character_that_no_font_has_is_told_with_its_paper(build: Build, source: Path) -> None:
    change(source, "body: B", "body: 'B \U0002fa1d'")
    said = build("--only", "offer-general", "--format", "pdf")
    assert said.code == 0
    assert "warning[pdf-character]: no font on this machine has `\U0002fa1d` (U+2FA1D); the PDF of “Oferta”" in said.err
    assert build("--only", "offer-general", "--format", "pdf", "--strict").code == 1


def test_a_look_that_cannot_draw_a_paper_is_told_with_its_line(build: Build, out: Path, tmp_path: Path) -> None:
    """One that draws the short paper on which themes are tried, which is English."""
    look = '#let look = (\n  paragraph: (b, k) => if k.label.page != "Page" { colour },\n)\n'
    write(tmp_path / "ours", {"theme.yaml": "extends: classic\n", "pdf/look.typ": look})
    said = build("--only", "offer-general", "--format", "pdf", "--theme", str(tmp_path / "ours"))
    assert said.code == 1
    assert (
        "error[pdf-look]: the theme's look cannot draw the PDF: look.typ, line 2: unknown variable: colour" in said.err
    )
    assert not out.exists()


def test_only_a_pdf_loads_the_typesetter(source: Path, tmp_path: Path) -> None:
    for options, loaded in (((), "False"), (("--only", "offer-general", "--format", "pdf"), "True")):
        arguments = ["build", str(source), "--output", str(tmp_path / "own"), *options]
        code = (
            "import sys; from generator.cli import salesbook\n"
            f"salesbook.main({arguments!r}, standalone_mode=False); print('typst' in sys.modules)"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
        assert run.stdout.split()[-1] == loaded
