"""The templates that a blueprint names, read with care: each a file in its folder that its paper can be put into."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Literal

from generator import disk
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Place, Problem, did_you_mean
from generator.blueprint.reading.files import as_path, as_text, leads_out
from generator.blueprint.reading.nodes import Mapping as MappingNode
from generator.blueprint.reading.nodes import Node, Scalar, Sequence
from generator.deliverables.registry import AnyDeliverable, possible
from generator.themes import Enclosed
from generator.themes.template import Template

Kind = Literal["docx", "xlsx"]
_KINDS: Mapping[str, Kind] = {".docx": "docx", ".xlsx": "xlsx"}
_PROGRAM: Mapping[Kind, str] = {"docx": "Word", "xlsx": "Excel"}
_MEANT = {
    ".docm": "docx", ".dotx": "docx", ".dotm": "docx", ".doc": "docx", ".odt": "docx", ".rtf": "docx",
    ".xlsm": "xlsx", ".xltx": "xlsx", ".xltm": "xlsx", ".xls": "xlsx", ".ods": "xlsx",
}  # fmt: skip
"""What a file of a kin format is to be saved as."""
_MOST_BYTES, _MOST_OF_A_FILE = 20_000_000, 5_000_000
_MOST_SUGGESTED, _MOST_FILES = 200, 50
_CALLED = re.compile(r"(?:picture|subdocument)\(\s*(?:&quot;|['\"„”“‘’])([^'\"„”“‘’&<>]{1,200})(?:&quot;|['\"”“‘’])")


@dataclass(frozen=True, slots=True)
class Named:
    """A template with where the blueprint names it."""

    template: Template
    place: Place
    path: str


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates of a blueprint by paper and format; ``beside`` are the files that they were read from."""

    by_paper: Mapping[tuple[str, str], Named] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    beside: tuple[Path, ...] = ()

    def of(self, paper: str, format_: str) -> Template | None:
        """The template of a paper in a format."""
        named = self.by_paper.get((paper, format_))
        return named.template if named else None


NONE = Templates()


def templates_of(loaded: LoadedBlueprint) -> Templates:
    """The templates of a blueprint, and all that is wrong with their files."""
    entry = loaded.composition.tree.entries.get("templates")
    if entry is None or not isinstance(entry.value, MappingNode) or not entry.value.entries:
        return NONE
    papers = {paper.id: paper for paper in possible(loaded.blueprint)}
    found: dict[tuple[str, str], Named] = {}
    problems: list[Problem] = []
    beside: list[Path] = []
    for id_, one in entry.value.entries.items():
        for scalar in _scalars(one.value):
            read = _Reading(
                scalar, loaded.composition.folder_of(scalar.source.layer), f"templates.{id_}", papers.get(id_)
            )
            problem = read.problem()
            if problem is None and (id_, read.kind) in found:
                problem = read.refusal("is the second of its kind", "Name one Word and one Excel file at most.")
            if problem:
                problems.append(problem)
                continue
            found[id_, read.kind] = Named(read.template(), scalar.place, f"templates.{id_}")
            beside += read.files
    return Templates(found, tuple(problems), tuple(dict.fromkeys(beside)))


def _scalars(node: Node) -> Iterator[Scalar]:
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return (one for one in nodes if isinstance(one, Scalar) and one.value is not None)


class _Reading:
    """One file that is named as a template, read; ``kind`` is what it is by its name."""

    def __init__(self, scalar: Scalar, folder: Path, path: str, paper: AnyDeliverable | None) -> None:
        self._scalar, self._folder, self._path, self._paper = scalar, folder, path, paper
        self._written = scalar.value or ""
        self._file = folder / as_path(self._written)
        self._suffix = PurePosixPath(self._written).suffix.lower()
        self.kind: Kind = _KINDS.get(self._suffix, "docx")
        self.files: list[Path] = [self._file]
        self._data = b""

    def refusal(self, what: str, hint: str) -> Problem:
        """The problem that it cannot be used."""
        return Problem("template-file", f"the template `{self._written}` {what}", hint, self._scalar.place, self._path)

    def problem(self) -> Problem | None:
        """What is wrong with the file, if anything is; it is read for that."""
        wrong = self._of_its_kind() or self._of_its_place() or self._of_its_content()
        return self.refusal(*wrong) if wrong else None

    def template(self) -> Template:
        """The template, with the pictures and documents that its tags name and that lie beside it."""
        return Template(self._written, self._data, tuple(self._enclosed()))

    def _of_its_kind(self) -> tuple[str, str] | None:
        if self._suffix not in _KINDS:
            meant = _MEANT.get(self._suffix)
            way = f"Save it in {_PROGRAM[meant]} as a .{meant}" if meant in _PROGRAM else "Name a .docx or an .xlsx"  # type: ignore[index]
            return "is neither a .docx nor an .xlsx", f"{way}, and write that name here."
        if self._paper and self.kind not in self._paper.formats:
            others = [kind for kind in _PROGRAM if kind in self._paper.formats]
            hint = " and ".join(f"`{self._paper.id}` is made for {_PROGRAM[kind]}: name a .{kind}" for kind in others)
            return (
                f"is for {_PROGRAM[self.kind]}, in which `{self._paper.id}` is not made",
                f"{hint or f'`{self._paper.id}` is made in neither: delete the line'}.",
            )
        return None

    def _of_its_place(self) -> tuple[str, str] | None:
        try:
            if leads_out(self._file, self._folder):
                return "leads out of the blueprint's folder", "Copy the file into the folder and name it there."
            seen = disk.look(self._file, _MOST_BYTES)
        except IsADirectoryError:
            return "is a folder", "Name the file in it."
        except OSError as error:
            return f"cannot be read: {(error.strerror or str(error)).lower()}", "Check the file and its permissions."
        if not seen.is_there:
            hint = did_you_mean(self._written, self._others(), "Put it there, or write its path from that folder.")
            return "is not in the blueprint's folder", hint
        if seen.data is None:
            return f"is no file of at most {_MOST_BYTES // 1_000_000} MB", "Save it smaller; compress its pictures."
        self._data = seen.data
        return None

    def _of_its_content(self) -> tuple[str, str] | None:
        """What makes it unfit to be opened; that loads what reads such files."""
        from . import opening

        return opening.refusal(self._data, self._written, self.kind)

    def _others(self) -> list[str]:
        """The files of this kind where it was looked for, and in the blueprint's own folder."""
        found: list[str] = []
        for place in dict.fromkeys((self._file.parent, self._folder)):
            try:
                entries = sorted(place.iterdir())[:_MOST_SUGGESTED]
            except OSError:
                continue
            found += [as_text(os.path.relpath(one, self._folder)) for one in entries if one.suffix.lower() in _KINDS]
        return found

    def _enclosed(self) -> Iterator[Enclosed]:
        """The files beside a Word template whose names stand in its tags; what cannot be read is as if not there."""
        if self.kind != "docx":
            return
        from . import opening

        names = sorted({name for text in opening.texts(self._data, self._written) for name in _CALLED.findall(text)})
        for name in names[:_MOST_FILES]:
            file = self._file.parent / as_path(name)
            if "/" in name or "\\" in name or leads_out(file, self._folder):
                continue
            try:
                seen = disk.look(file, _MOST_OF_A_FILE)
            except OSError:
                continue
            if seen.data is not None:
                self.files.append(file)
                yield Enclosed(name, seen.data)
