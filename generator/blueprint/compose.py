"""Files to layers, layers to one tree: ``extends``, folders of files, merge by id at every depth.

Every value keeps the source it came from, so that provenance needs no book-keeping of its own.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from generator import shipping

from .problems import BlueprintError, Place, Problem, did_you_mean
from .source import Entry, Mapping, Node, Scalar, Sequence, read

LANGUAGES = ("pl", "en")
_SKIPPED_FOLDERS = {"output", "editions"}
_ROOT_FILE = "blueprint.yaml"


@dataclass(frozen=True, slots=True)
class Composition:
    """A blueprint merged with its bases.

    ``company_layer`` names the layer of the blueprint itself; every other layer is a base.
    """

    tree: Mapping
    language: str
    company_layer: str
    folder: Path
    files: tuple[Path, ...]
    switched_off: frozenset[str]


def compose(path: Path, language: str | None = None) -> Composition:
    """Read a blueprint (a folder or a file) with everything it extends and merge it.

    ``language`` overrides the blueprint's own. Raises ``BlueprintError``.
    """
    own = _files(path)
    layers = [own, *_bases(own)]
    spoken = language or _scalar(own.root, "language") or next((s for layer in layers if (s := _scalar(layer.root, "language"))), "pl")
    problems: list[Problem] = []
    merged: list[Mapping] = []
    files: list[Path] = []
    for layer in reversed(layers):
        tree, read_files = _layer_tree(layer, spoken, problems)
        merged.append(tree)
        files += read_files
    if problems:
        raise BlueprintError(problems)
    tree = merged[0]
    for overlay in merged[1:]:
        tree = _merge(tree, overlay, problems)
    spoken_tree = _in_language(tree, spoken, problems)
    assert isinstance(spoken_tree, Mapping)
    switched_off = frozenset(_disabled(spoken_tree, ""))
    tree = _settled(spoken_tree, problems)
    if problems:
        raise BlueprintError(problems)
    return Composition(tree, spoken, own.name, own.folder, tuple(files), switched_off)


# --- the files of a layer -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Files:
    """A layer's files before they are merged; ``root`` is its blueprint.yaml."""

    name: str
    folder: Path
    root: Mapping
    others: tuple[Path, ...]


def _files(path: Path, name: str = "company") -> _Files:
    root = path / _ROOT_FILE if path.is_dir() else path
    if not root.is_file():
        raise BlueprintError([_missing_blueprint(path)])
    others = tuple(_yaml_files(path, root)) if root.name == _ROOT_FILE else ()
    return _Files(name, root.parent, read(root, shown=_shown(root), layer=name), others)


def _missing_blueprint(path: Path) -> Problem:
    if path.is_dir():
        return Problem("file-not-found", f"there is no {_ROOT_FILE} in this folder", "Make one with `salesbook new FOLDER`, or name another folder.", Place(_shown(path)))
    siblings = sorted(p.name for p in path.parent.iterdir()) if path.parent.is_dir() else []
    hint = did_you_mean(path.name, siblings, "Make one with `salesbook new FOLDER`, or check the path.")
    return Problem("file-not-found", "there is no such file or folder", hint, Place(_shown(path)))


def _yaml_files(folder: Path, root: Path) -> Iterator[Path]:
    """Every other YAML file of the folder, sorted; hidden folders, outputs and links that lead out left aside."""
    real_folder = root.parent.resolve()
    for current, folders, names in os.walk(root.parent):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _SKIPPED_FOLDERS)
        for name in sorted(names):
            file = Path(current) / name
            if file.suffix not in {".yaml", ".yml"} or name.startswith(".") or file == root:
                continue
            if not file.resolve().is_relative_to(real_folder):
                raise BlueprintError(
                    [Problem("link-outside", "this link leads out of the blueprint's folder", "Copy the file here instead.", Place(_shown(file)))]
                )
            yield file


