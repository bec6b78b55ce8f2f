"""The Win-Loss programme: whom it asks, who asks, when, and by what it counts the answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit.mending import Weakness, nothing_found, shown_and_mended

MOOD = "questions: {wl-mood: {theme: Decyzja, text: W jakim nastroju zapadła decyzja?, crm_field: turning-point%s}}\n"
ASKED = "skeletons: {win-loss: {blocks: {background: {questions=: [wl-mood]}}}}\n"


def driver(said: str) -> str:
    return f"win_loss: {{drivers: {{{said}}}}}\n"


KEPT = """\
as_of: 2026-01-05
deals: {deal-1: {outcome: lost%s}}
interviews:
  "7": {deal: deal-1, outcome: lost, held: 2024-01-04, retain_until: %s, mentions: {price: {driver: total-price%s}}}
"""

WEAK = {
    "interview-kept-too-long": Weakness(
        KEPT % ("", "2026-01-04", ", quote: Za drogo"),
        "interviews.7.mentions.price.quote",
        KEPT % ("", "2026-01-04", ""),
    ),
    "a customer whose code is kept": Weakness(
        KEPT % (", customer: customer-1", "2026-01-04", ""),
        "deals.deal-1.customer",
        KEPT % (", customer: customer-1", "2026-01-05", ", quote: Za drogo"),
        code="interview-kept-too-long",
    ),
    "reason-without-driver": Weakness(
        "crm: {reasons: {lost-service: {outcome: lost, name: Serwis}}}\n",
        "crm.reasons.lost-service",
        "crm: {reasons: {lost-service: {outcome: lost, name: Serwis, driver: commercial-terms}}}\n",
    ),
    "interview-asks-too-much": Weakness(MOOD % "" + ASKED, "questions.wl-mood", MOOD % ", rating: true" + ASKED),
    "a reason that stands twice": Weakness(
        driver("cost: {name: Koszt, group: Oferta, definition: Za drogo., codes: [cena całkowita]}"),
        "win_loss.drivers.cost",
        driver("cost: {name: Koszt, group: Oferta, definition: Za drogo., codes: [raty]}"),
        code="drivers-unclear",
    ),
    "a rest that nobody writes out": Weakness(
        driver("rest: {name: Inne, group: Oferta, definition: Wszystko poza listą.}"),
        "win_loss.drivers.rest.definition",
        driver("rest: {name: Inne, group: Oferta, definition: Nic z listy; zapisz słowami klienta.}"),
        code="drivers-unclear",
    ),
    "nothing for no decision": Weakness(
        driver("no-decision: {disabled: true}"),
        "win_loss.drivers",
        driver("no-decision: {group: Klient}"),
        code="drivers-unclear",
    ),
    "win-loss-one-sided": Weakness(
        """\
win_loss:
  quotas:
    won: {per_quarter: 0}
""",
        "win_loss.quotas.won.per_quarter",
        """\
win_loss:
  quotas:
    won: {per_quarter: 3}
""",
    ),
    "interviewer-sells": Weakness(
        """\
win_loss: {interviewer: salesperson}
""",
        "win_loss.interviewer",
        """\
win_loss: {interviewer: interviewer}
""",
    ),
    "interview-window": Weakness(
        """\
win_loss: {window_max_days: 60}
""",
        "win_loss.window_max_days",
        """\
win_loss: {window_max_days: 28}
""",
    ),
    "interview-too-long": Weakness(
        """\
win_loss: {minutes: 60}
""",
        "win_loss.minutes",
        """\
win_loss: {minutes: 30}
""",
    ),
    "ratings-without-anchors": Weakness(
        """\
win_loss:
  anchors=: {}
""",
        "win_loss.anchors",
        """\
win_loss:
  anchors=:
    bad: {value: 1, text: Zawiodło i zaważyło na decyzji.}
    good: {value: 5, text: Przesądziło na naszą korzyść.}
""",
    ),
    "drivers-out-of-range": Weakness(
        """\
win_loss:
  drivers=:
    price: {name: Cena, group: Oferta, definition: Cena była wyższa.}
    other: {name: Inny powód, group: Inne, definition: Wszystko inne; zapisz słowami klienta.}
""",
        "win_loss.drivers",
        """\
win_loss:
  drivers:
    price: {name: Cena serwisu, group: Oferta, definition: Serwis był droższy.}
""",
    ),
    "interviews before customers can look back": Weakness(
        """\
win_loss: {window_min_days: 3}
""",
        "win_loss.window_min_days",
        """\
win_loss: {window_min_days: 14}
""",
        code="interview-window",
    ),
    "none after lost deals": Weakness(
        """\
win_loss:
  quotas=:
    won: {outcome: won, per_quarter: 4}
""",
        "win_loss.quotas",
        """\
win_loss:
  quotas=:
    won: {outcome: won, per_quarter: 4}
    lost: {outcome: lost, per_quarter: 4}
""",
        code="win-loss-one-sided",
    ),
}


@pytest.mark.parametrize("name", WEAK)
def test_a_weakness_is_told_where_it_stands_until_it_is_mended(tmp_path: Path, name: str) -> None:
    shown_and_mended(tmp_path, name, WEAK[name])


SOUND = {
    "a reason for which no deal is analysed": "crm: {reasons: {spam: {outcome: disqualified, name: Spam}}}\n",
    "a peer who sells and one who does not": """\
win_loss: {interviewer: [salesperson, interviewer]}
""",
}


@pytest.mark.parametrize("name", SOUND)
def test_it_is_no_matter(tmp_path: Path, name: str) -> None:
    nothing_found(tmp_path, SOUND[name])
