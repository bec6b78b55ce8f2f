"""What a company wrote and no paper prints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from generator.audit.use import SERVING
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.annotations import declared
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import Problem
from generator.deliverables.registry import AnyDeliverable, possible
from generator.press.planning.contents import Contents

_TOLD_OTHERWISE = {*SERVING, "moments", "words", "deals", "interviews"}
"""Collections that are looked at elsewhere, by what names or refers to them, that the portal prints as a whole, or that
are counted and compared rather than printed.
"""
_NAMED = 5


def problems(loaded: LoadedBlueprint, contents: Contents) -> Iterator[Problem]:
    """The company's own elements that no paper prints, and, as advice, those whose papers it does not want."""
    silent = _unprinted(_own_elements(loaded.blueprint), contents.deliverables, contents)
    wanted = {deliverable.id for deliverable in contents.deliverables}
    left_out = (one for one in possible(loaded.blueprint) if one.id not in wanted)
    lost = _unprinted(silent, left_out, contents)
    unwanted = silent - lost
    for path in sorted(lost):
        section, id_ = path.split(".")
        message = f"no paper prints `{id_}`, which stands under `{section}`"
        hint = "Let something that is printed name it, or delete it; if it is kept for later, accept this warning."
        yield Problem("unprinted", message, hint, loaded.place(path), path, "warning")
    if unwanted:
        yield _unwanted(sorted(unwanted), loaded)


def _unwanted(paths: list[str], loaded: LoadedBlueprint) -> Problem:
    """One piece of advice for all: the company has chosen its papers."""
    more = f" and {len(paths) - _NAMED} more" if len(paths) > _NAMED else ""
    named = ", ".join(f"`{path}`" for path in paths[:_NAMED])
    message = f"the papers that `deliverables` leaves out are the only ones that print {named}{more}"
    hint = "`salesbook list` shows the papers that are made."
    return Problem("unprinted", message, hint, loaded.place("deliverables"), "deliverables", "advice")


def _own_elements(blueprint: Blueprint) -> Set[str]:
    """The elements of sections of which no base says anything."""
    sections = (name for name, field in declared(Blueprint).items() if field.element and name not in _TOLD_OTHERWISE)
    own = {f"{name}.{id_}" for name in sections for id_ in getattr(blueprint, declared(Blueprint)[name].name)}
    return own - blueprint.base_elements()


def _unprinted(elements: Set[str], papers: Iterable[AnyDeliverable], contents: Contents) -> Set[str]:
    """Those of the elements of sections that no paper prints anything of; papers are made until none is left."""
    left = elements
    for paper in papers if left else ():
        left = left - {".".join(origin.split(".", 2)[:2]) for made in contents.of(paper) for origin in made.origins}
        if not left:
            break
    return left
