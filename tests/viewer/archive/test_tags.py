from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, Change, Refused, TagsChanged
from viewer.archive.anchors import CONTEXT
from viewer.archive.storable import storable
from viewer.domain import (
    Anchor,
    DocumentId,
    NotFound,
    ParagraphId,
    TagFilter,
    TagId,
    Target,
    ThemeId,
)

PEACE, HUMANITARIAN = ThemeId(1), ThemeId(2)


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    return add(archive)


def test_a_tag_says_who_put_it_where(archive: Archive, document: DocumentId) -> None:
    paragraph = archive.documents.paragraphs(document)[0]
    start = paragraph.text.index("peaceful")
    (tag_id,) = archive.tags.add(PEACE, [Anchor(paragraph.id, start, start + 8)])
    tag = archive.tags.get(tag_id)
    assert (tag.theme, tag.document) == (PEACE, document)
    assert tag.anchor == Anchor(paragraph.id, start, start + 8)
    assert tag.quote == "peaceful"
    assert tag.created_by == "Ann"
    assert archive.tags.of_document(document) == [tag]
    assert archive.tags.of_paragraph(paragraph.id) == [tag]


def test_a_tag_on_a_whole_paragraph_quotes_it(archive: Archive, document: DocumentId) -> None:
    paragraph = archive.documents.paragraphs(document)[1]
    (tag,) = archive.tags.add(PEACE, [Anchor(paragraph.id)])
    assert archive.tags.get(tag).quote == paragraph.text


def test_the_words_around_are_kept(archive: Archive) -> None:
    document = add(archive, ["x" * 50 + "peace" + "y" * 10])
    (anchor,) = anchors(archive, document)
    archive.tags.add(PEACE, [Anchor(anchor.paragraph, 50, 55)])
    row = archive._connection.row("SELECT quote, prefix, suffix FROM tags")
    assert row is not None
    assert tuple(row) == ("peace", "x" * CONTEXT, "y" * 10)


def test_the_same_anchor_is_tagged_once(archive: Archive, document: DocumentId) -> None:
    first, second, _ = anchors(archive, document)
    tags = archive.tags.add(PEACE, [first, first, second])
    assert tags[0] == tags[1] != tags[2]
    assert archive.tags.add(PEACE, [second, first]) == [tags[2], tags[0]]
    assert len(archive.history.edits()) == 2  # the import and the first tagging
    assert archive.tags.add(PEACE, [Anchor(first.paragraph, 0, 5)]) != [tags[0]]
    assert archive.tags.add(HUMANITARIAN, [first]) != [tags[0]]


def test_the_places_of_a_theme_are_those_of_the_person(
    archive: Archive, document: DocumentId
) -> None:
    first, second, third = anchors(archive, document)
    words = Anchor(third.paragraph, 0, 7)
    assert archive.tags.places(PEACE) == frozenset()
    archive.tags.add(PEACE, [first, words])
    (off,) = archive.tags.add(PEACE, [second])
    archive.tags.remove([off])
    archive.tags.add(HUMANITARIAN, [second])
    assert archive.tags.places(PEACE) == {first, words}
    archive.people.work_as("Ben")
    assert archive.tags.places(PEACE) == frozenset()


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 3), (0, 0), (5, 3), (0, 10_000), (None, 4), (2, None)]
)
def test_offsets_outside_the_text_are_refused(
    archive: Archive, document: DocumentId, start: int | None, end: int | None
) -> None:
    first = anchors(archive, document)[0]
    with pytest.raises(Refused, match="Select them again"):
        archive.tags.add(PEACE, [first, Anchor(first.paragraph, start, end)])
    assert archive.tags.of_document(document) == []


def test_what_is_not_there_cannot_be_tagged(archive: Archive, document: DocumentId) -> None:
    with pytest.raises(NotFound):
        archive.tags.add(PEACE, [Anchor(ParagraphId(999))])
    with pytest.raises(NotFound):
        archive.tags.add(ThemeId(999), anchors(archive, document))
    with pytest.raises(NotFound):
        archive.tags.get(TagId(999))
    with pytest.raises(NotFound):
        archive.tags.remove([TagId(999)])


def test_a_removed_document_cannot_be_tagged(archive: Archive, document: DocumentId) -> None:
    some = anchors(archive, document)
    archive.documents.remove([document])
    with pytest.raises(NotFound, match="Open the document again"):
        archive.tags.add(PEACE, some)


def test_toggle_takes_off_only_when_all_have_it(archive: Archive, document: DocumentId) -> None:
    some = anchors(archive, document)
    archive.tags.add(PEACE, some[:1])
    assert archive.tags.toggle(PEACE, some) is True
    assert len(archive.tags.of_document(document)) == 3
    assert archive.tags.toggle(PEACE, some) is False
    assert archive.tags.of_document(document) == []
    assert archive.tags.toggle(PEACE, []) is False
    labels = [edit.label for edit in archive.history.edits(2)]
    assert labels == ["Take Peace off 3 paragraphs", "Tag 3 paragraphs as Peace"]


