"""Moments of the portal that lead into a section which is gone, or which another paper has."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem
from generator.deliverables.registry import AnyDeliverable
from generator.press.planning.contents import Contents


def lost_moments(loaded: LoadedBlueprint, contents: Contents) -> Iterator[Problem]:
    """Moments that open a paper which shows nothing of theirs."""
    papers = {paper.id: paper for paper in contents.deliverables}
    for id_, moment in loaded.blueprint.moments.items():
        paper = papers.get(moment.deliverable)
        if moment.element and paper and paper.document and not _shows(paper, moment.element, contents):
            path = f"moments.{id_}.element"
            message = f"`{moment.deliverable}` shows nothing of `{moment.element}`, so `{id_}` opens it at its top"
            hint = "Name an element that it shows, or another paper; or delete `element`."
            yield Problem("moment-leads-nowhere", message, hint, loaded.place(path), path, "warning")


def _shows(paper: AnyDeliverable, element: str, contents: Contents) -> bool:
    """Whether a paper has a place that is an element's own."""
    anchor = element.rpartition(".")[2]
    return any(passage.anchor == anchor for passage in contents.made(paper, "document").passages)
