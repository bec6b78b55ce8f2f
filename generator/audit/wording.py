"""Rules about what is nearly markup: links that lead nowhere, and signs of other languages that are only printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from generator.blueprint.checking.merge_fields import is_insert
from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.fields import Branch, branches
from generator.blueprint.problems import Problem
from generator.blueprint.reading.nodes import Scalar
from generator.blueprint.remembered import remembered
from generator.markup import ATOM, EDGE, Parsed, covered, left_open, parsed

from .finding import Finding

_MOST = 10
"""So many links of a text are told."""
_MAY_BE = re.compile(r"[*_\[\]<>~`|#&!{}%$]|^>", re.MULTILINE)
"""What no text without it holds anything for these rules."""
_LABEL = r"\[[^\[\]\n]{0,200}\]"
_NEARLY = re.compile(rf"(?P<label>{_LABEL})(?P<gap>[ ]?)\((?P<target>[^()\n]{{0,400}})(?P<end>\)|$|(?=\n))")
_REVERSED = re.compile(r"\([^()\n]{1,200}\)\[(?P<target>[^\[\]\n]{1,400})\]")
_NO_LINKS = (
    (
        re.compile(rf"^[ ]*\[[^\[\]\n]{{1,200}}\]:[ ]+{ATOM}", re.MULTILINE),
        "an address that is defined apart from its link is printed as it stands",
        "Write each link whole: `[label](https://…)`.",
    ),
    (
        re.compile(rf"!(?:{EDGE}|{_LABEL}\()"),
        "a picture cannot stand in a text",
        "Write a link, without the `!`; or delete it.",
    ),
)
"""What is told wherever it stands, with message and hint."""
_ADDRESS = re.compile(
    rf"\s*(?:[A-Za-z][A-Za-z0-9+.-]*:(?!\s)|/|\.\.?/|#\w|{ATOM}|[\w-]+(?:\.[\w-]+)*\.[a-z]{{2,6}}(?:[/?#]|\s*$))"
)
_SCHEME = re.compile(r"(?i:https?://|mailto:|tel:|www\.)")
_MAIL = re.compile(r"[^\s/@]+@[^\s/@]+\.[^\s/@]+")
_FILE = re.compile(
    r"\.?\.?/[^/].*|\.\.?/?"
    r"|[^:?#]*\.(?i:pdf|docx?|xlsx?|pptx?|odt|ods|csv|txt|md|html?|ya?ml|png|jpe?g|gif|svg|zip|mp4)"
)
"""An address that leads to a file beside the blueprint, or in a folder there."""
_FILE_ON_THE_WEB = re.compile(r"(?:www\.|[\w-]+(?:\.[\w-]+)+/).*")
_OTHERS = {
    "HTML": re.compile(
        r"</?(?i:a|b|i|u|s|p|em|strong|br|hr|ul|ol|li|span|div|h[1-6]|img|table|tr|t[dh]|sup|sub|font|code|del)"
        r"(?:\s[^<>\n]{0,300})?/?>"
    ),
    "HTML's names of characters": re.compile(r"&(?:nbsp|amp|lt|gt|quot|[mn]dash|hellip|#[0-9]{1,6});"),
    "a heading": re.compile(r"^#{1,6}[ ][^\W\d_][^\n]{0,40}", re.MULTILINE),
    "a quotation": re.compile(r"^>[ ][^\n]{1,40}", re.MULTILINE),
    "a table": re.compile(r"^[ ]*\|[^\n]{1,300}\|[ ]*$(?=\n[ ]*\|[ ]*:?-)", re.MULTILINE),
    "code": re.compile(r"```|`[^`\n]{1,200}`"),
    "struck through": re.compile(r"~~[^~\n]{1,200}~~"),
}
"""Markup of others, by its name."""
_FOREIGN_FIELD = re.compile(
    r"(?P<whole>\{\{ ?(?P<a>[a-z][a-z0-9_.-]*) ?\}\}|\{(?P<b>[a-z][a-z0-9_.-]*)\}|<<?(?P<c>[a-z][a-z0-9_.-]*)>>?"
    r"|%(?P<d>[a-z][a-z0-9_.-]*)%|(?<![\[\\])\[(?P<e>[a-z][a-z0-9_.-]*)\](?![\](]))"
)


def near_misses(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """What looks like markup and is printed as it stands."""
    fields = frozenset((id_, field.label.lower()) for id_, field in loaded.blueprint.merge_fields.items())
    for section in branches(loaded.composition.tree):
        for scalar, finding in _told(section, fields):
            yield Problem(finding.code, finding.message, finding.hint, scalar.place, finding.path, "warning")


@remembered
def _told(section: Branch, fields: _Fields) -> tuple[tuple[Scalar, Finding], ...]:
    return tuple(
        (scalar, replace(told, path=field.path))
        for field in section.fields
        if field.declared.reads_markup or field.declared.is_verbatim
        for scalar in field.scalars_of_parts()
        if _MAY_BE.search(scalar.value or "")
        for told in _of(parsed(scalar.value or ""), fields, field.declared.reads_markup)
    )


def _of(found: Parsed, fields: _Fields, is_read: bool) -> Iterator[Finding]:
    """What is told of a text; of what looks like markup of others the first."""
    if not is_read:
        if any(span.kind == "opening" for span in found.spans) or any(mark.is_bold for mark in found.marks):
            message = "markup stands in what is printed as it is: its signs are printed too"
            yield _markup(message, "Write the words alone: names, titles and rhythms hold no markup.")
        return
    text = covered(found)
    yield from islice(_links(text, found), _MOST)
    yield from islice(_signs(text, found, fields), 1)


# --- links ----------------------------------------------------------------------------------------


def _links(text: str, found: Parsed) -> Iterator[Finding]:
    yield from _links_to_fill(found)
    for match in _NEARLY.finditer(text):
        target = found.text[match.start("target") : match.end("target")]
        if _is_meant(match, target):
            reason, hint = _reason(match, target)
            yield _link(f"`{_whole(match, found)}` is printed as it stands: {reason}", hint)
    for match in _REVERSED.finditer(text):
        if _ADDRESS.match(match["target"]):
            yield _link(
                f"`{_whole(match, found)}` is printed as it stands", "Write the label first: `[label](address)`."
            )
    yield from (_link(message, hint) for pattern, message, hint in _NO_LINKS if pattern.search(text))


def _links_to_fill(found: Parsed) -> Iterator[Finding]:
    """Links with a merge field in their address, which the grammar takes for a label and a text."""
    for span in found.spans:
        if span.kind == "text" and span.text == " (" and found.text[span.start : span.end] == "](":
            message = "an address that is filled for each customer cannot be a link: it is printed behind its label"
            yield _link(message, "Write the address without the field, or the address alone, without `[label]`.")


def _whole(match: re.Match[str], found: Parsed) -> str:
    return found.text[match.start() : match.end()]


def _link(message: str, hint: str) -> Finding:
    """What is found, before it is given its path."""
    return Finding("almost-a-link", "", message, hint)


def _markup(message: str, hint: str) -> Finding:
    return Finding("almost-markup", "", message, hint)


def _is_meant(match: re.Match[str], target: str) -> bool:
    """Whether a label and brackets behind it are meant as a link: no footnote, and no remark."""
    if not target.strip():
        return not match["gap"] and match["end"] == ")"
    return _ADDRESS.match(match["target"]) is not None or _ADDRESS.match(target) is not None


def _reason(match: re.Match[str], target: str) -> tuple[str, str]:
    """Why it is no link, and what to write."""
    label = match["label"][1:-1].replace(ATOM, "…")
    if not target.strip():
        return "it has no address", f"Write the address: `[{label}](https://…)`; or the label alone."
    if match["end"] != ")":
        return "its address is not closed", "Write `)` behind the address."
    if match["gap"]:
        return "a space parts label and address", _side_by_side(label, target.strip())
    if not label.strip():
        return "it has no label", "Write the words that lead there in the square brackets; or the address alone."
    if " " in target.strip():
        return "an address holds no spaces", _closed_up(target.strip())
    if not _SCHEME.match(target.strip()):
        return "links lead to http, https, mailto and tel addresses", _with_scheme(target.strip())
    return "the address or the label is none", f"Write `[{label}](https://…)`, at most 2,000 characters."


def _closed_up(target: str) -> str:
    """What to write for an address with spaces: in that of a phone they only make it easier to read."""
    if target.startswith("tel:"):
        return f"Leave them out: `{target.replace(' ', '')}`."
    return f"Write `%20` for each: `{target.replace(' ', '%20')}`."


def _side_by_side(label: str, written: str) -> str:
    """The link without the space between label and address, and what else its address lacks."""
    target = written.replace(" ", "%20")
    further = "" if _SCHEME.match(target) else f" {_with_scheme(target)}"
    return f"Remove the space between them: `[{label}]({target})`.{further}"


def _with_scheme(target: str) -> str:
    """What to write for an address that begins with none that is known."""
    if _MAIL.fullmatch(target):
        return f"Begin the address with `mailto:`: `mailto:{target}`."
    if ":" in target or target.startswith("#"):
        return "Write an `https://` address; or the label alone."
    if _FILE.fullmatch(target) and not _FILE_ON_THE_WEB.fullmatch(target):
        return "A file is not sent along: write the `https://` address that it has on the web; or the label alone."
    return f"Begin the address with `https://`: `https://{target}`."


# --- other signs ----------------------------------------------------------------------------------

_Fields = frozenset[tuple[str, str]]
"""Merge fields, each by its id and its label in small letters."""
_BRACKETED = re.compile(r"(?<![\[\\])\[([^\[\]\n]{2,80})\](?![\](])")


@lru_cache(maxsize=4)
def _labelled(fields: _Fields) -> dict[str, str]:
    """The ids of merge fields by their labels, which papers print in single brackets until they are filled."""
    return {label: id_ for id_, label in sorted(fields)}


def _no_field(written: str, token: str) -> Finding:
    message = f"`{written}` is printed as it stands: a merge field has double square brackets"
    return _markup(message, f"Write `[[{token}]]`.")


def _signs(text: str, found: Parsed, fields: _Fields) -> Iterator[Finding]:
    for torn in left_open(found):
        message = f"strong emphasis at `{torn}` has no partner: its stars or lines are printed"
        yield _markup(message, "Close it behind the last word, or delete it.")
    ids = {id_ for id_, _ in fields}
    for match in _FOREIGN_FIELD.finditer(text):
        token = next(filter(None, (match["a"], match["b"], match["c"], match["d"], match["e"])))
        if token in ids or is_insert(token):
            yield _no_field(match["whole"], token)
    for match in _BRACKETED.finditer(text):
        if (meant := _labelled(fields).get(match[1].lower())) and match[1] not in ids:
            yield _no_field(match[0], meant)
    for name, pattern in _OTHERS.items():
        if seen := pattern.search(text):
            message = f"`{_whole(seen, found)}` is printed as it stands: {name} is no markup here"
            hint = "Texts know emphasis, lists and links: `**strong**`, `- item`, `[label](https://…)`."
            yield _markup(message, hint)
