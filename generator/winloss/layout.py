"""The layout of the register: the sheets that people fill, their columns, and what may stand in each.

The paper is printed by it and what comes back is read by it, so that neither can know a column that the other does not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.blueprint.model import taxes
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.winloss import Rating
from generator.locale import Label

from .windows import by_pipeline

REGISTER = "win-loss-register"
INTERVIEWS = "interviews"
"""The sheet that all others go by."""
EXAMPLE = Label("example", "register")
"""What stands for the number in the row that shows how a sheet is filled."""
NUMBER = Label("Interview no.")
PIPELINE = Label("Pipeline")

Kind = Literal["text", "code", "date", "money", "choice", "yes-no", "mark"]
"""What a cell holds; ``code`` is a name that nobody but the register may know."""


@dataclass(frozen=True, slots=True)
class Field:
    """A column that people fill.

    ``label`` is a ``Label`` of ours or the company's own words, ``choices`` a list of ``lists``. A row that lacks what
    is ``needed`` says nothing. ``origin`` names what it is there for, where that is the blueprint's.
    """

    id: str
    label: str
    width: float
    kind: Kind = "text"
    choices: str = ""
    needed: bool = False
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet that people fill: a row an interview, or a row each thing that was said in one."""

    id: str
    fields: tuple[Field, ...]

    @property
    def key(self) -> Field:
        """The column that says which interview a row belongs to."""
        return self.fields[0]


def forms(blueprint: Blueprint) -> tuple[Form, ...]:
    """All sheets that people fill; that of interviews comes first, for the others name its rows."""
    made = (
        Form(INTERVIEWS, tuple(_interviews(blueprint))),
        Form("beliefs", _BELIEFS),
        Form("coding", _CODING),
        Form("objections", _OBJECTIONS),
        Form("turning-points", _TURNING_POINTS),
        Form("ratings", (_INTERVIEW, *map(_rated, blueprint.win_loss.ratings.values()))),
        Form("proposals", _PROPOSALS),
    )
    return tuple(form for form in made if form.id != "ratings" or blueprint.win_loss.ratings)


def asked(blueprint: Blueprint) -> tuple[Form, ...]:
    """The sheets that the company has people fill: all but what its outline has switched off."""
    outline = blueprint.papers.get(REGISTER)
    if outline is None:
        return forms(blueprint)
    left = ((one, outline.sheets[one.id].columns) for one in forms(blueprint) if one.id in outline.sheets)
    return tuple(Form(one.id, tuple(f for f in one.fields if f.origin or f.id in columns)) for one, columns in left)


def form(id_: str, blueprint: Blueprint) -> Form:
    """A sheet by its id."""
    return next(one for one in forms(blueprint) if one.id == id_)


def _interviews(blueprint: Blueprint) -> Iterator[Field]:
    yield Field("number", NUMBER, 11, needed=True)
    yield Field("customer", Label("[[Word.customer]]"), 18, "code")
    yield Field("deal", Label("[[Word.order]] or deal"), 16)
    yield Field("seller", Label("[[Word.salesperson]]"), 15, "code")
    has_tax = taxes.has_value_added_tax(blueprint.company)
    yield Field("value", Label("Value, net") if has_tax else Label("Value"), 14, "money")
    yield Field("outcome", Label("Outcome"), 14, "choice", "outcomes", needed=True)
    if by_pipeline(blueprint):
        yield Field("pipeline", PIPELINE, 18, "choice", "pipelines", origin="pipelines")
    yield Field("segment", Label("Segment"), 13, "choice", "segments")
    yield Field("persona", Label("Who was asked"), 16, "choice", "personas")
    yield Field("competitor", Label("Competitor", "win-loss-register"), 14, "choice", "competitors")
    yield Field("interviewer", Label("Interviewer", "win-loss-register"), 13, "code")
    yield Field("last", Label("Last contact"), 13, "date")
    yield Field("first", Label("First [[word.order]]?"), 12, "yes-no", "yes-no")
    yield Field("strategic", Label("Strategic [[word.customer]]?"), 12, "yes-no", "yes-no")
    yield Field("exclusion", Label("Why not to ask"), 18, "choice", "exclusions")
    yield Field("held", Label("Held on"), 13, "date")
    yield Field("quotable", Label("May be quoted?"), 11, "yes-no", "yes-no")


_INTERVIEW = Field("interview", NUMBER, 11, needed=True)
_BELIEFS = (
    _INTERVIEW,
    Field("written", Label("Written down on"), 13, "date"),
    Field("outcome", Label("Outcome, [[word.salesperson]]’s view"), 16, "choice", "outcomes"),
    Field("main", Label("Main reason, [[word.salesperson]]’s view"), 30, "choice", "drivers", needed=True),
    Field("second", Label("Second reason"), 30, "choice", "drivers"),
    Field("competitor", Label("Competitor", "win-loss-register"), 16, "choice", "competitors"),
    Field("moment", Label("The moment that decided"), 36),
    Field("confidence", Label("Confidence 1–5"), 11, "mark", "marks"),
)
_CODING = (
    _INTERVIEW,
    Field("driver", Label("Reason"), 26, "choice", "drivers", needed=True),
    Field("polarity", Label("For or against us"), 14, "choice", "polarity", needed=True),
    Field("weight", Label("Weight"), 15, "choice", "weights", needed=True),
    Field("certainty", Label("How sure is the code"), 14, "choice", "certainties"),
    Field("quote", Label("The [[word.customer]]’s words"), 45),
    Field("stage", Label("Stage where it happened"), 22, "choice", "stages"),
)
_OBJECTIONS = (
    _INTERVIEW,
    Field("objection", Label("Objection of our list (blank: a new one)"), 40, "choice", "objections"),
    Field("quote", Label("The [[word.customer]]’s words"), 45),
    Field("answer", Label("Our answer"), 18, "choice", "answers"),
)
_TURNING_POINTS = (
    _INTERVIEW,
    Field("what", Label("What happened, in the [[word.customer]]’s words"), 50, needed=True),
    Field("stage", Label("Stage where it happened"), 22, "choice", "stages"),
    Field("direction", Label("For or against us"), 14, "choice", "directions", needed=True),
)
_PROPOSALS = (
    _INTERVIEW,
    Field("element", Label("Element of the process"), 44, "choice", "elements"),
    Field("text", Label("What should be otherwise"), 50, needed=True),
    Field("urgent", Label("Urgent?"), 11, "yes-no", "yes-no"),
)


def _rated(rating: Rating) -> Field:
    return Field(item(rating.id), rating.text, 16, "mark", "marks", origin=rating.origin("text"))


_ITEM = "item_"


def item(rating: str) -> str:
    """The id of the column of a rating."""
    return _ITEM + rating.replace("-", "_")
