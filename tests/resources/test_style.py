"""The style sheet is in the colours of the appearance."""

import pytest

from resources.palettes import tone
from resources.style import style_sheet


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_the_sheet_is_filled_with_the_colours_of_the_appearance(appearance: str) -> None:
    sheet = style_sheet(appearance, "#2a5db0", "#ffffff")

    assert tone("chrome", appearance) in sheet
    assert "#2a5db0" in sheet
    assert "{" in sheet
    assert "{{" not in sheet


def test_light_and_dark_differ() -> None:
    assert style_sheet("light", "#2a5db0", "#fff") != style_sheet("dark", "#2a5db0", "#fff")
