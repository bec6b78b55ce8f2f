"""A new company's blueprint: about twenty questions, and the commented YAML that their answers make.

A question that was not answered stays in the file as a commented line, so that the next person sees
what can still be decided. The questions are data, in ``starter_questions.yaml``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import starmap
from pathlib import Path
from typing import Any, Literal

import yaml

from generator import shipping
from generator.locale import LANGUAGES, Label
from generator.locale.voice import Voice
from generator.locale.words import BY_TRADE, QUESTION, QUESTION_WORDS

from .checking.refusals import is_id
from .model import amounts, days
from .model.quantities import country_code

SCHEMA_FILE = ".salesbook/blueprint.schema.json"
"""Where ``new`` puts the JSON Schema for editors, relative to the blueprint."""

COUNTRY, TRADE = "country", "trade"
"""The questions whose answers decide which examples fit."""
_INTRO = Label(
    "Blueprint of a sales process. Whatever is not here comes from the methodology `{base}`.\n"
    "Lines with a # right before a word wait for a decision: remove the # and write your value.\n"
    "Check: salesbook check    Build: salesbook build",
)

_METHODOLOGY = Label("The methodology says: {default}.")
_ON_REQUEST = "on-request"
# JSON leaves these as they are, but YAML takes them for line breaks or does not take them at all.
_TO_ESCAPE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class StarterQuestion:
    """A question: where its answer goes, how it is asked, why, and an example of an answer.

    ``kind`` tells how an answer is written: a text in quotes, items parted by semicolons as a list. ``default`` is
    what the methodology says and holds without an answer; without a default too, the decision stays open. One that is
    not ``asked`` is a line of the file to decide on later. ``unnamed`` is the name of an element of which only other
    things were answered; ``otherwise`` is what leaving a choice out means. ``by_trade`` and ``by_country`` are examples
    for companies that have chosen one; those of countries are names and numbers, which are not translated.
    """

    path: str
    ask: Label
    why: Label
    example: Label
    kind: Literal["text", "number", "date", "list", "choice", "country"] = "text"
    options: tuple[str, ...] = ()
    default: str = ""
    asked: bool = True
    unnamed: Label | None = None
    otherwise: Label | None = None
    by_trade: Mapping[str, Label] = field(default_factory=dict)
    by_country: Mapping[str, str] = field(default_factory=dict)

    def example_for(self, answers: Mapping[str, str], voice: Voice) -> str:
        """An example of an answer for a company of the trade and the country that were answered before."""
        at_home = self.by_country.get(answers.get(COUNTRY, "").upper())
        return at_home or voice.say(self.by_trade.get(answers.get(TRADE, ""), self.example))


def questions() -> tuple[StarterQuestion, ...]:
    """The questions in the order in which they are asked."""
    return tuple(line for line in lines() if line.asked)


@lru_cache(maxsize=1)
def lines() -> tuple[StarterQuestion, ...]:
    """Every line of a new blueprint that an answer can go to, asked or not, in their order."""
    return tuple(StarterQuestion(**dict(starmap(_field, row.items()))) for row in _data()["questions"])


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("starter_questions.yaml").read_text("utf-8"))
    return data


def _field(name: str, value: Any) -> tuple[str, Any]:
    """A field of a question: words are marked as such, a list is frozen."""
    if name == BY_TRADE:
        return name, {trade: Label(words, QUESTION) for trade, words in value.items()}
    if name in QUESTION_WORDS:
        return name, Label(value, QUESTION)
    return name, tuple(value) if isinstance(value, list) else value


def _beside(element: str, voice: Voice) -> Iterator[tuple[str, str]]:
    """The fields that an element needs beside its answer, as they are written."""
    for name, value in _data()["beside"].get(element, {}).items():
        is_words = isinstance(value, dict)
        yield name, _scalar(voice.say(value["words"], QUESTION), "text") if is_words else value


def languages(base: str = "ten-stage") -> tuple[str, ...]:
    """The languages in which a base that ships has its texts; all of them where it has no folder for any."""
    folder = shipping.folder("blueprints") / base
    return tuple(language for language in LANGUAGES if (folder / language).is_dir()) or LANGUAGES


def is_answer(answer: str, question: StarterQuestion) -> bool:
    """Whether an answer is of the question's kind; an empty one leaves the decision open."""
    if question.kind == "number":
        return not answer or answer == _ON_REQUEST or _can_be_read(answer, _digits)
    if question.kind in _READ and answer:
        return _can_be_read(answer, _READ[question.kind])
    return not question.options or not answer or answer in question.options


