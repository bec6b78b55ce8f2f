"""A paper that is no part of the set, such as an offer to one customer: rendered for a folder of its own.

It is written as a set is: with a manifest of its own, and over nobody's edit.
"""

from __future__ import annotations

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.problems import Problem

from .looks.look import Look
from .planning.order import Order
from .planning.plan import Plan
from .run import Prepared, head_of, rendered_papers, told
from .writing import owner
from .writing.folder import Folder
from .writing.write import Output


def prepared(
    order: Order, loaded: LoadedBlueprint, planned: Plan, look: Look, where: str, warnings: tuple[Problem, ...]
) -> Prepared:
    """What has changed of a planned paper, for the folder ``where`` below the output."""
    blueprint = loaded.blueprint
    above, _, own = where.rpartition("/")
    folder = Folder(order.output / above, f"{own}/{blueprint.language}")
    head = head_of(loaded, blueprint)
    with told(order.output):
        claims = () if order.take_over else tuple(owner.problems(folder, head.owner, loaded))
        is_refused = any(claim.is_failure(order.strict) for claim in claims)
        out = Output(folder, order.on_edit)
        papers = () if is_refused else rendered_papers(planned, out, lambda path, done, total: None)
    return Prepared(
        folder,
        head,
        look.theme.name,
        papers,
        planned.all_paths,
        frozenset((job.deliverable.id, job.format) for job in planned.jobs),
        out.state(),
        None,
        warnings if is_refused else (*warnings, *claims),
        claims if is_refused else (),
        loaded.place("id"),
    )
