"""Packages with one part changed, as an editor or an office program would leave them."""

from __future__ import annotations

import io
import re
import zipfile

from tests.papers import parts


def with_part(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with the first find of a pattern in one part replaced; it has to be there."""
    content = parts(data)
    text, count = re.subn(old, new, content[name].decode("utf-8"), count=1, flags=re.DOTALL)
    assert count == 1, (name, old)
    return packed({**content, name: text.encode("utf-8")})


def packed(content: dict[str, bytes]) -> bytes:
    """Parts as a package."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    return target.getvalue()
