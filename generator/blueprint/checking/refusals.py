"""What the models refuse, told to a person: each refusal with its place and a way out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import count, islice
from typing import Any, NamedTuple

from pydantic import ValidationError
from slugify import slugify

from generator.blueprint.merging import variants
from generator.blueprint.merging.compose import Composition
from generator.blueprint.merging.merge import kind
from generator.blueprint.merging.placing import KEYS
from generator.blueprint.merging.twins import called, ids_below, meant
from generator.blueprint.model.annotations import declared, element_at, homes, keys_at, keys_of
from generator.blueprint.model.base import ID_PATTERN, Entity
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.fields import Branch, Holder
from generator.blueprint.nearness import named_otherwise
from generator.blueprint.problems import Place, Problem, Suggestions
from generator.blueprint.reading.blanks import breaking_blank
from generator.blueprint.reading.nodes import Entry, Mapping, Node, Scalar, is_empty, step
from generator.blueprint.remembered import remembered
from generator.locale import LANGUAGES

_ID = re.compile(ID_PATTERN)
_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
"""Names that Windows keeps for devices; ids become file names."""

_LONGEST_ID = 80
"""Characters of an id; with what is put around it, it has to fit into a file name."""

_MARK_APART = re.compile(r"(?P<key>[\w-]+)[ \t]+(?P<mark>[=+]):")
"""A key that does not end where its mark ``=`` or ``+`` is taken from it."""
_MARK_QUOTED = re.compile(r"""(?P<quote>["'])(?P<key>[\w-]+)[ \t]*(?P<mark>[=+])(?P=quote)[ \t]*:""")
"""A key in quotes together with its mark, which is none there."""
_PLACES_NAMED = 3
"""So many places are named where a key is known that stands at the left margin; more would tell nobody anything."""

_IDS_NAMED = 5
"""So many ids of elements that are there are named beside a new one."""

_SHOWN_AT_MOST = 120
"""Characters of a text that a hint writes out."""

MOVED = {"win_loss.chapters": "papers.win-loss-guide.sections"}
"""Keys that blueprints may still have from before, by their paths, and where their elements stand now."""

_MOST = 1000
"""So many refusals are told in one run; nobody reads more."""


# --- ids ------------------------------------------------------------------------------------------


def id_problems(found: Iterable[Branch], tree: Mapping) -> Iterator[Problem]:
    """Ids that are not kebab-case, of the tree and of what its entities hold; they become file names and addresses."""
    own = tree.entries.get("id")
    if own and isinstance(own.value, Scalar) and own.value.value is not None and not is_id(own.value.value):
        yield _bad_id(own.value.value, own.value.place, "id")
    for section in found:
        for path, key, beside in _no_ids(section):
            yield _bad_id(key.value or "", key.place, path, beside)


@remembered
def _no_ids(section: Branch) -> tuple[tuple[str, Scalar, tuple[str, ...]], ...]:
    """The keys of elements that are no ids, with the paths of the elements and the ids beside them."""
    return tuple(
        (f"{holder.path_of(name)}.{id_}", entry.key, _beside(entry, value))
        for holder in section.holders
        for name, field, value in holder.known()
        if field.element and isinstance(value, Mapping)
        for id_, entry in value.entries.items()
        if not is_id(id_)
    )


def _beside(entry: Entry, collection: Mapping) -> tuple[str, ...]:
    """The other ids of its layer; one of a base is most likely the one that was meant."""
    others = ((id_, other.key) for id_, other in collection.entries.items() if other is not entry)
    return tuple(id_ for id_, key in others if key.source.layer == entry.key.source.layer)


def variant_id_problems(composition: Composition) -> Iterator[Problem]:
    """Ids of variants that are none."""
    for name, key_ in composition.variants.items():
        if not is_id(name):
            yield _bad_id(name, key_.place, f"variants.{name}")


def is_id(name: str) -> bool:
    """Whether a name may be an id."""
    return len(name) <= _LONGEST_ID and _ID.fullmatch(name) is not None and name not in _RESERVED


def id_of(name: str) -> str:
    """The id that a name of any kind gives, "" for one without a letter or a digit."""
    slug = slugify(name, max_length=_LONGEST_ID)
    return f"{slug}-1" if slug in _RESERVED else slug


def _free(id_: str, taken: Sequence[str]) -> str:
    """The id, or with a number behind it the first that is not taken."""
    numbered = (f"{id_}-{number}" for number in count(2))
    return id_ if id_ not in taken else next(one for one in numbered if one not in taken)


def _bad_id(name: str, place: Place, path: str, beside: Sequence[str] = ()) -> Problem:
    if len(name) > _LONGEST_ID:
        return Problem(
            "id", f"an id has at most {_LONGEST_ID} characters, this one {len(name)}", "Shorten it.", place, path
        )
    suggestion = _free(slugify(name) or "an-id", beside)
    if suggestion in _RESERVED:
        message = f"`{name}` is a device name on Windows and cannot be an id"
        return Problem("id", message, f"Write another word, such as `{suggestion}-1`.", place, path)
    message = f"`{name}` is not an id: lower-case ASCII letters, digits and single hyphens"
    return Problem("id", message, f"Write `{suggestion}`.", place, path)


# --- values and keys ------------------------------------------------------------------------------


def model_problems(error: ValidationError, composition: Composition) -> Iterator[Problem]:
    """A problem for each thing that the models refuse; the branches of a union speak as one."""
    keys, values = _sorted_out(error.errors(include_url=False), composition.tree)
    unknown, twins, choices = Suggestions(), Suggestions(), Suggestions()
    for refused in keys:
        if refused.detail["type"] == "extra_forbidden":
            yield _unknown_key(refused, composition.tree, unknown)
        elif not composition.unread.may_hold(refused.loc[-1], *refused.steps[-1:]):
            yield _missing_key(refused, composition, twins)
    for branches in values:
        yield _wrong_value(branches, composition, choices)


def empty_key_problems(found: Iterable[Branch]) -> Iterator[Problem]:
    """Unknown keys without a value: the models never see these, as a known key without one is not given."""
    suggestions = Suggestions()
    for section in found:
        for holder, key in _unknown_empty_keys(section):
            known = keys_of(holder.model) | (KEYS if holder.path else {variants.KEY})
            yield _no_such_key(key.value or "", known, key.place, holder.path_of(key.value or ""), suggestions)


@remembered
def _unknown_empty_keys(section: Branch) -> tuple[tuple[Holder, Scalar], ...]:
    return tuple(
        (holder, entry.key)
        for holder in section.holders
        for name, entry in holder.node.entries.items()
        if is_empty(entry.value) and name not in declared(holder.model)
    )


def empty_element_problems(found: Iterable[Branch], composition: Composition) -> Iterator[Problem]:
    """New elements without a value: the models never see these either, and they would vanish without a word.

    One that a base knows stays as the base has it, and is no longer empty here.
    """
    guesses = Suggestions()
    for section in found:
        for path, element, key in _empty_elements(section):
            if not composition.unread.may_hold(key.value or ""):
                yield _empty_element(path, element, key, composition, guesses)


@remembered
def _empty_elements(section: Branch) -> tuple[tuple[str, type[Entity], Scalar], ...]:
    return tuple(
        (f"{holder.path_of(name)}.{id_}", field.element, entry.key)
        for holder in section.holders
        for name, field, value in holder.known()
        if field.element and isinstance(value, Mapping)
        for id_, entry in value.entries.items()
        if is_empty(entry.value)
    )


def _empty_element(
    path: str, element: type[Entity], key: Scalar, composition: Composition, guesses: Suggestions
) -> Problem:
    needed = ", ".join(f"{name}: …" for name, field in declared(element).items() if field.is_required)
    others = _elements_beside(tuple(path.split(".")), composition) if guesses.may_guess() else {}
    either = f"{_known_beside(key.value or '', others)} " if others else ""
    hint = f"{either}To make {_one_more(element)}, write `{key.value}: {{{needed}}}`; else delete it."
    return Problem("missing-key", f"`{key.value}` is new here and has no value", hint, key.place, path)


class _Refused(NamedTuple):
    """A detail of a ``ValidationError`` with its location, and the part of that which leads through the tree."""

    detail: Any
    loc: tuple[str, ...]
    steps: tuple[str, ...]


def _sorted_out(details: Iterable[Any], tree: Mapping) -> tuple[list[_Refused], list[list[_Refused]]]:
    """The refused keys, and the refused values by where they stand."""
    keys: list[_Refused] = []
    values: dict[tuple[str, ...], list[_Refused]] = {}
    for detail in details:
        loc = tuple(str(part) for part in detail["loc"])
        refused = _Refused(detail, loc, _known_steps(tree, loc))
        if detail["type"] in {"extra_forbidden", "missing"}:
            keys.append(refused)
        else:
            values.setdefault(refused.steps, []).append(refused)
    return keys, list(values.values())


def _known_steps(tree: Mapping, loc: tuple[str, ...]) -> tuple[str, ...]:
    """The part of a location that leads through the tree; names of union branches are passed over."""
    steps: list[str] = []
    node: Node = tree
    for part in loc:
        following = step(node, part)
        if following is not None:
            steps.append(part)
            node = following
    return tuple(steps)


def _unknown_key(refused: _Refused, tree: Mapping, suggestions: Suggestions) -> Problem:
    name = refused.loc[-1]
    known = keys_at(Blueprint, refused.loc[:-1]) | (KEYS if refused.loc[1:] else {variants.KEY})
    return _no_such_key(name, known, _key_place(tree, refused.steps), ".".join(refused.steps), suggestions)


@cache
def _all_known(names: frozenset[str], free: str) -> str:
    """The hint that names all keys of a place; it is long, so that all problems there share one."""
    return f"Known here: {', '.join(sorted(names))}.{free}"


def _no_such_key(name: str, known: frozenset[str], place: Place, path: str, suggestions: Suggestions) -> Problem:
    free = " Free data of your own goes under `meta`, at the left margin." if "." not in path else ""
    elsewhere = _elsewhere(name, path)
    is_meant = bool(elsewhere) and not _is_known_otherwise(name, known)
    hint = elsewhere if is_meant else suggestions.did_you_mean(name, known, _all_known(known, free))
    hint = _unmarked(place, known) or _moved(path) or hint
    blank = breaking_blank(place)
    return blank or Problem("unknown-key", f"`{name}` is not a key that is known here", hint, place, path)


def _unmarked(place: Place, known: frozenset[str]) -> str:
    """How to write a key whose mark was not taken as one; nothing where it has none."""
    apart, quoted = (pattern.match(place.text, place.column - 1) for pattern in (_MARK_APART, _MARK_QUOTED))
    if quoted and quoted["key"] in known:
        return f"Write `{quoted['key']}{quoted['mark']}:`, without quotes."
    if apart and apart["key"] in known:
        return f"Write `{apart['key']}{apart['mark']}:`, without a space before the mark."
    return ""


@cache
def _is_known_otherwise(name: str, known: frozenset[str]) -> bool:
    """Whether a name that is known elsewhere is only another form of one that is known here, or means the same."""
    return named_otherwise(name, known) is not None


def _moved(path: str) -> str:
    """Where the elements of a key stand that there was once; nothing where there was none."""
    return f"Move its elements to `{MOVED[path]}`, under the same ids." if path in MOVED else ""


def _elsewhere(name: str, path: str) -> str:
    """Where a key belongs that is known, only not here; nothing where that is anybody's guess."""
    *way, _ = path.split(".")
    ways = homes(Blueprint).get(name)
    if not ways:
        return ""
    around = [way[:end] for end in range(len(way) - 1, 0, -1)]
    if name in declared(Blueprint) and (declared(Blueprint)[name].element or declared(Blueprint)[name].entity):
        around.append([])
    outer = next((steps for steps in around if any(_leads(one, steps) for one in ways)), None)
    if outer is not None:
        where = f"below `{'.'.join(outer)}`" if outer else "at the left margin"
        return f"Indent it less: `{name}` stands {where}."
    places = " or ".join(f"`{'.'.join(one).replace('*', 'some-id')}`" for one in ways if one)
    return f"Move it: `{name}` stands below {places}." if len(ways) <= (1 if way else _PLACES_NAMED) else ""


def _leads(way: tuple[str, ...], steps: list[str]) -> bool:
    """Whether a way with stars is the one that steps take."""
    return len(way) == len(steps) and all(part in ("*", one) for part, one in zip(way, steps, strict=True))


def _missing_key(refused: _Refused, composition: Composition, guesses: Suggestions) -> Problem:
    name, tree = refused.loc[-1], composition.tree
    place = _key_place(tree, refused.steps) if refused.steps else tree.place
    is_empty = refused.steps == refused.loc
    hint = f"Write a value for `{name}` here." if is_empty else _add(name, refused.steps, composition, guesses)
    path = ".".join(refused.steps if is_empty else (*refused.steps, name))
    return Problem("missing-key", f"`{name}` is missing", hint, place, path)


def _add(name: str, steps: tuple[str, ...], composition: Composition, guesses: Suggestions) -> str:
    """The hint to add a key; at a new element beside those of a base, also which of these may have been meant."""
    element = element_at(Blueprint, steps[:-1]) if guesses.may_guess() else None
    others = _elements_beside(steps, composition) if element else {}
    if element is None or not others:
        return f"Add a line `{name}: …` here."
    return f"{_known_beside(steps[-1], others)} To make {_one_more(element)}, add a line `{name}: …` here."


def _known_beside(id_: str, others: dict[str, Entry]) -> str:
    """Which element of a base may have been meant by a new id; the first few of them where none is near."""
    twin = meant(id_, others)
    some = ", ".join(f"`{one}`" for one in islice(others, _IDS_NAMED)) + (" …" if len(others) > _IDS_NAMED else "")
    return f"Did you mean {called(twin, others[twin])}?" if twin else f"Known: {some}."


def _one_more(element: type[Entity]) -> str:
    """What a new element is: ``a stage of its own``."""
    noun = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", element.__name__).lower()
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun} of its own"


