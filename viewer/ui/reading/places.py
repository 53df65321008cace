"""Where each document was left, kept in its archive."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain import DocumentId, ParagraphId, WorldError
from viewer.ui.session import Session


@dataclass(frozen=True, slots=True)
class Kept:
    """A place in a document.

    Attributes:
        paragraph, start: the row at the top of the screen, see `Reading.place`.
        lines: how much of it is above, in lines, so that another size of text finds it too.
        current: the paragraph that was being read.
    """

    paragraph: ParagraphId
    start: int
    lines: float
    current: ParagraphId


class Keeper:
    """Reads and writes the places of one session's archive."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(
        self,
        document: DocumentId,
        place: tuple[ParagraphId, int, float],
        leading: float,
        current: ParagraphId,
    ) -> None:
        archive = self._session.archive
        value = [place[0], place[1], round(place[2] / leading, 2), current]
        if archive.read_only or archive.settings.get(_key(document)) == value:
            return
        try:
            archive.settings.set(_key(document), value)
        except WorldError:
            # A full disk must not keep anybody from closing a document; only its place is lost.
            return

    def find(self, document: DocumentId) -> Kept | None:
        value = self._session.archive.settings.get(_key(document))
        match value:
            case [int(paragraph), int(start), int() | float() as lines, int(current)]:
                return Kept(ParagraphId(paragraph), start, float(lines), ParagraphId(current))
            case _:  # nothing, or of another make
                return None

    def paragraph(self, document: DocumentId) -> ParagraphId | None:
        found = self.find(document)
        return None if found is None else found.paragraph


def _key(document: DocumentId) -> str:
    return f"place.{document}"
