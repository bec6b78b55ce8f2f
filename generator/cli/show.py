"""``salesbook show``: an element as it came out of the merge, each value with where it came from."""

from __future__ import annotations

from pathlib import Path

import click

from generator.blueprint import provenance
from generator.blueprint.load import LoadedBlueprint, load
from generator.blueprint.nodes import Mapping
from generator.blueprint.problems import BlueprintError, Problem, did_you_mean
from generator.blueprint.provenance import Share, Value

from . import arguments, report

_LONGEST_LIST = 10


@click.command("show")
@click.argument("element", required=False, metavar="[ID]")
@click.option(
    "--blueprint", default=".", type=click.Path(path_type=Path), help="The blueprint; the current folder if left out."
)
@arguments.variant
def command(element: str | None, blueprint: Path, variant: str | None) -> int:
    """Show an element with the origin of each value; without ID, how much is the company's own."""
    try:
        loaded = load(blueprint, variant=variant)
        lines = _element(element, loaded) if element else _shares(loaded)
    except BlueprintError as error:
        report.problems(error.problems)
        return 1
    for line in lines:
        click.echo(line)
    return 0


def _element(name: str, loaded: LoadedBlueprint) -> list[str]:
    tree = loaded.composition.tree
    found = provenance.elements(tree, name)
    if len(found) != 1:
        raise BlueprintError([_not_one(name, list(found), tree)])
    (path, node), *_ = found.items()
    return [path, *(line for value in provenance.values(node, path) for line in _value(value, path, loaded))]


def _not_one(name: str, found: list[str], tree: Mapping) -> Problem:
    if found:
        some = ", ".join(found[:_LONGEST_LIST])
        return Problem("ambiguous-id", f"`{name}` names several elements", f"Say which one: {some}.")
    hint = did_you_mean(name, provenance.names(tree), "Name an element such as `objections.too-expensive`.")
    return Problem("unknown-reference", f"there is no element `{name}`", hint)


def _value(value: Value, element: str, loaded: LoadedBlueprint) -> list[str]:
    """The value's lines: its name and origin, then its text, each item of a list after a dash."""
    name = value.path.removeprefix(f"{element}.")
    bullet = "- " if len(value.texts) > 1 else ""
    head = f"  {name}  {click.style(f'[{_origin(value, loaded)} {value.place}]', dim=True)}"
    return [head, *(f"    {bullet}{line}" for text in value.texts for line in text.split("\n"))]


def _origin(value: Value, loaded: LoadedBlueprint) -> str:
    return "own" if value.layer == loaded.composition.company_layer else value.layer


def _shares(loaded: LoadedBlueprint) -> list[str]:
    tree, own = loaded.composition.tree, loaded.composition.own_layers
    total = provenance.whole(tree, own)
    rows = [_share(share) for share in provenance.shares(tree, own)]
    return [*rows, f"{total.percent} % of {total.all} values are the company's own."]


def _share(share: Share) -> str:
    return f"{share.name:<16} {share.own:>5} of {share.all:<5} {share.percent:>4} %"
