"""Rules about the Win-Loss programme: whom it asks, who asks, when, by what it counts the answers (family J), and how
long it keeps them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.interviews import Interview
from generator.blueprint.model.winloss import Driver
from generator.locale.conventions import conventions

from .finding import Finding, Rule, quoted
from .speech import says

SELLING = frozenset({"salesperson", "key-account-manager"})
"""The roles that lead deals, to whom a customer does not say why they were lost."""
WINDOW = range(14, 29)
"""Days after the last contact in which a customer has decided and still remembers (domain reference, J03)."""
LONGEST = 45
"""Minutes of an interview that a customer agrees to; the domain reference's figure (J07)."""
MOST_QUESTIONS = 4
"""Main questions about one theme; the domain reference's figure (J07)."""
OUTCOMES = ("won", "lost", "abandoned")
DRIVERS = range(6, 15)
"""Codes of a codebook that can be told apart and say something; the domain reference's figures (J10)."""


def both_sides_are_asked(blueprint: Blueprint) -> Iterator[Finding]:
    """J01: interviews are planned for won and for lost deals."""
    quotas = blueprint.win_loss.quotas.values()
    for outcome in ("won", "lost"):
        if quotas and not any(quota.outcome == outcome and quota.per_quarter for quota in quotas):
            given = next((quota for quota in quotas if quota.outcome == outcome), None)
            yield Finding(
                "win-loss-one-sided",
                given.origin("per_quarter") if given else "win_loss.quotas",
                f"no interview is planned after a deal that was {outcome}: what differs cannot be seen",
                f"Plan some: `{outcome}: {{outcome: {outcome}, per_quarter: 4}}` under `win_loss.quotas`.",
            )


def somebody_else_asks(blueprint: Blueprint) -> Iterator[Finding]:
    """J02: interviews are not held by those who sell alone."""
    interviewers = blueprint.win_loss.interviewer
    if interviewers and SELLING.issuperset(interviewers):
        yield Finding(
            "interviewer-sells",
            "win_loss.interviewer",
            f"interviews are held by `{'`, `'.join(interviewers)}` alone, and customers spare who sold to them",
            "Name a role that does not sell, such as `interviewer`.",
        )


def interviews_come_in_time(blueprint: Blueprint) -> Iterator[Finding]:
    """J03: an interview is held when the customer has decided and still remembers."""
    programme = blueprint.win_loss
    early = programme.window_min_days < WINDOW[0]
    late = programme.window_max_days > WINDOW[-1]
    for is_out, field, when in (
        (early, "window_min_days", "before customers can look back"),
        (late, "window_max_days", "when customers have forgotten their reasons"),
    ):
        if is_out:
            yield Finding(
                "interview-window",
                f"win_loss.{field}",
                f"interviews are held {getattr(programme, field)} days after the last contact, {when}",
                f"Hold them {WINDOW[0]} to {WINDOW[-1]} days after it; if you have a reason, accept this warning.",
            )


def interviews_are_short(blueprint: Blueprint) -> Iterator[Finding]:
    """J07: an interview takes no longer than a customer agrees to."""
    if blueprint.win_loss.minutes > LONGEST:
        yield Finding(
            "interview-too-long",
            "win_loss.minutes",
            f"an interview takes {blueprint.win_loss.minutes} minutes",
            f"Plan {LONGEST} at most; more is asked of nobody who only does us a favour.",
        )


def interviews_ask_little(blueprint: Blueprint) -> Iterator[Finding]:
    """J07: a customer is asked few main questions about one theme; probes and ratings are none."""
    talk = blueprint.skeletons[blueprint.win_loss.skeleton] if blueprint.win_loss.skeleton else None
    asked = dict.fromkeys(id_ for block in (talk.blocks.values() if talk else ()) for id_ in block.questions)
    main = [question for question in map(blueprint.questions.__getitem__, asked) if not question.rating]
    for theme, outcome in dict.fromkeys((one.theme, how) for one in main for how in OUTCOMES):
        found = [one for one in main if one.theme == theme and (not one.outcomes or outcome in one.outcomes)]
        if len(found) > MOST_QUESTIONS:
            found = sorted(found, key=lambda one: not blueprint.is_default(one.origin("text")))
            yield Finding(
                "interview-asks-too-much",
                found[-1].path,
                f"an interview after a deal that was {outcome} asks {len(found)} main questions about “{theme}”",
                f"Keep {MOST_QUESTIONS}: make probes of the others, or ask them for one outcome alone (`outcomes`).",
                tuple(one.path for one in found[:-1]),
            )
            return


