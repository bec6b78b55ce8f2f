"""The root of a blueprint: one company, one edition of its process."""

from __future__ import annotations

import datetime
from typing import Any, Literal

from pydantic import Field, PrivateAttr

from generator.blueprint.vocabulary import Vocabulary
from generator.locale.languages import DEFAULT, Language
from generator.locale.territories import PaperSize, paper_of

from .base import Collection, DeliverableId, Entity, Line, Name, RoleId, TemplatePaths, Text, Title
from .company import Audit, Brand, Company, DeliverableChoice, Locale, Moment, Partner, Person, Plan, Role, Targets
from .contact import Cadence, Law, LegalBasis, Message
from .conversations import NoteTemplate, Objection, Question, Skeleton, Technique
from .crm import Crm, CrmField
from .customers import (
    Argument,
    Avatar,
    Competitor,
    Concession,
    Persona,
    PricePolicy,
    Product,
    Proof,
    Segment,
    Segmentation,
    Service,
)
from .interviews import Deal, Interview
from .marketing import Campaign, Happening, Pillar, Publication
from .measures import FunnelAssumption, Kpi
from .offers import Block, Document, MergeField, Offer, Terms
from .papers import Paper
from .people import Competence, OnboardingStep, TrainingItem, Wave
from .pipelines import Pipeline
from .prices import Discount, PaymentPlan
from .process import BuyerPhase, Event, Stage, TimeRule, Tool, Transition
from .qualification import Framework, Qualification
from .quantities import Country, Day
from .winloss import Change, WinLoss
from .words import Word


class GlossaryTerm(Entity):
    """A word of the process."""

    term: Line
    """The word."""
    definition: Text
    """What it means here."""
    synonyms: list[Line] = []
    """Words that mean the same and may be used."""
    avoid: list[Line] = []
    """Words not to use for it."""


_PAPERS: dict[str, PaperSize] = {"a4": "A4", "letter": "Letter"}


