"""Whom the company sells to, why they buy, what it sells and at what price."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from .base import (
    ArgumentId,
    AvatarId,
    BuyerPhaseId,
    Collection,
    CompetitorId,
    Entity,
    Line,
    Name,
    NotBelow,
    ObjectionId,
    PersonaId,
    ProductId,
    ProofId,
    RoleId,
    SegmentId,
    ServiceId,
    StageId,
    Text,
    Title,
)
from .prices import Counted, Price, PriceBreak, PriceRange
from .quantities import Count, Day, Hours, Money, Percent


class Evidence(Entity):
    """What a description of customers rests on."""

    interviews: Count = Field(ge=0)
    """How many customers were asked."""
    on: Day | None = None
    """Date of the last of them."""


class BuyingCriterion(Entity):
    """Something that a firm chooses a supplier by."""

    name: Line
    """What it looks at: "czas mycia i wynik wymazów"."""
    weight: Percent | None = None
    """Share in the decision, in percent; all weights of an avatar together are 100."""


class Avatar(Entity):
    """A kind of firm that is the right customer (or, with ``anti``, the wrong one)."""

    name: Line
    """A tag that everybody understands: "Zakład mięsny 50–250 osób"."""
    anti: bool = False
    """Whether this is a firm not to sell to."""
    industry: Text | None = None
    """Industry in words, with its codes where they help."""
    size: Text | None = None
    """Employees, revenue or another measure of size."""
    region: Text | None = None
    """Where the firm is."""
    ownership: Text | None = None
    """Who owns it and what that means for decisions: a family, a group, a fund."""
    triggers: list[Text] = []
    """What happens at the firm when the need opens."""
    problems: list[Text] = []
    """What troubles the firm that we can solve."""
    trouble: Line | None = None
    """The trouble that we write about, to stand behind a colon or in brackets; the first of ``problems`` if missing."""
    cost_of_inaction: Line | None = None
    """What it costs to leave it as it is, worded in the same way: "godzina produkcji dziennie na każdej linii"."""
    words: list[Line] = []
    """How its people put it themselves, without quotation marks."""
    proofs: list[ProofId] = []
    """Evidence from firms like this one, the strongest first."""
    products: list[ProductId] = []
    """What such a firm buys, the usual first."""
    current_solutions: list[Text] = []
    """How it copes today."""
    budget: Text | None = None
    """What it spends, and when in the year budgets are made."""
    qualifiers: list[Text] = []
    """Facts by which one sees that it fits."""
    disqualifiers: list[Text] = []
    """Facts by which one sees that it does not."""
    criteria: Collection[BuyingCriterion] = {}
    """What the choice is made by, the most important first."""
    decision_path: Text | None = None
    """How a purchase is decided, step by step, and how long it takes."""
    order_value: Money | None = None
    """Usual order of such a firm, net."""
    where_found: list[Text] = []
    """Registers, fairs, groups where such firms are found."""
    examples: list[Text] = []
    """Customers who are like this."""
    personas: list[PersonaId] = []
    """People there who take part in the decision."""
    segments: list[SegmentId] = []
    """Classes that such a firm can belong to."""
    competitors: list[CompetitorId] = []
    """Whom one meets there."""
    evidence: Evidence | None = None
    """What the description rests on."""
    verified: Day | None = None
    """Date on which the profile was last compared with real customers."""


class PhaseContent(Entity):
    """What helps a person in one phase of the purchase."""

    phase: BuyerPhaseId
    """The phase."""
    text: Text
    """What to send, show or say then."""


class Persona(Entity):
    """A person at the customer's, with a part in the decision."""

    name: Line
    """A tag, not a real name: "Właściciel stolarni"."""
    titles: list[Line] = []
    """Job titles that this person has."""
    decision_role: (
        Literal["decider", "economic-buyer", "user", "evaluator", "influencer", "gatekeeper", "champion", "procurement"]
        | None
    ) = None
    """Part in the decision."""
    goals: list[Text] = []
    """What the person wants to reach."""
    worries: list[Text] = []
    """What the person is afraid of."""
    judged_by: list[Text] = []
    """What the person is measured by."""
    questions: list[Text] = []
    """What the person will ask us."""
    channels: list[Text] = []
    """Where and when the person can be reached."""
    content: Collection[PhaseContent] = {}
    """What helps the person, phase by phase."""
    say: list[Text] = []
    """Words that work."""
    avoid: list[Text] = []
    """Words that close the door."""
    arguments: list[ArgumentId] = []
    """Reasons to buy that convince the person most, the strongest first."""
    objections: list[ObjectionId] = []
    """What the person usually has against it."""
    proofs: list[ProofId] = []
    """Evidence that the person trusts."""
    quote: Text | None = None
    """A sentence this person would say."""
    verified: Day | None = None
    """Date on which the profile was last compared with real people."""


