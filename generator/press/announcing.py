"""The paper that tells what changed from one edition to another, written into a folder of its own below ``changes``."""

from __future__ import annotations

from dataclasses import dataclass, replace

from slugify import slugify

from generator.blueprint.problems import BlueprintError
from generator.deliverables import what_changed
from generator.deliverables.registry import Deliverable, Format
from generator.deliverables.what_changed import News, Replaced, State
from generator.editions import names
from generator.editions.naming import Names
from generator.editions.snapshot import Edition
from generator.editions.topics import topics

from . import apart
from .comparing import Comparison, compare
from .looks.look import look_of
from .planning.change import Built
from .planning.order import Order
from .planning.plan import plan_of
from .run import Prepared, check, settle
from .writing.lock import Waiting

FOLDER = "changes"
"""The folder of an output that holds these papers, a folder for each pair of editions."""


@dataclass(frozen=True, slots=True)
class NewsOrder(Order):
    """What changed from edition ``old`` to ``new``, either of which may be ``now``."""

    old: str = ""
    new: str = names.NOW


def prepare(order: NewsOrder) -> Prepared:
    """Compare two editions and render the paper. Raises ``BlueprintError``, if strict for warnings as well."""
    news = _news(compare(order.old, order.new, order.path))
    loaded, warnings = check(order.path)
    if any(warning.is_failure(order.strict) for warning in warnings):
        raise BlueprintError(warnings)
    paper = Deliverable(
        what_changed.ID, what_changed.title(news), document=lambda blueprint: what_changed.document(news)
    )
    files: dict[Format, str] = {format_: f"{slugify(paper.title)}.{format_}" for format_ in paper.formats}
    look = look_of(loaded, order.theme)
    planned = plan_of(paper, files, news.after.blueprint, order.selection, look.theme, look.templates)
    where = f"{FOLDER}/{order.old}-{order.new}"
    return apart.prepared(order, loaded, planned, look, where, warnings)


def write(prepared: Prepared, order: NewsOrder, waiting: Waiting = lambda holder: None) -> Built:
    """Write what was prepared. Raises ``BlueprintError``."""
    return settle(prepared, order, waiting, again=lambda _: prepare(order))


def _news(comparison: Comparison) -> News:
    """What there is to tell. Raises ``BlueprintError`` where an edition's papers cannot be made any more."""
    before, after = comparison.blueprints
    if before is None or after is None or comparison.papers is None:
        raise BlueprintError([replace(problem, severity="error") for problem in comparison.problems])
    number = after.edition if comparison.after.number == names.NOW else comparison.after.number
    return News(
        State(comparison.before.number, before, _names(comparison.before)),
        State(number, after, _names(comparison.after)),
        topics(comparison.changes, comparison.after.data, number),
        tuple(Replaced(paper.kind, paper.title) for paper in comparison.papers),
        comparison.of,
    )


def _names(edition: Edition) -> Names:
    return Names(edition.data, edition.language)
