"""``salesbook build --watch`` and ``--serve``: a build that goes on."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

import click

from generator.press import batch
from generator.press.planning.memory import Memory
from generator.press.planning.order import Order
from generator.press.watching.serve import Server
from generator.press.watching.watch import saved, warmed_up

from .outcome import Outcome, TellProblems, settle, tell


def run(orders: Sequence[Order], serve: bool, tell_problems: TellProblems) -> NoReturn:
    """Build, and again after each save, until Ctrl-C. What is broken is told, and the last good set stays."""
    memories = {order: warmed_up(order) for order in orders}
    gc.freeze()  # what is loaded now stays until the end
    changes = saved(orders)
    _build(next(changes), memories, tell_problems)
    server = Server(orders[0].output) if serve else None
    if server:
        click.echo(f"Showing the papers at {server.address}", err=True)
    click.echo(f"Watching {', '.join(order.path.as_posix() for order in orders)}; Ctrl-C ends.", err=True)
    for some in changes:
        click.clear()  # on a terminal, so that problems stand where those of before stood
        _build(some, memories, tell_problems)
        if server:
            server.reload()
    raise AssertionError  # watching ends with KeyboardInterrupt


def _build(orders: Iterable[Order], memories: Mapping[Order, Memory], tell_problems: TellProblems) -> None:
    outcome = Outcome()
    for order in orders:
        outcome.take(batch.attempted(order, memory=memories[order]), order, settle)
    tell(outcome, "text", tell_problems, told_all=False)
