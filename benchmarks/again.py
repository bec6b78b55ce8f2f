"""Building again where nothing changed, in times of importing three of its libraries; both examples."""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path

from .processes import EXAMPLES, build_command, seconds

ROUNDS = 15
MOST_TIMES = 2
YARDSTICK = [sys.executable, "-c", "import click, yaml, pydantic"]


def run() -> bool:
    """Measure, print, and say whether the limit holds."""
    verdicts = [_holds(example) for example in EXAMPLES]
    return all(verdicts)


def _holds(example: Path) -> bool:
    yardsticks, builds = [], []
    with tempfile.TemporaryDirectory() as folder:
        command = build_command(example, output=folder)
        seconds(command)
        for _ in range(ROUNDS):
            yardsticks.append(seconds(YARDSTICK))
            builds.append(seconds(command))
    times = statistics.median(builds) / statistics.median(yardsticks)
    print(f"{example.name} again, nothing changed: {times:.2f} times the imports (at most {MOST_TIMES})")
    return times <= MOST_TIMES