def _shown(path: Path) -> str:
    """A path as a person would write it: relative to the working folder where that is shorter."""
    try:
        relative = os.path.relpath(path)
    except ValueError:  # another drive on Windows
        return str(path)
    return str(path) if relative.startswith(os.path.join("..", "..")) else relative


def _bases(own: _Files) -> list[_Files]:
    """The layers that a blueprint extends, nearest first."""
    found: list[_Files] = []
    seen = {own.folder.resolve()}
    layer = own
    while (entry := layer.root.entries.get("extends")) and isinstance(entry.value, Scalar) and entry.value.value:
        name, place = entry.value.value, entry.value.place
        path = _base_path(name, layer.folder)
        if path is None:
            raise BlueprintError([_unknown_base(name, place)])
        if path.resolve() in seen:
            raise BlueprintError([Problem("extends-circle", f"`{name}` leads back to a blueprint that extends it", "Remove this line, or name another base.", place, "extends")])
        seen.add(path.resolve())
        layer = _files(path, name=path.resolve().name)
        found.append(layer)
    return found


def _base_path(name: str, folder: Path) -> Path | None:
    shipped = shipping.folder("blueprints") / name
    if "/" not in name and "\\" not in name and (shipped / _ROOT_FILE).is_file():
        return shipped
    near = folder / name
    base = near.parent if near.is_file() else near
    return base if (base / _ROOT_FILE).is_file() else None


def _unknown_base(name: str, place: Place) -> Problem:
    known = sorted(p.parent.name for p in shipping.folder("blueprints").glob(f"*/{_ROOT_FILE}"))
    hint = did_you_mean(name, known, f"Name a base that ships ({', '.join(known)}) or the path of a folder with {_ROOT_FILE}.")
    return Problem("extends-unknown", f"there is no base named `{name}`", hint, place, "extends")


def _layer_tree(layer: _Files, language: str, problems: list[Problem]) -> tuple[Mapping, list[Path]]:
    """A layer's files merged into one tree; the texts of other languages left aside."""
    tree = layer.root
    files = [layer.folder / _ROOT_FILE]
    written = {path.relative_to(layer.folder).parts[0] for path in layer.others} & set(LANGUAGES)
    if written and language not in written:
        problems.append(_missing_language(layer, language, written))
        return tree, files
    for path in layer.others:
        if path.relative_to(layer.folder).parts[0] in set(LANGUAGES) - {language}:
            continue
        files.append(path)
        try:
            tree = _join(tree, read(path, shown=_shown(path), layer=layer.name), "", problems)
        except BlueprintError as error:
            problems += error.problems
    return tree, files


def _missing_language(layer: _Files, language: str, written: Iterable[str]) -> Problem:
    known = ", ".join(sorted(written))
    return Problem(
        "language", f"`{layer.name}` has no texts in `{language}` yet", f"Languages it has: {known}.", layer.root.place, "language"
    )


def _scalar(mapping: Mapping, key: str) -> str | None:
    entry = mapping.entries.get(key)
    return entry.value.value if entry and isinstance(entry.value, Scalar) else None


# --- merging --------------------------------------------------------------------------------------


def _join(one: Mapping, other: Mapping, path: str, problems: list[Problem]) -> Mapping:
    """Two files of one layer together; the same leaf in both is a problem."""
    entries = dict(one.entries)
    for name, entry in other.entries.items():
        here = f"{path}.{name}" if path else name
        mine = entries.get(name)
        if mine is None:
            entries[name] = entry
        elif isinstance(mine.value, Mapping) and isinstance(entry.value, Mapping):
            entries[name] = replace(mine, value=_join(mine.value, entry.value, here, problems))
        else:
            problems.append(
                Problem("given-twice", f"`{here}` is given here and in {mine.key.place}", "Keep one of the two.", entry.key.place, here)
            )
    return replace(one, entries=entries)


