"""Whether an office file is still the one that was made, or somebody's work.

Word, Excel and LibreOffice write every part of a file anew at each save, so that its bytes tell nothing. The rule here:
**everything in a package counts as an edit that is not known to change by opening and saving.** What is known is a
table with a reason for each entry (``left_out`` for all programs, ``programs`` for single ones); what nobody has
thought of counts.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.package import MOST_BYTES, Package, UnreadablePackageError, unpacked_size

from . import excel, programs, properties, word
from .description import Description
from .prints import Print

__all__ = ["fingerprint", "only_saved", "unpacked_size"]

_DESCRIBE: dict[str, Callable[[Package, str], Description]] = {"docx": word.describe, "xlsx": excel.describe}


def fingerprint(data: bytes, format_: str, *, most: int = MOST_BYTES) -> str | None:
    """What tells a .docx or .xlsx from every other one, to be compared with ``only_saved``.

    ``most`` is how many bytes its parts may come to, unpacked. None where there is no fingerprint: for another format,
    or for bytes that are no such file or one too large to be looked into. Whoever compares takes None for an edit.
    """
    describe = _DESCRIBE.get(format_)
    if describe is None:
        return None
    try:
        package = Package(data, most)
        program = programs.named(properties.program(package))
        return str(Print(program, describe(package, program).digests()))
    except (UnreadablePackageError, LookupError, ValueError):
        return None  # damaged, or made by a stranger's hand: the styles or strings it points to are not there


def only_saved(ours: str, theirs: str | None) -> bool:
    """Whether a file differs from ours in nothing but what opening and saving changes; in doubt it does."""
    made, found = Print.read(ours), Print.read(theirs or "")
    return made is not None and found is not None and found.is_only_saved(made)
