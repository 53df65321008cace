"""Every meaning has a glyph that the font knows."""

import json
from pathlib import Path
from typing import Any

import pytest
import qtawesome

import seeds
from resources.icons import glyph, meanings, subjects


@pytest.fixture(scope="module")
def charmap() -> Any:
    folder = Path(qtawesome.__file__).parent / "fonts"
    (file,) = folder.glob("materialdesignicons6-webfont-charmap-*.json")
    return json.loads(file.read_text("utf-8"))


@pytest.mark.parametrize("meaning", meanings())
def test_the_font_has_the_glyph(meaning: str, charmap: Any) -> None:
    font, name = glyph(meaning).split(".")

    assert font == "mdi6"
    assert name in charmap


def test_an_unknown_meaning_is_shown_as_a_theme() -> None:
    assert glyph("a meaning of later years") == glyph("theme")


def test_the_starter_themes_have_icons_among_those_offered() -> None:
    for theme in seeds.starter_themes():
        assert theme.icon in subjects()
        assert glyph(theme.icon) != glyph("theme")
