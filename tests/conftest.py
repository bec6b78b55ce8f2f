"""What every test shares: a clean environment, three built sets, and the guard in front of tests that need a real part.

A test that needs LibreOffice, Chromium or a validator asks for it by name (``soffice``, ``chromium`` …) and gets
its path. Where the part is missing the test is skipped with a reason; with ``SALESBOOK_REAL_PARTS=1`` it fails.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from generator.press.checking import findings
from generator.press.planning.memory import Memory
from tests.papers import ROOT, MadeSet, made_set, make_set, write_blueprint
from tests.shared import shared_folder

# A shared machine may be slow for a moment; how long an example takes says nothing about the code.
settings.register_profile("salesbook", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("salesbook")

CHANGES_OUTPUT = ("SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "TERM", "LANGUAGE")


@pytest.fixture(scope="session", autouse=True)
def _cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads or writes what the developer's own runs have kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALESBOOK_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        yield


@pytest.fixture(scope="module", autouse=True)
def _papers_remembered() -> Iterator[None]:
    """``check`` makes every paper: what it made stays from test to test, as from build to build of what is watched."""
    memory = Memory()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(findings, "Forgetful", lambda: memory)
        yield


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in CHANGES_OUTPUT:
        monkeypatch.delenv(name, raising=False)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden texts anew instead of comparing")


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    """The set of the Polish example company, which `make` builds. Tests look at it and leave it as it is."""
    return _made_once("example", ROOT / "blueprints/example-pl", tmp_path_factory)


@pytest.fixture(scope="session")
def example_en(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    """The set of the English example company: another industry, another currency, another law."""
    return _made_once("example-en", ROOT / "blueprints/example-en", tmp_path_factory)


@pytest.fixture(scope="session")
def name_only(tmp_path_factory: pytest.TempPathFactory) -> MadeSet:
    """The set of a company that has decided nothing but its name."""
    folder = tmp_path_factory.mktemp("name-only")
    source = write_blueprint(folder / "name-only", {"extends": "ten-stage", "company": {"name": "Piekarnia Ziarno"}})
    return make_set(source, folder / "output")


def _made_once(name: str, source: Path, factory: pytest.TempPathFactory) -> MadeSet:
    """A set that all processes which run tests look at."""
    return made_set(source, shared_folder(factory, name, lambda folder: make_set(source, folder)))


def require(part: str, path: str | None) -> str:
    """The path of a real part; skips the test, or fails it where real parts are a must, if there is none."""
    if path:
        return path
    message = f"{part} is missing: `make system-deps` installs it"
    if os.environ.get("SALESBOOK_REAL_PARTS") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def _npm_tool(relative: str) -> str | None:
    """A file below node_modules of the folder that `make system-deps` fills."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    tools = Path(os.environ.get("SALESBOOK_TOOLS") or cache / "salesbook-tools")
    path = tools / "node_modules" / relative
    return str(path) if path.is_file() else None


@pytest.fixture(scope="session")
def soffice() -> str:
    """LibreOffice. Give each call a profile of its own (``-env:UserInstallation=``) and a time limit."""
    return require("soffice (LibreOffice)", shutil.which("soffice"))


@pytest.fixture(scope="session")
def chromium() -> str:
    return require("chromium", shutil.which("chromium") or shutil.which("chromium-browser"))


@pytest.fixture(scope="session")
def pdftotext() -> str:
    return require("pdftotext (poppler-utils)", shutil.which("pdftotext"))


@pytest.fixture(scope="session")
def ooxml_validator() -> str:
    """The Open XML SDK's validator: takes a file, prints JSON whose ``ok`` is the verdict."""
    require("node", shutil.which("node"))
    return require("ooxml-validator (npm)", _npm_tool(".bin/ooxml-validator"))


@pytest.fixture(scope="session")
def node() -> str:
    return require("node", shutil.which("node"))


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, which finds what shuts people out of a page."""
    return Path(require("axe-core (npm)", _npm_tool("axe-core/axe.min.js"))).read_text("utf-8")


@pytest.fixture(scope="session")
def html_validator() -> list[str]:
    """The command of the Nu Html Checker; exits 0 if the pages given to it are valid."""
    java = require("java", shutil.which("java"))
    return [java, "-jar", require("vnu-jar (npm)", _npm_tool("vnu-jar/build/dist/vnu.jar"))]
