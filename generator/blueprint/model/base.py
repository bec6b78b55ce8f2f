"""What every entity shares: its id and path, its texts, and typed references to other entities."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PrivateAttr
from pydantic.json_schema import WithJsonSchema

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class Entity(BaseModel):
    """An element of the blueprint; frozen, with no keys but the declared ones."""

    model_config = ConfigDict(frozen=True, extra="forbid", validate_default=False, defer_build=True)

    _id: str = PrivateAttr(default="")
    _path: str = PrivateAttr(default="")

    @property
    def id(self) -> str:
        """The key under which the element stands in its collection."""
        return self._kept("_id")

    @property
    def path(self) -> str:
        """The lasting name of the element, such as ``objections.too-expensive``."""
        return self._kept("_path")

    def origin(self, *fields: str) -> str:
        """The lasting name of a field of this element."""
        return ".".join(filter(None, (self.path, *fields)))

    def _kept(self, name: str) -> str:
        """A private attribute, without the search that pydantic makes for one: papers ask thousands of times."""
        kept: str = (self.__pydantic_private__ or {}).get(name, "")
        return kept


@dataclass(frozen=True, slots=True)
class Reference:
    """Marks a field that holds the id of an element of the collection ``to``.

    A collection within the elements of another is named with a star, ``stages.*.exit``; the reference then holds
    both ids: ``discovery.next-step-agreed``. ``essential``: the element makes no sense without the one it refers
    to, or without any of those in a list, even if the field is optional.
    """

    to: str
    essential: bool = False

    def path(self, id_: str) -> str:
        """The lasting name of the element that an id refers to: ``stages.discovery.exit.next-step-agreed``."""
        ids = id_.split(".", self.to.count("*"))
        return ".".join([*(ids.pop(0) if part == "*" and ids else part for part in self.to.split(".")), *ids])


@dataclass(frozen=True, slots=True)
class PathReference:
    """Marks a field that holds the path of any element or field, such as ``objections.too-expensive``."""

    def path(self, path: str) -> str:
        """The lasting name of what a path refers to: the path itself."""
        return path


@dataclass(frozen=True, slots=True)
class FileReference:
    """Marks a field that holds the path of a file within the blueprint's folder, with one of these endings."""

    suffixes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotBelow:
    """Marks a field that may not be below another ``field`` of its element: an end is not before its beginning."""

    field: str


@dataclass(frozen=True, slots=True)
class NotPrintedYet:
    """Marks a field that is checked, but that no paper reads yet; ``instead`` says what does the same today."""

    instead: str = ""


@dataclass(frozen=True, slots=True)
class DeliverableReference:
    """Marks a field that holds the id of a paper, as ``salesbook list`` names it."""


@dataclass(frozen=True, slots=True)
class Worded:
    """Marks a field whose words belong to a language: papers in another one need them in that language."""


@dataclass(frozen=True, slots=True)
class Marked:
    """Marks a field in which light markdown and merge fields are read."""


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Marks a field that is printed as it stands: no markup is read in it and no merge field filled."""


def _as_written(value: object) -> object:
    """Take a number where a text was meant: ``name: 2026`` is the text ``2026``."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return value


def _as_several(value: object) -> object:
    """Take one where several may stand: ``interviewer: trainer`` is a list of one."""
    return [value] if isinstance(value, str) else value


def _not_blank(value: str) -> str:
    if not value.strip():
        raise ValueError("the text is empty\nWrite something, or delete the line.")
    return value


def on_one_line(value: str) -> str:
    """The value with each line break within it, and the blanks around that, made one space."""
    return " ".join(filter(None, map(str.strip, value.splitlines())))


_WRITTEN = BeforeValidator(_as_written)
_SOMETHING = AfterValidator(_not_blank)
_ONE_LINE = AfterValidator(on_one_line)
_MARKDOWN = WithJsonSchema({"type": "string", "format": "markdown"})

