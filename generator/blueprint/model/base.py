"""What every entity shares: its id and path, typed references and the forms of a scalar value."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, PrivateAttr

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Entity(BaseModel):
    """An element of the blueprint; frozen, with no keys but the declared ones."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True, validate_default=False)

    _id: str = PrivateAttr(default="")
    _path: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """The key under which the element stands in its collection."""
        return self._id

    @property
    def path(self) -> str:
        """The lasting name of the element, such as ``objections.too-expensive``."""
        return self._path

    def origin(self, *fields: str) -> str:
        """The lasting name of a field of this element."""
        return ".".join(part for part in (self._path, *fields) if part)


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that holds the id of an element of the collection ``to``.

    ``essential``: the element makes no sense without the one it refers to, even if the field is optional.
    """

    to: str
    essential: bool = False


def _as_written(value: object) -> object:
    """Take a number where a text was meant: ``name: 2026`` is the text ``2026``."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("the text is empty")
    return value


Text = Annotated[str, BeforeValidator(_as_written), AfterValidator(_not_blank)]
"""Light markdown (emphasis, lists, links) with merge fields such as ``[[customer-name]]``."""


def _iso_day(value: str) -> str:
    try:
        datetime.date.fromisoformat(value)
    except ValueError as error:
        raise ValueError(f"“{value}” is no date\nWrite year, month and day: 2026-01-05.") from error
    return value


IsoDay = Annotated[str, AfterValidator(_iso_day)]
"""A date as ``YYYY-MM-DD``."""


def _amount(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("a number is expected")
    if isinstance(value, (int, float)):
        return Decimal(str(value))
    return value


Amount = Annotated[Decimal, BeforeValidator(_amount)]
"""Money in the company's currency, net of VAT unless the field says otherwise."""

Percent = Annotated[Decimal, BeforeValidator(_amount)]
"""A share in percent: 8 means 8 %."""

T = TypeVar("T")
Collection = dict[str, T]
"""Elements by id, in the order in which they are printed."""

StageId = Annotated[str, Reference("stages")]
RoleId = Annotated[str, Reference("roles")]
EventId = Annotated[str, Reference("events")]
QuestionId = Annotated[str, Reference("questions")]
ObjectionId = Annotated[str, Reference("objections")]
PersonaId = Annotated[str, Reference("personas")]
SegmentId = Annotated[str, Reference("segments")]
ProofId = Annotated[str, Reference("proofs")]
ProductId = Annotated[str, Reference("products")]
MessageId = Annotated[str, Reference("messages")]
LegalBasisId = Annotated[str, Reference("legal_bases")]
SkeletonId = Annotated[str, Reference("skeletons")]
