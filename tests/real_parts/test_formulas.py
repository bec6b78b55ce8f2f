"""Formulas: LibreOffice calculates what we wrote beside them, and in filled registers what the rules say."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.contact import Cadence
from generator.deliverables.messages import CHANNELS
from generator.locale import said
from generator.rhythm.calendar import calendar_for
from tests.papers import MadeSet, spaces_as_written

from .office import named, recalculated

TODAY = datetime.date(2026, 1, 5)
EXAMPLE = "przykład"
EVERY = 2
"""Of all touches every second is entered, from each cadence, so that rows of the register stay empty."""
STARTS = (
    datetime.date(2025, 12, 22),
    TODAY,
    datetime.date(2026, 4, 2),
    datetime.date(2026, 4, 30),
    datetime.date(2026, 5, 16),
)
"""Before Christmas, today, before Easter, before the holidays of May, and a Saturday."""


class Table:
    """A table of a sheet, by the titles of its columns."""

    def __init__(self, sheet: Worksheet, *titles: str) -> None:
        self.sheet = sheet
        self.header = next(row[0].row for row in sheet.iter_rows() if set(titles) <= {cell.value for cell in row})
        self.columns = {str(cell.value): cell.column for cell in sheet[self.header] if cell.value is not None}
        begins_with_an_example = any(cell.value == EXAMPLE for cell in sheet[self.header + 1])
        self.first = self.header + 1 + begins_with_an_example

    def fill(self, rows: list[dict[str, Any]]) -> None:
        for number, row in enumerate(rows, self.first):
            for title, value in row.items():
                self.sheet.cell(number, self.columns[title]).value = value

    def rows(self) -> Iterator[dict[str, Any]]:
        for row in self.sheet.iter_rows(min_row=self.first):
            yield {title: _plain(row[column - 1].value) for title, column in self.columns.items()}


def on_the_day(workbook: bytes) -> bytes:
    """The workbook with the day that it shows for today, which is that of the blueprint, typed in."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            copy.writestr(name, source.read(name).replace(b"<f>TODAY()</f>", b""))
    return target.getvalue()


def opened(example: MadeSet, paper: str) -> Any:
    return load_workbook(io.BytesIO(on_the_day(example.path(paper, "xlsx").read_bytes())))


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime.datetime) else value


# What stands beside the formulas


@pytest.fixture(scope="module")
def own(example: MadeSet, name_only: MadeSet) -> dict[str, bytes]:
    """The workbooks of both sets."""
    bare = {f"bare-{name}": content for name, content in named(name_only.paths("xlsx")).items()}
    return {name: on_the_day(content) for name, content in {**named(example.paths("xlsx")), **bare}.items()}


