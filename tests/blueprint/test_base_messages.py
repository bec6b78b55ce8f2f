"""The base's messages and cadences: within their limits, the same in both languages, and on a recorded basis."""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Any

import pytest
import yaml

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from tests.papers import ROOT, leaves, write_blueprint

BASE = ROOT / "blueprints/ten-stage"
LANGUAGES = {language: BASE / language for language in ("pl", "en")}
LONGEST_SUBJECT = 59
LONGEST_INVITATION = 300
LONGEST_VOICEMAIL = 65
"""Words, filled in: thirty seconds at a calm pace."""
MAIL = range(60, 151)
"""Words of a mail, greeting and signature included."""
ELECTRONIC = {"mail", "phone", "voicemail", "sms", "linkedin-invite", "linkedin-message", "video"}
TOKEN = re.compile(r"\[\[([\w.-]+)\]\]")
AGREEING = re.compile(r"\[\[word\.[\w-]+:([^|\]]*)[^\]]*\]\]", re.IGNORECASE)
"""What agrees with a word, such as ``[[word.offer:gotowy|gotowa|gotowe]]``."""
WORD = re.compile(r"\[\[(word\.[\w-]+)[\w.]*\]\]", re.IGNORECASE)
Entry = dict[str, Any]


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Blueprint:
    folder = tmp_path_factory.mktemp("base")
    return load(
        write_blueprint(folder / "x", {"extends": "ten-stage", "company": {"name": "Piekarnia Ziarno"}})
    ).blueprint


@cache
def texts(language: str, subject: str) -> dict[str, dict[str, Entry]]:
    """The collections of one file of texts."""
    read: dict[str, dict[str, Entry]] = yaml.safe_load((LANGUAGES[language] / f"{subject}.yaml").read_text("utf-8"))
    return read


def messages(language: str) -> dict[str, Entry]:
    return texts(language, "messages")["messages"]


def of_channel(channel: str, language: str) -> dict[str, Entry]:
    """The texts of the messages that go out by a channel, by their ids."""
    structure = yaml.safe_load((BASE / "messages.yaml").read_text("utf-8"))["messages"]
    return {id_: text for id_, text in messages(language).items() if structure[id_]["channel"] == channel}


def filled(text: str, language: str) -> str:
    """A text with the example of each field and the first form of each word."""
    said = WORD.sub(lambda found: base_words(language)[found[1].lower()], AGREEING.sub(r"\1", text))
    return TOKEN.sub(lambda found: str(examples(language).get(found[1], "Piekarnia Ziarno")), said)


@cache
def base_words(language: str) -> dict[str, str]:
    """The first form of each word that is there, whether or not a base is extended."""
    outline = yaml.safe_load((ROOT / f"generator/outlines/{language}/words.yaml").read_text("utf-8"))["words"]
    forms = {id_: word["one"] for id_, word in outline.items()}
    return {f"word.{id_}": one if isinstance(one, str) else one[0] for id_, one in forms.items()}


@cache
def examples(language: str) -> dict[str, str]:
    """The example of each field; where a language has none, the Polish one, which is about as long."""
    found: dict[str, str] = {}
    for read in ("pl", language):
        for path in sorted(LANGUAGES[read].glob("*.yaml")):
            fields = texts(read, path.stem).get("merge_fields", {})
            found |= {id_: field["example"] for id_, field in fields.items() if "example" in field}
    return found


def words(text: str) -> int:
    return len(re.findall(r"\w[\w’'-]*", text))


# Limits


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_is_as_long_as_people_read(language: str) -> None:
    lengths = {
        id_: words(TOKEN.sub("x", AGREEING.sub("x", mail["body"])))
        for id_, mail in of_channel("mail", language).items()
    }
    assert len(lengths) > 50
    assert {id_: length for id_, length in lengths.items() if length not in MAIL} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_mail_has_one_to_three_subjects_that_a_phone_shows_whole(language: str) -> None:
    for id_, mail in of_channel("mail", language).items():
        assert 1 <= len(mail["subject"]) <= 3, id_
        assert max(len(filled(subject, language)) for subject in mail["subject"]) <= LONGEST_SUBJECT, id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_preview_of_a_mail_adds_to_its_subjects(language: str) -> None:
    for id_, mail in of_channel("mail", language).items():
        assert mail["preview"] not in (*mail["subject"], ""), id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_invitation_fits_into_its_field(language: str) -> None:
    for id_, invitation in of_channel("linkedin-invite", language).items():
        assert len(filled(invitation["body"], language)) <= LONGEST_INVITATION, id_


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_voicemail_is_said_in_half_a_minute(language: str) -> None:
    for id_, voicemail in of_channel("voicemail", language).items():
        assert words(filled(voicemail["body"], language)) <= LONGEST_VOICEMAIL, id_


