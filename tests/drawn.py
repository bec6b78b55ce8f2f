"""Blueprints drawn at random from our own JSON Schema: ones that ought to hold, and ones with mistakes planted in them.

The schema says what may stand where, the models' annotations what a reference leads to. Texts are those that break
careless programs; numbers and days like to lie at their bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from random import Random
from typing import Any

from generator.blueprint.model.annotations import ANYWHERE, declared, marks
from generator.blueprint.model.base import DeliverableReference, Entity, FileReference, PathReference, Reference
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.schema import blueprint_schema

Tree = dict[str, Any]

TEXTS = (
    "Zażółć gęślą jaźń", "x", "Plain words, and a few more of them.", "=1+1", "@SUM(A1)", "-2+3", "+48 600 700 800",
    "\t=x",
    "＝1＋1", " =1", "'=1", "**bold** _slanted_ [a link](https://example.com/a_b?x=1&y=%20)",
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)", "[x](//h)", "[x](http://[)", "https://a_b_c.example/x_y_", "- a\n- b\n\n1. c\n2. d",
    "שלום עולם", "\u202eabc\u202c", "😀👩\u200d👩\u200d👧 𝔘", "e\u0301\u0301\u0301", "<b>&amp;\"'</b>", "]]>",
    "<!-- -->",
    "{{ 6*7 }} {% x %} {# y #}", "{0} {n} {name} %s %(a)s", "| a | b |\n|---|---|\n| 1 | 2 |", "[[", "]]",
    "\\[[customer",
    "# H\n\ntext", "> quote", "`code`", "    indented", "C:\\new\\_x_\\", "x\u00a0y", "a\u2028b\u2029c", "x\ufeffy",
    "1e5",
    "true", "null", "~", "2026-01-05", "0", ".", "*", "_", "**", "***", "\\", '"', "'", "#N/A", "_x000D_", "a\r\nb",
    "\n\nx\n\n", "x  \ny", "---", "***x", "![p](x.png)", "<script>alert(1)</script>", "w" * 300, "w" * 3_000,
    "two words " * 400, "[" * 200, "*" * 200, "> " * 60 + "x", "a;b,c\td", "ﷺ", "\U000e0001", "İstanbul ı ß", "½ ٣ ²",
    "$1 \\1 \\g<0>", "long " * 8_000,
)  # fmt: skip
"""What careless programs stumble over."""

_DAYS = ("2026-01-05", "2024-02-29", "2026-12-31", "2025-12-25", "1900-03-01", "2199-12-31", "1999-12-31")
_AMOUNTS = (
    0, 1, "1200 EUR", "18 500,50 zł", "0.005", "0.01", "0.5", "1.234,50", "100,-", "999999999999", "999999999999.99",
    "123456789012.345", "£5", "33.3333333333", "1 JPY", "0.1 KWD",
)  # fmt: skip
_SHARES = (0, 100, 8, "12,5 %", "0.001", "99.99", "33,33 proc.")
_LENGTHS = (0, 1, 7, 14, 30, 90, 365, "30")
_FREQUENCIES = (
    "1 / miesiąc", "every 2 weeks", "co kwartał", "2h dziennie", "10 contacts daily", "as needed", "działania ciągłe",
    "every Tuesday and Thursday", "999 / year", "co 999 lat", "1 / 999 dni", "co 999 tygodni", "999 razy w tygodniu",
    {"every": {"count": 3, "unit": "week", "weekdays": ["monday"]}}, {"daily": {}}, {"if": "needed"},
    {"any_of": ["1 / kwartał", {"if": "x {0}"}]}, {"every": {"count": 999, "unit": "year", "times": 999}},
    {"continuous": True, "check": "1 / tydzień"}, {"daily": {"quantity": 1_000_000, "unit": "x"}},
)  # fmt: skip
_LAST_DAY = ("2199-12-31",)
_KNOWN: dict[tuple[str, str], tuple[Any, ...]] = {
    ("Blueprint", "theme"): ("classic", "modern", "field"),
    ("Acceptance", "code"): ("tool-without-role", "stage-without-exit"),
    ("Audit", "severity"): ({"tool-without-role": "advice"}, {}),
    ("PriceRange", "currency"): ("EUR", "JPY"),
    ("Proof", "valid_until"): _LAST_DAY,
    ("Product", "valid_until"): _LAST_DAY,
    ("Change", "due"): _LAST_DAY,
    ("Change", "check_on"): _LAST_DAY,
    ("OfferSection", "columns"): (None,),
    ("Section", "columns"): (None,),
    ("Sheet", "columns"): (None,),
}
"""What a field takes and the schema cannot tell: names of ours, the day after every other, and the columns of papers
that nobody has drawn, which are none."""
_PAPERS = ("handbook", "objections", "portal", "rhythm", "cadences")
_IDS = ("a", "b", "c1", "order-7", "x" * 80, "2026", "yes", "on", "-".join("k" * 40), "n0", "true", "e-3")

_WRONG: tuple[tuple[Any, ...], ...] = (
    ("0001-01-01", "9999-12-31", "9998-12-31", "1899-12-31", "1900-02-28", "2200-01-01", "2026-02-30", "0999-06-06"),
    ("9" * 27, "0." + "0" * 40 + "1", "1" * 90, "1e5", "1,200", "-" + "9" * 20, "12 złotych", "0" * 99, 1e300),
    (-1, 101, "33." + "3" * 60, "1e2", "x", "0." + "0" * 90 + "1", "1e999", "NaN", {"amount": "1e999"}),
    (99_999_999, 36_500, 10_000, 3_651, "1,5", "2 lata", "9" * 30, "9" * 400 + " h", 1e300, 100_000_000),
    ("co jakiś czas", "", {"every": {}}, {"on": "no-such-event"}, "1 / 9999999999 lat", "0 / week", {"every": "x"}),
    (None, {}, [], "", "x", 0, -1, 1e300, 10**40, True, [[]], {"x": {"y": {"z": []}}}, ["x", None], "a\x0bb", [None]),
    ({"pl": "x"}, {"en": "x"}, {"pl": None}, {"pl": ["a"], "en": []}, {"disabled": True}, "disabled", "\ufffe"),
    ("9" * 5_000,),
    ("\ufeff", "[[ ]]", "[[no-such-field]]", "[[company.name]]", "\u200b", "nothing", "a", "a.a", "*", "&a", "!x"),
    TEXTS,
)  # fmt: skip
"""What stands where it should not: days, numbers, rhythms, values of another kind, odd texts."""
_PLACING = ("disabled", "after", "before")


@dataclass(frozen=True)
class _Leads:
    """Stands for an id until it is known which ids there are."""

    to: str


@cache
def _schema() -> Tree:
    return blueprint_schema()


def _declared(model: type[Entity], key: str) -> Tree:
    """What the schema says of a field."""
    found: Tree = (_schema() if model is Blueprint else _schema()["$defs"][model.__name__])["properties"][key]
    return found


def _takes_several(model: type[Entity], key: str) -> bool:
    return "'array'" in str(_declared(model, key))


@cache
def _models() -> dict[str, type[Entity]]:
    """Every entity by the name that it has in the schema."""
    found: dict[str, type[Entity]] = {}
    waiting: list[type[Entity]] = [Blueprint]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += [one for field in declared(model).values() if (one := field.element or field.entity)]
    return found


# --- what ought to hold ---------------------------------------------------------------------------

_HEAD = ("title", "edition", "status", "change_note")
_NEEDS_MORE = ("trade", "templates")
"""What has to have a base with packs, or files."""
_NEVER = {*_HEAD, *_NEEDS_MORE, "blueprint", "id", "extends", "language", "as_of", "owner", "company", "variants"}


def blueprint(random: Random, sections: int, **given: Any) -> Tree:
    """A blueprint that ought to hold, with so many of the schema's sections, beside those that are given."""
    drawer = _Drawer(random)
    names = random.sample([name for name in declared(Blueprint) if name not in _NEVER], sections)
    names += [name for name in _HEAD if random.random() < 0.2]
    tree = {name: drawer.field(Blueprint, name) for name in names}
    tree |= {"company": drawer.entity(_models()["Company"]), "id": "drawn", "as_of": random.choice([*_DAYS, None])}
    tree |= {"language": random.choice(["pl", "en"]), **given}
    return drawer.led({name: value for name, value in tree.items() if value is not None})


