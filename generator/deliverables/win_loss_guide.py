"""``win-loss-guide``: the Win-Loss programme as a handbook for those who run it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.conversations import Question as AskedQuestion
from generator.blueprint.model.conversations import TalkBlock
from generator.blueprint.model.winloss import Change, Driver, WinLoss
from generator.documents.blocks import (
    Block,
    Bullets,
    Callout,
    Checklist,
    Column,
    Document,
    FormLines,
    Heading,
    KeyValues,
    Paragraph,
    Question,
    Steps,
    Table,
    TableRow,
)
from generator.documents.inline import Inline
from generator.locale import Phrase

from . import names
from .messages import labelled_message
from .pen import Pen
from .registry import Deliverable
from .skeletons import EDITION_NAMES, questions, told_before

TITLE = Phrase("Przewodnik Win-Loss", "Win-Loss guide")
SUBTITLE = Phrase("Dlaczego klienci kupują i dlaczego nie", "Why customers buy, and why they do not")
PURPOSE = Phrase("Po co to robimy", "Why we do this")
AIM = Phrase("Cel programu", "Aim of the programme")
FRAME = Phrase("Program w skrócie", "The programme in brief")
SPONSOR = Phrase("Patronuje", "Sponsor")
INTERVIEWER = Phrase("Prowadzi rozmowę", "Interviewer")
NOT_THE_SELLER = Phrase("nigdy handlowiec, który prowadził tę sprzedaż", "never the salesperson of the deal")
LENGTH = Phrase("Czas rozmowy", "Length of the interview")
WINDOW = Phrase("Kiedy", "When")
WINDOW_TEXT = Phrase(
    "od {least} do {most} dni po ostatnim kontakcie z klientem",
    "{least} to {most} days after the last contact with the customer",
)
MINIMUM = Phrase("Najmniejsza wartość zamówienia", "Minimum order value")
THRESHOLD = Phrase("próg, od którego zapraszamy do rozmowy", "the threshold from which customers are invited")
QUOTAS = Phrase("Ile rozmów w kwartale", "Interviews a quarter")
OUTCOME = Phrase("Wynik", "Outcome")
WANTED = Phrase("Cel na kwartał", "Target a quarter")
SELECTION = Phrase("Kogo pytamy", "Who we ask")
EXCLUSIONS = Phrase("Kogo nie pytamy", "Who we do not ask")
INVITATION = Phrase("Zaproszenie", "Invitation")
CONSENT = Phrase("Zgoda rozmówcy", "The customer’s consent")
PREPARATION = Phrase("Przed rozmową", "Before the interview")
BELIEFS = Phrase(
    "Przekonania handlowca (wypełnia przed rozmową)", "The salesperson’s belief (filled in before the interview)"
)
QUESTIONS = Phrase("Pytania w rozmowie", "Interview questions")
QUESTIONS_NOTE = Phrase(
    "Pytania bez podanej wersji padają w każdej rozmowie, zawsze tak samo: tylko wtedy odpowiedzi da się porównać.",
    "Questions without a mark are asked in every interview, always in the same way: only then can the answers "
    "be compared.",
)
CRAFT = Phrase("Jak pytać", "How to ask")
RATINGS = Phrase("Oceny na koniec", "Ratings at the end")
GROUPS = {
    "salesperson": Phrase("Współpraca z handlowcem", "Working with the salesperson"),
    "technical": Phrase("Wiedza i technika", "Technical knowledge"),
    "delivery": Phrase("Realizacja (tylko wygrane)", "Delivery (won deals only)"),
}
ITEM = Phrase("Co oceniamy", "Item")
MARKS = Phrase("Ocena", "Rating")
WHY = Phrase("Dlaczego", "Why")
SCALE_MARKS = Phrase("1  2  3  4  5  nd.", "1  2  3  4  5  n/a")
WHOM = Phrase("Dobór rozmów", "Selection")
INTERVIEW = Phrase("Rozmowa", "The interview")
SCALE = Phrase("Co znaczą oceny", "What the ratings mean")
CODING = Phrase("Jak kodować", "How to code")
DRIVERS = Phrase("Powody decyzji: słownik kodów", "Reasons for the decision: the codebook")
DRIVER, GROUP, DEFINITION = Phrase("Powód", "Reason"), Phrase("Grupa", "Group"), Phrase("Definicja", "Definition")
SYNTHESIS = Phrase("Wnioski", "Synthesis")
CHANGE = Phrase("Od wniosku do zmiany procesu", "From a finding to a changed process")
STEP, ROLE, DEADLINE = Phrase("Krok", "Step"), Phrase("Kto", "Who"), Phrase("Termin", "Deadline")
CHANGES = Phrase("Decyzje o zmianach", "Decisions on changes")
FINDING, DECISION, OWNER, DUE, STATUS = (
    Phrase("Wniosek", "Finding"),
    Phrase("Decyzja", "Decision"),
    Phrase("Odpowiada", "Accountable"),
    Phrase("Termin", "Due"),
    Phrase("Stan", "Status"),
)
STATUSES = {
    "proposed": Phrase("propozycja", "proposed"),
    "accepted": Phrase("przyjęta", "accepted"),
    "rejected": Phrase("odrzucona", "rejected"),
    "released": Phrase("wdrożona", "released"),
}
SOURCES = {
    "win-loss": Phrase("Win-Loss", "Win-Loss"),
    "review": Phrase("przegląd procesu", "a review of the process"),
    "law": Phrase("zmiana przepisów", "a change of law"),
    "product": Phrase("zmiana produktu", "a change of the product"),
    "idea": Phrase("pomysł z zespołu", "an idea from the team"),
}
INTERVIEWS = {
    "pl": {"one": "{n} rozmowa", "few": "{n} rozmowy", "many": "{n} rozmów", "other": "{n} rozmowy"},
    "en": {"one": "{n} interview", "other": "{n} interviews"},
}
LEAST_INTERVIEWS = {
    "pl": {"one": "{n} rozmowie", "few": "{n} rozmowach", "many": "{n} rozmowach", "other": "{n} rozmowach"},
    "en": {"one": "{n} interview", "other": "{n} interviews"},
}
RELEASED_IN, CHECK_ON, TO_DECIDE, URGENT = (
    Phrase("w wydaniu {edition}", "in edition {edition}"),
    Phrase("Sprawdzamy skutek: {day}", "We look whether it helped: {day}"),
    Phrase("co z tym robimy", "what is done about it"),
    Phrase("pilne: szkolenie od razu", "urgent: training at once"),
)
AFFECTS = Phrase("Dotyczy", "Concerns")
SOURCE = Phrase("Źródło", "Source")
BASIS = Phrase("Na jakiej podstawie pytamy", "On what basis we ask")
ANONYMITY = Phrase("Kto co wie o rozmowie", "Who learns what of an interview")
RESTS_ON = Phrase("Wniosek opieramy na co najmniej", "A finding rests on at least")
NOTES = Phrase("Warto wiedzieć", "Good to know")
CODES = Phrase("Dokładniej", "More exactly")
FAQ = Phrase("Pytania handlowców", "What salespeople ask")


def offered(blueprint: Blueprint) -> Iterable[Deliverable]:
    """The guide."""
    return [
        Deliverable(
            "win-loss-guide",
            TITLE(blueprint.language),
            stage_of(blueprint),
            document=document,
            packs=("interviewer", "manager"),
        )
    ]


def stage_of(blueprint: Blueprint) -> str | None:
    """The stage that Win-Loss papers belong to; none where the company has switched it off."""
    return "win-loss" if "win-loss" in blueprint.stages else None


def document(blueprint: Blueprint) -> Document:
    """The chapters in the order of the work; what the programme adds to a chapter stands in it."""
    pen = Pen(blueprint)
    programme = blueprint.win_loss
    return pen.document(
        id_="win-loss-guide",
        title=TITLE(pen.language),
        subtitle=SUBTITLE(pen.language),
        imprint=pen.imprint(stage_of(blueprint), owner=programme.sponsor),
        blocks=tuple(block for id_ in _order(programme) for block in _chapter(id_, blueprint, pen)),
        cover=True,
        contents=True,
    )


def _order(programme: WinLoss) -> tuple[str, ...]:
    """The chapters that have something to add to, then the company's own."""
    return (*_ADDED, *(id_ for id_ in programme.chapters if id_ not in _ADDED), "faq")


