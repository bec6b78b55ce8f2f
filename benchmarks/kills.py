"""A hundred builds of each example killed at random moments: no file is torn, none of ours is taken for an edit."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from .processes import EXAMPLES, build_command, seconds

KILLS = 100


def run() -> bool:
    """Kill, look, print, and say whether all went well."""
    verdicts = [_survives(example) for example in EXAMPLES]
    return all(verdicts)


def _survives(example: Path) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        source, output = Path(folder) / example.name, Path(folder) / "output"
        shutil.copytree(example, source)
        command = build_command(source, output=output)
        whole: dict[str, set[str]] = {}
        editions = [_edition(source, number) for number in ("1.0", "2.0")]
        for edition in editions:
            (source / "blueprint.yaml").write_text(edition, "utf-8")
            longest = seconds(command)
            for path, digest in _digests(output).items():
                whole.setdefault(path, set()).add(digest)
        torn = hits = 0
        chance = random.Random(7)
        for number in range(KILLS):
            (source / "blueprint.yaml").write_text(editions[number % 2], "utf-8")
            hits += _killed(command, chance.uniform(0.3, 1) * longest)
            torn += sum(digest not in whole[path] for path, digest in _digests(output).items())
        last = subprocess.run(command, capture_output=True, text=True, check=False)
        left = [path.name for path in output.rglob("*") if path.suffix == ".tmp" or ".new" in path.name]
    print(f"{example.name}: {hits} of {KILLS} builds killed at work, {torn} files torn, {len(left)} left over; "
          f"the next build ends with {last.returncode}")  # fmt: skip
    return not torn and not left and last.returncode == 0


def _edition(source: Path, number: str) -> str:
    """The blueprint in another edition, which stands on every paper."""
    text = (source / "blueprint.yaml").read_text("utf-8")
    assert 'edition: "1.0"' in text
    return text.replace('edition: "1.0"', f'edition: "{number}"')


def _killed(command: list[str], after: float) -> bool:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ)
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    return process.wait() == -signal.SIGKILL


def _digests(output: Path) -> dict[str, str]:
    papers = (path for path in output.rglob("*.*") if path.suffix in (".docx", ".xlsx", ".html", ".csv"))
    return {str(path.relative_to(output)): hashlib.sha256(path.read_bytes()).hexdigest() for path in papers}
