"""Two hundred blueprints in one call: what they take of memory, against twenty; three of them are broken."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from .processes import build_command

FEW, MANY = 20, 200
BROKEN = (3, 77, 150)
MOST_TIMES = 1.15
_MEASURED = """
import resource, subprocess, sys
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
print(code.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.stderr.write(code.stderr)
"""
"""Runs a command and prints its exit code and the largest resident set of any of its processes, in kB on Linux."""


def run() -> bool:
    """Measure, print, and say whether the limit holds."""
    with tempfile.TemporaryDirectory() as folder:
        clients = [_client(Path(folder) / "clients", number) for number in range(MANY)]
        few = _peak(clients[:FEW], Path(folder) / "few")
        many = _peak(clients, Path(folder) / "many")
        made = len(list(Path(folder).glob("many/*/pl/manifest.json")))
    print(f"{MANY} blueprints, {len(BROKEN)} of them broken: {made} sets made")
    print(f"peak memory of a process: {many / few:.2f} times that of {FEW} blueprints (at most {MOST_TIMES})")
    return made == MANY - len(BROKEN) and many / few <= MOST_TIMES


def _client(folder: Path, number: int) -> Path:
    source = folder / f"client-{number:03}"
    source.mkdir(parents=True)
    owner = {"stages": {"offer": {"owner": "nobody"}}} if number in BROKEN else {}
    data = {"id": source.name, "extends": "ten-stage", "company": {"name": f"Klient {number}"}, **owner}
    (source / "blueprint.yaml").write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    return source


def _peak(clients: list[Path], output: Path) -> int:
    command = [sys.executable, "-c", _MEASURED, *build_command(*clients, output=output)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[1])
