"""Work on a document that the two archives read differently, or that one of them does not have."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.viewer.archive.making import parsed
from tests.viewer.bundles.making import bundle_of, content, see, take
from viewer.archive import Archive
from viewer.bundles import put_on_what_waited
from viewer.domain import Anchor, DocumentId, Target, ThemeId
from viewer.domain.merging import Became

PEACE = ThemeId(1)
BYTES = b"one original"
FIRST = "Recalling its resolutions on the peaceful settlement of disputes between neighbours,"
SECOND = "Requests the Secretary-General to strengthen humanitarian assistance everywhere;"
THIRD = "Invites Member States to vaccinate all children in zones of armed conflict."
LOST = "Page 3 of 7 was printed upside down by mistake."


def read_as(archive: Archive, texts: Sequence[str]) -> DocumentId:
    """The one original, in a reading of this archive's."""
    return archive.documents.add("a.txt", BYTES, parsed(texts)).document


def tag(archive: Archive, document: DocumentId, index: int, *words: int) -> None:
    paragraph = archive.documents.at(document, index).id
    archive.tags.add(PEACE, [Anchor(paragraph, *words)])


def quotes(archive: Archive, document: DocumentId) -> set[str]:
    return {each.quote for each in archive.tags.of_document(document)}


def test_places_are_met_by_their_words(ann: Archive, cem: Archive) -> None:
    hers = read_as(ann, [FIRST, SECOND, THIRD])
    his = read_as(cem, ["A heading that another importer saw", f"{FIRST} {SECOND}", THIRD])
    tag(ann, hers, 1)
    tag(ann, hers, 2, 0, 21)
    done = take(cem, bundle_of(ann, documents=[hers]))
    assert done.doubtful == 0
    assert quotes(cem, his) == {SECOND, "Invites Member States"}
    assert cem.doubts.all() == []
    assert take(cem, bundle_of(ann, documents=[hers])).changes == 0
    # On the way back the places are hers, as she has made them.
    assert take(ann, bundle_of(cem)).changes == 0
    assert quotes(ann, hers) == {SECOND, "Invites Member States"}


def test_what_is_in_doubt_is_to_be_looked_at(ann: Archive, cem: Archive) -> None:
    hers = read_as(ann, [FIRST, SECOND])
    his = read_as(cem, [FIRST, SECOND.replace("strengthen humanitarian", "weaken veterinarian")])
    tag(ann, hers, 1)
    ann.annotations.add(Target(anchor=Anchor(ann.documents.at(hers, 1).id)), "Look")
    assert take(cem, bundle_of(ann, documents=[hers])).doubtful == 2
    doubts = cem.doubts.all(his)
    assert {bool(each.tag) for each in doubts} == {True, False}
    assert {each.was for each in doubts} == {SECOND}
    assert all("%" in each.why for each in doubts)
    assert take(cem, bundle_of(ann, documents=[hers])).changes == 0


def test_what_is_not_found_is_kept(ann: Archive, cem: Archive) -> None:
    hers, his = read_as(ann, [FIRST, LOST]), read_as(cem, [FIRST])
    tag(ann, hers, 1)
    tag(ann, hers, 1, 0, 6)
    assert take(cem, bundle_of(ann, documents=[hers])).doubtful == 2
    assert {(each.was, each.orphan) for each in cem.doubts.all(his)} == {
        (LOST, True),
        ("Page 3", True),
    }
    assert take(ann, bundle_of(cem)).changes == 0
    # A better reading finds it.
    from viewer.importing.resettling import moves

    better = parsed([FIRST, THIRD, LOST])
    cem.readings.replace(his, better, lambda earlier: moves(earlier, better.blocks))
    assert quotes(cem, his) == {LOST, "Page 3"}
    assert take(ann, bundle_of(cem)).changes == 0
    assert take(cem, bundle_of(ann, documents=[hers])).changes == 0


def test_a_new_reading_is_nobodys_change(ann: Archive, ben: Archive) -> None:
    from viewer.importing.resettling import moves

    document = ann.documents.all()[0].id
    tag(ann, document, 0)
    tag(ann, document, 1, 0, 8)
    take(ben, bundle_of(ann))
    texts = [each.text for each in ann.documents.paragraphs(document)]
    better = parsed([f"{texts[0]} {texts[1]}", *texts[2:]])
    ann.readings.replace(document, better, lambda earlier: moves(earlier, better.blocks))
    done = see(ben, bundle_of(ann))
    assert (done.changes, done.conflicts) == (0, ())


def test_what_is_on_a_missing_document_waits_for_it(ann: Archive, cem: Archive) -> None:
    hers = read_as(ann, [FIRST, SECOND])
    tag(ann, hers, 1)
    ann.annotations.add(Target(anchor=Anchor(ann.documents.at(hers, 0).id, 0, 9)), "Why?")
    ann.documents.correct(hers, symbol="A/RES/1")
    path = bundle_of(ann, documents=[hers])
    assert see(cem, path).count(Became.WAITING) == 3
    done = take(cem, path)
    assert done.documents == {"A/RES/1": 3}
    assert take(cem, path).changes == 0
    his = read_as(cem, [FIRST, SECOND])
    with cem.long_edit("Import a document"):
        assert put_on_what_waited(cem, [his]) == {"tags": 1, "annotations": 1, "corrections": 1}
    assert quotes(cem, his) == {SECOND}
    assert [(each.body, each.quote, each.created_by) for each in cem.annotations.all()] == [
        ("Why?", "Recalling", "Ann")
    ]
    assert cem.documents.get(his).symbol == "A/RES/1"
    assert put_on_what_waited(cem, [his]) == {}
    cem.tags.remove([each.id for each in cem.tags.of_document(his)])
    assert put_on_what_waited(cem, [his]) == {}


def test_what_waits_goes_on_to_others(ann: Archive, ben: Archive, cem: Archive) -> None:
    document = ann.documents.all()[0].id
    tag(ann, document, 0)
    take(cem, bundle_of(ann))
    take(ben, bundle_of(cem))
    assert content(ben) == content(ann)


def test_an_undone_merge_leaves_nothing_waiting(ann: Archive, cem: Archive) -> None:
    hers = read_as(ann, [FIRST])
    tag(ann, hers, 0)
    take(cem, bundle_of(ann, documents=[hers]))
    cem.history.undo(cem.history.edits()[0].id)
    his = read_as(cem, [FIRST])
    assert put_on_what_waited(cem, [his]) == {}
    assert cem.bundles.waiting() == []


@pytest.mark.parametrize("mine", [False, True])
def test_only_ones_own_goes_out(ann: Archive, ben: Archive, cem: Archive, mine: bool) -> None:
    document = ann.documents.all()[0].id
    tag(ann, document, 0)
    take(ben, bundle_of(ann))
    tag(ben, document, 1)
    take(cem, bundle_of(ben, mine=mine))
    assert cem.bundles.waiting()[0][1] == (1 if mine else 2)
