"""What comes from outside into the blueprint's folder: registers that people filled, closed deals from the CRM."""

from __future__ import annotations

import datetime
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from generator.blueprint.load import LoadedBlueprint, as_far_as_it_goes, load
from generator.blueprint.merging.compose import compose
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.problems import BlueprintError, Place, Problem
from generator.blueprint.reading.files import ROOT_FILE, shown, unreadable
from generator.blueprint.reading.source import MAX_BYTES, read_bytes
from generator.disk import Seen, look
from generator.locale import LANGUAGES
from generator.winloss import archive as archives
from generator.winloss import exports
from generator.winloss.archive import Archive
from generator.winloss.closed import Closed, closed_deals
from generator.winloss.gathering import Gathered, gathered
from generator.winloss.opening import MOST_BYTES
from generator.winloss.register import Register, read

from .run import told
from .writing.folder import Folder

Verb = Literal["create", "update", "identical"]
_HEAD = """\
Deals and interviews from the Win-Loss register, as `salesbook winloss import` read them.
Customers and salespeople are codes; who they are, the register alone knows. Correct it there and import it again."""


_HEAD_OF_DEALS = """\
Closed deals from the CRM, as `salesbook winloss deals` read them.
Customers and salespeople are codes; who they are, the CRM knows. Correct a deal there and take the deals again."""


@dataclass(frozen=True, slots=True)
class Imported:
    """What becomes of a file of the blueprint's folder, and what is told of what was taken into it.

    ``counts`` says how many elements are ``new``, ``changed`` or the ``same`` as before, and how many are none yet:
    interviews ``planned``, deals ``open``.
    """

    verb: Verb
    path: Path
    counts: Counter[str]
    problems: tuple[Problem, ...]


Finish = Callable[["Shelf", bytes], None]
"""What becomes of new bytes: they are written, or nothing is."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A file of the blueprint's folder: where it stands, and what stood there."""

    folder: Folder
    name: str
    seen: Seen

    @property
    def path(self) -> Path:
        """Where it is, for people."""
        return self.folder.path / self.name

    def verb(self, data: bytes) -> Verb:
        """What new bytes do to it."""
        return "identical" if data == self.seen.data else "update" if self.seen.is_there else "create"


def shelf(loaded: LoadedBlueprint, name: str) -> Shelf:
    """A file of a blueprint's folder. Raises ``BlueprintError`` where the blueprint is one file without a folder."""
    root = loaded.composition.roots[0]
    if root.name != ROOT_FILE:
        message = "this blueprint is a single file, and no file beside it is read"
        hint = f"Put it into a folder of its own as `{ROOT_FILE}`; then `{name}` beside it is a part of it."
        raise BlueprintError([Problem("file-left-out", message, hint, Place(shown(root)))])
    folder = Folder(loaded.composition.folder)
    with told(folder.path / name):
        return Shelf(folder, name, folder.look(name, MAX_BYTES))


def written(place: Shelf, data: bytes) -> None:
    """Write new bytes, unless somebody has changed the file meanwhile. Raises ``BlueprintError``."""
    read_bytes(data, shown=shown(place.path), layer="")  # what is too large to be read again is not written
    with told(place.path):
        if not place.folder.place(place.name, data, place.seen.mark):
            message = "the file has changed while it was read"
            raise BlueprintError([Problem("output", message, "Run the command again.", Place(shown(place.path)))])


def foreseen(place: Shelf, data: bytes) -> None:
    """Write nothing: it is only told what would become of the file."""


# --- deals ----------------------------------------------------------------------------------------


