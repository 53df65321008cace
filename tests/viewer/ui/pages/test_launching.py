import io
import stat
import zipfile
from dataclasses import replace

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from tests.viewer.ui.pages.originals import heard
from viewer.archive import Archive
from viewer.domain import Document, DocumentId
from viewer.ui.pages import launching
from viewer.ui.pages.launching import LaunchError, active_content, can_launch, launch, safe_name


@pytest.fixture
def document(archive: Archive, resolution: DocumentId) -> Document:
    return archive.documents.get(resolution)


@pytest.mark.parametrize(
    ("importer", "name", "safe"),
    [
        ("pdf", "A/RES/67-264.pdf", "67-264.pdf"),
        ("pdf", "bill.pdf.exe", "bill_pdf.pdf"),
        ("text", "run.bat", "run.txt"),
        ("text", "..", "original.txt"),
        ("docx", "minutes.docm", "minutes.docm"),
        ("html", "C:\\x\\page.HTM", "page.htm"),
        ("pdf", "قرار الجمعية.pdf", "قرار الجمعية.pdf"),
        ("pdf", "a;rm -rf $(x)`.pdf", "a_rm -rf _x.pdf"),
        ("image", "scan.tiff", "scan.tiff"),
        ("pdf", "-o.pdf", "o.pdf"),
    ],
)
def test_names_mean_nothing_but_their_kind(
    document: Document, importer: str, name: str, safe: str
) -> None:
    assert safe_name(replace(document, importer=importer, name=name)) == safe


def test_long_names_are_cut(document: Document) -> None:
    assert len(safe_name(replace(document, importer="pdf", name="x" * 300 + ".pdf"))) < 100


def test_kinds_that_nobody_knows_are_not_handed_on(document: Document) -> None:
    assert can_launch(document)
    assert not can_launch(replace(document, importer="executable"))


def test_macros_and_scripts_are_told(document: Document) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("word/document.xml", "<x/>")
        plain = file.getvalue()
        package.writestr("word/vbaProject.bin", b"x")
    word = replace(document, importer="docx")
    assert not active_content(word, plain)
    assert "macros" in active_content(word, file.getvalue())
    old = b"\xd0\xcf\x11\xe0" + "_VBA_PROJECT".encode("utf-16-le")
    assert "macros" in active_content(replace(document, importer="doc"), old)
    page = replace(document, importer="html")
    assert "scripts" in active_content(page, b"<html><SCRIPT>x</SCRIPT>")
    assert not active_content(page, b"<html><p>manuscript</p>")


def test_a_copy_that_cannot_be_written_is_handed_on(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: heard(opened, url))

    document = replace(document, sha256="f" * 64)  # a place that no other test has
    copy = launch(document, b"content")
    again = launch(document, b"content")

    assert copy == again
    assert copy.read_bytes() == b"content"
    assert copy.suffix == ".txt"
    assert not copy.stat().st_mode & (stat.S_IWUSR | stat.S_IRGRP | stat.S_IXUSR)
    assert [url.toLocalFile() for url in opened] == [str(copy)] * 2
    launching._clear()
    assert not copy.exists()


def test_where_no_program_opens_it_that_is_said(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: False)
    with pytest.raises(LaunchError, match="No program"):
        launch(document, b"content")
