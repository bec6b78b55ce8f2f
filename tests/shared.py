"""What is slow to make and only looked at, made once for all the processes that run tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock


def shared_folder(factory: pytest.TempPathFactory, name: str, fill: Callable[[Path], object]) -> Path:
    """The folder of a name, filled by the first process that asks for it; the others wait until it is whole.

    Where filling fails nothing is kept, so that each process which asks sees the failure itself.
    """
    folder = _of_this_run(factory) / f"shared-{name}"
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            filling = factory.mktemp(f"filling-{name}")
            fill(filling)
            folder.symlink_to(filling, target_is_directory=True)
    return folder.resolve()


def _of_this_run(factory: pytest.TempPathFactory) -> Path:
    """The folder of all processes of this run: with pytest-xdist each has one of its own within it."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
