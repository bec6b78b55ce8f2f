"""What follows from other values of a blueprint where it does not say otherwise.

Country and currency, the days of a rule, and what the field for an offer's price is called.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.locale import Label
from generator.locale.territories import currency_of
from generator.locale.voice import Voice

from .buyers import for_its_buyers
from .merging.packs import COUNTRY_OF_LANGUAGE
from .model import taxes
from .model.blueprint import Blueprint
from .model.company import Company
from .model.process import TimeRule
from .model.winloss import WinLoss
from .remembered import remembered

_OF_THE_PROGRAMME = {"min_days": "window_min_days", "max_days": "window_max_days"}
"""The days of a rule, and those of the Win-Loss programme that hold in their place."""
_VALUE = "price-net"
"""The merge field for what an offer comes to."""
_QUOTED: Mapping[taxes.Basis, Label] = {"net": Label("{value}, net"), "gross": Label("{value}, gross")}
"""What that value is called, by how prices are quoted."""


def completed(blueprint: Blueprint) -> Blueprint:
    """With what follows from its language, its country, its customers and its Win-Loss programme."""
    return _in_its_country(for_its_buyers(_with_windows(blueprint)))


def _in_its_country(blueprint: Blueprint) -> Blueprint:
    country = blueprint.country or COUNTRY_OF_LANGUAGE.get(blueprint.language)
    if country is None:
        return blueprint
    return blueprint.model_copy(update={"country": country, "company": _paid_in(country, blueprint.company)})


@remembered
def _paid_in(country: str, company: Company) -> Company:
    """A company with the currency of its country, unless it names another."""
    return company if company.currency else company.model_copy(update={"currency": currency_of(country)})


def quoting(blueprint: Blueprint) -> Blueprint:
    """With the field for the value of an offer called net or gross as the company quotes; its own name for it stands.

    For a blueprint that knows which values are a base's.
    """
    field, basis = blueprint.merge_fields.get(_VALUE), taxes.shown(blueprint.company)[0]
    if field is None or basis not in _QUOTED or not blueprint.is_default(field.origin("label")):
        return blueprint
    called = Voice(blueprint.language).say(_QUOTED[basis], value=field.label)
    fields = {**blueprint.merge_fields, _VALUE: field.model_copy(update={"label": called})}
    return blueprint.model_copy(update={"merge_fields": fields})


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
