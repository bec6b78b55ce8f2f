"""The papers of firms as a newcomer writes them: nothing to strike, nothing that is wrong, the same bytes each time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.golden.test_same_bytes import digests
from tests.papers import make_set
from tests.shell import problems

from .firms import FIRMS, loaded, source
from .hits import hits
from .lines import lines_of


@pytest.mark.parametrize("firm", FIRMS)
def test_check_warns_of_nothing(firm: str) -> None:
    assert [one for one in problems(source(firm)) if one["severity"] != "advice"] == []


@pytest.mark.parametrize("firm", FIRMS)
def test_no_paper_says_a_word_of_another_trade_or_country(firm: str) -> None:
    found = [str(hit) for hit in hits(firm)]
    assert found == [], f"{len(found)} hits; `python -m tests.sets.hits {firm}` lists them by the file to mend"


@pytest.mark.parametrize("firm", FIRMS)
def test_no_paper_prints_a_day_as_programs_write_it(firm: str) -> None:
    assert [
        line.text for line in lines_of(loaded(firm).blueprint) if re.search(r"\b\d{4}-\d\d-\d\d\b", line.text)
    ] == []


def test_five_lines_of_its_own_make_an_american_software_firm() -> None:
    text = (source("five-lines") / "blueprint.yaml").read_text("utf-8")
    own = [line for line in text.splitlines() if not line.startswith(("extends:", "language:"))]
    assert len(own) <= 5
    assert (loaded("five-lines").blueprint.country, loaded("five-lines").blueprint.trade) == ("US", "software")


CANARIES = {
    "company.sells": {"offer-general"},
    "company.phone": {"offer-general", "offer-detailed", "offer-final"},
    "terms.payment": {"offer-general", "offer-detailed", "offer-final"},
    "terms.warranty": {"offer-general", "offer-detailed", "offer-final"},
    "products.*.name": {"offer-general", "handbook"},
    "avatars.*.problems": {"handbook"},
    "arguments.*.benefit": {"handbook"},
    "proofs.*.text": {"offer-detailed"},
    "competitors.*.name": {"handbook"},
    "crm.name": {"crm-setup"},
    "people.*.name": {"handbook"},
    "segments.*.name": {"handbook"},
}
"""What a firm writes, and papers that have to tell it."""


@pytest.mark.parametrize("path", CANARIES)
@pytest.mark.parametrize("firm", FIRMS)
def test_what_a_firm_writes_stands_in_the_papers_that_tell_it(firm: str, path: str) -> None:
    texts: dict[str, str] = {}
    for line in lines_of(loaded(firm).blueprint):
        texts[line.paper] = f"{texts.get(line.paper, '')}\n{line.text}"
    for value in values_at(firm, path):
        assert {paper for paper in CANARIES[path] if value not in texts[paper]} == set(), value


def values_at(firm: str, path: str) -> list[str]:
    """The values of a firm's blueprint at a path; ``*`` is each element."""
    found: list[object] = [loaded(firm).blueprint]
    for part in path.split("."):
        if part == "*":
            found = [one for holder in found for one in holder.values()]
        else:
            found = [getattr(holder, part) for holder in found]
    flat = [one for value in found for one in (value if isinstance(value, list) else [value])]
    return [str(one) for one in flat if one]


@pytest.mark.parametrize("firm", ["software-us", "installer-pl"])
def test_a_set_that_is_built_twice_has_the_same_bytes(firm: str, tmp_path: Path) -> None:
    first, second = (digests(make_set(source(firm), tmp_path / name)) for name in ("first", "second"))
    assert first == second