def _elements_beside(steps: tuple[str, ...], composition: Composition) -> dict[str, Entry]:
    """The elements of a base beside the new one that steps lead to; none where it is not new."""
    old = ids_below(composition.below, steps[:-1])
    collection = _node_at(composition.tree, steps[:-1])
    if not steps or steps[-1] in old or not isinstance(collection, Mapping):
        return {}
    return {id_: entry for id_, entry in collection.entries.items() if id_ in old}


def _wrong_value(branches: list[_Refused], composition: Composition, suggestions: Suggestions) -> Problem:
    refusals = [refusal(branch.detail, suggestions) for branch in branches]
    told, *others = sorted(refusals, key=lambda refusal: refusal.code == "unknown-value")
    either = [choice for other in others for choice in other.choices if choice not in told.choices]
    hint = f"{told.hint.rstrip('.')}. Or write: {', '.join(either)}." if either else told.hint
    steps = branches[0].steps
    node = _node_at(composition.tree, steps)
    blank = breaking_blank(node.place) if isinstance(node, Scalar) else None
    if blank:
        return blank
    inherited = _inherited(node) if told.code == "frequency" else []
    if inherited:
        away = ", ".join(f"`{one.value}: null`" for one in inherited)
        hint = f"Take what is inherited away: {away}. Or: {hint[:1].lower()}{hint[1:]}"
    appended = _appended_to(branches[0], composition.tree)
    hint = f"Write `{appended}: …` without the plus." if appended else hint
    hint = _parted(node, steps) or hint
    below = composition.replaced.get(node.place)
    message = "; ".join(
        [told.message, *_said_below(below, composition), *(f"`{one.value}` is inherited" for one in inherited)]
    )
    related = tuple(one.place for one in (below, *inherited) if one)
    return Problem(told.code, message, hint, node.place, ".".join(steps), related=related)


