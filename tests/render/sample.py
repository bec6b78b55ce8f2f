"""A paper that uses every kind of block, with the sort of content a real one has. Other renderers' tests use it too."""

from __future__ import annotations

from generator.documents.blocks import (
    Bullets,
    Callout,
    Card,
    Checklist,
    Column,
    Document,
    FormLines,
    Grid,
    Heading,
    Imprint,
    KeyValues,
    LinkEntry,
    LinkItem,
    Links,
    Message,
    PageBreak,
    Pages,
    Paragraph,
    Question,
    SignatureBox,
    Steps,
    Table,
    TableRow,
)
from generator.documents.figures import Box, Drawing, Figure, Group, Line, Text
from generator.documents.inline import Inline, Run, plain

CUSTOMER = Run("nazwa klienta", kind="field", token="customer-name")
DECISION = Run("kto zatwierdza rabat powyżej 5%", kind="decision")


def sample_document() -> Document:
    """An internal Polish handbook: cover, contents, every block, a landscape part and a stage card."""
    return Document(
        id="sample",
        title="Podręcznik sprzedaży",
        subtitle="Jak prowadzimy klienta od pierwszego kontaktu do drugiego zamówienia",
        language="pl",
        audience="internal",
        imprint=sample_imprint(),
        cover=True,
        contents=True,
        blocks=(*_reading(), *_talking(), *_paperwork(), _picture(), _year(), _poster(), stage_card()),
    )


def sample_imprint() -> Imprint:
    """The imprint of the made-up company."""
    return Imprint(
        company="Stalmet Wrocław sp. z o.o.",
        edition="1.0",
        as_of="5 stycznia 2026",
        stage_badge="3",
        marking="WEWNĘTRZNE",
        footer="Stalmet Wrocław sp. z o.o., ul. Fabryczna 12, 53-609 Wrocław, NIP 899-000-00-00",
        owner="Anna Kowalczyk",
    )


def stage_card() -> Pages:
    """A stage on one page: know, say, show, do."""
    return Pages(
        id="card-discovery",
        one_page=True,
        blocks=(
            Heading(1, plain("Etap 3. Rozpoznanie potrzeb"), anchor="card-discovery"),
            KeyValues(
                (
                    ("Cel", plain("Wiemy, czy i dlaczego klient kupi, zanim przygotujemy ofertę.")),
                    ("Wykonuje", plain("Handlowiec; odpowiada szef sprzedaży")),
                    ("Termin", plain("Rozmowa w ciągu 3 dni roboczych od zgłoszenia")),
                    ("Wejście", plain("Zgoda na rozmowę i nazwisko rozmówcy")),
                    (
                        "Następny krok",
                        (Run("Data rozmowy uszczegóławiającej wpisana w kalendarz "), Run("obu stron", bold=True)),
                    ),
                )
            ),
            Callout(
                "rule",
                "Bez rozpoznania nie ma oferty",
                (plain("Na zapytanie „proszę o cenę” odpowiadamy trzema pytaniami."),),
            ),
            Grid(_four_cards(), per_row=2),
            Heading(2, plain("Zanim przejdziesz dalej")),
            Checklist(
                (
                    plain("Znam powód zakupu i termin, od którego klient odlicza"),
                    plain("Wiem, kto decyduje, kto doradza i kto może zablokować"),
                    plain("Kryteria wyboru są zapisane w CRM słowami klienta"),
                    plain("Następny krok ma datę i właściciela"),
                )
            ),
        ),
    )


def _four_cards() -> tuple[Card, ...]:
    return (
        Card(
            plain("Wiedz"),
            (
                Bullets(
                    (
                        plain("Awatar: producent maszyn, 50–250 osób"),
                        plain("Persona: kierownik zakupów, liczy koszt postoju"),
                        plain("Najczęstsza obiekcja: „mamy już dostawcę”"),
                        plain("Dowód: wdrożenie w Hucie Łaziska"),
                        plain("Zakaz: żadnych cen w tej rozmowie"),
                    )
                ),
            ),
            badge="1",
        ),
        Card(
            plain("Powiedz"),
            (
                Paragraph(
                    plain("Zanim cokolwiek policzę, chcę zrozumieć, co się stanie, jeśli nic Państwo nie zmienią."),
                    "say",
                ),
                Bullets(
                    (
                        plain("Co musi się wydarzyć, żeby uznał Pan zakup za udany?"),
                        plain("Kto jeszcze będzie o tym rozmawiał?"),
                    )
                ),
            ),
            badge="2",
        ),
        Card(
            plain("Pokaż"),
            (
                Checklist(
                    (
                        plain("Karta referencji: branża maszynowa"),
                        plain("Zdjęcia z linii produkcyjnej"),
                        plain("Mapa procesu zakupu"),
                    )
                ),
            ),
            badge="3",
        ),
        Card(
            plain("Zrób"),
            (
                Steps(
                    (
                        plain("Wpisz notatkę do CRM tego samego dnia"),
                        plain("Oznacz segment A, B lub C"),
                        plain("Wyślij podsumowanie z datą następnego kroku"),
                    )
                ),
            ),
            badge="4",
        ),
    )