Text = Annotated[str, Worded(), Marked(), _WRITTEN, _SOMETHING, _MARKDOWN]
"""Light markdown (emphasis, lists, links) with merge fields such as ``[[customer-name]]``."""
Line = Annotated[str, Worded(), Marked(), _WRITTEN, _SOMETHING, _ONE_LINE, _MARKDOWN]
"""A text of one line, which stands within sentences."""
Title = Annotated[str, Worded(), Verbatim(), _WRITTEN, _SOMETHING, _ONE_LINE, _MARKDOWN]
"""A line of words that papers, files, sheets and sentences are named with: printed as it stands."""
Name = Annotated[str, Verbatim(), _WRITTEN, _SOMETHING, _ONE_LINE, _MARKDOWN]
"""A line that is the same in every language: the name of a firm, a person or a system, a number, an address."""
Forms = Annotated[
    list[Title],
    BeforeValidator(_as_several),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""The forms of a word, or its only one."""
Remark = Annotated[str, _WRITTEN, _SOMETHING, _MARKDOWN]
"""A text for whoever keeps the blueprint, in a language of their own; no paper prints it."""

Said = Annotated[str, _WRITTEN, _SOMETHING, _ONE_LINE]
"""What somebody said or noted, in whichever language: printed as it stands, for it is nobody's own text."""

T = TypeVar("T")
Collection = dict[str, T]
"""Elements by id, in the order in which they are printed."""

Buyers = Literal["businesses", "consumers", "both"]
"""Who buys: firms and other organisations, people who buy for themselves, or both."""

ElementPath = Annotated[str, PathReference()]
"""The lasting name of an element or a field, such as ``objections.too-expensive``."""
DeliverableId = Annotated[str, DeliverableReference(), Field(examples=["handbook"])]
"""The id of a paper: ``objections``, ``skeleton-discovery``."""
TemplatePaths = Annotated[
    list[Name],
    BeforeValidator(_as_several),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""The path of a Word or Excel file from the blueprint's folder, ``offers/our-offer.docx``; or of one of each."""
PicturePath = Annotated[str, FileReference((".png", ".jpg", ".jpeg", ".svg"))]
"""The path of a picture, from the blueprint's folder: ``pictures/logo.svg``."""

ArgumentId = Annotated[str, Reference("arguments")]
AvatarId = Annotated[str, Reference("avatars")]
BlockId = Annotated[str, Reference("blocks")]
BuyerPhaseId = Annotated[str, Reference("buyer_phases")]
CadenceId = Annotated[str, Reference("cadences")]
ChangeId = Annotated[str, Reference("changes")]
CompetenceId = Annotated[str, Reference("competences")]
CompetitorId = Annotated[str, Reference("competitors")]
CrmFieldId = Annotated[str, Reference("crm_fields")]
CrmReasonId = Annotated[str, Reference("crm.reasons")]
DealId = Annotated[str, Reference("deals")]
DriverId = Annotated[str, Reference("win_loss.drivers")]
EventId = Annotated[str, Reference("events")]
ExitId = Annotated[str, Reference("stages.*.exit")]
ForecastId = Annotated[str, Reference("crm.forecasts")]
FrameworkId = Annotated[str, Reference("frameworks")]
KpiId = Annotated[str, Reference("kpis")]
LawId = Annotated[str, Reference("laws")]
LegalBasisId = Annotated[str, Reference("legal_bases")]
MergeFieldId = Annotated[str, Reference("merge_fields")]
MessageId = Annotated[str, Reference("messages")]
NoteTemplateId = Annotated[str, Reference("note_templates")]
ObjectionId = Annotated[str, Reference("objections")]
PartnerId = Annotated[str, Reference("partners")]
PaymentPlanId = Annotated[str, Reference("payment_plans")]
PersonaId = Annotated[str, Reference("personas")]
PersonId = Annotated[str, Reference("people")]
PipelineId = Annotated[str, Reference("pipelines")]
PillarId = Annotated[str, Reference("pillars")]
ProductId = Annotated[str, Reference("products")]
ProofId = Annotated[str, Reference("proofs")]
PublicationId = Annotated[str, Reference("publications")]
QuestionId = Annotated[str, Reference("questions")]
RatingId = Annotated[str, Reference("win_loss.ratings")]
RoleId = Annotated[str, Reference("roles")]
RoleIds = Annotated[
    list[RoleId],
    BeforeValidator(_as_several),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}),
]
"""One role, or a list of several."""
SegmentId = Annotated[str, Reference("segments")]
ServiceId = Annotated[str, Reference("services")]
SkeletonId = Annotated[str, Reference("skeletons")]
StageId = Annotated[str, Reference("stages")]
OwnStageId = Annotated[str, Reference("stages", essential=True)]
"""The stage that an element belongs to: without it the element goes."""
TechniqueId = Annotated[str, Reference("techniques")]
ToolId = Annotated[str, Reference("tools")]
