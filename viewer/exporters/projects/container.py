"""The zip file of a project: members are read one by one within limits, nothing is ever unpacked."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import Self

from importers.containers.packages import DAMAGED, TooMuch, unpacked
from importers.parsed import UnreadableFile

MAX_MEMBERS = 200_000
MAX_MEMBER_BYTES = 512 * 1024 * 1024
MAX_TOTAL_BYTES = 8 * 1024 * 1024 * 1024


class Container:
    """A project file that is open for reading.

    Raises:
        UnreadableFile: no zip file, damaged, encrypted, or built to fill the memory.
    """

    def __init__(self, path: Path) -> None:
        self.name = path.name
        self._left = MAX_TOTAL_BYTES
        try:
            self._zip = zipfile.ZipFile(path)
        except FileNotFoundError as error:
            raise UnreadableFile(f"“{self.name}” is not there. Choose another file.") from error
        except (PermissionError, IsADirectoryError) as error:
            raise UnreadableFile(f"“{self.name}” cannot be read: {error.strerror}.") from error
        except DAMAGED as error:
            raise UnreadableFile(
                f"“{self.name}” is no REFI-QDA project, or is damaged: it cannot be unpacked. "
                "Export it from its program again."
            ) from error
        infos = self._zip.infolist()
        if len(infos) > MAX_MEMBERS:
            self._zip.close()
            raise UnreadableFile(
                f"“{self.name}” holds {len(infos):,} files, more than any project needs. "
                "It was not opened."
            )
        self.listed = [each.filename for each in infos]
        self._members = {each.filename: each for each in infos if not each.is_dir()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._zip.close()

    def names(self) -> list[str]:
        """Of the files, without folders."""
        return list(self._members)

    def __contains__(self, member: str) -> bool:
        return member in self._members

    def read(self, member: str) -> bytes:
        """The bytes of a member.

        Raises:
            KeyError: there is none of this name.
            UnreadableFile: it is damaged, encrypted or too large.
        """
        entry = self._members[member]
        if entry.flag_bits & 0x1:
            raise UnreadableFile(
                f"“{self.name}” is protected by a password. Export it without one and retry."
            )
        try:
            content = unpacked(self._zip, entry, min(MAX_MEMBER_BYTES, self._left))
        except DAMAGED as error:
            raise UnreadableFile(
                f"“{self.name}” is damaged: “{PurePosixPath(member).name}” cannot be unpacked. "
                "Export it from its program again."
            ) from error
        except TooMuch as error:
            raise UnreadableFile(
                f"“{self.name}” unpacks to far more than a project needs, as files do that are "
                "made to fill the memory. It was not opened."
            ) from error
        self._left -= len(content)
        return content

    def damaged(self) -> Iterator[str]:
        """The members that cannot be unpacked, or are larger than they may be."""
        for member in self._members:
            left = self._left
            try:
                self.read(member)
            except UnreadableFile:
                yield member
            self._left = left  # nothing of it is kept


def is_safe(member: str) -> bool:
    """Whether the name stays inside the project wherever it would be unpacked."""
    if not member or "\\" in member or "\0" in member or member.startswith("/"):
        return False
    parts = member.split("/")
    return ".." not in parts and ":" not in parts[0]
