"""All that is wrong with a theme's shell and macros at once; filling one stops at the first."""

from __future__ import annotations

from collections.abc import Callable, Iterator


from jinja2 import TemplateError

from generator.themes import Theme

from .dress import dressed
from .refusal import ShellError
from .shell import checked, given_to, shell, whole
from .tags import holds_tags


def shell_errors(theme: Theme) -> Iterator[ShellError]:
    """What keeps a theme's shell from being filled: of each part that holds tags the first fault, then of the whole."""
    try:
        parts = dressed(whole(theme), theme.palette, theme.fonts)
    except ShellError as error:
        yield error
        return
    given = given_to(theme, {})
    faults = [
        fault
        for path, part in sorted(parts.items())
        if holds_tags(path, part)
        for fault in _fault(lambda path=path, part=part: checked(path, part, given))
    ]
    yield from faults or _fault(lambda: shell(theme, "A4"))


def _fault(look: Callable[[], object]) -> Iterator[ShellError]:
    """Why something cannot be done, as none or one."""
    try:
        look()
    except ShellError as error:
        yield error
    except TemplateError as error:
        yield ShellError("blocks.xml.j2", str(error.message), "See docs/themes.md.")
