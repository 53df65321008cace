from __future__ import annotations

import pytest

from tests.viewer.archive.making import add
from viewer.archive import Archive, Change, CollectionsChanged, Refused
from viewer.domain import CollectionId, DocumentId, NotFound


def test_a_collection_holds_documents(archive: Archive, told: list[Change]) -> None:
    one, two = add(archive), add(archive, name="b.txt")
    told.clear()
    collection = archive.collections.add("Turkey", [one, one])
    archive.collections.put(collection, [one, two])
    assert archive.collections.all()[0].documents == {one, two}
    archive.collections.take(collection, [one, one])
    archive.collections.rename(collection, "Türkiye")
    (found,) = archive.collections.all()
    assert found.name == "Türkiye"
    assert found.documents == {two}
    assert told == [CollectionsChanged(frozenset({collection}))] * 4
    for edit in archive.history.edits(4):
        archive.history.undo(edit.id)
    assert archive.collections.all() == []


def test_removing_a_collection_leaves_its_documents(archive: Archive) -> None:
    document = add(archive)
    collection = archive.collections.add("Turkey", [document])
    archive.collections.remove(collection)
    assert archive.collections.all() == []
    assert len(archive.documents.all()) == 1
    archive.history.undo(archive.history.edits(1)[0].id)
    assert archive.collections.all()[0].documents == {document}


def test_names_are_unique_whatever_the_case(archive: Archive) -> None:
    first = archive.collections.add("Turkey")
    archive.collections.rename(first, "TURKEY")
    for name in ("turkey ", "", " "):
        with pytest.raises(Refused):
            archive.collections.add(name)
    second = archive.collections.add("Geneva")
    with pytest.raises(Refused):
        archive.collections.rename(second, "Turkey")
    assert [each.name for each in archive.collections.all()] == ["Geneva", "TURKEY"]


def test_what_is_not_there(archive: Archive) -> None:
    for call in (
        lambda: archive.collections.rename(CollectionId(9), "x"),
        lambda: archive.collections.remove(CollectionId(9)),
        lambda: archive.collections.put(CollectionId(9), []),
        lambda: archive.collections.take(CollectionId(9), []),
        lambda: archive.collections.add("New", [DocumentId(9)]),
    ):
        with pytest.raises(NotFound):
            call()
    assert archive.collections.all() == []
