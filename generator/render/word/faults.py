"""All that is wrong with a theme's shell at once; filling one stops at the first fault."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from jinja2 import TemplateError

from generator.themes import Theme

from .dress import dressed
from .refusal import ShellError
from .shell import checked, given_to, shell, whole
from .tags import holds_tags


def tag_errors(theme: Theme) -> tuple[ShellError, ...]:
    """The first fault of each part of a shell that holds tags. They are read, and none is run."""
    try:
        parts = dressed(whole(theme), theme.palette, theme.fonts)
    except ShellError as error:
        return (error,)
    given = given_to(theme, {})
    tagged = [(path, part) for path, part in sorted(parts.items()) if holds_tags(path, part)]
    return tuple(fault for path, part in tagged for fault in _faults(partial(checked, path, part, given)))


def shell_errors(theme: Theme) -> tuple[ShellError, ...]:
    """What keeps a shell whose tags are right from being filled by the theme's macros, which are run."""
    return _faults(partial(shell, theme, "A4"))


def _faults(look: Callable[[], object]) -> tuple[ShellError, ...]:
    """Why something cannot be done, as none or one."""
    try:
        look()
    except ShellError as error:
        return (error,)
    except TemplateError as error:
        return (ShellError("blocks.xml.j2", str(error.message), "See docs/themes.md."),)
    return ()
