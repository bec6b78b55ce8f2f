"""A file of a company's own that one of its papers is put into, as it lies in the blueprint's folder."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from .theme import Enclosed


@dataclass(frozen=True, slots=True)
class Template:
    """A Word or Excel file with tags: its name as the blueprint has it, its bytes, and the files that its tags name."""

    name: str
    data: bytes
    files: tuple[Enclosed, ...] = ()

    @property
    def digest(self) -> str:
        """What tells one state of the template from another."""
        total = hashlib.sha256(self.data)
        for file in self.files:
            total.update(f"\0{file.name}\0{hashlib.sha256(file.data).hexdigest()}".encode())
        return total.hexdigest()