def _merge(base: Mapping, overlay: Mapping, problems: list[Problem]) -> Mapping:
    """An overlay laid on a base: mappings merge, scalars and lists replace, ``field+`` appends."""
    entries = dict(base.entries)
    for name, entry in overlay.entries.items():
        field = name.removesuffix("+")
        mine = entries.get(field)
        if field != name:
            entries[field] = _appended(mine, entry, field, problems)
        elif mine and isinstance(mine.value, Mapping) and isinstance(entry.value, Mapping) and not _is_text(mine.value) and not _is_text(entry.value):
            entries[field] = Entry(entry.key, _merge(mine.value, entry.value, problems))
        else:
            entries[field] = entry
    return replace(overlay, entries=entries)


def _appended(mine: Entry | None, more: Entry, field: str, problems: list[Problem]) -> Entry:
    if not isinstance(more.value, Sequence):
        problems.append(Problem("append", f"`{field}+` takes a list", "Write the items below it, each after `- `.", more.value.place))
        return mine or more
    if mine is None:
        return more
    if not isinstance(mine.value, Sequence):
        problems.append(Problem("append", f"`{field}` is not a list, so nothing can be appended", f"Write `{field}:` without the plus.", more.key.place))
        return mine
    return Entry(more.key, replace(more.value, items=mine.value.items + more.value.items))


def _is_text(mapping: Mapping) -> bool:
    """Whether a mapping is a text in several languages."""
    return bool(mapping.entries) and all(key in LANGUAGES for key in mapping.entries)


def _in_language(node: Node, language: str, problems: list[Problem]) -> Node:
    """The tree with each text in several languages replaced by the one that is wanted."""
    if isinstance(node, Sequence):
        return replace(node, items=tuple(_in_language(item, language, problems) for item in node.items))
    if not isinstance(node, Mapping):
        return node
    if _is_text(node):
        if language in node.entries:
            return node.entries[language].value
        problems.append(Problem("language", f"the text is missing in `{language}`", f"Add a line `{language}: …` here.", node.place))
        return Scalar("", node.source, node.line, node.column)
    return replace(node, entries={name: replace(entry, value=_in_language(entry.value, language, problems)) for name, entry in node.entries.items()})


# --- switching off and placing --------------------------------------------------------------------


def _disabled(node: Mapping, path: str) -> Iterator[str]:
    """The paths of all elements that are switched off."""
    for name, entry in node.entries.items():
        here = f"{path}.{name}" if path else name
        if _is_disabled(entry.value):
            yield here
        elif isinstance(entry.value, Mapping):
            yield from _disabled(entry.value, here)


def _settled(node: Mapping, problems: list[Problem]) -> Mapping:
    """The tree without what is switched off, its elements where ``after`` and ``before`` put them."""
    entries = {name: entry for name, entry in node.entries.items() if not _is_disabled(entry.value)}
    for name, entry in list(entries.items()):
        for where in ("after", "before"):
            target = _scalar(entry.value, where) if isinstance(entry.value, Mapping) else None
            if target is not None:
                entries = _placed(entries, name, where, target, problems)
    return replace(node, entries={name: replace(entry, value=_settled_value(entry.value, problems)) for name, entry in entries.items()})


def _settled_value(value: Node, problems: list[Problem]) -> Node:
    if not isinstance(value, Mapping):
        return value
    kept = {name: entry for name, entry in value.entries.items() if name not in {"after", "before", "disabled"}}
    return _settled(replace(value, entries=kept), problems)


def _is_disabled(node: Node) -> bool:
    return isinstance(node, Mapping) and _scalar(node, "disabled") == "true"


def _placed(entries: dict[str, Entry], name: str, where: str, target: str, problems: list[Problem]) -> dict[str, Entry]:
    others = [key for key in entries if key != name]
    if target not in others:
        value = entries[name].value
        assert isinstance(value, Mapping)
        place = value.entries[where].value.place
        problems.append(Problem("unknown-reference", f"`{where}: {target}` names no element beside this one", did_you_mean(target, others, "Name an element of the same collection."), place))
        return entries
    index = others.index(target) + (where == "after")
    order = [*others[:index], name, *others[index:]]
    return {key: entries[key] for key in order}