def test_a_tag_that_was_taken_off_can_be_put_on_again(
    archive: Archive, document: DocumentId
) -> None:
    some = anchors(archive, document)[:1]
    (old,) = archive.tags.add(PEACE, some)
    archive.tags.remove([old])
    (new,) = archive.tags.add(PEACE, some)
    assert new != old
    with pytest.raises(NotFound):
        archive.tags.get(old)


def test_tags_are_announced_with_their_documents(
    archive: Archive, document: DocumentId, told: list[Change]
) -> None:
    tags = archive.tags.add(PEACE, anchors(archive, document))
    assert told == [TagsChanged(frozenset(tags), frozenset({document}))]


def test_tags_come_in_reading_order(archive: Archive, document: DocumentId) -> None:
    first, second, third = anchors(archive, document)
    archive.tags.add(PEACE, [third, Anchor(second.paragraph, 9, 12), second, first])
    found = [tag.anchor for tag in archive.tags.of_document(document)]
    assert found == [first, second, Anchor(second.paragraph, 9, 12), third]


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1), st.data())
def test_quotes_count_code_points(text: str, data: st.DataObject) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(Path(folder) / "a.concord", person="Ann") as archive,
    ):
        document = add(archive, [text])
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        (anchor,) = anchors(archive, document)
        (tag,) = archive.tags.add(PEACE, [Anchor(anchor.paragraph, start, end)])
        assert archive.tags.get(tag).quote == storable(text)[start:end]
        assert archive.check() == []


def test_a_tag_is_sure_until_it_is_said_to_be_doubtful(
    archive: Archive, document: DocumentId
) -> None:
    first, second, _ = anchors(archive, document)
    (sure,) = archive.tags.add(PEACE, [first])
    (doubtful,) = archive.tags.add(PEACE, [second], sure=False)
    assert (archive.tags.get(sure).sure, archive.tags.get(doubtful).sure) == (True, False)
    archive.tags.set_sure([sure, doubtful], False)
    assert [tag.sure for tag in archive.tags.of_document(document)] == [False, False]
    edit = archive.history.edits(1)[0]
    assert edit.label == "Mark 2 tags as doubtful"
    archive.history.undo(edit.id)
    assert (archive.tags.get(sure).sure, archive.tags.get(doubtful).sure) == (True, False)


def test_tags_move_to_another_theme_and_join_what_stands_there(
    archive: Archive, document: DocumentId
) -> None:
    first, second, _ = anchors(archive, document)
    health = ThemeId(3)
    one, two = archive.tags.add(PEACE, [first, second])
    (there,) = archive.tags.add(health, [first], sure=False)
    note = archive.annotations.add(Target(tag=one), "Why both?")
    archive.tags.retheme([one, two], health)
    found = archive.tags.of_document(document)
    assert [(tag.id, tag.theme, tag.sure) for tag in found] == [
        (there, health, True),
        (two, health, True),
    ]
    assert archive.annotations.get(note).target.tag == there
    archive.history.undo(archive.history.edits(1)[0].id)
    assert {tag.id for tag in archive.tags.of_document(document)} == {one, two, there}
    assert archive.annotations.get(note).target.tag == one
    assert archive.tags.get(there).sure is False


def test_documents_are_found_by_the_tags_in_them(archive: Archive) -> None:
    both, one, none, gone = (add(archive, name=f"{n}.txt") for n in range(4))
    health, water = ThemeId(3), archive.themes.add("Water")
    archive.tags.add(PEACE, anchors(archive, both)[:2])
    archive.tags.add(health, anchors(archive, both)[:1], sure=False)
    archive.tags.add(PEACE, anchors(archive, one))
    archive.tags.add(PEACE, anchors(archive, gone))
    archive.documents.remove([gone])
    archive.tags.add(water, anchors(archive, none))
    archive.themes.remove(water)
    for only, found in (
        (TagFilter(), {both, one, none}),
        (TagFilter(state="tagged"), {both, one}),
        (TagFilter(state="untagged"), {none}),
        (TagFilter(state="doubtful"), {both}),
        (TagFilter((PEACE,), state="doubtful"), set()),
        (TagFilter((health,), state="doubtful"), {both}),
        (TagFilter((PEACE, health)), {both, one}),
        (TagFilter((PEACE, health), "all"), {both}),
        (TagFilter((health,), "none"), {one, none}),
        (TagFilter((health,), "none", "tagged"), {one}),
    ):
        assert archive.tags.documents(only) == found, only
