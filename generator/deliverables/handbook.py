"""``handbook``: the whole process in one paper – map, roles, a chapter a stage, customers, prices, terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import TypeVar

from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint, GlossaryTerm
from generator.blueprint.model.company import Role
from generator.blueprint.model.customers import (
    Authority,
    Avatar,
    BuyingCriterion,
    Competitor,
    Concession,
    Persona,
    PricePolicy,
    Product,
)
from generator.blueprint.model.offers import Document as Paper
from generator.blueprint.model.process import Criterion, Event, Rule, Stage
from generator.blueprint.model.quantities import Money
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Card,
    Checklist,
    Column,
    Document,
    Heading,
    KeyValues,
    Paragraph,
    Table,
    TableRow,
)
from generator.documents.inline import Inline
from generator.locale import Label, said, values

from . import buying, segments
from .offers import ON_REQUEST
from .pen import Pen
from .registry import Deliverable
from .spans import PRICE_HOLDS, span
from .stage_tools import DEFAULT_NOTE, short_tool_table, task_table, tools_of

E = TypeVar("E", bound=Entity)

TITLE = Label("Sales process handbook")
SUBTITLE = Label("Ten stages, from marketing to the returning customer")
USE = Label("How to use this handbook")
USE_LINES = (
    Label(
        "Before a call take the stage card and the call skeleton. The handbook explains where they come from.",
    ),
    Label("Every stage closes with an agreed next step. Without one a deal is not in the process."),
    Label(
        "If something does not work, tell the process owner. The change goes into the blueprint and the next edition.",
    ),
)
NEW_HERE = Label("What is new in this edition")
ABOUT = Label("What we sell, and to whom")
SELLS = Label("We sell")
LINE, MARKET = Label("This process covers"), Label("Market")
CONFIRMED = Label("Orders are confirmed")
SELLS_WHAT = Label("what the company sells")
MAP = Label("The process on a page")
STAGE, GOAL, OWNER, EXIT = (
    Label("Stage"),
    Label("Goal"),
    Label("Accountable"),
    Label("We leave it when"),
)
WAYS = Label("Ways between the stages")
FROM, TO, CONDITION = Label("From"), Label("To"), Label("When")
KINDS = {
    "next": Label("on"),
    "skip": Label("skip"),
    "back": Label("back"),
    "lost": Label("lost"),
    "abandoned": Label("purchase abandoned"),
    "loop": Label("new start"),
}
KIND = Label("Kind")
ROLES = Label("Roles")
ROLE, PURPOSE, PEOPLE = (
    Label("Role"),
    Label("Why it exists"),
    Label("Who fills it"),
)
NOBODY = Label("a person for this role")
DUTIES = Label("What each role does")
THEIRS = Label("People on the customer’s side")
PART, DOES = Label("Part in the purchase"), Label("What he or she does")
CUSTOMER_VIEW = Label("What the customer thinks")
ENTRY = Label("We enter it when")
WORK = Label("What we do")
OTHER_WORK = Label("Also, where it pays")
TOOLS, TASKS = Label("Tools"), Label("Tasks")
ENDS = Label("We end it courteously when")
NEXT = Label("Next step")
CRM = Label("In the CRM")
KEY_FIELDS = Label("Key fields", "handbook")
MISTAKES = Label("Usual mistakes")
FACTS = Label("Figures and deadlines")
DEADLINE, TARGET, STALE = (
    Label("Deadline"),
    Label("Usually takes"),
    Label("Longest time without contact"),
)
PROBABILITY = Label("Chance of winning (assumed)")
LEADING, LAGGING = Label("Leading indicator"), Label("Lagging indicator")
DEADLINES = Label("Events and deadlines")
EVENT, ACTION, WITHIN = Label("Event"), Label("Reaction"), Label("Within")
AGREED = Label("at the agreed date")
SAME_DAY = Label("the same day")
WITHIN_DAY = {
    "business": Label("working day"),
    "calendar": Label("calendar day"),
}
WITHIN_DAYS = {
    "business": Label("working days"),
    "calendar": Label("calendar days"),
}
UP_TO = Label("within {most} {days}")
BETWEEN = Label("{least} to {most} {days}")
CUSTOMERS = Label("Our customers")
AVATAR_TO_DECIDE = Label("the customer avatar: which firm is right for us")
PERSONA_TO_DECIDE = Label("buyer personas: who we talk to")
SEGMENT_TO_DECIDE = Label("segments and their thresholds")
ARGUMENT_TO_DECIDE = Label("three reasons why customers buy")
PRODUCT_TO_DECIDE = Label("products and prices")
AUTHORITY_TO_DECIDE = Label("who may grant which discount")
COMPETITOR_TO_DECIDE = Label("main competitors")
AVATARS, PERSONAS, SEGMENTS = (
    Label("Avatars: firms"),
    Label("Personas: people"),
    Label("Segments"),
)
ANTI = Label("not for us")
INDUSTRY, SIZE, TRIGGERS = (
    Label("Industry"),
    Label("Size"),
    Label("What opens the need"),
)
PROBLEMS, QUALIFIERS, DISQUALIFIERS = (
    Label("Problems"),
    Label("It fits when"),
    Label("It does not fit when"),
)
REGION, OWNERSHIP, NOW = (
    Label("Region"),
    Label("Ownership"),
    Label("How it copes today"),
)
BUDGET, ORDER, FOUND, EXAMPLES, CHECKED = (
    Label("Budget"),
    Label("Usual order, net"),
    Label("Where to look"),
    Label("Customers like this"),
    Label("Checked with customers"),
)
PART_OF_HOURS = Label("{n} working hours", "within")
ASKS, CONVINCED, HELPS = (
    Label("What they will ask"),
    Label("What convinces them"),
    Label("Helps in the phase “{phase}”"),
)
SEVERITIES = {
    "critical": Label("critical"),
    "important": Label("important"),
    "helpful": Label("helpful"),
}
CRITERIA, PATH = Label("Criteria"), Label("Decision path")
GOALS, WORRIES, JUDGED = (
    Label("Goals"),
    Label("Worries"),
    Label("Judged by"),
)
SAY, AVOID, QUOTE = Label("Say", "handbook"), Label("Avoid"), Label("In their own words")
TITLES, CHANNELS = Label("Titles"), Label("Channels")
SEGMENT, THRESHOLD, CONTACT, SERVICES = (
    Label("Segment"),
    Label("From annual revenue of"),
    Label("Contact"),
    Label("Services included"),
)
WHY = Label("Why customers buy")
FEATURE, ADVANTAGE, BENEFIT, PROOF = (
    Label("Feature"),
    Label("Advantage"),
    Label("Benefit", "handbook"),
    Label("Evidence"),
)
COMPETITORS = Label("Competition")
STRONG, WEAK, ANSWER = (
    Label("Strengths"),
    Label("Weaknesses"),
    Label("What we say"),
)
WE_ASK = Label("What to ask the customer")
CHECKED_ON = Label("Last checked")
AS_OF = Label("as of {day}")
PRICE_LEVEL = Label("Price level")
PRICES = Label("Prices and authority")
PRODUCT, PRICE, FLOOR = (
    Label("Product"),
    Label("List price"),
    Label("Floor price"),
)
CODE, VERSIONS, COST = (
    Label("Catalogue number"),
    Label("Versions"),
    Label("Cost to us"),
)
RESERVE = Label("Price reserve in the detailed offer")
GENERAL_LEVEL = Label("Price level of the general offer")
LIMIT = Label("Discount up to")
REPLY = Label("Answers within")
OPEN = Label("Working hours")
ROUNDING = Label("Rounding")
NOTES = Label("Good to know")
REASONS, FORBIDDEN = (
    Label("What a discount may be given for"),
    Label("What we never promise"),
)
GIVE, GET = Label("We give"), Label("In return")
CONCESSIONS = Label("Concessions: give and get")
BEFORE_SENDING = Label("Before a document goes to a customer")
SENT_WITH = Label("Sent with the message")
WORTH, COSTS_US, AT_MOST = (
    Label("Worth to the customer"),
    Label("Cost to us", "handbook"),
    Label("At most"),
)
GLOSSARY = Label("Glossary")
ALSO = Label("We also say")
NOT_CALLED = Label("We don’t say")
TERM, MEANING = Label("Term"), Label("Meaning")
DEFAULT = Label("default, to be confirmed")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The handbook."""
    return [Deliverable("handbook", said(TITLE, blueprint.language), document=document, packs=("manager",))]


