"""A company's register in two languages, printed once for all tests."""

from __future__ import annotations

import pytest

from .registers import blueprint, printed


@pytest.fixture(scope="session")
def english(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("english")
    return printed(blueprint(folder / "alfa"), folder / "out")


@pytest.fixture(scope="session")
def polish(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("polish")
    return printed(blueprint(folder / "alfa", "pl", "PL"), folder / "out")
