"""What is known of a document, from which words, and how it was before."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from tests.viewer.ui.models.test_library_order import PLAIN
from viewer.ui.session import Session
from viewer.ui.widgets.document_dialog import FIELDS, DocumentDialog

KNOWN = replace(
    PLAIN,
    symbol="A/RES/67/264",
    date="2013-05-17",
    corrected=frozenset({"date"}),
    sources={"symbol": "A/RES/67/264\n17 May", "date": "17 May 2013"},
    warnings=("The end is cut off.",),
)


@pytest.fixture
def dialog(qtbot: QtBot, session: Session) -> DocumentDialog:
    made = DocumentDialog(None, KNOWN, focus="symbol")
    qtbot.addWidget(made)
    return made


def test_every_field_can_be_edited_and_is_named(dialog: DocumentDialog) -> None:
    assert set(dialog.fields) == {name for name, _, _ in FIELDS}
    assert dialog.fields["symbol"].text() == "A/RES/67/264"
    assert dialog.fields["body"].text() == ""
    captions = {each.buddy(): each.text() for each in dialog.findChildren(QLabel) if each.buddy()}
    assert set(dialog.fields.values()) <= set(captions)


def test_it_says_from_which_words_and_what_was_corrected(dialog: DocumentDialog) -> None:
    said = [each.text() for each in dialog.findChildren(QLabel)]

    assert "recognised from “A/RES/67/264 17 May”" in said
    assert "corrected by hand" in said
    assert "The end is cut off." in said


def test_a_field_can_be_put_back(dialog: DocumentDialog) -> None:
    (back,) = [
        each
        for each in dialog.findChildren(QToolButton)
        if each.accessibleName() == "Put back the symbol"
    ]
    assert not back.isEnabled()
    dialog.fields["symbol"].setText("wrong")
    assert back.isEnabled()
    back.click()

    assert dialog.fields["symbol"].text() == "A/RES/67/264"
    assert not back.isEnabled()


def test_saving_hands_over_all_fields_trimmed(dialog: DocumentDialog) -> None:
    told: list[Any] = []
    dialog.corrected.connect(told.append)
    dialog.fields["title"].setText("  New  ")
    dialog._save()

    assert told[0]["title"] == "New"
    assert told[0]["symbol"] == "A/RES/67/264"
    assert set(told[0]) == set(dialog.fields)


def test_cancelling_hands_over_nothing(dialog: DocumentDialog) -> None:
    dialog.corrected.connect(lambda _: pytest.fail("told"))
    dialog.reject()
