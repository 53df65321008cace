from __future__ import annotations

import pytest

from tests.viewer.archive.making import TEXTS, add, paragraphs, parsed
from viewer.archive import Archive, Change, PairsChanged, Refused
from viewer.archive.readings import Earlier, Move
from viewer.domain import DocumentId, NotFound, ParagraphId, Passage


@pytest.fixture
def documents(archive: Archive) -> tuple[DocumentId, DocumentId]:
    return add(archive, name="a.txt"), add(archive, name="b.txt")


def ids(archive: Archive, document: DocumentId) -> list[ParagraphId]:
    return [each.id for each in paragraphs(archive, document)]


def said(archive: Archive, a: DocumentId, b: DocumentId) -> list[tuple[int, int, bool]]:
    return [(each.a, each.b, each.together) for each in archive.pairs.between(a, b)]


def test_a_pair_is_seen_from_both_sides(
    archive: Archive, documents: tuple[DocumentId, DocumentId], told: list[Change]
) -> None:
    a, b = documents
    here, there = ids(archive, a), ids(archive, b)
    made = archive.pairs.pair(here[0], there[2])
    assert said(archive, a, b) == [(here[0], there[2], True)]
    assert said(archive, b, a) == [(there[2], here[0], True)]
    assert [each.b for each in archive.pairs.of_paragraph(here[0])] == [there[2]]
    assert archive.pairs.get(made).created_by == "Ann"
    assert told == [PairsChanged(frozenset({made}), frozenset(documents))]


def test_what_is_said_last_holds_and_is_undone_like_any_edit(
    archive: Archive, documents: tuple[DocumentId, DocumentId]
) -> None:
    a, b = documents
    one, other = ids(archive, a)[0], ids(archive, b)[0]
    archive.pairs.pair(one, other)
    archive.pairs.part(other, one)
    assert said(archive, a, b) == [(one, other, False)]
    archive.pairs.forget(one, other)
    assert said(archive, a, b) == []
    edits = archive.history.edits(3)
    for expected, edit in zip(
        ([(one, other, False)], [(one, other, True)], []), edits, strict=True
    ):
        archive.history.undo(edit.id)
        assert said(archive, a, b) == expected
    for edit in reversed(edits):
        archive.history.redo(edit.id)
    assert said(archive, a, b) == []


def test_the_same_said_twice_is_no_edit(
    archive: Archive, documents: tuple[DocumentId, DocumentId]
) -> None:
    one, other = ids(archive, documents[0])[1], ids(archive, documents[1])[1]
    archive.pairs.pair(one, other)
    count = len(archive.history.edits())
    archive.pairs.pair(other, one)
    assert len(archive.history.edits()) == count


def test_two_paragraphs_of_one_document(archive: Archive) -> None:
    document = add(archive)
    first, second, _ = ids(archive, document)
    archive.pairs.pair(first, second)
    assert said(archive, document, document) == [(first, second, True)]
    with pytest.raises(Refused, match="itself"):
        archive.pairs.pair(first, first)


def test_nothing_to_forget_or_to_find(
    archive: Archive, documents: tuple[DocumentId, DocumentId]
) -> None:
    one, other = ids(archive, documents[0])[0], ids(archive, documents[1])[0]
    with pytest.raises(NotFound, match="neither paired nor parted"):
        archive.pairs.forget(one, other)
    with pytest.raises(NotFound, match="no paragraph 999"):
        archive.pairs.pair(one, ParagraphId(999))
    assert archive.pairs.between(*documents) == []


def test_pairs_go_and_come_back_with_their_document(
    archive: Archive, documents: tuple[DocumentId, DocumentId], told: list[Change]
) -> None:
    a, b = documents
    made = archive.pairs.pair(ids(archive, a)[0], ids(archive, b)[0])
    archive.documents.remove([b])
    assert archive.pairs.between(a, b) == []
    assert told[-1] == PairsChanged(frozenset({made}), frozenset({b}))
    archive.history.undo(archive.history.edits(1)[0].id)
    assert len(archive.pairs.between(a, b)) == 1


def test_pairs_move_to_a_new_reading_or_wait_for_their_words(
    archive: Archive, documents: tuple[DocumentId, DocumentId]
) -> None:
    a, b = documents
    here, there = ids(archive, a), ids(archive, b)
    archive.pairs.pair(here[0], there[0])
    archive.pairs.part(here[2], there[2])

    def decide(earlier: object) -> list[Move]:
        assert isinstance(earlier, tuple)
        moves = []
        for reading in earlier:
            assert isinstance(reading, Earlier)
            for each in reading.standing:
                to = Passage(1) if each.passage.index == 0 else None
                moves.append(Move(each, to, method="alignment", score=1.0))
        return moves

    archive.readings.replace(a, parsed(("A new first line", TEXTS[0])), decide)
    assert said(archive, a, b) == [(ids(archive, a)[1], there[0], True)]
    archive.history.undo(archive.history.edits(1)[0].id)
    assert len(said(archive, a, b)) == 2
