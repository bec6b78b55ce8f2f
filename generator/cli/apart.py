"""A paper that is no part of the set: prepared, then written or only told of."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from generator.blueprint.problems import BlueprintError, Problem
from generator.press.planning.change import Built
from generator.press.planning.order import Order

from .outcome import Outcome, tell_of_waiting

if TYPE_CHECKING:
    from generator.press.run import Prepared

Ordered = TypeVar("Ordered", bound=Order)


def make(
    order: Ordered,
    prepare: Callable[[Ordered], Prepared],
    write: Callable[[Prepared, Ordered, Callable[[str], None]], Built],
    dry_run: bool,
    outcome: Outcome,
) -> None:
    """Make what is ordered; ``outcome`` takes up what was done, or every problem that kept it from being done."""
    try:
        result: Prepared | tuple[Problem, ...] = prepare(order)
    except BlueprintError as error:
        result = error.problems
    outcome.take(result, order, _foresee if dry_run else lambda prepared, _: write(prepared, order, tell_of_waiting))


def _foresee(prepared: Prepared, order: Order) -> Built:
    from generator.press import run

    return run.foresee(prepared, order)
