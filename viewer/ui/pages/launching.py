"""Opens an original in its own program: a copy that cannot be written, under a harmless name."""

from __future__ import annotations

import atexit
import re
import shutil
import stat
import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from viewer.domain import Document, WorldError

_SUFFIXES = {
    "pdf": (".pdf",),
    "docx": (".docx", ".docm"),
    "odt": (".odt", ".fodt"),
    "rtf": (".rtf",),
    "doc": (".doc",),
    "html": (".html", ".htm", ".xhtml"),
    "epub": (".epub",),
    "markdown": (".md", ".markdown", ".txt"),
    "text": (".txt",),
    "image": (".png", ".jpg", ".jpeg", ".tif", ".tiff"),
}
"""By what a file was read as, not by how it was called: `minutes.exe` that is plain text opens as
text."""
_MACRO_SIGNS = (b"vbaProject.bin", "_VBA_PROJECT".encode("utf-16-le"), b"Basic/script-lc.xml")
"""As they stand in the directories of Word's and OpenDocument's files."""
_LONGEST_NAME = 80
_folder: list[Path] = []


class LaunchError(WorldError):
    """No program opens the original."""


def has_pages(document: Document) -> bool:
    """Whether its original can be shown as pages here."""
    return document.importer in ("pdf", "image")


def can_launch(document: Document) -> bool:
    """Whether its original is of a kind that is safe to hand to another program."""
    return document.importer in _SUFFIXES


def active_content(document: Document, content: bytes) -> str:
    """A sentence where the original may do more than be read; empty else."""
    if any(sign in content for sign in _MACRO_SIGNS):
        return "The original holds macros, which its program may run."
    if document.importer == "html" and b"<script" in content.lower():
        return "The original holds scripts, which the web browser runs."
    return ""


def launch(document: Document, content: bytes) -> Path:
    """Hand a copy of the original to the program of its kind.

    Returns:
        The copy; it is removed when Concord ends.

    Raises:
        LaunchError: it cannot be written, or no program takes it.
    """
    try:
        copy = _copy(document, content)
    except OSError as error:
        raise LaunchError(
            "The original could not be copied to be opened. Check the free space of the disk."
        ) from error
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy))):
        raise LaunchError(
            f"No program on this computer opens “{copy.name}”. Install one for {copy.suffix} files."
        )
    return copy


def safe_name(document: Document) -> str:
    """A file name that means nothing to any system but its kind."""
    allowed = _SUFFIXES[document.importer]
    path = Path(document.name.replace("\\", "/"))
    suffix = path.suffix.lower() if path.suffix.lower() in allowed else allowed[0]
    stem = re.sub(r"[^\w\- ]+", "_", path.stem).strip(" _-.")[:_LONGEST_NAME]
    return f"{stem or 'original'}{suffix}"


def _copy(document: Document, content: bytes) -> Path:
    if not _folder:
        _folder.append(Path(tempfile.mkdtemp(prefix="concord-")))
        atexit.register(_clear)
    # One folder each: two files of one name do not meet, and the name stays what it was.
    place = _folder[0] / document.sha256[:16]
    place.mkdir(exist_ok=True)
    copy = place / safe_name(document)
    if not copy.exists():
        copy.write_bytes(content)
        copy.chmod(stat.S_IRUSR)  # what is changed there would be lost
    return copy


def _clear() -> None:
    """What another program still holds stays; the system clears its folder of temporary files."""
    while _folder:
        folder = _folder.pop()
        for copy in folder.glob("*/*"):
            copy.chmod(stat.S_IRUSR | stat.S_IWUSR)
        shutil.rmtree(folder, ignore_errors=True)