def _chapter(id_: str, blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """A chapter: its text, then what the programme adds; without either, nothing."""
    chapter = blueprint.win_loss.chapters.get(id_)
    title, add = _ADDED.get(id_, (FAQ, _faq))
    body = pen.blocks(chapter.body, chapter.origin("body")) if chapter else ()
    added = tuple(add(blueprint, pen)) if id_ in _ADDED or id_ == "faq" else ()
    if body or added:
        yield Heading(
            1,
            pen.inline(chapter.title) if chapter else pen.words(title(pen.language)),
            id_,
            chapter.path if chapter else "",
        )
        yield from (*body, *added)


# --- what the programme adds to each chapter ------------------------------------------------------


def _purpose(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield Callout(
        "rule",
        AIM(pen.language),
        (pen.or_decision(programme.purpose, AIM(pen.language).lower(), programme.origin("purpose")),),
        programme.origin("purpose"),
    )


def _frame(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield KeyValues((*_facts(programme, pen), *_agreed(programme, blueprint, pen)), programme.path)


def _agreed(programme: WinLoss, blueprint: Blueprint, pen: Pen) -> Iterator[tuple[str, Inline]]:
    """What holds for every interview, as far as it is laid down."""
    language = pen.language
    if programme.min_interviews:
        rests = pen.plural(programme.min_interviews, **LEAST_INTERVIEWS[language])
        yield RESTS_ON(language), pen.words(rests)
    if programme.legal_basis:
        yield BASIS(language), pen.inline(blueprint.legal_bases[programme.legal_basis].name)
    texts = ((ANONYMITY, programme.anonymity), (NOTES, programme.notes))
    yield from ((label(language), pen.inline(text)) for label, text in texts if text)


def _facts(programme: WinLoss, pen: Pen) -> Iterator[tuple[str, Inline]]:
    language = pen.language
    yield SPONSOR(language), pen.words(pen.role_or_decision(programme.sponsor, programme.origin("sponsor")))
    yield INTERVIEWER(language), (*_interviewers(programme, pen), *pen.words(f" – {NOT_THE_SELLER(language)}"))
    yield (
        WINDOW(language),
        pen.words(WINDOW_TEXT(language, least=programme.window_min_days, most=programme.window_max_days)),
    )
    yield LENGTH(language), pen.words(f"{programme.minutes} min")
    least = (
        pen.words(pen.money(programme.min_value))
        if programme.min_value is not None
        else pen.decision(THRESHOLD(language), programme.origin("min_value"))
    )
    yield MINIMUM(language), least


def _interviewers(programme: WinLoss, pen: Pen) -> Inline:
    names = ", ".join(map(pen.role, programme.interviewer))
    return pen.or_decision(names, pen.label("common.role"), programme.origin("interviewer"))


def _selection(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme, language = blueprint.win_loss, pen.language
    yield from _list(SELECTION, "selection", Bullets(pen.inlines(programme.selection)), pen)
    yield from _list(EXCLUSIONS, "exclusions", Bullets(pen.inlines(programme.exclusions)), pen)
    if programme.quotas:
        yield Heading(2, pen.words(QUOTAS(language)), "quotas")
        rows = tuple(
            TableRow(
                (pen.words(EDITION_NAMES[quota.outcome](language)), pen.words(str(quota.per_quarter))),
                origin=quota.path,
            )
            for quota in programme.quotas.values()
        )
        yield Table((Column(OUTCOME(language), 2), Column(WANTED(language), 1, "number")), rows)


def _invitation(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    named = {programme.invitation, programme.reminder, programme.thanks, programme.refusal}
    for message in blueprint.messages.values():
        if message.kind == "win-loss" or message.id in named:
            yield labelled_message(message, pen)
    if programme.consent:
        yield Callout("rule", CONSENT(pen.language), pen.paragraphs(programme.consent), programme.origin("consent"))


def _beliefs(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    if programme.beliefs:
        lines = tuple(_belief(belief.text, belief.answers, pen) for belief in programme.beliefs.values())
        yield FormLines(lines, 1, programme.origin("beliefs"))


def _belief(text: str, answers: list[str], pen: Pen) -> Inline:
    return pen.inline(f"{text} ({' / '.join(answers)})" if answers else text)


def _interview(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    yield from _list(PREPARATION, "preparation", Checklist(pen.inlines(programme.preparation)), pen)
    yield from _list(CRAFT, "craft", Bullets(pen.inlines(programme.craft)), pen)
    skeleton = blueprint.skeletons.get(programme.skeleton or "")
    if skeleton:
        yield Heading(2, pen.words(QUESTIONS(pen.language)), "questions")
        yield Paragraph(pen.words(QUESTIONS_NOTE(pen.language)), "note")
        for block, told in told_before(filter(_asks, skeleton.blocks.values()), blueprint):
            yield Heading(3, pen.inline(f"{block.title} ({block.minutes} min)"), f"part-{block.id}", block.path)
            yield from _asked([blueprint.questions[id_] for id_ in block.questions], told, pen)
    yield from _ratings(programme, pen)


def _asks(block: TalkBlock) -> bool:
    return bool(block.questions)


def _asked(asked: list[AskedQuestion], told: str | None, pen: Pen) -> Iterator[Question]:
    """Questions without marks to circle: the ratings have a table of their own."""
    return (replace(question, scale=()) for question in questions(asked, pen, told))


def _ratings(programme: WinLoss, pen: Pen) -> Iterator[Block]:
    language = pen.language
    if not programme.ratings:
        return
    yield Heading(2, pen.words(RATINGS(language)), "ratings")
    columns = (Column(ITEM(language), 2.4), Column(MARKS(language), 1.4), Column(WHY(language), 2.6, "blank"))
    for group, name in GROUPS.items():
        items = [rating for rating in programme.ratings.values() if rating.group == group]
        if items:
            yield Heading(3, pen.words(name(language)), f"ratings-{group}")
            yield Table(
                columns,
                tuple(
                    TableRow((pen.inline(rating.text), pen.words(SCALE_MARKS(language)), ()), origin=rating.path)
                    for rating in items
                ),
            )
    if programme.anchors:
        yield Heading(3, pen.words(SCALE(language)), "scale")
        yield KeyValues(
            tuple((str(anchor.value), pen.inline(anchor.text)) for anchor in programme.anchors.values()),
            programme.origin("anchors"),
        )


def _coding(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme, language = blueprint.win_loss, pen.language
    yield from _list(CODING, "coding", Steps(pen.inlines(programme.coding)), pen)
    if programme.drivers:
        yield Heading(2, pen.words(DRIVERS(language)), "drivers")
        rows = tuple(
            TableRow((pen.inline(driver.name), pen.inline(driver.group), _definition(driver, pen)), origin=driver.path)
            for driver in programme.drivers.values()
        )
        yield Table(
            (Column(DRIVER(language), 1.6), Column(GROUP(language), 1.2), Column(DEFINITION(language), 3.4)), rows
        )


def _definition(driver: Driver, pen: Pen) -> Inline:
    """When the code is the right one, and the finer ones within it."""
    finer = pen.inline(f" {CODES(pen.language)}: {', '.join(driver.codes)}.") if driver.codes else ()
    return (*pen.inline(driver.definition), *finer)


def _synthesis(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    programme = blueprint.win_loss
    if programme.synthesis:
        yield Steps(pen.inlines(programme.synthesis), programme.origin("synthesis"))


def _change(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    rows = tuple(
        TableRow(
            (
                pen.inline(step.text),
                pen.words(pen.role_or_decision(step.role, step.origin("role"))),
                pen.inline(step.deadline or "–"),
            ),
            origin=step.path,
        )
        for step in blueprint.win_loss.change_loop.values()
    )
    if rows:
        yield Table(
            (Column(STEP(pen.language), 3.4), Column(ROLE(pen.language), 1.4), Column(DEADLINE(pen.language), 1.4)),
            rows,
        )


def _decided(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    """The changes that have been proposed or decided, the latest first."""
    language = pen.language
    changes = sorted(blueprint.changes.values(), key=lambda change: change.on or datetime.date.min, reverse=True)
    if changes:
        columns = (
            Column(FINDING(language), 3),
            Column(DECISION(language), 3),
            Column(OWNER(language), 1.3),
            Column(DUE(language), 1.2),
            Column(STATUS(language), 1.3),
        )
        yield Table(columns, tuple(_decision(change, blueprint, pen) for change in changes), origin="changes")


def _decision(change: Change, blueprint: Blueprint, pen: Pen) -> TableRow:
    language = pen.language
    release = RELEASED_IN(language, edition=change.released_in) if change.released_in else ""
    status = ", ".join(filter(None, (STATUSES[change.status](language), release)))
    check = CHECK_ON(language, day=pen.date(change.check_on)) if change.check_on else ""
    more = ", ".join(filter(None, (names.of(path, blueprint) for path in change.affects)))
    below = (f"{AFFECTS(language)}: {more}" if more else "", check, URGENT(language) if change.urgent else "")
    cells = (
        (*pen.inline(change.finding), *pen.words(f"\n{SOURCE(language)}: {_rests_on(change, pen)}")),
        (
            *pen.or_decision(change.decision, TO_DECIDE(language), change.origin("decision")),
            *pen.words("".join(f"\n{text}" for text in below if text)),
        ),
        pen.words(pen.role_or_decision(change.owner, change.origin("owner"))),
        pen.words(pen.date(change.due) or "–"),
        pen.words(status),
    )
    return TableRow(cells, origin=change.path)


def _rests_on(change: Change, pen: Pen) -> str:
    """Where the finding comes from, from how many interviews and when."""
    asked = pen.plural(change.interviews, **INTERVIEWS[pen.language]) if change.interviews else ""
    return ", ".join(filter(None, (SOURCES[change.source](pen.language), asked, pen.date(change.on))))


def _faq(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    for entry in blueprint.win_loss.faq.values():
        yield Heading(2, pen.inline(entry.title), f"faq-{entry.id}", entry.origin("title"))
        yield from pen.blocks(entry.body, entry.origin("body"))


def _nothing(blueprint: Blueprint, pen: Pen) -> Iterator[Block]:
    return iter(())


_ADDED: dict[str, tuple[Phrase, Callable[[Blueprint, Pen], Iterator[Block]]]] = {
    "purpose": (PURPOSE, _purpose),
    "roles": (FRAME, _frame),
    "timing": (WINDOW, _nothing),
    "selection": (WHOM, _selection),
    "beliefs": (BELIEFS, _beliefs),
    "invitation": (INVITATION, _invitation),
    "interview": (INTERVIEW, _interview),
    "coding": (CODING, _coding),
    "synthesis": (SYNTHESIS, _synthesis),
    "change-loop": (CHANGE, _change),
    "changes": (CHANGES, _decided),
}
"""The chapters that the programme adds to: the title where the blueprint has no such chapter, and what is added."""


def _list(title: Phrase, field: str, block: Bullets | Steps | Checklist, pen: Pen) -> Iterator[Block]:
    """A titled list; one without content is left out."""
    if block.items:
        yield Heading(2, pen.words(title(pen.language)), field)
        yield type(block)(block.items, f"win_loss.{field}")
