"""``what-changed``: what an edition changes, on two pages for whoever sells: what to say now, and what to throw away.

The first page holds what counts most, each with its reason and with the old wording beside the new; the second the
papers to replace, and all that changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Literal

from generator.blueprint.model.blueprint import Blueprint
from generator.documents.blocks import Block, Card, Checklist, Document, Heading, KeyValues, Pages, Paragraph
from generator.documents.inline import Inline, Run
from generator.editions.difference import Change
from generator.editions.naming import Names
from generator.editions.topics import Topic
from generator.locale import Label

from .columns import Col, table
from .internal_pen import InternalPen

ID = "what-changed"
_MOST_IMPORTANT = 5
_FIELDS = 2
"""Fields of a topic whose words are shown."""
_LONGEST = 260
"""Characters of an old or a new wording."""
_PAPERS = 24
_SECTIONS = 18
_NAMES = 6
"""What is named on the second page at most: papers, sections, and elements of a section."""
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+(?:[-*]\s+|\d+\.\s+)?")
_BULLET = re.compile(r"^(?:[-*]|\d+\.)\s+")


@dataclass(frozen=True, slots=True)
class State:
    """A process in an edition: its number, its blueprint, and the names that things have in it."""

    number: str
    blueprint: Blueprint
    names: Names


@dataclass(frozen=True, slots=True)
class Replaced:
    """A paper that came, went or says something else."""

    kind: Literal["added", "removed", "changed"]
    title: str


@dataclass(frozen=True, slots=True)
class News:
    """What one edition changes of another: ``topics`` the most important first, ``papers`` of ``of``."""

    before: State
    after: State
    topics: tuple[Topic, ...]
    papers: tuple[Replaced, ...]
    of: int


def title(news: News) -> str:
    """What the paper is called."""
    return InternalPen(news.after.blueprint).say(
        Label("What changed since edition {edition}"), edition=news.before.number
    )


def document(news: News) -> Document:
    """The paper."""
    blueprint = news.after.blueprint
    pen, old = InternalPen(blueprint), InternalPen(news.before.blueprint)
    imprint = pen.imprint(None, blueprint.owner)
    first, second = (*_opening(news, pen), *_most_important(news, old, pen)), tuple(_everything(news, pen))
    pages = [Pages("most-important", first, one_page=True)]
    if second:
        pages.append(Pages("everything", second, one_page=True))
    is_numbered = news.after.number != news.before.number
    subtitle = pen.say("Edition {edition}", edition=news.after.number) if is_numbered else ""
    return pen.document(ID, title(news), tuple(pages), imprint, subtitle=subtitle)


# --- the first page -------------------------------------------------------------------------------


def _opening(news: News, pen: InternalPen) -> Iterator[Block]:
    """Since when, and how much; then what the company says of it itself."""
    blueprint = news.after.blueprint
    since = pen.say("It holds from {day}.", day=pen.date(blueprint.as_of)) if blueprint.as_of else ""
    yield Paragraph(pen.words(" ".join(filter(None, (_how_much(news, pen), since)))), "lead")
    if blueprint.change_note:
        yield from pen.blocks(blueprint.change_note, blueprint.origin("change_note"))


def _how_much(news: News, pen: InternalPen) -> str:
    if not news.topics and not news.papers:
        return pen.say("Nothing has changed.")
    many = pen.counted(len(news.topics), "{n} thing", "{n} things")
    return pen.say("{things} changed, which touches {n} of {all} papers.", things=many, n=len(news.papers), all=news.of)


def _most_important(news: News, old: InternalPen, pen: InternalPen) -> Iterator[Block]:
    shown = news.topics[:_MOST_IMPORTANT]
    if shown:
        yield Heading(1, pen.words(pen.say("What counts most")), "most-important")
    for topic in shown:
        name = pen.words(_name(topic, news, pen))
        yield Card(name, tuple(_of_topic(topic, news, old, pen)), origin=topic.path)


def _of_topic(topic: Topic, news: News, old: InternalPen, pen: InternalPen) -> Iterator[Block]:
    """Why it was decided, then field by field what stood and what stands there."""
    decided = news.after.blueprint.changes.get(topic.decision)
    if decided:
        why = (Run(f"{pen.say(Label('Why', 'what-changed'))}: ", bold=True), *pen.inline(decided.finding))
        yield Paragraph(why, origin=decided.origin("finding"))
    for change in topic.changes[:_FIELDS]:
        pairs = tuple(_was_and_is(change, news, old, pen))
        if pairs:
            yield from _field(change, topic, news, pen)
            yield KeyValues(pairs, change.path)
    left = len(topic.changes) - _FIELDS
    if left > 0:
        more = pen.counted(left, "and {n} field more", "and {n} fields more")
        yield Paragraph(pen.words(more), "note")


def _field(change: Change, topic: Topic, news: News, pen: InternalPen) -> Iterator[Block]:
    """Which field of the element it is, where it is one."""
    named = _names(topic, news).field(change.path, topic.path)
    if named:
        yield Paragraph((Run(f"{named[:1].upper()}{named[1:]}:", italic=True),), origin=change.path)


def _was_and_is(change: Change, news: News, old: InternalPen, pen: InternalPen) -> Iterator[tuple[str, Inline]]:
    before, after = _values(change.before), _values(change.after)
    if change.kind == "moved":
        first = pen.say("now first")
        place = pen.say("now after {name}", name=news.after.names.neighbour(change.path, str(change.after)))
        yield pen.say(Label("Order", "what-changed")), pen.words(place if change.after else first)
        return
    gone, come = _apart(before, after)
    is_reworded = bool(gone and come)
    for label, alone, texts, names, its in (
        (Label("It said"), Label("Dropped", "what-changed"), gone, news.before.names, old),
        (Label("It says"), Label("Added", "what-changed"), come, news.after.names, pen),
    ):
        words = "; ".join(names.value(change.path, text) for text in texts)
        if words:
            yield pen.say(label if is_reworded else alone), its.inline(_clipped(words))


def _values(value: Any) -> tuple[str, ...]:
    """The texts of a value; of an element its first sentences, for it holds ids and settings as well."""
    if value is None:
        return ()
    if isinstance(value, dict):
        return tuple(islice((text for text in _texts(value) if " " in text), _FIELDS))
    return tuple(_texts(value))


def _texts(value: Any) -> Iterator[str]:
    """What stands in a value, however deep."""
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)
    else:
        yield str(value)


def _apart(before: Sequence[str], after: Sequence[str]) -> tuple[list[str], list[str]]:
    """The sentences, or items, of two values that stand in one of them alone."""
    old, new = ([part for text in texts for part in _sentences(text)] for texts in (before, after))
    return [one for one in old if one not in new], [one for one in new if one not in old]


def _sentences(text: str) -> Iterator[str]:
    yield from (_BULLET.sub("", part.strip()) for part in _SENTENCE.split(text) if part.strip())


def _clipped(text: str) -> str:
    if len(text) <= _LONGEST:
        return text
    whole = text[:_LONGEST].rpartition(" ")[0]
    return f"{whole.rpartition('[[')[0] if whole.count('[[') > whole.count(']]') else whole}…"


_KIND = {
    "added": Label("new", "what-changed"),
    "removed": Label("gone", "what-changed"),
}
"""What is said of an element that came or went; of the others stands what they said and say."""


def _kind(topic: Topic) -> str:
    """What became of an element: it came or went as a whole, or something of it changed."""
    whole = next((change.kind for change in topic.changes if change.path == topic.path), "changed")
    return whole if len(topic.changes) == 1 or whole in ("added", "removed") else "changed"


def _names(topic: Topic, news: News) -> Names:
    return news.before.names if _kind(topic) == "removed" else news.after.names


def _name(topic: Topic, news: News, pen: InternalPen) -> str:
    """“Objections: “It is too expensive” (new)”."""
    section = _names(topic, news).section(topic.path)
    return f"{section}: {_marked(topic, news, pen)}" if "." in topic.path else section


def _marked(topic: Topic, news: News, pen: InternalPen) -> str:
    """What a topic is about within its section, marked where it came or went."""
    kind, names = _kind(topic), _names(topic, news)
    fields = (names.within(change.path) for change in topic.changes[:_NAMES])
    named = names.within(topic.path) or ", ".join(fields)
    return f"{named} ({pen.say(_KIND[kind])})" if kind in _KIND else named


# --- the second page ------------------------------------------------------------------------------


def _everything(news: News, pen: InternalPen) -> Iterator[Block]:
    yield from _papers(news.papers, pen)
    sections = [*_by_section(news.topics).items()]
    if not sections:
        return
    yield Heading(1, pen.words(pen.say("All that changed")), "everything")
    yield table(
        sections[:_SECTIONS],
        pen,
        Col("section", Label("Where"), 1, lambda one: news.after.names.section(one[0])),
        Col("what", Label("What", "what-changed"), 3, lambda one: pen.words(_listed(one[1], news, pen))),
    )
    left = len(sections) - _SECTIONS
    if left > 0:
        yield Paragraph(pen.words(pen.counted(left, "and {n} section more", "and {n} sections more")), "note")


def _by_section(topics: Iterable[Topic]) -> Mapping[str, list[Topic]]:
    found: dict[str, list[Topic]] = {}
    for topic in topics:
        found.setdefault(topic.path.partition(".")[0], []).append(topic)
    return found


def _listed(found: Sequence[Topic], news: News, pen: InternalPen) -> str:
    """The elements of a section, those that came and went marked as such."""
    shown = [_marked(topic, news, pen) for topic in found[:_NAMES]]
    left = len(found) - _NAMES
    more = [pen.counted(left, "and {n} more", "and {n} more")] if left > 0 else []
    return ", ".join(filter(None, (*shown, *more))) or "–"


def _papers(papers: Sequence[Replaced], pen: InternalPen) -> Iterator[Block]:
    """Printed papers to throw away, those to print anew, and new ones."""
    groups = (
        ("changed", Label("Throw away what you have printed of these, and print them anew")),
        ("added", Label("New papers")),
        ("removed", Label("These are no longer used: throw them away")),
    )
    for kind, headline in groups:
        titles = [paper.title for paper in papers if paper.kind == kind]
        if titles:
            yield Heading(1, pen.words(pen.say(headline)), kind)
            yield Checklist(tuple(pen.words(one) for one in titles[:_PAPERS]))
            left = len(titles) - _PAPERS
            if left > 0:
                yield Paragraph(pen.words(pen.counted(left, "and {n} paper more", "and {n} papers more")), "note")