def document(blueprint: Blueprint) -> Document:
    """The handbook from cover to glossary."""
    pen = Pen(blueprint)
    parts = (
        _use,
        _about,
        _map,
        buying.chapter,
        _roles,
        _stages,
        _deadlines,
        _customers,
        _why,
        _competitors,
        _prices,
        _before_sending,
        _glossary,
    )
    return pen.document(
        id_="handbook",
        title=pen.say(TITLE),
        subtitle=pen.say(SUBTITLE),
        blocks=tuple(block for part in parts for block in part(blueprint, pen)),
        cover=True,
        contents=True,
        searchable=True,
    )


# --- the process ----------------------------------------------------------------------------------


def _use(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(USE)), "use")
    yield Bullets(tuple(pen.words(pen.say(line)) for line in USE_LINES))
    if blueprint.change_note:
        yield Callout("tip", pen.say(NEW_HERE), (pen.inline(blueprint.change_note),), "change_note")


def _about(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(ABOUT)), "about")
    sells = pen.or_decision(blueprint.company.sells, pen.say(SELLS_WHAT), blueprint.company.origin("sells"))
    yield KeyValues(((pen.say(SELLS), sells),), blueprint.company.origin("sells"))
    more = (
        (LINE, blueprint.title),
        (MARKET, blueprint.company.market),
        (CONFIRMED, blueprint.company.confirmation_channel),
        (NOTES, blueprint.company.notes),
    )
    pairs = tuple((pen.say(label), pen.inline(text)) for label, text in more if text)
    if pairs:
        yield KeyValues(pairs, blueprint.company.path)


