"""No folder of tests is passed over: pytest leaves some names out unasked, ``build`` among them."""

from __future__ import annotations

from fnmatch import fnmatch

import pytest

from tests.papers import ROOT


def test_every_folder_of_tests_is_collected(pytestconfig: pytest.Config) -> None:
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    names = {part for folder in folders for part in folder.relative_to(ROOT).parts}
    assert "build" in names
    left_out = pytestconfig.getini("norecursedirs")
    assert [name for name in names if any(fnmatch(name, pattern) for pattern in left_out)] == []
