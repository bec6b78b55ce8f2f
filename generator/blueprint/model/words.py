"""Words that a trade, a country or a company says in its own way, with their grammatical forms."""

from __future__ import annotations

from typing import Literal

from .base import Entity, Forms


class Word(Entity):
    """A word that texts name by a field, ``[[word.delivery.gen]]``, so that it is said once however it is inflected.

    Its forms stand in the order of the cases of the language: in Polish nominative, genitive, dative, accusative,
    instrumental and locative (``nom gen dat acc ins loc``), in English one.
    """

    one: Forms = []
    """Its forms for one: ``[wdrożenie, wdrożenia, wdrożeniu, wdrożenie, wdrożeniem, wdrożeniu]``."""
    many: Forms = []
    """Its forms for several."""
    gender: Literal["m", "f", "n"] | None = None
    """Masculine, feminine or neuter, where other words of the language agree with it."""
    article: Literal["a", "an"] | None = None
    """What stands before it in English where its first letter misleads: ``an`` hour, ``a`` user."""
