from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument, QTextFormat
from pytestqt.qtbot import QtBot

from viewer.ui.app import application
from viewer.ui.widgets import markdown
from viewer.ui.widgets.markdown import InertDocument, inert, words
from viewer.ui.widgets.note_view import NoteView


@pytest.fixture(autouse=True)
def app() -> None:
    application()


def picture(folder: Path) -> Path:
    path = folder / "secret.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(0xFF0000)
    assert image.save(str(path))
    return path


HOSTILE = [
    "![a picture]({url})",
    "text ![]({url}) text",
    '<img src="{url}"> after',
    "[![nested]({url})](http://example.org)",
    "| a |\n|---|\n| ![in a table]({url}) |",
    "![ref][r]\n\n[r]: {url}",
    '<iframe src="{url}"></iframe>',
    '<link rel="stylesheet" href="{url}">',
]


@pytest.mark.parametrize("source", HOSTILE)
@pytest.mark.parametrize("as_url", [True, False])
def test_nothing_is_fetched_from_anywhere(
    source: str, as_url: bool, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = picture(tmp_path)
    asked: list[str] = []
    load = InertDocument.loadResource

    def spy(self: InertDocument, kind: int, name: QUrl) -> object:
        asked.append(name.toString() if isinstance(name, QUrl) else str(name))
        return load(self, kind, name)

    monkeypatch.setattr(markdown.InertDocument, "loadResource", spy)
    view = NoteView()
    qtbot.addWidget(view)
    view.resize(300, 200)
    view.show()
    view.show_note(source.format(url=path.as_uri() if as_url else str(path)))
    picture_shown = view.grab().toImage()
    assert not any("secret" in name for name in asked)
    assert not any(
        picture_shown.pixelColor(x, y).red() > 200 > 60 > picture_shown.pixelColor(x, y).green()
        for x in range(0, picture_shown.width(), 4)
        for y in range(0, picture_shown.height(), 4)
    )


def test_a_resource_is_answered_with_one_clear_pixel() -> None:
    pixel = InertDocument().loadResource(
        QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/passwd")
    )
    assert isinstance(pixel, QImage)
    assert pixel.size().width() == 1


def test_a_picture_is_replaced_by_its_name() -> None:
    assert inert("See ![the chart](x.png), or ![](y.png) not").toPlainText() == (
        "See [the chart], or  not"
    )


def test_a_link_opens_nothing(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[object] = []
    monkeypatch.setattr("PySide6.QtGui.QDesktopServices.openUrl", opened.append)
    view = NoteView()
    qtbot.addWidget(view)
    view.show_note("[click](http://example.org)")
    before = view.toPlainText()
    view.anchorClicked.emit(QUrl("http://example.org"))
    assert view.toPlainText() == before
    assert not opened
    assert not view.openLinks()


def test_formatting_is_kept() -> None:
    document = inert("**bold** and\n\n- one\n- two")
    assert document.toPlainText() == "bold and\none\ntwo"
    assert document.begin().begin().fragment().charFormat().fontWeight() > 400


def test_a_note_in_a_list_is_its_words_on_one_line() -> None:
    assert words("# Head\n\n*As* in [2011](http://x).\n\n```\ncode\n```") == "Head As in 2011. code"


def test_headings_hardly_outgrow_the_text() -> None:
    document = inert("# Head\n\ntext")
    first = document.begin()
    head, text = first.begin().fragment().charFormat(), first.next().begin().fragment().charFormat()
    size = QTextFormat.Property.FontSizeAdjustment
    assert head.intProperty(size) == 1
    assert text.intProperty(size) == 0
    assert head.fontWeight() > text.fontWeight()
