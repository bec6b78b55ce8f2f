"""docs/themes.md: what its examples put into a shell is printed as the page shows."""

from __future__ import annotations

import re
from dataclasses import replace

import docx
import pytest

from generator.render.word.values import NAMES
from generator.themes import Palette
from tests.docs.fences import Fence, fences
from tests.papers import ROOT
from tests.render.sample import sample_imprint
from tests.render.word.shells import Content, lines, made, paper, png, saved, theme

PAGE = ROOT / "docs/themes.md"
PAIRS = list(zip(fences(PAGE, "text")[::2], fences(PAGE, "text")[1::2], strict=True))


def contents(fence: Fence) -> list[Content]:
    """A paragraph for each line, and a table for lines with bars that follow each other."""
    found: list[Content] = []
    for line in fence.text.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            found.append(line)
        elif found and isinstance(found[-1], list):
            found[-1].append(cells)
        else:
            found.append([cells])
    return found


def terms() -> bytes:
    document = docx.Document()
    document.add_paragraph("Terms of delivery")
    return saved(document)


@pytest.mark.parametrize(("shell", "printed"), PAIRS, ids=lambda fence: f"line {fence.line}")
def test_an_example_prints_what_is_shown(shell: Fence, printed: Fence) -> None:
    assert (shell.info[1], printed.info[1]) == ("shell", "printed")
    imprint = replace(sample_imprint(), as_of="5 January 2026")
    files = {"logo.png": png(), "terms.docx": terms()}
    document = made(theme(*contents(shell), files=files), paper(title="Offer", language="en", imprint=imprint))
    assert lines(document) == printed.text.splitlines()


def test_every_name_stands_in_the_table() -> None:
    part = PAGE.read_text("utf-8").partition("### What a tag may name")[2].partition("###")[0]
    named = set(re.findall(r"`(\w+)(?:\(\))?`", part))
    assert NAMES | {"body", "contents", "palette", "rich", "picture", "subdocument"} <= named
    assert set(Palette.__dataclass_fields__) <= named
