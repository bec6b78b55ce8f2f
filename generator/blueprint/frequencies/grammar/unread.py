"""What to say about a text that cannot be read: which part of it, a near word, and forms that can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .folding import folded
from .joints import joints

_EXAMPLES = (
    "“1 / 2 tygodnie”, “co miesiąc”, “3 razy w miesiącu”, “w każdy wtorek”, “daily”, “after each call”, "
    "“1-2 days after delivery”"
)

EVENT_HINT = "Any event under `events` can be named: {on: event-id}."
HINT = f"Forms that can be read: {_EXAMPLES}; or as a mapping {{every: 2 weeks}}."

_PERIOD = re.compile(
    r"(?:(?:\S+ )?(?:razy?|times?|once|twice) (?:na|w|a|per|co|every) |co |every |each |\S+ ?/ ?|kazd\w+ )"
    r"(?:\d+ )?(?P<rest>.+)"
)
_EVENT = re.compile(
    r"(?:.* )?(?:po(?! poludniu)|after|w dniu|on the day of) (?:kazd\w+ |each |every |the |an? )?(?P<rest>.+)"
)
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
    part = _unread_part(text, is_readable)
    hint = f"{HINT} {EVENT_HINT}" if _EVENT.fullmatch(folded(part)) else HINT
    return f"{_within_whole(part, text)}{_not_understood(part)}{_near_word(part, is_readable)}\n{hint}"


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


def _near_word(part: str, is_readable: Callable[[str], bool]) -> str:
    """The word that was most likely meant: a slip of the keyboard away, and with it the part can be read."""
    alike = folded(part)
    for found in re.finditer(r"[^\W\d]+", alike):
        for meant in _a_slip_away(found[0]):
            if is_readable(f"{part[: found.start()]}{meant}{part[found.end() :]}"):
                return f" — did you mean “{meant}”?"
    return ""


def _a_slip_away(word: str) -> Iterator[str]:
    """The known words that differ by a letter, or by two that changed places."""
    return (known for alike, known in _BY_FOLDED.items() if word != alike and is_a_slip(word, alike))


def is_a_slip(written: str, meant: str) -> bool:
    """Whether one slip makes a word of another: a letter too many, too few, another one, or two that changed places."""
    if abs(len(written) - len(meant)) > 1:
        return False
    start = next((n for n, (one, other) in enumerate(zip(written, meant, strict=False)) if one != other), None)
    if start is None:
        return written != meant
    left, right = written[start:], meant[start:]
    return left[1:] == right or left == right[1:] or left[1:] == right[1:] or _changed_places(left, right)


def _changed_places(left: str, right: str) -> bool:
    return left[:2] == right[:2][::-1] and left[2:] == right[2:]
