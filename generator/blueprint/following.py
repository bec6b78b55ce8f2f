"""What follows from other values of a blueprint where it does not say otherwise: country, currency, days of a rule."""

from __future__ import annotations

from generator.locale.territories import currency_of

from .merging.packs import COUNTRY_OF_LANGUAGE
from .model.blueprint import Blueprint
from .model.company import Company
from .model.offers import Document
from .model.process import TimeRule
from .model.winloss import WinLoss
from .remembered import remembered

OF_A_FIRM = frozenset({"customer-vat-id", "contact-first-name", "contact-last-name"})
"""Merge fields that tell of a firm and of its people, which a person who buys for himself or herself has not."""
_OF_THE_PROGRAMME = {"min_days": "window_min_days", "max_days": "window_max_days"}
"""The days of a rule, and those of the Win-Loss programme that hold in their place."""


def completed(blueprint: Blueprint) -> Blueprint:
    """With what follows from its language, its country, its customers and its Win-Loss programme."""
    return _in_its_country(_for_consumers(_with_windows(blueprint)))


def _in_its_country(blueprint: Blueprint) -> Blueprint:
    country = blueprint.country or COUNTRY_OF_LANGUAGE.get(blueprint.language)
    if country is None:
        return blueprint
    return blueprint.model_copy(update={"country": country, "company": _paid_in(country, blueprint.company)})


@remembered
def _paid_in(country: str, company: Company) -> Company:
    """A company with the currency of its country, unless it names another."""
    return company if company.currency else company.model_copy(update={"currency": currency_of(country)})


def _for_consumers(blueprint: Blueprint) -> Blueprint:
    """Forms without what only a firm has, where all customers are people who buy for themselves."""
    if blueprint.company.sells_to != "consumers":
        return blueprint
    forms = {id_: _without_the_firm(form) for id_, form in blueprint.documents.items()}
    return blueprint.model_copy(update={"documents": forms})


def _without_the_firm(form: Document) -> Document:
    heading = [field for field in form.heading if field not in OF_A_FIRM]
    return form if heading == form.heading else form.model_copy(update={"heading": heading})


def _with_windows(blueprint: Blueprint) -> Blueprint:
    """Rules whose days are those of the Win-Loss programme, with these days."""
    following = {id_: rule for id_, rule in blueprint.time_rules.items() if rule.window}
    programme = blueprint.win_loss
    if not following or programme.window_max_days < programme.window_min_days:  # which is told where it stands
        return blueprint
    rules = {id_: _in_window(rule, programme) for id_, rule in following.items()}
    return blueprint.model_copy(update={"time_rules": {**blueprint.time_rules, **rules}})


def _in_window(rule: TimeRule, programme: WinLoss) -> TimeRule:
    """A rule with the days of the programme where it gives none of its own; they are days of the calendar."""
    days = {field: getattr(programme, whose) for field, whose in _OF_THE_PROGRAMME.items()}
    given = {"days": "calendar", **days}
    return rule.model_copy(
        update={field: value for field, value in given.items() if field not in rule.model_fields_set}
    )