class _Drawer:
    def __init__(self, random: Random) -> None:
        self._random = random
        self._depth = 0

    def entity(self, model: type[Entity]) -> Tree:
        """An element: what it has to have, and some of what it may have."""
        self._depth += 1
        chance = 0.5 if self._depth < 3 else 0.25
        names = [name for name, one in declared(model).items() if one.is_required or self._random.random() < chance]
        found = {name: self.field(model, name) for name in names}
        self._depth -= 1
        return {name: value for name, value in found.items() if value is not None}

    def field(self, model: type[Entity], key: str) -> Any:
        """A value of a field: by what the model leads to, else by the schema."""
        field = declared(model)[key]
        if (model.__name__, key) in _KNOWN:
            return self._random.choice(_KNOWN[model.__name__, key])
        if field.element:
            return self._collection(field.element)
        if field.entity:
            return self.entity(field.entity)
        if field.target:
            return self._references(model, key, field.target)
        return self._marked(model, key, {type(mark) for mark in marks(model, field.name)})

    def _marked(self, model: type[Entity], key: str, kinds: set[type]) -> Any:
        if FileReference in kinds:
            return None  # there is no picture
        if not kinds & {PathReference, DeliverableReference}:
            return self.value(_declared(model, key))
        one = _Leads(ANYWHERE) if PathReference in kinds else self._random.choice(_PAPERS)
        return [one] if _takes_several(model, key) else one

    def _collection(self, element: type[Entity]) -> Tree:
        ids = self._random.sample(_IDS, self._random.choice([1, 1, 2, 3] if self._depth < 2 else [0, 1, 2]))
        found = {id_: self.entity(element) for id_ in ids}
        if len(ids) > 1 and self._random.random() < 0.15:
            found[ids[1]][self._random.choice(["after", "before"])] = ids[0]
        if len(ids) > 1 and self._random.random() < 0.1:
            found[ids[-1]]["disabled"] = True
        return found

    def _references(self, model: type[Entity], key: str, target: Reference) -> Any:
        if target.to == "stages" and key in ("parent", "parallel_to") and self._random.random() < 0.95:
            return None  # or there would be parts of parts, and stages beside themselves, in nearly every blueprint
        lead = _Leads(target.to)
        return [lead] * self._random.choice([1, 1, 2]) if _takes_several(model, key) else lead

    # --- by the schema ---

    def value(self, part: Tree) -> Any:
        """A value of a part of the schema."""
        if "$ref" in part:
            return self._defined(part["$ref"].rpartition("/")[2], part)
        if "const" in part:
            return part["const"]
        if "enum" in part:
            return self._random.choice(part["enum"])
        if "anyOf" in part:
            return self._either([form for form in part["anyOf"] if form != {"type": "null"}], part.get("examples"))
        return self._typed(part)

    def _defined(self, name: str, part: Tree) -> Any:
        match name:
            case "Text":
                return self._text(
                    next((form["maxLength"] for form in part.get("anyOf", ()) if "maxLength" in form), None)
                )
            case "Money":
                return self._random.choice(_AMOUNTS)
            case "Frequency":
                return self._random.choice(_FREQUENCIES)
        return self.value(_schema()["$defs"][name])

    def _either(self, forms: list[Tree], examples: list[Any] | None) -> Any:
        if examples and "12,5 %" in examples:
            return self._random.choice(_SHARES)
        if examples and "string" in str(forms):
            return self._random.choice(_LENGTHS)
        return self.value(self._random.choice(forms))

    def _typed(self, part: Tree) -> Any:
        match part.get("type"):
            case "boolean":
                return self._random.random() < 0.5
            case "integer" | "number":
                least, most = part.get("minimum", -30), part.get("maximum", 999_999_999)
                return self._random.choice([least, least + 1, min(least + 7, most), most])
            case "array":
                counts = {part.get("minItems", 0), 1, min(3, part.get("maxItems", 3))}
                item = part.get("items", {"type": "string"})
                return [self._item(item) for _ in range(self._random.choice(sorted(counts)))]
            case "object":
                return self._mapping(part)
        return self._string(part)

    def _item(self, part: Tree) -> Any:
        """An item of a list, which holds no text in two languages."""
        found = self.value(part)
        return found["pl"] if isinstance(found, dict) and found.keys() == {"pl", "en"} else found

    def _mapping(self, part: Tree) -> Tree:
        if part.get("properties"):
            return {name: self.value(inner) for name, inner in part["properties"].items()}
        names = part.get("propertyNames", {}).get("enum", _IDS[:3])
        inner = part.get("additionalProperties")
        return {name: self.value(inner) if isinstance(inner, dict) and inner else "x" for name in names[:1]}

    def _string(self, part: Tree) -> Any:
        if part.get("format") == "date":
            return self._random.choice(_DAYS)
        if part.get("pattern", "").startswith("^#"):
            return "#0F5C6E"
        return self._random.choice(part["examples"]) if part.get("examples") else self._text(None)

    def _text(self, most: int | None) -> Any:
        usual = 2_000 if self._random.random() < 0.98 else 50_000
        found = self._random.choice([text for text in TEXTS if len(text) <= (most or usual)])
        in_languages = self._random.random() < 0.05
        return {"pl": found, "en": self._random.choice(TEXTS[:10])} if in_languages else found

    # --- references ---

    def led(self, tree: Tree) -> Tree:
        """The tree with ids where references stand; an element that has to be there is added."""
        for _ in range(6):
            for to in sorted({lead.to for lead in _leads(tree) if not _ids(tree, lead.to)}):
                self._add(tree, ["roles"] if to == ANYWHERE else to.split("."))
        found: Tree = self._with_ids(tree, tree)
        return found

    def _add(self, tree: Tree, steps: list[str]) -> None:
        model: Any = Blueprint
        node = tree
        for part in steps[:-1]:
            if part == "*":
                node = node.setdefault(next(iter(node), "z"), self.entity(model))
            else:
                model = declared(model)[part].element or declared(model)[part].entity
                node = node.setdefault(part, {})
        element = declared(model)[steps[-1]].element
        assert element
        node[steps[-1]] = {**node.get(steps[-1], {}), "z": self.entity(element)}

    def _with_ids(self, value: Any, tree: Tree) -> Any:
        match value:
            case _Leads(to):
                return self._random.choice(_ids(tree, to) or ["nothing"])
            case dict():
                return {name: self._with_ids(inner, tree) for name, inner in value.items()}
            case list():
                return [self._with_ids(inner, tree) for inner in value]
        return value


