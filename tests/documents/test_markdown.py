"""Light markdown: what is markup, what is not, and that nothing else is ever lost or raised."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.documents.blocks import Bullets, Paragraph, Steps
from generator.documents.inline import Inline, Run, plain
from generator.documents.markdown import inline, paragraphs

AWKWARD = "& < > \" ' {{ 6*7 }} {% raw %} =1+1 &amp; <b> 😀 #N/A ____ C:\\dir\\new `code` ![x](y) > # 2*3*4"
MARKUP_HEAVY = st.text(alphabet="*_[]()\\\n -.1ahttps:/&<ą\x02\x05", max_size=300)


def shown(token: str) -> Inline:
    return (Run(f"<{token}>", kind="field", token=token),)


def read(text: str) -> Inline:
    return inline(text, shown)


def text_of_all(text: str) -> str:
    return "".join(run.text for run in read(text))


@pytest.mark.parametrize("mark", ["*", "_"])
def test_one_mark_is_italic_two_are_bold_and_three_are_both(mark: str) -> None:
    text = f"{mark}a{mark} {mark * 2}b{mark * 2} {mark * 3}c{mark * 3}"
    looks = [(run.text, run.bold, run.italic) for run in read(text) if run.text != " "]
    assert looks == [("a", False, True), ("b", True, False), ("c", True, True)]


def test_emphasis_nests() -> None:
    looks = [(run.text, run.bold, run.italic) for run in read("**a *b*** ***c** d*")]
    assert looks[:2] == [("a ", True, False), ("b", True, True)]
    assert looks[3:] == [("c", True, True), (" d", False, True)]


@pytest.mark.parametrize(
    "text",
    ["snake_case_name", "2 * 3 * 4", "20*30*5 mm", "**open", "close*", "________", "netto*) brutto*)", "a ** b ** c"],
)
def test_marks_without_a_partner_are_text(text: str) -> None:
    assert read(text) == plain(text)


@pytest.mark.parametrize(
    "address", ["https://example.pl/a_b_c?x=(1)&y=2", "HTTP://example.pl", "mailto:a@b.pl", "tel:+48221"]
)
def test_links_lead_to_web_mail_and_telephone(address: str) -> None:
    assert read(f"see [the *page*]({address})") == (
        Run("see "), Run("the ", link=address), Run("page", italic=True, link=address),
    )  # fmt: skip


@pytest.mark.parametrize("mark", ["*", "_"])
def test_a_label_may_be_emphasised_as_a_whole(mark: str) -> None:
    assert read(f"[{mark}a{mark}](https://b)") == (Run("a", italic=True, link="https://b"),)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//example.pl", "file:///etc", "x.html"]
)
def test_any_other_address_stays_text(address: str) -> None:
    assert read(f"[x]({address})") == plain(f"[x]({address})")


def test_a_backslash_takes_the_meaning_from_what_would_be_markup() -> None:
    assert read(r"\*a\* \_b\_ \[c\](d) \[[customer-name]] **x\*\*y** \n \\srv") == (
        Run(r"*a* _b_ \[c\](d) [[customer-name]] "), Run("x**y", bold=True), Run(r" \n \\srv"),
    )  # fmt: skip
    assert read(r"\[c\](https://d) [a\]b](https://e)") == (
        Run("[c]("), Run("https://d", link="https://d"), Run(") "), Run("a]b", link="https://e"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        r"według \\serwer\_oferty\[2026]\*.docx, kopia w C:\_wzory",
        r"C:\_wzory_\karta oraz D:\Moje dokumenty\_a_\*b*",
        r"katalog\_oferty, %APPDATA%\_x_\y i ..\_wzory",
        r"plik_z_nazwą\_1.pdf",
        r"netto\*",
        "\\*" * 20,
    ],
)
def test_any_other_backslash_is_a_backslash(text: str) -> None:
    assert read(text) == plain(text)


ADDRESSES = {
    "https://alfa.example/_pliki_/karta_1.pdf": "https://alfa.example/_pliki_/karta_1.pdf",
    "https://a.example/_/A": "https://a.example/_/A",
    "HTTP://a.example/*b*?x=[1]&y=(2)#_z_": "HTTP://a.example/*b*?x=[1]&y=(2)#_z_",
    "https://a.example/zażółć_gęślą_": "https://a.example/zażółć_gęślą_",
    "www.a.example/_b_": "https://www.a.example/_b_",
    "jan_k_nowak@a-b.example": "mailto:jan_k_nowak@a-b.example",
    "mailto:a_b_@c.example?subject=_x_": "mailto:a_b_@c.example?subject=_x_",
    "tel:+48000000100": "tel:+48000000100",
}


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize(("before", "after"), [("", ""), ("Karta: ", "."), ("(", ")"), ("„", "”, oraz"), ("<", ">!")])
def test_an_address_written_out_is_a_link_and_nothing_in_it_is_markup(address: str, before: str, after: str) -> None:
    link = Run(address, link=ADDRESSES[address])
    assert read(f"{before}{address}{after}") == (*plain(before), link, *plain(after))


@pytest.mark.parametrize("address", ["https://a.example/_b", "www.a.example", "a@b.example", "tel:+48000"])
@pytest.mark.parametrize("mark", ["*", "_", "**", "***"])
def test_emphasis_around_an_address_is_none_of_its_own(address: str, mark: str) -> None:
    (run,) = read(f"{mark}{address}{mark}")
    assert (run.text, run.bold or run.italic, bool(run.link)) == (address, True, True)
    assert text_of_all(f"{mark}zobacz {address}{mark}.") == f"zobacz {address}."


@pytest.mark.parametrize(
    "text",
    [
        "ftp://a.example/_b_ file:///srv/_b_/c",
        "alfa.example/_pliki_/karta_1.pdf",
        "/srv/_pliki_/x ./_a_/b ~/_c_",
        "__init__.py i _karta_.pdf",
        "src/*/test/*.py i **/*.docx, lib/*.js",
        "*.docx, *.pdf",
        "karta_1.pdf, SNAKE_CASE_NAME",
    ],
)
def test_paths_and_names_of_files_are_text(text: str) -> None:
    assert read(text) == plain(text)


def test_an_address_with_a_field_is_text_with_a_field() -> None:
    field = Run("<customer-name>", kind="field", token="customer-name")
    assert read("https://c.example/?_k_=[[customer-name]]&_b_.") == (
        Run("https://c.example/?_k_="), field, Run("&_b_."),
    )  # fmt: skip
    assert read("[**umów**](https://c.example/?k=[[customer-name]]&x)!") == (
        Run("umów", bold=True), Run(" (https://c.example/?k="), field, Run("&x)!"),
    )  # fmt: skip


def test_a_link_to_www_leads_there_and_an_address_as_a_label_does_not_lead_elsewhere() -> None:
    assert read("[regulamin](www.a.example/r)") == (Run("regulamin", link="https://www.a.example/r"),)
    assert read("[https://a.example](https://b.example/a\\_b)") == (
        Run("https://a.example", link="https://b.example/a_b"),
    )


WORDS = st.one_of(
    st.sampled_from([*ADDRESSES, r"C:\_a_\*b*", r"\\srv\_a_", "snake_case_x", "2*3*4", "z", "i/lub", "10 %", "—"]),
    st.text(alphabet="abcżół019.,;:!?()-/'\\&<>{}#=+%$~^`|@", min_size=1, max_size=12),
)


@given(st.lists(WORDS, max_size=12))
def test_a_text_without_markup_comes_out_as_it_went_in(words: list[str]) -> None:
    text = " ".join(words)
    assert text_of_all(text) == text
    assert text_of_all(text_of_all(text)) == text


@pytest.mark.parametrize(
    "piece",
    [
        "https://", "https://a.b/", "www.", "www.a.", "a@", "a.", "a.b@c.", "a.b/(", "https://a/(", "tel:1",
        "C:\\", "C:\\a b ", "\\\\a\\", "[a](", "[a](https://", "[a](https://b)", "[a", "[[a]]", "[[a", "(", "mailto:a@",
        "\\_", "_a", "a_ ", "*a\\*", "a-", "[\\]", " ", "a",
    ],
)  # fmt: skip
def test_a_long_text_of_beginnings_is_read_to_the_end(piece: str) -> None:
    assert read(piece * (100_000 // len(piece)))


def test_a_merge_field_keeps_the_look_around_it_and_is_not_parsed_again() -> None:
    assert read("**for [[customer-name]]**, [[company.short_name]]") == (
        Run("for ", bold=True),
        Run("<customer-name>", bold=True, kind="field", token="customer-name"),
        Run(", "),
        Run("<company.short_name>", kind="field", token="company.short_name"),
    )


def test_a_field_whose_text_looks_like_markdown_stays_as_it_is() -> None:
    assert inline("*x* [[y]]", lambda _: (Run("**[a](https://b)**"),))[-1] == Run(" **[a](https://b)**")


@pytest.mark.parametrize("text", ["[[Customer]]", "[[ customer ]]", "[[1a]]", "[customer]"])
def test_what_is_no_token_is_text(text: str) -> None:
    assert read(text) == plain(text)


def test_awkward_values_come_out_as_they_went_in() -> None:
    assert text_of_all(AWKWARD) == AWKWARD
    assert text_of_all(AWKWARD + " **x**") == AWKWARD + " x"


def test_forty_thousand_characters_come_out_as_they_went_in() -> None:
    text = ("Zażółć gęślą jaźń & <b> {{ x }} " * 1300)[:40_000]
    assert read(text) == plain(text)
    assert text_of_all(text + "*x*") == text + "x"


@pytest.mark.parametrize("text", ["[" * 20_000, "*" * 40_000, "_" * 40_000, "* " * 20_000, "\\*" * 20_000])
def test_endless_marks_are_read_to_the_end(text: str) -> None:
    assert text_of_all(text) == text
    assert paragraphs(text, shown)


def test_deeply_nested_emphasis_is_read_to_the_end() -> None:
    assert text_of_all("*_" * 10_000 + "a" + "_*" * 10_000).count("a") == 1


def test_emphasis_never_swallows_all_of_a_text() -> None:
    assert text_of_all("*_*_") == "__"


def test_lists_and_paragraphs_are_told_apart() -> None:
    text = "Intro:\n- one\n- two\n  goes on\n\n1. first\n2. **second**\n\nEnd\nof it."
    assert paragraphs(text, shown, "a.b") == (
        Paragraph(plain("Intro:"), origin="a.b"),
        Bullets((plain("one"), plain("two\ngoes on")), "a.b"),
        Steps((plain("first"), (Run("second", bold=True),)), "a.b"),
        Paragraph(plain("End\nof it."), origin="a.b"),
    )


def test_a_list_within_a_list_becomes_lines_of_its_item() -> None:
    assert paragraphs("1. a\n   - b\n   - c\n2. d", shown) == (Steps((plain("a\n– b\n– c"), plain("d"))),)


@pytest.mark.parametrize("text", ["Umowa z dnia\n12. marca 2026", "3. Trzeci\n4. Czwarty", "2026. rok"])
def test_a_number_that_begins_no_list_keeps_its_text(text: str) -> None:
    assert paragraphs(text, shown) == (Paragraph(plain(text)),)


def test_an_escaped_marker_makes_no_list() -> None:
    assert paragraphs("\\- a\n1\\. b", shown) == (Paragraph(plain("- a\n1. b")),)


@pytest.mark.parametrize("text", ["# a", "> a", "    a", "```\na\n```", "a\n---", "<div>a</div>", "&amp;", "[a]: b"])
def test_nothing_else_is_markup(text: str) -> None:
    assert paragraphs(text, shown) == (Paragraph(plain(text.strip())),)


@pytest.mark.parametrize("text", ["", " \n\t\n "])
def test_no_text_gives_no_blocks(text: str) -> None:
    assert paragraphs(text, shown) == ()


@given(st.text(alphabet=st.characters(exclude_characters="*_[]"), max_size=200))
def test_text_without_markdown_characters_is_unchanged(text: str) -> None:
    assert read(text) == plain(text)


@given(MARKUP_HEAVY)
def test_no_text_raises_and_only_markup_goes(text: str) -> None:
    without_markup = re.sub(r"[*_\[\]()\\\x02-\x06]|https?:[^\s]*", "", text)
    kept = re.sub(r"[*_\[\]()\\\x02-\x06]|https?:[^\s]*", "", text_of_all(text))
    assert kept == without_markup
    assert all(block.origin == "o" for block in paragraphs(text, shown, "o"))


@given(MARKUP_HEAVY)
def test_runs_are_never_empty_and_neighbours_differ(text: str) -> None:
    runs = [run for run in read(text) if run.kind == "text"]
    assert all(run.text for run in runs)
    looks = [(run.kind, run.bold, run.italic, run.link) for run in read(text)]
    assert all(a != b or a[0] == "field" for a, b in pairwise(looks))
