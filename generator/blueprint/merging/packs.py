"""Packs: what a base says for one country, trade or kind of buyers alone, laid between it and whatever extends it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from generator.blueprint.problems import Problem, did_you_mean
from generator.blueprint.reading.files import PACKS, ROOT_FILE, blueprints_in
from generator.blueprint.reading.nodes import Scalar

from .layers import Layer, layer_of

KINDS = ("country", "trade")
"""The keys that choose a pack, which are also the folders that packs stand in; a trade is laid over a country."""
BUYERS = "buyers"
"""The kind of packs that ``company.sells_to`` chooses; it is laid over those of the country and the trade."""
COUNTRY_OF_LANGUAGE = {"pl": "PL"}
"""The country that a blueprint means which names none: Polish is that of one, English that of many."""
_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
"""What a folder may be called: a stranger's blueprint names it, and shall not lead anywhere else."""


def with_packs(own: Layer, below: Sequence[Layer], chosen: Mapping[str, Scalar | str]) -> list[Layer]:
    """The layers below a blueprint, nearest first, and above each base its packs that are chosen.

    Raises ``BlueprintError`` where all files together are too many, or too large.
    """
    found: list[Layer] = []
    for layer in below:
        for kind in (BUYERS, *reversed(KINDS)):
            name = _folder_name(chosen.get(kind))
            file = _folder(layer, kind) / name / ROOT_FILE
            if name and file.is_file():
                found.append(layer_of(file, f"{layer.name}/{name}", above=(own, *found)))
        found.append(layer)
    return found


def unknown_trade(below: Sequence[Layer], trade: Scalar | str | None) -> Iterator[Problem]:
    """That no base knows a trade; a country without a pack has the base as it is, which claims nothing."""
    known = sorted({name for layer in below for name in blueprints_in(_folder(layer, "trade"))})
    if isinstance(trade, Scalar) and _folder_name(trade) not in known:
        otherwise = f"One of: {', '.join(known)}." if known else "No base here has trades: remove it."
        hint = did_you_mean(_folder_name(trade) or "", known, otherwise)
        yield Problem("unknown-value", f"no base knows the trade `{trade.value}`", hint, trade.place, "trade")


def _folder(layer: Layer, kind: str) -> Path:
    return layer.folder / PACKS / kind


def _folder_name(chosen: Scalar | str | None) -> str:
    """The name of a pack's folder; "" for what can be none."""
    written = chosen.value if isinstance(chosen, Scalar) else chosen
    name = (written or "").lower()
    return name if _NAME.fullmatch(name) else ""
