"""A template opened for the first time: whether it may be, and the texts in it. This loads what reads such files."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.render import excel, word
from generator.render.word.adopting import readable_parts
from generator.render.word.stories import STORIES

_MARKUP = re.compile(r"<[^>]*>")


def refusal(data: bytes, name: str, kind: str) -> tuple[str, str] | None:
    """Why the file cannot be used, and the way out; None where it can."""
    try:
        if kind == "docx":
            readable_parts(data, name)
        else:
            excel.template_parts(data, name)
    except (word.ShellError, excel.TemplateError) as error:
        part = "" if error.part == name else f"{error.part} "
        return f"cannot be used: {part}{error.reason}", error.hint
    return None


def texts(data: bytes, name: str) -> Iterator[str]:
    """What people have written in the parts of a Word template that can be used."""
    for path, part in readable_parts(data, name).items():
        if STORIES.fullmatch(path):
            yield _MARKUP.sub("", part.decode("utf-8"))
