"""All that is wrong with a theme's shell at once; filling one stops at the first fault."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from jinja2 import TemplateError

from generator.themes import Theme

from .dress import dressed
from .refusal import ShellError
from .shell import checked, given_to, names_of_shells, shell, whole
from .stories import TAG
from .tag_syntax import bound_names, names_in, unreadable
from .tags import OF_JINJA, holds_tags

_MARKUP = re.compile(r"<[^>]*>")


def tag_errors(theme: Theme) -> tuple[ShellError, ...]:
    """The faults of each part of a shell that holds tags. They are read, and none is run."""
    try:
        parts = dressed(whole(theme), theme.palette, theme.fonts)
    except ShellError as error:
        return (error,)
    given = given_to(theme, {})
    tagged = [(path, part) for path, part in sorted(parts.items()) if holds_tags(path, part)]
    return tuple(fault for path, part in tagged for fault in _of_part(path, part, given))


def _of_part(path: str, part: bytes, given: Mapping[str, object]) -> tuple[ShellError, ...]:
    """What is wrong with each tag; where that is nothing, the first thing that is wrong with them together."""
    tags = TAG.findall(_MARKUP.sub("", part.decode("utf-8")))
    found = tuple(_of_tags([*dict.fromkeys(tags)], path, given))
    return found or _faults(partial(checked, path, part, given))


def _of_tags(tags: list[str], path: str, given: Mapping[str, object]) -> Iterator[ShellError]:
    known = names_of_shells(given)
    bound = {*bound_names(tags), *OF_JINJA, "loop"}
    for written in tags:
        tag = html.unescape(written)
        fault = unreadable(tag)
        if fault:
            yield ShellError(path, fault, "See docs/themes.md.", tag)
        for name in sorted(names_in(tag) - known - bound):
            yield ShellError(path, f"there is no `{name}`", f"A shell may name {', '.join(sorted(known))}.", tag)


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
