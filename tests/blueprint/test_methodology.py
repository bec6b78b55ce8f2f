"""The base methodology: whole, the same in both languages, and spoken as people speak.

What holds for messages and cadences alone stands in ``test_base_messages``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.blueprint.load import load
from generator.blueprint.model.base import Entity
from generator.blueprint.model.blueprint import Blueprint
from tests.papers import ROOT, write_blueprint

BASE = ROOT / "blueprints/ten-stage"
LANGUAGES = ("pl", "en")
MOST_SPOKEN = 20
"""Words of a sentence that is to be spoken."""
LONG_ENOUGH_TO_NOTICE = 10
"""Words of a text that a reader would notice when it stands in one element twice."""
SUMMED_UP = {"marketing", "prospecting", "inquiry", "win-loss"}
"""Stages that are summed up here and worked through in their sub-parts."""
SKELETONS = {
    "cold-call", "discovery", "clarifying-call", "site-meeting", "after-offer", "follow-up-2", "win-loss", "fair-stand",
    "webinar-follow-up",
}  # fmt: skip


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value by its path; items of a list by their number."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{path}.{number}")


def read(file: Path) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(file.read_text("utf-8"))
    return data


def subjects(language: str) -> dict[str, dict[str, Any]]:
    return {file.stem: read(file) for file in sorted((BASE / language).glob("*.yaml"))}


def keys(language: str) -> set[str]:
    """The paths of all texts; a list counts as one, as the languages may need another number of items."""
    return {re.sub(r"\.\d+$", "", path) for data in subjects(language).values() for path, _ in texts(data)}


def load_in(language: str, folder: Path) -> Blueprint:
    data = {"extends": "ten-stage", "language": language, "company": {"name": "Ziarno"}}
    return load(write_blueprint(folder / language, data)).blueprint


@pytest.fixture(scope="module", params=LANGUAGES)
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    """The base as a company of only a name has it, in each language."""
    return load_in(request.param, tmp_path_factory.mktemp("base"))


# --- the languages --------------------------------------------------------------------------------


def test_both_languages_give_every_text() -> None:
    """Words are those of a language, each with as many forms as it has there."""
    differing = keys("pl") ^ keys("en")
    assert {key for key in differing if not key.startswith(".words.")} == set()
    assert words_of("pl") == words_of("en")


def words_of(language: str) -> set[str]:
    """The ids of the words that texts of the base may name."""
    return {*read(ROOT / "generator/outlines" / language / "words.yaml")["words"]}


def test_no_text_stands_outside_the_languages() -> None:
    """What is the same in every language is ids, numbers and references: and what CRM systems call their fields."""
    prose = re.compile(r"[a-ząćęłńóśźż]+ [a-ząćęłńóśźż]+ [a-ząćęłńóśźż]+")
    found = [path for file in BASE.glob("*.yaml") for path, text in texts(read(file)) if prose.search(text)]
    assert [path for path in found if not path.startswith((".crm_fields", ".crm."))] == []


def test_no_text_is_left_over_from_the_other_language() -> None:
    polish = re.compile(r"[ąćęłńśźżĄĆĘŁŃŚŹŻ]|\b(?:oraz|jest|klienta|oferta|rozmowa)\b")
    english = re.compile(r"\b(?:the|and|with|customer|which|your)\b")
    assert [path for path, text in texts(subjects("en")) if polish.search(text)] == []
    fields = re.compile(r"\[\[.*?\]\]")
    assert [path for path, text in texts(subjects("pl")) if english.search(fields.sub("", text))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_texts_are_set_as_in_print(language: str) -> None:
    """No typewriter's dash, dots or apostrophe; nothing is shouted. The tools' names are the source's own."""
    typed = re.compile(r" - |\.\.\.|!|'|\"")
    found = {path: text for path, text in texts(subjects(language)) if typed.search(text)}
    assert {path for path in found if not re.search(r"\.tools\.[\w-]+\.name$", path)} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_element_says_the_same_twice(language: str) -> None:
    for subject in subjects(language).values():
        for collection in subject.values():
            for id_, element in collection.items() if isinstance(collection, dict) else ():
                long = [text.strip() for _, text in texts(element) if len(text.split()) >= LONG_ENOUGH_TO_NOTICE]
                assert sorted(long) == sorted(set(long)), id_


# --- what is spoken -------------------------------------------------------------------------------


def spoken(base: Blueprint) -> Iterator[tuple[str, str]]:
    """What a salesperson says aloud, by the element it belongs to."""
    for stage in base.stages.values():
        yield from ((stage.path, text) for text in stage.say)
    for question in base.questions.values():
        yield from ((question.path, text) for text in (question.text, *question.probes))
    for skeleton in base.skeletons.values():
        close = skeleton.close
        said: tuple[str | None, ...] = (skeleton.agenda, skeleton.summary, close.ask, close.fallback, close.polite_exit)
        said += tuple(opening.text for opening in skeleton.openings.values())
        said += tuple(block.transition for block in skeleton.blocks.values())
        yield from ((skeleton.path, text) for text in said if text)
    for objection in base.objections.values():
        said = (objection.acknowledge, objection.confirm, *objection.clarify)
        said += tuple(response.text for response in objection.responses.values())
        yield from ((objection.path, text) for text in said if text)
    for technique in base.techniques.values():
        yield technique.path, technique.example or ""


