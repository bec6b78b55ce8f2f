"""Rules about the quality of a process: a module a family, each a function from a blueprint to findings.

Rule numbers in docstrings (C01, F01 …) are those of the domain reference, section 7.
"""

from __future__ import annotations

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem

from . import (
    cadences,
    changes,
    contact,
    conversations,
    customers,
    gates,
    interviews,
    limits,
    numbers,
    objections,
    offers,
    pipelines,
    price_steps,
    prices,
    process,
    profiles,
    qualifying,
    questioning,
    rhythms,
    segments,
    settings,
    shape,
    sides,
    targets,
    use,
    wordiness,
    workload,
)
from .acceptance import heard, unknown_codes
from .finding import OF_RULES, located
from .likeness import new_beside_old
from .placeholders import written_out
from .sentences import in_one_piece
from .wording import near_misses

FAMILIES = (
    numbers, shape, pipelines, gates, process, workload, rhythms, limits, conversations, questioning, objections,
    contact, cadences, wordiness, customers, profiles, segments, prices, price_steps, offers, qualifying,
    sides, targets, interviews, changes, settings, use,
)  # fmt: skip


def findings(loaded: LoadedBlueprint) -> list[Problem]:
    """Everything that the rules find in a blueprint and the company has not accepted, located where it stands."""
    found = [
        located(finding, loaded) for family in FAMILIES for rule in family.RULES for finding in rule(loaded.blueprint)
    ]
    found += [*new_beside_old(loaded), *near_misses(loaded), *in_one_piece(loaded), *written_out(loaded)]
    return [*heard(found, loaded, OF_RULES), *unknown_codes(loaded)]
