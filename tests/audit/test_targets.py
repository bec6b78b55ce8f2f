"""Targets come to what the funnel needs, and are told once."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.audit.funnel import MOST, funnels_of
from generator.audit.targets import prospecting_fits_its_hours, targets_meet_the_funnel
from generator.blueprint.load import load
from tests.audit.mending import HEAD, Weakness, nothing_found, shown_and_mended
from tests.shell import write

WEAK = {
    "targets-below-funnel": Weakness(
        """\
company: {typical_order_value: 180000}
targets: {yearly_revenue: 6500000, salespeople: 3}
kpis:
  calls-made: {target: 55 prób w tygodniu}
""",
        "kpis.calls-made.target",
        """\
company: {typical_order_value: 180000}
targets: {yearly_revenue: 6500000, salespeople: 3}
kpis:
  calls-made: {target: 70 prób w tygodniu}
""",
    ),
    "target-told-twice": Weakness(
        """\
targets: {contacts_per_day: 8}
kpis:
  contacts-added: {target: 50 osób w tygodniu}
""",
        "kpis.contacts-added.target",
        """\
targets: {contacts_per_day: 8}
kpis:
  contacts-added: {target: 40 osób w tygodniu}
""",
    ),
    "more tries than fit into the hours": Weakness(
        """\
company: {typical_order_value: 100}
targets: {yearly_revenue: 4500, salespeople: 1, prospecting_hours_per_day: 2}
kpis:
  calls-made: {target: 250 prób w tygodniu}
  discovery-booked: {target: 14 rozmów w tygodniu}
  prospecting-hours: {target: 10 godzin w tygodniu}
""",
        "targets.prospecting_hours_per_day",
        """\
company: {typical_order_value: 100}
targets: {yearly_revenue: 4500, salespeople: 1, prospecting_hours_per_day: 3}
kpis:
  calls-made: {target: 250 prób w tygodniu}
  discovery-booked: {target: 14 rozmów w tygodniu}
  prospecting-hours: {target: 15 godzin w tygodniu}
""",
        code="targets-below-funnel",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "a target below the plan that a company lives with": """\
company: {typical_order_value: 180000}
targets: {yearly_revenue: 14500000, salespeople: 3}
kpis:
  calls-made: {target: 55 prób w tygodniu}
audit:
  accepted:
    old-customers: {code: targets-below-funnel, at: kpis, reason: Połowę kupują stali klienci.}
""",
    "a target in words": """\
company: {typical_order_value: 100}
targets: {yearly_revenue: 3600}
kpis:
  calls-made: {target: każdy numer z listy}
  discovery-booked: {target: 40 % rozmów}
""",
    "targets of the base, in whose place papers print what the funnel needs": """\
company: {typical_order_value: 180000}
targets: {yearly_revenue: 14500000, salespeople: 3, contacts_per_day: 8}
""",
    "a plan without a usual order": """\
targets: {yearly_revenue: 9000000}
""",
    "a company that sells enough": """\
company: {typical_order_value: 180000}
targets: {yearly_revenue: 1000000, salespeople: 3, contacts_per_day: 10}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])


def test_the_way_out_names_the_key_to_write_it_in(tmp_path: Path) -> None:
    weak = WEAK["more tries than fit into the hours"].weak
    write(tmp_path, {"blueprint.yaml": HEAD, "own.yaml": weak})
    (hint,) = {one.hint.partition(";")[0] for one in prospecting_fits_its_hours(load(tmp_path).blueprint)}
    assert hint == "Write 3, hours kept free a day, in `targets.prospecting_hours_per_day`"


def test_a_funnel_that_nobody_could_work_is_unknown(tmp_path: Path) -> None:
    """Seventy steps at which one in a hundred thousand gets on take more calls than anybody can plan with."""
    steps = "".join(f"  step-{number}: {{name: Krok, rate: 0.001, source: assumption}}\n" for number in range(70))
    (tmp_path / "blueprint.yaml").write_text(
        "extends: ten-stage\nlanguage: pl\ncompany: {name: Alfa, typical_order_value: 100}\n"
        f"targets: {{yearly_revenue: 100000}}\nfunnel:\n{steps}",
        "utf-8",
    )
    blueprint = load(tmp_path).blueprint
    (funnel,) = funnels_of(blueprint)
    assert funnel.needed[-1] == 1000
    assert max(count for count in funnel.needed if count is not None) <= MOST
    assert funnel.needed[0] is None
    assert [*targets_meet_the_funnel(blueprint), *prospecting_fits_its_hours(blueprint)] == []
