"""A cold build of the Polish example, in times of importing the libraries it is made with, and its peak memory.

Both are started as new processes, by turns, so that whatever else the machine does hits both alike. Nothing has been
kept of earlier runs.
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile

from .processes import EXAMPLES, build_command, seconds

ROUNDS = 7
MOST_TIMES = 15
MOST_MEGABYTES = 250
EXAMPLE = EXAMPLES[0]
YARDSTICK = [sys.executable, "-c", "import docxtpl, openpyxl, pydantic"]


def run() -> bool:
    """Measure, print, and say whether both limits hold."""
    yardsticks, builds = [], []
    for _ in range(ROUNDS):
        yardsticks.append(seconds(YARDSTICK))
        with tempfile.TemporaryDirectory() as folder:
            command = build_command(EXAMPLE, output=f"{folder}/output")
            builds.append(seconds(command, SALESBOOK_CACHE=f"{folder}/cache"))
    times = statistics.median(builds) / statistics.median(yardsticks)
    megabytes = _peak_megabytes()
    print(f"cold build of the example: {times:.1f} times the imports (at most {MOST_TIMES})")
    print(f"peak memory: {megabytes:.0f} MB (at most {MOST_MEGABYTES})")
    return times <= MOST_TIMES and megabytes < MOST_MEGABYTES


def _peak_megabytes() -> float:
    """The largest resident set of all children so far; the build is the largest of them."""
    kilobytes = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return kilobytes / (1024 * 1024 if sys.platform == "darwin" else 1024)
