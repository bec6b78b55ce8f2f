"""What the base and its packs say is printed in some paper: a text that nobody sees is no text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.papers import ROOT, make_set, visible, write_blueprint

BASE = ROOT / "blueprints/ten-stage"

UNPRINTED = re.compile(
    r"^questions\.[\w-]+\.theme$"  # where a question belongs in the bank; a paper has its own headlines
    r"|^win_loss\.notes$"  # for whoever takes the base over
    r"|^offers\.general\.sections\.prices\.columns\."  # above the catalogue, which a company without products has not
    r"|^offers\.detailed\.sections\.proofs\."  # above evidence, of which a company without any shows none
    r"|^frameworks\.(meddpicc|bant|spiced)\."  # which a company may choose instead
    r"|^moments\.[\w-]+\.also$"  # finds the moment on the portal
    r"|^words\."  # forms, put into the texts that name them
    r"|^funnel\.webinar-to-discovery\.name$"  # beside the chain that counts back from an order
)
WORD = re.compile(r"\w+")


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from texts(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner, path)


def pieces(text: str) -> Iterator[str]:
    """A text's lines between its merge fields and without the numbers of a list, as words alone."""
    for piece in re.split(r"\[\[.*?\]\]|\n(?:\d+\. )?|^\d+\. ", text):
        yield " ".join(WORD.findall(piece)).lower()


PACKS = {"": BASE, **{f"country/{name}": BASE / f"packs/country/{name}" for name in ("pl", "gb", "us", "de")}}
PACKS |= {
    f"{kind}/{folder.name}": folder for kind in ("trade", "buyers") for folder in (BASE / "packs" / kind).iterdir()
}
SOLD_TO = {"": ("both", "businesses"), "country": ("both",), "trade": ("businesses",)}
"""Who buys where the texts of each kind of packs are read; a pack for buyers has their name, and the base is read by
companies of no country."""


def read(sells_to: str, chosen: dict[str, str], folder: Path) -> str:
    """All words that the papers of a company say that sells to some."""
    company = {"name": "Piekarnia Ziarno", "sells_to": sells_to}
    data = {"extends": "ten-stage", "language": "pl", "country": "NZ", **chosen, "company": company}
    made = make_set(write_blueprint(folder, data), folder / "output")
    return " ".join(" ".join(WORD.findall(visible(path))).lower() for path in made.paths())


@pytest.mark.parametrize("pack", sorted(PACKS))
def test_every_text_of_the_base_and_its_packs_is_printed(pack: str, tmp_path: Path) -> None:
    kind, _, name = pack.partition("/")
    chosen = {"country": {"country": name.upper()}, "trade": {"trade": name}}.get(kind, {})
    printed = " ".join(read(sells_to, chosen, tmp_path / sells_to) for sells_to in SOLD_TO.get(kind, (name,)))
    unseen = {
        path
        for file in sorted((PACKS[pack] / "pl").glob("*.yaml"))
        for path, text in texts(yaml.safe_load(file.read_text("utf-8")))
        if not all(piece in printed for piece in pieces(text))
    }
    assert {path for path in unseen if not UNPRINTED.match(path)} == set()