def _reading() -> tuple[Heading | Paragraph | Bullets | Steps | Checklist | Callout | Table | KeyValues | Links, ...]:
    return (
        Heading(1, plain("Jak korzystać z podręcznika"), anchor="how-to-use"),
        Paragraph(
            plain(
                "Podręcznik odpowiada na jedno pytanie: co robi handlowiec teraz i po czym pozna, że może iść dalej."
            ),
            "lead",
        ),
        Paragraph(
            (
                Run("Każdy etap ma "),
                Run("jednego właściciela", bold=True),
                Run(", warunki wejścia i wyjścia oraz "),
                Run("narzędzia z częstotliwością", italic=True),
                Run(". Pełny opis zgód znajdziesz w rozdziale "),
                Run("o rozmowach", link="#talks"),
                Run(" i na stronie "),
                Run("urzędu", link="https://www.uke.gov.pl/zgody?temat=marketing&rok=2026"),
                Run("."),
            )
        ),
        Paragraph(plain("Ceny i marże w przykładach są zmyślone; obowiązuje cennik z dnia oferty."), "note"),
        Heading(2, plain("Zasady, które nie podlegają dyskusji"), anchor="principles"),
        Bullets(
            (
                plain("Każda rozmowa kończy się umówionym następnym krokiem z datą."),
                plain("Notatka trafia do CRM tego samego dnia, słowami klienta."),
                (Run("Oferta bez terminu ważności "), Run("nie wychodzi", bold=True), Run(" z firmy.")),
            )
        ),
        Steps((plain("Sprawdź etap w CRM."), plain("Otwórz kartę etapu."), plain("Przejdź przez warunki wyjścia."))),
        Checklist((plain("Cennik aktualny na dziś"), plain("Karta etapu pod ręką"), plain("Kalendarz otwarty"))),
        Heading(3, plain("Gdy coś nie pasuje")),
        Callout(
            "rule",
            "Klient decyduje o tempie, my o kolejności",
            (plain("Etapów nie przeskakujemy. Można je skrócić, ale każdy zostawia ślad w CRM."),),
        ),
        Callout(
            "tip",
            "Zacznij od końca",
            (
                plain("Najpierw przeczytaj warunki wyjścia, potem zadawaj pytania."),
                plain("Oszczędza to jedną rozmowę na trzy."),
            ),
        ),
        Callout(
            "warning",
            "Telefon bez zgody",
            (plain("Marketing bezpośredni przez telefon wymaga uprzedniej zgody, także między firmami."),),
        ),
        Callout("decision", "Próg rabatu", ((Run("Do ustalenia: "), DECISION, Run(".")),)),
        Heading(1, plain("Narzędzia etapu 2"), anchor="tools"),
        Table(
            (
                Column("Narzędzie", 3),
                Column("Po co", 3),
                Column("Częstotliwość", 2),
                Column("Wartość, PLN", 1.4, "number"),
                Column("Gotowe", 1, "check"),
            ),
            (
                TableRow(
                    (
                        plain("Szkielet rozmowy „cold calling”"),
                        plain("Spójność i szybkość"),
                        plain("1 / miesiąc, bieżąca aktualizacja wg potrzeb"),
                        plain("1 200,00"),
                        (),
                    )
                ),
                TableRow(
                    (
                        plain("Segmentacja rynku"),
                        plain("Wybór, do kogo w ogóle dzwonimy"),
                        plain("1 / pół roku"),
                        plain("800,00"),
                        (),
                    )
                ),
                TableRow(
                    (
                        plain("Lista obiekcji"),
                        plain("Odpowiedź w 30 sekund"),
                        plain("1 / kwartał"),
                        plain("450,00"),
                        (),
                    ),
                    anchor="objection-list",
                ),
                TableRow((plain("Razem"), (), (), plain("2 450,00"), ()), emphasis=True),
            ),
            caption="Narzędzia prospectingu z częstotliwością i kosztem przygotowania",
        ),
        Heading(2, plain("Szkielet w skrócie")),
        KeyValues(
            (
                ("Czas", plain("30 minut")),
                ("Cel", plain("Umówić rozmowę uszczegóławiającą z osobą, która decyduje, i znać termin decyzji.")),
                ("Klient", (CUSTOMER,)),
                ("Kto decyduje o rabacie", (DECISION,)),
            )
        ),
        Links(
            (
                LinkEntry(
                    plain("Karty etapów"),
                    (LinkItem("internal/word/S00-karty-etapow.docx", "docx"),),
                    plain("po jednej stronie na etap"),
                ),
                LinkEntry(plain("Rejestr kontaktów"), (LinkItem("internal/excel/S06-rejestr.xlsx", "xlsx"),)),
            )
        ),
    )


