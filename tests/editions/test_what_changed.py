"""``salesbook what-changed``: what an edition changes, told to those who sell by it."""

from __future__ import annotations

from pathlib import Path

from tests.papers import passages, spaces_as_written
from tests.shell import Said, salesbook, write

from .conftest import edit, release

DECISION = """
changes:
  by-the-loaf:
    on: "2026-04-01"
    finding: W 7 z 12 rozmów klient nie umiał przeliczyć worków.
    affects: [objections.too-expensive.responses.per-loaf]
    status: released
    released_in: "1.1"
"""


def tell(mill: Path, *arguments: object) -> Said:
    return salesbook("what-changed", *arguments, "--blueprint", mill, "--output", mill / "out")


def paper(mill: Path, pair: str = "1.0-now", suffix: str = ".docx") -> list[str]:
    (found,) = (mill / f"out/changes/{pair}").rglob(f"*{suffix}")
    return [spaces_as_written(line) for line in passages(found)]


def second_edition(mill: Path) -> None:
    edit(mill, 'edition: "1.0"', 'edition: "1.1"')
    edit(mill, "nie na worek", "nie na kilogram")
    edit(mill, "  driver: {name: Kierowca}\n", "  baker: {name: Piekarz}\n")


def test_the_old_words_stand_beside_the_new_ones(mill: Path) -> None:
    second_edition(mill)
    said = tell(mill, "1.0")
    assert (said.code, said.err.splitlines()[-1]) == (0, "2 create")
    for suffix in (".docx", ".html"):
        text = "\n".join(paper(mill, suffix=suffix))
        assert "Co się zmieniło od wydania 1.0" in text
        assert "Policzmy koszt mąki na bochenek, nie na worek." in text
        assert "Policzmy koszt mąki na bochenek, nie na kilogram." in text
        assert "Role: „Piekarz” (nowe)" in text
        assert "Role: „Kierowca” (usunięte)" in text
        assert "Lista obiekcji i odpowiedzi" in text


def test_what_was_decided_comes_first_with_its_reason(mill: Path) -> None:
    second_edition(mill)
    edit(mill, "definition: Pół kilograma chleba.", "definition: Kilogram.")
    edit(mill, "  talk: {name: Rozmowa}", "  talk: {name: Rozmowa u klienta}")
    write(mill, {"zmiany.yaml": DECISION.replace("objections.too-expensive.responses.per-loaf", "glossary.loaf")})
    tell(mill, "1.0")
    text = paper(mill)
    cards = [line for line in text if ": „" in line and line.split(":")[0] in ("Słownik", "Obiekcje", "Etapy")]
    assert cards[:3] == ["Słownik: „Bochenek”", "Obiekcje: „Za drogo”", "Etapy: „Rozmowa u klienta”"]
    assert any("Dlaczego: W 7 z 12 rozmów" in line for line in text)


def test_an_element_that_came_says_what_it_says(mill: Path) -> None:
    edit(mill, "glossary:", "  not-now: {category: time, wordings: [Proszę dzwonić po żniwach]}\nglossary:")
    tell(mill, "1.0")
    text = paper(mill)
    assert text[text.index("Obiekcje: „Proszę dzwonić po żniwach” (nowe)") + 1 :][:2] == [
        "Doszło",
        "Proszę dzwonić po żniwach",
    ]


def test_a_decision_of_another_edition_is_no_reason(mill: Path) -> None:
    second_edition(mill)
    write(mill, {"zmiany.yaml": DECISION.replace('released_in: "1.1"', 'released_in: "0.9"')})
    tell(mill, "1.0")
    assert not any("Dlaczego" in line for line in paper(mill))


def test_two_released_editions_are_told_whatever_the_blueprint_is_by_now(mill: Path) -> None:
    second_edition(mill)
    assert release(mill, "1.1").code == 0
    edit(mill, "nie na kilogram", "nie na tonę")
    assert tell(mill, "1.0", "1.1").code == 0
    text = "\n".join(paper(mill, "1.0-1.1"))
    assert "nie na kilogram" in text
    assert "nie na tonę" not in text


def test_a_paper_edited_by_hand_is_kept(mill: Path) -> None:
    second_edition(mill)
    tell(mill, "1.0", "--format", "html")
    (page,) = (mill / "out/changes").rglob("*.html")
    page.write_text(page.read_text("utf-8").replace("Piekarz", "Cukiernik"), "utf-8")
    edit(mill, "nie na kilogram", "nie na tonę")
    assert "1 keep" in tell(mill, "1.0", "--format", "html").err
    assert "Cukiernik" in page.read_text("utf-8")


def test_nothing_changed_says_so(mill: Path) -> None:
    assert tell(mill, "1.0").code == 0
    assert "Nic się nie zmieniło." in paper(mill)


def test_an_edition_that_was_never_released_is_told(mill: Path) -> None:
    said = tell(mill, "0.7")
    assert said.code != 0
    assert "0.7" in said.err
    assert not (mill / "out").exists()


def built_since(mill: Path, *arguments: object) -> Said:
    return salesbook("build", mill, "--changed-since", *arguments, "--output", mill / "out")


def test_what_changed_is_built_and_nothing_else(mill: Path) -> None:
    edit(mill, "nie na worek", "nie na kilogram")
    assert built_since(mill, "1.0").code == 0
    made = sorted(path.stem for path in (mill / "out").rglob("*.docx"))
    assert made == ["S00-lista-obiekcji-i-odpowiedzi"]
    assert not [*(mill / "out").rglob("*.pdf")]


def test_where_nothing_changed_nothing_is_built(mill: Path) -> None:
    said = built_since(mill, "1.0")
    assert (said.code, said.err) == (0, "No paper says anything else since then.\n")
    assert not (mill / "out").exists()


def test_an_edition_that_is_not_there_builds_nothing(mill: Path) -> None:
    said = built_since(mill, "0.9")
    assert said.code == 1
    assert "error[unknown-edition]" in said.err
    assert not (mill / "out").exists()


def test_papers_are_named_or_found(mill: Path) -> None:
    assert built_since(mill, "1.0", "--only", "handbook").code == 2
