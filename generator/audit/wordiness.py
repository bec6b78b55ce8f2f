"""Rules about how much is said and written at once (families E, G and L)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Message

from .finding import Finding, Rule
from .speech import filled, says, sentences, spoken, words

LONGEST_OPENING = 60
"""Words before the other person gets to speak; the domain reference's figure (E10)."""
_COLD = "prospecting"
"""The stage in which people are called who do not know us."""
_INTRODUCES = re.compile(r"\[\[(?:salesperson|sender|interviewer|company)[\w.-]*\]\]")
"""What an opening says of who calls."""
_PLACE = re.compile(r"\[\[[\w.-]+\]\]|\*?\([^()]*\)")
"""A fact that is put in, or a place for it."""
LONGEST_SPOKEN = 25
"""Words of a sentence that can be said in a breath; the domain reference's figure (E12)."""
LONGEST_SUBJECT = 60
"""Characters of a subject that a telephone shows; the domain reference's figure (G08)."""
LONGEST_COLD_MAIL = 150
"""Words of a mail that a stranger reads; the domain reference's figure (G08)."""
_LINK = re.compile(r"\]\(https?:|(?<!\()https?://")
MOST_EXCLAMATIONS = 1
"""Exclamation marks of a message that still sounds like a person; our own figure for L14."""


def openings_are_short(blueprint: Blueprint) -> Iterator[Finding]:
    """E10: an opening lets the other person speak soon."""
    for skeleton in blueprint.skeletons.values():
        for opening in skeleton.openings.values():
            count = words(opening.text)
            if count > LONGEST_OPENING:
                yield Finding(
                    "opening-too-long",
                    opening.origin("text"),
                    f"the opening `{opening.id}` of `{skeleton.id}` has {count} words before the customer speaks",
                    f"Shorten it to {LONGEST_OPENING}: who calls, why, one question.",
                )


def openings_say_why(blueprint: Blueprint) -> Iterator[Finding]:
    """E10: who calls somebody that does not know us says why in the first sentences."""
    for skeleton in blueprint.skeletons.values():
        if skeleton.channel == "on-site" or not _is_prospecting(skeleton.stage, blueprint):
            continue
        for opening in skeleton.openings.values():
            if _INTRODUCES.search(opening.text) and not _gives_reason(opening.text, blueprint.language):
                yield Finding(
                    "opening-without-reason",
                    opening.origin("text"),
                    f"the opening `{opening.id}` of `{skeleton.id}` says who calls, and not why",
                    "Add the reason: “because *(what has happened)*”, “about *(subject)*”, or a fact as a merge field.",
                    severity="advice",
                )


def _is_prospecting(stage: str, blueprint: Blueprint) -> bool:
    return _COLD in (stage, blueprint.stages[stage].parent)


def _gives_reason(text: str, language: str) -> bool:
    """Whether a text has a word of reason, a place for it, or a fact that is put in."""
    said = _INTRODUCES.sub("", text)
    return bool(_PLACE.search(said)) or says("reason", said, language) is not False


def sentences_can_be_said(blueprint: Blueprint) -> Iterator[Finding]:
    """E12: what is said aloud is said in short sentences; of each text the longest is told."""
    for path, text in spoken(blueprint):
        if len(text.split()) <= LONGEST_SPOKEN:  # as nearly all are
            continue
        longest = max(map(words, sentences(text)), default=0)
        if longest > LONGEST_SPOKEN:
            yield Finding(
                "sentence-too-long",
                path,
                f"a sentence that is to be spoken has {longest} words",
                f"Make two of it: up to {LONGEST_SPOKEN} words can be said in a breath.",
                severity="advice",
            )


def subjects_are_short(blueprint: Blueprint) -> Iterator[Finding]:
    """G08: a subject is read whole on a telephone, its merge fields filled."""
    for message in blueprint.messages.values():
        longest = max((len(filled(subject, blueprint)) for subject in message.subject), default=0)
        if longest > LONGEST_SUBJECT:
            yield Finding(
                "subject-too-long",
                message.origin("subject"),
                f"a subject of `{message.id}` has {longest} characters",
                f"Shorten it to {LONGEST_SUBJECT}: a telephone shows no more.",
            )


def cold_mails_are_short(blueprint: Blueprint) -> Iterator[Finding]:
    """G08: somebody who does not know us reads a short mail."""
    for message in _cold_mails(blueprint):
        if words(message.body) > LONGEST_COLD_MAIL:
            yield Finding(
                "mail-too-long",
                message.origin("body"),
                f"the mail `{message.id}` to somebody new has {words(message.body)} words",
                f"Shorten it to {LONGEST_COLD_MAIL}: one thought, one question.",
            )


def cold_mails_ask_once(blueprint: Blueprint) -> Iterator[Finding]:
    """G08: a mail to somebody new asks for one thing: a question, or a link to follow."""
    for message in _cold_mails(blueprint):
        calls = message.body.count("?") + len(_LINK.findall(message.body))
        if calls > 1:
            yield Finding(
                "mail-asks-twice",
                message.origin("body"),
                f"the mail `{message.id}` to somebody new asks for {calls} things: questions and links",
                "Keep the one that is easiest to answer.",
            )


def cold_mails_say_who_writes(blueprint: Blueprint) -> Iterator[Finding]:
    """L02: a mail to somebody new says who writes, where the address is from, and how to object."""
    for message in _cold_mails(blueprint):
        if not message.legal_footer:
            yield Finding(
                "cold-mail-without-footer",
                message.path,
                f"the mail `{message.id}` goes to people who do not know us, and has no `legal_footer`",
                "Add `legal_footer`: who writes, where the address is from, how to object. A lawyer has to check it.",
            )


def messages_do_not_shout(blueprint: Blueprint) -> Iterator[Finding]:
    """L14: a message to a customer is not full of exclamation marks."""
    for message in blueprint.messages.values():
        marks = message.body.count("!") + max((subject.count("!") for subject in message.subject), default=0)
        if marks > MOST_EXCLAMATIONS:
            yield Finding(
                "many-exclamations",
                message.origin("body"),
                f"the message `{message.id}` has {marks} exclamation marks",
                "Put full stops in their place.",
                severity="advice",
            )


def _cold_mails(blueprint: Blueprint) -> Iterator[Message]:
    return (one for one in blueprint.messages.values() if one.kind == "cold" and one.channel == "mail")


RULES: tuple[Rule, ...] = (
    openings_are_short,
    openings_say_why,
    sentences_can_be_said,
    subjects_are_short,
    cold_mails_are_short,
    cold_mails_ask_once,
    cold_mails_say_who_writes,
    messages_do_not_shout,
)
