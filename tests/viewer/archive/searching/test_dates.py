from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.archive.searching.dates import NoDate, dates


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2013", ("2013", "2013")),
        ("2013-5", ("2013-05", "2013-05")),
        ("2013-05-17", ("2013-05-17", "2013-05-17")),
        ("2008..2014", ("2008", "2014")),
        ("2008...2014", ("2008", "2014")),
        ("2008…2014-06", ("2008", "2014-06")),
        ("..2014", (None, "2014")),
        ("2008..", ("2008", None)),
        ("2014..2008", ("2008", "2014")),
        ("2013-05..2013", ("2013-05", "2013")),
        ("2008-2014", ("2008", "2014")),
    ],
)
def test_dates_are_years_months_days_and_ranges(
    text: str, ends: tuple[str | None, str | None]
) -> None:
    assert dates(text) == ends


@pytest.mark.parametrize(
    ("text", "part", "start"),
    [
        ("2013-13", "2013-13", 0),
        ("2013-02-29", "2013-02-29", 0),
        ("13", "13", 0),
        ("2008..x", "x", 6),
        ("x..2008", "x", 0),
        ("..", "..", 0),
        ("0000", "0000", 0),
        ("２０１３", "２０１３", 0),
    ],
)
def test_what_is_no_date_is_told_with_its_place(text: str, part: str, start: int) -> None:
    with pytest.raises(NoDate) as caught:
        dates(text)
    assert (caught.value.part, caught.value.start) == (part, start)


@given(st.text(alphabet="0123456789-.–…x", max_size=24))
def test_every_text_is_dates_or_none(text: str) -> None:
    try:
        first, last = dates(text)
    except NoDate as wrong:
        assert text[wrong.start :].startswith(wrong.part)  # noqa: PT017
    else:
        assert first or last
