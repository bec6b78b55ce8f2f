"""How one customer pays: the plan that was chosen or follows, and its parts as amounts that come to the total."""

from __future__ import annotations

from decimal import Decimal

from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.prices import PaymentPlan

from .findings import Findings
from .pricing import Prices
from .quote import QuotedPart
from .reckoning import shares
from .request import Request


def chosen(request: Request, blueprint: Blueprint, findings: Findings) -> PaymentPlan | None:
    """The plan that the file names; without one the only one that is open to the customer, if there is but one."""
    if request.payment_plan:
        plan = blueprint.payment_plans[request.payment_plan.plan]
        if plan.segments and request.segment not in plan.segments:
            who = f"this customer is of the class `{request.segment}`" if request.segment else "no `segment` is said"
            message = f"`{plan.id}` is not for everybody, and {who}"
            hint = f"It is for: {', '.join(plan.segments)}. Choose another plan, or correct `segment`."
            findings.refuse("not-for-segment", message, hint, "payment_plan")
        return plan
    plans = blueprint.payment_plans.values()
    fitting = [plan for plan in plans if not plan.segments or request.segment in plan.segments]
    if len(fitting) > 1 and not blueprint.terms.payment:
        ids = ", ".join(f"`{plan.id}`" for plan in fitting)
        hint = f"Add `payment_plan: …`, one of {ids}."
        findings.refuse("missing-key", "`payment_plan` is missing", hint, "payment_plan")
    return fitting[0] if len(fitting) == 1 else None


def parts(
    plan: PaymentPlan, total: Decimal, request: Request, prices: Prices, findings: Findings
) -> tuple[QuotedPart, ...]:
    """The parts of a plan as amounts with tax: fixed ones first, what they leave by shares, all together the total."""
    foreign = [part for part in plan.parts.values() if part.amount and not prices.in_currency(part.amount)]
    for part in foreign:
        assert part.amount is not None
        message = f"the part `{part.id}` of `{plan.id}` is in {part.amount.currency}, the offer in {prices.currency}"
        findings.refuse("offer-currency", message, "Choose another payment plan.", "payment_plan")
    fixed = sum((part.amount.amount for part in plan.parts.values() if part.amount), Decimal(0))
    has_shares = any(part.amount is None for part in plan.parts.values())
    if fixed > total or (not has_shares and fixed != total):
        message = f"the fixed parts of `{plan.id}` come to {fixed:f}, and the offer to {total:f}"
        findings.refuse("offer-total", message, "Choose another payment plan: `payment_plan: …`.", "payment_plan")
        return ()
    open_ = [part for part in plan.parts.values() if part.amount is None]
    by_share = shares(total - fixed, [part.share or Decimal(0) for part in open_], prices.digits)
    amounts = {part.id: amount for part, amount in zip(open_, by_share, strict=True)}
    days = request.payment_plan.due if request.payment_plan else {}
    return tuple(
        QuotedPart(part.id, part.amount.amount if part.amount else amounts[part.id], days.get(part.id))
        for part in plan.parts.values()
    )