_READ: Mapping[str, Callable[[str], object]] = {"date": days.read, "country": country_code}
"""What reads answers of a kind, with ``ValueError`` for those that are none."""


def _digits(written: str) -> str:
    """A number as people write it, ``45 000,50``, as digits alone; ``ValueError`` where it is none, or could be two."""
    return amounts.plainly(amounts.without_dash(written).replace("\u00a0", " "))


def _can_be_read(text: str, read: Callable[[str], object]) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def starter(name: str, answers: Mapping[str, str], voice: Voice, base: str = "ten-stage") -> str:
    """The text of a new blueprint.yaml.

    ``name`` becomes its id, ``answers`` are given by the questions' paths; an empty answer leaves the decision open.
    """
    every = list(lines())
    text = [f"# yaml-language-server: $schema={SCHEMA_FILE}"]
    text += [f"# {line}" for line in voice.say(_INTRO, base=base).split("\n")]
    text += [
        "",
        "blueprint: 1",
        f"id: {_id(name)}",
        f"extends: {base}",
        f"language: {voice.language}",
        'edition: "1.0"',
    ]
    for line in every:
        if "." not in line.path:
            text += _leaf(line, answers.get(line.path, ""), answers, voice)
    for group in dict.fromkeys(line.path.partition(".")[0] for line in every if "." in line.path):
        text.append("")
        text += _group(group, [line for line in every if line.path.startswith(f"{group}.")], answers, voice)
    return "\n".join(text) + "\n"


def _id(name: str) -> str:
    """The name where it may be an id; in quotes where YAML readers take it for a number."""
    id_ = name if is_id(name) else f"{name}-process" if is_id(f"{name}-process") else "company"
    return json.dumps(id_) if id_.isdigit() else id_


def _group(prefix: str, asked: list[StarterQuestion], answers: Mapping[str, str], voice: Voice) -> Iterator[str]:
    """The lines of a mapping: live where something in it was answered, commented otherwise."""
    live = any(answers.get(question.path) for question in asked)
    depth = prefix.count(".")
    yield _line(f"{prefix.rpartition('.')[2]}:", depth, live)
    for name, text in _beside(prefix, voice):
        yield _line(f"{name}: {text}", depth + 1, live)
    for key in dict.fromkeys(question.path[len(prefix) + 1 :].partition(".")[0] for question in asked):
        here = f"{prefix}.{key}"
        exact = next((question for question in asked if question.path == here), None)
        if exact:
            unnamed = voice.say(exact.unnamed) if live and exact.unnamed else ""
            yield from _leaf(exact, answers.get(here) or unnamed, answers, voice)
        else:
            yield from _group(here, [q for q in asked if q.path.startswith(f"{here}.")], answers, voice)


def _leaf(question: StarterQuestion, answer: str, answers: Mapping[str, str], voice: Voice) -> Iterator[str]:
    depth = question.path.count(".")
    value = answer or question.default or question.example_for(answers, voice)
    name = question.path.rpartition(".")[2]
    source = f" {voice.say(_METHODOLOGY, default=question.default)}" if question.default else ""
    yield "  " * depth + f"# {voice.say(question.ask)}. {voice.say(question.why)}{source}"
    yield _line(f"{name}: {_scalar(value, question.kind)}", depth, bool(answer))


def _line(text: str, depth: int, live: bool) -> str:
    """A line of the file; one that waits has its mark where it begins, so that without it it stands in its place."""
    return "  " * depth + (text if live else f"#{text}")


def _scalar(value: str, kind: str) -> str:
    """A value as YAML: numbers and choices bare, texts in double quotes, which JSON writes as YAML reads them."""
    if kind == "list":
        return f"[{', '.join(_scalar(item.strip(), 'text') for item in value.split(';') if item.strip())}]"
    if kind in ("choice", "country") or value == _ON_REQUEST:
        return value
    if kind == "number" and _can_be_read(value, _digits):
        return _digits(value)
    return _TO_ESCAPE.sub(lambda match: f"\\u{ord(match.group()):04x}", json.dumps(value, ensure_ascii=False))
