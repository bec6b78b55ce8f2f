"""``salesbook new``: a company's blueprint from about twenty questions."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click
from slugify import slugify

from generator.blueprint.load import load
from generator.blueprint.model.quantities import meant_country
from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.reading.files import ROOT_FILE, as_text, shown
from generator.blueprint.reading.nodes import Entry, Scalar
from generator.blueprint.reading.source import read
from generator.blueprint.schema import blueprint_schema
from generator.blueprint.starter import (
    SCHEMA_FILE,
    StarterQuestion,
    is_answer,
    languages,
    lines,
    questions,
    starter,
)
from generator.disk import NOTHING
from generator.locale import Label
from generator.locale.languages import DEFAULT, LANGUAGES, SOURCE, Language
from generator.locale.voice import Voice
from generator.press.run import told
from generator.press.writing.folder import Folder

from . import arguments, report

_NAME = "company.name"
_WRITE_LIKE = Label("Write it like this: {example}. Or leave it blank.")
_ONE_OF = Label("One of: {options}. Or leave it blank.")
_HELP = Label(
    "Enter: what stands in brackets holds, or the decision is left for later. Part several things by semicolons.",
)
_DEFAULT = Label("[Enter: {default}, from the methodology]")
_LATER = Label("[e.g. {example}; Enter: later]")
_CHOICE = Label("[one of: {options}; Enter: {otherwise}]")


def _understood(text: str) -> str:
    """A text from the shell or the keyboard: UTF-8 whatever the locale, else what the locale takes it for.

    Raises ``UnicodeError`` where it is neither; its bytes stand there as lone surrogates then.
    """
    try:
        return os.fsencode(text).decode()
    except UnicodeError:
        text.encode()
    return text


class _Text(click.ParamType[str]):
    """A text that a file can hold; bytes that are none arrive from the shell as lone surrogates."""

    name = "text"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return _understood(str(value))
        except UnicodeError:
            self.fail("the text is not UTF-8.", param, ctx)


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--company", type=_Text(), metavar="NAME", help="The company's name.")
@click.option(
    "--language",
    type=arguments.OneOf(LANGUAGES),
    default=DEFAULT,
    show_default=True,
    help="Language of the papers.",
)
@click.option("--yes", is_flag=True, help="Ask nothing; leave every decision open.")
@click.option("--answers", type=click.Path(path_type=Path), help="Take the answers from this YAML file.")
def command(folder: Path, company: str | None, language: Language, yes: bool, answers: Path | None) -> int:
    """Make a blueprint in FOLDER; nothing that is there is overwritten."""
    target, voice = folder / ROOT_FILE, Voice(language)
    given = {_NAME: company} if company else {}
    try:
        _refuse_existing(target)
        _refuse_unspoken(language)
        given = {**(_from_file(answers) if answers else {} if yes else _asked(given, voice)), **given}
        name = as_text(Path(os.path.realpath(folder)).name)
        given[_NAME] = given.get(_NAME) or name
        report.problems(_write(folder, starter(slugify(name), given, voice)))
        _check(folder)
    except BlueprintError as error:
        report.problems(error.problems)
        return 1
    click.echo(report.harmless(str(target)))
    click.echo(report.harmless(f"Next: salesbook check {folder}    salesbook build {folder}"))
    return 0


def _refuse_existing(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise BlueprintError([_exists(target)])


def _exists(target: Path) -> Problem:
    hint = "Choose another folder, or edit this file."
    return Problem("exists", "there is a blueprint here already", hint, Place(shown(target)))


def _refuse_unspoken(language: Language) -> None:
    known = languages()
    if language not in known:
        hint = f"Languages it has: {', '.join(known)}."
        raise BlueprintError([Problem("language", f"the base has no texts in `{language}` yet", hint)])


def _check(folder: Path) -> None:
    """Load what was written; answers that do not fit stay in the file, where they can be corrected."""
    try:
        load(folder)
    except BlueprintError:
        way = f"The blueprint is written; correct these lines, then run: salesbook check {folder}"
        click.echo(report.harmless(way), err=True)
        raise


def _asked(given: dict[str, str], voice: Voice) -> dict[str, str]:
    """The answers of a person at a terminal; an empty one leaves the decision open."""
    if not _is_terminal():
        raise click.UsageError("There is no terminal to ask at; use --yes, or --answers FILE.")
    asked = [question for question in questions() if question.path not in given]
    click.echo(voice.say(_HELP), err=True)
    answers = dict(given)
    for number, question in enumerate(asked, start=1):
        answers[question.path] = _answer(question, f"{number}/{len(asked)}", answers, voice)
    return answers


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty()


def _answer(question: StarterQuestion, count: str, answers: Mapping[str, str], voice: Voice) -> str:
    click.echo(f"\n{voice.say(question.why)}", err=True)
    prompt = f"{count}  {voice.say(question.ask)} {_without_answer(question, answers, voice)}"
    while True:
        answer = _typed(prompt)
        if answer is not None and is_answer(answer, question):
            return answer
        click.echo(_way_to_answer(question, answer or "", answers, voice), err=True)


def _typed(prompt: str) -> str | None:
    """What a person types; None for bytes that are no text."""
    try:
        return _understood(str(click.prompt(prompt, default="", show_default=False, err=True))).strip()
    except UnicodeError:
        return None


def _without_answer(question: StarterQuestion, answers: Mapping[str, str], voice: Voice) -> str:
    """What holds if somebody only presses Enter."""
    if question.default:
        return voice.say(_DEFAULT, default=question.default)
    if question.otherwise:
        return voice.say(_CHOICE, options=", ".join(question.options), otherwise=voice.say(question.otherwise))
    return voice.say(_LATER, example=question.example_for(answers, voice))


def _way_to_answer(question: StarterQuestion, answer: str, answers: Mapping[str, str], voice: Voice) -> str:
    """What to write in place of an answer that is none."""
    if question.options:
        return voice.say(_ONE_OF, options=", ".join(question.options))
    meant = meant_country(answer) if question.kind == "country" else ""
    return voice.say(_WRITE_LIKE, example=meant or question.example_for(answers, voice))


def _from_file(path: Path) -> dict[str, str]:
    """Answers by the questions' paths (``company.name: …``). Raises ``BlueprintError``."""
    entries = read(path, shown=shown(path), layer="answers").entries
    known = {line.path: line for line in lines()}
    problems = [problem for name, entry in entries.items() if (problem := _unusable(name, entry, known))]
    if problems:
        raise BlueprintError(problems)
    values = {name: entry.value for name, entry in entries.items()}
    return {name: value.value or "" for name, value in values.items() if isinstance(value, Scalar)}