def sentences(text: str) -> list[str]:
    """A text's sentences; what is put in, such as ``[[customer-name]]`` or ``*(a reason)*``, counts as a word."""
    plain = re.sub(r"\[\[[\w.-]+\]\]|\*?\([^)]*\)\*?", "x", text)
    return re.split(r"(?<=[.?:;…])[”’]?\s+|\n", plain)


def test_a_sentence_that_is_spoken_is_short(base: Blueprint) -> None:
    long = [
        (path, sentence)
        for path, text in spoken(base)
        for sentence in sentences(text)
        if len(re.findall(r"[^\s–]+", sentence)) > MOST_SPOKEN
    ]
    assert long == []


# --- what each kind of element has ----------------------------------------------------------------


def lacking(elements: Mapping[str, Entity], *fields: str) -> list[str]:
    """The fields that are empty, by the paths of their elements."""
    return [f"{one.path}.{field}" for one in elements.values() for field in fields if not getattr(one, field)]


def test_every_stage_is_whole(base: Blueprint) -> None:
    assert len([stage for stage in base.stages.values() if stage.parent is None]) == 10
    fields = (
        "short_label", "goal", "customer_view", "buyer_phase", "call_outs", "entry", "exit", "know", "say",
        "primary_activities", "mistakes", "next_step", "deadline", "leading_indicator", "lagging_indicator",
        "crm_guidance", "key_fields",
    )  # fmt: skip
    assert lacking(base.stages, *fields) == []
    worked_through = {id_: stage for id_, stage in base.stages.items() if id_ not in SUMMED_UP}
    assert lacking(worked_through, "secondary_activities") == []


def test_criteria_come_with_their_evidence(base: Blueprint) -> None:
    for stage in base.stages.values():
        assert lacking({**stage.entry, **stage.exit, **stage.disqualifiers}, "evidence") == []


def test_a_stage_keeps_to_what_a_crm_shows(base: Blueprint) -> None:
    for stage in base.stages.values():
        assert len(stage.short_label or "") <= 20, stage.id
        assert len(stage.crm_guidance or "") <= 1000, stage.id
        assert len(stage.key_fields) <= 5, stage.id


def test_every_tool_has_a_rhythm_a_priority_and_its_people(base: Blueprint) -> None:
    assert len(base.tools) == 50
    assert lacking(base.tools, "function", "responsible", "accountable", "priority") == []
    assert [tool.id for tool in base.tools.values() if not (tool.perform or tool.refresh)] == []
    assert [tool.id for tool in base.tools.values() if tool.priority and not tool.priority.reason] == []


def test_every_skeleton_can_be_talked_through(base: Blueprint) -> None:
    assert base.skeletons.keys() >= SKELETONS
    fields = ("preparation", "agenda", "summary", "objections", "outcomes", "note", "rubric")
    assert lacking(base.skeletons, *fields) == []
    for skeleton in base.skeletons.values():
        assert sum(block.minutes for block in skeleton.blocks.values()) == skeleton.minutes, skeleton.id
        assert len(skeleton.openings) >= 2, skeleton.id
        assert len(skeleton.preparation) <= 7, skeleton.id
        assert len(skeleton.note) <= 10, skeleton.id


def test_questions_say_why_they_are_asked_and_interviews_check_what_was_said(base: Blueprint) -> None:
    assert len(base.questions) >= 45
    assert lacking(base.questions, "why") == []
    assert len([question for question in base.questions.values() if question.verifies]) >= 5


def test_every_objection_is_answered_in_more_than_one_way(base: Blueprint) -> None:
    assert len(base.objections) == 26
    fields = ("wordings", "meaning", "acknowledge", "clarify", "confirm", "do", "dont", "next_step")
    assert lacking(base.objections, *fields) == []
    for objection in base.objections.values():
        kinds = [response.kind for response in objection.responses.values()]
        assert len(set(kinds)) == len(kinds) >= 2, objection.id


def test_every_technique_has_its_limits(base: Blueprint) -> None:
    families = [technique.family for technique in base.techniques.values()]
    assert (families.count("closing"), len(families)) == (10, 27)
    assert lacking(base.techniques, "when", "when_not", "steps", "example", "ethics") == []


def test_nothing_is_given_without_a_counter_request(base: Blueprint) -> None:
    assert len(base.concessions) >= 10
    assert lacking(base.concessions, "give", "get", "cost") == []


def test_every_term_has_a_meaning_of_one_or_two_sentences(base: Blueprint) -> None:
    assert len(base.glossary) >= 40
    long = [term.id for term in base.glossary.values() if len(re.findall(r"[.?](?:\s|$)", term.definition)) > 2]
    assert long == []
