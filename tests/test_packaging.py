"""What is inside the wheel: the package, the shipped blueprints and themes, and nothing else."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import generator

ROOT = Path(__file__).resolve().parents[1]
NEVER_SHIPPED = {"tests", "output", "benchmarks", "docs", "__pycache__", ".salesbook", ".ci"}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def members(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def files_below(folder: Path) -> set[str]:
    """Files of a source folder that a wheel has to carry, relative to it."""
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not NEVER_SHIPPED & set(path.relative_to(folder).parts) and path.name[0] not in ".~"
    }


def test_the_wheel_has_the_package_and_its_metadata_at_the_top(members: set[str]) -> None:
    tops = {name.split("/")[0] for name in members}
    assert tops == {"generator", f"salesbook-{generator.__version__}.dist-info"}


def test_nothing_that_belongs_to_the_checkout_is_inside(members: set[str]) -> None:
    assert [name for name in members if NEVER_SHIPPED & set(name.split("/"))] == []


@pytest.mark.parametrize("kind", ["blueprints", "themes"])
def test_shipped_folders_travel_whole(members: set[str], kind: str) -> None:
    expected = {f"generator/shipped/{kind}/{name}" for name in files_below(ROOT / kind)}
    assert expected, f"there are no {kind}"
    assert expected == {name for name in members if name.startswith(f"generator/shipped/{kind}/")}


def test_the_packages_data_travels_with_its_code(members: set[str]) -> None:
    expected = {f"generator/{name}" for name in files_below(ROOT / "generator")}
    assert {"generator/locale/pl.mo", "generator/locale/pl.toml"} <= expected
    assert expected <= members


def test_the_wheel_knows_its_command(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read(f"salesbook-{generator.__version__}.dist-info/entry_points.txt").decode()
    assert "salesbook = generator.__main__:main" in text


def test_shipped_folders_are_found_outside_the_checkout(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    ask = "from generator import shipping; print(shipping.folder('blueprints'), shipping.folder('themes'), sep='\\n')"
    isolated = {**os.environ, "PYTHONPATH": str(tmp_path)}
    answer = subprocess.run(
        [sys.executable, "-c", ask], cwd=tmp_path, env=isolated, check=True, capture_output=True, text=True, timeout=60
    ).stdout.split()
    assert answer == [str(tmp_path / "generator/shipped/blueprints"), str(tmp_path / "generator/shipped/themes")]


def test_the_lock_names_no_host_and_no_place_on_a_machine() -> None:
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith(" ")]
    assert [line for line in lines if "//" in line or " /" in line or line.startswith(("-", "/"))] == []
    assert [line for line in pins if "==" not in line] == []
    assert len(pins) == sum("--hash=sha256:" in after for after in _first_hashes(lines))


def _first_hashes(lines: list[str]) -> list[str]:
    """The line that follows each pin."""
    return [after for before, after in itertools.pairwise(lines) if before and not before.startswith(" ")]
