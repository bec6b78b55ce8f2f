"""Pages as people use them: the portal is searched, a call noted and timed, on a phone, on a dark screen, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.papers import MadeSet, make_set
from tests.shell import write

from .conftest import PHONE, WIDE, Opening

ACCESSIBLE = """axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
})"""
GUIDE = "skeleton-discovery"
SHOWN = ["portal", GUIDE, "stage-cards", "objections", "messages", "skeleton-win-loss", "offer-detailed"]


def guide(opened: Opening, made: MadeSet, **options: Any) -> Page:
    page: Page = opened(made.path(GUIDE, "html"), **options)
    return page


# The portal


@pytest.mark.parametrize(
    ("language", "typed", "paper", "place"),
    [
        ("pl", "drożyzna", "objections", "too-expensive"),
        ("pl", "konkurecja tansza", "objections", "competitor-cheaper"),
        ("pl", "rabatów", "objections", "discount-demand"),
        ("pl", "zimny telefon", "skeleton-cold-call", ""),
        ("en", "pricey", "objections", "too-expensive"),
        ("en", "discuont", "objections", "discount-demand"),
        ("en", "negotiating", "techniques", "limits-and-alternatives"),
        ("en", "gatekeeper", "skeleton-cold-call", ""),
    ],
)
def test_the_portal_finds_by_synonym_slip_and_form(
    language: str, typed: str, paper: str, place: str, sets: dict[str, MadeSet], opened: Opening
) -> None:
    made = sets[language]
    page: Page = opened(made.folder / "index.html")
    page.get_by_role("searchbox").fill(typed)
    expect(page.locator(".result").first).to_be_visible()
    found = [str(link.get_attribute("href")) for link in page.locator(".result").all()[:5]]
    path = made.path(paper, "html").relative_to(made.folder).as_posix()
    assert any(href == (f"{path}#{place}" if place else path) for href in found), found
    assert re.search(r"\d", page.locator(".search .status").inner_text())


def test_the_portal_is_worked_from_the_keyboard(example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.folder / "index.html")
    page.keyboard.press("/")
    page.keyboard.type("za drogo")
    expect(page.locator(".result").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".result").nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/internal/html/.*#too-expensive$"))


def test_a_search_for_nothing_known_says_so(example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.folder / "index.html")
    page.get_by_role("searchbox").fill("qwxyzzy")
    expect(page.locator(".search .status")).to_contain_text("Nic")
    expect(page.locator(".result")).to_have_count(0)


def test_escape_empties_the_search(example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.folder / "index.html")
    page.get_by_role("searchbox").fill("rabat")
    expect(page.locator(".result").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".result")).to_have_count(0)
    expect(page.get_by_role("searchbox")).to_have_value("")


def test_a_found_word_is_marked_in_whatever_form_it_stands(example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.folder / "index.html")
    page.get_by_role("searchbox").fill("rabatami")
    expect(page.locator(".result mark").first).to_contain_text("rabat", ignore_case=True)


def test_the_portal_leads_to_its_lists(example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.folder / "index.html")
    ways = page.locator(".ways a")
    assert [str(way.get_attribute("href")) for way in ways.all()] == ["#moments", "#stages", "#roles", "#documents"]
    assert page.locator("#documents ~ .links li").count() > 30


def test_a_paper_opens_another_at_its_place(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    page.locator("a[href*='#no-budget']").first.click()
    page.wait_for_url(re.compile(r"#no-budget$"))
    expect(page.locator("#no-budget")).to_be_in_viewport()


# Notes of a call


def noted(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(
        "JSON.parse(Object.entries(localStorage).find(([key]) => key.startsWith('salesbook/'))?.[1] || '{}')"
    )
    return found


def test_notes_and_ticks_survive_a_reload(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    area, tick = page.locator(".content textarea").nth(1), page.locator(".content input[type=checkbox]").nth(2)
    area.fill("Linia staje co tydzień\nstraty 30 tys.")
    tick.check()
    page.reload()
    expect(area).to_have_value("Linia staje co tydzień\nstraty 30 tys.")
    expect(tick).to_be_checked()
    assert len(noted(page)) == 2


def test_a_rating_stays(example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.path("skeleton-win-loss", "html"))
    mark = page.locator("input[type=radio][value='4']").first
    mark.check()
    page.reload()
    expect(mark).to_be_checked()


def test_what_is_cleared_comes_back_by_undo(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    area = page.locator(".content textarea").first
    area.fill("ważne")
    page.locator(".open").click()
    page.locator(".clear").click()
    expect(area).to_have_value("")
    assert noted(page) == {}
    page.locator(".undo").click()
    expect(area).to_have_value("ważne")
    page.reload()
    expect(area).to_have_value("ważne")


def test_notes_of_another_paper_are_not_mixed_in(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    page.locator(".open").click()
    page.locator("[data-note=other]").fill("z odkrywania")
    page.goto(example.path("skeleton-cold-call", "html").as_uri())
    expect(page.locator("[data-note=other]")).to_have_value("")


PLACE_GONE = """{
  const [key, notes] = Object.entries(localStorage).find(([key]) => key.startsWith("salesbook/"));
  const put = (key, notes) => localStorage.setItem(key, JSON.stringify(notes));
  put(key, { ...JSON.parse(notes), gone: { name: "Stare pytanie", value: "stara odpowiedź" } });
  put(key.replace(/[^/]*$/, "0.9"), { other: { name: "Inne notatki", value: "z marca" } });
}"""


def test_no_note_is_lost_when_a_page_or_its_edition_changes(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    page.locator(".content textarea").first.fill("nowe")
    page.evaluate(PLACE_GONE)
    page.reload()
    page.locator(".open").click()
    expect(page.locator(".lost li")).to_have_text("Stare pytanie: stara odpowiedź")
    expect(page.locator(".earlier p")).to_contain_text("0.9")
    page.locator(".earlier button").first.click()
    expect(page.locator(".finished textarea")).to_have_value(re.compile("z marca"))
    page.locator(".copy").click()
    expect(page.locator(".finished textarea")).to_have_value(re.compile("Stare pytanie: stara odpowiedź"))


CLOSED = "Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject() } })"


def test_the_note_for_the_crm_has_the_names_of_its_fields(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example, permissions=["clipboard-read", "clipboard-write"])
    field = next(q for q in example.blueprint.questions.values() if q.id in used(example) and q.crm_field)
    label = example.blueprint.crm_fields[str(field.crm_field)].label
    page.locator(".open").click()
    page.locator("[data-note=customer]").fill("Mleczarnia Łąka")
    page.locator("[data-note=other]").fill("Dzwonić po 15:00")
    page.locator(f".question textarea[data-name='{label}']").first.fill("co tydzień")
    page.locator("td.check input").first.check()
    page.locator(".checklist input").first.check()
    page.locator(".copy").click()
    expect(page.locator(".notebar .status")).to_have_text("Skopiowano")
    first, *lines = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert re.fullmatch(r"Szkielet rozmowy „Discovery meeting” – Mleczarnia Łąka – [\d.]+", first)
    assert lines[0] == f"{label}: co tydzień"
    assert lines[1].startswith("Wynik rozmowy i co dalej: ")
    assert lines[2:] == ["Inne notatki: Dzwonić po 15:00"]


def used(made: MadeSet) -> set[str]:
    return {id_ for block in made.blueprint.skeletons["discovery"].blocks.values() for id_ in block.questions}


def test_where_the_clipboard_is_closed_the_note_is_selected(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    page.evaluate(CLOSED)
    page.evaluate("document.execCommand = () => false")
    page.locator(".content textarea").first.fill("tylko to")
    page.locator(".copy").click()
    expect(page.locator(".notebar .status")).to_contain_text("Ctrl+C")
    assert "tylko to" in page.evaluate("document.activeElement.value.slice(0, document.activeElement.selectionEnd)")


def test_an_empty_page_has_nothing_to_copy(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    page.locator(".copy").click()
    expect(page.locator(".notebar .status")).to_have_text("Nie ma jeszcze czego kopiować.")


def test_a_browser_that_keeps_nothing_says_so(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    page.evaluate("void (Storage.prototype.setItem = () => { throw new Error('full'); })")
    page.locator(".content textarea").first.fill("x")
    expect(page.locator(".notebar .status")).to_contain_text("nie przechowuje notatek")


def test_the_timer_says_which_part_should_be_on(example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.folder / "index.html")
    page.clock.install()
    page.goto(example.path(GUIDE, "html").as_uri())
    parts = list(example.blueprint.skeletons["discovery"].blocks.values())
    page.locator(".run").click()
    status = page.locator(".notebar .status")
    expect(status).to_contain_text(parts[0].title)
    page.clock.fast_forward(parts[0].minutes * 60_000)
    expect(status).to_contain_text(parts[1].title)
    expect(page.locator(f"#talk-{parts[1].id}")).to_have_attribute("aria-current", "step")
    page.locator(".run").click()
    page.clock.fast_forward(600_000)
    expect(page.locator(".spent")).to_have_text(re.compile(rf"^{parts[0].minutes}:0\d$"))
    page.reload()
    expect(page.locator(".spent")).to_have_text(re.compile(rf"^{parts[0].minutes}:0\d$"))
    page.locator(".run").click()
    page.clock.fast_forward(sum(part.minutes for part in parts) * 60_000)
    expect(status).to_contain_text("minął")
    page.locator(".reset").click()
    expect(page.locator(".spent")).to_have_text("0:00")


# Everybody, everywhere


@pytest.mark.parametrize(("scheme", "width"), [("light", WIDE), ("dark", PHONE)])
@pytest.mark.parametrize("paper", SHOWN)
def test_nothing_shuts_anybody_out(
    paper: str, scheme: str, width: int, example: MadeSet, opened: Opening, axe: str
) -> None:
    page: Page = opened(example.path(paper, "html"), width=width, color_scheme=scheme, reduced_motion="reduce")
    if paper == "portal":
        page.get_by_role("searchbox").fill("drogo")
        expect(page.locator(".result").first).to_be_visible()
    elif page.locator(".open").count():
        page.locator(".open").click()
        page.locator(".run, .copy").first.click()
    page.evaluate(axe)
    assert told(page.evaluate(ACCESSIBLE)) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth + 1"), "the page is wider than the screen"


def told(result: dict[str, Any]) -> list[str]:
    return [f"{rule['id']}: {node['html'][:120]}" for rule in result["violations"] for node in rule["nodes"][:3]]


def test_a_fault_would_be_found(example: MadeSet, opened: Opening, axe: str) -> None:
    page: Page = opened(example.path(GUIDE, "html"))
    page.evaluate("document.querySelector('h1').style.color = '#bbb'")
    page.evaluate("document.querySelector('.content textarea').removeAttribute('aria-label')")
    page.evaluate(axe)
    assert {one.partition(":")[0] for one in told(page.evaluate(ACCESSIBLE))} >= {"color-contrast"}


@pytest.mark.parametrize("paper", ["portal", GUIDE, "objections"])
def test_paper_has_no_controls_and_is_light(paper: str, example: MadeSet, opened: Opening) -> None:
    page: Page = opened(example.path(paper, "html"), color_scheme="dark")
    page.emulate_media(media="print")
    controls = page.locator("button, input[type=search], nav, summary, .notebar .status")
    assert [one for one in controls.all() if one.is_visible()] == []
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_printed_guide_has_the_notes(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example)
    page.locator(".content textarea").first.fill("na papier")
    page.locator(".open").click()
    page.locator("[data-note=other]").fill("i to")
    page.locator(".open").click()
    page.emulate_media(media="print")
    assert page.locator(".content textarea").first.is_visible()
    assert page.locator("[data-note=other]").is_visible()


def test_every_control_can_be_hit_with_a_thumb(example: MadeSet, opened: Opening) -> None:
    page = guide(opened, example, width=PHONE)
    page.locator(".open").click()
    small = [box for box in boxes(page) if box["width"] < 24 or box["height"] < 24]
    assert small == []


def boxes(page: Page) -> Iterator[dict[str, float]]:
    for control in page.locator("button, input, textarea, summary").all():
        box = control.bounding_box() if control.is_visible() else None
        if box:
            yield {"width": round(box["width"], 1), "height": round(box["height"], 1)}


# Strangers


HOSTILE = """\
extends: ten-stage
id: alfa
language: en
company: {name: "</script><script>document.title='taken'</script>"}
moments:
  too-expensive: {also+: ["</script><img src=x onerror=alert(1)>", "zzhostile"]}
"""


def test_words_of_a_stranger_stay_words(tmp_path: Path, opened: Opening) -> None:
    source = write(tmp_path / "alfa", {"blueprint.yaml": HOSTILE})
    made = make_set(source, tmp_path / "output", "--format", "html")
    page: Page = opened(made.folder / "index.html")
    page.get_by_role("searchbox").fill("zzhostile")
    expect(page.locator(".result").first).to_contain_text("too expensive")
    page.goto(made.path(GUIDE, "html").as_uri())
    page.locator(".content textarea").first.fill("<b>x</b>")
    page.locator(".copy").click()
    page.reload()
    expect(page.locator(".content textarea").first).to_have_value("<b>x</b>")
    assert "taken" not in page.title()[:6]
