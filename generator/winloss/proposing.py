"""What interviews propose to change: proposals with their evidence, which a person reads before anything is accepted.

What follows from the words of customers is proposed as it is; what somebody still has to think out, such as a better
answer, is proposed as a decision with its finding and the elements that it is about. Where few interviews speak for
it, a proposal is left out until somebody says yes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from slugify import slugify

from generator.blueprint import element_names
from generator.blueprint.model.blueprint import Blueprint
from generator.blueprint.model.interviews import Interview
from generator.locale import Label
from generator.locale.voice import Voice
from generator.patches.proposal import Adding, Appending, Patch, Proposal, Step, told_apart

from .findings import Sample, Share, agreement, decisive, may_be_told, raised, reasons

HEAD = (
    Label("What Win-Loss interviews propose for the blueprint, each proposal with its evidence."),
    Label("Read each of them; set `accept: no` where it is not wanted, and `accept: yes` where it is."),
)
_FEW = 3
"""Interviews below which nothing is proposed to be accepted, where the programme names no number of its own."""
_HALF = 50
_LONGEST_ID = 40


def proposals_of(blueprint: Blueprint, voice: Voice) -> tuple[Proposal, ...]:
    """The proposals, in the language of ``voice``; none twice, and none for what stands there already."""
    work = _Work(blueprint, Sample(blueprint), voice)
    found = (
        *work.deciding(),
        *work.asked_for(),
        *work.weak_answers(),
        *work.wordings(),
        *work.new_objections(),
        *work.trainings(),
    )
    return told_apart(one for one in found if one.steps)


def patch_of(blueprint: Blueprint, voice: Voice) -> Patch:
    """The proposals as a patch for the edition as it is."""
    return Patch(blueprint.id, blueprint.edition, proposals_of(blueprint, voice))


@dataclass(frozen=True, slots=True)
class _Work:
    """Draws proposals from interviews, a rule after the other."""

    blueprint: Blueprint
    sample: Sample
    voice: Voice

    # --- what somebody has to think out ---

    def deciding(self) -> Iterator[Proposal]:
        """Reasons that decided more than one deal against us, and the stage where they mostly did."""
        for reason in reasons(self.sample):
            if reason.decided.count < 2:
                break
            talks = [talk for talk in self.sample.not_won if decisive(talk) == reason.driver.id]
            stage = _mostly_at(talks)
            finding = self.say(
                Label("“{reason}” decided {share} deals that we did not win, mostly at the stage “{stage}”")
                if stage
                else Label("“{reason}” decided {share} deals that we did not win"),
                reason=reason.driver.name,
                share=_of(reason.decided, self.say),
                stage=self._called(f"stages.{stage}") if stage else "",
            )
            decision = self.say(Label("Decide what changes so that it costs us fewer deals, and who sees to it."))
            change = self._change(finding, decision, talks, [f"stages.{stage}"] if stage else [], False)
            yield self._decided(_id(f"reason {reason.driver.id}"), change, talks)

    def asked_for(self) -> Iterator[Proposal]:
        """What interviewers would change, element by element."""
        by_element: dict[str, list[tuple[Interview, str, bool]]] = {}
        for talk in self.sample.all:
            for one in talk.proposals.values():
                by_element.setdefault(one.element or "", []).append((talk, one.text, one.urgent))
        for element, given in by_element.items():
            talks = [talk for talk, _, _ in given]
            texts = dict.fromkeys(_sentence(text) for _, text, _ in given)
            finding = self._evidence(talks, Label("Interviewers propose a change after {talks}"))
            is_urgent = any(urgent for *_, urgent in given)
            change = self._change(finding, " ".join(texts), talks, [element] if element else [], is_urgent)
            found = self._decided(_id(f"change {element}" if element else "change of the process"), change, talks)
            yield replace(found, remarks=(*found.remarks, *self._urgency(is_urgent)))

    def weak_answers(self) -> Iterator[Proposal]:
        """Objections to which our answer, given more than once, convinced less than half."""
        for found in raised(self.sample).values():
            percent = found.convinced.percent
            if percent is None or percent >= _HALF or found.convinced.of < 2:
                continue
            talks = self._talks_with(found.objection)
            name = self._called(f"objections.{found.objection}")
            finding = self.say(
                Label("“{name}”: our answer convinced {share} customers; raised in {lost} deals that we did not win"),
                name=name,
                share=_of(found.convinced, self.say),
                lost=_of(found.in_lost, self.say),
            )
            decision = self.say(Label("Rework the answer with those who hear it most, and rehearse it."))
            change = self._change(finding, decision, talks, [f"objections.{found.objection}"], False)
            yield self._decided(_id(f"answer {found.objection}"), change, talks)

    def _decided(self, id_: str, change: Mapping[str, Any], talks: list[Interview]) -> Proposal:
        """A decision that enters the register of changes as it is accepted."""
        is_there = any(one.finding == change["finding"] for one in self.blueprint.changes.values())
        steps = () if is_there else (Adding(f"changes.{id_}", change),)
        return replace(self._proposal(id_, steps, change["finding"], talks, change["decision"]), change={})

    def _change(
        self, finding: str, decision: str, talks: list[Interview], affects: list[str], urgent: bool
    ) -> Mapping[str, Any]:
        """An entry of ``changes``."""
        day = self.blueprint.as_of or max(talk.held for talk in talks)
        return {
            "on": day.isoformat(),
            "finding": finding,
            **self._decision(len(_once(talks)), decision),
            **({"affects": affects} if affects else {}),
            "status": "accepted",
            **({"urgent": "yes"} if urgent else {}),
        }

    # --- the words of customers ---

    def wordings(self) -> Iterator[Proposal]:
        """Objections in the words in which customers put them, where they may be quoted."""
        for id_, objection in self.blueprint.objections.items():
            talks = [talk for talk in self._talks_with(id_) if may_be_told(talk, self.blueprint.as_of)]
            said = (one.quote for talk in talks for one in talk.objections.values() if one.objection == id_)
            known = {_bare(wording) for wording in objection.wordings}
            new = [quote for quote in dict.fromkeys(said) if quote and _bare(quote) not in known]
            if new:
                why = self._evidence(talks, Label("Customers put it like this in {talks}"))
                step = Appending(f"objections.{id_}.wordings", tuple(new))
                decision = self.say(Label("Add their wording to the list."))
                yield self._proposal(_id(f"words {id_}"), (step,), why, talks, decision, always=True)

    def new_objections(self) -> Iterator[Proposal]:
        """What customers raised and our list does not have; somebody has to say what it is about, and to answer it."""
        for talk in self.sample.all:
            for one in talk.objections.values():
                if one.objection is None and one.quote and may_be_told(talk, self.blueprint.as_of):
                    id_ = _id(one.quote)[:_LONGEST_ID].strip("-") or "objection"
                    if id_ in self.blueprint.objections:
                        continue
                    step = Adding(f"objections.{id_}", {"category": "need", "wordings": [one.quote]})
                    why = self._evidence([talk], Label("Raised in {talks}, and not in our list"))
                    remark = self.say(Label("Choose the category and write an answer; then accept it."))
                    decision = self.say(Label("Add it to the list, with an answer."))
                    proposal = self._proposal(id_, (step,), why, [talk], decision)
                    yield replace(proposal, accepted=False, remarks=(remark,))

    # --- what people have to learn ---

    def trainings(self) -> Iterator[Proposal]:
        """A rehearsal for each reason that salespeople took for another more than once."""
        drivers = self.blueprint.win_loss.drivers
        for believed, true, times in agreement(self.sample).mistakes:
            id_ = _id(f"tell {true} from {believed}")
            if times < 2 or id_ in self.blueprint.training:
                continue
            names = {"believed": drivers[believed].name, "true": drivers[true].name}
            topic = self.say(Label("Telling “{true}” from “{believed}”"), **names)
            measure = self.say(Label("In the next interviews salespeople name the customer’s reason more often."))
            step = Adding(f"training.{id_}", {"topic": topic, "form": "rehearsal", "measure": measure})
            why = self.say(Label("In {n} interviews we believed “{believed}”, and “{true}” decided"), n=times, **names)
            few = times < self._least
            decision = self.say(Label("Rehearse it."))
            yield Proposal(id_, (step,), not few, why, self._decision(times, decision), self._doubts(few))

    # --- evidence ---

    @property
    def say(self) -> Callable[..., str]:
        """Speaks the language of the proposals."""
        return self.voice.say

    @property
    def _least(self) -> int:
        return self.blueprint.win_loss.min_interviews or _FEW

    def _proposal(
        self,
        id_: str,
        steps: tuple[Step, ...],
        why: str,
        talks: Iterable[Interview],
        decision: str,
        *,
        always: bool = False,
    ) -> Proposal:
        few = not always and len(_once(talks)) < self._least
        change = self._decision(len(_once(talks)), decision)
        return Proposal(id_, steps, not few, why, change, self._doubts(few))

    def _decision(self, interviews: int, decision: str) -> Mapping[str, str]:
        """What the register of changes says of a proposal that is accepted, beside its reason."""
        owner = self.blueprint.win_loss.sponsor or self.blueprint.owner
        rests = {"source": "win-loss", "interviews": str(interviews), "decision": decision}
        return {**rests, "owner": owner} if owner else rests

    def _doubts(self, few: bool) -> tuple[str, ...]:
        return (
            self.say(Label("Few interviews speak for it; accept it only if you have heard it elsewhere too.")),
        ) * few

    def _urgency(self, urgent: bool) -> tuple[str, ...]:
        return (self.say(Label("An interviewer calls it urgent: decide it first.")),) * urgent

    def _evidence(self, talks: Iterable[Interview], words: Label) -> str:
        """“… in 3 interviews (i4, i9, i12), the last on 2025-12-01”."""
        found = _once(talks)
        last = max(talk.held for talk in found)
        named = ", ".join(talk.id for talk in found)
        listed = self.say(
            Label("{n} of {of} interviews ({ids}), the last on {day}"),
            n=len(found),
            of=len(self.sample.all),
            ids=named,
            day=self.voice.date(last),
        )
        return self.say(words, talks=listed)

    def _talks_with(self, objection: str) -> list[Interview]:
        return [talk for talk in self.sample.all if any(o.objection == objection for o in talk.objections.values())]

    def _called(self, path: str) -> str:
        return element_names.of(path, self.blueprint)


def _once(talks: Iterable[Interview]) -> list[Interview]:
    """Each interview once, in the order in which they were held."""
    return sorted({talk.id: talk for talk in talks}.values(), key=lambda talk: (talk.held, talk.id))


def _mostly_at(talks: Iterable[Interview]) -> str | None:
    """The stage at which most of what decided happened; None where nobody says."""
    stages = Counter(
        one.stage for talk in talks for one in talk.mentions.values() if one.weight == "decisive" and one.stage
    )
    return stages.most_common(1)[0][0] if stages else None


def _sentence(text: str) -> str:
    """A text that stands by itself: with a capital, and a stop at its end."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?', '…')) else '.'}"


def _of(share: Share, say: Callable[..., str]) -> str:
    return say(Label("{count} of {of}", "winloss"), count=share.count, of=share.of)


def _bare(text: str) -> str:
    """A text as far as it counts for whether another says the same: its words, without signs and capitals."""
    return slugify(text, replacements=[("’", ""), ("'", "")])


def _id(words: str) -> str:
    """An id made of words."""
    return slugify(words, max_length=_LONGEST_ID, word_boundary=True)
