"""Templates of a person's own: filled, left out, refused with a sentence."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from importers.parsed import Kind, Role
from viewer.citation import Cited
from viewer.citation.template import PLACEHOLDERS, BadTemplate, Template

CITED = Cited(
    title="A  title",
    symbol="A/RES/67/264",
    date="2013-05-17",
    label="(a)",
    within="14.",
    role=Role.OPERATIVE,
    page=3,
    body="General Assembly of the United Nations",
    kind=Kind.LIST_ITEM,
    genre="resolution",
    city="New York",
)


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("{title}, {symbol}", "A title, A/RES/67/264"),
        ("{organ} {number}/{para} ({us_date})", "General Assembly 67/264/14(a) (May 17, 2013)"),
        ("{year}{month}{day} {iso_date}", "2013May17 2013-05-17"),
        ("{ title }[, p. {page}]", "A title, p. 3"),
        (r"\{{title}\} \[{kind}\] \\ \x", r"{A title} [resolution] \ \x"),
        ("no placeholder at all", "no placeholder at all"),
        ("{place}\n{city}", "para. 14 (a) New York"),
        ("{date} {body}", "17 May 2013 General Assembly of the United Nations"),
    ],
)
def test_placeholders_are_filled(template: str, expected: str) -> None:
    assert Template(template).fill(CITED) == expected


def test_a_group_with_nothing_to_say_is_left_out() -> None:
    bare = replace(CITED, page=None, symbol=None)
    template = Template("{title}[, {symbol}[ ({date})]][, p. {page}]{page}")
    assert template.fill(bare) == "A title"
    assert template.fill(replace(CITED, date=None)) == "A title, A/RES/67/264, p. 33"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{colour}", r"There is no placeholder \{colour\}: there are \{title\}, "),
        ("{title.__class__}", r"There is no placeholder \{title.__class__\}"),
        ("{title!r}", "There is no placeholder"),
        ("{}", r"There is no placeholder \{\}"),
        ("{title", "The “{” at character 1 stands alone"),
        ("title}", "The “}” at character 6 stands alone"),
        ("[{title}", r"The “\[” at character 1 is not closed"),
        ("{title}]", "The “]” at character 8 closes no"),
        ("x" * 501, "501 characters"),
    ],
)
def test_what_cannot_be_read_is_said_in_a_sentence(template: str, said: str) -> None:
    with pytest.raises(BadTemplate, match=said) as refused:
        Template(template)
    assert str(refused.value).endswith(".")
    assert "\n" not in str(refused.value)


def test_groups_may_not_stand_too_deep() -> None:
    with pytest.raises(BadTemplate, match="8 deep"):
        Template("[" * 9 + "]" * 9)


def test_every_placeholder_says_something_of_a_whole_citation() -> None:
    assert {name for name in PLACEHOLDERS if not Template(f"{{{name}}}").fill(CITED)} == set()


@given(st.text(alphabet="{}[]title, ", max_size=40))
def test_a_template_is_read_or_refused_and_nothing_else(template: str) -> None:
    try:
        filled = Template(template).fill(CITED)
    except BadTemplate:
        return
    assert filled == " ".join(filled.split())
