"""Rules about whose people play a part: ours, the customer's or a partner's (family E)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint

from .finding import Finding, Rule


def a_partner_s_role_is_on_its_side(blueprint: Blueprint) -> Iterator[Finding]:
    """E07: a role that names its partner stands on the partner's side."""
    for role in blueprint.roles.values():
        if role.partner and role.side != "partner":
            yield Finding(
                "partner-on-another-side",
                role.origin("partner"),
                f"role `{role.id}` is of partner `{role.partner}`, and its `side` is `{role.side}`",
                "Write `side: partner`, or take `partner` away.",
                (role.origin("side"),),
            )


RULES: tuple[Rule, ...] = (a_partner_s_role_is_on_its_side,)
