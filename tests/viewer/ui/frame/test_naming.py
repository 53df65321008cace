from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialogButtonBox, QWidget
from pytestqt.qtbot import QtBot

from viewer import defaults
from viewer.archive import Archive
from viewer.domain import Anchor, DocumentId
from viewer.ui.frame.naming import Naming
from viewer.ui.session import Session
from viewer.ui.widgets.person_dialog import PersonDialog


@pytest.fixture(autouse=True)
def chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of the name, in a folder of the test."""
    path = tmp_path / "config" / "name.txt"
    monkeypatch.setattr(defaults, "name_file", lambda: path)
    monkeypatch.delenv("CONCORD_PERSON", raising=False)
    return path


@pytest.fixture
def naming(session: Session, qtbot: QtBot) -> Naming:
    window = QWidget()
    qtbot.addWidget(window)
    return Naming(session, window)


def dialog(naming: Naming) -> PersonDialog:
    naming.ask()
    (made,) = naming._window.findChildren(PersonDialog)
    return made


def names(archive: Archive, document: DocumentId) -> list[str]:
    return [tag.created_by for tag in archive.tags.of_document(document)]


def tag_first(archive: Archive, document: DocumentId) -> None:
    first = archive.documents.paragraphs(document)[0]
    archive.tags.add(archive.themes.find("Peace").id, [Anchor(first.id)])


def test_all_one_did_has_the_new_name(
    naming: Naming, session: Session, resolution: DocumentId, chosen: Path
) -> None:
    tag_first(session.archive, resolution)
    asked = dialog(naming)
    assert asked.field.text() == "Ada"
    asked.field.setText("  Ada   Lovelace ")
    assert asked.renames
    asked.accept()
    assert names(session.archive, resolution) == ["Ada Lovelace"]
    assert session.archive.person == "Ada Lovelace"
    assert chosen.read_text("utf-8") == "Ada Lovelace"
    assert defaults.person_name() == "Ada Lovelace"


def test_another_person_takes_over(
    naming: Naming, session: Session, resolution: DocumentId
) -> None:
    tag_first(session.archive, resolution)
    asked = dialog(naming)
    asked.field.setText("Ben")
    asked.another.setChecked(True)
    asked.accept()
    tag_first(session.archive, resolution)
    assert names(session.archive, resolution) == ["Ada", "Ben"]


def test_a_name_that_somebody_has_means_them(
    naming: Naming, session: Session, resolution: DocumentId
) -> None:
    session.archive.people.add("Ben")
    tag_first(session.archive, resolution)
    asked = dialog(naming)
    asked.field.setText("Ben")
    assert not asked.same.isEnabled()
    assert not asked.renames
    assert "Ben has worked in this archive already" in asked.note.text()
    asked.accept()
    assert session.archive.person == "Ben"
    assert names(session.archive, resolution) == ["Ada"]


def test_nobody_has_no_name(naming: Naming) -> None:
    asked = dialog(naming)
    asked.field.setText("   ")
    assert not asked.buttons.button(QDialogButtonBox.StandardButton.Ok).isEnabled()
    asked.reject()


def test_a_name_that_cannot_be_kept_holds_for_now(
    naming: Naming, session: Session, chosen: Path, qtbot: QtBot
) -> None:
    chosen.parent.write_text("a file, not a folder", "utf-8")
    with qtbot.waitSignal(session.refused) as refused:
        naming.take("Cleo", renames=False)
    assert refused.args is not None
    assert "until the window is closed" in str(refused.args[0])
    assert session.archive.person == "Cleo"