def _parted(node: Node, steps: tuple[str, ...]) -> str:
    """The hint at a key that has no space behind its colon, or another sign in its place; "" for any other text."""
    written = _KEY_AND_VALUE.match(node.value or "") if isinstance(node, Scalar) else None
    if written is None or written[1] not in keys_at(Blueprint, steps):
        return ""
    return f"Write a colon and a space behind `{written[1]}`: `{written[1]}: {written[2]}…`."


_KEY_AND_VALUE = re.compile(r"([a-z_]+)\s*[:：=]\s*(\S{1,20})")


def _appended_to(refused: _Refused, tree: Mapping) -> str | None:
    """The name of a text that was written with a plus, as if it were a list."""
    name, place = refused.steps[-1] if refused.steps else "", _key_place(tree, refused.steps)
    is_appended = place.text.startswith(f"{name}+", place.column - 1)
    return name if refused.detail["type"] == "string_type" and is_appended else None


def _said_below(below: Node | None, composition: Composition) -> list[str]:
    """What a layer below has where a value of another kind was given."""
    if below is None:
        return []
    layer = below.source.layer
    name = "the blueprint" if layer == composition.company_layer else f"`{layer}`"
    return [f"{name} has {kind(below)} there"]


def _inherited(node: Node) -> list[Scalar]:
    """The keys of a merged mapping that a layer below has written."""
    keys = [entry.key for entry in node.entries.values()] if isinstance(node, Mapping) else []
    return [one for one in keys if one.source.layer != node.source.layer]