def _talking() -> tuple[Heading | Paragraph | Question | Message | Card | PageBreak, ...]:
    return (
        PageBreak(),
        Heading(1, plain("Rozmowa"), anchor="talks"),
        Paragraph(
            plain("Dzień dobry, dzwonię w sprawie przestojów na linii cięcia. Czy to dobry moment na trzy pytania?"),
            "say",
        ),
        Heading(2, plain("Pytania")),
        Question(
            plain("Co się stanie, jeżeli przez rok nic Państwo nie zmienią?"),
            facts=(
                ("Po co pytamy", plain("szukamy kosztu zaniechania, a nie listy życzeń")),
                ("Dobry znak", plain("rozmówca podaje kwotę lub datę")),
                ("Pole CRM", plain("powód zakupu")),
            ),
            probes=(plain("Kto to u Państwa liczył?"), plain("Od kiedy tak jest?")),
            answer_lines=3,
        ),
        Question(
            plain("Jak ocenia Pani nasz kontakt w czasie dostawy?"),
            facts=(("Po co pytamy", plain("porównujemy z oceną z poprzedniego kwartału")),),
            answer_lines=1,
            scale=("1", "2", "3", "4", "5", "nie dotyczy"),
        ),
        Heading(2, plain("Wiadomości")),
        Message(
            "Podsumowanie rozmowy",
            subjects=((Run("Ustalenia z rozmowy: "), CUSTOMER), plain("Trzy sprawy do potwierdzenia przed wyceną")),
            body=(
                (Run("Dzień dobry, "), Run("imię rozmówcy", kind="field", token="contact-name"), Run(",")),
                plain("dziękuję za rozmowę. Zapisałem, że liczy się termin uruchomienia.\nProszę o potwierdzenie."),
                (Run("Z pozdrowieniami\n"), Run("handlowiec", kind="field", token="salesperson")),
            ),
            anchor="message-summary",
        ),
        Heading(2, plain("Obiekcja")),
        Card(
            plain("„Za drogo”"),
            (
                Paragraph(
                    plain(
                        "W porównaniu z czym? Zapytam, zanim odpowiem, żeby nie bronić ceny, której nikt nie atakuje."
                    ),
                    "say",
                ),
                Bullets((plain("Zapytaj o porównanie i o koszt postoju."), plain("Pokaż wariant bez montażu."))),
                KeyValues((("Dowód", plain("Huta Łaziska, 14 miesięcy bez przestoju")),)),
            ),
            badge="O1",
            anchor="objection-too-expensive",
        ),
    )


def _paperwork() -> tuple[Heading | Table | FormLines | SignatureBox, ...]:
    return (
        Heading(1, plain("Protokół ustaleń"), anchor="protocol"),
        Table(
            (Column("Pozycja", 3), Column("Ustalenie", 4, "blank"), Column("Data", 1.5, "blank")),
            tuple(
                TableRow((plain(position), (), ()))
                for position in ("Zakres", "Ilości", "Termin dostawy", "Warunki płatności")
            ),
        ),
        FormLines((plain("Rozmówca"), plain("Stanowisko"), plain("Uwagi")), lines=2),
        SignatureBox(
            (
                (plain("Sprzedawca"), ("Imię i nazwisko", "Data i podpis")),
                ((Run("Kupujący: "), CUSTOMER), ("Imię i nazwisko", "Data i podpis")),
            )
        ),
    )


def _picture() -> Figure:
    """Every shape that there is."""
    stage = Group(
        (Box(10, 10, 80, 40, "tint", "primary", "round", 4), Text(14, 14, 70, ("Etap", "„R&D”"), 9)), "Etap", "#year"
    )
    shapes = (
        stage,
        Box(110, 10, 40, 40, "accent", None, "diamond"),
        Box(160, 10, 40, 40, None, "bad", "circle", dashed=True),
        Box(210, 10, 40, 40, "input", "rule"),
        Line(((90, 30), (100, 30), (100, 60), (130, 60), (130, 50)), "ink", arrow=True),
        Text(10, 70, 240, ("Podpis",), 8, "muted", "right", bold=True),
    )
    return Figure("Mapa: etap, a za nim decyzja", Drawing(260, 90, shapes), Drawing(100, 60, (stage,)), "Mapa procesu")


def _poster() -> Pages:
    return Pages("poster", (Heading(1, plain("Plakat"), "poster-title"), _picture()), one_page=True, poster=True)


def _year() -> Pages:
    months = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
    return Pages(
        id="year",
        landscape=True,
        blocks=(
            Heading(1, plain("Rok w jednym widoku"), anchor="year"),
            Table(
                (Column("Zadanie", 4), *(Column(month, 1, "check") for month in months)),
                tuple(
                    TableRow((plain(task), *_months(every)))
                    for task, every in (("Przegląd szkieletów", 6), ("Segmentacja", 3), ("Obiekcje", 1))
                ),
            ),
        ),
    )


def _months(every: int) -> tuple[Inline, ...]:
    return tuple(() if month % every == 0 else plain("–") for month in range(12))
