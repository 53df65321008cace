import pytest

from viewer.archive import Archive
from viewer.domain import DocumentId, ParagraphId
from viewer.ui.reading.places import Keeper, Kept
from viewer.ui.reading.state import Place
from viewer.ui.session import Session

KEPT = Kept(Place(ParagraphId(7), 0, 0.25), ParagraphId(8))


def test_a_place_is_kept_in_the_archive(session: Session, resolution: DocumentId) -> None:
    Keeper(session).keep(resolution, KEPT)

    assert Keeper(session).find(resolution) == KEPT
    assert Keeper(session).paragraph(resolution) == 7
    assert Keeper(session).find(DocumentId(99)) is None


def test_an_archive_for_reading_keeps_no_places(
    session: Session, archive: Archive, resolution: DocumentId
) -> None:
    keeper = Keeper(session)
    keeper.keep(resolution, KEPT)
    before = archive.settings.get(f"place.{resolution}")

    with archive.again(read_only=True) as reading:
        session.archive = reading
        keeper.keep(resolution, Kept(Place(ParagraphId(9), 0, 0.0), ParagraphId(9)))
        session.archive = archive

    assert archive.settings.get(f"place.{resolution}") == before


@pytest.mark.parametrize("value", ["x", [1], [1, "a", 2, 3], {"a": 1}, None])
def test_a_place_of_another_make_is_none(
    session: Session, archive: Archive, resolution: DocumentId, value: object
) -> None:
    archive.settings.set(f"place.{resolution}", value)

    assert Keeper(session).find(resolution) is None
