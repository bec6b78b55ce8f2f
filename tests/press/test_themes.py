"""Themes and brands from the command line: which is taken, what is told, what is built again."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from generator.themes import load
from generator.themes.pdf import pdf_parts
from tests.render.pdf.reading import rendered
from tests.render.sample import sample_document
from tests.render.word.shells import png
from tests.shell import COMPANY, only, problems, salesbook, where, write

BASE = f"extends: ten-stage\nlanguage: en\n{COMPANY}"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 10"><rect width="30" height="10" fill="{}"/></svg>'
OURS = "extends: modern\n"
SHORT = sample_document()


def firm(folder: Path, more: str = "", **files: str | bytes) -> Path:
    named = {name.replace("__", "/").replace("_DOT_", "."): content for name, content in files.items()}
    return write(folder / "firm", {"blueprint.yaml": f"{BASE}{more}", **named})


def with_theme(folder: Path, settings: str = OURS, files: dict[str, str | bytes] | None = None) -> Path:
    """A firm with a theme of its own."""
    theme = {f"themes/ours/{name}": content for name, content in (files or {}).items()}
    return write(firm(folder, "theme: themes/ours\n"), {"themes/ours/theme.yaml": settings, **theme})


def built(blueprint: Path, out: Path, *options: str) -> dict[str, bytes]:
    """The files of the message templates, by their endings."""
    said = salesbook("build", blueprint, "--output", out, "--only", "messages", "--only", "crm-setup", *options)
    assert said.code == 0, said.err
    files = (
        path for path in out.rglob("*") if path.suffix in (".html", ".docx", ".xlsx") and path.name != "index.html"
    )
    return {path.suffix[1:]: path.read_bytes() for path in files}


def rows(blueprint: Path, out: Path, *options: str) -> dict[str, str]:
    """What became of each file, and why."""
    said = salesbook("build", blueprint, "--output", out, "--report", "json", *options)
    assert said.code == 0, said.err
    return {row["path"].rpartition("/")[2]: row["verb"] for row in said.data}


# --- which theme ----------------------------------------------------------------------------------


def test_a_blueprint_names_its_theme_and_the_command_line_another(tmp_path: Path) -> None:
    usual = built(firm(tmp_path / "a"), tmp_path / "1")
    modern = built(firm(tmp_path / "b", "theme: modern\n"), tmp_path / "2")
    asked = built(firm(tmp_path / "c"), tmp_path / "3", "--theme", "modern")
    for kind in ("html", "docx", "xlsx"):
        assert usual[kind] != modern[kind] == asked[kind], kind


def test_the_manifest_names_the_theme(tmp_path: Path) -> None:
    built(firm(tmp_path, "theme: field\n"), tmp_path / "out")
    manifest = next((tmp_path / "out").rglob("manifest.json"))
    assert json.loads(manifest.read_text("utf-8"))["theme"] == "field"


def test_a_theme_of_ones_own_says_only_what_differs(tmp_path: Path) -> None:
    settings = f'{OURS}palette: {{primary: "#7A1F2B"}}\n'
    made = built(
        with_theme(tmp_path, settings, {"html/theme.css": ".ours { color: var(--primary); }"}), tmp_path / "out"
    )
    page = made["html"].decode()
    assert "--primary: #7A1F2B;" in page
    assert page.index(".steps > li::before") < page.index(".ours {"), "its rules stand below those of `modern`"
    styles = zipfile.ZipFile(io.BytesIO(made["docx"])).read("word/styles.xml").decode()
    assert 'w:val="7A1F2B" w:themeColor="accent1"' in styles


def test_a_macro_of_ones_own_stands_in_for_one_and_the_others_stay(tmp_path: Path) -> None:
    files = {
        "word/blocks.xml.j2": "{% macro words(label) %}<w:r><w:t>OURS {{ label }}</w:t></w:r>{% endmacro %}",
        "html/blocks.html.j2": "{% macro badge(item) %}{% endmacro %}"
        '{% macro paragraph(block, level, anchor) %}<p class="ours">{{ runs(block.text) }}</p>{% endmacro %}',
    }
    made = built(with_theme(tmp_path, files=files), tmp_path / "out")
    assert b'<p class="ours">' in made["html"]
    text = "".join(docx.Document(io.BytesIO(made["docx"])).element.body.itertext())
    assert "OURS" in text, "a macro that is not the theme's own calls the one that is"


def test_a_shell_of_ones_own_may_lack_a_style_that_came_later(tmp_path: Path) -> None:
    shell = docx.Document(io.BytesIO(load("modern").word.document))
    styles = shell.styles.element
    styles.remove(next(style for style in styles if style.get(f"{{{styles.nsmap['w']}}}styleId") == "Note"))
    saved = io.BytesIO()
    shell.save(saved)
    made = built(with_theme(tmp_path, files={"word/document.docx": saved.getvalue()}), tmp_path / "out")
    assert "Note" in [style.name for style in docx.Document(io.BytesIO(made["docx"])).styles]


def test_a_base_brings_its_theme_and_its_pictures(tmp_path: Path) -> None:
    settings = f'{OURS}palette: {{primary: "#7A1F2B"}}\n'
    write(
        tmp_path / "house",
        {
            "blueprint.yaml": "extends: ten-stage\ntheme: looks\nbrand: {logo: logo.svg}\n",
            "looks/theme.yaml": settings,
            "logo.svg": SVG.format("#123456"),
        },
    )
    folder = write(tmp_path / "own", {"blueprint.yaml": f"extends: ../house\nlanguage: en\n{COMPANY}"})
    page = built(folder, tmp_path / "out")["html"].decode()
    assert "--primary: #7A1F2B;" in page
    assert "data:image/svg+xml;base64," in page


# --- what is told ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "hint"), [("modren", "Did you mean `modern`?"), ("themes/our", "Did you mean `themes/ours`?")]
)
def test_a_name_that_is_none_is_told_with_the_nearest(name: str, hint: str, tmp_path: Path) -> None:
    folder = with_theme(tmp_path)
    (folder / "blueprint.yaml").write_text(f"{BASE}theme: {name}\n", "utf-8")
    problem = only([one for one in problems(folder) if one["severity"] == "error"])
    assert (problem["code"], where(problem), problem["hint"]) == ("unknown-theme", ("blueprint.yaml", 4, 8), hint)
    said = salesbook("build", folder, "--theme", "moderm", "--output", tmp_path / "out")
    assert said.code == 1
    assert "error[unknown-theme]: there is no theme `moderm`" in said.err


@pytest.mark.parametrize("name", ["../elsewhere", "/etc", "themes/link", "x" * 5000, "."])
def test_a_theme_outside_of_the_blueprints_folder_is_not_read(name: str, tmp_path: Path) -> None:
    write(tmp_path / "elsewhere", {"theme.yaml": OURS})
    folder = firm(tmp_path, f"theme: {name}\n")
    if name == "themes/link":
        (folder / "themes").mkdir()
        (folder / name).symlink_to(tmp_path / "elsewhere")
    assert {problem["code"] for problem in problems(folder)} & {"unknown-theme", "link-outside"}


def test_every_mistake_is_told_at_once_with_its_place(tmp_path: Path) -> None:
    settings = (
        "extends: modrn\n"
        "colours: {}\n"
        "palette: {primary: red, acent: '#112233', ink: [a]}\n"
        "fonts: {size: 40, body: 'Comic\"; }'}\n"
        "excel: {zebra: maybe, band: filled}\n"
        "cover: {a: b}\n"
    )
    files = {
        "word/blocks.xml.j2": "{% macro gap() %}\n{{ wrods(1) }}{{ words(1) }}{% endmacro %}",
        "html/theme.css": "/* url(http://a) */\n.a { background: u\\72l(http://evil.example/x.png) }",
    }
    folder = with_theme(tmp_path, settings, files)
    said = salesbook("theme", "check", folder / "themes/ours", "--report", "json")
    found = [(*where(problem), problem["code"]) for problem in said.data]
    assert said.code == 1
    assert found == [
        ("theme.css", 2, 18, "theme-style"),
        ("theme.yaml", 1, 10, "theme-file"),
        ("theme.yaml", 2, 1, "theme-file"),
        ("theme.yaml", 3, 20, "theme-file"),
        ("theme.yaml", 3, 25, "theme-file"),
        ("theme.yaml", 3, 48, "theme-file"),
        ("theme.yaml", 4, 15, "theme-file"),
        ("theme.yaml", 4, 25, "theme-file"),
        ("theme.yaml", 5, 16, "theme-file"),
        ("theme.yaml", 5, 29, "theme-file"),
        ("theme.yaml", 6, 8, "theme-file"),
        ("blocks.xml.j2", 2, 4, "theme-template"),
    ]
    assert all(problem["hint"] for problem in said.data)
    told = {problem["code"] for problem in problems(folder)}
    assert "theme-file" in told, "a build is told of them too"


def test_a_shells_tags_are_looked_at_in_every_part(tmp_path: Path) -> None:
    shell = docx.Document(io.BytesIO(load().word.document))
    shell.sections[-1].header.add_paragraph("{{ titel }}")
    shell.sections[-1].footer.add_paragraph("{% if title %}")
    saved = io.BytesIO()
    shell.save(saved)
    folder = with_theme(tmp_path, files={"word/document.docx": saved.getvalue()})
    found = [one for one in problems(folder) if one["code"] == "word-shell"]
    assert len(found) == 2
    assert {Path(one["file"]).name for one in found} == {"document.docx"}


@pytest.mark.parametrize(
    "template",
    [
        "{% macro gap() %}{% for a in range(90000) %}{% for b in range(9000) %}x{% endfor %}{% endfor %}{% endmacro %}",
        "{% for a in range(90000) %}{% for b in range(90000) %}{% endfor %}{% endfor %}{% macro gap() %}{% endmacro %}",
        "{% macro gap() %}{{ 'a' * 3000000000 }}{% endmacro %}",
        "{% macro gap() %}{{ ('a' * 90000) * 90000 }}{% endmacro %}",
        "{{ 9 ** 999999999 }}{% macro gap() %}{% endmacro %}",
        "{% macro gap() %}{{ '%3000000000d' % 1 }}{% endmacro %}",
        "{% macro gap() %}{{ 'a' | center(3000000000) }}{% endmacro %}",
        "{% macro gap() %}{{ '{:3000000000}'.format(1) }}{% endmacro %}",
        "{% macro gap() %}{{ gap.__class__.__mro__ }}{% endmacro %}",
        "{% macro gap() %}{{ gap() }}{% endmacro %}",
    ],
)
def test_a_strangers_template_neither_goes_on_for_ever_nor_reaches_out(
    template: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.press.looks.trial._SECONDS", 1)
    folder = with_theme(tmp_path, files={"word/blocks.xml.j2": template})
    assert [one["code"] for one in problems(folder) if one["severity"] == "error"] == ["theme-template"]


@pytest.mark.parametrize(
    ("look", "line", "told"),
    [
        ("#let look = (\n  radius: 2pt,\n  table-heads: \"line\",\n)", 3, "there is no switch `table-heads`"),
        ("#let look = (\n  table-head: \"lines\",\n)", 2, '`table-head` is "band" or "tint" or "line", not "lines"'),
        ("#let look = (\n  radius: \"2pt\",\n)", 2, "`radius` is of the kind length, not string"),
        ("#let look = (\n  callout: (b, k) => fill(b),\n)", 2, "unknown variable: fill"),
        ("#let look = (\n  radius: 2pt,\n", 1, "unclosed delimiter"),
        ("#let lok = (:)", 1, "unresolved import"),
        ("#let look = (paragraph: (b, k) => \"x\" * 4000000000)", 1, "takes more than"),
        ("#let turn() = for i in range(9000) { for j in range(9000) { let x = calc.sin(i * j) } }\n"
         "#let look = (paragraph: (b, k) => turn())", 1, "takes more than"),
    ],
)  # fmt: skip
def test_a_look_in_pdf_is_tried_and_told_with_its_place(
    look: str, line: int, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    if "for i" in look:
        monkeypatch.setattr("generator.press.looks.trial._SECONDS", 1)
        monkeypatch.setattr("generator.press.bounded.STARTING", 9)
    problem = only(
        [one for one in problems(with_theme(tmp_path, files={"pdf/look.typ": look})) if one["severity"] == "error"]
    )
    assert (problem["code"], problem["line"]) == ("theme-template", line)
    assert Path(problem["file"]).name == "look.typ"
    assert told in problem["message"]
    assert capfd.readouterr().err == "", "what the typesetter says of its end is nobody's business"


def test_a_new_look_in_pdf_changes_nothing_until_something_is_said(tmp_path: Path) -> None:
    """Every switch is there as a comment, with the value that it has in the theme extended."""
    assert salesbook("theme", "new", tmp_path / "ours", "--from", "field").code == 0
    path = tmp_path / "ours/pdf/look.typ"
    begun = path.read_text("utf-8")
    said = begun.replace("  // ", "  ")
    assert "margin: (x: 16mm, top: 21mm, bottom: 20mm)," in said
    field = load("field")
    papers = [rendered(SHORT, one) for one in (field, replace(field, pdf=pdf_parts(begun, field.pdf)),
                                               replace(field, pdf=pdf_parts(said, None)))]  # fmt: skip
    assert papers[0] == papers[1] == papers[2]
    assert rendered(SHORT, replace(field, pdf=pdf_parts("#let look = (margin: 5mm)", field.pdf))) != papers[0]


def test_links_and_files_that_are_too_large_are_refused(tmp_path: Path) -> None:
    folder = with_theme(tmp_path, files={"html/theme.css": b"a" * 5_000_001})
    assert only([one for one in problems(folder) if one["severity"] == "error"])["code"] == "theme-file"
    (folder / "themes/ours/html/theme.css").unlink()
    (folder / "themes/ours/html/theme.css").symlink_to("/etc/passwd")
    assert only([one for one in problems(folder) if one["severity"] == "error"])["code"] == "theme-file"
    (folder / "themes/ours/html/theme.css").unlink()
    (folder / "themes/ours/html").rmdir()
    (folder / "themes/ours/html").symlink_to("/etc")
    assert "theme-file" in {one["code"] for one in problems(folder)}


def test_a_themes_settings_are_no_part_of_the_blueprint(tmp_path: Path) -> None:
    found = problems(with_theme(tmp_path))
    assert {one["code"] for one in found if Path(one["file"]).name == "theme.yaml"} == set()


# --- the brand ------------------------------------------------------------------------------------


def test_a_logo_reaches_every_medium(tmp_path: Path) -> None:
    folder = write(firm(tmp_path, "brand: {logo: pics/logo.svg}\n"), {"pics/logo.svg": SVG.format("#123456")})
    made = built(folder, tmp_path / "out")
    assert b'background: url("data:image/svg+xml;base64,' in made["html"]
    assert b'<div class="logo" role="img" aria-label="Logo of ' in made["html"]
    word = zipfile.ZipFile(io.BytesIO(made["docx"]))
    drawn = word.read("word/media/brand-logo.png")
    assert drawn.startswith(b"\x89PNG")
    shown = [name for name in word.namelist() if name.endswith(".xml") and b'r:embed="rIdBrandLogo"' in word.read(name)]
    assert "word/header1.xml" in shown
    for name in shown:
        assert b"media/brand-logo.png" in word.read(name.replace("word/", "word/_rels/") + ".rels")
    sheets = zipfile.ZipFile(io.BytesIO(made["xlsx"]))
    assert [name for name in sheets.namelist() if "media/" in name] == ["xl/media/image1.png"]
    assert b"drawing" in sheets.read("xl/worksheets/sheet1.xml")


def test_without_a_logo_there_is_no_trace_of_one(tmp_path: Path) -> None:
    made = built(firm(tmp_path), tmp_path / "out")
    assert b"data:image" not in made["html"]
    for kind in ("docx", "xlsx"):
        assert not [name for name in zipfile.ZipFile(io.BytesIO(made[kind])).namelist() if "media" in name]


@pytest.mark.parametrize(("cover", "is_covered"), [("band", True), ("plain", True), ("none", False)])
def test_a_cover_is_as_the_brand_has_it(cover: str, is_covered: bool, tmp_path: Path) -> None:
    folder = firm(tmp_path, f"brand: {{cover: {cover}, cover_picture: hall.png}}\n", hall_DOT_png=png(400, 100))
    out = tmp_path / "out"
    assert salesbook("build", folder, "--output", out, "--only", "handbook").code == 0
    (word,), (page,) = out.rglob("*.docx"), (one for one in out.rglob("*.html") if one.name != "index.html")
    body = zipfile.ZipFile(word).read("word/document.xml")
    assert (b'r:embed="rIdBrandCoverPicture"' in body) == is_covered
    assert (b"<a:srcRect l=" in body) == is_covered, "it is wider than the room for it, so its sides are cut"
    assert (f'class="page-header cover {cover}"' in page.read_text("utf-8")) == is_covered


def test_colours_that_cannot_be_read_are_darkened_and_told(tmp_path: Path) -> None:
    folder = firm(tmp_path, "brand:\n  primary: '#FFD200'\n  accent: '#A3481A'\n")
    problem = only([one for one in problems(folder) if one["code"] == "colour-adjusted"])
    assert (problem["severity"], where(problem)) == ("advice", ("blueprint.yaml", 5, 12))
    used = problem["hint"].split('"')[1]
    page = built(folder, tmp_path / "out")["html"].decode()
    assert f"--primary: {used};" in page
    assert "--accent: #A3481A;" in page


def test_headings_and_text_may_have_fonts_of_their_own(tmp_path: Path) -> None:
    page = built(firm(tmp_path, "brand: {font: Arial, heading_font: Georgia}\n"), tmp_path / "out")["html"].decode()
    assert '--heading-font: "Georgia", "Gelasio", Georgia, serif;' in page
    assert '--body-font: "Arial", "Liberation Sans",' in page


def test_the_tone_stands_among_our_own_messages_and_nowhere_outside(tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = firm(tmp_path, "brand: {tone: No superlatives at all}\n")
    assert salesbook("build", folder, "--output", out, "--format", "html").code == 0
    saying = [path for path in out.rglob("*.html") if "No superlatives at all" in path.read_text("utf-8")]
    assert saying
    assert all("internal" in path.parts or path.name == "index.html" for path in saying)


def test_cards_may_be_on_a5_and_the_rest_stays(tmp_path: Path) -> None:
    out = tmp_path / "out"
    folder = firm(tmp_path, "brand: {cards: a5}\n")
    assert salesbook("build", folder, "--output", out, "--only", "stage-cards", "--only", "messages").code == 0
    pages = {path.name: docx.Document(path).sections[-1].page_width.mm for path in out.rglob("*.docx")}
    assert sorted(round(width) for width in pages.values()) == [148, 210]
    sizes = [path.read_text("utf-8").count("size: a5") for path in out.rglob("*.html") if path.name != "index.html"]
    assert [size > 0 for size in sorted(sizes)] == [False, True]


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("logo.svg", b"<svg", "no picture"),
        ("logo.png", b"\x89PNG\r\n\x1a\nx", "damaged"),
        ("logo.png", png(40, 20) + b"0" * 300_000, "at most 300 kB"),
    ],
)
def test_a_picture_that_cannot_be_printed_is_told_where_it_is_named(
    name: str, data: bytes, told: str, tmp_path: Path
) -> None:
    folder = write(firm(tmp_path, f"brand: {{logo: {name}}}\n"), {name: data})
    problem = only([one for one in problems(folder) if one["severity"] == "error"])
    assert (problem["code"], where(problem)) == ("picture", ("blueprint.yaml", 4, 15))
    assert told in problem["message"]


# --- building again -------------------------------------------------------------------------------


def test_a_changed_look_is_built_again_and_an_unchanged_one_is_not(tmp_path: Path) -> None:
    folder = with_theme(tmp_path, files={"html/theme.css": ".a { color: red }"})
    (folder / "blueprint.yaml").write_text(f"{BASE}theme: themes/ours\nbrand: {{logo: logo.svg}}\n", "utf-8")
    write(folder, {"logo.svg": SVG.format("#123456")})
    out = tmp_path / "out"
    assert set(rows(folder, out).values()) == {"create"}
    assert set(rows(folder, out).values()) == {"identical"}
    write(folder, {"themes/ours/html/theme.css": ".a { color: blue }"})
    changed = rows(folder, out)
    assert {name.rpartition(".")[2] for name, verb in changed.items() if verb == "update"} == {"html"}
    write(folder, {"themes/ours/html/zz.css": ".b { color: blue }"})
    assert "update" in rows(folder, out).values(), "a file that comes to the theme is seen as well"
    write(folder, {"logo.svg": SVG.format("#654321")})
    changed = rows(folder, out)
    assert {name.rpartition(".")[2] for name, verb in changed.items() if verb == "update"} == {"html", "docx", "xlsx"}
    assert set(rows(folder, out).values()) == {"identical"}
    assert "update" in rows(folder, out, "--theme", "field").values()


# --- salesbook theme ------------------------------------------------------------------------------


def test_a_new_theme_holds_and_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    folder = firm(tmp_path, "theme: themes/ours\n")
    assert salesbook("theme", "new", folder / "themes/ours", "--from", "field").code == 0
    checked = salesbook("theme", "check", folder / "themes/ours", "--report", "json")
    assert {one["code"] for one in checked.data} <= {"theme-font"}
    assert (
        built(folder, tmp_path / "1")["docx"] == built(firm(tmp_path / "b", "theme: field\n"), tmp_path / "2")["docx"]
    )
    before = (folder / "themes/ours/theme.yaml").read_bytes()
    again = salesbook("theme", "new", folder / "themes/ours")
    assert (again.code, "error[exists]" in again.err) == (1, True)
    assert (folder / "themes/ours/theme.yaml").read_bytes() == before


def test_what_a_new_theme_has_as_comments_may_be_said(tmp_path: Path) -> None:
    assert salesbook("theme", "new", tmp_path / "ours", "--from", "modern").code == 0
    path = tmp_path / "ours/theme.yaml"
    lines = path.read_text("utf-8").splitlines()
    said = [
        line.removeprefix("# ") if line.startswith(("# palette", "# fonts", "# excel", "# cover", "#   ")) else line
        for line in lines
    ]
    path.write_text("\n".join(said), "utf-8")
    checked = salesbook("theme", "check", tmp_path / "ours", "--report", "json")
    assert [one for one in checked.data if one["code"] != "theme-font"] == []
    assert path.read_text("utf-8").count("\n  ") > 15


def test_themes_are_listed_with_those_of_the_blueprint(tmp_path: Path) -> None:
    folder = with_theme(tmp_path, f"{OURS}says: our papers\n")
    said = salesbook("theme", "list", folder, "--report", "json")
    assert [(row["name"], row["own"]) for row in said.data] == [
        ("classic", False), ("field", False), ("modern", False), ("themes/ours", True),
    ]  # fmt: skip
    assert "our papers" in salesbook("theme", "list", folder).out


def test_what_is_no_theme_is_told(tmp_path: Path) -> None:
    said = salesbook("theme", "check", tmp_path / "nowhere")
    assert (said.code, "error[unknown-theme]" in said.err) == (1, True)
    assert salesbook("theme", "new", tmp_path / "x", "--from", "clasic").code == 1
    assert not (tmp_path / "x").exists()