def _map(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(MAP)), "map")
    columns = (
        Column(pen.say(STAGE), 2),
        Column(pen.say(GOAL), 3),
        Column(pen.say(OWNER), 1.4),
        Column(pen.say(EXIT), 3.2),
    )
    yield Table(
        columns,
        tuple(_map_row(stage, pen) for stage in blueprint.stages.values() if stage.parent is None),
        origin="stages",
    )
    if blueprint.transitions:
        yield Heading(2, pen.words(pen.say(WAYS)), "ways")
        rows = tuple(
            TableRow(
                (
                    pen.words(pen.stage(way.from_)),
                    pen.words(pen.stage(way.to)),
                    pen.words(pen.say(KINDS[way.kind])),
                    pen.inline(way.condition or "–"),
                ),
                origin=way.path,
            )
            for way in blueprint.transitions.values()
        )
        yield Table(
            (
                Column(pen.say(FROM), 2),
                Column(pen.say(TO), 2),
                Column(pen.say(KIND), 1.2),
                Column(pen.say(CONDITION), 3),
            ),
            rows,
        )


def _map_row(stage: Stage, pen: Pen) -> TableRow:
    first = next(iter(stage.exit.values()), None)
    cells = (
        pen.words(pen.stage(stage.id)),
        pen.or_decision(stage.goal, pen.say(GOAL).lower(), stage.origin("goal")),
        pen.words(pen.role_or_decision(stage.owner, stage.origin("owner"))),
        pen.or_decision(first.text if first else None, pen.say(EXIT).lower(), stage.origin("exit")),
    )
    return TableRow(cells, origin=stage.path)


def _roles(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(ROLES)), "roles")
    columns = (Column(pen.say(ROLE), 1.4), Column(pen.say(PURPOSE), 3), Column(pen.say(PEOPLE), 1.8))
    rows = tuple(
        TableRow(
            (pen.words(role.name), pen.inline(role.purpose or "–"), _people(role.id, blueprint, pen)), origin=role.path
        )
        for role in _of("us", blueprint)
    )
    yield Table(columns, rows, origin="roles")
    duties = tuple((role.name, pen.inline(" ".join(role.duties))) for role in _of("us", blueprint) if role.duties)
    if duties:
        yield Heading(2, pen.words(pen.say(DUTIES)), "duties")
        yield KeyValues(duties, "roles")
    yield from _customers_people(blueprint, pen)


