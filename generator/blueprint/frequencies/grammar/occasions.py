"""What happens "after each call" or "1-2 dni po dostawie": events and the words they go by."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .amounts import Mapped
from .folding import folded
from .windows import window_before_event, window_beside

EVENTS: dict[str, str] = {
    "call-held": r"rozmow(?:ie|y|ach)|(?:phone )?calls?|conversations?|talks?",
    "sales-call-held": r"rozmow(?:ie|y|ach) (?:handlow|sprzedazow)(?:ej|ych)|sales (?:call|conversation|talk)s?",
    "order-received": (
        r"(?:(?:otrzymani|przyjeci|wplynieci|zlozeni)[ua] )?zamowieni(?:u|a|ach)"
        r"|orders?(?: (?:is|was|has been) (?:received|placed))?|(?:receiving|receipt of) (?:an|the) order"
    ),
    "delivered": (
        r"(?:(?:zakonczeni|zrealizowani)[ua] )?(?:dostaw(?:ie|y)|realizacji|wdrozeni[ua]|montazu)"
        r"|(?:(?:the )?(?:end|completion) of (?:the )?)?"
        r"(?:deliver(?:y|ies)|work|(?:implementation|installation|service|job)s?)"
        r"|delivery (?:is|has been|was) (?:finished|completed?)"
    ),
    "delivery-changed": (
        r"zmian(?:ie|y) (?:(?:terminu|daty) )?dostawy|zmian(?:ie|y) uzgodnione(?:go terminu|j daty)"
        r"|opoznieni[ua] dostawy|changes? (?:of|in|to) the agreed date"
        r"|changes? (?:of|in|to) (?:the )?delivery(?: date)?|delivery(?: date)? changes?|delay of (?:the )?delivery"
    ),
    "followup2-held": (
        r'(?:rozmow(?:ie|y) )?(?:typu )?"?follow-?up[ -]?2"?(?: (?:call|conversation))?'
        r"|rozmow(?:ie|y) o (?:dostawie|realizacji|wdrozeniu|montazu)"
        r"|(?:call|conversation) about (?:the )?(?:delivery|work|implementation|installation|service|job)"
    ),
    "win-loss-held": (
        r'(?:(?:rozmow(?:ie|y)|wywiad(?:zie|u)|analiz(?:ie|y)) )(?:analizy )?"?win[-/ ]loss"?'
        r"|win[-/ ]loss (?:interview|call|conversation|analysis)s?"
    ),
    "phone-obtained": (
        r"(?:uzyskani|zdobyci|otrzymani|pozyskani)[ua] numeru(?: telefonu)?"
        r"|(?:obtaining|getting|winning) (?:a|the) (?:(?:tele)?phone )?number"
        r"|(?:(?:tele)?phone )?number (?:is|was) (?:obtained|won)"
    ),
    "inquiry-received": (
        r"(?:(?:otrzymani|wplynieci)[ua] )?zapytani(?:u|a)(?: ofertow(?:ym|ego))?|(?:zapytani[ua] )?(?:rfi|rfp|rfq)"
        r"|[ie]nquir(?:y|ies)(?: (?:is|was) received| arrives)?|receipt of an? [ie]nquiry"
    ),
    "lead-inbound": (
        r"(?:otrzymani[ua] )?(?:leadzie|leada|zgloszeni[ua]|leadu)(?: z marketingu)?"
        r"|(?:inbound )?lead(?: (?:arrives|comes in|is received))?"
    ),
    "offer-sent": (
        r"(?:wyslani|zlozeni|przeslani)[ua] oferty|sending (?:an?|the) (?:offer|proposal|quot(?:e|ation))"
        r"|(?:offer|proposal|quot(?:e|ation))(?: (?:is|was|has been) sent)?"
    ),
    "discount-requested": (
        r"prosb(?:ie|y) o rabat|request for a discount|discount request|discount (?:is|was) requested"
    ),
    "last-contact": r"ostatni(?:m|ego) kontak(?:cie|tu)|last contact",
    "deal-lost": (
        r"(?:przegrani|utraceni)[ua] (?:szansy(?: sprzedazy)?|transakcji|zamowienia)"
        r"|(?:lost deal|losing (?:a|the) deal|deal (?:is|was) lost)"
    ),
    "deal-abandoned": (
        r"rezygnacji(?: klienta)?(?: z zakupu)?|(?:purchase|deal) (?:is|was) abandoned"
        r"|abandon(?:ment of|ing) (?:a|the) purchase"
    ),
    "offer-general-requested-without-talk": r"odmow(?:ie|y) rozmowy|refusal to talk|customer refuses to talk",
}
"""The words for each event of the domain reference 1.5, folded: after "po" and "after", and after "w dniu"."""

_DETERMINER = re.compile(r"(?:kazd(?:ej|ym|ego|ych)(?: kolejn(?:ej|ym|ego))?|each|every|any|an?|the) ")
_NAMED = re.compile(r'(?:zdarzeni[ua] |event )"?(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)"?')
_SOON = r"(?:(?:zaraz|od razu|right|immediately) )?"
_RELATION = re.compile(rf"(?:^|(?<= )){_SOON}(?:po|od|after|following|of|from|since) ")
_ON_THE_DAY = re.compile(r"(?:jeszcze )?(?:w dniu|on the (?:same )?day(?: of| that)?|the same day as) ")
_OR_LATER = re.compile(r",? (?:lub|albo|or) (?P<rest>.+?) (?:po|after)$")


def read_occasion(text: str) -> Mapped | None:
    """``on`` and ``within`` of a text about an event, without its condition."""
    alike = folded(text)
    found = next(filter(None, (_on_the_day(alike), *_after(alike))), None)
    return None if found is None else _with_days_beside(found)


def event(alike: str) -> str | None:
    """The id of the event that a folded phrase names, such as "każdej rozmowie"; None for an unknown one."""
    phrase = alike
    if determiner := _DETERMINER.match(phrase):
        phrase = phrase[determiner.end() :]
    if named := _NAMED.fullmatch(phrase):
        return named["id"]
    if phrase in EVENTS:
        return phrase
    return next((id_ for id_, forms in EVENTS.items() if re.fullmatch(forms, phrase)), None)


def _after(alike: str) -> Iterator[Mapped | None]:
    for relation in _RELATION.finditer(alike):
        before, phrase = alike[: relation.start()].rstrip(" ,"), alike[relation.end() :]
        if not before:
            yield _event_then_window(phrase)
        elif (window := window_before_event(before)) and (found := event(phrase)):
            yield {"on": found, "within": window}


def _event_then_window(phrase: str) -> Mapped | None:
    """Read what follows "po": the event alone, or with its window as in "dostawie, w ciągu 2 dni"."""
    if found := event(phrase):
        return {"on": found}
    for separator in re.finditer(r",? ", phrase):
        found, window = event(phrase[: separator.start()]), window_beside(phrase[separator.end() :])
        if found and window:
            return {"on": found, "within": window}
    return None


def _on_the_day(alike: str) -> Mapped | None:
    """Read "w dniu dostawy" and "on the day of delivery or 1 day after"."""
    start = _ON_THE_DAY.match(alike)
    if start is None:
        return None
    phrase = alike[start.end() :]
    if found := event(phrase):
        return {"on": found, "within": {"min": 0, "max": 0}}
    later = _OR_LATER.search(phrase)
    found = event(phrase[: later.start()]) if later else None
    window = window_before_event(f"w dniu lub {later['rest']}") if later else None
    return {"on": found, "within": window} if found and window else None


def _with_days_beside(found: Mapped) -> Mapped:
    """In the structured form the kind of days stands beside the window."""
    window = found.get("within")
    if not isinstance(window, dict) or "days" not in window:
        return found
    return {**found, "within": {"min": window["min"], "max": window["max"]}, "days": window["days"]}
