"""Printed labels that several rooms share, by key: from ``pl.yaml`` and ``en.yaml``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml


class Labels:
    """The shared labels of a language, by dotted key: ``labels("pl")["word.contents"]``."""

    def __init__(self, by_key: dict[str, str]) -> None:
        self._by_key = by_key

    def __getitem__(self, key: str) -> str:
        return self._by_key[key]

    def __contains__(self, key: str) -> bool:
        return key in self._by_key


@lru_cache(maxsize=4)
def labels(language: str) -> Labels:
    """The shared labels of ``pl`` or ``en``."""
    tree = yaml.safe_load((Path(__file__).parent / f"{language}.yaml").read_text("utf-8"))
    return Labels({f"{group}.{key}": text for group, entries in tree.items() for key, text in entries.items()})
