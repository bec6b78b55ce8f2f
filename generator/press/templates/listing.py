"""What a template of a paper may name, and a template to begin with, for a blueprint as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.merging.compose import compose
from generator.blueprint.problems import BlueprintError, Problem, did_you_mean
from generator.deliverables.registry import AnyDeliverable, possible
from generator.documents.blocks import Document
from generator.documents.workbook import Workbook
from generator.press.looks.look import Look
from generator.press.planning.contents import Contents
from generator.press.run import seen
from generator.render.nameable import Nameable

Format = Literal["docx", "xlsx"]
FORMATS: tuple[Format, ...] = ("docx", "xlsx")


def nameables(paper: str, format_: Format | None, blueprint: Path, language: str | None) -> tuple[Nameable, ...]:
    """What a template of a paper may name, in its first format where none is asked for. Raises ``BlueprintError``."""
    content, look = _content(paper, format_, blueprint, language)
    if isinstance(content, Document):
        from generator.render.word import listing

        return listing.nameables(content, look.theme)
    from generator.render.excel.own import listing as of_workbook

    return of_workbook.nameables(content)


def starter(paper: str, format_: Format, blueprint: Path, language: str | None) -> bytes:
    """A template of a paper to begin with. Raises ``BlueprintError``."""
    content, look = _content(paper, format_, blueprint, language)
    if isinstance(content, Document):
        from generator.render.word import listing

        return listing.starter(content, look.theme)
    from generator.render.excel.own import listing as of_workbook

    return of_workbook.starter(content)


def _content(
    paper: str, format_: Format | None, blueprint: Path, language: str | None
) -> tuple[Document | Workbook, Look]:
    loaded, _, look = seen(compose(blueprint, language), None)
    found = _paper(paper, loaded)
    wanted = format_ or next((one for one in FORMATS if one in found.formats), None)
    if wanted is None or wanted not in found.formats:
        made = ", ".join(f".{one}" for one in FORMATS if one in found.formats)
        hint = f"Templates of it are {made}." if made else "Only papers in Word and Excel have templates."
        what = f"as .{wanted}" if wanted else "in Word or Excel"
        raise BlueprintError([Problem("template-file", f"`{paper}` is not made {what}", hint)])
    content = Contents(loaded.blueprint).with_facts(found, wanted).content
    assert isinstance(content, Document | Workbook)  # what these formats are made of
    return content, look


def _paper(id_: str, loaded: LoadedBlueprint) -> AnyDeliverable:
    papers = {one.id: one for one in possible(loaded.blueprint)}
    if id_ not in papers:
        hint = did_you_mean(id_, papers, "`salesbook list` shows them all.")
        raise BlueprintError([Problem("unknown-deliverable", f"there is no deliverable `{id_}`", hint)])
    return papers[id_]
