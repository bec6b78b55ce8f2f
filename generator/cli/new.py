"""``salesbook new``: a company's blueprint from about twenty questions."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click
from slugify import slugify

from generator.blueprint.load import load
from generator.blueprint.problems import BlueprintError, Place, Problem, did_you_mean
from generator.blueprint.schema import blueprint_schema
from generator.blueprint.source import Scalar, read
from generator.blueprint.starter import QUESTIONS, SCHEMA_FILE, Language, starter

from . import report


@click.command("new")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--company", metavar="NAME", help="The company's name.")
@click.option("--language", type=click.Choice(["pl", "en"]), default="pl", show_default=True, help="Language of the papers.")
@click.option("--yes", is_flag=True, help="Ask nothing; leave every decision open.")
@click.option("--answers", type=click.Path(path_type=Path, dir_okay=False), help="Take the answers from this YAML file.")
def command(folder: Path, company: str | None, language: Language, yes: bool, answers: Path | None) -> int:
    """Make a blueprint in FOLDER; nothing that is there is overwritten."""
    target = folder / "blueprint.yaml"
    if target.exists():
        report.problems([Problem("exists", "there is a blueprint here already", "Choose another folder, or edit this file.", Place(str(target)))])
        return 1
    try:
        given = {"company.name": company} if company else {}
        given |= _from_file(answers) if answers else {} if yes else _asked(given, language)
        given.setdefault("company.name", folder.resolve().name)
        _write(folder, starter(slugify(folder.resolve().name) or "company", given, language))
        load(folder)
    except BlueprintError as error:
        report.problems(error.problems)
        return 1
    click.echo(f"{target}\nNext: salesbook check {folder}    salesbook build {folder}")
    return 0


def _asked(given: dict[str, str], language: Language) -> dict[str, str]:
    """The answers of a person at a terminal; an empty one leaves the decision open."""
    if not sys.stdin.isatty():
        raise click.UsageError("There is no terminal to ask at; use --yes, or --answers FILE.")
    asked = [question for question in QUESTIONS if question.path not in given]
    answers: dict[str, str] = {}
    for number, question in enumerate(asked, start=1):
        click.echo(f"\n{question.why(language)}", err=True)
        prompt = f"{number}/{len(asked)}  {question.ask(language)} [{question.example(language)}]"
        answers[question.path] = str(click.prompt(prompt, default="", show_default=False, err=True)).strip()
    return answers


def _from_file(path: Path) -> dict[str, str]:
    """Answers by the questions' paths (``company.name: …``). Raises ``BlueprintError``."""
    if not path.is_file():
        raise BlueprintError([Problem("file-not-found", "there is no such file", "Check the path.", Place(str(path)))])
    known = [question.path for question in QUESTIONS]
    answers: dict[str, str] = {}
    problems: list[Problem] = []
    for name, entry in read(path, shown=str(path), layer="answers").entries.items():
        if name not in known:
            problems.append(Problem("unknown-key", f"no question is called `{name}`", did_you_mean(name, known, f"Known: {', '.join(known)}."), entry.key.place))
        elif not isinstance(entry.value, Scalar):
            problems.append(Problem("value", "a text is expected", "Write one text after the colon.", entry.value.place))
        else:
            answers[name] = entry.value.value or ""
    if problems:
        raise BlueprintError(problems)
    return answers


def _write(folder: Path, text: str) -> None:
    schema = folder / SCHEMA_FILE
    schema.parent.mkdir(parents=True, exist_ok=True)
    schema.write_text(json.dumps(blueprint_schema(), ensure_ascii=False, indent=1) + "\n", "utf-8")
    (folder / "blueprint.yaml").write_text(text, "utf-8")
