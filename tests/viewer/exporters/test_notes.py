from __future__ import annotations

import pytest

from viewer.exporters.notes import NoteLine, Run, to_html, to_lines


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("**bold**", "<p><strong>bold</strong></p>\n"),
        ("# One", "<h3>One</h3>\n"),
        ("###### Six", "<h6>Six</h6>\n"),
        ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>\n"),
        ("[a](javascript:x)", "<p>[a](javascript:x)</p>\n"),
        ("[a](data:text/html,x)", "<p>[a](data:text/html,x)</p>\n"),
        ("[a](file:///etc/passwd)", "<p>[a](file:///etc/passwd)</p>\n"),
        ("[a](/relative)", "<p>[a](/relative)</p>\n"),
        ("[a](HTTPS://x.org)", '<p><a href="HTTPS://x.org">a</a></p>\n'),
        ("<mailto:a@b.org>", '<p><a href="mailto:a@b.org">mailto:a@b.org</a></p>\n'),
        ("![a](http://x.org)", '<p>!<a href="http://x.org">a</a></p>\n'),
        ("bell\x07", "<p>bell</p>\n"),
        ("", ""),
    ],
)
def test_notes_become_html_that_can_be_trusted(body: str, expected: str) -> None:
    assert to_html(body) == expected


def test_paragraphs_and_hard_breaks_are_lines() -> None:
    assert to_lines("one\ntwo  \nthree\n\nfour") == [
        NoteLine((Run("one"), Run(" "), Run("two"))),
        NoteLine((Run("three"),)),
        NoteLine((Run("four"),)),
    ]


def test_lists_keep_their_marks_and_depth() -> None:
    assert to_lines("3. three\n4. four\n   - inner\n\n     more\n\n> said") == [
        NoteLine((Run("three"),), 1, "3."),
        NoteLine((Run("four"),), 1, "4."),
        NoteLine((Run("inner"),), 2, "•"),
        NoteLine((Run("more"),), 2),
        NoteLine((Run("said"),), 1),
    ]


def test_looks_are_kept() -> None:
    assert to_lines("# *Head*\n\n***both*** `code`\n\n    block\n\n---") == [
        NoteLine((Run("Head", bold=True, italic=True),)),
        NoteLine((Run("both", bold=True, italic=True), Run(" "), Run("code", code=True))),
        NoteLine((Run("block", code=True),)),
    ]


def test_an_address_is_given_once() -> None:
    assert to_lines("[here](https://x.org) <https://y.org>") == [
        NoteLine((Run("here"), Run(" (https://x.org)"), Run(" "), Run("https://y.org"))),
    ]


@pytest.mark.parametrize("body", ["", "   ", "---"])
def test_nothing_to_say_makes_no_lines(body: str) -> None:
    assert to_lines(body) == []
