"""Each paper has file names of its own, whatever papers are called, and keeps them whatever else there is."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from generator.blueprint.model.blueprint import Blueprint
from generator.deliverables.filing import paths
from generator.deliverables.registry import AnyDeliverable, CustomerDeliverable, Deliverable
from tests.papers import make_set, write_blueprint

NOTHING = Blueprint.model_validate({"company": {"name": "–"}})
LONGEST_ON_A_DISK = 255
"""Bytes of a file name on the usual file systems."""
MARKS = ".edited-9999.docx"

words = st.sampled_from(["x", "skeleton", "Skeleton", "–", "--", "-x"])
titles = st.one_of(
    st.lists(words, max_size=3).map(" ".join), st.sampled_from(["Ż" * 90, "a" * 90]), st.text(max_size=90)
)
ids = st.lists(st.sampled_from(["skeleton", "x", "a" * 40]), min_size=1, max_size=2).map("-".join)


@st.composite
def papers(draw: st.DrawFn) -> tuple[AnyDeliverable, ...]:
    kinds = st.sampled_from([Deliverable, CustomerDeliverable])
    made = [
        draw(kinds)(id_, draw(titles), document=lambda view: None, workbook=lambda view: None)  # type: ignore[arg-type, return-value]
        for id_ in draw(st.lists(ids, unique=True, min_size=3, max_size=6))
    ]
    return tuple(made)


@given(papers())
def test_no_two_files_have_one_name_on_any_disk(some: tuple[AnyDeliverable, ...]) -> None:
    files = [path for of_paper in paths(some, NOTHING).values() for path in of_paper.values()]
    assert len({path.casefold() for path in files}) == len(files) == sum(len(paper.formats) for paper in some)
    assert all(path.isascii() and len(Path(path).stem) + len(MARKS) <= LONGEST_ON_A_DISK for path in files)


@given(papers())
def test_names_do_not_depend_on_the_order(some: tuple[AnyDeliverable, ...]) -> None:
    assert paths(some, NOTHING) == paths(some[::-1], NOTHING)


@given(papers(), titles)
def test_a_third_paper_of_a_title_leaves_the_names_of_two(some: tuple[AnyDeliverable, ...], title: str) -> None:
    two = (Deliverable("one", title, workbook=lambda view: None), Deliverable("two", title, workbook=lambda view: None))  # type: ignore[arg-type, return-value]
    before, after = paths(two, NOTHING), paths((*two, *some), NOTHING)
    assert {id_: after[id_] for id_ in before} == before


def test_a_title_that_ends_like_an_id_takes_no_other_papers_name(tmp_path: Path) -> None:
    talk = {
        "stage": "discovery",
        "channel": "on-site",
        "minutes": 10,
        "goal": "Cel rozmowy.",
        "blocks": {"reason": {"title": "Powód", "minutes": 10, "goal": "Poznać powód.", "points": ["Jeden."]}},
        "close": {"ask": "Pytanie?", "next_step": "Termin.", "fallback": "Wizytówka."},
    }
    named = {"x": "Rozmowa", "y": "Rozmowa", "z": "Rozmowa skeleton x"}
    skeletons = {id_: {**talk, "title": title} for id_, title in named.items()}
    data = {"id": "shop", "extends": "ten-stage", "company": {"name": "Ziarno"}, "skeletons": skeletons}
    only = [option for id_ in named for option in ("--only", f"skeleton-{id_}")]
    made = make_set(write_blueprint(tmp_path / "shop", data), tmp_path / "output", *only)
    assert {file.deliverable for file in made.files} == {f"skeleton-{id_}" for id_ in named}
    assert len({path for path in made.paths() if path.is_file()}) == len(made.files) == 6
