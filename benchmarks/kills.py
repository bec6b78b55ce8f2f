"""A hundred builds of each example killed at random moments: no file is torn, none of ours is taken for an edit."""

from __future__ import annotations

import hashlib
import multiprocessing
import random
import re
import shutil
import signal
import tempfile
import time
from pathlib import Path

from generator.press import run as build
from generator.press.planning.order import Order

from .processes import EXAMPLES

KILLS = 100


def run() -> bool:
    """Kill, look, print, and say whether all went well."""
    verdicts = [_survives(example) for example in EXAMPLES]
    return all(verdicts)


def _survives(example: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / example.name, Path(folder) / "output"
        shutil.copytree(example, source)
        order, longest = Order(source, output), 0.0
        whole: dict[str, set[str]] = {}
        editions = [_edition(source, number) for number in ("1.8", "1.9")]
        for edition in editions:
            (source / "blueprint.yaml").write_text(edition, "utf-8")
            begun = time.monotonic()
            build.build(order)
            longest = time.monotonic() - begun
            for path, digest in _digests(output).items():
                whole.setdefault(path, set()).add(digest)
        torn = hits = 0
        chance = random.Random(7)
        for number in range(KILLS):
            (source / "blueprint.yaml").write_text(editions[number % 2], "utf-8")
            hits += _killed(order, chance.uniform(0, 0.7) * longest)
            torn += sum(digest not in whole[path] for path, digest in _digests(output).items())
        last = {change.verb for change in build.build(order).changes}
        left = [path.name for path in output.rglob("*") if path.suffix == ".tmp" or ".new" in path.name]
    print(
        f"{example.name}: {hits} of {KILLS} builds killed at work, {torn} files torn, {len(left)} left over; "
        f"the next build: {', '.join(sorted(last))}"
    )
    return not torn and not left and last <= {"update", "identical"}


def _edition(source: Path, number: str) -> str:
    """The blueprint in another edition, which stands on every paper."""
    text = (source / "blueprint.yaml").read_text("utf-8")
    other, count = re.subn(r'(?m)^edition: "[^"]*"', f'edition: "{number}"', text)
    assert count == 1
    return other


def _killed(order: Order, after: float) -> bool:
    """Kill a build after so many seconds; whether it was still at work. It is forked, so it need not start first."""
    process = multiprocessing.get_context("fork").Process(target=build.build, args=(order,))
    process.start()
    time.sleep(after)
    process.kill()
    process.join()
    return process.exitcode == -signal.SIGKILL


def _digests(output: Path) -> dict[str, str]:
    papers = (path for path in output.rglob("*.*") if path.suffix in (".docx", ".xlsx", ".html", ".csv"))
    return {str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest() for path in papers}
