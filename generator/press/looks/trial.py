"""A theme of somebody's own tried on a paper with every kind of block, by a process of little time and memory.

The sandbox keeps templates from reading and running anything, but not from going on without end; neither does the
typesetter keep a look from it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing.connection import Connection
from typing import Literal

from generator.documents import blocks as b
from generator.documents.inline import plain
from generator.press import bounded
from generator.themes import Fonts, Theme

Medium = Literal["word", "html", "pdf"]
_SECONDS = 20
_BYTES = 1_500_000_000
_ENDLESS = f"drawing one short paper takes more than {_SECONDS} seconds or {_BYTES / 1e9:g} GB"
_ENDING = "Take out loops and repetitions that go on without end."
_LOOK_HINT = "Write a dictionary, `#let look = (…)`; docs/themes.md names what may stand in it."


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a paper cannot be drawn; ``line`` and ``column`` are those of the look in PDF, 0 where they are not known."""

    medium: Medium
    reason: str
    hint: str = ""
    line: int = 0
    column: int = 0


@lru_cache(maxsize=4)
def failure(theme: Theme, media: tuple[Medium, ...]) -> Failure | None:
    """Why a paper cannot be drawn in a theme; None where it can, and where a fault of the shell is in the way."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_draw, args=(theirs, theme, media), daemon=True)
    process.start()
    theirs.close()
    said = _heard(ours, media[0])
    process.kill()
    process.join()
    return said


def _heard(told: Connection, medium: Medium) -> Failure | None:
    """What the process says at last: it tells each medium before it is drawn, and then how it went."""
    until = time.monotonic() + _SECONDS + bounded.STARTING
    try:
        while told.poll(max(0.0, until - time.monotonic())):
            said: Medium | Failure | None = told.recv()
            if said is None or isinstance(said, Failure):
                return said
            medium = said
    except EOFError:
        pass  # it was ended, having used up what it may
    return Failure(medium, _ENDLESS, _ENDING)


def _draw(told: Connection, theme: Theme, media: Iterable[Medium]) -> None:
    """The work of the process: nothing but media and a reason leaves it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stderr.fileno())  # where the typesetter would tell how it ended
    bounded.bound(_SECONDS, _BYTES)
    for medium in media:
        told.send(medium)
        if failed := _failure(medium, theme):
            told.send(failed)
            return
    told.send(None)


def _failure(medium: Medium, theme: Theme) -> Failure | None:
    try:
        return _DRAWN[medium](theme)
    except MemoryError:
        return Failure(medium, _ENDLESS, _ENDING)
    except Exception as error:
        return Failure(medium, f"a paper cannot be drawn: {error}")


def _word(theme: Theme) -> None:
    from generator.render import word

    with suppress(word.ShellError):  # which is told by itself
        word.render(_paper(), theme)


def _html(theme: Theme) -> None:
    from generator.render import html

    html.render(_paper(), theme)


def _pdf(theme: Theme) -> Failure | None:
    from generator.render import pdf

    try:
        pdf.render(_paper(), theme, pdf.faces(Fonts("Arial", "Arial", theme.fonts.size), ()))
    except pdf.LookError as error:
        line, column = (error.line, error.column) if error.file == "look.typ" else (0, 0)
        reason = f"a paper cannot be drawn: {error.reason if line else error}"
        return Failure(
            "pdf", reason, f"{error.hint.rstrip('.').capitalize()}." if error.hint else _LOOK_HINT, line, column
        )
    return None


_DRAWN: Mapping[Medium, Callable[[Theme], Failure | None]] = {"word": _word, "html": _html, "pdf": _pdf}


def _paper() -> b.Document:
    text = plain("Text")
    column = b.Column("Column")
    card = b.Card(text, (b.Paragraph(text),), "3")
    content: tuple[b.Block, ...] = (
        b.Heading(1, text),
        b.Paragraph(text),
        b.Bullets((text,)),
        b.Steps((text,)),
        b.Checklist((text,)),
        b.Table(
            (column, b.Column("", kind="check")), (b.TableRow((text,)), b.TableRow((text,), emphasis=True)), "Table"
        ),
        b.KeyValues((("Label", text),)),
        *(b.Callout(kind, "Title", (text,)) for kind in ("rule", "tip", "warning", "decision")),
        b.Question(text, (("Why", text),), (text,), scale=("1", "2")),
        b.Message("Message", (text,), (text,), preview=text, footer=(text,), facts=(("Aim", text),)),
        b.FormLines((text,)),
        b.SignatureBox(((text, ("Date",)),)),
        b.Links((b.LinkEntry(text, (b.LinkItem("a.html", "html"),), text),)),
        card,
        b.Grid((card, card)),
        b.PageBreak(),
        b.Pages("pages", (b.Heading(2, text), b.Paragraph(text)), one_page=True),
    )
    imprint = b.Imprint("Company", "1.0", "today", "3", "INTERNAL", "Footer", "Owner")
    return b.Document("trial", "Title", "en", "internal", imprint, content, "Subtitle", cover=True, contents=True)
