"""A bundle that somebody sent: opened, checked, and read line by line. It is trusted in nothing.

Nothing is unpacked to a place that the bundle names, nothing is read that is larger than a bundle
has reason to be, and a line that is not as it should be is named.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

from viewer.archive.storable import storable
from viewer.bundles import layout, shape
from viewer.bundles.errors import BadBundle, BundleError, NewerBundle
from viewer.bundles.layout import SUFFIX
from viewer.bundles.shape import Misshapen
from viewer.domain.merging import BundleDocument, BundlePerson, BundleReading, Piece

__all__ = ["SUFFIX", "Bundle"]

T = TypeVar("T")
_PIECE_BYTES = 1024 * 1024


class Bundle:
    """An open bundle.

    Attributes:
        uuid: of the bundle; `archive`, of the archive that it is from.
        person: whose work it is, and `made_at`, when it was written.
        program: that wrote it, with its version.

    Raises:
        BundleError: it cannot be read, or is none.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._zip = zipfile.ZipFile(path)
        except OSError as error:
            raise BundleError(
                f"“{path.name}” could not be read: {error.strerror or error}. Check its place."
            ) from error
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise (self._bad("is cut off") if self._begins() else self._foreign()) from error
        try:
            self._members = self._checked()
            self._read_header()
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        self._zip.close()

    def _begins(self) -> bool:
        """Whether a file that has no end begins as bundles do: its copying broke off."""
        with self.path.open("rb") as file:
            return file.read(4) == b"PK\x03\x04"

    def _foreign(self) -> BadBundle:
        return BadBundle(
            f"“{self.path.name}” is not a bundle of Concord. Choose a file that a colleague has "
            f"made with “Share your work…” (its name ends in {SUFFIX})."
        )

    def _bad(self, what: str) -> BadBundle:
        return BadBundle(
            f"The bundle “{self.path.name}” {what}. Nothing of it was taken in: ask for it again."
        )

    def _checked(self) -> dict[str, zipfile.ZipInfo]:
        """The members by name, if there are no more and no larger ones than there may be."""
        found = self._zip.infolist()
        if len(found) > layout.MOST_MEMBERS:
            raise self._bad(f"has {len(found):,} members")
        members: dict[str, zipfile.ZipInfo] = {}
        total = 0
        for each in found:
            if each.filename in members:
                raise self._bad(f"has “{_shown(each.filename)}” twice")
            if each.flag_bits & 1:
                raise self._bad(f"has “{_shown(each.filename)}” with a password")
            members[each.filename] = each
            large = each.file_size > layout.RATIO_FROM
            if large and each.file_size > layout.MOST_RATIO * max(1, each.compress_size):
                raise self._bad(f"unpacks “{_shown(each.filename)}” to more than there can be")
            if not each.filename.startswith(layout.ORIGINALS):
                total += each.file_size
        if total > layout.MOST_BYTES:
            raise self._bad(f"unpacks to {total:,} bytes")
        if layout.HEADER not in members:
            raise self._foreign()
        return members

    def _read_header(self) -> None:
        lines = list(self._lines(layout.HEADER, whole=True))
        header = lines[0][1] if lines else {}
        if header.get("format") != layout.FORMAT:
            raise self._foreign()
        version = header.get("version")
        if type(version) is not int or version < 1:
            raise self._bad("does not say its version")
        if version > layout.VERSION:
            raise NewerBundle(
                f"The bundle “{self.path.name}” was written by a newer Concord. "
                "Update Concord to take it in."
            )
        try:
            person = shape.person(header.get("person") or {})
        except Misshapen as wrong:
            raise self._bad(f"{wrong} in its header") from wrong
        self.person = person
        self.uuid, self.archive, self.made_at, self.program = (
            storable(str(header.get(name, ""))[:200])
            for name in ("uuid", "archive", "made_at", "program")
        )

    def people(self) -> Iterator[BundlePerson]:
        yield from self._each(layout.PEOPLE, shape.person)

    def documents(self) -> Iterator[BundleDocument]:
        yield from self._each(layout.DOCUMENTS, shape.document)

    def readings(self) -> Iterator[BundleReading]:
        yield from self._each(layout.READINGS, shape.reading)

    def pieces(self, kind: str) -> Iterator[Piece]:
        """All of one kind, in the order in which they stand there."""
        above: dict[str, str] = {}
        for piece in self._each(layout.member(kind), lambda line: shape.piece(kind, line)):
            parent = piece.values.get("parent")
            if parent is not None:
                above[piece.uuid] = parent
            yield piece
        if _deeper(above, layout.MOST_DEEP):
            raise self._bad(f"has themes more than {layout.MOST_DEEP} deep")

    def original(self, sha256: str, target: Path) -> None:
        """Write an original to a file.

        Raises:
            BundleError: it is not in the bundle, is another one than it says, or there is no room.
        """
        name = f"{layout.ORIGINALS}{sha256}"
        member = self._members.get(name)
        if member is None:
            raise self._bad(f"does not have the original {sha256[:12]}…")
        digest, size = hashlib.sha256(), 0
        try:
            with self._zip.open(member) as source, target.open("wb") as file:
                while piece := source.read(_PIECE_BYTES):
                    size += len(piece)
                    if size > layout.MOST_ORIGINAL_BYTES:
                        raise self._bad(f"has an original of more than {size:,} bytes")
                    digest.update(piece)
                    file.write(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise self._bad(f"is damaged at “{name[:30]}…”") from error
        except OSError as error:
            raise BundleError(
                f"An original of “{self.path.name}” could not be put into “{target.parent}”: "
                f"{error.strerror}. Make room there and do it again."
            ) from error
        if digest.hexdigest() != sha256:
            raise self._bad(f"has another file where the original {sha256[:12]}… should be")

    def _each(self, member: str, made: Callable[[Mapping[str, Any]], T]) -> Iterator[T]:
        for number, line in self._lines(member):
            try:
                yield made(line)
            except Misshapen as wrong:
                raise self._bad(f"{wrong} in line {number:,} of {member}") from wrong

    def _lines(self, name: str, *, whole: bool = False) -> Iterator[tuple[int, dict[str, Any]]]:
        """Each line as an object; of a member that is not there none."""
        member = self._members.get(name)
        if member is None:
            return
        number = 0
        try:
            with self._zip.open(member) as file:
                while raw := (file.read if whole else file.readline)(layout.LONGEST_LINE + 1):
                    number += 1
                    if len(raw) > layout.LONGEST_LINE or number > layout.MOST_LINES:
                        raise self._bad(f"has more in line {number:,} of {name} than there can be")
                    yield number, self._object(raw, number, name)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError) as error:
            raise self._bad(f"is damaged at line {number + 1:,} of {name}") from error

    def _object(self, raw: bytes, number: int, name: str) -> dict[str, Any]:
        try:
            value = json.loads(raw)
        except (ValueError, RecursionError) as error:
            raise self._bad(f"is damaged at line {number:,} of {name}") from error
        if not isinstance(value, dict):
            raise self._bad(f"has no object in line {number:,} of {name}")
        return value


def _deeper(above: Mapping[str, str], most: int) -> bool:
    """Whether something has so many above it; what is above itself has not."""
    depths: dict[str, int] = {}
    for begin in above:
        path: list[str] = []
        at = begin
        while at in above and at not in depths and at not in path[-most:]:
            path.append(at)
            at = above[at]
            if len(path) > most:
                return True
        depth = depths.get(at, 0)
        for each in reversed(path):
            depth += 1
            depths[each] = depth
        if depth > most:
            return True
    return False


def _shown(name: str) -> str:
    """A name that somebody else chose, fit to be printed."""
    return "".join(char if char.isprintable() else "\ufffd" for char in name[:60])
