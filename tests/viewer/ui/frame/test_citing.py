"""The style of citations in the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId, WorldError
from viewer.ui.appearance import Appearance
from viewer.ui.frame.citing import Citing
from viewer.ui.panes.excerpts import ExcerptsPane
from viewer.ui.session import Session
from viewer.ui.widgets.citation_dialog import CitationDialog
from viewer.ui.window import Window


@pytest.fixture
def citing(session: Session, qtbot: QtBot) -> Citing:
    window = QWidget()
    qtbot.addWidget(window)
    return Citing(session, window)


def test_the_plain_style_holds_until_another_is_chosen(citing: Citing, session: Session) -> None:
    checked = [each.text for each in citing.styles() if each.checked]
    assert checked == ["Plain (United Nations)"]
    citing.choose("oscola")
    assert session.citation_style == "oscola"
    assert [each.value for each in citing.styles() if each.checked] == ["oscola"]


def test_excerpts_and_what_is_copied_are_cited_anew(
    window: Window, session: Session, archive: Archive, resolution: DocumentId, qtbot: QtBot
) -> None:
    archive.tags.add(
        archive.themes.find("Peace").id, [Anchor(archive.documents.at(resolution, 1).id)]
    )
    window.show()
    window.reveal("excerpts")
    pane = window.docks["excerpts"].content()
    assert isinstance(pane, ExcerptsPane)
    qtbot.waitUntil(lambda: pane.model.count() == 1)
    window.catalogue.perform("citation.style", "bluebook")
    expected = "G.A. Res. 67/264, ¶ 1, U.N. Doc. A/RES/67/264 (May 17, 2013)"
    qtbot.waitUntil(lambda: [each.citation for each in pane.model.excerpts()] == [expected])


def test_a_style_of_ones_own_is_asked_for_and_kept(
    citing: Citing, session: Session, qtbot: QtBot
) -> None:
    citing.choose("")
    (dialog,) = citing._window.findChildren(CitationDialog)
    dialog.field.setText("{symbol}, {para}")
    with qtbot.waitSignal(session.message):
        dialog.accept()
    assert session.citation_style == "{symbol}, {para}"
    own = list(citing.styles())[-1]
    assert (own.checked, own.tip) == (True, "{symbol}, {para}")


def test_what_is_typed_is_tried_at_once(qtbot: QtBot) -> None:
    dialog = CitationDialog(None, "un")
    qtbot.addWidget(dialog)
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    dialog.field.setText("{number}[ at {place}]")
    assert dialog.shown.text() == "• 67/264 at para. 14 (a)\n• at 12th paragraph"
    assert ok.isEnabled()
    dialog.field.setText("{colour}")
    assert "no placeholder {colour}" in dialog.shown.text()
    assert not ok.isEnabled()
    dialog.field.setText("oscola")
    assert not ok.isEnabled(), "the name of a style is no template"


def test_a_placeholder_is_put_in_where_the_cursor_is(qtbot: QtBot) -> None:
    dialog = CitationDialog(None, "{title}, kept")
    qtbot.addWidget(dialog)
    assert dialog.template == "{title}, kept"
    dialog.field.setCursorPosition(7)
    dialog.places.itemActivated.emit(dialog.places.item(1))
    assert dialog.template == "{title}{symbol}, kept"


def test_a_read_only_archive_refuses(
    archive: Archive, tmp_path: Path, qtbot: QtBot, session: Session
) -> None:
    reading = archive.again(read_only=True)
    other = Session(reading, session.settings, Appearance(session.settings))
    with pytest.raises(WorldError):
        other.cite_as("oscola")
    with pytest.raises(WorldError, match="There is no citation style"):
        session.cite_as("chicago")
    other.close()
