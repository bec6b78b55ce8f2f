"""How a rhythm names an event where the blueprint has no phrase for it (domain reference 1.5)."""

from __future__ import annotations

from generator.locale import Phrase

_AFTER = {
    "lead-inbound": Phrase("po otrzymaniu zgłoszenia", "after each inbound lead"),
    "phone-obtained": Phrase("po uzyskaniu numeru telefonu", "after the phone number is obtained"),
    "inquiry-received": Phrase("po otrzymaniu zapytania", "after each inquiry"),
    "call-held": Phrase("po każdej rozmowie", "after each call"),
    "sales-call-held": Phrase("po każdej rozmowie handlowej", "after each sales conversation"),
    "offer-general-requested-without-talk": Phrase("po odmowie rozmowy", "after a refusal to talk"),
    "offer-sent": Phrase("po wysłaniu oferty", "after the offer is sent"),
    "discount-requested": Phrase("po każdej prośbie o rabat", "after each discount request"),
    "order-received": Phrase("po otrzymaniu zamówienia", "after the order is received"),
    "delivery-changed": Phrase("po każdej zmianie terminu dostawy", "after each change of the delivery date"),
    "delivered": Phrase("po dostawie", "after delivery"),
    "followup2-held": Phrase("po rozmowie Follow-up 2", "after the Follow-up 2 call"),
    "last-contact": Phrase("po ostatnim kontakcie", "after the last contact"),
    "deal-lost": Phrase("po przegraniu szansy sprzedaży", "after the deal is lost"),
    "deal-abandoned": Phrase("po rezygnacji klienta z zakupu", "after the purchase is abandoned"),
    "win-loss-held": Phrase("po każdej rozmowie Win-Loss", "after each Win-Loss interview"),
}
_ON_THE_DAY = {
    "phone-obtained": Phrase("w dniu uzyskania numeru telefonu", "on the day the phone number is obtained"),
    "inquiry-received": Phrase("w dniu otrzymania zapytania", "on the day of the inquiry"),
    "order-received": Phrase("w dniu otrzymania zamówienia", "on the day of the order"),
    "delivered": Phrase("w dniu dostawy", "on the day of delivery"),
    "followup2-held": Phrase("w dniu rozmowy Follow-up 2", "on the day of the Follow-up 2 call"),
    "win-loss-held": Phrase("w dniu rozmowy Win-Loss", "on the day of the Win-Loss interview"),
    "offer-sent": Phrase("w dniu wysłania oferty", "on the day the offer is sent"),
}
_UNNAMED = Phrase("po zdarzeniu „{event}”", "after the event “{event}”")


def after(event: str, language: str) -> str:
    """The phrase for what follows an event: "po każdej rozmowie"."""
    return _AFTER[event](language) if event in _AFTER else _UNNAMED(language, event=event)


def on_the_day(event: str, language: str) -> str | None:
    """The phrase for the day of an event, "w dniu dostawy"; None where we have none."""
    return _ON_THE_DAY[event](language) if event in _ON_THE_DAY else None


def follows_a_window(phrase: str) -> bool:
    """Whether "2 dni" may stand before a phrase, as before "po dostawie"."""
    return phrase.lower().startswith(("po ", "od ", "after "))
