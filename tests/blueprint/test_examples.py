"""The companies that ship as examples: well in every respect that we check in others, and fit to be said and sent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from tests.papers import ROOT
from tests.shell import salesbook

from .test_base_messages import LONGEST_SUBJECT, LONGEST_VOICEMAIL, MAIL, TOKEN, words
from .test_methodology import MOST_SPOKEN, sentences, spoken

FOLDERS = [folder for folder in sorted((ROOT / "blueprints").iterdir()) if folder.name.startswith("example-")]


@pytest.fixture(params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    found: Path = request.param
    return found


@pytest.fixture
def example(folder: Path) -> Blueprint:
    return load(folder).blueprint


def test_there_is_nothing_to_say_against_an_example(folder: Path) -> None:
    outcome = salesbook("check", folder, "--strict")
    assert (outcome.code, outcome.out + outcome.err) == (0, "Nothing wrong.\n")


def test_an_example_has_all_that_a_company_has_to_give_itself(example: Blueprint) -> None:
    given = ("avatars", "personas", "segments", "products", "arguments", "proofs", "competitors", "people")
    assert [name for name in given if len(getattr(example, name)) < 2] == []
    assert sum(avatar.anti for avatar in example.avatars.values()) == 1
    assert {role for person in example.people.values() for role in person.roles} >= {
        id_ for id_, role in example.roles.items() if role.side == "us"
    }


def test_what_is_spoken_in_an_example_is_short(example: Blueprint) -> None:
    said = list(spoken(example))
    said += [(persona.path, text) for persona in example.personas.values() for text in persona.say]
    said += [(rival.path, text) for rival in example.competitors.values() for text in (*rival.say, *rival.ask)]
    long = [
        (path, sentence)
        for path, text in said
        for sentence in sentences(text)
        if len(re.findall(r"[^\s–]+", sentence)) > MOST_SPOKEN
    ]
    assert long == []


def test_a_skeletons_blocks_fill_its_time(example: Blueprint) -> None:
    for skeleton in example.skeletons.values():
        assert sum(block.minutes for block in skeleton.blocks.values()) == skeleton.minutes, skeleton.id
        assert len(skeleton.preparation) <= 7, skeleton.id


def test_messages_of_an_example_keep_to_the_bases_limits(example: Blueprint) -> None:
    for message in example.messages.values():
        length = words(TOKEN.sub("x", message.body))
        if message.channel == "mail":
            assert length in MAIL, (message.id, length)
            assert 1 <= len(message.subject) <= 3, message.id
            assert max(len(_filled(subject, example)) for subject in message.subject) <= LONGEST_SUBJECT, message.id
        elif message.channel == "voicemail":
            assert words(_filled(message.body, example)) <= LONGEST_VOICEMAIL, message.id


def _filled(text: str, example: Blueprint) -> str:
    """A text with what stands in its fields in the example."""
    fields = {id_: field.example or field.label for id_, field in example.merge_fields.items()}
    return TOKEN.sub(lambda found: fields.get(found[1], example.company.short_name or ""), text)


def test_nobody_real_can_be_reached(folder: Path) -> None:
    """Addresses end in ``.example``, numbers hold nothing but zeros before their last digits."""
    text = "".join(file.read_text("utf-8") for file in sorted(folder.glob("*.yaml")))
    addresses = re.findall(r"[\w.-]+@([\w.-]+\w)", text) + re.findall(r"\b[\w-]+\.(?:co\.uk|com|pl|org|net)\b", text)
    assert {address for address in addresses if not address.endswith(".example")} == set()
    assert {
        number for number in re.findall(r"\+\d\d [\d ]+\d", text) if not re.match(r"\+\d\d 0+ 000", number)
    } == set()


def test_an_amount_is_in_the_examples_currency(example: Blueprint) -> None:
    assert {"example-pl": "PLN", "example-en": "GBP"}[example.id] == example.company.currency
    foreign = re.compile("€|zł" if example.language == "en" else "€|£")
    assert [path for path, text in spoken(example) if foreign.search(text)] == []