class _Refusal(NamedTuple):
    """How a refused value is told; ``choices`` are the values that are taken there."""

    code: str
    message: str
    hint: str
    choices: tuple[str, ...] = ()


_NUMBER = "Write digits, with a dot before decimals and without a unit: 2.5"
_WHOLE_NUMBER = "Write digits only: 3"
_DATE = ("a date such as 2026-01-05 is expected", "Write year, month and day: 2026-01-05")
_KEYS = ("keys with values are expected", "Write the fields below it, indented, each as `key: value`.")
_TRUTH = ("`true` or `false` is expected", "Write `true` or `false`.")
_PLAIN = {
    "int_parsing": ("a whole number is expected", _WHOLE_NUMBER),
    "int_parsing_size": ("a smaller number is expected", _WHOLE_NUMBER),
    "int_from_float": ("a whole number is expected", _WHOLE_NUMBER),
    "int_type": ("a whole number is expected", _WHOLE_NUMBER),
    "decimal_parsing": ("a number is expected", _NUMBER),
    "decimal_type": ("a number is expected", _NUMBER),
    "finite_number": ("a number is expected", _NUMBER),
    "bool_parsing": _TRUTH,
    "bool_type": _TRUTH,
    "string_type": ("a text is expected", "Write a text here."),
    "list_type": ("a list is expected", "Write each item on a line of its own, after `- `."),
    "tuple_type": ("a list is expected", "Write each item on a line of its own, after `- `."),
    "dict_type": (
        "keys with values are expected",
        "Every element has an id: write `some-id:` and its fields below, indented.",
    ),
    "model_type": _KEYS,
    "model_attributes_type": _KEYS,
    "date_type": _DATE,
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
}
"""Message and hint by the type of a Pydantic error."""

