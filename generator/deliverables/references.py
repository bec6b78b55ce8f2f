"""References from a blueprint to deliverables, which the blueprint's own models cannot know."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Problem, did_you_mean

from .registry import offered


def reference_problems(loaded: LoadedBlueprint) -> list[Problem]:
    """Every reference of the company's own to a deliverable that this blueprint does not offer.

    A base's reference may lead to one that the company has switched off with its stage; nothing is printed for it then.
    """
    known = [deliverable.id for deliverable in offered(loaded.blueprint)]
    return [
        Problem(
            "unknown-reference",
            f"there is no deliverable `{name}`",
            did_you_mean(name, known, "`salesbook list` shows them all."),
            loaded.place(path),
            path,
        )
        for path, name in _references(loaded.blueprint)
        if name not in known and not loaded.blueprint.is_default(path)
    ]


def _references(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    for stage in blueprint.stages.values():
        yield from ((stage.origin("show"), name) for name in stage.show)
    yield from ((tool.origin("document"), tool.document) for tool in blueprint.tools.values() if tool.document)
    yield from ((moment.origin("deliverable"), moment.deliverable) for moment in blueprint.moments.values())
