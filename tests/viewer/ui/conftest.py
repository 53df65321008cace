"""A session on a real archive, and an archive with something in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from importers.parsed import Block, Kind, Metadata, ParsedDocument, Role
from viewer.archive import Archive
from viewer.domain import DocumentId
from viewer.ui.app import application
from viewer.ui.appearance import Appearance
from viewer.ui.session import Session
from viewer.ui.settings import Settings
from viewer.ui.window import Window


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive.open(tmp_path / "test.concord", person="Ada")
    yield opened
    opened.close()


@pytest.fixture
def session(qtbot: QtBot, archive: Archive, tmp_path: Path) -> Iterator[Session]:
    application()
    settings = Settings(tmp_path / "settings.ini")
    appearance = Appearance(settings)
    appearance.apply()
    opened = Session(archive, settings, appearance)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, session: Session) -> Iterator[Window]:
    """The window on the session, with all its actions, not shown."""
    made = Window(session)
    made.complete()
    yield made
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def sound(qtmodeltester: Any) -> Callable[[QAbstractItemModel], None]:
    """Hold a model to what Qt expects of models, now and while it changes in the test."""
    check: Callable[[QAbstractItemModel], None] = qtmodeltester.check
    return check


@pytest.fixture
def resolution(archive: Archive) -> DocumentId:
    """A resolution of four paragraphs, two of them numbered."""
    return add_document(
        archive,
        [
            "Recalling its resolution on peace and mediation,",
            "Requests the humanitarian agencies to continue their work;",
            "Encourages vaccination campaigns for children;",
            "Decides to remain seized of the matter.",
        ],
        title="Cooperation between two organizations",
        symbol="A/RES/67/264",
        date="2013-05-17",
        labels=[None, "1.", "2.", "3."],
    )


def add_document(
    archive: Archive,
    texts: list[str],
    *,
    title: str = "A document",
    symbol: str | None = None,
    date: str | None = None,
    labels: list[str | None] | None = None,
) -> DocumentId:
    """Put a document of these paragraphs into an archive."""
    content = "\n\n".join([title, *texts]).encode()
    blocks = tuple(
        Block(
            index=index,
            kind=Kind.PARAGRAPH,
            text=text,
            label=labels[index] if labels else None,
            role=Role.OPERATIVE if labels and labels[index] else None,
            page=index // 3 + 1,
        )
        for index, text in enumerate(texts)
    )
    parsed = ParsedDocument(
        importer="text",
        importer_version=1,
        media_type="text/plain",
        metadata=Metadata(title=title, symbol=symbol, date=date, language="en"),
        blocks=blocks,
    )
    name = f"{hashlib.sha256(content).hexdigest()[:8]}.txt"
    return archive.documents.add(name, content, parsed).document