_BOUNDS = {
    "too_short": ("min_length", "at least {} is expected in this list", "Write one on a line of its own, after `- `."),
    "greater_than_equal": ("ge", "at least {} is expected", "Write {} or more."),
    "less_than_equal": ("le", "at most {} is expected", "Write {} or less."),
}


def refusal(detail: Any, suggestions: Suggestions) -> _Refusal:
    """How a value that a model refuses is told."""
    kind, given, context = detail["type"], detail.get("input"), detail.get("ctx", {})
    if kind == "literal_error":
        return _unknown_value(str(given), _choices(str(context.get("expected", ""))), suggestions)
    if kind == "value_error":
        message, _, hint = str(context.get("error", "")).partition("\n")
        return _Refusal(_value_code(detail), message, hint or "Correct the value.")
    if kind in {"string_too_long", "too_long"}:
        return _too_long(given, context.get("max_length"))
    if kind == "string_type" and isinstance(given, (list, dict)):
        return _Refusal("value", "a text is expected", _way_to_text(given))
    if given == "disabled" and kind in {"model_type", "model_attributes_type"}:
        return _Refusal("value", "keys with values are expected", "Write `{disabled: true}`.")
    if kind in _BOUNDS:
        bound, message, hint = _BOUNDS[kind]
        return _Refusal("value", message.format(context.get(bound)), hint.format(context.get(bound)))
    return _Refusal(_value_code(detail), *_PLAIN.get(kind, (str(detail["msg"]).lower(), "Correct the value.")))


