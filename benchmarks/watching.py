"""From a save to the set that follows from it, while ``--watch`` runs; seconds, and times of importing libraries."""

from __future__ import annotations

import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from .again import YARDSTICK
from .processes import EXAMPLES, build_command, seconds

ROUNDS = 9
MOST_SECONDS = 0.5


def run() -> bool:
    """Measure, print, and say whether the limit holds."""
    verdicts = [_holds(example) for example in EXAMPLES]
    return all(verdicts)


def _holds(example: Path) -> bool:
    yardsticks, saves = [], []
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / example.name
        shutil.copytree(example, source)
        file = next(path for path in sorted(source.glob("*.yaml")) if "acknowledge: " in path.read_text("utf-8"))
        command = [*build_command(source, output=f"{folder}/output"), "--watch"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
            assert process.stderr
            while "Ctrl-C ends" not in process.stderr.readline():
                pass
            manifest = next(Path(folder).glob("output/*/*/manifest.json"))
            for _ in range(ROUNDS):
                yardsticks.append(seconds(YARDSTICK))
                saves.append(_save(file, manifest))
                time.sleep(0.5)  # the build has to end, and whoever saves takes a breath
            process.send_signal(signal.SIGINT)
            process.stderr.read()
    median = statistics.median(saves)
    times = median / statistics.median(yardsticks)
    print(f"{example.name}, from a save to its set: {median:.2f} s (at most {MOST_SECONDS}), {times:.1f} imports")
    return median <= MOST_SECONDS


def _save(file: Path, manifest: Path) -> float:
    """Change a text, save as editors do, and wait until the set is complete, which its manifest is the last to tell."""
    text, before = file.read_text("utf-8"), manifest.stat().st_mtime_ns
    beside = file.with_suffix(".new")
    beside.write_text(text.replace("acknowledge: ", "acknowledge: A", 1), "utf-8")
    begun = time.perf_counter()
    beside.replace(file)
    while manifest.stat().st_mtime_ns == before:
        time.sleep(0.002)
    return time.perf_counter() - begun
