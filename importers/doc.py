"""Old Word (.doc), through LibreOffice or antiword, whichever the system has.

LibreOffice comes first: it takes a second longer, and keeps the numbers of lists, endnotes and
documents of few words, which antiword does not.
"""

from __future__ import annotations

import struct
import tempfile
from collections.abc import Callable
from pathlib import Path

from importers.containers.compound import MAGIC, root_streams
from importers.containers.packages import Package
from importers.legacy import antiword, libreoffice
from importers.legacy.programs import TooSlow
from importers.parsed import ParsedDocument, UnreadableFile
from importers.registry import Source, importer
from importers.structure import Draft, finish
from importers.structure.remarks import place
from importers.word.body import Body
from importers.word.package import Parts

VERSION = 2
_MEDIA_TYPE = "application/msword"
_SUFFIXES = (".doc", ".dot")
_BEFORE_OLE = (b"\xdb\xa5\x2d\x00", b"\x9b\xa5\x21\x00", b"\x31\xbe\x00\x00")
"""Word 2 and 1 for Windows, and Word for DOS: no container around them."""
_DOCUMENT, _CIPHER = "WordDocument", "EncryptedPackage"
"""The streams of an old document, and of a new one (.docx) under a password."""
_ENCRYPTED = 0x0100
"""`fEncrypted` in the flags of the file information block ([MS-DOC] 2.5.2)."""
_FLAGS_AT = 10
_WITHOUT_NUMBERS = (
    "The numbers of lists are missing, because antiword leaves them out. "
    "Install LibreOffice (libreoffice-writer) and import the file again to have them."
)

Converter = Callable[[Source, Path], tuple[list[Draft], tuple[str, ...]] | None]


def recognise(source: Source) -> int:
    content = source.content
    if content.startswith(_BEFORE_OLE):
        return 60
    if not content.startswith(MAGIC):
        return 0
    if any(_holds(content, name) for name in (_DOCUMENT, _CIPHER)):
        return 90
    # A file cut short has lost the directory, which mostly stands at its end.
    return 20 if source.suffix in _SUFFIXES and not root_streams(content) else 0


def _holds(content: bytes, name: str) -> bool:
    """Whether a stream is in the root; a spreadsheet may hold a letter, deeper down."""
    streams = root_streams(content)
    return name in streams if streams else name.encode("utf-16-le") in content


@importer("doc", title="old Word (.doc)", suffixes=_SUFFIXES, recognise=recognise)
def read(source: Source) -> ParsedDocument:
    """The document as the first program that can makes it out.

    Raises:
        UnreadableFile: encrypted, or no program on this system can read it.
    """
    _refuse_encrypted(source)
    drafts, warnings = _converted(source)
    blocks, metadata = finish(drafts, name=source.name)
    return ParsedDocument(
        importer="doc",
        importer_version=VERSION,
        media_type=_MEDIA_TYPE,
        metadata=metadata,
        blocks=blocks,
        warnings=warnings,
        remarks=place(drafts, blocks),
    )


def _refuse_encrypted(source: Source) -> None:
    document = root_streams(source.content).get(_DOCUMENT)
    start = document.start if document is not None else b""
    locked = len(start) > _FLAGS_AT + 1 and (
        struct.unpack_from("<H", start, _FLAGS_AT)[0] & _ENCRYPTED
    )
    if locked or _holds(source.content, _CIPHER):
        raise UnreadableFile(
            f"“{source.name}” is protected by a password. "
            "Save a copy without the password in Word and import that."
        )


def _converted(source: Source) -> tuple[list[Draft], tuple[str, ...]]:
    converters = _converters()
    if not converters:
        raise UnreadableFile(
            f"“{source.name}” is a document of old Word (.doc), which needs a program that is not "
            "installed. Install LibreOffice (libreoffice-writer) or antiword and import it again, "
            "or save it as .docx in Word."
        )
    slow = False
    for convert in converters:
        with tempfile.TemporaryDirectory(prefix="concord-") as folder:
            try:
                converted = convert(source, Path(folder))
            except TooSlow:
                slow = True
                continue
            except OSError:
                continue
        if converted is not None:
            return converted
    if slow:
        what = "took too long to convert. Save it as .docx in Word and import that."
    elif libreoffice.find() is None:
        what = "is more than antiword can read. Install LibreOffice (libreoffice-writer) and retry."
    else:
        what = "is damaged or no document of Word. Save it as .docx in Word and import that."
    raise UnreadableFile(f"“{source.name}” {what}")


def _converters() -> list[Converter]:
    """Those that the system has, the better first."""
    found: list[Converter] = []
    if office := libreoffice.find():
        found.append(lambda source, folder: _by_libreoffice(office, source, folder))
    if program := antiword.find():
        found.append(lambda source, folder: _by_antiword(program, source, folder))
    return found


def _by_libreoffice(
    program: str, source: Source, folder: Path
) -> tuple[list[Draft], tuple[str, ...]] | None:
    docx = libreoffice.to_docx(program, source.content, folder)
    if docx is None:
        return None
    return Body(Parts(Package(source.name, docx))).drafts(), ()


def _by_antiword(
    program: str, source: Source, folder: Path
) -> tuple[list[Draft], tuple[str, ...]] | None:
    docbook = antiword.to_docbook(program, source.content, folder)
    if docbook is None:
        return None
    found = antiword.read(docbook, name=source.name)
    return found.drafts, (_WITHOUT_NUMBERS,) if found.counted else ()
