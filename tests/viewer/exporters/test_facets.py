from dataclasses import replace

from tests.viewer.exporters.samples import ARABIC, CONTROLS, RESOLUTION
from viewer.domain import ThemeId
from viewer.exporters.facets import Facets


def test_values_are_counted_and_named() -> None:
    facets = Facets(with_people=True)
    below = replace(
        ARABIC, theme=ThemeId(9), theme_name="Talks", theme_path=("Peace",), tagged_by="Ann, Amina"
    )
    keys = [facets.of(each) for each in (RESOLUTION, below, CONTROLS)]
    assert keys == [(0, 0, 0, (0,)), (1, 1, 1, (1, 0)), (2, 2, None, (0,))]
    told = {
        each.label: [(choice.text, choice.count) for choice in each.choices]
        for each in facets.told()
    }
    assert told["Theme"] == [("Peace", 1), ("Peace › Talks", 1), ("Health", 1)]
    assert told["Year"] == [("2013", 1), ("2014", 1)]
    assert told["Person"] == [("Amina", 3), ("Ann", 1)]
    assert told["Document"][0][0] == f"A/RES/67/264, {RESOLUTION.title}"


def test_where_there_is_no_choice_nothing_is_offered() -> None:
    facets = Facets(with_people=False)
    assert facets.of(RESOLUTION)[3] == ()
    facets.of(RESOLUTION)
    assert facets.told() == []
