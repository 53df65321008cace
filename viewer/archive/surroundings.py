"""What stands before and after an excerpt in its document."""

from __future__ import annotations

from dataclasses import replace

from viewer.archive.connection import Connection
from viewer.domain import Excerpt, ParagraphId

_SOME = """
    SELECT label, text FROM blocks WHERE version_id = ? AND position {sign} ?
        AND kind NOT IN ('furniture', 'footnote') AND text <> ''
    ORDER BY position {order} LIMIT ?
"""
_BEFORE = _SOME.format(sign="<", order="DESC")
_AFTER = _SOME.format(sign=">", order="ASC")
MORE = "…"


class Surroundings:
    """Reads as many paragraphs as are wanted; none where none are."""

    def __init__(self, connection: Connection, before: int, after: int) -> None:
        self._connection = connection
        self._before = before
        self._after = after

    def of(self, excerpt: Excerpt, version: int) -> Excerpt:
        """The excerpt with what is around it."""
        if not self._before and not self._after:
            return excerpt
        before = self._texts(_BEFORE, version, excerpt.index, self._before)
        after = self._texts(_AFTER, version, excerpt.index, self._after)
        start, end = self._ends(excerpt)
        return replace(
            excerpt,
            before=(*reversed(before), *start) if self._before else (),
            after=(*end, *after) if self._after else (),
        )

    def _texts(self, statement: str, version: int, position: int, most: int) -> list[str]:
        if most <= 0:
            return []
        rows = self._connection.rows(statement, (version, position, most))
        return [_labelled(label, text) for label, text in rows]

    def _ends(self, excerpt: Excerpt) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The rest of a paragraph of which only some words are tagged."""
        if excerpt.start is None or excerpt.end is None:
            return (), ()
        text = self._paragraph(excerpt.paragraph)
        before, after = text[: excerpt.start].strip(), text[excerpt.end :].strip()
        return (
            (f"{_labelled(excerpt.label, before)} {MORE}",) if _says(before) else (),
            (f"{MORE} {after}",) if _says(after) else (),
        )

    def _paragraph(self, paragraph: ParagraphId) -> str:
        return str(self._connection.value("SELECT text FROM blocks WHERE id = ?", (paragraph,)))


def _says(text: str) -> bool:
    """A full stop alone is not worth a line."""
    return any(character.isalnum() for character in text)


def _labelled(label: str | None, text: str) -> str:
    return f"{label} {text}" if label else text
