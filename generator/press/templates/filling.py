"""A paper put into a template within bounds: whoever made the template may have it go on without end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from generator.blueprint.problems import BlueprintError, Problem
from generator.documents.blocks import Document
from generator.themes import Theme
from generator.themes.template import Template

from .found import Named

if TYPE_CHECKING:
    from generator.press.looks.look import Look
    from generator.press.planning.contents import Contents

_SECONDS = 20
_MEMORY = 2_000_000_000
_MOST_BYTES = 50_000_000
_ENDLESS = f"filling it takes more than {_SECONDS} seconds or {_MEMORY / 1e9:g} GB"
_TOO_LARGE = f"filling it makes a file of more than {_MOST_BYTES // 1_000_000} MB"
_LOOPS = "Take out loops and repetitions that go on without end."


def filled(content: Any, theme: Theme, named: Named) -> bytes:
    """The file. Raises ``BlueprintError`` where the template cannot be filled."""
    done = _done(content, theme, named.template)
    if isinstance(done, bytes):
        return done
    reason, hint = done
    raise BlueprintError([Problem("template-tag", f"{named.template.name}: {reason}", hint, named.place, named.path)])


def trials(look: Look, contents: Contents) -> Iterator[Problem]:
    """Why templates whose tags are right cannot be filled all the same: each is, as a build would do it."""
    for paper in contents.deliverables:
        for format_ in paper.formats:
            named = look.templates.by_paper.get((paper.id, format_))
            if named:
                yield from _tried(contents.with_facts(paper, format_).content, look.theme, named)


def _tried(content: Any, theme: Theme, named: Named) -> Iterator[Problem]:
    try:
        filled(content, theme, named)
    except BlueprintError as error:
        yield from error.problems


def _done(content: Any, theme: Theme, template: Template) -> bytes | tuple[str, str]:
    """The bytes, or why there are none and the way out."""
    from generator.press import bounded  # as below: only where a template is filled

    try:
        data = bounded.done(_work, content, theme, template, seconds=_SECONDS, memory=_MEMORY)
    except bounded.WorkError as error:
        reason, hint = json.loads(error.args[0])
        return str(reason), str(hint)
    except bounded.EndlessError:
        return _ENDLESS, _LOOPS
    return data if len(data) <= _MOST_BYTES else (_TOO_LARGE, _LOOPS)


def _work(content: Any, theme: Theme, template: Template) -> bytes:
    """The work of the process."""
    from generator.press import bounded
    from generator.render import excel, word

    try:
        if isinstance(content, Document):
            return word.fill(content, theme, template)
        return excel.fill(content, template)
    except (word.ShellError, excel.TemplateError) as error:
        raise bounded.WorkError(json.dumps([str(error), error.hint]).encode()) from error
    except Exception as error:
        said = [f"it cannot be filled: {type(error).__name__}: {error}"[:500], "Make it anew from a plain document."]
        raise bounded.WorkError(json.dumps(said).encode()) from error
