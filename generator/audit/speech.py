"""What people say aloud and write to customers, as words and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.blueprint.model.blueprint import Blueprint
from generator.locale.conventions import conventions

_PUT_IN = re.compile(r"\[\[([\w.-]+)\]\]|\*?\([^()]*\)\*?")
"""What is filled when it is said: a merge field, or a remark in brackets such as ``*(the reason)*``."""
_END = re.compile(r"(?<=[.?!:;…])[”’\"]?\s+|\n+")
_WORD = re.compile(r"[^\s–]+")
_FIELD = re.compile(r"\[\[([\w.-]+)\]\]")


def says(what: str, text: str, language: str) -> bool | None:
    """Whether a text says something of a kind, by ``phrases`` of the language; None where it has none for that kind."""
    pattern = conventions(language).phrases.get(what)
    return bool(re.search(pattern, text, re.IGNORECASE)) if pattern else None


def sentences(text: str) -> list[str]:
    """A text's sentences; what is put in counts as a word."""
    return [one for one in _END.split(_PUT_IN.sub("x", text)) if one]


def words(text: str) -> int:
    """How many words a text has, what is put in being one."""
    return len(_WORD.findall(_PUT_IN.sub("x", text)))


def filled(text: str, blueprint: Blueprint) -> str:
    """A text with a sample of what will stand in its merge fields."""
    return _FIELD.sub(lambda found: _sample(found[1], blueprint), text)


def _sample(token: str, blueprint: Blueprint) -> str:
    field = blueprint.merge_fields.get(token)
    return (field.example or field.label) if field else str(getattr(blueprint.company, token[len("company.") :], token))


def spoken(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    """What a salesperson says aloud, by the lasting names of the fields it stands in."""
    for stage in blueprint.stages.values():
        yield from ((stage.origin("say"), text) for text in stage.say)
    for question in blueprint.questions.values():
        yield question.origin("text"), question.text
        yield from ((question.origin("probes"), text) for text in question.probes)
    yield from _in_talks(blueprint)
    yield from _in_answers(blueprint)


def _in_talks(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    for skeleton in blueprint.skeletons.values():
        close = skeleton.close
        said = {"agenda": skeleton.agenda, "summary": skeleton.summary, "close.ask": close.ask}
        said |= {"close.fallback": close.fallback, "close.polite_exit": close.polite_exit}
        yield from ((skeleton.origin(name), text) for name, text in said.items() if text)
        for opening in skeleton.openings.values():
            yield opening.origin("text"), opening.text
        for block in skeleton.blocks.values():
            if block.transition:
                yield block.origin("transition"), block.transition


def _in_answers(blueprint: Blueprint) -> Iterator[tuple[str, str]]:
    for objection in blueprint.objections.values():
        said = (("acknowledge", objection.acknowledge), ("confirm", objection.confirm))
        yield from ((objection.origin(name), text) for name, text in said if text)
        yield from ((objection.origin("clarify"), text) for text in objection.clarify)
        for response in objection.responses.values():
            yield response.origin("text"), response.text
    for technique in blueprint.techniques.values():
        yield technique.origin("example"), technique.example
