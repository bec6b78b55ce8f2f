"""Every link and picture of the documents leads to something that is there; pictures are small."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.fences import DOCUMENTS, name
from tests.papers import ROOT

LINK = re.compile(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"")
PICTURES = sorted(path for folder in ("images", "gallery") for path in (ROOT / "docs" / folder).iterdir())


def links(document: Path) -> list[str]:
    prose = re.sub(r"^```.*?^```$|`[^`\n]+`", "", document.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    return [one or other for one, other in LINK.findall(prose)]


def anchors(document: Path) -> set[str]:
    """The addresses of a document's headings, as code hosts make them."""
    headings = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=name)
def test_a_link_leads_somewhere(document: Path) -> None:
    for link in links(document):
        if not link.startswith("https://"):
            path, _, anchor = link.partition("#")
            target = (document.parent / path).resolve() if path else document
            assert target.is_file(), link
            assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("picture", PICTURES, ids=lambda path: path.name)
def test_a_picture_is_small_and_used(picture: Path) -> None:
    assert picture.stat().st_size < 150_000
    assert any(picture.name in document.read_text("utf-8") for document in DOCUMENTS)
