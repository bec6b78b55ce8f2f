"""A Polish firm may call a customer, a salesperson or an offer by a word of any gender: every text agrees with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import yaml
from babel.messages.pofile import read_po

from tests.papers import ROOT, leaves

from .agreement import Clash, clashes, excused, hidden_clashes, innocent
from .test_own_wording import BASE, CATALOG, NOT_PRINTED, texts_of

WORDS = ROOT / "generator/outlines/pl/words.yaml"
ABOUT_THE_CUSTOMER = re.compile(
    r"\b(customer_view|good_sign|bad_sign|does|if_answered)\b|\b(outcomes|buyer_phases)\b.*\bname$"
)
"""Fields that say what the customer does without naming anybody."""


def genders() -> dict[str, str]:
    """The words that texts decline, with the gender of each in the base."""
    return {id_: word["gender"] for id_, word in yaml.safe_load(WORDS.read_text("utf-8"))["words"].items()}


def texts() -> Iterator[str]:
    """Every Polish text that stands in a blueprint before the company's own: outlines, base, packs, labels."""
    for file in sorted((*WORDS.parent.glob("*.yaml"), *BASE.glob("pl/*.yaml"), *BASE.glob("packs/*/*/pl/*.yaml"))):
        if file.name != WORDS.name:
            yield from texts_of(yaml.safe_load(file.read_text("utf-8")))
    with CATALOG.open("rb") as file:
        for message in read_po(file, locale="pl"):
            if message.id and message.context not in NOT_PRINTED:
                yield from ([message.string] if isinstance(message.string, str) else message.string)


def found() -> Iterator[Clash]:
    """What agrees with a word in one gender only, innocent or not."""
    known = genders()
    for text in texts():
        yield from clashes(text, known)


def hidden() -> Iterator[Clash]:
    for file in sorted((*BASE.glob("pl/*.yaml"), *BASE.glob("packs/*/*/pl/*.yaml"))):
        for path, leaf in leaves(yaml.safe_load(file.read_text("utf-8"))):
            if ABOUT_THE_CUSTOMER.search(path):
                for text in leaf if isinstance(leaf, list) else [leaf]:
                    yield from hidden_clashes(str(text))


def test_no_text_agrees_with_a_word_in_one_gender_only() -> None:
    assert [(one.word, one.form, one.text) for one in found() if not excused(one)] == []


def test_no_text_about_the_customer_is_of_a_man_only() -> None:
    assert [(one.form, one.text) for one in hidden() if not excused(one)] == []


def test_every_excuse_is_needed() -> None:
    used = {excused(one) for one in (*found(), *hidden())}
    assert {fragment for fragments in innocent().values() for fragment in fragments} - used == set()


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("[[Word.customer]] jest zadowolony.", "zadowolony"),
        ("Sprawdź, czy [[word.salesperson]] wczoraj zadzwonił.", "zadzwonił"),
        ("Każdy [[word.salesperson]] to wie.", "Każdy"),
        ("[[Word.customer.many]] są gotowi.", "gotowi"),
        ("Zapytaj [[word.customer.acc]], co mu przeszkadza.", "mu"),
        ("Nasza [[word.offer]] wygrywa.", "Nasza"),
        ("Przy nowym [[word.order.loc]] zadzwoń.", "nowym"),
    ],
)
def test_a_form_of_one_gender_is_seen(text: str, form: str) -> None:
    assert form in {one.form for one in clashes(text, genders())}


@pytest.mark.parametrize(
    "text",
    [
        "[[Word.customer]] jest [[word.customer:zadowolony|zadowolona|zadowolone]].",
        "[[Word.customer]] pyta o nasz numer i mówi o sobie.",
        "Nasze [[word.offer.many]] są gotowe.",
    ],
)
def test_what_agrees_with_any_gender_is_left(text: str) -> None:
    assert list(clashes(text, genders())) == []
