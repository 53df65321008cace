"""A view that shows values of the domain, without an archive."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.viewer.ui.reading.values import THEMES, paragraph
from viewer.domain import Annotation, Paragraph, Tag
from viewer.ui.app import application
from viewer.ui.appearance import Appearance
from viewer.ui.reading.content import Content, Marks
from viewer.ui.reading.typography import Typography
from viewer.ui.reading.view import ReadingView
from viewer.ui.settings import Settings

Show = Callable[..., ReadingView]


@pytest.fixture
def appearance(qtbot: QtBot, tmp_path: Path) -> Appearance:
    application()
    look = Appearance(Settings(tmp_path / "settings.ini"))
    look.apply()
    return look


@pytest.fixture
def typography(appearance: Appearance) -> Typography:
    return Typography(appearance, 12.0)


@pytest.fixture
def show(qtbot: QtBot, appearance: Appearance) -> Show:
    """Show texts or paragraphs in a view that has the focus."""

    def make(
        shown: Sequence[str | Paragraph],
        *,
        tags: Sequence[Tag] = (),
        notes: Sequence[Annotation] = (),
        width: int = 800,
        height: int = 600,
        furniture: bool = False,
    ) -> ReadingView:
        view = ReadingView(appearance)
        qtbot.addWidget(view)
        view.resize(width, height)
        paragraphs = [
            paragraph(number, each) if isinstance(each, str) else each
            for number, each in enumerate(shown)
        ]
        view.show_content(Content(paragraphs, furniture=furniture), Marks.of(tags, notes, THEMES))
        with qtbot.waitExposed(view):
            view.show()
        view.activateWindow()
        view.setFocus()
        qtbot.waitUntil(view.hasFocus)
        return view

    return make
