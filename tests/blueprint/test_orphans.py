"""Switching off an element of a base: the base's references to it go along, the company's own are mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.blueprint.load import load
from generator.blueprint.model.blueprint import Blueprint
from tests.shell import errors, only, where, write

BASE = """\
roles:
  seller: {name: Seller}
  boss: {name: Boss}
stages:
  offer: {number: 5, name: Offer, owner: boss}
  order: {number: 7, name: Order, owner: seller}
  part: {parent: order, mark: a, name: Part}
tools:
  calls: {stage: order, name: Calls, responsible: seller, accountable: boss}
  part-calls: {stage: part, name: Calls of the part}
  visits: {stage: offer, name: Visits, responsible: seller, perform: {on: meeting}}
events:
  meeting: {name: Meeting}
objections:
  dear: {category: price, wordings: [Dear], stages: [offer, order]}
people:
  anna: {name: Anna, roles: [seller, boss]}
"""


def own(folder: Path, text: str) -> Path:
    write(folder, {"base/blueprint.yaml": BASE})
    return write(folder / "own", {"blueprint.yaml": f"extends: ../base\ncompany: {{name: Tiny}}\n{text}"})


def loaded(folder: Path, text: str) -> Blueprint:
    return load(own(folder, text)).blueprint


def test_a_list_loses_what_is_switched_off(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, "roles: {boss: {disabled: true}}\n")
    assert blueprint.people["anna"].roles == ["seller"]


def test_a_path_into_what_is_switched_off_goes_and_ones_own_is_a_mistake(tmp_path: Path) -> None:
    changes = "changes: {late: {finding: F, affects: [objections.dear.wordings, stages.offer]}}\n"
    off = "objections: {dear: {disabled: true}}\n"
    write(tmp_path, {"base/blueprint.yaml": BASE + changes})
    head = "extends: ../base\ncompany: {name: Tiny}\n"
    blueprint = load(write(tmp_path / "own", {"blueprint.yaml": head + off})).blueprint
    assert blueprint.changes["late"].affects == ["stages.offer"]
    mine = "changes: {mine: {finding: F, affects: [objections.dear]}}\n"
    assert only(errors(own(tmp_path, off + mine)))["code"] == "switched-off"


def test_what_belongs_to_several_goes_when_none_of_them_is_left(tmp_path: Path) -> None:
    waves = "waves: {late: {name: Late, stages: [offer, order]}, first: {name: First}}\n"
    write(tmp_path, {"base/blueprint.yaml": BASE + waves})
    head = "extends: ../base\ncompany: {name: Tiny}\n"

    def left(off: str) -> dict[str, list[str]]:
        text = head + "".join(f"stages: {{{off}}}\n")
        waves = load(write(tmp_path / "own", {"blueprint.yaml": text})).blueprint.waves
        return {id_: wave.stages for id_, wave in waves.items()}

    assert left("offer: {disabled: true}") == {"late": ["order"], "first": []}
    assert left("offer: {disabled: true}, order: {disabled: true}") == {"first": []}


def test_an_optional_field_is_left_open(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, "roles: {boss: {disabled: true}}\n")
    assert blueprint.stages["offer"].owner is None
    assert blueprint.stages["order"].owner == "seller"
    assert blueprint.tools["calls"].accountable is None


def test_what_cannot_do_without_it_goes_along_and_so_does_what_refers_to_that(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, "stages: {order: {disabled: true}}\n")
    assert list(blueprint.stages) == ["offer"]
    assert list(blueprint.tools) == ["visits"]
    assert blueprint.objections["dear"].stages == ["offer"]


def test_an_objection_is_switched_off_alone(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, "objections: {dear: {disabled: true}}\n")
    assert list(blueprint.objections) == []
    assert len(blueprint.tools) == 3


def test_a_bases_frequency_goes_with_its_event(tmp_path: Path) -> None:
    assert loaded(tmp_path, "events: {meeting: {disabled: true}}\n").tools["visits"].perform is None


@pytest.mark.parametrize(
    ("reference", "column"),
    [
        ("owner: boss\n", 8),
        ("people: {ewa: {name: Ewa, roles: [seller, boss]}}\n", 43),
        ("stages: {offer: {owner: boss}}\n", 25),
    ],
)
def test_what_the_company_itself_refers_to_is_a_mistake(tmp_path: Path, reference: str, column: int) -> None:
    folder = own(tmp_path, f"{reference}roles:\n  boss: {{disabled: true}}\n")
    found = only(errors(folder))
    assert (found["code"], where(found)) == ("switched-off", ("blueprint.yaml", 3, column))
    assert "`boss` is switched off (see " in found["message"]
    assert "blueprint.yaml:5:10)" in found["message"]
    assert "`disabled`" in found["hint"]


def test_taking_the_switch_out_mends_it(tmp_path: Path) -> None:
    assert errors(own(tmp_path, "owner: boss\nroles:\n  boss: {}\n")) == []


def test_an_event_of_ones_own_frequency_is_a_mistake(tmp_path: Path) -> None:
    text = "tools: {calls: {perform: {on: meeting}}}\nevents: {meeting: {disabled: true}}\n"
    found = only(errors(own(tmp_path, text)))
    assert (found["code"], where(found)) == ("switched-off", ("blueprint.yaml", 3, 31))


def test_switching_off_nothing_leaves_all_as_it_is(tmp_path: Path) -> None:
    blueprint = loaded(tmp_path, "")
    assert (len(blueprint.stages), len(blueprint.tools), blueprint.people["anna"].roles) == (3, 3, ["seller", "boss"])


# --- layers on layers -----------------------------------------------------------------------------


def on_a_middle(folder: Path, middle: str, text: str = "") -> Path:
    write(folder, {"base/blueprint.yaml": BASE, "middle/blueprint.yaml": f"extends: ../base\n{middle}"})
    return write(folder / "own", {"blueprint.yaml": f"extends: ../middle\ncompany: {{name: Tiny}}\n{text}"})


def test_what_a_base_switches_off_takes_along_the_references_of_the_one_below(tmp_path: Path) -> None:
    folder = on_a_middle(tmp_path, "roles: {boss: {disabled: true}}\n")
    assert load(folder).blueprint.stages["offer"].owner is None


@pytest.mark.parametrize(
    ("middle", "own", "file"), [("owner: boss\n", "", "middle"), ("", "owner: boss\n", "own")], ids=["its own", "above"]
)
def test_a_bases_own_reference_to_what_it_switches_off_is_a_mistake_and_so_is_one_above(
    tmp_path: Path, middle: str, own: str, file: str
) -> None:
    folder = on_a_middle(tmp_path, f"{middle}roles: {{boss: {{disabled: true}}}}\n", own)
    found = only(errors(folder))
    assert (found["code"], Path(found["file"]).parent.name) == ("switched-off", file)


def test_what_two_bases_refer_to_goes_with_what_the_company_switches_off(tmp_path: Path) -> None:
    folder = on_a_middle(tmp_path, "owner: boss\n", "roles: {boss: {disabled: true}}\n")
    assert load(folder).blueprint.owner is None


def test_a_reference_into_an_element_that_is_gone_goes_along(tmp_path: Path) -> None:
    """A question is for the exit criterion of a stage; the stage is switched off."""
    stage = "stages: {offer: {number: 1, name: O, exit: {sent: {text: Sent}}}}\n"
    base = f"{stage}questions: {{q: {{text: Q?, theme: T, criterion: offer.sent}}}}\n"
    write(tmp_path, {"base/blueprint.yaml": base})
    off = "extends: ../base\ncompany: {name: Tiny}\nstages: {offer: {disabled: true}}\n"
    assert errors(write(tmp_path / "own", {"blueprint.yaml": off})) == []
    found = only(
        errors(write(tmp_path / "own", {"blueprint.yaml": f"{off}questions: {{q: {{criterion: offer.sent}}}}\n"}))
    )
    assert (found["code"], where(found)) == ("switched-off", ("blueprint.yaml", 4, 28))


def test_what_belongs_to_a_part_of_a_part_goes_with_all_of_them_in_any_order(tmp_path: Path) -> None:
    chain = "".join(f"  s{number}: {{name: S, parent: s{number + 1}}}\n" for number in range(30))
    tools = "tools:\n  first: {stage: s0, name: T}\n  own: {stage: s30, name: T}\n"
    base = f"{tools}stages:\n{chain}  s30: {{name: S, number: 1}}\n  other: {{name: O, number: 2}}\n"
    write(tmp_path, {"base/blueprint.yaml": base})
    text = "extends: ../base\ncompany: {name: Tiny}\nstages: {s30: {disabled: true}}\ntools: {own: {stage: other}}\n"
    blueprint = load(write(tmp_path / "own", {"blueprint.yaml": text})).blueprint
    assert ([*blueprint.stages], [*blueprint.tools]) == (["other"], ["own"])
