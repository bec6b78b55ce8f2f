"""What is wrong with a template is told all at once, each with where it stands and a way out that mends it."""

from __future__ import annotations

import docx
import pytest
from lxml import etree

from generator.render.word import tag_errors
from generator.render.word.mistakes import mistakes
from generator.themes.template import Template

from .shells import W, saved, theme
from .templates import CLASSIC, offer, put_into, template, told

ALL = "{{p body }}"


def only(one: Template) -> str:
    found = told(one)
    assert len(found) == 1, found
    return found[0]


def test_all_mistakes_are_told_at_once() -> None:
    found = told(
        template(
            "{{ titel }}",
            "{{ title|shout }} {{ x y }}",
            "{%p if title %}",
            "{{ body }}",
            [["{{ company.fone }}", "a {%p endfor %}"]],
            header="{{ edtion }}",
        )
    )
    assert len(found) == 9
    assert [one for one in found if one.startswith("header 1, paragraph 1")]
    assert [one for one in found if one.startswith("body, table 1, row 1, column 1")]


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["{{ title"], "`{{ title`: it does not end with }} → Write }} behind it"),
        (["Dear {{ titel }}!", ALL], "(“Dear {{ titel }}!”): `{{ titel }}`: there is no `titel`"),
        (["{%p if title %}", ALL], "nothing ends this `if` → Write {%p endif %}"),
        (["{%p endif %}", ALL], "nothing is open here"),
        (["{% p if title %}x", "{%p endif %}", ALL], "a blank stands before `p`"),
        (["{%p if title %}", "x", "{% endif %}", ALL], "begins otherwise → Begin both alike: {%p endif %}."),
        (["x {%p if title %}", "y", "{%p endif %}", ALL], "lost text: the tag takes its whole paragraph away, and “x”"),
        (["{{p body }} more"], "lost text: the tag takes its whole paragraph away, and “more” with it"),
        (["{%tr if title %}", "{%tr endif %}", ALL], "it is about a row of a table, and stands in none"),
        (["{{ title|shout }}", ALL], "No filter named 'shout'"),
        (["{{ section.scope }}"], "takes the place of a whole paragraph → Write {{p section.scope }}, alone"),
        (["{{ body }}"], "takes the place of a whole paragraph → Write {{p body }}, alone"),
        (["{{p section.scope|upper }}"], "can only be printed as it is"),
        (["{{ rich(title) }}", ALL], "it takes the place of a whole run → Begin the tag with {{r"),
        (["{{p section.scop }}", ALL], "there is no `section.scop`"),
        (["{{ customer_name }}", ALL], "there is no `customer_name` → Write {{ fields.customer_name }}."),
        (["{% for one in products %}{{ one.nam }}{% endfor %}", ALL], "what is in `products` has no `nam`"),
        (
            ["{% for one in title %}{{ one }}{% endfor %}{% for one in company.email %}{% endfor %}", "{{ x y }}", ALL],
            "x y",
        ),
    ],
)
def test_a_mistake_is_told_with_its_place_and_a_way_out(texts: list[str], said: str) -> None:
    found = told(template(*texts))
    assert [one for one in found if said in one], found


def test_names_near_the_one_that_was_written_are_offered() -> None:
    (one,) = (found for found in mistakes(offer(), CLASSIC, template("{{ company.fone }}", ALL)))
    assert (one.name, "company.phone" in one.known) == ("company.fone", True)
    (one,) = (found for found in mistakes(offer(), CLASSIC, template("{{p section.scop }}", "{{p section.scope }}")))
    assert "section.scope" in one.known


def test_a_loop_that_cannot_be_read_does_not_make_its_names_unknown() -> None:
    found = told(template("{%p for one in products %}", "{{ one.name }}", ALL))
    assert len(found) == 1
    assert "nothing ends this `for`" in found[0]


def test_what_is_printed_twice_is_told_and_in_two_branches_is_not() -> None:
    assert "printed twice" in only(template("{{p section.scope }}", "{{p content.scope }}", "{{p section.prices }}"))
    assert "`body` prints this section already" in only(template(ALL, "{{p section.scope }}"))
    assert "printed twice" in only(template("{%p for x in products %}", "{{p section.scope }}", "{%p endfor %}"))
    branches = ("{%p if title %}", ALL, "{%p else %}", "{{p section.scope }}", "{%p endif %}")
    assert told(template(*branches)) == []


def test_the_body_is_in_no_header() -> None:
    assert "stands in the body alone" in only(template(ALL, header="{{p section.scope }}"))


def test_sections_that_are_printed_nowhere_are_told_with_their_tags() -> None:
    said = only(template("{{p section.scope }}", "{{p section.head }}"))
    assert "it does not print 2 of the paper’s sections: Prices, How to order" in said
    assert "{{p section.prices }} {{p section.sign_here }}" in said


def test_a_fact_that_nobody_has_written_down_is_told_unless_it_is_asked_for() -> None:
    said = only(template("Tel. {{ company.phone }}", ALL))
    assert "nothing is printed here → Write `company.phone` into the blueprint" in said
    assert told(template("{% if company.phone %}Tel. {{ company.phone }}{% endif %}", ALL)) == []


def test_deleted_text_with_tags_is_told() -> None:
    own = docx.Document()
    paragraph = own.add_paragraph()._p
    gone = etree.SubElement(paragraph, f"{W}del")
    etree.SubElement(etree.SubElement(gone, f"{W}r"), f"{W}delText").text = "{{ title }}"
    own.add_paragraph(ALL)
    assert any("deleted while changes were tracked" in one for one in told(Template("own.docx", saved(own))))


def test_properties_and_endnotes_are_looked_at_too() -> None:
    own = docx.Document()
    own.add_paragraph(ALL)
    own.core_properties.subject = "{{ subjekt }}"
    assert "properties (core): `{{ subjekt }}`: there is no `subjekt`" in only(Template("own.docx", saved(own)))


def test_a_template_that_is_right_has_no_mistakes_and_can_be_filled() -> None:
    one = template("{{ title }} {{ fields.customer-name }}", ALL, header="{{ company }}")
    assert told(one) == []
    put_into(one)


def test_a_shell_s_mistakes_are_told_at_once_too() -> None:
    found = tag_errors(
        theme("{{ titel }} {{ x y }}", "{% for one in facts %}{{ one.label }}{% endfor %}", "{{ edtion }}")
    )
    assert {one.tag for one in found} == {"{{ titel }}", "{{ x y }}", "{{ edtion }}"}
