"""From a save to the set that follows from it, while ``--watch`` runs; seconds, and times of importing libraries.

The limit is for what people write: a text that a few papers print. What many papers print takes as long as these papers
do, so the name of a stage is measured beside it.
"""

from __future__ import annotations

import itertools
import json
import shutil
import signal
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
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
    with _watched(example) as (source, manifest):
        text = _measured(f"{example.name}, a text of an objection", _texts(source), manifest)
        _measured(f"{example.name}, the name of a stage", _names(source), manifest)
    return text <= MOST_SECONDS


@contextmanager
def _watched(example: Path) -> Iterator[tuple[Path, Path]]:
    """A copy of an example that is watched, and the manifest of its set, which a build writes when all else stands."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / example.name
        shutil.copytree(example, source)
        command = [*build_command(source, output=f"{folder}/output"), "--watch"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
            assert process.stderr
            while "Ctrl-C ends" not in process.stderr.readline():
                pass
            yield source, next(Path(folder).glob("output/*/*/manifest.json"))
            process.send_signal(signal.SIGINT)
            process.stderr.read()


def _measured(what: str, saves: Iterator[Callable[[], object]], manifest: Path) -> float:
    """The median time from a save to its set, in seconds; printed beside the number of files that it changed."""
    yardsticks, times, files = [], [], 0
    for save in itertools.islice(saves, ROUNDS):
        yardsticks.append(seconds(YARDSTICK))
        before, written = _digests(manifest), manifest.stat().st_mtime_ns
        begun = time.perf_counter()
        save()
        while manifest.stat().st_mtime_ns == written:
            time.sleep(0.002)
        times.append(time.perf_counter() - begun)
        files = len(_digests(manifest) ^ before) // 2
        time.sleep(0.5)  # the build has to end, and whoever saves takes a breath
    median = statistics.median(times)
    imports = median / statistics.median(yardsticks)
    print(f"{what}: {files} files in {median:.2f} s (at most {MOST_SECONDS} for a text), {imports:.1f} imports")
    return median


def _digests(manifest: Path) -> set[tuple[str, str]]:
    return {(file["path"], file["sha256"]) for file in json.loads(manifest.read_text("utf-8"))["files"]}


def _texts(source: Path) -> Iterator[Callable[[], object]]:
    """Saves that each change a text of an objection in the example's own file."""
    file = next(path for path in sorted(source.glob("*.yaml")) if "acknowledge: " in path.read_text("utf-8"))
    while True:
        yield _save(file, file.read_text("utf-8").replace("acknowledge: ", "acknowledge: A", 1))


def _names(source: Path) -> Iterator[Callable[[], object]]:
    """Saves that each give a stage another name."""
    for number in itertools.count(1):
        yield _save(source / "named.yaml", f"stages: {{offer: {{name: Stage {number}}}}}\n")


def _save(file: Path, text: str) -> Callable[[], object]:
    """A save as editors do it: a new file that takes the place of the old one."""
    beside = file.with_suffix(".new")
    beside.write_text(text, "utf-8")
    return lambda: beside.replace(file)
