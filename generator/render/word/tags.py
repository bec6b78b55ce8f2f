"""The tags of a shell: read as docxtpl reads them, compiled in the sandbox, and named where they fail."""

from __future__ import annotations

import io
import re
import traceback
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from docxtpl.template import DocxTemplate
from jinja2 import Template, TemplateError, meta
from markupsafe import Markup

from generator.themes.sandbox import Sandbox

from .own_values import Fact
from .refusal import ShellError
from .text import content, printable

PLACE_OF_LAST_SECTION = "<!--last section-->"
_HOLDS_TAGS = re.compile(r"word/(document|header\d*|footer\d*|footnotes|endnotes)\.xml|docProps/(core|app|custom)\.xml")
_MARKUP = re.compile(r"<[^>]*>")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_PRINTED = re.compile(r"\{\{(?:(?P<kind>p|tr|tc|r)\s+|-?\s*)(?P<name>\w+)[^}]*\}*")
_KIND_OF_TAG = {
    "body": "p",
    "contents": "p",
    "section": "p",
    "content": "p",
    "subdocument": "p",
    "rich": "r",
    "reference": "r",
    "logo": "r",
    "cover_picture": "r",
}
"""What is printed in place of a whole paragraph or run, and what docxtpl calls such a tag."""
_CHANGES_COLUMNS = re.compile(r"\{[{%]-?tc\s|\{%-?\s*(?:hm\b|colspan\b)")
_ESCAPED = {"{_{": '{{ "{{" }}', "}_}": '{{ "}}" }}', "{_%": '{{ "{%" }}', "%_}": '{{ "%}" }}'}
"""How docxtpl has braces written that are no tags; it puts them right in what is printed, where texts have them too."""
OF_JINJA = frozenset({"range", "dict", "lipsum", "cycler", "joiner", "namespace"})
"""Names that Jinja has of its own."""
_IN_A_LOOP = "`loop` and the tags {% hm %} and {% vm %}, which ask for it, stand inside a loop."
_FAILS = (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What may come of a tag that a person wrote."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A part of a shell with its tags compiled; ``names`` are those that they use, ``source`` is what Jinja reads."""

    path: str
    names: frozenset[str]
    source: str
    _template: Template

    def filled(self, context: Mapping[str, object]) -> str:
        """The part with its tags filled. Raises ``ShellError``."""
        try:
            return self._template.render(context)
        except _FAILS as error:
            tag = _tag_at_fault(self.source, self.path, context)
            raise ShellError(self.path, _said(error), "See docs/themes.md.", tag) from error

    def check_names(self, known: Collection[str]) -> None:
        """See to it that each name is known. Raises ``ShellError``."""
        for name in sorted(self.names - {*known, *OF_JINJA, "last_section"}):
            hint = _IN_A_LOOP if name == "loop" else f"A shell may name {', '.join(sorted(known))}."
            raise ShellError(self.path, f"there is no `{name}`", hint, self._tag_with(name))

    def _tag_with(self, name: str) -> str:
        named = re.compile(rf"\b{name}\b")
        return next((tag for tag in _TAG.findall(self.source) if named.search(tag)), "")


def holds_tags(path: str, part: bytes) -> bool:
    """Whether a part holds tags; Word may have cut a tag into several runs."""
    if not _HOLDS_TAGS.fullmatch(path):
        return False
    text = _text(part)
    return "{{" in text or "{%" in text or "{#" in text


def change_columns(part: bytes) -> bool:
    """Whether tags of a part give its tables other columns, which only docxtpl itself counts anew."""
    return _CHANGES_COLUMNS.search(_text(part)) is not None


def kind_of_tag(tag: str) -> str:
    """How a tag has to begin, if it begins otherwise: "p" or "r" for what takes the place of a paragraph or run."""
    match = _PRINTED.match(tag)
    kind = _KIND_OF_TAG.get(match["name"], "") if match else ""
    return kind if match and match["kind"] != kind else ""


def check_kinds(path: str, part: bytes) -> None:
    """See to it that what takes the place of a paragraph or run is printed so. Raises ``ShellError``."""
    for match in _PRINTED.finditer(_text(part)):
        kind = kind_of_tag(match.group())
        if kind:
            reason = f"`{match['name']}` takes the place of a whole {'paragraph' if kind == 'p' else 'run'}"
            raise ShellError(path, reason, f"Begin the tag with {{{{{kind} and a space.", match.group())


@lru_cache(maxsize=128)
def tagged(path: str, xml: str) -> Tagged:
    """A part with its tags compiled, once for each text. Raises ``ShellError`` for a tag that cannot be read."""
    source = _patched(xml)
    try:
        names = meta.find_undeclared_variables(_environment_of(path).parse(source))
        return Tagged(path, frozenset(names), source, _environment_of(path).from_string(source))
    except TemplateError as error:
        raise ShellError(path, _said(error), "See docs/themes.md.", _tag_at_fault(source, path, {})) from error


def _environment_of(path: str) -> Sandbox:
    """Where the tags of a part run: what they print is WordprocessingML, or the plain text of a property."""
    return _environment(_as_content if path.startswith("word/") else _as_property)


@lru_cache(maxsize=2)
def _environment(finalize: Callable[[object], object]) -> Sandbox:
    return Sandbox(finalize)


def _as_content(value: object) -> object:
    value = str(value) if isinstance(value, Fact) else value
    return content(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _as_property(value: object) -> object:
    value = str(value) if isinstance(value, Fact) else value
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _patched(xml: str) -> str:
    source: str = DocxTemplate(io.BytesIO()).patch_xml(xml)
    source = _TAG.sub(
        lambda tag: tag.group().replace("„", '"'), source
    )  # typed in Word with Polish quotes; ” is docxtpl's
    for escaped, printed in _ESCAPED.items():
        source = source.replace(escaped, printed)
    return source.replace(PLACE_OF_LAST_SECTION, "{{ last_section }}")


def _text(part: bytes) -> str:
    return _MARKUP.sub("", part.decode("utf-8"))


def _tag_at_fault(source: str, path: str, context: Mapping[str, object]) -> str:
    """The tag that fails. The source is on one line, so it is tried again with a line for each tag."""
    lines = ["", *(tag.replace("\n", " ") for tag in _TAG.findall(source))]
    rest = [text.replace("\n", " ") for text in _TAG.split(source)]
    try:
        broken = "\n".join(tag + text for tag, text in zip(lines, rest, strict=True))
        _environment_of(path).from_string(broken).render(context)
    except _FAILS as error:
        line = _line_of(error)
        return lines[line - 1] if 0 < line <= len(lines) else ""
    return ""


def _said(error: Exception) -> str:
    """What an error says, without where in the code of Jinja that was."""
    return str(error).partition("\n")[0]


def _line_of(error: Exception) -> int:
    """The line of a template in which an error came up; 0 where it is not known."""
    frames = traceback.walk_tb(error.__traceback__)
    inside = [line for frame, line in frames if frame.f_code.co_filename in ("<template>", "<unknown>")]
    return getattr(error, "lineno", None) or (inside[-1] if inside else 0)
