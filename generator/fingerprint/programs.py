"""What single office programs lose or work out anew when they open and save a file of ours.

An aspect is a part of a file's description. Whatever is in no aspect, and every aspect that is not listed here for the
program that wrote the file, has to be the same, or the file counts as edited.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

LIBRE_OFFICE = "LibreOffice"
MICROSOFT = "Microsoft"


@dataclass(frozen=True, slots=True)
class Habit:
    """What becomes of an aspect: a program adds it where there is none, drops all of it, or redoes it in its own way.

    What a program drops at times is the same where it is kept.
    """

    does: Literal["adds", "drops", "redoes"]
    why: str


HABITS: Mapping[str, Mapping[str, Habit]] = {
    LIBRE_OFFICE: {
        "built-in styles": Habit("redoes", "the styles that Word brings become its own; what texts look like counts"),
        "column widths": Habit("redoes", "widths in Word's tables are kept as shares, and come back a twip or two off"),
        "content controls": Habit("drops", "tags, and the look of what stands in a control, are not kept"),
        "picked controls": Habit(
            "redoes", "of a date or a list of choices, labels and details are kept in its own way"
        ),
        "section ends": Habit("redoes", "a section ends in an empty paragraph that LibreOffice makes itself"),
        "first pages": Habit("drops", "that the first page is another one, where it is a section's only page"),
        "headers": Habit("redoes", "which pages show which header and footer; what these say counts all the same"),
        "inner borders": Habit(
            "redoes", "a border between two cells that looks like the table's own edge on that side"
        ),
        "line heights": Habit("redoes", "heights of lines are kept in whole percents"),
        "settings": Habit("drops", "settings that LibreOffice has no place for"),
        "table of contents": Habit("drops", "the switch that leaves out page numbers"),
        "views": Habit("drops", "frozen rows and zoom, when no window is open while it saves"),
        "ignored errors": Habit("drops", "which cells are not to be marked as doubtful"),
        "table styles": Habit("drops", "how Excel stripes a table"),
        "leading apostrophes": Habit("drops", "that a text stays one although it begins like a formula"),
        "sizes": Habit("redoes", "widths of columns and heights of rows come back a hundredth off"),
        "palette": Habit("adds", "the colours that were Excel's usual ones before it had themes"),
        "alternative texts": Habit("drops", "what a picture or a chart shows in words"),
        "charts": Habit("redoes", "how a chart is spelled; what it shows, its words and colours count"),
        "drawings": Habit("redoes", "how a drawing is spelled; its shapes, places, words and colours count"),
        "page margins": Habit("redoes", "margins are kept in hundredths of a millimetre"),
    },
    MICROSOFT: {
        "sizes": Habit("redoes", "widths of columns and heights of rows become whole pixels"),
        "charts": Habit("redoes", "how a chart is spelled; what it shows, its words and colours count"),
        "drawings": Habit("redoes", "how a drawing is spelled; its shapes, places, words and colours count"),
        "theme": Habit("adds", "the usual theme, to a workbook without one"),
    },
}
"""By program: the aspects that it changes, and why."""


def named(application: str) -> str:
    """The program of a name that a file gives; "" for one that we know nothing of."""
    return next((program for program in HABITS if application.startswith(program)), "")
