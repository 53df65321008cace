"""Light, dark and like the system; colours by meaning; a serif to read in."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resources import palettes
from viewer.ui.appearance import MODE, Appearance, Mode, application_icon
from viewer.ui.settings import Settings


@pytest.fixture
def appearance(qtbot: QtBot, tmp_path: Path) -> Appearance:
    return Appearance(Settings(tmp_path / "s.ini"))


def test_dark_is_dark_at_once_and_told(qtbot: QtBot, appearance: Appearance) -> None:
    appearance.choose(Mode.LIGHT)
    with qtbot.waitSignal(appearance.changed):
        appearance.choose(Mode.DARK)

    assert appearance.dark
    paper = QApplication.palette().color(QPalette.ColorRole.Base)
    assert paper.name() == palettes.tone("paper", "dark")
    appearance.choose(Mode.LIGHT)
    assert not appearance.dark


def test_the_choice_is_remembered(appearance: Appearance, tmp_path: Path) -> None:
    appearance.choose(Mode.DARK)
    appearance._settings.save()

    assert Appearance(Settings(tmp_path / "s.ini")).mode is Mode.DARK
    appearance.choose(Mode.SYSTEM)


def test_an_unknown_choice_is_like_the_system(appearance: Appearance) -> None:
    appearance._settings.set(MODE, "sepia")

    assert appearance.mode is Mode.SYSTEM


@pytest.mark.parametrize("mode", [Mode.LIGHT, Mode.DARK])
def test_text_on_the_selection_can_be_read(appearance: Appearance, mode: Mode) -> None:
    appearance.choose(mode)
    palette = QApplication.palette()
    groups = (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive)
    for group in groups:
        text = palette.color(group, QPalette.ColorRole.HighlightedText).name()
        ground = palette.color(group, QPalette.ColorRole.Highlight).name()
        assert palettes.contrast(text, ground) >= 4.5
    appearance.choose(Mode.SYSTEM)


def test_colours_come_by_meaning(appearance: Appearance) -> None:
    appearance.choose(Mode.LIGHT)

    assert appearance.colour("ink").name() == palettes.tone("ink", "light")
    assert appearance.theme_colour("blue").name() == palettes.colour("blue", "light")
    assert appearance.theme_background("blue").name() == palettes.background("blue", "light")
    assert appearance.colour("accent").isValid()


def test_the_font_to_read_in_is_there(appearance: Appearance) -> None:
    font = appearance.reading_font(12.5)

    assert font.family() in QFontDatabase.families()
    assert font.pointSizeF() == 12.5


def test_the_program_has_a_picture() -> None:
    assert application_icon().read_text("utf-8").startswith("<svg")