def take_deals(
    blueprint: Path, file: Path, columns: Mapping[str, str], since: datetime.date | None, finish: Finish
) -> Imported:
    """Take the closed deals of a CRM's export into a blueprint's folder; ``columns`` names some that nobody knows.

    Raises ``BlueprintError`` where the blueprint has an error, the export is none, or nothing can be written.
    """
    loaded = load(blueprint)
    place, beside = shelf(loaded, archives.DEALS), shelf(loaded, archives.INTERVIEWS)
    own = {**{str(what): name for what, name in loaded.blueprint.crm.deal_columns.items()}, **columns}
    found = _closed(file, own, since, loaded.blueprint)
    before = archives.archive_in(place.seen.data, shown(place.path))
    after = archives.with_deals(before, found.deals, loaded, shown(beside.path))
    data = archives.written(after, _HEAD_OF_DEALS)
    verb = place.verb(data) if found.deals else "identical"
    if verb != "identical":
        if beside.seen.data:
            interviews = archives.archive_in(beside.seen.data, shown(beside.path))
            finish(beside, archives.written(archives.without_deals(interviews, after.deals), _HEAD))
        finish(place, data)
    taken = (id_ for id_ in found.deals if id_ in after.deals)
    counts = Counter(_kind(before.deals.get(id_), after.deals[id_]) for id_ in taken)
    return Imported(verb, place.path, counts + Counter(open=found.open), found.problems)


def _closed(file: Path, own: Mapping[str, str], since: datetime.date | None, blueprint: Blueprint) -> Closed:
    name, data = _bytes_of(file, exports.MOST_BYTES)
    try:
        export = exports.export_in(data, blueprint.language, own)
    except exports.UnreadExportError as error:
        raise BlueprintError([Problem("deals-unread", error.reason, error.hint, Place(name))]) from error
    return closed_deals(export, name, blueprint, since)


def _bytes_of(file: Path, most: int) -> tuple[str, bytes]:
    """A file that somebody named, and how it is shown. Raises ``BlueprintError`` where it cannot be read."""
    name = shown(file)
    try:
        seen = look(Path(os.path.realpath(file)), most)
    except OSError as error:
        raise BlueprintError([unreadable(name, error)]) from error
    if not seen.is_there:
        raise BlueprintError([Problem("file-not-found", "there is no such file", "Check the path.", Place(name))])
    if seen.data is None:
        message = f"this is no file, or one of more than {most // 1_000_000} MB"
        raise BlueprintError([Problem("file-unreadable", message, "Give a smaller file.", Place(name))])
    return name, seen.data


# --- registers ------------------------------------------------------------------------------------


def take_registers(blueprint: Path, files: Sequence[Path], finish: Finish) -> Imported:
    """Take the interviews of registers into a blueprint's folder.

    Raises ``BlueprintError`` where the blueprint has an error, or nothing can be written beside it.
    """
    loaded = load(blueprint)
    place = shelf(loaded, archives.INTERVIEWS)
    before = archives.archive_in(place.seen.data, shown(place.path))
    spoken = tuple(_spoken(blueprint, loaded))
    registers = [_register(file, spoken) for file in files]
    found = gathered(registers, loaded.blueprint)
    after, differing = archives.with_interviews(before, found, loaded)
    data = archives.written(after, _HEAD) if found.interviews else place.seen.data or b""
    verb = place.verb(data) if found.interviews else "identical"
    if verb != "identical":
        finish(place, data)
    problems = (*(one for register in registers for one in register.problems), *found.problems, *differing)
    return Imported(verb, place.path, _counts(found, before, after), problems)


def _spoken(path: Path, loaded: LoadedBlueprint) -> Iterator[Blueprint]:
    """The blueprint in its own language, then in the others: a register may have been printed in any."""
    yield loaded.blueprint
    for language in LANGUAGES:
        if language != loaded.blueprint.language and (other := as_far_as_it_goes(compose(path, language))):
            yield other


def _register(file: Path, spoken: Sequence[Blueprint]) -> Register:
    """A register from the disk; one that cannot be read says why."""
    try:
        name, data = _bytes_of(file, MOST_BYTES)
    except BlueprintError as error:
        return Register(shown(file), problems=error.problems)
    return read(data, name, spoken)


def _counts(found: Gathered, before: Archive, after: Archive) -> Counter[str]:
    counts = Counter(_kind(before.interviews.get(id_), after.interviews[id_]) for id_ in found.interviews)
    return counts + Counter(planned=found.planned)


def _kind(before: archives.Data | None, after: archives.Data) -> str:
    if before is None:
        return "new"
    return "same" if archives.text_of(before) == archives.text_of(after) else "changed"
