"""Packages with one part changed, as an editor or an office program would leave them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from tests.papers import parts

WORD, EXCEL, LIBRE_OFFICE = "Microsoft Office Word", "Microsoft Excel", "LibreOffice/7.4.7.2$Linux_X86_64"
"""What programs write for their names."""
_APP = "docProps/app.xml"
_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with the first find of a pattern in one part replaced; it has to be there."""
    content = parts(data)
    text, count = re.subn(old, new, content[name].decode("utf-8"), count=1, flags=re.DOTALL)
    assert count == 1, (name, old)
    return packed({**content, name: text.encode("utf-8")})


def saved_by(data: bytes, program: str) -> bytes:
    """The package as if a program had written it, which changed nothing but its own name in it."""
    content = parts(data)
    if b"<Application>" not in content.get(_APP, b""):
        content[_APP] = f'<Properties xmlns="{_PROPERTIES}"><Application/></Properties>'.encode()
        content[_APP] = content[_APP].replace(b"<Application/>", b"<Application></Application>")
    named = re.sub(rb"<Application>[^<]*", b"<Application>" + program.encode(), content[_APP])
    return packed({**content, _APP: named})


def packed(content: Mapping[str, bytes]) -> bytes:
    """Parts as a package."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return target.getvalue()
