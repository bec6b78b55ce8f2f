"""What a blueprint says for one sort of buyers alone: a firm that sells to others only has it in none of its papers."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Protocol, TypeVar

from .model.base import Buyers, Entity
from .model.blueprint import Blueprint
from .model.contact import LegalBasis
from .model.offers import Block, Document, Offer
from .model.papers import OfferSection, Paper, Section


class _ForSome(Protocol):
    @property
    def buyers(self) -> Buyers: ...


E = TypeVar("E", bound=_ForSome)
M = TypeVar("M", bound=Entity)
C = TypeVar("C", LegalBasis, Block, Document, Offer)
P = TypeVar("P", Document, Offer, Paper)
S = TypeVar("S", Section, OfferSection)

OF_A_FIRM = frozenset({"customer-vat-id", "contact-first-name", "contact-last-name"})
"""Merge fields that tell of a firm and of its people, which a person who buys for himself or herself has not."""


def for_its_buyers(blueprint: Blueprint) -> Blueprint:
    """Without the texts, papers and laws for those to whom nothing is sold, and without what prints or cites them."""
    texts, laws = sold_to(blueprint, blueprint.blocks), sold_to(blueprint, blueprint.laws)
    forms = _filled_by(blueprint, sold_to(blueprint, blueprint.documents))
    offers = {id_: _with(one, blocks=_known(texts, one.blocks)) for id_, one in blueprint.offers.items()}
    return blueprint.model_copy(
        update={
            "laws": laws,
            "blocks": _citing(laws, texts),
            "legal_bases": _citing(laws, {**sold_to(blueprint, blueprint.legal_bases), **_relied_on(blueprint)}),
            "offers": _citing(laws, _printing(texts, offers)),
            "documents": _citing(laws, _printing(texts, forms)),
            "papers": _printing(texts, blueprint.papers),
        }
    )


def sold_to(blueprint: Blueprint, elements: Mapping[str, E]) -> dict[str, E]:
    """Those of some elements that are for somebody who buys here."""
    who = blueprint.company.sells_to
    return {id_: one for id_, one in elements.items() if who == "both" or one.buyers in ("both", who)}


def _relied_on(blueprint: Blueprint) -> dict[str, LegalBasis]:
    """The legal bases that a cadence of the company rests on, whoever they are for."""
    cadences = blueprint.cadences.values()
    named = {cadence.legal_basis for cadence in cadences}
    named |= {step.legal_basis for cadence in cadences for step in cadence.steps.values()}
    return {id_: basis for id_, basis in blueprint.legal_bases.items() if id_ in named}


def _filled_by(blueprint: Blueprint, forms: dict[str, Document]) -> dict[str, Document]:
    """Forms without what only a firm has, where all customers are people who buy for themselves."""
    if blueprint.company.sells_to != "consumers":
        return forms
    return {
        id_: _with(form, heading=[field for field in form.heading if field not in OF_A_FIRM])
        for id_, form in forms.items()
    }


def _citing(laws: Container[str], elements: Mapping[str, C]) -> dict[str, C]:
    return {id_: _with(one, laws=_known(laws, one.laws)) for id_, one in elements.items()}


def _printing(texts: Container[str], papers: Mapping[str, P]) -> dict[str, P]:
    return {id_: _with(one, sections=_sections(texts, one.sections)) for id_, one in papers.items()}


def _sections(texts: Container[str], sections: Mapping[str, S]) -> dict[str, S]:
    return {id_: one for id_, one in sections.items() if one.block is None or one.block in texts}


def _known(known: Container[str], ids: list[str]) -> list[str]:
    return [id_ for id_ in ids if id_ in known]


def _with(entity: M, **given: object) -> M:
    """The entity with these values; the same one where it has them already."""
    is_as_given = all(getattr(entity, field) == value for field, value in given.items())
    return entity if is_as_given else entity.model_copy(update=given)
