"""The fast way to fill a shell: its tags are compiled once, and a document is their values put in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from .drawn import with_marks
from .refusal import ShellError
from .tags import Tagged
from .xml import parse


@dataclass(frozen=True, slots=True)
class Compiled:
    """The parts that hold tags, compiled; ``given`` is what each document's tags may name beside its own values."""

    tagged: Mapping[str, Tagged]
    given: Mapping[str, object]

    def filled(self, parts: Mapping[str, bytes], context: Mapping[str, object]) -> dict[str, bytes]:
        """The parts of a package, with those added whose tags are filled. Raises ``ShellError``."""
        return {**parts, **{path: _filled(one, {**self.given, **context}) for path, one in self.tagged.items()}}


def _filled(tagged: Tagged, context: Mapping[str, object]) -> bytes:
    """The part's bytes, once a strict parser has read them: Word opens nothing that is not well-formed.

    Raises ``ShellError``, but ``etree.XMLSyntaxError`` where what is drawn is at fault, and not the shell.
    """
    part = tagged.filled(context).encode("utf-8")
    try:
        parse(part)
    except etree.XMLSyntaxError:
        check(tagged.path, tagged.filled(with_marks(context)).encode("utf-8"))
        raise
    return part


def check(path: str, part: bytes) -> None:
    """See to it that what the tags of a shell have printed is well-formed. Raises ``ShellError``."""
    try:
        parse(part)
    except etree.XMLSyntaxError as error:
        hint = "A condition or loop begins and ends in the same table, row or paragraph."
        raise ShellError(path, f"is no XML any more once its tags are filled: {error}", hint) from error
