"""What the benchmarks that start processes share."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

BLUEPRINTS = Path(__file__).resolve().parent.parent / "blueprints"
EXAMPLES = (BLUEPRINTS / "example-pl", BLUEPRINTS / "example-en")


def build_command(*blueprints: Path, output: str | Path, python: str = sys.executable) -> list[str]:
    """The command that builds blueprints into a folder."""
    return [python, "-m", "generator", "build", *map(str, blueprints), "--output", str(output)]


def seconds(command: list[str], **environment: str) -> float:
    """How long a command takes that has to succeed, with our modules compiled as those of the libraries are."""
    inherited = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env={**inherited, **environment})
    return time.perf_counter() - begun
