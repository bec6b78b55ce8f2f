"""What to say about a text that cannot be read: which part of it, a near word, and forms that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

from .folding import folded
from .joints import joints

_EXAMPLES = (
    "“1 / 2 tygodnie”, “co miesiąc”, “3 razy w miesiącu”, “w każdy wtorek”, “daily”, “after each call”, "
    "“1-2 days after delivery”"
)

EVENT_HINT = "Any event of the blueprint can be named in the form {on: event-id}."
HINT = f"Forms that can be read: {_EXAMPLES}; or as a mapping {{every: 2 weeks}}."

_PERIOD = re.compile(
    r"(?:(?:\S+ )?(?:razy?|times?|once|twice) (?:na|w|a|per|co|every) |co |every |each |\S+ ?/ ?|kazd\w+ )"
    r"(?:\d+ )?(?P<rest>.+)"
)
_EVENT = re.compile(r"(?:.* )?(?:po|after|w dniu|on the day of) (?:kazd\w+ |each |every |the |an? )?(?P<rest>.+)")
_WORDS = """
    tydzień tygodnie tygodni miesiąc miesiące miesięcy kwartał kwartały rok lata lat półrocze codziennie dziennie dni
    week weeks month months quarter quarters year years day days daily weekly monthly quarterly yearly
    rozmowie dostawie zamówieniu call delivery order tygodniu miesiącu kwartale roku
    poniedziałek wtorek środę czwartek piątek monday tuesday wednesday thursday friday
"""
_BY_FOLDED = {folded(word): word for word in _WORDS.split()}


def explanation(text: str, is_readable: Callable[[str], bool]) -> str:
    """The message and, on a line of its own, the hint for a text that is no frequency.

    ``is_readable`` tells which of its parts are one.
    """
    if not text:
        return f"the frequency is empty\n{HINT}"
    part = _unread_part(text, is_readable)
    hint = f"{HINT} {EVENT_HINT}" if _EVENT.fullmatch(folded(part)) else HINT
    return f"{_within_whole(part, text)}{_not_understood(part)}{_near_word(part)}\n{hint}"


def _unread_part(text: str, is_readable: Callable[[str], bool]) -> str:
    """The part that is not understood where the others are."""
    for joint in joints(text):
        before, after = text[: joint.start()], text[joint.end() :]
        if is_readable(before):
            return _unread_part(after, is_readable)
        if is_readable(after):
            return before
    return text


def _not_understood(part: str) -> str:
    alike = folded(part)
    if event := _EVENT.fullmatch(alike):
        words = part[event.start("rest") :]
        return f"the event “{words}” is not known"
    if period := _PERIOD.fullmatch(alike):
        return f"the period “{part[period.start('rest') :]}” is not understood"
    return f"“{part}” is not understood as a frequency"


def _within_whole(part: str, whole: str) -> str:
    return "" if part == whole else f"in “{whole}” "


def _near_word(part: str) -> str:
    for word in re.findall(r"[^\W\d]+", folded(part)):
        if word not in _BY_FOLDED and (near := get_close_matches(word, _BY_FOLDED, n=1, cutoff=0.8)):
            return f" — did you mean “{_BY_FOLDED[near[0]]}”?"
    return ""