class Segment(Entity):
    """A class of customers with rules of its own."""

    name: Line
    """What the class is called: "A – kluczowi"."""
    min_revenue: Money | None = None
    """Yearly revenue with us from which a customer belongs here, net."""
    min_score: Count | None = Field(default=None, ge=0)
    """Score from which a customer belongs here, of 100 at most, where customers are scored."""
    contact: Text | None = None
    """How often and by whom the customer is contacted."""
    owner: RoleId | None = None
    """Role that looks after the customers of this class."""
    response_time: Line | None = None
    """How soon they get an answer, in words."""
    max_discount_pct: Percent | None = None
    """The largest discount in this class, percent of the price."""
    offer: Line | None = None
    """What kind of offer they get."""
    payment: Line | None = None
    """Terms of payment in words."""
    win_loss_min_value: Money | None = None
    """Order value from which a Win-Loss interview is held, net."""
    services: list[ServiceId] = []
    """Bonus services of this segment."""


class ScoreCriterion(Entity):
    """Something that customers are scored by."""

    name: Line
    """What is scored: "Potencjał", "Terminowość płatności"."""
    weight: Percent
    """Share of the score, in percent; all weights together are 100."""
    anchors: list[Text] = Field(default=[], max_length=5)
    """What 1, 2, 3, 4 and 5 points mean, in this order."""


class Segmentation(Entity):
    """How customers are put into classes."""

    criteria: Collection[ScoreCriterion] = {}
    """What they are scored by."""
    value_axis: Line | None = None
    """First axis of the map, for example "obrót roczny"."""
    potential_axis: Line | None = None
    """Second axis of the map, for example "udział w zakupach klienta"."""


class SegmentService(Entity):
    """How one class of customers gets a bonus service."""

    segment: SegmentId
    """The class of customers."""
    mode: Literal["gift", "concession", "paid", "none"]
    """``gift``, ``concession`` or ``paid`` as for the service; ``none``: not for this class."""


class Service(Entity):
    """A bonus service: an addition that costs us little and is worth much to the customer."""

    name: Line
    """What it is called."""
    value: Text | None = None
    """What the customer has from it."""
    cost: Money | None = None
    """What it costs us, net."""
    mode: Literal["gift", "concession", "paid"] = "concession"
    """``gift``: given without being asked; ``concession``: given for something; ``paid``: sold."""
    by_segment: Collection[SegmentService] = {}
    """Classes of customers that get it in another way."""
    stages: list[StageId] = []
    """Where in the process it is used."""


class PublicProduct(Entity):
    """A product or service as a customer sees it."""

    code: Name | None = None
    """Catalogue number."""
    name: Line
    """What it is called in an offer."""
    unit: Line | None = None
    """Unit that the price is for: "szt.", "m", "miesiąc"."""
    price: Price | Literal["on-request"] | None = None
    """List price for a unit, net or gross by ``prices_are`` of the company; a range of prices; or ``on-request``."""
    breaks_by: Counted = "quantity"
    """What its price breaks count: the quantity, the users or the uses."""
    breaks: Collection[PriceBreak] = {}
    """Prices that hold from so many on, the smallest number first."""
    vat_pct: Percent | None = None
    """VAT rate in percent; the company's where it is missing."""
    description: Text | None = None
    """What it is and does, in a sentence or two."""
    changes: Line | None = None
    """What is different for who has it, worded to stand behind a colon: "mycie trwa pół godziny zamiast półtorej"."""
    lead_time: Line | None = None
    """How long it takes from order to delivery, in words."""
    variants: list[Line] = []
    """Versions to choose from: "ze stali nierdzewnej"."""
    valid_from: Day | None = None
    """Date from which the price holds."""
    valid_until: Annotated[Day | None, NotBelow("valid_from")] = None
    """Date until which the price holds."""


def for_so_many(product: PublicProduct, many: Decimal) -> Money | PriceRange | Literal["on-request"] | None:
    """The list price, or that of the highest break which so many reach."""
    reached = [step for step in product.breaks.values() if step.from_ <= many]
    return of_break(product, max(reached, key=lambda step: step.from_)) if reached else product.price


def of_break(product: PublicProduct, step: PriceBreak) -> Money:
    """The price of a break; one that names no currency has that of the list price."""
    own = product.price.currency if isinstance(product.price, Money | PriceRange) else None
    return step.price if step.price.currency else Money(amount=step.price.amount, currency=own)


