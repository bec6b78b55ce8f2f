"""Whether a tag can be read by itself, whatever is wrong with those around it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jinja2 import TemplateError, meta

from generator.themes.sandbox import Sandbox

_KIND = re.compile(r"^(\{[{%])(?:p|tr|tc|r)\s")
_STATEMENT = re.compile(r"^\{%[-+]?\s*(\w+)\s*(.*?)\s*[-+]?%\}$", re.DOTALL)
_ENDS = {"if": "endif", "for": "endfor", "with": "endwith", "macro": "endmacro", "filter": "endfilter"}
_OF_A_CELL = {"cellbg", "colspan"}
_BOUND = re.compile(r"\{%(?:p|tr|tc|r)?[-+]?\s*(?:for|set)\s+([\w,\s]+?)\s*(?:\bin\b|=)")
_TYPED = str.maketrans({"„": '"', "“": '"', "”": '"', "‘": "'", "’": "'"})


def unreadable(tag: str) -> str:
    """Why a tag cannot be read, in Jinja's words; "" where it can."""
    source = _alone(_bare(tag))
    if not source:
        return ""
    sandbox = Sandbox()
    try:
        meta.find_undeclared_variables(sandbox.parse(source))
    except TemplateError as error:
        return str(error.message)
    except RecursionError:
        return "it is nested too deep"
    return ""


def names_in(tag: str) -> frozenset[str]:
    """The names that a tag uses and does not make up itself; none of one that cannot be read."""
    try:
        return frozenset(meta.find_undeclared_variables(Sandbox().parse(_alone(_bare(tag)))))
    except (TemplateError, RecursionError):
        return frozenset()


def bound_names(tags: Iterable[str]) -> frozenset[str]:
    """The names that loops and assignments among some tags make up."""
    found = (match[1] for tag in tags if (match := _BOUND.match(tag)))
    return frozenset(name.strip() for names in found for name in names.split(","))


def _bare(tag: str) -> str:
    """The tag as Jinja reads it: without the letter that is docxtpl's, and in plain quotes."""
    return _KIND.sub(r"\1 ", tag).translate(_TYPED)


def _alone(tag: str) -> str:
    """The tag as a template of its own; "" for one that says nothing by itself."""
    if tag.startswith("{{"):
        return tag
    match = _STATEMENT.match(tag)
    if match is None:
        return ""
    word, rest = match[1], match[2]
    if word in _ENDS:
        return f"{tag}{{% {_ENDS[word]} %}}"
    if word == "elif":
        return f"{{% if true %}}{tag}{{% endif %}}"
    if word in _OF_A_CELL:
        return f"{{{{ {rest} }}}}"
    return tag if word == "set" and "=" in rest else ""
