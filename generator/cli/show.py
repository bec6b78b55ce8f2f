"""``salesbook show``: an element as it came out of the merge, each value with where it came from."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint.checking.references import how_it_went
from generator.blueprint.load import LoadedBlueprint, load
from generator.blueprint.merging import provenance
from generator.blueprint.merging.provenance import Share, Value
from generator.blueprint.problems import BlueprintError, Problem, did_you_mean
from generator.blueprint.reading.nodes import Mapping, Node

from . import arguments, report

_MOST_AT_ONCE = 10


@click.command("show")
@click.argument("element", required=False, metavar="[ID]")
@arguments.blueprint_option
@arguments.variant
def command(element: str | None, blueprint: Path, variant: str | None) -> int:
    """Show an element with the origin of each value; without ID, how much is the company's own."""
    try:
        loaded = load(blueprint, variant=variant)
        lines = _element(element, loaded) if element else _shares(loaded)
    except BlueprintError as error:
        report.first_problems_of(blueprint, error.problems)
        return 1
    for line in lines:
        click.echo(line)
    return 0


def _element(name: str, loaded: LoadedBlueprint) -> list[str]:
    """The lines of what is meant: of several elements with one id, all."""
    tree = loaded.composition.tree
    found = provenance.named(tree, name)
    if not found:
        return _switched_off(name, loaded) or _unknown(name, tree)
    if len(found) > _MOST_AT_ONCE:
        raise BlueprintError([_too_many(name, list(found))])
    return [line for path, node in found.items() for line in _shown(path, node, loaded)]


def _shown(path: str, node: Node, loaded: LoadedBlueprint) -> list[str]:
    return [path, *(line for value in provenance.values(node, path) for line in _value(value, path, loaded))]


def _switched_off(name: str, loaded: LoadedBlueprint) -> list[str]:
    """What can be said of an element that does not take part, and where that was decided."""
    off = loaded.composition.switched_off.items()
    return [
        f"{path} {how_it_went(key)}, in {key.place}" for path, key in off if name in (path, path.rpartition(".")[2])
    ]


def _too_many(name: str, found: list[str]) -> Problem:
    some = ", ".join(found[:_MOST_AT_ONCE])
    return Problem("ambiguous-id", f"`{name}` names {len(found)} elements", f"Say which one: {some} …")


def _unknown(name: str, tree: Mapping) -> list[str]:
    hint = did_you_mean(name, provenance.names(tree), "Name an element such as `objections.too-expensive`.")
    raise BlueprintError([Problem("unknown-reference", f"there is no element `{name}`", hint)])


def _value(value: Value, element: str, loaded: LoadedBlueprint) -> list[str]:
    """The value's lines: its name and origin, then its text, each item of a list after a dash."""
    name = value.path.removeprefix(f"{element}.") if value.path != element else element.rpartition(".")[2]
    if value.items:
        return [f"  {name}", *(f"    - {item.texts[0]}  {_origin(item, loaded)}" for item in value.items)]
    bullet = "- " if len(value.texts) > 1 else ""
    head = f"  {name}  {_origin(value, loaded)}"
    return [head, *(f"    {bullet}{line}" for text in value.texts for line in text.split("\n"))]


def _origin(value: Value, loaded: LoadedBlueprint) -> str:
    layer = "own" if value.layer == loaded.composition.company_layer else value.layer
    return click.style(f"[{layer} {value.place}]", dim=True)


def _shares(loaded: LoadedBlueprint) -> list[str]:
    tree, own = loaded.composition.tree, loaded.composition.own_layers
    total = provenance.whole(tree, own)
    rows = [_share(share) for share in provenance.shares(tree, own)]
    return [*rows, f"{total.percent} % of {total.all} values are the company's own."]


def _share(share: Share) -> str:
    return f"{share.name:<16} {share.own:>5} of {share.all:<5} {share.percent:>4} %"
