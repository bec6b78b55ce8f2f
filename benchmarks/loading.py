"""Loading the Polish example with its base, in times of reading the same text with PyYAML's C parser.

Once with nothing in the cache, once with the base merged before; all three by turns in one process, so that whatever
else the machine does hits them alike.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable
from typing import Any
from unittest import mock

import yaml

from generator.blueprint.load import LoadedBlueprint, load
from generator.blueprint.merging import bases
from generator.blueprint.merging.store import FOLDER
from generator.blueprint.remembered import forget

from .cold_build import EXAMPLE

ROUNDS = 15
MOST_TIMES = 8
MOST_TIMES_AGAIN = 2


def run() -> bool:
    """Measure, print, and say whether both limits hold."""
    yardsticks, loads, again = [], [], []
    disk_only = mock.patch.object(bases, "MOST_AT_HAND", 0)
    with tempfile.TemporaryDirectory() as caches, mock.patch.dict(os.environ), disk_only:
        texts = [file.read_text("utf-8") for file in _load(f"{caches}/kept").composition.files]
        for number in range(ROUNDS):
            yardsticks.append(_seconds(_read, texts))
            loads.append(_seconds(_load, f"{caches}/{number}"))
            again.append(_seconds(_load, f"{caches}/kept"))
    times, times_again = (statistics.median(some) / statistics.median(yardsticks) for some in (loads, again))
    print(f"loading the example: {times:.1f} times reading its YAML (at most {MOST_TIMES})")
    print(f"loading it again: {times_again:.1f} times (at most {MOST_TIMES_AGAIN})")
    return times <= MOST_TIMES and times_again <= MOST_TIMES_AGAIN


def _read(texts: Iterable[str]) -> None:
    for text in texts:
        yaml.load(text, yaml.CSafeLoader)


def _load(cache: str) -> LoadedBlueprint:
    os.environ[FOLDER] = cache
    forget()
    return load(EXAMPLE)


def _seconds(work: Callable[[Any], object], argument: Any) -> float:
    start = time.perf_counter()
    work(argument)
    return time.perf_counter() - start
