from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from tests.viewer.exporters.samples import ARABIC, OPTIONS, RESOLUTION
from viewer.domain import Excerpt, ThemeId
from viewer.domain.excerpts import Grouping
from viewer.exporters.grouping import groups


def headed(
    excerpts: Iterable[Excerpt], *by: Grouping
) -> list[tuple[list[tuple[int, str, str]], int]]:
    return [
        ([(each.level, each.key, each.text) for each in group.headings], len(list(group.excerpts)))
        for group in groups(excerpts, replace(OPTIONS, grouped_by=by))
    ]


def test_a_theme_that_comes_again_gets_a_key_of_its_own() -> None:
    health = replace(RESOLUTION, theme=ThemeId(3), theme_name="Health")
    assert headed([RESOLUTION, ARABIC, health, RESOLUTION], "theme") == [
        ([(1, "theme-1", "Peace")], 2),
        ([(1, "theme-3", "Health")], 1),
        ([(1, "theme-1-2", "Peace")], 1),
    ]


def test_groups_of_documents_and_of_nothing() -> None:
    excerpts = [RESOLUTION, RESOLUTION, ARABIC]
    assert headed(excerpts, "document") == [
        ([(1, "document-1", f"{RESOLUTION.title}, A/RES/67/264")], 2),
        ([(1, "document-2", f"{ARABIC.title}, 2014")], 1),
    ]
    assert headed(excerpts) == [([], 3)]


def test_themes_nest_and_what_stands_stays_unsaid() -> None:
    below = replace(
        RESOLUTION, theme=ThemeId(4), theme_name="Mediation", theme_path=("Peace", "Talks")
    )
    beside = replace(below, theme=ThemeId(5), theme_name="Women", theme_path=("Peace",))
    assert headed([RESOLUTION, below, beside], "theme") == [
        ([(1, "theme-1", "Peace")], 1),
        ([(2, "group-2", "Talks"), (3, "theme-4", "Mediation")], 1),
        ([(2, "theme-5", "Women")], 1),
    ]


def test_groups_inside_groups() -> None:
    later = replace(RESOLUTION, date="2015", tagged_by="Ben")
    assert headed([RESOLUTION, later, replace(later, date=None)], "theme", "date", "person") == [
        ([(1, "group-1", "Peace"), (2, "group-2", "2013"), (3, "group-3", "Amina")], 1),
        ([(2, "group-2-2", "2015"), (3, "group-3-2", "Ben")], 1),
        ([(2, "group-2-3", "Without a date"), (3, "group-3-3", "Ben")], 1),
    ]


def test_two_themes_of_one_name_keep_apart() -> None:
    other = replace(RESOLUTION, theme=ThemeId(9))
    assert headed([RESOLUTION, other], "theme") == [
        ([(1, "theme-1", "Peace")], 1),
        ([(1, "theme-9", "Peace")], 1),
    ]


def test_a_report_has_the_headings_that_a_person_put() -> None:
    under = replace(RESOLUTION, heading="Findings")
    assert headed([RESOLUTION, under, under], "heading") == [
        ([], 1),
        ([(1, "group-1", "Findings")], 2),
    ]
