from __future__ import annotations

import pytest

from viewer.analysis.tagged import keeps
from viewer.domain import (
    Anchor,
    DocumentId,
    ParagraphId,
    PersonId,
    Tag,
    TagFilter,
    TagId,
    ThemeId,
)

PEACE, HEALTH, WATER = ThemeId(1), ThemeId(3), ThemeId(4)


def tags(*themes: int, doubtful: int | None = None) -> list[Tag]:
    return [
        Tag(TagId(n), "", ThemeId(theme), DocumentId(1), Anchor(ParagraphId(1)), "", "", "")
        if theme != doubtful
        else Tag(
            TagId(n),
            "",
            ThemeId(theme),
            DocumentId(1),
            Anchor(ParagraphId(1)),
            "",
            "",
            "",
            "",
            False,
        )
        for n, theme in enumerate(themes)
    ]


@pytest.mark.parametrize(
    ("only", "on", "shown"),
    [
        (TagFilter(), tags(), True),
        (TagFilter(state="tagged"), tags(), False),
        (TagFilter(state="tagged"), tags(1), True),
        (TagFilter(state="untagged"), tags(), True),
        (TagFilter(state="untagged"), tags(1), False),
        (TagFilter(state="doubtful"), tags(1, 3), False),
        (TagFilter(state="doubtful"), tags(1, 3, doubtful=3), True),
        (TagFilter((PEACE,), state="doubtful"), tags(1, 3, doubtful=3), False),
        (TagFilter((HEALTH,), state="doubtful"), tags(1, 3, doubtful=3), True),
        (TagFilter((PEACE,), "none", "doubtful"), tags(3, doubtful=3), True),
        (TagFilter((PEACE, HEALTH)), tags(3), True),
        (TagFilter((PEACE, HEALTH)), tags(4), False),
        (TagFilter((PEACE, HEALTH), "all"), tags(3, 4), False),
        (TagFilter((PEACE, HEALTH), "all"), tags(3, 4, 1), True),
        (TagFilter((PEACE, HEALTH), "none"), tags(), True),
        (TagFilter((PEACE, HEALTH), "none"), tags(4, 3), False),
    ],
)
def test_a_filter_lets_through_what_it_says(only: TagFilter, on: list[Tag], shown: bool) -> None:
    assert keeps(only, on) is shown


def by(person: int, theme: ThemeId) -> Tag:
    anchor = Anchor(ParagraphId(1))
    return Tag(TagId(1), "", theme, DocumentId(1), anchor, "", "", "", person=PersonId(person))


@pytest.mark.parametrize(
    ("only", "shown"),
    [
        (TagFilter(people=(PersonId(1),)), True),
        (TagFilter(people=(PersonId(3),)), False),
        (TagFilter((PEACE,), people=(PersonId(1),)), True),
        (TagFilter((PEACE,), people=(PersonId(2),)), False),
        (TagFilter((PEACE,), "none", people=(PersonId(2),)), True),
        (TagFilter(state="untagged", people=(PersonId(3),)), True),
        (TagFilter(state="untagged", people=(PersonId(1),)), False),
        (TagFilter((PEACE, HEALTH), "all", people=(PersonId(1), PersonId(2))), True),
    ],
)
def test_only_the_tags_of_the_people_named_count(only: TagFilter, shown: bool) -> None:
    assert keeps(only, [by(1, PEACE), by(2, HEALTH)]) is shown
