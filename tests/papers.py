"""A built set as the tests see it, and the reading of its files: what a person sees, and every part of a package."""

from __future__ import annotations

import base64
import datetime
import io
import json
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html
from openpyxl import load_workbook

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from generator.cli import salesbook
from generator.deliverables.registry import Deliverable, possible
from generator.documents.blocks import Document
from generator.documents.workbook import Workbook

ROOT = Path(__file__).resolve().parents[1]
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHOWN = {f"{_W}br": "\n", f"{_W}tab": "\t"}
NO_BREAK_SPACE = "\u00a0"


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file as the manifest names it."""

    path: str
    deliverable: str
    title: str
    stage: str | None
    format: str
    audience: str


@dataclass(frozen=True, slots=True)
class MadeSet:
    """A blueprint's set on disk: ``folder`` is the language's folder."""

    source: Path
    folder: Path
    files: tuple[MadeFile, ...]

    @property
    def blueprint(self) -> Blueprint:
        return _loaded(self.source)

    def path(self, deliverable: str, format_: str) -> Path:
        return next(path for path in self.paths(format_, deliverable=deliverable))

    def paths(self, *formats: str, audience: str = "", deliverable: str = "") -> list[Path]:
        """The files of some formats (of all, where none is given), sorted."""
        return [
            self.folder / file.path
            for file in self.files
            if (not formats or file.format in formats)
            and audience in ("", file.audience)
            and deliverable in ("", file.deliverable)
        ]


@lru_cache(maxsize=8)
def _loaded(source: Path) -> Blueprint:
    return load(source).blueprint


def make_set(source: Path, output: Path, *options: str) -> MadeSet:
    """Build a blueprint (a folder or a file) into a new folder, as the command line does."""
    command = ["build", str(source), "--output", str(output), *options]
    assert salesbook.main(command, prog_name="salesbook", standalone_mode=False) == 0
    return made_set(source, output)


def made_set(source: Path, output: Path) -> MadeSet:
    """The one set that was built into a folder."""
    (manifest,) = output.glob("*/*/manifest.json")
    rows = json.loads(manifest.read_text("utf-8"))["files"]
    names = MadeFile.__slots__
    return MadeSet(source, manifest.parent, tuple(MadeFile(**{name: row[name] for name in names}) for row in rows))


def write_blueprint(folder: Path, data: Mapping[str, Any]) -> Path:
    """A blueprint of plain data as a file; JSON is YAML."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "blueprint.yaml"
    file.write_text(json.dumps(data, ensure_ascii=False, indent=1, default=_as_yaml), "utf-8")
    return file


def _as_yaml(value: object) -> str:
    assert isinstance(value, datetime.date)
    return value.isoformat()


# A paper that is written nowhere.


def document_of(id_: str, blueprint: Blueprint) -> Document:
    """The document of a company's own paper, by its id."""
    made = _possible(id_, blueprint).document
    assert made, f"{id_} is no document"
    return made(blueprint)


def workbook_of(id_: str, blueprint: Blueprint) -> Workbook:
    """The workbook of a company's own paper, by its id."""
    made = _possible(id_, blueprint).workbook
    assert made, f"{id_} is no workbook"
    return made(blueprint)


def _possible(id_: str, blueprint: Blueprint) -> Deliverable:
    (found,) = (one for one in possible(blueprint) if isinstance(one, Deliverable) and one.id == id_)
    return found


# What a person sees.


def visible(path: Path) -> str:
    """Everything a person can read in a file, a paragraph or a cell a line."""
    return "\n".join(passages(path))


def passages(path: Path) -> list[str]:
    """The paragraphs, cells or lines of a file, in their order."""
    return passages_of(path.read_bytes(), path.suffix.removeprefix("."))


def passages_of(data: bytes, format_: str) -> list[str]:
    """The paragraphs, cells or lines of a file's bytes."""
    return list(_READERS[format_](data))