@pytest.fixture(scope="module")
def calculated(own: dict[str, bytes], soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return recalculated(soffice, own, tmp_path_factory.mktemp("calculated"))


def formulas(workbook: bytes) -> list[tuple[str, str]]:
    """Sheet and address of each formula."""
    sheets = load_workbook(io.BytesIO(workbook))
    return [
        (sheet.title, cell.coordinate)
        for sheet in sheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    ]


def test_every_result_of_ours_is_the_one_that_libreoffice_calculates(
    own: dict[str, bytes], calculated: dict[str, Path]
) -> None:
    assert set(calculated) == set(own)
    compared, wrong = 0, []
    for name, content in own.items():
        ours, theirs = (
            load_workbook(io.BytesIO(content), data_only=True),
            load_workbook(calculated[name], data_only=True),
        )
        for sheet, address in formulas(content):
            result, expected = ours[sheet][address].value, theirs[sheet][address].value
            assert theirs[sheet][address].data_type != "e", (name, sheet, address, expected)
            if result is not None:
                compared += 1
                wrong += [] if same(result, expected) else [(name, sheet, address, result, expected)]
    assert wrong == []
    assert compared > 100


def same(ours: Any, theirs: Any) -> bool:
    if isinstance(ours, int | float | Decimal) and isinstance(theirs, int | float):
        return abs(float(ours) - float(theirs)) < 1e-6 * max(1.0, abs(float(ours)))
    return (ours or "") == (theirs or "")


def test_workbooks_that_calculate_have_formulas(own: dict[str, bytes]) -> None:
    with_formulas = {name.rsplit("-", 1)[0] for name, content in own.items() if formulas(content)}
    assert {"S00-sekwencje-kontaktu", "S10-rejestr-win-loss", "S00-lista-obiekcji-i-odpowiedzi"} <= with_formulas


# Filled registers


def touches(cadence: Cadence) -> list[tuple[int, str]]:
    """Days from the start and channel of each touch, in their order."""
    steps = sorted(cadence.steps.values(), key=lambda step: step.day)
    return [(step.day - steps[0].day, said(CHANNELS[step.channel], "pl") if step.channel else "") for step in steps]


def due_date(cadence: Cadence, start: datetime.date, offset: int, blueprint: Blueprint) -> datetime.date:
    if cadence.working_days:
        calendar = calendar_for(blueprint)
        return calendar.add_working_days(calendar.next_working_day(start), offset)
    return start + datetime.timedelta(days=offset)


def contacts(blueprint: Blueprint) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Rows of the contact register, and what has to come out of each."""
    for cadence in blueprint.cadences.values():
        for start in STARTS:
            for done, (offset, channel) in enumerate(touches(cadence)):
                due = due_date(cadence, start, offset, blueprint)
                state = "zaległe" if due < TODAY else "dzisiaj" if due == TODAY else "w planie"
                row = {
                    "Osoba": f"{cadence.id} {start} {done}",
                    "Sekwencja": cadence.name,
                    "Start": start,
                    "Wykonane kontakty": done,
                    "Podstawa kontaktu": basis_for(channel, blueprint),
                }
                yield row, {"Następny termin": due, "Następny kanał": channel, "Stan": state, WHY: None}
        over = {"Następny termin": None, "Następny kanał": None, "Stan": "zakończone", WHY: None}
        basis = basis_for("", blueprint)
        finished = {
            "Osoba": f"{cadence.id} over",
            "Podstawa kontaktu": basis,
            "Sekwencja": cadence.name,
            "Start": TODAY,
        }
        yield {**finished, "Wykonane kontakty": len(cadence.steps)}, over
        yield {**finished, "Osoba": f"{cadence.id} refused", "Wynik": "odmowa"}, over


WHY = "Dlaczego nie kontaktować"
_ALWAYS = said(CHANNELS["task"], "pl"), ""


def basis_for(channel: str, blueprint: Blueprint, *, serving: bool = True) -> str:
    """The first basis that serves for a channel, in Polish, or that does not."""
    for basis in blueprint.legal_bases.values():
        served = [said(CHANNELS[one], "pl") for one in basis.channels] or [channel]
        if (channel in (*served, *_ALWAYS)) == serving:
            return basis.name
    raise LookupError(channel)


def nobody_to_contact(blueprint: Blueprint) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Rows of people whom nobody may contact, and the reason that the register has to give."""
    cadence = next(iter(blueprint.cadences.values()))
    channel = touches(cadence)[0][1]
    fitting, yesterday = basis_for(channel, blueprint), TODAY - datetime.timedelta(days=1)
    begun = {"Sekwencja": cadence.name, "Start": TODAY, "Wykonane kontakty": 0}
    rows = (
        ({"Osoba": "without", **begun}, "brak zapisanej podstawy kontaktu"),
        (
            {"Osoba": "ran out", "Podstawa kontaktu": fitting, "Podstawa ważna do": yesterday, **begun},
            "podstawa wygasła",
        ),
        (
            {"Osoba": "other", "Podstawa kontaktu": basis_for(channel, blueprint, serving=False), **begun},
            "podstawa nie obejmuje następnego kanału",
        ),
        ({"Osoba": "objects", "Podstawa kontaktu": fitting, **begun, "Wynik": OBJECTED}, OBJECTED),
        ({"Osoba": "objects", "Podstawa kontaktu": fitting, **begun}, OBJECTED),
    )
    silent = {"Następny termin": None, "Następny kanał": None, "Stan": "nie kontaktować"}
    return ((row, {**silent, WHY: reason}) for row, reason in rows)


OBJECTED = "sprzeciw wobec kontaktu"


@pytest.fixture(scope="module")
def filled(example: MadeSet, soffice: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The registers, filled as people would and calculated."""
    made = {
        "cadences.xlsx": filled_cadences(example),
        "win-loss.xlsx": filled_win_loss(example),
        "objections.xlsx": filled_objections(example),
    }
    done = recalculated(soffice, made, tmp_path_factory.mktemp("filled"))
    return {name: load_workbook(path, data_only=True) for name, path in done.items()}


def filled_cadences(example: MadeSet) -> bytes:
    workbook = opened(example, "cadences")
    rows = [row for row, _ in [*list(contacts(example.blueprint))[::EVERY], *nobody_to_contact(example.blueprint)]]
    Table(workbook["Rejestr kontaktów"], "Osoba", "Start").fill(rows)
    return saved(workbook)


def saved(workbook: Any) -> bytes:
    target = io.BytesIO()
    workbook.save(target)
    return target.getvalue()


def test_due_dates_follow_the_working_calendar(example: MadeSet, filled: dict[str, Any]) -> None:
    rows = list(Table(filled["cadences.xlsx"]["Rejestr kontaktów"], "Osoba", "Start").rows())
    expected = [*list(contacts(example.blueprint))[::EVERY], *nobody_to_contact(example.blueprint)]
    assert len(expected) > 40
    assert any(
        wanted["Następny termin"] and wanted["Następny termin"] - row["Start"] > datetime.timedelta(9)
        for row, wanted in expected
    )
    for (row, wanted), found in zip(expected, rows, strict=False):
        assert {title: found[title] or None for title in wanted} == wanted, row


def test_nobody_is_contacted_without_a_basis_that_serves(example: MadeSet, filled: dict[str, Any]) -> None:
    rows = {row["Osoba"]: row for row in Table(filled["cadences.xlsx"]["Rejestr kontaktów"], "Osoba", "Start").rows()}
    for row, wanted in nobody_to_contact(example.blueprint):
        assert {title: rows[row["Osoba"]][title] or None for title in wanted} == wanted, row


def test_contacts_are_counted_by_state_and_the_example_is_not(example: MadeSet, filled: dict[str, Any]) -> None:
    expected = [*list(contacts(example.blueprint))[::EVERY], *nobody_to_contact(example.blueprint)]
    counted = {
        row["Stan"]: row["Kontakty"] for row in Table(filled["cadences.xlsx"]["Kontakty według stanu"], "Stan").rows()
    }
    for state in ("zaległe", "dzisiaj", "w planie", "nie kontaktować", "zakończone"):
        assert counted[state] == sum(wanted["Stan"] == state for _, wanted in expected), state


def test_a_row_that_nobody_has_filled_says_nothing(filled: dict[str, Any]) -> None:
    last = list(Table(filled["cadences.xlsx"]["Rejestr kontaktów"], "Osoba", "Start").rows())[-1]
    assert {value or None for value in last.values()} == {None}


LAST_CONTACT = datetime.date(2026, 1, 12)


def interviews(blueprint: Blueprint) -> list[dict[str, Any]]:
    """Four interviews: before, in, at the end of and after the window; and two of the quarter before."""
    programme = blueprint.win_loss
    least = float(programme.min_value.amount) if programme.min_value else 0.0
    days = (
        programme.window_min_days - 1,
        programme.window_min_days,
        programme.window_max_days,
        programme.window_max_days + 1,
    )
    outcomes = ("wygrana", "przegrana", "przegrana", "rezygnacja z zakupu")
    before = datetime.date(2025, 12, 31)
    earlier = [
        {"Nr rozmowy": number, "Wartość netto": least, "Wynik": "wygrana", "Ostatni kontakt": LONG_AGO, HELD: before}
        for number in ("W5", "W6")
    ]
    asked = [
        {
            "Nr rozmowy": f"W{number}",
            "Klient": f"Klient {number}",
            "Wartość netto": least - 1 if number == 1 else least,
            "Wynik": outcome,
            "Ostatni kontakt": LAST_CONTACT,
            HELD: LAST_CONTACT + datetime.timedelta(days=later),
        }
        for number, (outcome, later) in enumerate(zip(outcomes, days, strict=True), 1)
    ]
    return [*asked, *earlier]


HELD = "Data rozmowy"
LONG_AGO = datetime.date(2025, 12, 1)


def codes(blueprint: Blueprint) -> tuple[str, str, str]:
    """Two drivers of one group and one of another."""
    drivers = list(blueprint.win_loss.drivers.values())
    first = drivers[0]
    same_group = next(driver for driver in drivers[1:] if driver.group == first.group)
    other = next(driver for driver in drivers if driver.group != first.group)
    return first.name, same_group.name, other.name


def filled_win_loss(example: MadeSet) -> bytes:
    workbook = opened(example, "win-loss-register")
    first, same_group, other = codes(example.blueprint)
    Table(workbook["Rozmowy"], "Nr rozmowy", "Klient").fill(interviews(example.blueprint))
    believed = [{"Nr rozmowy": f"W{n}", "Główny powód zdaniem handlowca": first} for n in (1, 2, 3, 4, 5, 6)]
    Table(workbook["Przekonania"], "Nr rozmowy").fill(believed)
    coded = [("W1", first, "rozstrzygający"), ("W1", other, "poboczny"), ("W2", same_group, "rozstrzygający")]
    coded += [("W3", first, "ważny"), ("W3", other, "rozstrzygający"), ("W4", first, "ważny")]
    coded += [("W5", first, "rozstrzygający"), ("W6", other, "rozstrzygający")]
    rows = [
        {
            "Nr rozmowy": number,
            "Powód": driver,
            "Waga": weight,
            "Za nami czy przeciw": "za nami" if number == "W1" else "przeciw nam",
        }
        for number, driver, weight in coded
    ]
    Table(workbook["Kodowanie"], "Nr rozmowy", "Powód").fill(rows)
    marks = Table(workbook["Oceny"], "Nr rozmowy")
    item = list(marks.columns)[2]
    marks.fill([{"Nr rozmowy": number, item: mark} for number, mark in (("W1", 5), ("W2", 2), ("W3", 4), ("W5", 1))])
    raised, stage = next(iter(example.blueprint.objections.values())).wordings[0], "5. Oferta"
    said = [("W1", "przekonała"), ("W2", "nie przekonała"), ("W3", "nie przekonała"), ("W5", "nie przekonała")]
    objections = [{"Nr rozmowy": n, OBJECTION: raised, "Nasza odpowiedź": answer} for n, answer in said]
    Table(workbook["Obiekcje"], "Nr rozmowy").fill(objections)
    turned = [{"Nr rozmowy": n, STAGE: stage, "Za nami czy przeciw": "przeciw nam"} for n in ("W2", "W3", "W5")]
    Table(workbook["Punkty zwrotne"], "Nr rozmowy").fill(turned)
    return saved(workbook)


OBJECTION, STAGE = "Obiekcja z naszej listy (puste: nowa)", "Etap, na którym to się stało"


def test_the_window_of_an_interview_is_counted_and_kept(example: MadeSet, filled: dict[str, Any]) -> None:
    programme = example.blueprint.win_loss
    rows = list(Table(filled["win-loss.xlsx"]["Rozmowy"], "Nr rozmowy", "Klient").rows())[:4]
    assert [row["Do analizy?"] for row in rows] == ["nie", "tak", "tak", "tak"]
    assert [row["W terminie?"] for row in rows] == ["nie", "tak", "tak", "nie"]
    assert {row["Rozmowa od"] for row in rows} == {LAST_CONTACT + datetime.timedelta(programme.window_min_days)}
    assert {row["Rozmowa do"] for row in rows} == {LAST_CONTACT + datetime.timedelta(programme.window_max_days)}


def test_beliefs_are_compared_with_what_customers_say(example: MadeSet, filled: dict[str, Any]) -> None:
    first, same_group, other = codes(example.blueprint)
    rows = list(Table(filled["win-loss.xlsx"]["Przekonania"], "Nr rozmowy").rows())
    rows = [*rows[:4], rows[6]]
    truths = [row["Rozstrzygający powód zdaniem klienta"] or None for row in rows]
    assert truths == [first, same_group, other, None, None]
    assert [row["Zgodność"] or None for row in rows] == ["zgodne", "ta sama grupa", "różne", None, None]


def test_the_analysis_counts_what_was_coded(example: MadeSet, filled: dict[str, Any]) -> None:
    first, same_group, other = codes(example.blueprint)
    found = {row["Powód"]: row for row in Table(filled["win-loss.xlsx"]["Analiza"], "Powód", "Wskazania").rows()}
    titles = ("Wygrana", "Przegrana", "Rezygnacja z zakupu", "Wskazania", "Rozstrzygający", "Za nami", "Przeciw nam")
    assert [found[first][title] for title in titles] == [1, 1, 1, 3, 1, 1, 2]
    assert [found[same_group][title] for title in titles] == [0, 1, 0, 1, 1, 0, 1]
    assert [found[other][title] for title in titles] == [1, 1, 0, 2, 1, 1, 1]


def test_the_quarter_before_is_counted_by_itself(example: MadeSet, filled: dict[str, Any]) -> None:
    """Neither the analysis of this quarter nor what is missing for its target knows of it."""
    now, before, *others = Table(filled["win-loss.xlsx"]["Kwartały"], "Kwartał", "Cel").rows()
    assert [now[title] for title in ("Kwartał", "Wygrana", "Przegrana", "Przeprowadzone")] == [
        "1. kwartał 2026",
        1,
        2,
        4,
    ]
    told = [before[title] for title in ("Kwartał", "Wygrana", "Przegrana", "Przeprowadzone", "Trafność przekonań, %")]
    assert told == ["4. kwartał 2025", 2, 0, 2, 50]
    assert {row["Przeprowadzone"] for row in others} == {0}
    wanted = {quota.outcome: quota.per_quarter for quota in example.blueprint.win_loss.quotas.values()}
    missing = wanted["won"] - 1 + wanted["lost"] - 2 + wanted["abandoned"] - 1
    assert now["Brakuje"] == missing
    rows = Table(filled["win-loss.xlsx"]["Podsumowanie"], "Wielkość", "Wartość").rows()
    left = {row["Wielkość"]: row["Wartość"] for row in rows}
    assert left["Brakuje do celu kwartału: wygrana"] == wanted["won"] - 1
    assert left["Okres"] == "1/2026 – 3/2026"


def test_objections_and_turning_points_are_counted(example: MadeSet, filled: dict[str, Any]) -> None:
    heard = next(iter(Table(filled["win-loss.xlsx"]["Obiekcje według wyniku"], "Obiekcja", "Ile razy").rows()))
    assert list(heard.values())[1:] == [1, 2, 0, 3, 2]
    stages = Table(filled["win-loss.xlsx"]["Punkty zwrotne według etapu"], "Etap", "Punkty zwrotne").rows()
    assert {row["Etap"]: list(row.values())[1:] for row in stages if row["Punkty zwrotne"]} == {"5. Oferta": [2, 0, 2]}


SELECTED = [
    ({}, "tak", "wartość i wynik"),
    ({"Strategiczny klient?": "tak"}, "tak", "strategiczny klient"),
    ({"Pierwsze zamówienie?": "tak"}, "tak", "pierwsze zamówienie"),
    ({"Wykluczenie": "spór albo windykacja", "Strategiczny klient?": "tak"}, "nie", "spór albo windykacja"),
    ({"Wykluczenie": "reklamacja albo dostawa w toku"}, "nie", "reklamacja albo dostawa w toku"),
    ({"Wartość netto": 1, "Strategiczny klient?": "tak"}, "nie", "poniżej progu wartości"),
    ({"Wartość netto": None}, None, "brak wartości"),
    ({"Segment": "dearer"}, "nie", "poniżej progu wartości"),
    ({"Wynik": None}, None, None),
]


def test_a_deal_is_selected_by_more_than_its_value(example: MadeSet, soffice: str, tmp_path: Path) -> None:
    workbook, blueprint = opened(example, "win-loss-register"), example.blueprint
    assert blueprint.win_loss.min_value
    dearer = next(one for one in blueprint.segments.values() if one.win_loss_min_value != blueprint.win_loss.min_value)
    deal = {"Wartość netto": float(blueprint.win_loss.min_value.amount), "Wynik": "przegrana"}
    deals = [{**deal, **changed} for changed, _, _ in SELECTED]
    for one in deals:
        one.update({"Segment": dearer.name} if one.get("Segment") else {})
    Table(workbook["Rozmowy"], "Nr rozmowy", "Klient").fill(deals)
    (path,) = recalculated(soffice, {"register.xlsx": saved(workbook)}, tmp_path).values()
    rows = Table(load_workbook(path, data_only=True)["Rozmowy"], "Nr rozmowy", "Klient").rows()
    found = [(row["Do analizy?"] or None, row["Dlaczego"] or None) for row in rows]
    assert found[: len(SELECTED)] == [(selected, why) for _, selected, why in SELECTED]


def test_the_summary_adds_up(filled: dict[str, Any]) -> None:
    rows = Table(filled["win-loss.xlsx"]["Podsumowanie"], "Wielkość", "Wartość").rows()
    found = {row["Wielkość"]: row["Wartość"] for row in rows}
    assert found["Przeprowadzone rozmowy"] == 4
    assert found["Rozmowy: przegrana"] == 2
    assert found["Rozmowy, w których znamy i przekonanie handlowca, i słowa klienta"] == 3
    assert (found["Trafność przekonań, %"], found["Rozmowy w terminie, %"]) == (33, 50)
    mean = next(Table(filled["win-loss.xlsx"]["Średnie ocen"], "Średnia").rows())
    assert (mean["Średnia"], mean["Liczba ocen"]) == (3.67, 3)


def filled_objections(example: MadeSet) -> bytes:
    workbook = opened(example, "objections")
    heard = [objection.wordings[0] for objection in example.blueprint.objections.values()]
    rows = [{"Obiekcja": heard[0], "Zadziałało?": answer} for answer in ("tak", "nie", "tak")]
    Table(workbook["Dziennik"], "Obiekcja", "Zadziałało?").fill(
        [*rows, *[{"Obiekcja": heard[1], "Zadziałało?": "nie"}] * 3]
    )
    return saved(workbook)


def test_the_ranking_of_objections_counts_the_log(example: MadeSet, filled: dict[str, Any]) -> None:
    heard = [objection.wordings[0] for objection in example.blueprint.objections.values()]
    rows = Table(filled["objections.xlsx"]["Ranking"], "Obiekcja", "Ile razy").rows()
    found = {
        spaces_as_written(row["Obiekcja"]): [value or None for value in list(row.values())[1:]]
        for row in rows
        if row["Obiekcja"]
    }
    assert found[heard[0]] == [3, 2, 67, None]
    assert found[heard[1]] == [3, None, None, "tak"]
    assert found[heard[2]] == [None] * 4