class Product(PublicProduct):
    """A product with what only the company may know."""

    cost: Money | None = None
    """What a unit costs us, net."""
    floor_price: Money | None = None
    """The lowest price anybody may agree to, net or gross as ``price``."""
    segments: list[SegmentId] = []
    """Classes of customers that it is for; all where it is empty."""
    goes_with: list[ProductId] = []
    """Products to offer along with it."""
    notes: Text | None = None
    """What the salesperson should know."""


class PublicArgument(Entity):
    """A reason why customers buy, as it may be said to them."""

    feature: Line
    """What the thing has or does."""
    advantage: Text | None = None
    """What that makes better than elsewhere."""
    benefit: Text
    """What the customer has from it."""
    proof: ProofId | None = None
    """Evidence for it."""


class Argument(PublicArgument):
    """A reason why customers buy, with when to use it."""

    personas: list[PersonaId] = []
    """People it convinces."""
    segments: list[SegmentId] = []
    """Classes of customers it convinces."""
    stages: list[StageId] = []
    """Where in the process it is used."""
    notes: Text | None = None
    """What the salesperson should know."""


class PublicProof(Entity):
    """Evidence that may be shown: a case, a figure, a quotation, a certificate, a reference."""

    kind: Literal["case", "number", "quote", "certificate", "reference"] = "case"
    """What it is."""
    title: Title
    """Headline."""
    text: Text
    """The evidence itself, in a few sentences."""
    number: Line | None = None
    """The figure by itself, with its unit: "35 minut zamiast 75"."""
    customer: Name | None = None
    """Whom it is about, as that customer may be named."""
    link: Name | None = None
    """Address where more can be read."""


class Proof(PublicProof):
    """Evidence with the state of the permission to use it."""

    in_short: Line | None = None
    """The evidence as part of a sentence, to stand behind a colon: "mleczarnia skróciła mycie z 75 do 35 minut"."""
    permission: Literal["none", "asked", "granted"] = "none"
    """Only what is ``granted`` reaches a customer's document."""
    on: Day | None = None
    """Date of the evidence."""
    valid_until: Annotated[Day | None, NotBelow("on")] = None
    """Date after which it is not used any more."""
    notes: Text | None = None
    """What the salesperson should know."""


class Competitor(Entity):
    """Another firm, or another way, that the customer compares us with."""

    name: Line
    """The firm, or the other way: "naprawa własnymi siłami"."""
    avatars: list[AvatarId] = []
    """Firms where one meets it."""
    position: Text | None = None
    """How it presents itself."""
    strengths: list[Text] = []
    """What it does well."""
    weaknesses: list[Text] = []
    """Where customers are let down."""
    price_level: Text | None = None
    """Its prices compared with ours, in words."""
    price_on: Day | None = None
    """Date on which the prices were compared."""
    ask: list[Text] = []
    """Questions that let the customer compare what matters, without speaking ill of anybody."""
    say: list[Text] = []
    """What we say when it is named."""
    verified: Day | None = None
    """Date on which this was last checked."""


class Authority(Entity):
    """How large a discount a role may grant."""

    role: RoleId
    """Who may grant it."""
    max_discount_pct: Percent
    """Largest discount, percent of the price."""
    reply_hours: Hours | None = None
    """Working hours within which the role answers."""


class PricePolicy(Entity):
    """How prices are built and defended; never for a customer's eyes."""

    reserve_pct: Percent | None = None
    """Reserve kept in the detailed offer for the request for quotation, percent of the price."""
    general_offer_level: Text | None = None
    """Price level of a general offer in words."""
    usual_range: Line | None = None
    """What an order usually comes to, from and to, net: said when somebody asks for the price first."""
    drivers: Line | None = None
    """What the price depends on most, worded to stand behind a colon."""
    rounding: Text | None = None
    """How prices are rounded, in words."""
    authority: Collection[Authority] = {}
    """Who may grant which discount."""
    allowed_reasons: list[Text] = []
    """For what a discount may be given."""
    forbidden_promises: list[Text] = []
    """What nobody promises."""
    notes: Text | None = None
    """What else is to be known about prices."""


class Concession(Entity):
    """Something given only in exchange for something else."""

    give: Text
    """What we give."""
    get: Text
    """What we get for it."""
    value: Text | None = None
    """What it is worth to the customer, in words."""
    cost: Text | None = None
    """What it costs us, in words."""
    ceiling: Text | None = None
    """How far it goes at most, in words."""
    order: Count | None = Field(default=None, ge=1)
    """Place in the order in which concessions are offered."""
