"""The parts of a .docx that anybody may have made: a shell, or a document that goes into one."""

from __future__ import annotations

from generator.package import Package, UnreadablePackageError

from .refusal import ShellError

_MAIN = "word/document.xml"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MAY_LEAD_OUTSIDE = "/hyperlink"


def opened(data: bytes, name: str) -> dict[str, bytes]:
    """The parts by their paths. Raises ``ShellError`` for what is no Word document, or harms whoever opens it.

    What is read from elsewhere when the document opens, such as a linked picture or template, is refused: a paper
    stands alone, and tells nobody that it is being read.
    """
    try:
        package = Package(data)
        _read_through(package)
        if package.content_type(_MAIN) != _WORD:
            raise ShellError(name, "is no Word document (.docx)", "Save it in Word as a .docx without macros.")
        _refuse_outside(package, name)
        return {part: package.read(part) for part in package.names}
    except UnreadablePackageError as error:
        raise ShellError(name, f"cannot be read: {error}", "Save it anew in Word as a .docx.") from error


def _read_through(package: Package) -> None:
    """Have every part that is XML looked at, as long as it is known only as what it says of itself."""
    for part in filter(package.is_xml, package.names):
        package.tree(part)


def _refuse_outside(package: Package, name: str) -> None:
    for part in ("", *package.names):
        for link in package.relationships(part).values():
            if link.outside and not link.kind.endswith(_MAY_LEAD_OUTSIDE):
                kind = link.kind.rpartition("/")[2]
                hint = "Put into the document what it links to, or remove the link."
                raise ShellError(name, f"{part or 'the package'} takes a part from {link.target} ({kind})", hint)
