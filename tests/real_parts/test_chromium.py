"""Chromium opens the set from the file system: pages run under their policy, alone, and messages are copied whole."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

from tests.papers import MadeSet, make_set
from tests.shell import write

TIME_LIMIT = 120


@dataclass(frozen=True, slots=True)
class Opened:
    """A page after its scripts have run, and what the browser complained of."""

    page: Any
    complaints: list[str]


Browser = Callable[[Path], Opened]


@pytest.fixture
def browser(chromium: str, tmp_path: Path) -> Browser:
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--virtual-time-budget=10000"]

    def open_page(page: Path) -> Opened:
        command = [chromium, *options, f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", page.as_uri()]
        outcome = subprocess.run(command, capture_output=True, timeout=TIME_LIMIT, check=True)
        log = outcome.stderr.decode("utf-8", "replace")
        complaints = [line for line in log.splitlines() if ":CONSOLE" in line or "Failed to load" in line]
        return Opened(lxml_html.fromstring(outcome.stdout.decode("utf-8")), complaints)

    return open_page


def framed(pages: list[Path], folder: Path) -> Path:
    """A page that holds others, so that one start of the browser opens them all."""
    frames = "".join(f'<iframe src="{page.as_uri()}"></iframe>' for page in pages)
    target = folder / "frames.html"
    target.write_text(f"<!DOCTYPE html><title>frames</title>{frames}", "utf-8")
    return target


def test_no_page_of_the_set_makes_the_browser_complain(example: MadeSet, browser: Browser, tmp_path: Path) -> None:
    pages = example.paths("html")
    assert len(pages) > 15
    opened = browser(framed(pages, tmp_path))
    assert len(opened.page.xpath("//iframe")) == len(pages)
    assert opened.complaints == []


@pytest.mark.parametrize(
    "fault",
    [
        "<script>throw Error('x')</script>",
        "<script>alert(1)</script>",
        '<img src="https://example.invalid/x.png" alt="">',
    ],
)
def test_a_page_with_a_fault_would_be_noticed(fault: str, example: MadeSet, browser: Browser, tmp_path: Path) -> None:
    faulty = tmp_path / "faulty.html"
    faulty.write_text((example.folder / "index.html").read_text("utf-8").replace("</main>", f"</main>{fault}"), "utf-8")
    assert browser(framed([faulty], tmp_path)).complaints


def test_a_page_stands_alone_when_it_is_mailed(example: MadeSet, browser: Browser, tmp_path: Path) -> None:
    alone = tmp_path / "alone.html"
    shutil.copy(example.path("objections", "html"), alone)
    opened = browser(alone)
    assert opened.complaints == []
    assert opened.page.xpath("//div[@class='filter' and not(@hidden)]")


# Copying a message

LINKED = """\
extends: ten-stage
id: alfa
company: {name: Alfa}
messages:
  offer-detailed-mail:
    subject: [Oferta]
    body: "[Termin](https://cal.example/a?x=1&y=2) lub [napisz](mailto:a@alfa.example?subject=X), www.alfa.example."
"""
CLIPBOARDS = {
    "open": "writeText: (text) => Promise.resolve((document.title = text))",
    "closed": "writeText: () => Promise.reject()",
}
PRESSED = """
<script>
Object.defineProperty(navigator, "clipboard", { value: { CLIPBOARD } });
document.execCommand = () => (document.title = getSelection().toString().trim());
const body = document.querySelector('a[href^="https://cal.example"]').closest("[data-copy]");
body.closest(".copied").querySelector("button").click();
</script>
"""


@pytest.mark.parametrize("clipboard", CLIPBOARDS)
def test_a_copied_message_brings_the_addresses_of_its_links(clipboard: str, browser: Browser, tmp_path: Path) -> None:
    source = write(tmp_path / "alfa", {"blueprint.yaml": LINKED})
    made = make_set(source, tmp_path / "output", "--only", "messages").path("messages", "html").read_text("utf-8")
    page = tmp_path / "pressed.html"
    pressed = PRESSED.replace("CLIPBOARD", CLIPBOARDS[clipboard])
    page.write_text(re.sub(r"<meta http-equiv[^>]*>", "", made).replace("</body>", f"{pressed}</body>"), "utf-8")
    opened = browser(page)
    assert opened.page.findtext(".//title") == (
        "Termin (https://cal.example/a?x=1&y=2) lub napisz (a@alfa.example), www.alfa.example."
    )
    assert "Termin (" not in opened.page.xpath("string(//main)")
