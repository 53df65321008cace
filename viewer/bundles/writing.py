"""One's work written to a bundle: whole, or not at all."""

from __future__ import annotations

import json
import os
import uuid
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from viewer.archive import Archive
from viewer.archive.merging.describing import DESCRIBED, Type
from viewer.archive.merging.waiting import written
from viewer.bundles import layout
from viewer.bundles.errors import BundleError
from viewer.domain.errors import Cancelled
from viewer.domain.ids import DocumentId
from viewer.domain.merging import BundlePerson, Piece

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of each member: the first that ZIP can say, so that nothing tells of the machine."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is in the bundle.

    Attributes:
        counts: of pieces that are there, by kind.
        removed: pieces of which it says only that they were removed.
        documents: that pieces stand on, `originals` of which are enclosed.
    """

    counts: dict[str, int]
    removed: int
    documents: int
    originals: int


def write_bundle(
    archive: Archive,
    path: Path,
    *,
    mine: bool = False,
    documents: Iterable[DocumentId] = (),
    with_documents: bool = False,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Written:
    """Write a bundle.

    Args:
        archive: of the calling thread; it is only read.
        path: what is there is replaced at the end.
        mine: only what the person who works has made, with the whole codebook.
        documents: only what is on these; none: on all.
        with_documents: enclose the originals: all, or those of `documents`.
        progress: told pieces and originals done, of how many (0: not known yet).
        cancelled: asked often.

    Raises:
        BundleError: the file cannot be written.
        Cancelled: there is no bundle then.
    """
    unfinished = path.with_name(f".{path.name}.new")
    work = _Writing(archive, progress, cancelled)
    try:
        with (
            archive.bundles.snapshot(),
            zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as file,
        ):
            done = work.write(file, mine, list(documents), with_documents)
        with unfinished.open("rb+") as finished:
            os.fsync(finished.fileno())
        unfinished.replace(path)
    except OSError as error:
        raise BundleError(
            f"“{path.name}” could not be written: {error.strerror or error}. "
            "Choose another place or make room there."
        ) from error
    finally:
        unfinished.unlink(missing_ok=True)
    return done


class _Writing:
    def __init__(
        self,
        archive: Archive,
        progress: Callable[[int, int], None],
        cancelled: Callable[[], bool],
    ) -> None:
        self._archive = archive
        self._progress = progress
        self._cancelled = cancelled
        self._places: dict[tuple[str, str], set[int]] = defaultdict(set)
        self._documents: set[str] = set()
        self._done = 0

    def write(
        self, file: zipfile.ZipFile, mine: bool, documents: list[DocumentId], enclose: bool
    ) -> Written:
        counts: dict[str, int] = defaultdict(int)
        removed = 0
        pieces = self._archive.bundles.pieces(mine=mine, documents=documents)
        for kind, group in _by_kind(pieces):
            with file.open(_member(layout.member(kind)), "w", force_zip64=True) as member:
                for piece in group:
                    self._step()
                    self._note(piece)
                    counts[kind] += not (piece.removed or piece.hidden)
                    removed += piece.removed
                    member.write(_line(written(piece)))
        enclosed = self._archive.bundles.shared_documents(documents) if enclose else []
        self._documents.update(enclosed)
        self._write_lines(file, layout.READINGS, self._readings())
        self._write_lines(file, layout.DOCUMENTS, self._document_lines(set(enclosed)))
        self._write_lines(file, layout.PEOPLE, map(asdict, self._archive.bundles.people()))
        for number, sha256 in enumerate(enclosed):
            self._step()
            self._progress(number, len(enclosed))
            self._enclose(file, sha256)
        # Last, so that what was cut off is no bundle.
        file.writestr(_member(layout.HEADER), json.dumps(self._header(), ensure_ascii=False))
        return Written(dict(counts), removed, len(self._documents), len(enclosed))

    def _step(self) -> None:
        if self._cancelled():
            raise Cancelled
        self._done += 1
        if self._done % 200 == 0:
            self._progress(self._done, 0)

    def _note(self, piece: Piece) -> None:
        """Remember what the piece stands on."""
        if piece.removed:
            return
        described = DESCRIBED.get(piece.noun)
        if described is None:
            self._documents.add(piece.values["document"])
            return
        for field in described.fields:
            value = piece.values.get(field.name)
            if value is None:
                continue
            if field.type is Type.DOCUMENT:
                self._documents.add(value)
            elif field.type is Type.PLACE:
                self._documents.add(value["document"])
                if "block" in value:
                    self._places[value["document"], value["reading"]].add(value["block"])

    def _readings(self) -> Iterator[dict[str, Any]]:
        for reading in self._archive.bundles.readings(self._places):
            self._step()
            blocks = [
                {name: value for name, value in asdict(block).items() if value is not None}
                for block in reading.blocks
            ]
            yield {"document": reading.document, "digest": reading.digest, "blocks": blocks}

    def _document_lines(self, enclosed: set[str]) -> Iterator[dict[str, Any]]:
        for document in self._archive.bundles.documents(self._documents):
            yield asdict(replace(document, enclosed=document.sha256 in enclosed))

    def _enclose(self, file: zipfile.ZipFile, sha256: str) -> None:
        document = self._archive.bundles.document(sha256)
        if document is None:
            raise LookupError(f"no document {sha256}")
        content = self._archive.documents.original(document)
        file.writestr(_member(f"{layout.ORIGINALS}{sha256}"), content)

    def _write_lines(
        self, file: zipfile.ZipFile, name: str, lines: Iterable[dict[str, Any]]
    ) -> None:
        with file.open(_member(name), "w", force_zip64=True) as member:
            for line in lines:
                member.write(_line(line))

    def _header(self) -> dict[str, Any]:
        from importlib.metadata import PackageNotFoundError, version  # 0.02 s

        try:
            program = f"Concord {version('concord-archive')}"
        except PackageNotFoundError:  # run from its folder
            program = "Concord"
        me = self._archive.people.me()
        person = BundlePerson(str(uuid.uuid4()), self._archive.person)
        if me is not None:
            person = BundlePerson(me.uuid, me.name)
        return {
            "format": layout.FORMAT,
            "version": layout.VERSION,
            "program": program,
            "uuid": str(uuid.uuid4()),
            "archive": self._archive.bundles.archive_uuid(),
            "person": asdict(person),
            "made_at": datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }


def _by_kind(pieces: Iterable[Piece]) -> Iterator[tuple[str, Iterator[Piece]]]:
    yield from groupby(pieces, key=lambda piece: piece.noun)


def _member(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, EPOCH)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o644 << 16
    return info


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
