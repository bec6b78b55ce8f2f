"""The mill, built once for all tests of a run."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.shared import shared_folder

from .mill import built


@pytest.fixture(scope="session")
def _mill(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shared_folder(tmp_path_factory, "corrected-mill", built)


@pytest.fixture
def mill(_mill: Path, tmp_path: Path) -> Path:
    """A copy of the mill with its papers, to be edited."""
    return Path(shutil.copytree(_mill, tmp_path / "mill"))
