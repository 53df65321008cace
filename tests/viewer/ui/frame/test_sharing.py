"""Work shared and merged from the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from tests.viewer.archive.making import add
from viewer.archive import Archive
from viewer.bundles import SUFFIX, Bundle, write_bundle
from viewer.domain import Anchor, ThemeId
from viewer.domain.merging import Choice
from viewer.ui.frame.sharing import Sharing
from viewer.ui.models.conflicts_model import Column
from viewer.ui.widgets.merge_dialog import MergeDialog
from viewer.ui.widgets.share_dialog import ShareDialog
from viewer.ui.window import Window


@pytest.fixture
def sharing(window: Window) -> Sharing:
    return window.importing.sharing


@pytest.fixture
def theirs(window: Window, tmp_path: Path) -> Path:
    """The work of a colleague with a copy of the archive; one field was changed by both."""
    ours = window.session.archive
    document = add(ours)
    ours.backup(tmp_path / "ben.concord")
    path = tmp_path / "ben.concordwork"
    with Archive.open(tmp_path / "ben.concord", person="Ben") as ben:
        ben.themes.change(ThemeId(1), name="Peace and security")
        ben.tags.add(ThemeId(2), [Anchor(ben.documents.at(document, 1).id)])
        write_bundle(ben, path)
    ours.themes.change(ThemeId(1), name="Peaceful relations")
    return path


def shown(window: Window, sharing: Sharing, path: Path) -> MergeDialog:
    sharing.look(path)
    assert window.session.background.wait()
    (dialog,) = window.findChildren(MergeDialog)
    return dialog


def text(dialog: MergeDialog, column: Column) -> str:
    return str(dialog.conflicts.index(0, column).data())


def test_a_preview_tells_and_changes_nothing(
    window: Window, sharing: Sharing, theirs: Path
) -> None:
    edits = window.session.archive.history.edits()
    dialog = shown(window, sharing, theirs)
    assert "The work of Ben" in dialog.summary.text()
    cells = [
        [dialog.counts.index(row, column).data() for column in range(dialog.counts.columnCount())]
        for row in range(dialog.counts.rowCount())
    ]
    assert cells == [["Themes", "", "2", "", "1"], ["Tags", "1", "", "", ""]]
    assert text(dialog, Column.WHAT) == "Theme “Peaceful relations”"
    assert text(dialog, Column.MINE).startswith("Peaceful relations (")
    assert text(dialog, Column.THEIRS).startswith("Peace and security (Ben")
    dialog.reject()
    assert window.session.archive.history.edits() == edits


@pytest.mark.parametrize(
    ("key", "name"), [("H", "Peaceful relations"), ("T", "Peace and security")]
)
def test_a_conflict_is_decided_by_a_key_and_all_is_one_undo(
    qtbot: QtBot, window: Window, sharing: Sharing, theirs: Path, key: str, name: str
) -> None:
    dialog = shown(window, sharing, theirs)
    dialog.list.setFocus()
    dialog.list.selectAll()
    dialog.choose(Choice.MINE if key == "H" else Choice.THEIRS)
    assert text(dialog, Column.HOLDS) == ("here, chosen" if key == "H" else "there, chosen")
    dialog.accept()
    assert window.session.background.wait()
    archive = window.session.archive
    assert archive.themes.get(ThemeId(1)).name == name
    assert archive.themes.get(ThemeId(2)).tags == 1
    assert window.session.undo_stack.undoText() == "Merge the work of Ben"
    assert window.foot.text == "The work of Ben: 1 new, 1 changed."
    window.session.undo_stack.undo()
    assert archive.themes.get(ThemeId(1)).name == "Peaceful relations"
    assert archive.themes.get(ThemeId(2)).tags == 0


def test_what_is_here_already_cannot_be_merged(
    window: Window, sharing: Sharing, theirs: Path
) -> None:
    sharing.merge(theirs, {})
    assert window.session.background.wait()
    dialog = shown(window, sharing, theirs)
    assert not dialog.apply.isEnabled()
    assert "is here already" in dialog.summary.text()


def test_work_is_written_as_asked(window: Window, sharing: Sharing, tmp_path: Path) -> None:
    document = add(window.session.archive)
    window.session.show_document(document)
    sharing.ask_share()
    (dialog,) = window.findChildren(ShareDialog)
    dialog.where.setCurrentIndex(1)
    dialog.enclose.setChecked(True)
    assert dialog.only_document
    dialog.accept()
    (files,) = window.findChildren(QFileDialog)
    assert files.selectedFiles()[0].endswith(".concordwork")
    files.done(QDialog.DialogCode.Rejected)
    path = tmp_path / "mine.concordwork"
    sharing.share(path, documents=(document,), with_documents=True)
    assert window.session.background.wait()
    with Bundle(path) as bundle:
        assert [each.enclosed for each in bundle.documents()] == [True]


def test_another_file_is_a_sentence(window: Window, sharing: Sharing, tmp_path: Path) -> None:
    said: list[str] = []
    window.session.refused.connect(lambda sentence, _details: said.append(sentence))
    path = tmp_path / "a.concordwork"
    path.write_text("nothing")
    sharing.look(path)
    assert window.session.background.wait()
    assert ["is not a bundle of Concord" in each for each in said] == [True]


def test_a_dropped_bundle_is_looked_at(window: Window, theirs: Path) -> None:
    assert theirs.suffix == SUFFIX
    window.importing.import_paths([theirs])
    assert window.session.background.wait()
    assert len(window.findChildren(MergeDialog)) == 1


def test_the_keys_stand_on_the_buttons(window: Window, sharing: Sharing, theirs: Path) -> None:
    dialog = shown(window, sharing, theirs)
    assert [each.toolTip()[-3:] for each in (dialog.mine, dialog.theirs, dialog.newer)] == [
        "(H)",
        "(T)",
        "(N)",
    ]
    assert dialog.list.selectionModel().currentIndex().row() == 0
    assert dialog.focusPolicy() is not Qt.FocusPolicy.ClickFocus
