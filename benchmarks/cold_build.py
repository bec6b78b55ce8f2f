"""A cold build of the Polish example, in times of importing the libraries it is made with, and its peak memory.

Both are started as new processes, by turns, so that whatever else the machine does hits both alike. Nothing has been
kept of earlier runs.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROUNDS = 7
MOST_TIMES = 15
MOST_MEGABYTES = 250
EXAMPLE = Path(__file__).resolve().parent.parent / "blueprints" / "example-pl"
YARDSTICK = [sys.executable, "-c", "import docxtpl, openpyxl, pydantic"]


def run() -> bool:
    """Measure, print, and say whether both limits hold."""
    yardsticks, builds = [], []
    for _ in range(ROUNDS):
        yardsticks.append(_seconds(YARDSTICK))
        with tempfile.TemporaryDirectory() as folder:
            builds.append(_seconds(_build(folder), SALESBOOK_CACHE=f"{folder}/cache"))
    times = statistics.median(builds) / statistics.median(yardsticks)
    megabytes = _peak_megabytes()
    print(f"cold build of the example: {times:.1f} times the imports (at most {MOST_TIMES})")
    print(f"peak memory: {megabytes:.0f} MB (at most {MOST_MEGABYTES})")
    return times <= MOST_TIMES and megabytes < MOST_MEGABYTES


def _build(folder: str) -> list[str]:
    return [sys.executable, "-m", "generator", "build", str(EXAMPLE), "--output", f"{folder}/output"]


def _seconds(command: list[str], **environment: str) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**os.environ, **environment})
    return time.perf_counter() - start


def _peak_megabytes() -> float:
    """The largest resident set of all children so far; the build is the largest of them."""
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)