class Blueprint(Entity):
    """A company's sales process, complete after its bases have been merged in."""

    blueprint: int = Field(default=1, ge=1, le=1)
    """Version of this format."""
    id_: str = Field(default="", alias="id")
    """Name of the blueprint and of its output folder."""
    title: Title | None = None
    """Whose process it is, where the company's name does not tell it: "Eksport"."""
    extends: str | None = None
    """A base that ships with the generator, or a path to one."""
    language: Language = DEFAULT
    """Language of the papers."""
    country: Country | None = None
    """Country whose law, taxes and holidays hold, by its ISO 3166 code; Poland where the language is Polish."""
    trade: Name | None = None
    """What the company does, by the name of a pack of its base, for example ``software`` or ``installation``."""
    theme: Name | None = None
    """How papers look: ``classic``, ``modern`` or ``field``, which ship, or the path of a folder of your own."""
    templates: dict[DeliverableId, TemplatePaths] = {}
    """Word and Excel files of your own that papers are put into, by the ids of ``salesbook list``."""
    edition: Name = "1.0"
    """Number of the edition, printed on every paper."""
    as_of: Day | None = None
    """The only "today" there is."""
    status: Literal["draft", "final"] = "draft"
    """Whether people work by it yet."""
    owner: RoleId | None = None
    """Role that keeps the blueprint up to date."""
    change_note: Text | None = None
    """What this edition changes, in a sentence or two."""

    company: Company
    """The company."""
    brand: Brand = Brand()
    """Its look."""
    locale: Locale = Locale()
    """Where it works."""
    crm: Crm = Crm()
    """The system in which deals are followed."""
    targets: Targets = Targets()
    """Planned activity and results."""
    plan: Plan = Plan()
    """Starts of the programmes."""
    terms: Terms = Terms()
    """Terms of an offer."""
    price_policy: PricePolicy = PricePolicy()
    """How prices are built and defended."""
    qualification: Qualification = Qualification()
    """How deals are qualified."""
    segmentation: Segmentation = Segmentation()
    """How customers are put into classes."""
    win_loss: WinLoss = WinLoss()
    """The Win-Loss programme."""
    deliverables: DeliverableChoice = DeliverableChoice()
    """Which papers are made."""
    audit: Audit = Audit()
    """Which warnings are wanted."""

    roles: Collection[Role] = {}
    """Parts played in the process."""
    people: Collection[Person] = {}
    """Who fills the roles."""
    partners: Collection[Partner] = {}
    """Firms that we sell or deliver with."""
    stages: Collection[Stage] = {}
    """The stages and their sub-parts."""
    transitions: Collection[Transition] = {}
    """The ways between the stages."""
    pipelines: Collection[Pipeline] = {}
    """Ways of selling that have stages of their own; none is one pipeline of all stages."""
    buyer_phases: Collection[BuyerPhase] = {}
    """Phases of the customer's way to a purchase."""
    tools: Collection[Tool] = {}
    """Rows of the stages' tool tables."""
    events: Collection[Event] = {}
    """What happens and starts a deadline."""
    time_rules: Collection[TimeRule] = {}
    """What has to follow an event."""
    avatars: Collection[Avatar] = {}
    """Kinds of firms."""
    personas: Collection[Persona] = {}
    """People at those firms."""
    segments: Collection[Segment] = {}
    """Classes of customers."""
    products: Collection[Product] = {}
    """What is sold."""
    discounts: Collection[Discount] = {}
    """Discounts in tiers."""
    payment_plans: Collection[PaymentPlan] = {}
    """How orders are paid, part by part."""
    services: Collection[Service] = {}
    """Bonus services."""
    arguments: Collection[Argument] = {}
    """Why customers buy."""
    proofs: Collection[Proof] = {}
    """Evidence."""
    competitors: Collection[Competitor] = {}
    """Whom we are compared with."""
    concessions: Collection[Concession] = {}
    """What is given for what."""
    questions: Collection[Question] = {}
    """Questions of all conversations."""
    frameworks: Collection[Framework] = {}
    """Qualifying frameworks; ``qualification`` names the one in use."""
    skeletons: Collection[Skeleton] = {}
    """Skeletons of calls and meetings."""
    note_templates: Collection[NoteTemplate] = {}
    """What notes consist of."""
    objections: Collection[Objection] = {}
    """What customers say against it."""
    techniques: Collection[Technique] = {}
    """Ways to close, to negotiate, to defend a price."""
    laws: Collection[Law] = {}
    """Rules of law that papers rest on."""
    legal_bases: Collection[LegalBasis] = {}
    """What allows a contact."""
    messages: Collection[Message] = {}
    """Texts of mails, calls and letters."""
    cadences: Collection[Cadence] = {}
    """Planned sequences of touches."""
    offers: Collection[Offer] = {}
    """Offer templates."""
    documents: Collection[Document] = {}
    """Papers of an order, consents, presentations."""
    papers: Collection[Paper] = {}
    """What the papers are called, and their sections."""
    blocks: Collection[Block] = {}
    """Texts that several papers share."""
    merge_fields: Collection[MergeField] = {}
    """Fields filled for each customer."""
    pillars: Collection[Pillar] = {}
    """Themes of the publications."""
    publications: Collection[Publication] = {}
    """The publication plan."""
    campaigns: Collection[Campaign] = {}
    """Paid campaigns."""
    happenings: Collection[Happening] = {}
    """Webinars, fairs and talks."""
    crm_fields: Collection[CrmField] = {}
    """Fields of the CRM."""
    kpis: Collection[Kpi] = {}
    """Indicators."""
    funnel: Collection[FunnelAssumption] = {}
    """Assumptions that the funnel is calculated with."""
    waves: Collection[Wave] = {}
    """Parts of the rollout."""
    competences: Collection[Competence] = {}
    """What a salesperson has to be good at."""
    training: Collection[TrainingItem] = {}
    """Trainings and rehearsals."""
    onboarding: Collection[OnboardingStep] = {}
    """The first ninety days of a new salesperson."""
    changes: Collection[Change] = {}
    """Decisions to change the process."""
    deals: Collection[Deal] = {}
    """Deals that have ended, from the CRM or from interviews."""
    interviews: Collection[Interview] = {}
    """What customers said of them; ``salesbook winloss import`` writes them from the register."""
    words: Collection[Word] = {}
    """Words that texts name, with their forms."""
    glossary: Collection[GlossaryTerm] = {}
    """The words of the process."""
    moments: Collection[Moment] = {}
    """Situations in which a page is needed at once."""
    meta: dict[str, Any] = {}
    """Free data that nothing prints."""

    _base_paths: frozenset[str] = PrivateAttr(default=frozenset())
    _vocabulary: Vocabulary = PrivateAttr(default=())

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that are put into texts, the company's own where it has its own."""
        return self._vocabulary

    @property
    def paper_size(self) -> PaperSize:
        """The size of what papers are printed on."""
        return _PAPERS[self.locale.paper] if self.locale.paper else paper_of(self.country)

    @property
    def card_size(self) -> PaperSize:
        """The size of the paper of cards that people carry."""
        return "A5" if self.brand.cards == "a5" else self.paper_size

    def is_default(self, path: str) -> bool:
        """Whether the value with this lasting name comes from a base rather than the company."""
        return path in self._base_paths

    def base_elements(self) -> frozenset[str]:
        """The paths of the sections' elements of which a base says anything: ``tools.fairs``."""
        return frozenset(".".join(path.split(".", 2)[:2]) for path in self._base_paths)

    def as_of_date(self, date: datetime.date) -> Blueprint:
        """This blueprint with another "today"."""
        changed = self.model_copy(update={"as_of": date})
        changed._id, changed._path, changed._base_paths = self._id, self._path, self._base_paths
        changed._vocabulary = self._vocabulary
        return changed
