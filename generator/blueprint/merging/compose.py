"""A blueprint with everything it extends, as one tree in one language, with or without one of its variants.

Every value keeps the source it came from, so that provenance needs no book-keeping of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace
from pathlib import Path

from generator.blueprint.problems import Place, Problem, did_you_mean
from generator.blueprint.reading.files import shown
from generator.blueprint.reading.nodes import Mapping, Node, Scalar, is_empty, step
from generator.blueprint.reading.unread import Unread
from generator.blueprint.vocabulary import Vocabulary
from generator.locale import LANGUAGES
from generator.locale.languages import DEFAULT

from . import variants
from .bases import merged
from .layers import NO_DRAFTS, OWN, Drafts, Layer, bases, own_layer
from .merge import in_language
from .packs import BUYERS, COUNTRY_OF_LANGUAGE, KINDS, unknown_trade, with_packs
from .placing import settled, switched_off, switched_on
from .redundancy import Repetition, repetitions
from .stack import Stack
from .wording import told, vocabulary_of, worded

_FREE_DATA = "meta"


@dataclass(frozen=True, slots=True)
class Composition:
    """A blueprint merged with its bases and the chosen ``variant``, as far as it could be read.

    ``layers`` names all layers, the lowest first; ``company_layer`` is that of the blueprint itself. ``roots`` are
    the files that layers begin with, the blueprint's own first; ``base_folders`` those of its bases by their
    layers. ``vocabulary`` is what the tree's texts were filled with. ``languages`` are those of plain texts, by the
    file as it is printed, or by the layer where that is a variant's. ``below`` is what the bases say alone, in all
    their languages. ``variants`` holds the ids of all variants where they stand. ``switched_off`` holds the key
    ``disabled`` of each element that is switched off, or the key ``field=`` that took it away, by its path.
    ``replaced`` holds what a value of another kind has taken the place of, by the place of that value, ``repeated``
    what the blueprint says although its bases do. With errors among the ``problems`` the tree serves only to find
    more.
    """

    tree: Mapping
    vocabulary: Vocabulary
    language: str
    variant: str | None
    variants: MappingABC[str, Scalar]
    layers: tuple[str, ...]
    roots: tuple[Path, ...]
    company_layer: str
    folder: Path
    base_folders: MappingABC[str, Path]
    languages: MappingABC[str, str]
    below: Mapping
    files: tuple[Path, ...]
    switched_off: MappingABC[str, Scalar]
    replaced: MappingABC[Place, Node]
    repeated: tuple[Repetition, ...]
    problems: tuple[Problem, ...]
    unread: Unread

    @property
    def own_layers(self) -> frozenset[str]:
        """The layers that the blueprint's own files make: itself, and what it says in the chosen variant."""
        return frozenset({self.company_layer, *([variants.name_of(self.variant)] if self.variant else ())})

    def folder_of(self, layer: str) -> Path:
        """The folder that paths of a layer are relative to; what a variant says is relative to the blueprint's."""
        return self.base_folders.get(layer, self.folder)


def compose(
    path: Path,
    language: str | None = None,
    variant: str | None = None,
    kept: str | None = None,
    drafts: Drafts = NO_DRAFTS,
) -> Composition:
    """Read a blueprint (a folder or a file) with everything it extends, merge it and lay a variant on top.

    ``language`` overrides the blueprint's own; ``kept`` is the path of an element that stays although it is switched
    off, to see what goes with it; ``drafts`` are what files of the blueprint itself are to hold. Raises
    ``BlueprintError`` where there is no blueprint at all.
    """
    own = own_layer(path, drafts)
    below, problems = bases(own)
    layers = (own, *below)
    is_whole = not problems and not any(layer.unread.everything for layer in layers)
    named = language or _language(layers, variant, is_whole, problems)
    spoken = named or _likely_language(own)
    packs = _chosen_packs(layers, variant, spoken)
    unpacked = below
    below = with_packs(own, unpacked, packs)
    if is_whole:
        problems += unknown_trade(below, packs.get("trade"))
    layers = (own, *below)
    base = merged(below[::-1], spoken)
    stack = base.with_layer(own, spoken)
    for_buyers = with_packs(own, unpacked, {**packs, **_buyers(stack.with_variant(variant).tree)})
    if len(for_buyers) > len(below):  # known no sooner: it may stand in any file
        below = for_buyers
        layers = (own, *below)
        base = merged(below[::-1], spoken)
        stack = base.with_layer(own, spoken)
    if not is_whole:
        stack = replace(stack, unread=Unread(everything=True))
    problems += _unknown_variant(stack, variant, own)
    top = stack.with_variant(variant)
    unworded = [*_missing_languages(layers, spoken, variant)]
    whole = switched_on(top.tree, kept) if kept else top.tree
    tree, off = _settled(replace(own.root, entries=whole.entries), spoken, top.unread, problems, unworded)
    vocabulary = vocabulary_of(tree, base.tree, spoken, top.layers)
    problems = told(problems, vocabulary)
    tree = worded(tree, base.tree, vocabulary, spoken, problems)
    if named:  # else the language may stand in what could not be read
        problems += unworded
    return Composition(
        tree=tree,
        vocabulary=vocabulary,
        language=spoken,
        variant=variant,
        variants={id_: overlay.key for id_, overlay in stack.variants().items()},
        layers=top.layers,
        roots=tuple(layer.file for layer in layers),
        company_layer=OWN,
        folder=own.folder,
        base_folders={layer.name: layer.folder for layer in below},
        languages=_languages_of_texts(layers, variant),
        below=base.tree,
        files=top.files,
        switched_off={**_gone(top.taken, tree), **off},
        replaced=top.replaced,
        repeated=tuple(repetitions(stack.tree, base.tree, OWN, _replaced_by(OWN, stack.taken))),
        problems=(*top.problems, *problems),
        unread=top.unread,
    )


