"""Payment plans: each part says how much, and the parts make the whole price."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.load import LoadedBlueprint
from generator.blueprint.model.prices import PaymentPart, PaymentPlan
from generator.blueprint.problems import Problem

_WHOLE = 100


def payment_problems(loaded: LoadedBlueprint) -> Iterator[Problem]:
    """Parts that say no amount, or two; and plans whose shares do not come to 100 percent."""
    for plan in loaded.blueprint.payment_plans.values():
        unsaid = [part for part in plan.parts.values() if (part.share is None) == (part.amount is None)]
        yield from (_unsaid(part, loaded) for part in unsaid)
        if not unsaid:
            yield from _not_the_whole(plan, loaded)


def _unsaid(part: PaymentPart, loaded: LoadedBlueprint) -> Problem:
    path = part.path
    if part.share is None:
        message, hint = f"`{part.id}` does not say how much is paid", "Add `share: 30`, in percent, or `amount: 500`."
    else:
        path = part.origin("amount")
        message, hint = f"`{part.id}` has both a `share` and an `amount`", "Keep one of the two."
    return Problem("payment-parts", message, hint, loaded.place(path), path)


def _not_the_whole(plan: PaymentPlan, loaded: LoadedBlueprint) -> Iterator[Problem]:
    shares = [part.share for part in plan.parts.values() if part.share is not None]
    total = sum(shares)
    if not plan.parts:
        yield _told(plan, f"`{plan.id}` has no parts", "Add `parts`, each with `name`, `share` and `when`.", loaded)
    elif shares and total != _WHOLE:
        rest = " of what the fixed amounts leave" if len(shares) < len(plan.parts) else ""
        message = f"the parts of `{plan.id}` come to {total:f} %{rest}, and not to {_WHOLE} %"
        ids = ", ".join(f"`{id_}`" for id_, part in plan.parts.items() if part.share is not None)
        yield _told(plan, message, f"Change `share` of {ids} so that they are {_WHOLE} together.", loaded)


def _told(plan: PaymentPlan, message: str, hint: str, loaded: LoadedBlueprint) -> Problem:
    path = plan.origin("parts")
    return Problem("payment-parts", message, hint, loaded.place(path), path)
