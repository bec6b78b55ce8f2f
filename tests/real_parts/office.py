"""LibreOffice at work for tests: many files in one start, and workbooks that have to be calculated anew."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

_GIVEN = ".given"
"""The ending of a file that is to be opened, which is told by what is in it."""
_CACHED = re.compile(rb"(<c\b[^>]*>\s*<f\b[^>]*(?:/>|>.*?</f>))\s*<v>[^<]*</v>", re.DOTALL)
"""The value that stands beside a formula in a worksheet."""


def converted(soffice: str, files: Mapping[str, bytes], to: str, folder: Path) -> dict[str, Path]:
    """Files by name (``name.docx``) converted in one start; what could not be loaded is missing from the result.

    ``soffice`` exits with 0 whatever happens, so that only its output counts.
    """
    # What comes out stands beside what went in: links to files beside it would lead there from any other folder.
    inbox = outbox = folder / "in"
    inbox.mkdir(parents=True)
    given = {name: inbox / f"{name}{_GIVEN}" for name in files}
    for name, content in files.items():
        given[name].write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--norestore", "--convert-to", to, "--outdir", str(outbox)]
    subprocess.run([*command, *map(str, given.values())], capture_output=True, timeout=300, check=True)
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return converted_in(folder, files, to)


def converted_in(folder: Path, names: Iterable[str], to: str) -> dict[str, Path]:
    """What a conversion has left in its folder, by the names of what was given to it."""
    made = {name: folder / "in" / f"{name}.{to.split(':')[0]}" for name in names}
    return {name: path for name, path in made.items() if path.is_file()}


def without_results(workbook: bytes) -> bytes:
    """A workbook whose formulas have no results: LibreOffice keeps those that it finds."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as source, zipfile.ZipFile(target, "w") as copy:
        for name in source.namelist():
            content = source.read(name)
            copy.writestr(name, _CACHED.sub(rb"\1", content) if name.startswith("xl/worksheets/") else content)
    return target.getvalue()


def recalculated(soffice: str, workbooks: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """Workbooks with every formula calculated by LibreOffice."""
    stripped = {name: without_results(content) for name, content in workbooks.items()}
    return converted(soffice, stripped, "xlsx:Calc MS Excel 2007 XML", folder)


def pdf_pages(pdftotext: str, pdf: Path) -> list[str]:
    """The text of each page."""
    text = subprocess.run([pdftotext, "-layout", str(pdf), "-"], capture_output=True, timeout=60, check=True).stdout
    return text.decode("utf-8").split("\f")[:-1]


def named(paths: Iterable[Path]) -> dict[str, bytes]:
    """The contents of files, by names that are still their own when their folders and endings are gone."""
    return {f"{path.stem}-{path.suffix[1:]}{path.suffix}": path.read_bytes() for path in paths}