def _of(side: str, blueprint: Blueprint) -> list[Role]:
    return [role for role in blueprint.roles.values() if role.side == side]


def _customers_people(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    theirs = _of("customer", blueprint)
    if theirs:
        yield Heading(2, pen.words(pen.say(THEIRS)), "customers-people")
        rows = tuple(
            TableRow(
                (pen.words(role.name), pen.inline(role.purpose or "–"), pen.inline(" ".join(role.duties) or "–")),
                origin=role.path,
            )
            for role in theirs
        )
        yield Table((Column(pen.say(ROLE), 1.4), Column(pen.say(PART), 2.4), Column(pen.say(DOES), 2.4)), rows)


def _people(role: str, blueprint: Blueprint, pen: Pen) -> Inline:
    names = ", ".join(person.name for person in blueprint.people.values() if role in person.roles)
    return pen.words(names) if names else pen.decision(pen.say(NOBODY), "people")


def _stages(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    for stage in blueprint.stages.values():
        yield from _stage(stage, blueprint, pen)


def _stage(stage: Stage, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(
        1 if stage.parent is None else 2, pen.words(pen.stage(stage.id)), f"stage-{stage.id}", stage.origin("name")
    )
    if stage.goal:
        yield Paragraph(pen.inline(stage.goal), "lead", stage.origin("goal"))
    if stage.customer_view:
        yield Paragraph(
            (*pen.words(f"{pen.say(CUSTOMER_VIEW)}: "), *pen.inline(stage.customer_view)),
            origin=stage.origin("customer_view"),
        )
    for rule in stage.call_outs.values():
        yield Callout("rule", _headline(rule, pen), (pen.inline(rule.explanation),), rule.path)
    yield from _criteria(ENTRY, stage.entry, stage.origin("entry"), pen)
    yield from _list(WORK, Bullets(pen.inlines(stage.primary_activities), stage.origin("primary_activities")), pen)
    yield from _list(
        OTHER_WORK, Bullets(pen.inlines(stage.secondary_activities), stage.origin("secondary_activities")), pen
    )
    tools = tools_of(stage, blueprint)
    if tools:
        yield Heading(3, pen.words(pen.say(TOOLS)))
        yield short_tool_table(tools, pen)
        yield Paragraph(pen.words(pen.say(DEFAULT_NOTE)), "note")
    if stage.tasks:
        yield Heading(3, pen.words(pen.say(TASKS)))
        yield task_table(stage.tasks.values(), pen)
    yield from _criteria(EXIT, stage.exit, stage.origin("exit"), pen)
    yield from _criteria(ENDS, stage.disqualifiers, stage.origin("disqualifiers"), pen)
    yield Callout(
        "tip",
        pen.say(NEXT),
        (pen.or_decision(stage.next_step, pen.say(NEXT).lower(), stage.origin("next_step")),),
        stage.origin("next_step"),
    )
    yield from _stage_facts(stage, blueprint, pen)
    yield from _list(MISTAKES, Bullets(pen.inlines(stage.mistakes), stage.origin("mistakes")), pen)


def _headline(rule: Rule, pen: Pen) -> str:
    """The order, and how much is lost when it is forgotten."""
    severity = f" – {pen.say(SEVERITIES[rule.severity])}" if rule.severity else ""
    return f"{pen.caption(rule.headline)}{severity}"


def _criteria(title: Label, criteria: Mapping[str, Criterion], origin: str, pen: Pen) -> Iterator[Block]:
    items = tuple(
        (*pen.inline(criterion.text), *(pen.inline(f" ({criterion.evidence})") if criterion.evidence else ()))
        for criterion in criteria.values()
    )
    yield from _list(title, Checklist(items, origin), pen)


def _list(title: Label, block: Bullets | Checklist, pen: Pen) -> Iterator[Block]:
    if block.items:
        yield Heading(3, pen.words(pen.say(title)))
        yield block


def _stage_facts(stage: Stage, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    phase = blueprint.buyer_phases.get(stage.buyer_phase or "")
    facts = (
        (buying.PHASE, phase.name if phase else None),
        (DEADLINE, stage.deadline),
        (TARGET, _days(stage.target_days, pen)),
        (STALE, _days(stage.stale_after_days, pen)),
        (PROBABILITY, pen.percent(stage.probability) if stage.probability is not None else None),
        (LEADING, stage.leading_indicator),
        (LAGGING, stage.lagging_indicator),
        (KEY_FIELDS, ", ".join(map(pen.crm_field, stage.key_fields))),
        (CRM, stage.crm_guidance),
    )
    pairs = tuple((pen.say(label), pen.inline(text)) for label, text in facts if text)
    if pairs:
        yield Heading(3, pen.words(pen.say(FACTS)))
        yield KeyValues(pairs, stage.path)


def _days(count: int | None, pen: Pen) -> str | None:
    return pen.counted(count, "{n} day", "{n} days") if count is not None else None


def _deadlines(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if not blueprint.time_rules:
        return
    yield Heading(1, pen.words(pen.say(DEADLINES)), "deadlines")
    rows = tuple(
        TableRow(
            (
                _event(blueprint.events[rule.event], pen),
                pen.inline(rule.action),
                pen.words(pen.role(rule.role)),
                pen.words(_window(rule.min_days, rule.max_days, rule.days, pen)),
            ),
            origin=rule.path,
        )
        for rule in blueprint.time_rules.values()
    )
    yield Table(
        (
            Column(pen.say(EVENT), 2),
            Column(pen.say(ACTION), 3),
            Column(pen.say(ROLE), 1.3),
            Column(pen.say(WITHIN), 1.5),
        ),
        rows,
    )


def _event(event: Event, pen: Pen) -> Inline:
    """The event, and below it when exactly it has happened."""
    exactly = (*pen.words("\n"), *pen.inline(event.description)) if event.description else ()
    return (*pen.inline(event.name), *exactly)


def _window(least: int, most: int | None, kind: str, pen: Pen) -> str:
    if most is None:
        return pen.say(AGREED)
    if most == 0:
        return pen.say(SAME_DAY)
    days = pen.say((WITHIN_DAY if most == 1 else WITHIN_DAYS)[kind])
    return pen.say(BETWEEN if least else UP_TO, least=least, most=most, days=days)


# --- the customers --------------------------------------------------------------------------------


def _customers(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(CUSTOMERS)), "customers")
    yield Heading(2, pen.words(pen.say(AVATARS)), "avatars")
    yield from _each(blueprint.avatars, _avatar, AVATAR_TO_DECIDE, "avatars", pen)
    yield Heading(2, pen.words(pen.say(PERSONAS)), "personas")
    yield from _each(blueprint.personas, partial(_persona, blueprint), PERSONA_TO_DECIDE, "personas", pen)
    yield Heading(2, pen.words(pen.say(SEGMENTS)), "segments")
    if blueprint.segments:
        yield _segments(blueprint, pen)
        yield from segments.rules(blueprint, pen)
    else:
        yield pen.decision_box(pen.say(SEGMENT_TO_DECIDE), "segments")
    yield from segments.scoring(blueprint, pen)
    yield from segments.services(blueprint, pen)


def _each(
    elements: Mapping[str, E], card: Callable[[E, Pen], Block], undecided: Label, where: str, pen: Pen
) -> Iterator[Block]:
    if not elements:
        yield pen.decision_box(pen.say(undecided), where)
    for element in elements.values():
        yield card(element, pen)


def _avatar(avatar: Avatar, pen: Pen) -> Card:
    facts = (
        (INDUSTRY, avatar.industry),
        (SIZE, avatar.size),
        (REGION, avatar.region),
        (OWNERSHIP, avatar.ownership),
        (TRIGGERS, avatar.triggers),
        (PROBLEMS, avatar.problems),
        (NOW, avatar.current_solutions),
        (QUALIFIERS, avatar.qualifiers),
        (DISQUALIFIERS, avatar.disqualifiers),
        (CRITERIA, [_criterion(criterion, pen) for criterion in avatar.criteria.values()]),
        (PATH, avatar.decision_path),
        (BUDGET, avatar.budget),
        (ORDER, pen.money(avatar.order_value) if avatar.order_value is not None else None),
        (FOUND, avatar.where_found),
        (EXAMPLES, avatar.examples),
        (CHECKED, _checked(avatar, pen)),
    )
    return Card(
        pen.inline(avatar.name),
        (_facts(facts, avatar.path, pen),),
        pen.say(ANTI) if avatar.anti else "",
        f"avatar-{avatar.id}",
        avatar.path,
    )


def _checked(avatar: Avatar, pen: Pen) -> str:
    """When the description was last held against real customers, and how many were asked."""
    asked = avatar.evidence
    count = pen.counted(asked.interviews, "{n} interview", "{n} interviews") if asked else ""
    return ", ".join(filter(None, (pen.date(avatar.verified or (asked.on if asked else None)), count)))


def _criterion(criterion: BuyingCriterion, pen: Pen) -> str:
    return f"{criterion.name} ({pen.percent(criterion.weight)})" if criterion.weight is not None else criterion.name


def _persona(blueprint: Blueprint, persona: Persona, pen: Pen) -> Card:
    facts: tuple[tuple[Label, str | list[str] | None], ...] = (
        (TITLES, persona.titles),
        (GOALS, persona.goals),
        (WORRIES, persona.worries),
        (JUDGED, persona.judged_by),
        (ASKS, persona.questions),
        (CONVINCED, [blueprint.arguments[id_].benefit for id_ in persona.arguments]),
        (CHANNELS, persona.channels),
        (SAY, persona.say),
        (AVOID, persona.avoid),
        (QUOTE, persona.quote),
        (CHECKED, pen.date(persona.verified)),
    )
    return Card(
        pen.inline(persona.name),
        (_facts(facts, persona.path, pen), *_helps(persona, blueprint, pen)),
        anchor=f"persona-{persona.id}",
        origin=persona.path,
    )


def _helps(persona: Persona, blueprint: Blueprint, pen: Pen) -> Iterator[KeyValues]:
    """What helps the person, phase by phase."""
    pairs = tuple(
        (pen.say(HELPS, phase=pen.bare(blueprint.buyer_phases[one.phase].name)), pen.inline(one.text))
        for one in persona.content.values()
    )
    if pairs:
        yield KeyValues(pairs, persona.origin("content"))


def _facts(facts: Iterable[tuple[Label, str | list[str] | None]], origin: str, pen: Pen) -> KeyValues:
    return KeyValues(
        tuple(
            (pen.say(label), pen.inline(" · ".join(value) if isinstance(value, list) else value))
            for label, value in facts
            if value
        ),
        origin,
    )


def _segments(blueprint: Blueprint, pen: Pen) -> Table:
    columns = (
        Column(pen.say(SEGMENT), 1.2),
        Column(pen.say(THRESHOLD), 1.3, "number"),
        Column(pen.say(CONTACT), 2),
        Column(pen.say(LIMIT), 1, "number"),
        Column(pen.say(SERVICES), 2.4),
    )
    rows = tuple(
        TableRow(
            (
                pen.inline(segment.name),
                pen.words(pen.money(segment.min_revenue)) if segment.min_revenue is not None else pen.words("–"),
                pen.inline(segment.contact or "–"),
                pen.words(pen.percent(segment.max_discount_pct))
                if segment.max_discount_pct is not None
                else pen.words("–"),
                pen.inline(", ".join(blueprint.services[id_].name for id_ in segment.services) or "–"),
            ),
            origin=segment.path,
        )
        for segment in blueprint.segments.values()
    )
    return Table(columns, rows)


def _why(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(WHY)), "why")
    if not blueprint.arguments:
        yield pen.decision_box(pen.say(ARGUMENT_TO_DECIDE), "arguments")
        return
    columns = (
        Column(pen.say(FEATURE), 2),
        Column(pen.say(ADVANTAGE), 2),
        Column(pen.say(BENEFIT), 2.4),
        Column(pen.say(PROOF), 1.8),
    )
    rows = tuple(
        TableRow(
            (
                pen.inline(argument.feature),
                pen.inline(argument.advantage or "–"),
                pen.inline(argument.benefit),
                pen.inline(blueprint.proofs[argument.proof].title if argument.proof else "–"),
            ),
            origin=argument.path,
        )
        for argument in blueprint.arguments.values()
    )
    yield Table(columns, rows)


def _competitors(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(pen.say(COMPETITORS)), "competitors")
    if not blueprint.competitors:
        yield pen.decision_box(pen.say(COMPETITOR_TO_DECIDE), "competitors")
    for competitor in blueprint.competitors.values():
        facts = (
            (STRONG, competitor.strengths),
            (WEAK, competitor.weaknesses),
            (PRICE_LEVEL, _price_level(competitor, pen)),
            (WE_ASK, competitor.ask),
            (ANSWER, competitor.say),
            (CHECKED_ON, pen.date(competitor.verified)),
        )
        position = (Paragraph(pen.inline(competitor.position)),) if competitor.position else ()
        yield Card(
            pen.inline(competitor.name),
            (*position, _facts(facts, competitor.path, pen)),
            anchor=f"competitor-{competitor.id}",
            origin=competitor.path,
        )


def _price_level(competitor: Competitor, pen: Pen) -> str | None:
    """Its prices compared with ours, and when they were compared."""
    if competitor.price_level is None or competitor.price_on is None:
        return competitor.price_level
    return f"{competitor.price_level} ({pen.say(AS_OF, day=pen.date(competitor.price_on))})"


def _prices(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    policy = blueprint.price_policy
    yield Heading(1, pen.words(pen.say(PRICES)), "prices")
    more = ((ROUNDING, policy.rounding), (NOTES, policy.notes))
    yield KeyValues(
        (
            (pen.say(RESERVE), _reserve(blueprint, pen)),
            (
                pen.say(GENERAL_LEVEL),
                pen.or_decision(
                    policy.general_offer_level, pen.say(GENERAL_LEVEL).lower(), policy.origin("general_offer_level")
                ),
            ),
            *((pen.say(label), pen.inline(text)) for label, text in more if text),
        ),
        policy.path,
    )
    yield (
        _product_table(blueprint, pen)
        if blueprint.products
        else pen.decision_box(pen.say(PRODUCT_TO_DECIDE), "products")
    )
    if policy.authority:
        yield _authority(policy, pen)
        if blueprint.locale.working_hours:
            hours = pen.words(blueprint.locale.working_hours)
            yield KeyValues(((pen.say(OPEN), hours),), blueprint.locale.origin("working_hours"))
    else:
        yield pen.decision_box(pen.say(AUTHORITY_TO_DECIDE), "price_policy.authority")
    yield from _list(REASONS, Bullets(pen.inlines(policy.allowed_reasons), policy.origin("allowed_reasons")), pen)
    yield from _list(
        FORBIDDEN, Bullets(pen.inlines(policy.forbidden_promises), policy.origin("forbidden_promises")), pen
    )
    if blueprint.concessions:
        yield Heading(2, pen.words(pen.say(CONCESSIONS)), "concessions")
        yield _concessions(list(blueprint.concessions.values()), pen)


def _authority(policy: PricePolicy, pen: Pen) -> Table:
    """Who may grant which discount, and how soon they answer where that is agreed."""
    limits = list(policy.authority.values())
    columns = [Column(pen.say(ROLE), 2), Column(pen.say(LIMIT), 1, "number")]
    rows = [[pen.words(pen.role(limit.role)), pen.words(pen.percent(limit.max_discount_pct))] for limit in limits]
    if any(limit.reply_hours is not None for limit in limits):
        columns.append(Column(pen.say(REPLY), 1.4))
        for row, limit in zip(rows, limits, strict=True):
            row.append(pen.words(_hours(limit, pen)))
    given = zip(rows, limits, strict=True)
    return Table(tuple(columns), tuple(TableRow(tuple(row), origin=limit.path) for row, limit in given))


def _hours(limit: Authority, pen: Pen) -> str:
    hours = limit.reply_hours
    if hours is None:
        return "–"
    if hours == int(hours):
        return pen.counted(int(hours), "{n} working hour", "{n} working hours", "within")
    return pen.say(PART_OF_HOURS, n=values.number(hours, pen.language))


def _concessions(concessions: list[Concession], pen: Pen) -> Table:
    """What is given and got, the first to be offered first; below what is given, what it is worth and costs."""
    ordered = sorted(concessions, key=lambda one: one.order or len(concessions))
    rows = tuple(TableRow((_given(one, pen), pen.inline(one.get)), origin=one.path) for one in ordered)
    return Table((Column(pen.say(GIVE)), Column(pen.say(GET))), rows)


def _given(concession: Concession, pen: Pen) -> Inline:
    facts = ((WORTH, concession.value), (COSTS_US, concession.cost), (AT_MOST, concession.ceiling))
    lines = ((*pen.words(f"\n{pen.say(label)}: "), *pen.inline(text)) for label, text in facts if text)
    return (*pen.inline(concession.give), *(run for line in lines for run in line))


def _before_sending(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """What has to be known of each paper for customers; the paper itself must not say it. Offers have a guide."""
    papers = [paper for paper in blueprint.documents.values() if paper.audience == "customer"]
    if papers:
        yield Heading(1, pen.words(pen.say(BEFORE_SENDING)), "before-sending")
        for paper in papers:
            yield Heading(3, pen.words(paper.title), f"before-{paper.path.replace('.', '-')}", paper.origin("title"))
            yield from _paper(paper, blueprint, pen)


def _paper(paper: Paper, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    message = blueprint.messages[paper.covering_message].name if paper.covering_message else None
    facts = ((CONDITION, paper.when), (SENT_WITH, message))
    if pairs := tuple((pen.say(label), pen.inline(text)) for label, text in facts if text):
        yield KeyValues(pairs, paper.path)
    if paper.instructions:
        yield Checklist(pen.inlines(paper.instructions), paper.origin("instructions"))


def _reserve(blueprint: Blueprint, pen: Pen) -> Inline:
    reserve = blueprint.price_policy.reserve_pct
    if reserve is None:
        return pen.decision(pen.say(RESERVE).lower(), blueprint.price_policy.origin("reserve_pct"))
    mark = f" ({pen.say(DEFAULT)})" if pen.is_default("price_policy.reserve_pct") else ""
    return pen.words(f"{pen.percent(reserve)}{mark}")


def _product_table(blueprint: Blueprint, pen: Pen) -> Table:
    columns = (
        Column(pen.say(PRODUCT), 3),
        Column(pen.say(PRICE), 1.4, "number"),
        Column(pen.say(FLOOR), 1.4, "number"),
    )
    rows = tuple(
        TableRow(
            (
                _product(product, pen),
                _list_price(product, pen),
                pen.words(pen.money(product.floor_price) if product.floor_price is not None else "–"),
            ),
            origin=product.path,
        )
        for product in blueprint.products.values()
    )
    return Table(columns, rows)


def _list_price(product: Product, pen: Pen) -> Inline:
    if isinstance(product.price, Money):
        return pen.words(pen.money(product.price))
    return pen.words(pen.say(ON_REQUEST) if product.price else "–")


def _product(product: Product, pen: Pen) -> Inline:
    """The name, and below it what a salesperson has to know beside the price."""
    facts = (
        (CODE, product.code),
        (VERSIONS, ", ".join(product.variants)),
        (PRICE_HOLDS, span(product.valid_from, product.valid_until, pen)),
        (COST, pen.money(product.cost) if product.cost is not None else None),
        (NOTES, product.notes),
    )
    lines = ((*pen.words(f"\n{pen.say(label)}: "), *pen.inline(text)) for label, text in facts if text)
    return (*pen.inline(product.name), *(run for line in lines for run in line))


def _glossary(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if blueprint.glossary:
        yield Heading(1, pen.words(pen.say(GLOSSARY)), "glossary")
        rows = tuple(
            TableRow((pen.inline(entry.term), _meaning(entry, pen)), origin=entry.path)
            for entry in sorted(blueprint.glossary.values(), key=lambda entry: entry.term.lower())
        )
        yield Table((Column(pen.say(TERM), 1.3), Column(pen.say(MEANING), 4)), rows)


def _meaning(entry: GlossaryTerm, pen: Pen) -> Inline:
    """The definition, then the words that may stand for the term, and those that had better not."""
    more = ((ALSO, entry.synonyms), (NOT_CALLED, entry.avoid))
    return pen.inline(
        " ".join([entry.definition, *(f"{pen.say(label)}: {', '.join(words)}." for label, words in more if words)])
    )