def _unusable(name: str, entry: Entry, known: Mapping[str, StarterQuestion]) -> Problem | None:
    """What is wrong with an answer, or None."""
    if name not in known:
        hint = did_you_mean(name, known, f"Known: {', '.join(known)}.")
        return Problem("unknown-key", f"no question is called `{name}`", hint, entry.key.place)
    if not isinstance(entry.value, Scalar):
        hint = "Write one text after the colon; part several things by semicolons."
        return Problem("value", "a text is expected", hint, entry.value.place)
    if not is_answer(entry.value.value or "", known[name]):
        hint = _way_to_answer(known[name], entry.value.value or "", {}, Voice(SOURCE))
        return Problem("value", f"`{entry.value.value}` is no answer to this", hint, entry.value.place)
    return None


def _write(folder: Path, text: str) -> list[Problem]:
    """Write the blueprint, and the schema that editors complete it by; what stands in their places stays.

    What is to be told of the schema is returned. Raises ``BlueprintError``.
    """
    here = Folder(folder)
    with told(folder):
        left = _write_schema(here)
        if not here.place(ROOT_FILE, text.encode(), NOTHING.mark):
            raise BlueprintError([_exists(folder / ROOT_FILE)])
    return left


def _write_schema(folder: Folder) -> list[Problem]:
    data = (json.dumps(blueprint_schema(), ensure_ascii=False, indent=1) + "\n").encode()
    if folder.read(SCHEMA_FILE, len(data)) == data or folder.place(SCHEMA_FILE, data, NOTHING.mark):
        return []
    where = shown(folder.path / SCHEMA_FILE)
    message = "something stands here already and was left as it is; editors complete the blueprint by it"
    hint = f"For the schema of this version remove it, then run: salesbook schema > {where}"
    return [Problem("exists", message, hint, Place(where), severity="warning")]
