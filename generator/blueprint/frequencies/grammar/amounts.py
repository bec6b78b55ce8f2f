"""Numbers, times, durations and counted things as people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .folding import folded, tidy

Mapped = dict[str, object]

_NUMERALS = {
    "jeden": 1, "jedna": 1, "jedno": 1, "dwa": 2, "dwie": 2, "trzy": 3, "cztery": 4, "piec": 5, "szesc": 6, "siedem": 7,
    "osiem": 8, "dziewiec": 9, "dziesiec": 10, "jedenascie": 11, "dwanascie": 12,
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
NUMBER = rf"(?:-?\d{{1,7}}|{'|'.join(_NUMERALS)})"
"""A number in figures or in words."""

_ADVERBS = {"raz": 1, "once": 1, "twice": 2, "thrice": 3}
TIMES = rf"(?:{'|'.join(_ADVERBS)}|{NUMBER}(?: ?x| razy?| times?)?)"
"""How many times: "once", "2x", "3 razy"."""

_THINGS = {
    "contacts": r"kontakt(?:y|ow)?|contacts?",
    "calls": r"telefon(?:y|ow)?|polaczen(?:ie|ia)?|calls?",
    "conversations": r"rozmow[aye]?|conversations?",
    "mails": r"e?-?mail(?:e|i|s)?",
    "messages": r"wiadomosci?|wiadomosc|messages?",
    "invitations": r"zaproszen(?:ie|ia)?|invitations?",
    "sequences": r"sekwencj[aei]|sequences?",
    "times": r"razy?|times?",
}

_HOURS = r"(?P<hours>\d{1,2}(?:[.,]\d{1,2})?) ?(?:h|hrs?|hours?|godz\.?|godzin[aye]?)"
_MINUTES = r"(?P<minutes>\d{1,4}) ?(?:min\.?|mins|minut[aye]?|minutes?)"
_DURATIONS = (re.compile(rf"{_HOURS}(?: ?{_MINUTES})?"), re.compile(_MINUTES))

_AMOUNT_SEPARATOR = re.compile(r",? i | and |, ")
_OPENING = re.compile(r"(?:po|przez|for|at least|co najmniej) ")
_QUANTITY = re.compile(rf"(?P<quantity>{NUMBER}) (?P<thing>[^\W\d][\w-]*(?: [^\W\d][\w-]*){{0,2}})")
_NO_THINGS = re.compile(r"\b(?:we?|na|po|an?|per|of|i|and|or|lub|albo|co|every|each|in|dni|dzien|days?|od|do|to)\b")
"""Words that join a quantity with something else and so are not part of what is counted."""


def number(written: str, least: int = 1) -> int:
    """The value of a number in figures or words; ``ValueError`` where it is below ``least``."""
    value = _NUMERALS.get(written) or int(written)
    if value < least:
        raise ValueError(f"{value} is too little, the least that makes sense here is {least}")
    return value


def times(written: str) -> int:
    """How many times a ``TIMES`` says."""
    if written in _ADVERBS:
        return _ADVERBS[written]
    return number(re.sub(r" ?x$| razy?$| times?$", "", written))


def read_duration(text: str) -> int:
    """Minutes of "2h", "1,5 godziny", "30 min"; ``ValueError`` for anything else."""
    minutes = _duration(folded(tidy(text)))
    if minutes is None:
        raise ValueError(f"“{text}” is no duration\nWrite “2h”, “30 min” or “1h 30min”.")
    return minutes


def read_daily_amounts(text: str) -> Mapped:
    """The duration and quantity of a day's work, such as "2h" or "10 contacts"."""
    amounts = daily_amounts(tidy(text))
    if amounts is None:
        raise ValueError(f"“{text}” is neither a duration nor a quantity\nWrite “2h” or “10 contacts”.")
    return amounts


def daily_amounts(text: str) -> Mapped | None:
    """The same for a tidy text; None where a part of it is neither."""
    amounts: Mapped = {}
    for start, end in _between(_AMOUNT_SEPARATOR, folded(text)):
        amount = _amount(text[start:end])
        if amount is None or amounts.keys() & amount.keys():
            return None
        amounts |= amount
    return amounts


def counted_thing(text: str) -> str:
    """The common name of a thing that is counted: "kontaktów" and "contact" are ``contacts``."""
    alike = folded(tidy(text))
    return next((thing for thing, forms in _THINGS.items() if re.fullmatch(forms, alike)), tidy(text))


def _between(separator: re.Pattern[str], alike: str) -> Iterator[tuple[int, int]]:
    """The places of the parts that a separator parts."""
    start = 0
    for found in separator.finditer(alike):
        yield start, found.start()
        start = found.end()
    yield start, len(alike)


def _amount(text: str) -> Mapped | None:
    alike = folded(text)
    opening = _OPENING.match(alike)
    start = opening.end() if opening else 0
    minutes = _duration(alike[start:])
    return _quantity(text[start:]) if minutes is None else {"duration": minutes}


def _quantity(text: str) -> Mapped | None:
    found = _QUANTITY.fullmatch(folded(text))
    if not found or _NO_THINGS.search(found["thing"]):
        return None
    return {"quantity": number(found["quantity"]), "unit": counted_thing(text[found.start("thing") :])}


def _duration(alike: str) -> int | None:
    found = next((match for pattern in _DURATIONS if (match := pattern.fullmatch(alike))), None)
    if found is None:
        return None
    parts = found.groupdict()
    hours = float((parts.get("hours") or "0").replace(",", "."))
    return round(hours * 60) + int(parts["minutes"] or 0)
