"""A fingerprint as it is kept: the digests of what a file says and shows, by aspect."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .programs import HABITS, Habit

_FORM = "2"


@dataclass(frozen=True, slots=True)
class Print:
    """The digest of each aspect of a file, and the program that wrote it, "" for one that we know nothing of."""

    program: str
    aspects: Mapping[str, str]

    def __str__(self) -> str:
        aspects = (f"{name}={digest}" for name, digest in self.aspects.items())
        return "|".join([_FORM, self.program, *aspects])

    @classmethod
    def read(cls, text: str) -> Print | None:
        """The fingerprint that a text holds; None for one of another form, as older versions have left them."""
        form, *rest = text.split("|")
        if form != _FORM or not rest:
            return None
        pairs = (aspect.partition("=") for aspect in rest[1:])
        return cls(rest[0], {name: digest for name, _, digest in pairs})

    def is_only_saved(self, made: Print) -> bool:
        """Whether this is the file that was ``made``, opened and saved at most."""
        return all(self._keeps(aspect, made) for aspect in self.aspects.keys() | made.aspects.keys())

    def _keeps(self, aspect: str, made: Print) -> bool:
        found, ours, habit = (
            self.aspects.get(aspect),
            made.aspects.get(aspect),
            HABITS.get(self.program, {}).get(aspect),
        )
        if found == ours:
            return True
        match habit:
            case Habit(does="redoes"):
                return True
            case Habit(does="drops"):
                return found is None
            case Habit(does="adds"):
                return ours is None
        return False
