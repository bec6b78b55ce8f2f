"""How a rhythm names an event where the blueprint has no phrase for it (domain reference 1.5)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.blueprint.vocabulary import Vocabulary, in_words
from generator.locale import Label
from generator.locale.voice import Voice

_AFTER = {
    "lead-inbound": Label("after each inbound lead"),
    "phone-obtained": Label("after the phone number is obtained"),
    "inquiry-received": Label("after each [[word.enquiry]]"),
    "call-held": Label("after each call"),
    "sales-call-held": Label("after each sales conversation"),
    "offer-general-requested-without-talk": Label("after a refusal to talk"),
    "offer-sent": Label("after the [[word.offer]] is sent"),
    "discount-requested": Label("after each discount request"),
    "order-received": Label("after the [[word.order]] is received"),
    "delivery-changed": Label("after each change of the agreed date"),
    "delivered": Label("after the [[word.delivery]]"),
    "followup2-held": Label("after the call about the [[word.delivery]]"),
    "last-contact": Label("after the last contact"),
    "deal-lost": Label("after the deal is lost"),
    "deal-abandoned": Label("after the purchase is abandoned"),
    "win-loss-held": Label("after each Win-Loss interview"),
}
_ON_THE_DAY = {
    "phone-obtained": Label("on the day the phone number is obtained"),
    "inquiry-received": Label("on the day of the [[word.enquiry]]"),
    "order-received": Label("on the day of the [[word.order]]"),
    "delivered": Label("on the day of the [[word.delivery]]"),
    "followup2-held": Label("on the day of the call about the [[word.delivery]]"),
    "win-loss-held": Label("on the day of the Win-Loss interview"),
    "offer-sent": Label("on the day the [[word.offer]] is sent"),
}
_UNNAMED = Label("after the event “{event}”")
_BEGINNINGS = Label("after", "with what phrases begin before which a number of days may stand, parted by |")


@dataclass(frozen=True, slots=True)
class EventPhrases:
    """Says what follows an event: in the blueprint's ``own`` phrases where it has some, else in ours with its words."""

    voice: Voice
    own: Mapping[str, str]
    vocabulary: Vocabulary

    def after(self, event: str) -> str:
        """The phrase for what follows an event: "po każdej rozmowie"."""
        if event in self.own:
            return self.own[event]
        return self._said(_AFTER[event]) if event in _AFTER else self.voice.say(_UNNAMED, event=event)

    def on_the_day(self, event: str) -> str | None:
        """The phrase for the day of an event, "w dniu dostawy"; None where there is none."""
        return self._said(_ON_THE_DAY[event]) if event in _ON_THE_DAY and event not in self.own else None

    def _said(self, phrase: Label) -> str:
        return in_words(self.voice.say(phrase), self.vocabulary)[0]

    def may_follow_days(self, phrase: str) -> bool:
        """Whether "2 dni" may stand before a phrase, as before "po dostawie"."""
        beginnings = self.voice.say(_BEGINNINGS).split("|")
        return phrase.lower().startswith(tuple(f"{word} " for word in beginnings))
