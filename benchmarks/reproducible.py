"""Both examples by every Python that is at hand, each under other conditions: every file the same, byte for byte.

A virtual environment with the locked libraries is made for each Python, so this takes minutes.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from .processes import BLUEPRINTS, EXAMPLES, build_command

ROOT = BLUEPRINTS.parent
PYTHONS = ("python3.11", "python3.12", "python3.13")
CONDITIONS = (
    {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "1"},
    {"TZ": "Asia/Tokyo", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "2"},
    {"TZ": "America/New_York", "LC_ALL": "POSIX", "PYTHONHASHSEED": "3"},
)
_VERSION = "import sys; sys.exit(f'python3.{sys.version_info.minor}' != sys.argv[1])"


def run() -> bool:
    """Build, compare, print, and say whether all are equal."""
    with tempfile.TemporaryDirectory() as folder:
        sets = {
            python: _digests(python, conditions, Path(folder) / python)
            for python, conditions in zip(PYTHONS, CONDITIONS, strict=True)
            if _works(python)
        }
    first, *others = sets.values()
    differing = {name for other in others for name in first.keys() | other.keys() if first.get(name) != other.get(name)}
    print(f"{', '.join(sets)}: {len(first)} files each, {len(differing)} differ")
    for name in sorted(differing)[:10]:
        print(f"  {name}")
    return not differing and bool(others)


def _works(python: str) -> bool:
    return (
        bool(shutil.which(python))
        and not subprocess.run([python, "-c", _VERSION, python], capture_output=True, check=False).returncode
    )


def _digests(python: str, conditions: dict[str, str], folder: Path) -> dict[str, str]:
    """The digest of each file, by its path, that a Python makes of both examples."""
    own = folder / "venv/bin/python"
    subprocess.run([python, "-m", "venv", str(folder / "venv")], check=True, capture_output=True)
    install = [str(own), "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", "requirements.lock"]
    subprocess.run(install, check=True, capture_output=True, cwd=ROOT)
    (folder / "elsewhere").mkdir()
    subprocess.run(
        build_command(*EXAMPLES, output=folder / "output", python=str(own)),
        check=True,
        capture_output=True,
        cwd=folder / "elsewhere",
        env={**os.environ, **conditions, "PYTHONPATH": str(ROOT), "SALESBOOK_CACHE": str(folder / "cache")},
    )
    return {
        path.relative_to(folder / "output").as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted((folder / "output").rglob("*"))
        if path.is_file()
    }
