"""Where a paper's files stand in the output: audience, kind of file, stage, and the slug of its title."""

from __future__ import annotations

from collections import Counter

from slugify import slugify

from generator.blueprint.model.blueprint import Blueprint

from .registry import AnyDeliverable, Deliverable, Format

PORTAL = "index.html"
HOME = f"../../{PORTAL}"
"""The portal as seen from an internal page."""
READ_FIRST: tuple[Format, ...] = ("html", "xlsx", "docx", "csv", "txt")
"""The formats of a paper, the one first that is opened most easily where somebody reads."""
_FOLDER: dict[Format, str] = {
    "docx": "word",
    "xlsx": "excel",
    "html": "html",
    "csv": "data",
    "txt": "text",
    "pdf": "pdf",
}
_WHOLE = "S00-"
_LONGEST = 60
_LEFT_OUT = [("’", "")]
"""An apostrophe does not part a word in a file name."""


def paths(deliverables: tuple[AnyDeliverable, ...], blueprint: Blueprint) -> dict[str, dict[Format, str]]:
    """The path of each file, by deliverable and format, relative to the language's folder.

    Two titles with one slug are told apart by the deliverables' ids. A slug holds single hyphens only, so a name with
    an id behind two of them is no other paper's, whatever this one is called.
    """
    names = {deliverable.id: _name(deliverable, blueprint) for deliverable in deliverables}
    bearers = Counter(names.values())
    return {
        deliverable.id: {
            format_: _path(deliverable, format_, _distinct(names[deliverable.id], deliverable.id, bearers))
            for format_ in deliverable.formats
        }
        for deliverable in deliverables
    }


def _name(deliverable: AnyDeliverable, blueprint: Blueprint) -> str:
    number = _stage_number(deliverable.stage, blueprint)
    slug = slugify(_called(deliverable, blueprint), replacements=_LEFT_OUT, max_length=_LONGEST, word_boundary=True)
    paper, _, section = deliverable.id.partition(".")
    return f"S{number:0>2}-{slug or paper}{f'--{section}' if section else ''}"


def _called(deliverable: AnyDeliverable, blueprint: Blueprint) -> str:
    """What the files of a paper are called; those of a section begin with the paper's name."""
    paper, _, section = deliverable.id.partition(".")
    outline = blueprint.papers.get(paper)
    title = outline.title if outline and section else deliverable.title
    if isinstance(deliverable, Deliverable) and deliverable.volume:
        title = f"{blueprint.company.short_name or blueprint.company.name} {title}"
    return (outline and outline.file_name) or title


def _stage_number(stage: str | None, blueprint: Blueprint) -> str:
    """What stands for a stage in the names of its files: two digits or letters, 00 for the whole process."""
    found = blueprint.stages.get(stage) if stage else None
    if found is None:
        return ""
    return (found.number or _stage_number(found.parent, blueprint)).upper()


def _distinct(name: str, id_: str, bearers: Counter[str]) -> str:
    return f"{name}--{id_}" if bearers[name] > 1 else name


def _path(deliverable: AnyDeliverable, format_: Format, name: str) -> str:
    if deliverable.id == "portal":
        return PORTAL
    if isinstance(deliverable, Deliverable) and deliverable.volume:
        name = name.removeprefix(_WHOLE)  # it leaves the folder by itself, so it is called by the company's name
    return f"{deliverable.audience}/{_FOLDER[format_]}/{name}.{format_}"
