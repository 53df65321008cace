"""What a person should look at after a document was read anew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from importers.parsed import Metadata
from tests.viewer.archive.making import TEXTS, add, anchors, paragraphs, parsed
from viewer.archive import Archive, Refused
from viewer.archive.readings import Earlier, Move
from viewer.domain import Anchor, DocumentId, Doubt, NotFound, Passage, Target, ThemeId

PEACE, HEALTH = ThemeId(1), ThemeId(3)
SHORTER = [TEXTS[1], TEXTS[2]]
WHY = "83 % of its letters are the same"


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    """Read anew: a tag and a note moved in doubt, a tag and a note without words, one tag moved."""
    document = add(archive, title="Cooperation", symbol="A/RES/67/264")
    first, second, third = anchors(archive, document)
    archive.tags.add(PEACE, [first, Anchor(second.paragraph, 0, 8), third])
    archive.annotations.add(Target(anchor=first), "Where is it?")
    archive.annotations.add(Target(anchor=second), "Look here.")
    places = {0: (None, ""), 1: (Passage(0), WHY), 2: (Passage(1), "")}

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        return [
            Move(standing, to, method="alignment", score=0.83, why=why)
            for reading in earlier
            for standing in reading.standing
            for to, why in [places[standing.passage.index]]
        ]

    metadata = Metadata(title="Cooperation", symbol="A/RES/67/264")
    archive.readings.replace(document, parsed(SHORTER, metadata=metadata), decide)
    return document


def one(archive: Archive, *, orphan: bool, tag: bool) -> Doubt:
    (found,) = [
        each
        for each in archive.doubts.all()
        if each.orphan is orphan and (each.tag is not None) is tag
    ]
    return found


def test_they_are_listed_with_the_words_before_and_now(
    archive: Archive, document: DocumentId
) -> None:
    add(archive, name="other.txt")
    here = paragraphs(archive, document)

    assert len(archive.doubts.all()) == 4
    assert archive.doubts.all(document) == archive.doubts.all()
    assert archive.doubts.all(DocumentId(2)) == []
    moved = one(archive, orphan=False, tag=True)
    assert (moved.was, moved.now, moved.why) == ("Requests", TEXTS[1], WHY)
    assert (moved.theme, moved.symbol, moved.anchor) == (
        "Peace", "A/RES/67/264", Anchor(here[0].id),
    )  # fmt: skip
    lost = one(archive, orphan=True, tag=False)
    assert (lost.was, lost.now, lost.why) == (TEXTS[0], "", "its words were not found")
    assert (lost.body, lost.anchor) == ("Where is it?", None)
    assert [tag.doubt for tag in archive.tags.of_document(document)] == [WHY, ""]
    assert [note.doubt for note in archive.annotations.of_document(document)] == ["", WHY]


def test_confirmed_ones_are_not_listed_any_more(archive: Archive, document: DocumentId) -> None:
    moved = [each for each in archive.doubts.all() if not each.orphan]

    archive.doubts.confirm(moved)

    assert all(each.orphan for each in archive.doubts.all())
    assert archive.tags.of_document(document)[0].doubt == ""
    (edit, *_) = archive.history.edits()
    assert edit.label == "Confirm 2 tags and notes"
    archive.history.undo(edit.id)
    assert len(archive.doubts.all()) == 4


def test_an_orphan_cannot_be_confirmed(archive: Archive, document: DocumentId) -> None:
    with pytest.raises(Refused, match="Select where it belongs"):
        archive.doubts.confirm(archive.doubts.all())
    assert len(archive.doubts.all(document)) == 4


@pytest.mark.parametrize("orphan", [True, False])
@pytest.mark.parametrize("tag", [True, False])
def test_they_are_put_where_they_belong(
    archive: Archive, document: DocumentId, orphan: bool, tag: bool
) -> None:
    doubt = one(archive, orphan=orphan, tag=tag)
    place = Anchor(paragraphs(archive, document)[1].id, 0, 7)

    archive.doubts.put(doubt, place)

    assert doubt not in archive.doubts.all()
    assert len(archive.doubts.all()) == 3
    if doubt.tag is not None:
        assert archive.tags.get(doubt.tag).anchor == place
        assert archive.tags.get(doubt.tag).quote == "Invites"
        assert archive.history.edits()[0].label == "Put a tag as Peace in its place"
    elif doubt.note is not None:
        assert archive.annotations.get(doubt.note).target.anchor == place
        assert archive.history.edits()[0].label == "Put a note in its place"


def test_where_the_theme_is_already_one_tag_is_enough(
    archive: Archive, document: DocumentId
) -> None:
    lost = one(archive, orphan=True, tag=True)
    tagged = Anchor(paragraphs(archive, document)[1].id)

    archive.doubts.put(lost, tagged)

    assert [tag.anchor for tag in archive.tags.of_paragraph(tagged.paragraph)] == [tagged]
    assert len(archive.doubts.all()) == 3
    archive.history.undo(archive.history.edits()[0].id)
    assert len(archive.doubts.all()) == 4


def test_they_stay_in_their_document(archive: Archive, document: DocumentId) -> None:
    elsewhere = anchors(archive, add(archive, name="other.txt"))[0]

    with pytest.raises(Refused, match="another document"):
        archive.doubts.put(archive.doubts.all()[0], elsewhere)
    assert len(archive.doubts.all(document)) == 4


def test_they_are_taken_off_and_come_back(archive: Archive, document: DocumentId) -> None:
    found = archive.doubts.all(document)

    archive.doubts.remove(found)

    assert archive.doubts.all() == []
    assert archive.annotations.of_document(document) == []
    with pytest.raises(NotFound):
        archive.doubts.remove(found[:1])
    archive.history.undo(archive.history.edits()[0].id)
    assert archive.doubts.all() == found


def test_they_go_with_their_document_and_theme(archive: Archive, document: DocumentId) -> None:
    archive.themes.remove(PEACE)
    assert [each.tag for each in archive.doubts.all()] == [None, None]
    archive.documents.remove([document])
    assert archive.doubts.all() == []


def test_beside_the_theme_of_another_person_it_stays(
    archive: Archive, document: DocumentId
) -> None:
    last = anchors(archive, document)[1]
    lost = one(archive, orphan=True, tag=True)
    ann = archive.person
    mine = [tag.id for tag in archive.tags.of_paragraph(last.paragraph)]
    archive.tags.remove(mine)
    archive.people.work_as("Ben")
    archive.tags.add(PEACE, [last])
    archive.people.work_as(ann)
    archive.doubts.put(lost, last)
    assert [tag.created_by for tag in archive.tags.of_paragraph(last.paragraph)] == [ann, "Ben"]