def _settled(
    tree: Mapping, language: str, unread: Unread, problems: list[Problem], unworded: list[Problem]
) -> tuple[Mapping, dict[str, Scalar]]:
    """The tree in one language, switched off and placed, and what was switched off; free data as it was written."""
    acting = {name: entry for name, entry in tree.entries.items() if name != _FREE_DATA}
    worded = in_language(replace(tree, entries=acting), language, unworded)
    done = settled(worded, unread, problems)
    free = {name: entry for name, entry in tree.entries.items() if name == _FREE_DATA}
    return replace(done, entries={**done.entries, **free}), dict(switched_off(worded))


def _gone(taken: MappingABC[str, Scalar], tree: Mapping) -> dict[str, Scalar]:
    """What was taken away by ``field=`` and is not there again."""
    return {path: key for path, key in taken.items() if not _is_there(path, tree)}


def _replaced_by(layer: str, taken: MappingABC[str, Scalar]) -> frozenset[str]:
    """The paths that a layer has replaced, with all that was below them."""
    return frozenset(path for path, key in taken.items() if key.source.layer == layer)


def _is_there(path: str, tree: Mapping) -> bool:
    node: Node | None = tree
    for part in path.split("."):
        node = step(node, part) if node else None
    return node is not None


# --- languages ------------------------------------------------------------------------------------


def _language(layers: Sequence[Layer], variant: str | None, is_whole: bool, problems: list[Problem]) -> str | None:
    """The language of the nearest layer that names one, of the variant before all; an unknown one is a problem.

    None where it may stand in what could not be read.
    """
    value = next(_languages_named(layers, variant), None)
    if value is None:
        return DEFAULT if is_whole else None
    if isinstance(value, Scalar) and value.value in LANGUAGES:
        return value.value
    given = value.value or "" if isinstance(value, Scalar) else "…"
    hint = did_you_mean(given.lower(), LANGUAGES, f"One of: {', '.join(LANGUAGES)}.")
    problems.append(
        Problem("unknown-value", f"`{given}` is not a language of the papers", hint, value.place, "language")
    )
    return DEFAULT


def _chosen_packs(layers: Sequence[Layer], variant: str | None, language: str) -> dict[str, Scalar | str]:
    """What the nearest layer chooses of each kind."""
    named = {kind: next(_named(layers, variant, kind), None) for kind in KINDS}
    chosen: dict[str, Scalar | str] = {kind: value for kind, value in named.items() if isinstance(value, Scalar)}
    return {"country": COUNTRY_OF_LANGUAGE.get(language, ""), **chosen}


def _buyers(tree: Mapping) -> dict[str, Scalar | str]:
    """Who buys, as the key that chooses the pack for them."""
    company = step(tree, "company")
    sold_to = step(company, "sells_to") if company else None
    return {BUYERS: sold_to} if isinstance(sold_to, Scalar) else {}


def _likely_language(own: Layer) -> str:
    """A language that the blueprint has texts in, so that these are looked over."""
    return DEFAULT if own.speaks(DEFAULT) else min(own.languages)


def _languages_named(layers: Sequence[Layer], variant: str | None) -> Iterator[Node]:
    """What the root files give as the language, the one that counts first."""
    return _named(layers, variant, "language")


def _named(layers: Sequence[Layer], variant: str | None, key: str) -> Iterator[Node]:
    overlays = (variants.overlay_in(layer.root, variant) for layer in layers)
    for tree in (*overlays, *(layer.root for layer in layers)):
        value = step(tree, key) if tree else None
        if value and not is_empty(value):
            yield value


def _languages_of_texts(layers: Sequence[Layer], variant: str | None) -> dict[str, str]:
    """The language of plain texts by file: that of its folder, or the one that its layer names or inherits.

    What a variant says is by its layer, where the variant names a language of its own. A base that keeps its texts a
    folder a language is left out: what stands beside the folders is meant for all of them.
    """
    found: dict[str, str] = {}
    for number, layer in enumerate(layers):
        own = _known(_languages_named(layers[number:], None)) or DEFAULT
        if layer.name == OWN or not layer.languages:
            found |= {shown(file): layer.language_of(file) or own for file in (layer.file, *layer.others)}
        overlay = variants.overlay_in(layer.root, variant)
        named = _known(_languages_named(layers[number:], variant)) if overlay and variant else None
        if named and variant:
            found[variants.Overlay(Scalar(variant, layer.root.source, 1, 1), layer.name, layer.root).name] = named
    return found


def _known(values: Iterator[Node]) -> str | None:
    """The first of these languages that is one."""
    return next((one.value for one in values if isinstance(one, Scalar) and one.value in LANGUAGES), None)


def _missing_languages(layers: Sequence[Layer], language: str, variant: str | None) -> Iterator[Problem]:
    """The layers that have texts, but none in the language."""
    for layer in layers:
        if not layer.speaks(language):
            named = next(_languages_named(layers, variant), None)
            is_named = isinstance(named, Scalar) and named.value == language
            name = "the blueprint" if layer.name == OWN else f"`{layer.name}`"
            message = f"{name} has no texts in `{language}` yet"
            hint = f"Languages it has: {', '.join(sorted(layer.languages))}."
            place = named.place if named and is_named else layers[0].root.place
            yield Problem("language", message, hint, place, "language")


def _unknown_variant(stack: Stack, variant: str | None, own: Layer) -> list[Problem]:
    known = stack.variants()
    if variant is None or variant in known or stack.unread.may_hold(variant):
        return []
    entry = own.root.entries.get(variants.KEY)
    return [variants.unknown(variant, known, entry.key.place if entry else own.root.place)]
