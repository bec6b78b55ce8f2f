"""The name that was most likely meant by one that is not known: the same but for its form, near in meaning, or a slip.

A guess that misleads is worse than none. So a slip is one letter in seven, and what is near in meaning stands in a
table, ``synonyms.txt``.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

_COMPARED_AT_MOST = 200
"""So many names are compared with a misspelt one: comparing is slow, and a stranger's collection may be endless."""
_LETTERS_A_SLIP = 7
_MOST_SLIPS = 3
_LONGEST = 200
"""Characters of a name that count; a longer one was meant for none."""
_SHORTEST = 4
"""Letters of a name in which a wrong one is a slip; of three letters one makes another word."""
_SHORTEST_PART = 3
"""Letters of a part of an id; a shorter one, such as ``of``, says nothing."""
_NOT_DECOMPOSED = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ß": "ss"})


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that a person most likely meant, or None."""
    names = _worth_comparing(name, list(known)) if len(name) <= _LONGEST else []
    step, siblings = _among_siblings(name, names)
    return siblings.get(_nearest(step, [*siblings]) or "") or _nearest(name, names)


def named_otherwise(name: str, known: Iterable[str]) -> str | None:
    """The known name that differs in form only, or means the same; None where none does."""
    names = list(known)
    return _same(name, names) or synonym(name, names)


def _nearest(name: str, known: list[str]) -> str | None:
    return named_otherwise(name, known) or _slip(name, known) or _beginning(name, known) or _part(name, known)


def _among_siblings(name: str, known: list[str]) -> tuple[str, dict[str, str]]:
    """The last step of a path, and the paths that only part in it, by theirs; none where a name is no path."""
    way, dot, step = name.rpartition(".")
    return step, {one.rpartition(".")[2]: one for one in known if dot and one.rpartition(".")[0] == way}


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name without what people write differently: case, diacritics, hyphens, underscores and spaces."""
    decomposed = unicodedata.normalize("NFKD", name[:_LONGEST].casefold().translate(_NOT_DECOMPOSED))
    return "".join(letter for letter in decomposed if letter.isalnum() or letter == ".")


def singular(word: str) -> str:
    """A folded English word in the singular, as far as its ending tells."""
    if word.endswith("ies") and len(word) > _SHORTEST:
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) >= _SHORTEST else word


def _worth_comparing(name: str, known: list[str]) -> list[str]:
    """All names, or of too many the first that begin alike and are about as long."""
    if len(known) <= _COMPARED_AT_MOST:
        return known
    alike = (one for one in known if one[:1] == name[:1] and abs(len(one) - len(name)) <= _MOST_SLIPS)
    return list(islice(alike, _COMPARED_AT_MOST))


def _same(name: str, known: list[str]) -> str | None:
    forms = (folded(name), singular(folded(name)))
    alike = (one for form in (folded, lambda one: singular(folded(one))) for one in known if form(one) in forms)
    return next(alike, None)


# --- meaning --------------------------------------------------------------------------------------


def synonym(name: str, known: Iterable[str]) -> str | None:
    """The first known name in the groups that a word is in, or its singular."""
    groups = _groups().get(folded(name)) or _groups().get(singular(folded(name))) or []
    by_fold = {folded(one): one for one in reversed([*known])} if groups else {}
    return next((by_fold[word] for group in groups for word in group if word in by_fold), None)


@cache
def _groups() -> dict[str, list[tuple[str, ...]]]:
    """The groups of words that mean the same, by each of their words; all folded."""
    lines = Path(__file__).with_name("synonyms.txt").read_text("utf-8").splitlines()
    groups: dict[str, list[tuple[str, ...]]] = {}
    for line in lines:
        group = () if line.startswith("#") else tuple(filter(None, map(folded, line.split(","))))
        for word in dict.fromkeys(group):
            groups.setdefault(word, []).append(group)
    return groups


# --- slips ----------------------------------------------------------------------------------------


def _slip(name: str, known: list[str]) -> str | None:
    """The known name that the fewest slips make of a name, the first of several; None where it takes too many."""
    near = [(slips, one) for one in known if (slips := _slips(name, one)) is not None]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _slips(name: str, known: str) -> int | None:
    """How many letters are wrong, missing, too many or swapped; None where a person would not call them slips."""
    one, other = _without_same_steps(folded(name), folded(known))
    longest = max(len(one), len(other))
    most = min(_MOST_SLIPS, -(-longest // _LETTERS_A_SLIP))
    if longest < _SHORTEST or abs(len(one) - len(other)) > most or len(set(one) ^ set(other)) > 2 * most:
        return None
    slips = _distance(one, other)
    return slips if slips <= most and (one[:1] == other[:1] or longest > _LETTERS_A_SLIP or one[1:] == other) else None


def _without_same_steps(one: str, other: str) -> tuple[str, str]:
    """Two paths without the first and the last steps, as far as these are the same."""
    ours, theirs = one.split("."), other.split(".")
    for end in (0, -1):
        while len(ours) > 1 and len(theirs) > 1 and ours[end] == theirs[end]:
            del ours[end], theirs[end]
    return ".".join(ours), ".".join(theirs)


def _beginning(name: str, known: list[str]) -> str | None:
    """The only known name that begins with a name or the other way round, if the longer is at most twice as long."""
    pairs = ((one, sorted((singular(folded(name)), singular(folded(one))), key=len)) for one in known)
    found = [(one, short, long) for one, (short, long) in pairs if len(short) >= _SHORTEST and long.startswith(short)]
    return found[0][0] if len(found) == 1 and len(found[0][2]) <= 2 * len(found[0][1]) else None


def _part(name: str, known: list[str]) -> str | None:
    """The only known id that has a name between its hyphens: ``rfp`` in ``inquiry-rfp``."""
    if len(name) < _SHORTEST_PART:
        return None
    found = [one for one in known if "-" in one and folded(name) in map(folded, one.split("-"))]
    return found[0] if len(found) == 1 else None


def _distance(one: str, other: str) -> int:
    """The number of letters changed, added, left out or swapped with their neighbour that part two words."""
    before: list[int] = []
    row: list[int] = [*range(len(other) + 1)]
    for number, letter in enumerate(one, 1):
        before, row, above = row, [number], before
        row += _further(row, before, above, letter, one[number - 2 : number - 1], other)
    return row[-1]


def _further(row: list[int], before: list[int], above: list[int], letter: str, last: str, other: str) -> Iterator[int]:
    """The rest of a row of the table of distances; ``before`` is the row above it, ``above`` the one above that."""
    here = row[0]
    for column, against in enumerate(other, 1):
        here = min(here + 1, before[column] + 1, before[column - 1] + (letter != against))
        if above and column > 1 and letter == other[column - 2] and last == against:
            here = min(here, above[column - 2] + 1)
        yield here
