"""Why a Word shell cannot be filled, said so that whoever made it finds the place."""

from __future__ import annotations


class ShellError(Exception):
    """A shell, or a file of its folder, that cannot be used.

    ``part`` is the part of the package or the file, ``tag`` the tag as it is written there, if it is one; ``hint`` is
    a way out.
    """

    def __init__(self, part: str, reason: str, hint: str = "", tag: str = "") -> None:
        super().__init__(part, reason, hint, tag)
        self.part, self.reason, self.hint, self.tag = part, reason, hint, tag

    def __str__(self) -> str:
        return f"{self.part}: {f'`{self.tag}`: ' if self.tag else ''}{self.reason}"
