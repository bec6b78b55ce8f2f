"""A theme of somebody's own tried on a paper with every kind of block, by a process of little time and memory.

The sandbox keeps templates from reading and running anything, but not from going on without end.
"""

from __future__ import annotations

from functools import lru_cache

from generator.documents import blocks as b
from generator.documents.inline import plain
from generator.press import bounded
from generator.themes import Theme

_SECONDS = 20
_BYTES = 1_500_000_000


@lru_cache(maxsize=4)
def failure(theme: Theme) -> str:
    """Why a paper cannot be drawn in a theme; "" where it can, and where a fault of the shell is in the way."""
    try:
        bounded.done(_draw, theme, seconds=_SECONDS, memory=_BYTES)
    except bounded.EndlessError:
        return f"drawing one short paper takes more than {_SECONDS} seconds or {_BYTES / 1e9:g} GB"
    except bounded.WorkError as error:
        return bytes(error.args[0]).decode()
    return ""


def _draw(theme: Theme) -> bytes:
    """The work of the process: nothing but a reason leaves it."""
    from generator.render import html, word

    try:
        word.render(_paper(), theme)
        html.render(_paper(), theme)
    except MemoryError:
        raise
    except word.ShellError:
        return b""
    except Exception as error:
        raise bounded.WorkError(f"a paper cannot be drawn: {error}".encode()) from error
    return b""


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
