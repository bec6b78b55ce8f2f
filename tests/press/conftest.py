"""A tiny blueprint, a function that builds it, and where its papers come to stand."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from tests.press.tiny import Build, builder, tiny


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tiny(tmp_path / "source")


@pytest.fixture
def build(tmp_path: Path, source: Path) -> Build:
    return builder(source, tmp_path / "out")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out/tiny/pl"


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_is_heard() -> None:
    """Whatever the tests are run by: what a shell starts in the background ignores Ctrl-C, and so would our builds."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