def test_every_message_has_a_kind_an_aim_and_a_stage(base: Blueprint) -> None:
    lacking = [id_ for id_, message in base.messages.items() if not (message.kind and message.aim and message.stage)]
    assert lacking == []


# Both languages


@pytest.mark.parametrize("subject", ["messages", "cadences", "consent"])
def test_both_languages_have_the_same_texts(subject: str) -> None:
    polish, english = (dict(leaves(texts(language, subject))) for language in LANGUAGES)
    assert polish.keys() == english.keys()
    assert [path for path in polish if polish[path] == english[path] and words(str(polish[path])) > 2] == []


def test_a_message_has_the_same_fields_in_both_languages() -> None:
    polish, english = ({id_: fields(str(text)) for id_, text in messages(lang).items()} for lang in LANGUAGES)
    assert polish == english


def fields(text: str) -> set[str]:
    """The fields of a text; words of the vocabulary stand in other forms and places in another language."""
    return {token for token in TOKEN.findall(text) if not token.lower().startswith("word.")}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_that_the_messages_declare_is_used_in_one(language: str) -> None:
    used = {*TOKEN.findall(str(messages(language)))}
    assert texts(language, "messages")["merge_fields"].keys() - used == set()


# Cadences and what they rest on


@pytest.mark.parametrize(
    ("id_", "days"),
    [
        ("cold-a", [1, 2, 3, 5, 8, 10, 12, 15, 18, 21]),
        ("phone-first-b", [1, 1, 4, 6, 8, 11, 14]),
        ("inbound-reply", [1, 1, 3, 5]),
        ("event-follow-up", [1, 3, 6, 10, 14]),
        ("after-offer", [0, 2, 5, 9, 14, 21]),
        ("win-loss-invitation", [10, 12, 16, 20]),
    ],
)
def test_a_cadence_keeps_its_days(base: Blueprint, id_: str, days: list[int]) -> None:
    assert [step.day for step in base.cadences[id_].steps.values()] == days


def test_every_touch_says_how_long_it_takes_and_what_follows_an_answer(base: Blueprint) -> None:
    steps = list(chain.from_iterable(cadence.steps.values() for cadence in base.cadences.values()))
    assert [step.path for step in steps if not (step.minutes and step.if_answered)] == []


def test_what_is_sent_in_a_cadence_is_written(base: Blueprint) -> None:
    steps = chain.from_iterable(cadence.steps.values() for cadence in base.cadences.values())
    assert [step.path for step in steps if step.channel not in ("phone", "meeting") and not step.message] == []


def test_nobody_is_rung_or_written_to_out_of_the_blue_without_recorded_consent(base: Blueprint) -> None:
    cold = (cadence for cadence in base.cadences.values() if cadence.function in ("cold", "nurture"))
    steps = [step for cadence in cold for step in cadence.steps.values() if step.channel in ELECTRONIC]
    assert steps
    assert {step.legal_basis for step in steps} == {"recorded-consent"}


def test_the_first_that_somebody_new_reads_says_where_the_data_come_from(base: Blueprint) -> None:
    for cadence in base.cadences.values():
        if cadence.function == "cold":
            read = [step.message for step in cadence.steps.values() if step.channel in ("mail", "letter")]
            footer = base.messages[read[0] or ""].legal_footer or ""
            assert {"data-source", "company.name", "company.privacy_notice"} <= {*TOKEN.findall(footer)}


def test_every_mail_on_consent_says_when_it_was_given_and_how_to_withdraw_it(base: Blueprint) -> None:
    steps = chain.from_iterable(cadence.steps.values() for cadence in base.cadences.values())
    mails = {step.message for step in steps if step.legal_basis == "recorded-consent" and step.channel == "mail"}
    for id_ in mails - {None}:
        message = base.messages[id_ or ""]
        assert "[[consent-date]]" in f"{message.body}{message.legal_footer}", id_
        assert re.search("rezygn|wycof", message.legal_footer or ""), id_


def test_consent_is_recorded_in_fields_that_say_why_they_hold_personal_data(base: Blueprint) -> None:
    fields = [base.crm_fields[id_] for id_ in base.legal_bases["recorded-consent"].crm_fields]
    assert len(fields) >= 4
    assert all(field.object == "person" and field.personal_data and field.purpose for field in fields)
