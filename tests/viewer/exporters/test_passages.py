from __future__ import annotations

import pytest

from tests.viewer.exporters.samples import ARABIC, CONTROLS, RESOLUTION
from viewer.exporters.passages import Sources, clean, counted, direction, line


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x1bc\x9fd\ufffe", "abcd"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("\ud800x", "x"),
        ("tab\tstays", "tab\tstays"),
        ("👩\u200d⚕️ \u200fالعربية", "👩\u200d⚕️ \u200fالعربية"),
    ],
)
def test_text_is_cleaned_of_what_nobody_can_see(text: str, expected: str) -> None:
    assert clean(text) == expected


def test_a_line_is_one_line() -> None:
    assert line(" a\n\n b\t\x00c ") == "a b c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("English, then العربية", "ltr"),
        ("العربية, then English", "rtl"),
        ("“67/264” المؤرخ", "rtl"),
        ("12 עברית", "rtl"),
        ("… 67/264 (1)", "ltr"),
        ("", "ltr"),
    ],
)
def test_the_first_strong_character_gives_the_direction(text: str, expected: str) -> None:
    assert direction(text) == expected


def test_sources_are_listed_by_date_and_the_undated_last() -> None:
    sources = Sources()
    assert list(sources.watch([CONTROLS, ARABIC, RESOLUTION, ARABIC])) == [
        CONTROLS,
        ARABIC,
        RESOLUTION,
        ARABIC,
    ]
    assert [(each.date, each.excerpts) for each in sources.listed()] == [
        ("17 May 2013", 1),
        ("2014", 2),
        ("", 1),
    ]


def test_numbers_agree_with_their_noun() -> None:
    assert [counted(each) for each in (0, 1, 2000)] == ["0 excerpts", "1 excerpt", "2,000 excerpts"]
