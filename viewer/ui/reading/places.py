"""Where each document was left, kept in its archive."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain import DocumentId, ParagraphId, WorldError
from viewer.ui.reading.state import Place
from viewer.ui.session import Session


@dataclass(frozen=True, slots=True)
class Kept:
    """A place, and the paragraph that was being read there."""

    place: Place
    current: ParagraphId


class Keeper:
    """Reads and writes the places of one session's archive."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def keep(self, document: DocumentId, kept: Kept) -> None:
        archive = self._session.archive
        place = kept.place
        value = [place.paragraph, place.start, round(place.share, 3), kept.current]
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
            case [int(paragraph), int(start), int() | float() as share, int(current)]:
                place = Place(ParagraphId(paragraph), start, float(share))
                return Kept(place, ParagraphId(current))
            case _:  # nothing, or of another make
                return None

    def paragraph(self, document: DocumentId) -> ParagraphId | None:
        found = self.find(document)
        return None if found is None else found.place.paragraph


def _key(document: DocumentId) -> str:
    return f"place.{document}"
