"""A new company's blueprint: about twenty questions, and the commented YAML that their answers make.

A question that was not answered stays in the file as a commented line, so that the next person sees
what can still be decided. Source of the questions: the domain reference, 5.4.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.locale import Phrase

Language = Literal["pl", "en"]


@dataclass(frozen=True, slots=True)
class StarterQuestion:
    """A question: where its answer goes, how it is asked, why, and an example of an answer.

    ``kind`` tells a text, which is quoted, from a number.
    """

    path: str
    ask: Phrase
    why: Phrase
    example: Phrase
    kind: Literal["text", "number"] = "text"


def _q(path: str, ask: tuple[str, str], why: tuple[str, str], example: tuple[str, str], kind: Literal["text", "number"] = "text") -> StarterQuestion:
    return StarterQuestion(path, Phrase(*ask), Phrase(*why), Phrase(*example), kind=kind)


QUESTIONS: tuple[StarterQuestion, ...] = (
    _q("company.name", ("Pełna nazwa firmy", "Full name of the company"), ("Stoi na każdym dokumencie.", "It stands on every paper."), ("Przykład Sp. z o.o.", "Example Ltd")),
    _q("company.short_name", ("Nazwa używana w rozmowie", "Name used in conversation"), ("Trafia do rozmów i wiadomości.", "It goes into calls and messages."), ("Przykład", "Example")),
    _q("company.sells", ("Co firma sprzedaje, jednym zdaniem (kogo? co?)", "What the company sells, in one phrase"), ("Pierwsze zdanie każdej rozmowy.", "The first sentence of every call."), ("systemy odpylania dla stolarni", "dust extraction systems for joineries")),
    _q("company.address", ("Adres", "Address"), ("Stopka ofert i listów.", "Offers and letters carry it."), ("ul. Przykładowa 1, 00-001 Warszawa", "1 Example Street, London")),
    _q("company.vat_id", ("NIP", "VAT number"), ("Dane na ofercie.", "Offers carry it."), ("000-000-00-00", "GB000000000")),
    _q("company.phone", ("Telefon", "Phone"), ("Klient ma wiedzieć, dokąd oddzwonić.", "A customer has to know where to call back."), ("+48 00 000 00 00", "+44 00 0000 0000")),
    _q("company.email", ("E-mail", "E-mail"), ("Adres na ofertach.", "The address on offers."), ("biuro@przyklad.example", "office@company.example")),
    _q("company.privacy_notice", ("Gdzie jest informacja o danych osobowych", "Where the privacy notice is found"), ("Musi być w każdej pierwszej wiadomości.", "Every first message needs it."), ("www.przyklad.example/rodo", "www.company.example/privacy")),
    _q("company.typical_order_value", ("Typowa wartość zamówienia netto", "Usual order value, net"), ("Od niej zależą cele i wybór do Win-Loss.", "Targets and the Win-Loss selection depend on it."), ("20000", "20000"), "number"),
    _q("products.main-product.name", ("Najważniejszy produkt albo usługa", "Main product or service"), ("Wejdzie do tabel ofert.", "It goes into the offers' tables."), ("Instalacja odpylająca", "Extraction unit")),
    _q("products.main-product.price", ("Cena katalogowa netto (albo on-request)", "List price, net (or on-request)"), ("Punkt wyjścia oferty ogólnej.", "Where the general offer starts."), ("18500", "18500"), "number"),
    _q("avatars.main-avatar.name", ("Najlepszy klient: jaka to firma", "The best customer: what kind of firm"), ("Bez tego handlowiec dzwoni do wszystkich.", "Without it a salesperson calls everybody."), ("Stolarnia 20–100 osób", "Joinery with 20 to 100 people")),
    _q("personas.main-persona.name", ("Kto w niej decyduje", "Who decides there"), ("Do tej osoby mówimy.", "This is who we talk to."), ("Właściciel", "Owner")),
    _q("people.salesperson-1.name", ("Kto sprzedaje (imię i nazwisko)", "Who sells (full name)"), ("Każda rola ma mieć człowieka.", "Every role needs a person."), ("Anna Przykładowa", "Anna Example")),
    _q("people.head-1.name", ("Kto kieruje sprzedażą", "Who heads sales"), ("Odpowiada za standardy i rabaty.", "Answers for standards and discounts."), ("Jan Przykładowy", "John Example")),
    _q("crm.name", ("Nazwa CRM", "Name of the CRM"), ("Tam są notatki i następne kroki.", "Notes and next steps live there."), ("Livespace", "Pipedrive")),
    _q("terms.payment", ("Warunki płatności", "Terms of payment"), ("Stoją w każdej ofercie.", "Every offer states them."), ("przelew, 14 dni od faktury", "bank transfer, 14 days from invoice")),
    _q("terms.delivery", ("Warunki i termin dostawy", "Delivery terms and lead time"), ("Stoją w każdej ofercie.", "Every offer states them."), ("do 21 dni od zamówienia", "within 21 days of the order")),
    _q("price_policy.authority.salesperson.max_discount_pct", ("Jaki rabat może dać handlowiec, w %", "Discount a salesperson may grant, in %"), ("Bez limitu rabat daje każdy.", "Without a limit everybody grants one."), ("5", "5"), "number"),
    _q("win_loss.min_value", ("Od jakiej wartości zamówienia pytamy o powody (Win-Loss)", "Order value from which we ask for the reasons (Win-Loss)"), ("Małych zamówień nie warto analizować.", "Tiny orders are not worth a call."), ("5000", "5000"), "number"),
    _q("targets.yearly_revenue", ("Cel przychodu na rok, netto", "Revenue target for a year, net"), ("Z niego wynikają cele ilościowe.", "The activity targets follow from it."), ("2000000", "2000000"), "number"),
    _q("competitors.main-competitor.name", ("Główny konkurent", "Main competitor"), ("Klient i tak o nim wspomni.", "The customer will mention it anyway."), ("Inna Firma Sp. z o.o.", "Other Company Ltd")),
    _q("plan.rollout_start", ("Kiedy zaczynamy wdrożenie (RRRR-MM-DD)", "When the rollout starts (YYYY-MM-DD)"), ("Od tego dnia liczą się terminy.", "Dates are counted from that day."), ("2026-02-02", "2026-02-02")),
)  # fmt: skip

_FIXED: dict[str, dict[str, str]] = {
    "people.salesperson-1": {"roles": "[salesperson]"},
    "people.head-1": {"roles": "[head-of-sales]"},
    "price_policy.authority.salesperson": {"role": "salesperson"},
}
"""Fields that an element needs beside its answer."""

_INTRO = Phrase(
    "Blueprint procesu sprzedaży. Wszystko, czego tu nie ma, pochodzi z metodyki `{base}`.\n"
    "Linie z # na początku czekają na decyzję: usuń # i wpisz swoją wartość.\n"
    "Sprawdź: salesbook check    Zbuduj: salesbook build",
    "Blueprint of a sales process. Whatever is not here comes from the methodology `{base}`.\n"
    "Lines that begin with # wait for a decision: remove the # and write your value.\n"
    "Check: salesbook check    Build: salesbook build",
)


def starter(name: str, answers: Mapping[str, str], language: Language, base: str = "ten-stage") -> str:
    """The text of a new blueprint.yaml.

    ``name`` becomes its id, ``answers`` are given by the questions' paths; an empty answer leaves the decision open.
    """
    lines = [f"# yaml-language-server: $schema={SCHEMA_FILE}"]
    lines += [f"# {line}" for line in _INTRO(language, base=base).split("\n")]
    lines += ["", "blueprint: 1", f"id: {name}", f"extends: {base}", f"language: {language}", 'edition: "1.0"']
    groups = dict.fromkeys(question.path.partition(".")[0] for question in QUESTIONS)
    for group in groups:
        lines.append("")
        lines += _group(group, [q for q in QUESTIONS if q.path.startswith(f"{group}.")], answers, language)
    return "\n".join(lines) + "\n"


SCHEMA_FILE = ".salesbook/blueprint.schema.json"
"""Where ``new`` puts the JSON Schema for editors, relative to the blueprint."""


def _group(prefix: str, questions: list[StarterQuestion], answers: Mapping[str, str], language: Language) -> Iterator[str]:
    """The lines of a mapping: live where something in it was answered, commented otherwise."""
    live = any(answers.get(question.path) for question in questions)
    depth = prefix.count(".")
    yield _line(f"{prefix.rpartition('.')[2]}:", depth, live)
    for name, text in _FIXED.get(prefix, {}).items():
        yield _line(f"{name}: {text}", depth + 1, live)
    for key in dict.fromkeys(question.path[len(prefix) + 1 :].partition(".")[0] for question in questions):
        here = f"{prefix}.{key}"
        exact = next((question for question in questions if question.path == here), None)
        if exact:
            yield from _leaf(exact, answers.get(here, ""), language)
        else:
            yield from _group(here, [q for q in questions if q.path.startswith(f"{here}.")], answers, language)


def _leaf(question: StarterQuestion, answer: str, language: Language) -> Iterator[str]:
    depth = question.path.count(".")
    value = answer or question.example(language)
    name = question.path.rpartition(".")[2]
    yield "  " * depth + f"# {question.ask(language)}. {question.why(language)}"
    yield _line(f"{name}: {_scalar(value, question.kind)}", depth, bool(answer))


def _line(text: str, depth: int, live: bool) -> str:
    return "  " * depth + (text if live else f"# {text}")


def _scalar(value: str, kind: str) -> str:
    """A value as YAML: numbers bare, texts in double quotes, which JSON writes as YAML reads them."""
    is_number = kind == "number" and value.replace(".", "", 1).isdigit()
    return value if is_number or value == "on-request" else json.dumps(value, ensure_ascii=False)
