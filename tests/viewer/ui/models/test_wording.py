from datetime import UTC, datetime

import pytest

from importers.parsed import Kind, Role
from viewer.ui.models.wording import described, joined, moment, place, source


def test_today_is_a_time_and_any_other_day_a_date() -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    stamp = now.isoformat().replace("+00:00", "Z")
    assert moment(stamp) == f"{now.astimezone():%H:%M}"
    assert moment("2019-03-04T12:00:00Z") == "4 Mar 2019"


@pytest.mark.parametrize(
    ("label", "page", "index", "said"),
    [
        ("14.", 3, 20, "14 · p. 3"),
        ("(a)", None, 20, "(a)"),
        ("•", 3, 20, "p. 3"),
        (None, None, 20, "¶ 21"),
        (None, None, None, ""),
    ],
)
def test_a_place_is_said_as_shortly_as_it_can_be(
    label: str | None, page: int | None, index: int | None, said: str
) -> None:
    assert place(label, page, index) == said


def test_an_arabic_name_leaves_what_stands_beside_it_in_order() -> None:
    assert joined(("A/RES/1", None, "2013")) == "A/RES/1 · 2013"
    assert joined(("الجمعية العامة", "2013-05-17")) == "\u2068الجمعية العامة\u2069 · 2013-05-17"


def test_a_source_is_its_symbol_else_its_title() -> None:
    assert source("Title", "A/1") == "A/1"
    assert source("Title", None) == "Title"


def test_blocks_are_described_in_words() -> None:
    assert described(Kind.PARAGRAPH, Role.OPERATIVE) == "operative paragraph"
    assert described(Kind.LIST_ITEM, None) == "list item"
