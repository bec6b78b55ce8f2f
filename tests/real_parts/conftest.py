"""A browser to be worked as a person does: keys, clicks, a phone's width, a dark screen, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.papers import MadeSet
from tests.shared import shared_folder

from .office import converted, converted_in, named

WIDE, PHONE = 1280, 390


@pytest.fixture(scope="session")
def driven(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


class Complaints(list[str]):
    """What the browser complained of, and every address but files that a page asked for."""

    def listen(self, page: Page) -> None:
        page.on("console", lambda message: self.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: self.append(f"error: {error}"))
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        if not url.startswith("file:"):
            self.append(f"request: {url}")


Opening = Callable[..., Any]


@pytest.fixture
def opened(driven: Browser) -> Iterator[Opening]:
    """Opens a page from the disk in a browser of its own; whatever it complains of fails the test."""
    complaints, contexts = Complaints(), []

    def open_page(path: Path, *, width: int = WIDE, **options: Any) -> Page:
        context = driven.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        page = context.new_page()
        complaints.listen(page)
        page.goto(path.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture(scope="session")
def sets(example: MadeSet, example_en: MadeSet) -> dict[str, MadeSet]:
    """Both examples, by their languages."""
    return {"pl": example, "en": example_en}


@pytest.fixture(scope="session")
def printed_papers(
    sets: dict[str, MadeSet], soffice: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, dict[str, Path]]:
    """The Word papers of both examples and the Polish one's workbooks as PDFs, by language and name.

    LibreOffice prints them once for all tests; what it could not open is missing.
    """
    formats = {"pl": ("docx", "xlsx"), "en": ("docx",)}
    papers = {language: named(sets[language].paths(*of)) for language, of in formats.items()}

    def fill(folder: Path) -> None:
        for language, files in papers.items():
            converted(soffice, files, "pdf", folder / language)

    folder = shared_folder(tmp_path_factory, "printed", fill)
    return {language: converted_in(folder / language, files, "pdf") for language, files in papers.items()}
