from __future__ import annotations

import pytest

from tests.viewer.archive.making import add, paragraphs
from viewer.archive import Archive, BookmarksChanged, Change
from viewer.domain import BookmarkId, NotFound


def test_a_bookmark_is_set_named_and_taken_away(archive: Archive, told: list[Change]) -> None:
    document = add(archive)
    told.clear()
    _, second, _ = paragraphs(archive, document)
    made = archive.bookmarks.toggle(second.id)
    assert made is not None
    (found,) = archive.bookmarks.all()
    assert (found.paragraph, found.index, found.label, found.name) == (second.id, 1, "2.", "")
    assert found.words == second.text
    archive.bookmarks.rename(made, "  Assistance ")
    assert archive.bookmarks.get(made).name == "Assistance"
    assert archive.bookmarks.toggle(second.id) is None
    assert archive.bookmarks.of_document(document) == []
    assert told == [BookmarksChanged(frozenset({made}), frozenset({document}))] * 3
    for edit in archive.history.edits(2):
        archive.history.undo(edit.id)
    assert [each.name for each in archive.bookmarks.of_document(document)] == [""]


def test_bookmarks_stand_in_reading_order(archive: Archive) -> None:
    document = add(archive)
    first, _, third = paragraphs(archive, document)
    archive.bookmarks.toggle(third.id, "Last")
    archive.bookmarks.toggle(first.id)
    assert [each.index for each in archive.bookmarks.of_document(document)] == [0, 2]


def test_none_is_there(archive: Archive) -> None:
    with pytest.raises(NotFound, match="no bookmark 7"):
        archive.bookmarks.get(BookmarkId(7))
