"""``salesbook build --watch`` and ``--serve``: a build that goes on."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from generator.build.order import Order
from generator.build.serve import Server
from generator.build.watch import saved, warm_up

from .build import Outcome, make, settle, tell


def run(orders: Sequence[Order], serve: bool) -> NoReturn:
    """Build, and again after each save, until Ctrl-C. What is broken is told, and the last good set stays."""
    _build(orders)
    server = Server(orders[0].output) if serve else None
    if server:
        click.echo(f"Showing the papers at {server.address}", err=True)
    for order in orders:
        warm_up(order)
    click.echo(f"Watching {_named(orders)}; Ctrl-C ends.", err=True)
    for some in saved(orders):
        click.clear()  # on a terminal, so that problems stand where those of before stood
        _build(some)
        if server:
            server.reload()
    raise AssertionError  # watching ends with KeyboardInterrupt


def _build(orders: Sequence[Order]) -> None:
    outcome = Outcome()
    make(list(orders), settle, 1, outcome)
    tell(outcome, "text", told_all=False)


def _named(orders: Sequence[Order]) -> str:
    return ", ".join(Path(order.path).as_posix() for order in orders)