def _way_to_text(given: list[Any] | dict[str, Any]) -> str:
    """What to do about a list or a mapping where a text was meant."""
    foreign = [name for name in given if name not in LANGUAGES] if isinstance(given, dict) else []
    if foreign and len(foreign) < len(given):
        return f"Remove {', '.join(f'`{name}`' for name in foreign)}: a text stands in {' and '.join(LANGUAGES)}."
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], list):
        return "Put the whole text in quotes: a bracket at its beginning opens a list, and `[[` two."
    if isinstance(given, list) and len(given) == 1 and isinstance(given[0], str):
        return f"One value belongs here, not a list: write `{given[0]}`."
    if isinstance(given, list):
        return f"One value belongs here, not a list: keep one, without the bracket or the dash before it{_or(given)}."
    return "Put the text in quotes: a colon or a bracket has made something else of it."


def _or(items: list[Any]) -> str:
    """The other way to make a text of a list: its items as one."""
    whole = ", ".join(items) if all(isinstance(item, str) for item in items) else ""
    return f", or write one text: `{json.dumps(whole, ensure_ascii=False)}`" if 0 < len(whole) <= _SHOWN_AT_MOST else ""


def _too_long(given: Any, limit: int) -> _Refusal:
    if isinstance(given, str):
        return _Refusal("too-long", f"the text has {len(given)} characters, at most {limit} fit", "Shorten it.")
    return _Refusal("too-long", f"the list is longer than {limit} items", "Keep the most important ones.")


@cache
def _choices(expected: str) -> tuple[str, ...]:
    """The values that Pydantic lists where it expected one of them."""
    return tuple(re.findall(r"'([^']*)'", expected))


def _unknown_value(given: str, choices: tuple[str, ...], suggestions: Suggestions) -> _Refusal:
    hint = suggestions.did_you_mean(given, choices, f"One of: {', '.join(choices)}.")
    return _Refusal("unknown-value", f"`{given}` is not a value that is known here", hint, choices)


def _value_code(detail: Any) -> str:
    return "frequency" if {"perform", "refresh"} & {str(part) for part in detail["loc"]} else "value"


# --- the way through models and tree --------------------------------------------------------------


def _node_at(tree: Mapping, steps: tuple[str, ...]) -> Node:
    """The deepest node on the way that is there."""
    node: Node = tree
    for part in steps:
        node = step(node, part) or node
    return node


def _key_place(tree: Mapping, steps: tuple[str, ...]) -> Place:
    """The place of the last step's key, or of the node where it is an item of a list."""
    node: Node = tree
    entry: Entry | None = None
    for part in steps:
        entry = node.entries.get(part) if isinstance(node, Mapping) else None
        following = step(node, part)
        if following is None:
            break
        node = following
    return entry.key.place if entry else node.place
