"""The names that the tags of a template may use for a paper, and what is said of those that they use otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import TemplateError, nodes
from markupsafe import Markup

from generator.documents.blocks import Document
from generator.documents.sections import HEAD, sections, title_of
from generator.locale.voice import Voice
from generator.render.mistake import Mistake
from generator.themes import Theme
from generator.themes.sandbox import Sandbox

from .adopting import DOCUMENT
from .drawn import DRAWN, IN_PARTS
from .own_values import facts, fields_of, section_ids, written
from .refusal import ShellError
from .shell import CALLED_OF_DOCXTPL, given_to
from .stories import STORIES, TAG, Spot, paragraphs, place_of
from .tag_syntax import unreadable
from .tags import holds_tags, kind_of_tag, tagged

_EXACT = re.compile(r"\{\{p\s+(?:body|contents|(?:section|content)(?:\.\w+|\[\s*['\"„”“][\w-]+['\"”“]\s*\]))\s*\}\}")
_PRINTS_DRAWN = re.compile(r"\{\{(?:p|tr|tc|r)?\s*(body|contents|section|content)\b")
_PATH = re.compile(r"\{\{\s*((?:company|terms)\.\w+)\s*\}\}")
_NOWHERE = Spot(0)
_CLASH = "!"


class Names:
    """What there is to name in a template of a document."""

    def __init__(self, document: Document, theme: Theme) -> None:
        self._document = document
        self.paper = document.id
        self.facts = facts(document, Voice(document.language).say, Markup(""))
        self.given = given_to(theme, {})
        self.sections = {written(id_): blocks for id_, blocks in sections(document).items()}
        self.ids = section_ids(document)
        self.fields = fields_of(document)

    def sample(self) -> dict[str, Any]:
        """A value for each name: those of the document, and texts for what is drawn or called."""
        drawn: dict[str, Any] = dict.fromkeys((*DRAWN, *self.given, *CALLED_OF_DOCXTPL), "")
        parts = {name: dict.fromkeys(self.ids, "") for name in IN_PARTS}
        fields = {id_: run.shown for id_, run in self.fields.items()}
        return {**drawn, "palette": self.given["palette"], **parts, **self.facts, "fields": fields}

    def beside(self, path: str) -> tuple[str, ...]:
        """The names of which the last of a path may have been meant; ``products[*].nam`` is in each of a list."""
        node: Any = self.sample()
        for step in path.split(".")[:-1]:
            node = node.get(step.removesuffix("[*]")) if isinstance(node, dict) else None
            node = node[0] if isinstance(node, list) and node else node
        return tuple(node) if isinstance(node, dict) else ()

    def lists(self) -> list[str]:
        """The names of lists."""
        return [name for name, value in self.facts.items() if isinstance(value, list | tuple)]


def title_in(names: Names, id_: str) -> str:
    """What a section is called."""
    title = title_of(names.sections.get(id_, ()))
    return title or ("what stands above the first section" if id_ == HEAD else f"the section {id_}")


# --- what is drawn --------------------------------------------------------------------------------


def misused(parts: Mapping[str, bytes], names: Names) -> Iterator[Mistake]:
    """What is drawn, or called, and printed in another way or place than it can be."""
    for path in sorted(filter(STORIES.fullmatch, parts)):
        for spot, text in paragraphs(path, parts):
            for match in TAG.finditer(text):
                wrong = _misused(match.group(), path, names)
                if wrong:
                    yield Mistake("tag", place_of(path, spot, parts, match.group()), match.group(), *wrong)
    yield from _twice(parts)


def _misused(tag: str, path: str, names: Names) -> tuple[str, str] | None:
    drawn = _PRINTS_DRAWN.match(tag)
    if drawn and path != DOCUMENT:
        return f"`{drawn[1]}` stands in the body alone", "Move the tag into the body of the template."
    if drawn and not _EXACT.fullmatch(tag):
        wanted = _wanted(tag, drawn[1])
        if _EXACT.fullmatch(wanted):
            return f"`{drawn[1]}` takes the place of a whole paragraph", f"Write {wanted}, alone in its paragraph."
        example = next(iter(names.sections), "terms")
        hint = f"Name one section in each tag: {{{{p {drawn[1]}.{example} }}}}."
        return f"`{drawn[1]}` can only be printed as it is", hint
    fault = unreadable(tag)
    if fault:
        return f"it cannot be read: {fault}", "Compare it with the examples in docs/templates.md."
    kind = kind_of_tag(tag)
    if kind and not drawn:
        return "it takes the place of a whole " + ("paragraph" if kind == "p" else "run"), (
            f"Begin the tag with {{{{{kind} and a blank."
        )
    return None


def _wanted(tag: str, name: str) -> str:
    """The tag as it was most likely meant."""
    return f"{{{{p {name}{tag.partition(name)[2].strip('{} ')} }}}}"


def _twice(parts: Mapping[str, bytes]) -> Iterator[Mistake]:
    """What is printed more than once: its places would have one name, and a field two numbers."""
    many = _printed(parts)
    hint = "Delete one of the tags, or print each in a branch of one `if`."
    if many.pop(_CLASH, 0):
        apart = ", ".join(f"`{name}`" for name in sorted(many) if name != "body")
        reason = f"`body` prints this section already: {apart}"
        yield Mistake("tag", "body", "{{p body }}", reason, hint)
        return
    for name, times in sorted(many.items()):
        if times > 1:
            what, tag = ("the paper", "body") if name == "body" else ("this section", f"section.{name}")
            yield Mistake("tag", "body", f"{{{{p {tag} }}}}", f"{what} is printed twice", hint)


def _printed(parts: Mapping[str, bytes]) -> dict[str, int]:
    """How often each section is printed at most, and ``body``; with a mark where both are, one behind the other."""
    tree = _tree(DOCUMENT, parts)
    return _counted(tree.body) if tree else {}


def _counted(body: list[nodes.Node]) -> dict[str, int]:
    total: dict[str, int] = {}
    for node in body:
        counted = _counted_in(node)
        if _clash(total, counted) or _clash(counted, total):
            total[_CLASH] = 1
        for name, times in counted.items():
            total[name] = total.get(name, 0) + times
    return total


def _clash(one: Mapping[str, int], other: Mapping[str, int]) -> bool:
    return "body" in one and bool(other.keys() - {"body", _CLASH})


def _counted_in(node: nodes.Node) -> dict[str, int]:
    if isinstance(node, nodes.If):
        branches = [_counted(node.body), *(_counted(one.body) for one in node.elif_), _counted(node.else_)]
        names = {name for branch in branches for name in branch}
        return {name: max(branch.get(name, 0) for branch in branches) for name in names}
    if isinstance(node, nodes.For):
        return {name: 2 * times for name, times in _counted([*node.body, *node.else_]).items()}
    if isinstance(node, nodes.Output):
        return _counted([one for one in node.nodes if not isinstance(one, nodes.TemplateData)])
    name = _drawn_name(node)
    return {name: 1} if name else _counted([*node.iter_child_nodes()])


def _drawn_name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return "body" if node.name == "body" else ""
    if isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name) and node.node.name in IN_PARTS:
        return node.attr
    if isinstance(node, nodes.Getitem) and isinstance(node.node, nodes.Name) and node.node.name in IN_PARTS:
        return written(str(node.arg.value)) if isinstance(node.arg, nodes.Const) else ""
    return ""


def _tree(path: str, parts: Mapping[str, bytes]) -> nodes.Template | None:
    try:
        return Sandbox().parse(tagged(path, parts[path].decode("utf-8")).source)
    except (ShellError, TemplateError, RecursionError):  # told by what reads the tags one by one
        return None


# --- what nobody else looks at --------------------------------------------------------------------


def unknown_elsewhere(parts: Mapping[str, bytes], names: Names) -> Iterator[Mistake]:
    """What is wrong in endnotes and in the properties of the document, the first fault of each."""
    known = {*names.sample(), *CALLED_OF_DOCXTPL}
    for path, part in sorted(parts.items()):
        if holds_tags(path, part) and (path.startswith("docProps/") or path == "word/endnotes.xml"):
            try:
                tagged(path, part.decode("utf-8")).check_names(known)
            except ShellError as error:
                yield Mistake("tag", place_of(path, _NOWHERE, parts), error.tag, error.reason, error.hint)


def left_out(parts: Mapping[str, bytes], names: Names) -> Iterator[Mistake]:
    """The sections that a template prints nowhere."""
    printed = _printed(parts)
    missing = [id_ for id_ in names.sections if id_ not in printed] if "body" not in printed else []
    if missing:
        titles = [title_in(names, id_) for id_ in missing]
        reason = f"it does not print {len(missing)} of the paper’s sections: {', '.join(titles)}"
        tags = " ".join(f"{{{{p section.{id_} }}}}" for id_ in missing)
        yield Mistake("left-out", "", "", reason, f"Where they belong, write each in a paragraph of its own: {tags}")


def empty_facts(parts: Mapping[str, bytes], names: Names) -> Iterator[Mistake]:
    """Facts that a template prints whatever comes, and that nobody has written down."""
    told: set[str] = set()
    asked = "".join(_conditions(parts))
    for path in sorted(filter(STORIES.fullmatch, parts)):
        for spot, text in paragraphs(path, parts):
            for match in _PATH.finditer(text):
                name, _, key = match[1].partition(".")
                about = names.facts.get(name)
                is_empty = isinstance(about, Mapping) and about.get(key) == ""
                if is_empty and match[1] not in told and match[1] not in asked:
                    told.add(match[1])
                    hint = (
                        f"Write `{match[1]}` into the blueprint, or put the text around it between "
                        f"{{% if {match[1]} %}} and {{% endif %}}."
                    )
                    yield Mistake("empty", place_of(path, spot, parts), match.group(), "nothing is printed here", hint)


def _conditions(parts: Mapping[str, bytes]) -> Iterator[str]:
    for path in filter(STORIES.fullmatch, parts):
        for _, text in paragraphs(path, parts):
            yield from (tag for tag in TAG.findall(text) if tag.startswith("{%"))
