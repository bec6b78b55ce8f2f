"""Inline text as WordprocessingML runs: merge fields are content controls, links relationships or bookmarks."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from generator.documents.inline import Inline, Run

from .contents import page_of_entry
from .controls import Controls
from .links import address, relationship_id
from .places import bookmark_name
from .text import content, finished


class Runs:
    """The runs of one document; it collects the links that it meets.

    ``styles`` gives the id of a character style by its name in lower case, ``bookmarks`` are the places to link to.
    """

    def __init__(self, styles: Mapping[str, str], bookmarks: frozenset[str], controls: Controls) -> None:
        self.targets: dict[str, str] = {}
        self._styles = styles
        self._bookmarks = bookmarks
        self._controls = controls

    def of(self, inline: Inline) -> Markup:
        """The runs of an inline text; none for an empty one."""
        return finished("".join([self._piece(run) for run in inline if run.text or run.kind == "field"]))

    def entry(self, text: str, bookmark: str) -> Markup:
        """A line of the contents: a text and the number of its page, both leading to a bookmark of the document."""
        shown = f"{_run('', text)}<w:r><w:tab/></w:r>{page_of_entry()}"
        return finished(f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{shown}</w:hyperlink>')

    def field_in(self, run: Run, look: str) -> Markup:
        """A merge field, or the text that stands for it, in the properties of the run that it was named in."""
        style = self._styles["merge field"] if run.kind == "field" and not run.control.value else ""
        shown = f'<w:r>{_in_style(look, style)}<w:t xml:space="preserve">{content(run.shown)}</w:t></w:r>'
        return finished(self._controls.of(run, shown) if run.kind == "field" else shown)

    def _piece(self, run: Run) -> str:
        if run.kind == "field":
            return self._control(run)
        if run.link:
            return self._link(run, run.link)
        style = self._styles["decision"] if run.kind == "decision" else ""
        return _run(_properties(run, style), run.text)

    def _control(self, run: Run) -> str:
        look = "" if run.control.value else self._styles["merge field"]
        return self._controls.of(run, _run(_properties(run, look), run.shown))

    def _link(self, run: Run, link: str) -> str:
        shown = _run(_properties(run, self._styles["hyperlink"]), run.text)
        if link.startswith("#"):
            return self._inner_link(link[1:], shown) or _run(_properties(run, ""), run.text)
        target = address(link)
        if target is None:
            return _run(_properties(run, ""), run.text)
        key = relationship_id(target)
        self.targets[key] = target
        return f'<w:hyperlink r:id="{key}" w:history="1">{shown}</w:hyperlink>'

    def _inner_link(self, anchor: str, shown: str) -> str:
        """A link to a place of the document; none where the document does not hold the place."""
        name = bookmark_name(anchor)
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{shown}</w:hyperlink>' if name in self._bookmarks else ""


def _run(properties: str, text: str) -> str:
    return f'<w:r>{properties}<w:t xml:space="preserve">{content(text)}</w:t></w:r>'


def _properties(run: Run, style: str) -> str:
    if not (style or run.bold or run.italic):
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    bold = "<w:b/><w:bCs/>" if run.bold else ""
    italic = "<w:i/><w:iCs/>" if run.italic else ""
    return f"<w:rPr>{named}{bold}{italic}</w:rPr>"


def _in_style(look: str, style: str) -> str:
    """Properties of a run with a character style, where they have none of their own."""
    if not style or "<w:rStyle" in look:
        return look
    named = f'<w:rStyle w:val="{style}"/>'
    return look.replace("<w:rPr>", f"<w:rPr>{named}", 1) if look.startswith("<w:rPr>") else f"<w:rPr>{named}</w:rPr>"
