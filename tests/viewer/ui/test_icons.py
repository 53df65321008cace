"""Icons may be had before their font is there, and take their colours from the appearance."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from resources.icons import meanings
from viewer.ui import icons
from viewer.ui.appearance import Mode
from viewer.ui.session import Session

SIZE = QSize(32, 32)


@pytest.fixture
def unloaded() -> Iterator[None]:
    before = dict(icons._loaded)
    icons._loaded.clear()
    yield
    icons._loaded.update(before)


def painted(icon: QIcon) -> set[str]:
    """The opaque colours of the picture."""
    image = icon.pixmap(SIZE).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    return {
        image.pixelColor(x, y).name()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_an_icon_is_empty_until_the_font_is_there(qtbot: QtBot, unloaded: None) -> None:
    icon = icons.icon("tag")
    assert not icons.ready()
    assert painted(icon) == set()

    icons.load_now()

    assert icons.ready()
    assert painted(icon)


def test_the_font_is_imported_on_another_thread(
    qtbot: QtBot, session: Session, unloaded: None
) -> None:
    icons.load(session.background)
    assert session.background.wait()

    assert icons.ready()
    icons.load(session.background)
    assert session.background.idle


def test_icons_follow_the_appearance(qtbot: QtBot, session: Session) -> None:
    icons.load_now()
    icon = icons.icon("tag")
    session.appearance.choose(Mode.LIGHT)
    light = painted(icon)
    session.appearance.choose(Mode.DARK)
    dark = painted(icon)
    session.appearance.choose(Mode.SYSTEM)

    assert light
    assert dark
    assert not light & dark


def test_a_colour_may_be_given(qtbot: QtBot) -> None:
    icons.load_now()

    assert painted(icons.icon("tag", QColor("#ff0000"))) == {"#ff0000"}
    assert painted(icons.icon("tag", "#00ff00")) == {"#00ff00"}


@pytest.mark.parametrize("meaning", meanings())
def test_every_meaning_is_painted(qtbot: QtBot, meaning: str) -> None:
    icons.load_now()

    assert painted(icons.icon(meaning, "#000000"))
