"""What is printed exists in both languages, with the same blanks to fill."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
import yaml

import generator
from generator.locale import labels

PL, EN = (
    yaml.safe_load((Path(generator.__file__).parent / f"locale/{language}.yaml").read_text("utf-8"))
    for language in ("pl", "en")
)
POLISH = re.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„]")


def keys(tree: dict[str, dict[str, str]]) -> set[str]:
    return {f"{group}.{key}" for group, entries in tree.items() for key in entries}


def blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_labels() -> None:
    assert keys(PL) == keys(EN)


@pytest.mark.parametrize("key", sorted(keys(PL)))
def test_a_label_has_a_wording_and_the_same_blanks_in_both_languages(key: str) -> None:
    polish, english = labels("pl")[key], labels("en")[key]
    assert polish.strip()
    assert english.strip()
    assert blanks(polish) == blanks(english)
    assert not POLISH.search(english)


def test_a_label_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(KeyError):
        labels("pl")["common.no-such-label"]
