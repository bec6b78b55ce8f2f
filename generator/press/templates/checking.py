"""What is wrong with the tags of templates whose files can be used, for the papers that are put into them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.blueprint.problems import Problem, did_you_mean
from generator.deliverables.registry import AnyDeliverable
from generator.documents.blocks import Document
from generator.documents.workbook import Workbook
from generator.press.planning.contents import Contents
from generator.render.mistake import Mistake
from generator.themes import Theme
from generator.themes.template import Template

from .found import Named, Templates


def problems(
    templates: Templates, contents: Contents, papers: Iterable[AnyDeliverable], theme: Theme
) -> Iterator[Problem]:
    """What is wrong with the tags of the templates of some papers."""
    for paper in papers:
        for format_ in ("docx", "xlsx"):
            named = templates.by_paper.get((paper.id, format_))
            if named:
                yield from _of_one(named, contents.with_facts(paper, format_).content, theme)


def _of_one(named: Named, content: object, theme: Theme) -> Iterator[Problem]:
    for mistake in _mistakes(named.template, content, theme):
        yield _problem(mistake, named)


def _mistakes(template: Template, content: object, theme: Theme) -> tuple[Mistake, ...]:
    if isinstance(content, Document):
        from generator.render.word.mistakes import mistakes

        return mistakes(content, theme, template)
    assert isinstance(content, Workbook)  # a paper that is neither has no template
    from generator.render.excel.own.mistakes import mistakes as of_workbook

    return of_workbook(content, template)


def _problem(mistake: Mistake, named: Named) -> Problem:
    message = f"{named.template.name}: {mistake}"
    hint = did_you_mean(mistake.name, mistake.known, mistake.hint) if mistake.name else mistake.hint
    if mistake.kind == "tag":
        return Problem("template-tag", message, hint, named.place, named.path)
    if mistake.kind == "empty":
        return Problem("template-empty", message, hint, named.place, named.path, "warning")
    if mistake.kind == "unfilled":
        return Problem("template-unfilled", message, hint, named.place, named.path, "warning")
    return Problem("template-left-out", message, hint, named.place, named.path, "advice")
