"""A theme of somebody's own tried on a paper with every kind of block, by a process of little time and memory.

The sandbox keeps templates from reading and running anything, but not from going on without end.
"""

from __future__ import annotations

import multiprocessing
import sys
from functools import lru_cache
from multiprocessing.connection import Connection

from generator.documents import blocks as b
from generator.documents.inline import plain
from generator.themes import Theme

_SECONDS = 20
_BYTES = 1_500_000_000
_STARTING = 20
"""In seconds, what a loaded machine may need to start a process and load what renders."""


@lru_cache(maxsize=4)
def failure(theme: Theme) -> str:
    """Why a paper cannot be drawn in a theme; "" where it can, and where a fault of the shell is in the way."""
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    process = context.Process(target=_draw, args=(theirs, theme), daemon=True)
    process.start()
    theirs.close()
    try:
        said = str(ours.recv()) if ours.poll(_SECONDS + _STARTING) else _ENDLESS
    except EOFError:
        said = _ENDLESS
    process.kill()
    process.join()
    return said


_ENDLESS = f"drawing one short paper takes more than {_SECONDS} seconds or {_BYTES / 1e9:g} GB"


def _draw(said: Connection, theme: Theme) -> None:
    """The work of the process: nothing but a reason leaves it."""
    from generator.render import html, word

    _bound()
    try:
        word.render(_paper(), theme)
        html.render(_paper(), theme)
    except word.ShellError:
        said.send("")
    except MemoryError:
        said.send(_ENDLESS)
    except Exception as error:
        said.send(f"a paper cannot be drawn: {error}")
    else:
        said.send("")


def _bound() -> None:
    """Let the process have no more time and memory than any theme needs, where the system knows of bounds."""
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_BYTES, _BYTES))


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
