"""Deals that have ended, and what customers and salespeople said of them: what the Win-Loss programme rests on.

Who a customer or a salesperson is stands in nobody's blueprint: both are codes, and the key stays where the code was
given, in the register that people fill.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic.json_schema import WithJsonSchema

from .base import (
    Collection,
    CompetitorId,
    CrmReasonId,
    DealId,
    DriverId,
    ElementPath,
    Entity,
    Name,
    ObjectionId,
    PersonaId,
    PipelineId,
    RatingId,
    Said,
    SegmentId,
    StageId,
)
from .quantities import Count, Day, Money

Outcome = Literal["won", "lost", "abandoned"]
Exclusion = Literal["complaint", "dispute", "recently-asked", "refused", "other"]

_CODE = r"^(?=.*\d)[A-Za-z0-9]+(-[A-Za-z0-9]+)*$"


def _code(written: str) -> str:
    if not re.fullmatch(_CODE, written):
        hint = "Write letters, digits and hyphens, a digit among them, and never a name: customer-7"
        raise ValueError(f"“{written}” is no code\n{hint}")
    return written


Code = Annotated[
    str, AfterValidator(_code), WithJsonSchema({"type": "string", "pattern": _CODE, "examples": ["customer-7"]})
]
"""What stands for a customer or a salesperson, whose name stays in the register."""
Mark = Annotated[Count, Field(ge=1, le=5)]
"""A mark from 1 to 5."""


class Deal(Entity):
    """A deal that has ended, as the CRM or the register knows it."""

    number: Name | None = None
    """What the CRM knows it by."""
    customer: Code | None = None
    """Code of the customer."""
    seller: Code | None = None
    """Code of the salesperson who led it."""
    outcome: Outcome | None = None
    """How it ended."""
    reason: CrmReasonId | None = None
    """Why it ended, as somebody chose it in the CRM."""
    value: Money | None = None
    """What it was worth, net."""
    segment: SegmentId | None = None
    """Class of the customer."""
    pipeline: PipelineId | None = None
    """The pipeline that it came through."""
    stage: StageId | None = None
    """How far it came."""
    competitor: CompetitorId | None = None
    """Whom we were compared with, as far as we knew."""
    closed: Day | None = None
    """The day on which it ended."""
    last_contact: Day | None = None
    """The day of the last contact with the customer; that on which it ended where it is missing."""
    first_order: bool = False
    """Whether the customer would have ordered for the first time."""
    strategic: bool = False
    """Whether the customer is one of those that count most."""
    exclusion: Exclusion | None = None
    """Why the customer is not asked; ``complaint`` for a complaint or a delivery that is still open."""


class Believed(Entity):
    """What the salesperson takes for the truth, written down before the interview."""

    written_on: Day | None = None
    """When it was written down."""
    outcome: Outcome | None = None
    """How the deal ended."""
    main: DriverId | None = None
    """The main reason."""
    second: DriverId | None = None
    """The second reason."""
    competitor: CompetitorId | None = None
    """Whom the customer compared us with."""
    moment: Said | None = None
    """The moment that decided."""
    confidence: Mark | None = None
    """How sure the salesperson is, 1 to 5."""


class Mention(Entity):
    """A reason that the customer gave, coded."""

    driver: DriverId
    """The code."""
    polarity: Literal["for", "against", "neutral"] = "against"
    """Whether it spoke for us."""
    weight: Literal["decisive", "important", "minor"] = "important"
    """How much it counted."""
    certainty: Literal["certain", "probable", "unsure"] | None = None
    """How sure it is that this code is the right one."""
    stage: StageId | None = None
    """Where in the process it happened."""
    quote: Said | None = None
    """The customer's words."""


class Heard(Entity):
    """An objection that the customer had."""

    objection: ObjectionId | None = None
    """The objection; none where it is new."""
    answer: Literal["convinced", "not-convinced"] | None = None
    """What our answer came to; nothing where nobody asked."""
    quote: Said | None = None
    """The customer's words."""


class TurningPoint(Entity):
    """A moment at which the decision went one way."""

    stage: StageId | None = None
    """Where in the process it was."""
    direction: Literal["for", "against"]
    """Whether it went our way."""
    what: Said | None = None
    """What happened, in the customer's words."""


class Proposal(Entity):
    """What the interviewer would change in the process."""

    element: ElementPath | None = None
    """The element that it is about, by its path; none where there is no such thing yet."""
    text: Said
    """What should be otherwise."""
    urgent: bool = False
    """Whether it cannot wait."""


class Interview(Entity):
    """A talk with a customer after the decision."""

    deal: DealId
    """The deal that it was about."""
    outcome: Outcome
    """How the deal ended, as the customer tells it."""
    held: Day
    """When it was held."""
    retain_until: Day
    """How long anybody may keep what was said."""
    persona: PersonaId | None = None
    """Who was asked, by the kind of person."""
    competitor: CompetitorId | None = None
    """Whom the customer compared us with above all."""
    may_quote: bool = False
    """Whether the customer may be quoted."""
    believed: Believed | None = None
    """What the salesperson believed before."""
    mentions: Collection[Mention] = {}
    """The reasons that the customer gave."""
    objections: Collection[Heard] = {}
    """The objections that the customer raised."""
    turning_points: Collection[TurningPoint] = {}
    """The moments that decided."""
    ratings: dict[RatingId, Mark] = {}
    """Marks from 1 to 5, by what was rated; what did not apply is missing."""
    proposals: Collection[Proposal] = {}
    """What the interviewer would change."""

    @property
    def words(self) -> tuple[str, ...]:
        """The lasting names of what somebody said in so many words; codes and marks are none of it."""
        said = [one.origin("quote") for one in self.mentions.values() if one.quote]
        said += [one.origin("quote") for one in self.objections.values() if one.quote]
        said += [one.origin("what") for one in self.turning_points.values() if one.what]
        return (*said, self.believed.origin("moment")) if self.believed and self.believed.moment else tuple(said)