def ratings_have_anchors(blueprint: Blueprint) -> Iterator[Finding]:
    """J08: where customers rate, it is said what a value means."""
    if blueprint.win_loss.ratings and not blueprint.win_loss.anchors:
        yield Finding(
            "ratings-without-anchors",
            "win_loss.anchors",
            "customers rate, and nobody says what a value of the scale means",
            "Add `win_loss.anchors`, a `value` and a `text` each.",
        )


def the_codebook_is_of_use(blueprint: Blueprint) -> Iterator[Finding]:
    """J10: reasons are few enough to be told apart, and enough to tell something."""
    count = len(blueprint.win_loss.drivers)
    if count and count not in DRIVERS:
        yield Finding(
            "drivers-out-of-range",
            "win_loss.drivers",
            f"the codebook has {count} {'reasons' if count > 1 else 'reason'}",
            f"Have {DRIVERS[0]} to {DRIVERS[-1]}: put finer ones into `codes` of another, part what holds too much.",
        )


def codes_can_be_told_apart(blueprint: Blueprint) -> Iterator[Finding]:
    """J10: no two reasons are called alike, one stands for no decision, and what is left over is put into words."""
    drivers, seen, language = blueprint.win_loss.drivers, dict[str, str](), blueprint.language
    for driver in drivers.values():
        for name in (driver.name, *driver.codes):
            other = seen.setdefault(name.casefold(), driver.id)
            if other != driver.id:
                told = f"“{name}” stands under `{other}` and under `{driver.id}`: answers are counted here or there"
                yield _unclear(driver.path, told, "Keep it in one of them.", drivers[other].path)
        if _takes_the_rest(driver, language) and says("written-out", driver.definition, language) is False:
            told = f"`{driver.id}` takes every answer that fits nowhere, and nobody writes down what it was"
            yield _unclear(driver.origin("definition"), told, "Say in `definition` that the reason is written out.")
    codes = (f"{one.id} {one.name} {one.definition}" for one in drivers.values())
    if len(drivers) >= DRIVERS[0] and all(says("no-decision", code, language) is False for code in codes):
        told = "no code stands for a purchase that nobody decided on, the strongest rival there is"
        yield _unclear("win_loss.drivers", told, "Add `no-decision`, with `name`, `group` and `definition`.")


def _takes_the_rest(driver: Driver, language: str) -> bool:
    rest = conventions(language).phrases.get("the-rest")
    named = (driver.id, driver.name.casefold())
    return bool(rest) and not driver.codes and any(re.fullmatch(rest or "", one) for one in named)


def _unclear(path: str, told: str, hint: str, *related: str) -> Finding:
    return Finding("drivers-unclear", path, told, hint, related)


def reasons_and_codes_are_one_list(blueprint: Blueprint) -> Iterator[Finding]:
    """Whoever closes a deal in the CRM chooses what interviews are coded by, so that both can be compared."""
    own = (one for one in blueprint.crm.reasons.values() if not blueprint.is_default(one.origin("outcome")))
    for reason in own if blueprint.win_loss.drivers else ():
        if reason.outcome in OUTCOMES and not reason.driver:
            yield Finding(
                "reason-without-driver",
                reason.path,
                f"reason `{reason.id}` of the CRM is no code of the interviews: what both say cannot be compared",
                "Add `driver: …`, the code of `win_loss.drivers` for the same reason.",
            )


def words_are_kept_as_long_as_promised(blueprint: Blueprint) -> Iterator[Finding]:
    """What a customer said, and who it was, is gone when the time is over that the customer was told."""
    for interview in blueprint.interviews.values():
        if blueprint.as_of and interview.retain_until < blueprint.as_of and (kept := _kept(interview, blueprint)):
            yield Finding(
                "interview-kept-too-long",
                kept[0],
                f"what was said in interview `{interview.id}` was to be kept until {interview.retain_until}; "
                f"`as_of` is {blueprint.as_of}",
                f"Delete {quoted(kept)} here, and the rows of interview {interview.id} in the register; codes and "
                "marks may stay.",
                (interview.origin("retain_until"),),
            )


def _kept(interview: Interview, blueprint: Blueprint) -> tuple[str, ...]:
    """The lasting names of what still tells of a person: words, and the code of the customer."""
    deal = blueprint.deals[interview.deal]
    return (*interview.words, *((deal.origin("customer"),) if deal.customer else ()))


RULES: tuple[Rule, ...] = (
    both_sides_are_asked,
    somebody_else_asks,
    interviews_come_in_time,
    interviews_are_short,
    interviews_ask_little,
    ratings_have_anchors,
    the_codebook_is_of_use,
    codes_can_be_told_apart,
    reasons_and_codes_are_one_list,
    words_are_kept_as_long_as_promised,
)
