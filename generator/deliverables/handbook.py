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
from generator.locale import Phrase, values

from . import buying, segments
from .offers import ON_REQUEST
from .pen import Pen
from .registry import Deliverable
from .spans import PRICE_HOLDS, span
from .stage_tools import DEFAULT_NOTE, short_tool_table, task_table, tools_of

E = TypeVar("E", bound=Entity)

TITLE = Phrase("Podręcznik procesu sprzedaży", "Sales process handbook")
SUBTITLE = Phrase(
    "Dziesięć etapów od marketingu do powracającego klienta", "Ten stages, from marketing to the returning customer"
)
USE = Phrase("Jak korzystać z podręcznika", "How to use this handbook")
USE_LINES = (
    Phrase(
        "Przed rozmową sięgnij po kartę etapu i szkielet rozmowy. Podręcznik wyjaśnia, skąd się wzięły.",
        "Before a call take the stage card and the call skeleton. The handbook explains where they come from.",
    ),
    Phrase(
        "Każdy etap kończy się ustalonym następnym krokiem. Bez niego szansa sprzedaży wypada z procesu.",
        "Every stage closes with an agreed next step. Without one a deal is not in the process.",
    ),
    Phrase(
        "Jeśli coś nie działa, zgłoś to właścicielowi procesu. Zmiana trafia do opisu procesu i do następnego wydania.",
        "If something does not work, tell the process owner. The change goes into the blueprint and the next edition.",
    ),
)
NEW_HERE = Phrase("Co nowego w tym wydaniu", "What is new in this edition")
ABOUT = Phrase("Co sprzedajemy i komu", "What we sell, and to whom")
SELLS = Phrase("Sprzedajemy", "We sell")
LINE, MARKET = Phrase("Ten proces obejmuje", "This process covers"), Phrase("Rynek", "Market")
CONFIRMED = Phrase("Zamówienie potwierdzamy", "Orders are confirmed")
SELLS_WHAT = Phrase("co sprzedaje firma", "what the company sells")
MAP = Phrase("Proces na jednej stronie", "The process on a page")
STAGE, GOAL, OWNER, EXIT = (
    Phrase("Etap", "Stage"),
    Phrase("Cel", "Goal"),
    Phrase("Odpowiada", "Accountable"),
    Phrase("Wychodzimy, gdy", "We leave it when"),
)
WAYS = Phrase("Przejścia między etapami", "Ways between the stages")
FROM, TO, CONDITION = Phrase("Z etapu", "From"), Phrase("Do etapu", "To"), Phrase("Kiedy", "When")
KINDS = {
    "next": Phrase("dalej", "on"),
    "skip": Phrase("skrót", "skip"),
    "back": Phrase("powrót", "back"),
    "lost": Phrase("przegrana", "lost"),
    "abandoned": Phrase("rezygnacja z zakupu", "purchase abandoned"),
    "loop": Phrase("nowy początek", "new start"),
}
KIND = Phrase("Rodzaj", "Kind")
ROLES = Phrase("Role", "Roles")
ROLE, PURPOSE, PEOPLE = (
    Phrase("Rola", "Role"),
    Phrase("Po co jest", "Why it exists"),
    Phrase("Kto ją pełni", "Who fills it"),
)
NOBODY = Phrase("osoba w tej roli", "a person for this role")
DUTIES = Phrase("Co robi każda z ról", "What each role does")
THEIRS = Phrase("Ludzie po stronie klienta", "People on the customer’s side")
PART, DOES = Phrase("Znaczenie przy zakupie", "Part in the purchase"), Phrase("Co robi", "What he or she does")
CUSTOMER_VIEW = Phrase("Co myśli klient", "What the customer thinks")
ENTRY = Phrase("Wchodzimy, gdy", "We enter it when")
WORK = Phrase("Co robimy", "What we do")
OTHER_WORK = Phrase("Dodatkowo, jeśli warto", "Also, where it pays")
TOOLS, TASKS = Phrase("Narzędzia", "Tools"), Phrase("Zadania", "Tasks")
ENDS = Phrase("Kończymy uprzejmie, gdy", "We end it courteously when")
NEXT = Phrase("Następny krok", "Next step")
CRM = Phrase("W CRM", "In the CRM")
KEY_FIELDS = Phrase("Pola obowiązkowe", "Key fields")
MISTAKES = Phrase("Częste błędy", "Usual mistakes")
FACTS = Phrase("Liczby i terminy", "Figures and deadlines")
DEADLINE, TARGET, STALE = (
    Phrase("Termin", "Deadline"),
    Phrase("Zwykle trwa", "Usually takes"),
    Phrase("Bez ruchu najwyżej", "Longest time without contact"),
)
PROBABILITY = Phrase("Szansa wygranej (założenie)", "Chance of winning (assumed)")
LEADING, LAGGING = Phrase("Mierzymy na bieżąco", "Leading indicator"), Phrase("Mierzymy po fakcie", "Lagging indicator")
DAYS = {
    "pl": {"one": "{n} dzień", "few": "{n} dni", "many": "{n} dni", "other": "{n} dnia"},
    "en": {"one": "{n} day", "other": "{n} days"},
}
DEADLINES = Phrase("Zdarzenia i terminy", "Events and deadlines")
EVENT, ACTION, WITHIN = Phrase("Zdarzenie", "Event"), Phrase("Co robimy", "Reaction"), Phrase("Do kiedy", "Within")
AGREED = Phrase("w uzgodnionym terminie", "at the agreed date")
SAME_DAY = Phrase("tego samego dnia", "the same day")
WITHIN_DAY = {
    "business": Phrase("dnia roboczego", "working day"),
    "calendar": Phrase("dnia kalendarzowego", "calendar day"),
}
WITHIN_DAYS = {
    "business": Phrase("dni roboczych", "working days"),
    "calendar": Phrase("dni kalendarzowych", "calendar days"),
}
UP_TO = Phrase("do {most} {days}", "within {most} {days}")
BETWEEN = Phrase("od {least} do {most} {days}", "{least} to {most} {days}")
CUSTOMERS = Phrase("Nasi klienci", "Our customers")
AVATAR_TO_DECIDE = Phrase(
    "awatar klienta: jaka firma jest dla nas właściwa", "the customer avatar: which firm is right for us"
)
PERSONA_TO_DECIDE = Phrase("persony zakupowe: z kim rozmawiamy", "buyer personas: who we talk to")
SEGMENT_TO_DECIDE = Phrase("segmenty i ich progi", "segments and their thresholds")
ARGUMENT_TO_DECIDE = Phrase("trzy powody, dla których klienci kupują", "three reasons why customers buy")
PRODUCT_TO_DECIDE = Phrase("produkty i ceny", "products and prices")
AUTHORITY_TO_DECIDE = Phrase("kto i jaki rabat może dać", "who may grant which discount")
COMPETITOR_TO_DECIDE = Phrase("główni konkurenci", "main competitors")
AVATARS, PERSONAS, SEGMENTS = (
    Phrase("Awatary: firmy", "Avatars: firms"),
    Phrase("Persony: ludzie", "Personas: people"),
    Phrase("Segmenty", "Segments"),
)
ANTI = Phrase("nie dla nas", "not for us")
INDUSTRY, SIZE, TRIGGERS = (
    Phrase("Branża", "Industry"),
    Phrase("Wielkość", "Size"),
    Phrase("Co uruchamia potrzebę", "What opens the need"),
)
PROBLEMS, QUALIFIERS, DISQUALIFIERS = (
    Phrase("Problemy", "Problems"),
    Phrase("Pasuje, gdy", "It fits when"),
    Phrase("Nie pasuje, gdy", "It does not fit when"),
)
REGION, OWNERSHIP, NOW = (
    Phrase("Region", "Region"),
    Phrase("Właściciel", "Ownership"),
    Phrase("Jak radzi sobie dziś", "How it copes today"),
)
BUDGET, ORDER, FOUND, EXAMPLES, CHECKED = (
    Phrase("Budżet", "Budget"),
    Phrase("Typowe zamówienie netto", "Usual order, net"),
    Phrase("Gdzie szukać", "Where to look"),
    Phrase("Takich klientów już mamy", "Customers like this"),
    Phrase("Sprawdzono z klientami", "Checked with customers"),
)
INTERVIEWS = {
    "pl": {"one": "{n} rozmowa", "few": "{n} rozmowy", "many": "{n} rozmów", "other": "{n} rozmowy"},
    "en": {"one": "{n} interview", "other": "{n} interviews"},
}
ASKS, CONVINCED, HELPS = (
    Phrase("O co zapyta", "What they will ask"),
    Phrase("Co przekonuje", "What convinces them"),
    Phrase("Pomaga w fazie „{phase}”", "Helps in the phase “{phase}”"),
)
SEVERITIES = {
    "critical": Phrase("krytyczne", "critical"),
    "important": Phrase("ważne", "important"),
    "helpful": Phrase("pomocne", "helpful"),
}
CRITERIA, PATH = Phrase("Kryteria wyboru", "Criteria"), Phrase("Droga decyzji", "Decision path")
GOALS, WORRIES, JUDGED = (
    Phrase("Cele", "Goals"),
    Phrase("Obawy", "Worries"),
    Phrase("Z czego jest rozliczana", "Judged by"),
)
SAY, AVOID, QUOTE = Phrase("Mów", "Say"), Phrase("Unikaj", "Avoid"), Phrase("Tak mówi", "In their own words")
TITLES, CHANNELS = Phrase("Stanowiska", "Titles"), Phrase("Kanały", "Channels")
SEGMENT, THRESHOLD, CONTACT, SERVICES = (
    Phrase("Segment", "Segment"),
    Phrase("Obrót roczny od", "From annual revenue of"),
    Phrase("Kontakt", "Contact"),
    Phrase("Usługi w standardzie", "Services included"),
)
WHY = Phrase("Dlaczego klienci kupują", "Why customers buy")
FEATURE, ADVANTAGE, BENEFIT, PROOF = (
    Phrase("Cecha", "Feature"),
    Phrase("Zaleta", "Advantage"),
    Phrase("Korzyść klienta", "Benefit"),
    Phrase("Dowód", "Evidence"),
)
COMPETITORS = Phrase("Konkurencja", "Competition")
STRONG, WEAK, ANSWER = (
    Phrase("Mocne strony", "Strengths"),
    Phrase("Słabe strony", "Weaknesses"),
    Phrase("Co mówimy", "What we say"),
)
WE_ASK = Phrase("O co zapytać klienta", "What to ask the customer")
CHECKED_ON = Phrase("Ostatnio sprawdzono", "Last checked")
AS_OF = Phrase("stan na {day}", "as of {day}")
PRICE_LEVEL = Phrase("Poziom cen", "Price level")
PRICES = Phrase("Ceny i uprawnienia", "Prices and authority")
PRODUCT, PRICE, FLOOR = (
    Phrase("Produkt", "Product"),
    Phrase("Cena katalogowa", "List price"),
    Phrase("Cena minimalna", "Floor price"),
)
CODE, VERSIONS, COST = (
    Phrase("Numer katalogowy", "Catalogue number"),
    Phrase("Wersje", "Versions"),
    Phrase("Koszt własny", "Cost to us"),
)
RESERVE = Phrase("Rezerwa cenowa w ofercie szczegółowej", "Price reserve in the detailed offer")
GENERAL_LEVEL = Phrase("Poziom cen oferty ogólnej", "Price level of the general offer")
LIMIT = Phrase("Rabat do", "Discount up to")
REPLY = Phrase("Odpowiada w ciągu", "Answers within")
WORKING_HOURS = {
    "pl": {"one": "{n} godziny roboczej", "few": "{n} godzin roboczych", "many": "{n} godzin roboczych",
           "other": "{n} godziny roboczej"},
    "en": {"one": "{n} working hour", "other": "{n} working hours"},
}  # fmt: skip
OPEN = Phrase("Godziny pracy", "Working hours")
ROUNDING = Phrase("Zaokrąglenia", "Rounding")
NOTES = Phrase("Warto wiedzieć", "Good to know")
REASONS, FORBIDDEN = (
    Phrase("Za co wolno dać rabat", "What a discount may be given for"),
    Phrase("Czego nie obiecujemy", "What we never promise"),
)
GIVE, GET = Phrase("Dajemy", "We give"), Phrase("W zamian", "In return")
CONCESSIONS = Phrase("Ustępstwa: coś za coś", "Concessions: give and get")
BEFORE_SENDING = Phrase("Zanim dokument trafi do klienta", "Before a document goes to a customer")
SENT_WITH = Phrase("Wysyłamy z wiadomością", "Sent with the message")
WORTH, COSTS_US, AT_MOST = (
    Phrase("Co jest warte dla klienta", "Worth to the customer"),
    Phrase("Co kosztuje nas", "Cost to us"),
    Phrase("Najwyżej", "At most"),
)
GLOSSARY = Phrase("Słowniczek", "Glossary")
ALSO = Phrase("Mówimy też", "We also say")
NOT_CALLED = Phrase("Nie mówimy", "We don’t say")
TERM, MEANING = Phrase("Pojęcie", "Term"), Phrase("Co znaczy", "Meaning")
DEFAULT = Phrase("domyślne, do potwierdzenia", "default, to be confirmed")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The handbook."""
    return [Deliverable("handbook", TITLE(blueprint.language), document=document, packs=("manager",))]


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
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        blocks=tuple(block for part in parts for block in part(blueprint, pen)),
        cover=True,
        contents=True,
        searchable=True,
    )


# --- the process ----------------------------------------------------------------------------------


def _use(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(USE(pen.language)), "use")
    yield Bullets(tuple(pen.words(line(pen.language)) for line in USE_LINES))
    if blueprint.change_note:
        yield Callout("tip", NEW_HERE(pen.language), (pen.inline(blueprint.change_note),), "change_note")


def _about(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    yield Heading(1, pen.words(ABOUT(pen.language)), "about")
    sells = pen.or_decision(blueprint.company.sells, SELLS_WHAT(pen.language), blueprint.company.origin("sells"))
    yield KeyValues(((SELLS(pen.language), sells),), blueprint.company.origin("sells"))
    more = (
        (LINE, blueprint.title),
        (MARKET, blueprint.company.market),
        (CONFIRMED, blueprint.company.confirmation_channel),
        (NOTES, blueprint.company.notes),
    )
    pairs = tuple((label(pen.language), pen.inline(text)) for label, text in more if text)
    if pairs:
        yield KeyValues(pairs, blueprint.company.path)


def _map(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(1, pen.words(MAP(language)), "map")
    columns = (
        Column(STAGE(language), 2),
        Column(GOAL(language), 3),
        Column(OWNER(language), 1.4),
        Column(EXIT(language), 3.2),
    )
    yield Table(
        columns,
        tuple(_map_row(stage, pen) for stage in blueprint.stages.values() if stage.parent is None),
        origin="stages",
    )
    if blueprint.transitions:
        yield Heading(2, pen.words(WAYS(language)), "ways")
        rows = tuple(
            TableRow(
                (
                    pen.words(pen.stage(way.from_)),
                    pen.words(pen.stage(way.to)),
                    pen.words(KINDS[way.kind](language)),
                    pen.inline(way.condition or "–"),
                ),
                origin=way.path,
            )
            for way in blueprint.transitions.values()
        )
        yield Table(
            (
                Column(FROM(language), 2),
                Column(TO(language), 2),
                Column(KIND(language), 1.2),
                Column(CONDITION(language), 3),
            ),
            rows,
        )


def _map_row(stage: Stage, pen: Pen) -> TableRow:
    first = next(iter(stage.exit.values()), None)
    cells = (
        pen.words(pen.stage(stage.id)),
        pen.or_decision(stage.goal, GOAL(pen.language).lower(), stage.origin("goal")),
        pen.words(pen.role_or_decision(stage.owner, stage.origin("owner"))),
        pen.or_decision(first.text if first else None, EXIT(pen.language).lower(), stage.origin("exit")),
    )
    return TableRow(cells, origin=stage.path)


def _roles(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(1, pen.words(ROLES(language)), "roles")
    columns = (Column(ROLE(language), 1.4), Column(PURPOSE(language), 3), Column(PEOPLE(language), 1.8))
    rows = tuple(
        TableRow(
            (pen.words(role.name), pen.inline(role.purpose or "–"), _people(role.id, blueprint, pen)), origin=role.path
        )
        for role in _of("us", blueprint)
    )
    yield Table(columns, rows, origin="roles")
    duties = tuple((role.name, pen.inline(" ".join(role.duties))) for role in _of("us", blueprint) if role.duties)
    if duties:
        yield Heading(2, pen.words(DUTIES(language)), "duties")
        yield KeyValues(duties, "roles")
    yield from _customers_people(blueprint, pen)


def _of(side: str, blueprint: Blueprint) -> list[Role]:
    return [role for role in blueprint.roles.values() if role.side == side]


def _customers_people(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language, theirs = pen.language, _of("customer", blueprint)
    if theirs:
        yield Heading(2, pen.words(THEIRS(language)), "customers-people")
        rows = tuple(
            TableRow(
                (pen.words(role.name), pen.inline(role.purpose or "–"), pen.inline(" ".join(role.duties) or "–")),
                origin=role.path,
            )
            for role in theirs
        )
        yield Table((Column(ROLE(language), 1.4), Column(PART(language), 2.4), Column(DOES(language), 2.4)), rows)


def _people(role: str, blueprint: Blueprint, pen: Pen) -> Inline:
    names = ", ".join(person.name for person in blueprint.people.values() if role in person.roles)
    return pen.words(names) if names else pen.decision(NOBODY(pen.language), "people")


def _stages(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    for stage in blueprint.stages.values():
        yield from _stage(stage, blueprint, pen)


def _stage(stage: Stage, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(
        1 if stage.parent is None else 2, pen.words(pen.stage(stage.id)), f"stage-{stage.id}", stage.origin("name")
    )
    if stage.goal:
        yield Paragraph(pen.inline(stage.goal), "lead", stage.origin("goal"))
    if stage.customer_view:
        yield Paragraph(
            (*pen.words(f"{CUSTOMER_VIEW(language)}: "), *pen.inline(stage.customer_view)),
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
        yield Heading(3, pen.words(TOOLS(language)))
        yield short_tool_table(tools, pen)
        yield Paragraph(pen.words(DEFAULT_NOTE(language)), "note")
    if stage.tasks:
        yield Heading(3, pen.words(TASKS(language)))
        yield task_table(stage.tasks.values(), pen)
    yield from _criteria(EXIT, stage.exit, stage.origin("exit"), pen)
    yield from _criteria(ENDS, stage.disqualifiers, stage.origin("disqualifiers"), pen)
    yield Callout(
        "tip",
        NEXT(language),
        (pen.or_decision(stage.next_step, NEXT(language).lower(), stage.origin("next_step")),),
        stage.origin("next_step"),
    )
    yield from _stage_facts(stage, blueprint, pen)
    yield from _list(MISTAKES, Bullets(pen.inlines(stage.mistakes), stage.origin("mistakes")), pen)


def _headline(rule: Rule, pen: Pen) -> str:
    """The order, and how much is lost when it is forgotten."""
    severity = f" – {SEVERITIES[rule.severity](pen.language)}" if rule.severity else ""
    return f"{pen.caption(rule.headline)}{severity}"


def _criteria(title: Phrase, criteria: Mapping[str, Criterion], origin: str, pen: Pen) -> Iterator[Block]:
    items = tuple(
        (*pen.inline(criterion.text), *(pen.inline(f" ({criterion.evidence})") if criterion.evidence else ()))
        for criterion in criteria.values()
    )
    yield from _list(title, Checklist(items, origin), pen)


def _list(title: Phrase, block: Bullets | Checklist, pen: Pen) -> Iterator[Block]:
    if block.items:
        yield Heading(3, pen.words(title(pen.language)))
        yield block


def _stage_facts(stage: Stage, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
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
    pairs = tuple((label(language), pen.inline(text)) for label, text in facts if text)
    if pairs:
        yield Heading(3, pen.words(FACTS(language)))
        yield KeyValues(pairs, stage.path)


def _days(count: int | None, pen: Pen) -> str | None:
    return pen.plural(count, **DAYS[pen.language]) if count is not None else None


def _deadlines(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    if not blueprint.time_rules:
        return
    yield Heading(1, pen.words(DEADLINES(language)), "deadlines")
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
            Column(EVENT(language), 2),
            Column(ACTION(language), 3),
            Column(ROLE(language), 1.3),
            Column(WITHIN(language), 1.5),
        ),
        rows,
    )


def _event(event: Event, pen: Pen) -> Inline:
    """The event, and below it when exactly it has happened."""
    exactly = (*pen.words("\n"), *pen.inline(event.description)) if event.description else ()
    return (*pen.inline(event.name), *exactly)


def _window(least: int, most: int | None, kind: str, pen: Pen) -> str:
    if most is None:
        return AGREED(pen.language)
    if most == 0:
        return SAME_DAY(pen.language)
    days = (WITHIN_DAY if most == 1 else WITHIN_DAYS)[kind](pen.language)
    return (BETWEEN if least else UP_TO)(pen.language, least=least, most=most, days=days)


# --- the customers --------------------------------------------------------------------------------


def _customers(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language = pen.language
    yield Heading(1, pen.words(CUSTOMERS(language)), "customers")
    yield Heading(2, pen.words(AVATARS(language)), "avatars")
    yield from _each(blueprint.avatars, _avatar, AVATAR_TO_DECIDE, "avatars", pen)
    yield Heading(2, pen.words(PERSONAS(language)), "personas")
    yield from _each(blueprint.personas, partial(_persona, blueprint), PERSONA_TO_DECIDE, "personas", pen)
    yield Heading(2, pen.words(SEGMENTS(language)), "segments")
    if blueprint.segments:
        yield _segments(blueprint, pen)
        yield from segments.rules(blueprint, pen)
    else:
        yield pen.decision_box(SEGMENT_TO_DECIDE(language), "segments")
    yield from segments.scoring(blueprint, pen)
    yield from segments.services(blueprint, pen)


def _each(
    elements: Mapping[str, E], card: Callable[[E, Pen], Block], undecided: Phrase, where: str, pen: Pen
) -> Iterator[Block]:
    if not elements:
        yield pen.decision_box(undecided(pen.language), where)
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
        ANTI(pen.language) if avatar.anti else "",
        f"avatar-{avatar.id}",
        avatar.path,
    )


def _checked(avatar: Avatar, pen: Pen) -> str:
    """When the description was last held against real customers, and how many were asked."""
    asked = avatar.evidence
    count = pen.plural(asked.interviews, **INTERVIEWS[pen.language]) if asked else ""
    return ", ".join(filter(None, (pen.date(avatar.verified or (asked.on if asked else None)), count)))


def _criterion(criterion: BuyingCriterion, pen: Pen) -> str:
    return f"{criterion.name} ({pen.percent(criterion.weight)})" if criterion.weight is not None else criterion.name


def _persona(blueprint: Blueprint, persona: Persona, pen: Pen) -> Card:
    facts: tuple[tuple[Phrase, str | list[str] | None], ...] = (
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
        (HELPS(pen.language, phase=pen.bare(blueprint.buyer_phases[one.phase].name)), pen.inline(one.text))
        for one in persona.content.values()
    )
    if pairs:
        yield KeyValues(pairs, persona.origin("content"))


def _facts(facts: Iterable[tuple[Phrase, str | list[str] | None]], origin: str, pen: Pen) -> KeyValues:
    return KeyValues(
        tuple(
            (label(pen.language), pen.inline(" · ".join(value) if isinstance(value, list) else value))
            for label, value in facts
            if value
        ),
        origin,
    )


def _segments(blueprint: Blueprint, pen: Pen) -> Table:
    language = pen.language
    columns = (
        Column(SEGMENT(language), 1.2),
        Column(THRESHOLD(language), 1.3, "number"),
        Column(CONTACT(language), 2),
        Column(LIMIT(language), 1, "number"),
        Column(SERVICES(language), 2.4),
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
    language = pen.language
    yield Heading(1, pen.words(WHY(language)), "why")
    if not blueprint.arguments:
        yield pen.decision_box(ARGUMENT_TO_DECIDE(language), "arguments")
        return
    columns = (
        Column(FEATURE(language), 2),
        Column(ADVANTAGE(language), 2),
        Column(BENEFIT(language), 2.4),
        Column(PROOF(language), 1.8),
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
    language = pen.language
    yield Heading(1, pen.words(COMPETITORS(language)), "competitors")
    if not blueprint.competitors:
        yield pen.decision_box(COMPETITOR_TO_DECIDE(language), "competitors")
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
    return f"{competitor.price_level} ({AS_OF(pen.language, day=pen.date(competitor.price_on))})"


def _prices(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    language, policy = pen.language, blueprint.price_policy
    yield Heading(1, pen.words(PRICES(language)), "prices")
    more = ((ROUNDING, policy.rounding), (NOTES, policy.notes))
    yield KeyValues(
        (
            (RESERVE(language), _reserve(blueprint, pen)),
            (
                GENERAL_LEVEL(language),
                pen.or_decision(
                    policy.general_offer_level, GENERAL_LEVEL(language).lower(), policy.origin("general_offer_level")
                ),
            ),
            *((label(language), pen.inline(text)) for label, text in more if text),
        ),
        policy.path,
    )
    yield (
        _product_table(blueprint, pen)
        if blueprint.products
        else pen.decision_box(PRODUCT_TO_DECIDE(language), "products")
    )
    if policy.authority:
        yield _authority(policy, pen)
        if blueprint.locale.working_hours:
            hours = pen.words(blueprint.locale.working_hours)
            yield KeyValues(((OPEN(language), hours),), blueprint.locale.origin("working_hours"))
    else:
        yield pen.decision_box(AUTHORITY_TO_DECIDE(language), "price_policy.authority")
    yield from _list(REASONS, Bullets(pen.inlines(policy.allowed_reasons), policy.origin("allowed_reasons")), pen)
    yield from _list(
        FORBIDDEN, Bullets(pen.inlines(policy.forbidden_promises), policy.origin("forbidden_promises")), pen
    )
    if blueprint.concessions:
        yield Heading(2, pen.words(CONCESSIONS(language)), "concessions")
        yield _concessions(list(blueprint.concessions.values()), pen)


def _authority(policy: PricePolicy, pen: Pen) -> Table:
    """Who may grant which discount, and how soon they answer where that is agreed."""
    limits, language = list(policy.authority.values()), pen.language
    columns = [Column(ROLE(language), 2), Column(LIMIT(language), 1, "number")]
    rows = [[pen.words(pen.role(limit.role)), pen.words(pen.percent(limit.max_discount_pct))] for limit in limits]
    if any(limit.reply_hours is not None for limit in limits):
        columns.append(Column(REPLY(language), 1.4))
        for row, limit in zip(rows, limits, strict=True):
            row.append(pen.words(_hours(limit, pen)))
    given = zip(rows, limits, strict=True)
    return Table(tuple(columns), tuple(TableRow(tuple(row), origin=limit.path) for row, limit in given))


def _hours(limit: Authority, pen: Pen) -> str:
    forms, hours = WORKING_HOURS[pen.language], limit.reply_hours
    if hours is None:
        return "–"
    is_whole = hours == int(hours)
    return pen.plural(int(hours), **forms) if is_whole else forms["other"].format(n=values.number(hours, pen.language))


def _concessions(concessions: list[Concession], pen: Pen) -> Table:
    """What is given and got, the first to be offered first; below what is given, what it is worth and costs."""
    language = pen.language
    ordered = sorted(concessions, key=lambda one: one.order or len(concessions))
    rows = tuple(TableRow((_given(one, pen), pen.inline(one.get)), origin=one.path) for one in ordered)
    return Table((Column(GIVE(language)), Column(GET(language))), rows)


def _given(concession: Concession, pen: Pen) -> Inline:
    facts = ((WORTH, concession.value), (COSTS_US, concession.cost), (AT_MOST, concession.ceiling))
    lines = ((*pen.words(f"\n{label(pen.language)}: "), *pen.inline(text)) for label, text in facts if text)
    return (*pen.inline(concession.give), *(run for line in lines for run in line))


def _before_sending(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """What has to be known of each paper for customers; the paper itself must not say it. Offers have a guide."""
    papers = [paper for paper in blueprint.documents.values() if paper.audience == "customer"]
    if papers:
        yield Heading(1, pen.words(BEFORE_SENDING(pen.language)), "before-sending")
        for paper in papers:
            yield Heading(3, pen.words(paper.title), f"before-{paper.path.replace('.', '-')}", paper.origin("title"))
            yield from _paper(paper, blueprint, pen)


def _paper(paper: Paper, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    message = blueprint.messages[paper.covering_message].name if paper.covering_message else None
    facts = ((CONDITION, paper.when), (SENT_WITH, message))
    if pairs := tuple((label(pen.language), pen.inline(text)) for label, text in facts if text):
        yield KeyValues(pairs, paper.path)
    if paper.instructions:
        yield Checklist(pen.inlines(paper.instructions), paper.origin("instructions"))


def _reserve(blueprint: Blueprint, pen: Pen) -> Inline:
    reserve = blueprint.price_policy.reserve_pct
    if reserve is None:
        return pen.decision(RESERVE(pen.language).lower(), blueprint.price_policy.origin("reserve_pct"))
    mark = f" ({DEFAULT(pen.language)})" if pen.is_default("price_policy.reserve_pct") else ""
    return pen.words(f"{pen.percent(reserve)}{mark}")


def _product_table(blueprint: Blueprint, pen: Pen) -> Table:
    language = pen.language
    columns = (
        Column(PRODUCT(language), 3),
        Column(PRICE(language), 1.4, "number"),
        Column(FLOOR(language), 1.4, "number"),
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
    return pen.words(ON_REQUEST(pen.language) if product.price else "–")


def _product(product: Product, pen: Pen) -> Inline:
    """The name, and below it what a salesperson has to know beside the price."""
    language = pen.language
    facts = (
        (CODE, product.code),
        (VERSIONS, ", ".join(product.variants)),
        (PRICE_HOLDS, span(product.valid_from, product.valid_until, pen)),
        (COST, pen.money(product.cost) if product.cost is not None else None),
        (NOTES, product.notes),
    )
    lines = ((*pen.words(f"\n{label(language)}: "), *pen.inline(text)) for label, text in facts if text)
    return (*pen.inline(product.name), *(run for line in lines for run in line))


def _glossary(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    if blueprint.glossary:
        yield Heading(1, pen.words(GLOSSARY(pen.language)), "glossary")
        rows = tuple(
            TableRow((pen.inline(entry.term), _meaning(entry, pen)), origin=entry.path)
            for entry in sorted(blueprint.glossary.values(), key=lambda entry: entry.term.lower())
        )
        yield Table((Column(TERM(pen.language), 1.3), Column(MEANING(pen.language), 4)), rows)


def _meaning(entry: GlossaryTerm, pen: Pen) -> Inline:
    """The definition, then the words that may stand for the term, and those that had better not."""
    more = ((ALSO, entry.synonyms), (NOT_CALLED, entry.avoid))
    return pen.inline(
        " ".join([entry.definition, *(f"{label(pen.language)}: {', '.join(words)}." for label, words in more if words)])
    )
