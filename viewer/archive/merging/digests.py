"""Whether two archives read a document alike: a digest over the texts of all its blocks."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from viewer.archive.connection import Connection


def digest_of(texts: Iterable[str]) -> str:
    """SHA-256 over the text of each block in order, in UTF-8, each followed by a zero byte."""
    whole = hashlib.sha256()
    for text in texts:
        whole.update(text.encode())
        whole.update(b"\0")
    return whole.hexdigest()


class Digests:
    """Of the readings in an archive; each is told once, for a reading never changes."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, str] = {}

    def of(self, version: int) -> str:
        if version not in self._known:
            self._known[version] = digest_of(
                self._connection.values(
                    "SELECT text FROM blocks WHERE version_id = ? ORDER BY position", (version,)
                )
            )
        return self._known[version]