def _docx(data: bytes) -> Iterator[str]:
    for name, content in parts(data).items():
        if name.startswith("word/") and name.endswith(".xml"):
            for paragraph in etree.fromstring(content).iter(f"{_W}p"):
                yield "".join(_SHOWN.get(piece.tag, piece.text or "") for piece in _pieces(paragraph))


def _pieces(paragraph: Any) -> Iterator[Any]:
    """What stands in the paragraph's runs; a tab stop has the tag of a tab, too."""
    for run in paragraph.iter(f"{_W}r"):
        yield from run.iterchildren(f"{_W}t", f"{_W}br", f"{_W}tab")


def _xlsx(data: bytes) -> Iterator[str]:
    for sheet in load_workbook(io.BytesIO(data), data_only=True):
        if sheet.sheet_state != "visible":
            continue
        for row in sheet.iter_rows(values_only=True):
            yield from (str(value) for value in row if value is not None)


def _html(data: bytes) -> Iterator[str]:
    page = lxml_html.fromstring(data.decode("utf-8"))
    yield page.findtext(".//title") or ""
    yield page_text(page)


def page_text(page: Any) -> str:
    """The text of a page's body, line breaks as line feeds, without scripts and styles."""
    body = page.find("body")
    for element in list(body.iter("script", "style")):
        element.drop_tree()
    for line_break in body.iter("br"):
        line_break.tail = "\n" + (line_break.tail or "")
    return str(body.text_content())


def _csv(data: bytes) -> Iterator[str]:
    yield data.decode("utf-8-sig")


def _txt(data: bytes) -> Iterator[str]:
    yield from data.decode("utf-8-sig").splitlines()


_READERS = {"docx": _docx, "xlsx": _xlsx, "html": _html, "csv": _csv, "txt": _txt}


# Where a page's links lead.


def dead_links(page: Path) -> list[str]:
    """The links of a page to files that are not there, or to places that a page does not have."""
    return [address for address in links_within(page) if not _leads_somewhere(page, address)]


def links_within(page: Path) -> list[str]:
    """The addresses of a page's links that stay on the disk: everything but the web, mail and telephone."""
    tree = lxml_html.fromstring(page.read_text("utf-8"))
    addresses = [str(link.get("href")) for link in tree.iter("a") if link.get("href") is not None]
    return [address for address in addresses if urlsplit(address).scheme not in ("http", "https", "mailto", "tel")]


def _leads_somewhere(page: Path, address: str) -> bool:
    parted = urlsplit(address)
    target = page.parent / unquote(parted.path) if parted.path else page
    return target.is_file() and (not parted.fragment or unquote(parted.fragment) in _anchors(target))


def searched(packed: str) -> Any:
    """What a page's search looks through, unpacked."""
    return json.loads(zlib.decompress(base64.b64decode(packed), -zlib.MAX_WBITS))


@lru_cache(maxsize=256)
def _anchors(page: Path) -> frozenset[str]:
    """The places of a page that a link can lead to."""
    tree = lxml_html.fromstring(page.read_text("utf-8"))
    return frozenset(element.get("id") for element in tree.iter() if element.get("id"))


# What stands in a file, seen or not.


def parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package, unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def sources(path: Path) -> dict[str, str]:
    """The text of every part of a file, markup and all, by its name; a page or a table is one part."""
    data = path.read_bytes()
    found = parts(data) if path.suffix in (".docx", ".xlsx") else {path.name: data}
    return {name: content.decode("utf-8", "replace") for name, content in found.items()}


def spaces_as_written(text: str) -> str:
    """The text with typography's non-breaking spaces as the plain ones that a company writes."""
    return text.replace(NO_BREAK_SPACE, " ")


def leaves(node: object, path: str = "") -> Iterator[tuple[str, object]]:
    """What a file of YAML says, each with the path it stands at."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from leaves(value, f"{path}.{key}")
    else:
        yield path, node
