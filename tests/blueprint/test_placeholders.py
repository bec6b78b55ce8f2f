"""Texts that only keep the place of a value, as samples and people write them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import only, problems, salesbook, where, write

HEAD = "extends: ten-stage\nlanguage: pl\nas_of: 2026-01-05\ncompany: {name: Alfa}\n"


def kept(folder: Path, text: str) -> list[dict[str, object]]:
    write(folder, {"blueprint.yaml": f"{HEAD}{text}\n"})
    return [problem for problem in problems(folder) if problem["code"] == "placeholder"]


@pytest.mark.parametrize("text", ["…", "...", "TODO", "tbd", "[do uzupełnienia]", "Do ustalenia.", "xxx"])
def test_what_keeps_a_place_is_told_and_may_not_be_final(tmp_path: Path, text: str) -> None:
    found = only(kept(tmp_path, f'terms:\n  payment: "{text}"'))
    assert (found["severity"], where(found)) == ("warning", ("blueprint.yaml", 6, 12))
    assert only(kept(tmp_path, f'terms:\n  payment: "{text}"\nstatus: final'))["severity"] == "error"


@pytest.mark.parametrize(
    "text",
    [
        "terms: {payment: {pl: …, en: '14 days'}}",
        "products: {first: {name: …}}",
        "objections: {too-expensive: {wordings+: [Za drogo, TODO]}}",
        "brand: {footer: …}",
    ],
)
def test_it_is_told_of_any_text(tmp_path: Path, text: str) -> None:
    assert len(kept(tmp_path, text)) == 1


@pytest.mark.parametrize("text", ["14 dni…", "Do ustalenia z kupcem", "-", "brak", "Todo Sp. z o.o.", "Metoda [XXX-1]"])
def test_a_text_of_its_own_is_none(tmp_path: Path, text: str) -> None:
    assert kept(tmp_path, f'terms: {{payment: "{text}"}}') == []


def test_all_open_decisions_saved_as_they_are_listed_are_told_of(tmp_path: Path) -> None:
    write(tmp_path, {"blueprint.yaml": HEAD})
    listed = salesbook("check", tmp_path, "--decisions").out
    write(tmp_path, {"decisions.yaml": listed})
    told = [problem for problem in problems(tmp_path) if problem["code"] == "placeholder"]
    assert len(told) == listed.count(": …\n") > 0
