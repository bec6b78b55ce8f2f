"""What salespeople type finds the page that helps: seventy questions a language, asked of the page's own scripts."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import yaml

from generator.render import html
from tests.papers import MadeSet, searched

SCRIPTS = Path(html.__file__).parent
QUESTIONS = Path(__file__).parent / "questions"
AMONG_THE_FIRST = 5
LEAST_RIGHT = 0.9
ASKED = """
globalThis.MiniSearch = require(process.argv[2]);
const { data, questions } = JSON.parse(require("fs").readFileSync(0, "utf8"));
const { find } = finder(data);
console.log(JSON.stringify(questions.map((one) => find(one).slice(0, 5).map((hit) => hit.entry.href))));
"""


def asked(made: MadeSet, questions: list[str], node: str, folder: Path) -> list[list[str]]:
    """The addresses that the portal's search finds first for each question."""
    portal = (made.folder / "index.html").read_text("utf-8")
    data = searched(portal.split('id="page-search-data"')[1].partition(">")[2].partition("<")[0])
    parts = [(SCRIPTS / name).read_text("utf-8") for name in ("fold.js", "finder.js")]
    program = folder / "asked.js"
    program.write_text("\n".join([*parts, ASKED]), "utf-8")
    command = [node, str(program), str(SCRIPTS / "vendor/minisearch.min.js")]
    given = json.dumps({"data": data, "questions": questions})
    outcome = subprocess.run(command, input=given, capture_output=True, text=True, timeout=60, check=True)
    found: list[list[str]] = json.loads(outcome.stdout)
    return found


@pytest.mark.parametrize("language", ["pl", "en"])
def test_what_salespeople_type_finds_the_page_that_helps(
    language: str, sets: dict[str, MadeSet], node: str, tmp_path: Path
) -> None:
    made = sets[language]
    questions: dict[str, str] = yaml.safe_load((QUESTIONS / f"{language}.yaml").read_text("utf-8"))
    assert len(questions) >= 40
    hits = dict(zip(questions, asked(made, list(questions), node, tmp_path), strict=True))
    wrong = {
        question: hits[question] for question, wanted in questions.items() if not right(hits[question], wanted, made)
    }
    assert len(wrong) <= (1 - LEAST_RIGHT) * len(questions), wrong


def right(hits: list[str], wanted: str, made: MadeSet) -> bool:
    """Whether one of the first hits opens a paper that is wanted, at its place where one is named."""
    return any(leads_to(hit, one, made) for hit in hits[:AMONG_THE_FIRST] for one in wanted.split("|"))


def leads_to(href: str, wanted: str, made: MadeSet) -> bool:
    path, _, anchor = href.partition("#")
    paper, _, place = wanted.partition("#")
    papers = {file.deliverable for file in made.files if file.path == path}
    return paper in papers and place in ("", anchor)


def test_every_question_names_a_page_that_is_there(sets: dict[str, MadeSet]) -> None:
    for language, made in sets.items():
        questions: dict[str, str] = yaml.safe_load((QUESTIONS / f"{language}.yaml").read_text("utf-8"))
        papers = {file.deliverable for file in made.files}
        wanted = {one.partition("#")[0] for answers in questions.values() for one in answers.split("|")}
        assert wanted <= papers


def test_words_that_nobody_wrote_are_not_found(sets: dict[str, MadeSet], node: str, tmp_path: Path) -> None:
    assert asked(sets["pl"], ["qwxyzzy", "", "i o na"], node, tmp_path) == [[], [], []]