def _leads(value: Any) -> Iterator[_Leads]:
    if isinstance(value, _Leads):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _leads(inner)


def _ids(tree: Tree, to: str) -> list[str]:
    """The ids to which references may lead, but of what is switched off."""
    if to == ANYWHERE:
        return [f"{name}.{id_}" for name, node in tree.items() if name in _collections() for id_ in _switched_on(node)]
    found: list[tuple[str, Any]] = [("", tree)]
    for part in to.split("."):
        if part == "*":
            found = [(f"{path}{id_}.", node[id_]) for path, node in found for id_ in _switched_on(node)]
        else:
            found = [(path, node[part]) for path, node in found if isinstance(node, dict) and part in node]
    return [f"{path}{id_}" for path, node in found for id_ in _switched_on(node)]


@cache
def _collections() -> frozenset[str]:
    return frozenset(name for name, field in declared(Blueprint).items() if field.element)


def _switched_on(collection: Any) -> list[str]:
    elements = collection.items() if isinstance(collection, dict) else ()
    return [id_ for id_, element in elements if not (isinstance(element, dict) and element.get("disabled"))]


# --- mistakes -------------------------------------------------------------------------------------


def with_mistakes(random: Random, tree: Tree, count: int) -> Tree:
    """The blueprint with so many things that a person, or somebody hostile, might have written."""
    tree = deepcopy(tree)
    for _ in range(count):
        holder = random.choice(list(_holders(tree)))
        name = random.choice(list(holder) if isinstance(holder, dict) else range(len(holder)))
        random.choice(_MISTAKES)(random, holder, name)
    return tree


def _holders(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list) and value:
        yield value
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _holders(inner)


def _another(random: Random, holder: Any, name: Any) -> None:
    holder[name] = deepcopy(random.choice(random.choice(_WRONG)))


def _renamed(random: Random, holder: Any, name: Any) -> None:
    if isinstance(holder, dict):
        new = (f"{name}+", f"{name}=", f"{name}x", name.upper(), "", "a b", "ż", "con", "=", "<<", "name", *_PLACING)
        holder[random.choice(new)] = holder.pop(name)


def _left_out(random: Random, holder: Any, name: Any) -> None:
    del holder[name]


def _placed(random: Random, holder: Any, name: Any) -> None:
    if isinstance(holder, dict):
        where = (True, False, "a", "b", None, name, "nothing", [], "x.y", {})
        holder[random.choice(_PLACING)] = random.choice(where)


def _repeated(random: Random, holder: Any, name: Any) -> None:
    if isinstance(holder, list):
        holder.append(holder[name])
    else:
        holder[random.choice(_IDS)] = deepcopy(holder[name])


_MISTAKES: tuple[Callable[[Random, Any, Any], None], ...] = (
    _another, _another, _another, _renamed, _left_out, _placed, _repeated,
)  # fmt: skip
