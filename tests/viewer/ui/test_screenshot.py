"""The window as a picture, with what was asked for in it."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resources import palettes
from tests.viewer.ui.conftest import add_document
from tests.viewer.ui.pages.originals import add_pdf, pages
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui import screenshot
from viewer.ui.appearance import Mode
from viewer.ui.window import Window


def test_the_picture_has_the_size_asked_for(
    qtbot: QtBot, archive: Archive, resolution: DocumentId, tmp_path: Path
) -> None:
    file = tmp_path / "window.png"
    screenshot.save(archive, file, size=(1000, 700), open=[resolution])

    picture = QImage(str(file))
    assert (picture.width(), picture.height()) == (1000, 700)
    colours = {picture.pixel(x, y) for x in range(0, 1000, 3) for y in range(0, 700, 3)}
    assert len(colours) > 20  # text, not an empty sheet


def test_twice_the_scale_is_twice_the_pixels(
    qtbot: QtBot, archive: Archive, tmp_path: Path
) -> None:
    file = tmp_path / "window.png"
    screenshot.save(archive, file, size=(900, 600), scale=2.0)

    assert QImage(str(file)).width() == 1800


def test_dark_is_dark(qtbot: QtBot, archive: Archive, tmp_path: Path) -> None:
    file = tmp_path / "window.png"
    screenshot.save(archive, file, size=(900, 600), appearance=Mode.DARK)

    assert QImage(str(file)).pixelColor(450, 590).lightness() < 80


def test_documents_stand_side_by_side(
    qtbot: QtBot, archive: Archive, resolution: DocumentId, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    other = add_document(archive, ["Another."], title="Another")
    shown: list[object] = []
    real = screenshot.draw

    def look(window: Window, scale: float) -> object:
        shown.append(window.centre_pane().save_state())  # type: ignore[attr-defined]
        return real(window, scale)

    monkeypatch.setattr(screenshot, "draw", look)
    screenshot.save(archive, tmp_path / "w.png", open=[resolution, other])

    text = str(shown)
    assert str(int(resolution)) in text
    assert str(int(other)) in text


def test_a_place_that_cannot_be_written_is_a_sentence(
    qtbot: QtBot, archive: Archive, tmp_path: Path
) -> None:
    with pytest.raises(screenshot.PictureError, match="could not be written"):
        screenshot.save(archive, tmp_path / "no" / "window.png", size=(900, 600))


def test_nothing_is_left_open(qtbot: QtBot, archive: Archive, tmp_path: Path) -> None:
    before = set(QApplication.topLevelWidgets())
    screenshot.save(archive, tmp_path / "window.png", size=(900, 600))

    assert not [e for e in set(QApplication.topLevelWidgets()) - before if isinstance(e, Window)]
    assert archive.documents.count() == 0  # still open


def test_originals_stand_beside_their_text(qtbot: QtBot, archive: Archive, tmp_path: Path) -> None:
    document = add_pdf(archive, *pages(2))
    plain, beside = tmp_path / "plain.png", tmp_path / "beside.png"
    for file, original in ((plain, False), (beside, True)):
        screenshot.save(archive, file, open=[document], appearance=Mode.DARK, original=original)

    def white(file: Path) -> int:
        picture = QImage(str(file))
        return sum(
            picture.pixelColor(x, y).name() == "#ffffff"
            for x in range(0, picture.width(), 4)
            for y in range(0, picture.height(), 4)
        )

    assert white(beside) > white(plain) + 2_000  # the paper of the pages
    assert len(dark_letters(QImage(str(beside)))) > 20


def dark_letters(picture: QImage) -> set[tuple[int, int]]:
    """Black points with white at their left: letters on the paper of a page."""
    return {
        (x, y)
        for x in range(2, picture.width(), 2)
        for y in range(0, picture.height(), 2)
        if picture.pixelColor(x, y).lightness() < 90
        and picture.pixelColor(x - 2, y).name() == "#ffffff"
    }


def test_differences_are_marked_where_asked(qtbot: QtBot, archive: Archive, tmp_path: Path) -> None:
    words = "Requests a report on the {} of the matter in question."
    both = [add_document(archive, [words.format(each)], title=each) for each in ("past", "future")]
    file = tmp_path / "window.png"
    screenshot.save(archive, file, size=(1000, 500), open=both, compare=True)

    picture = QImage(str(file))
    colours = {picture.pixelColor(x, y).name() for x in range(1000) for y in range(40, 300)}
    light = Mode.LIGHT.value
    assert {palettes.tone("inserted", light), palettes.tone("deleted", light)} <= colours
