from __future__ import annotations

import pytest

from tests.viewer.archive.making import add, anchors
from viewer.archive import AnnotationsChanged, Archive, Change, Refused
from viewer.domain import Anchor, AnnotationId, DocumentId, NotFound, TagId, Target, ThemeId


@pytest.fixture
def document(archive: Archive) -> DocumentId:
    return add(archive)


def test_a_note_stands_on_words_paragraph_document_or_theme(
    archive: Archive, document: DocumentId
) -> None:
    first = archive.documents.paragraphs(document)[0]
    words = archive.annotations.add(Target(anchor=Anchor(first.id, 0, 9)), "*Which* ones?")
    whole = archive.annotations.add(Target(document, Anchor(first.id)), "Compare 2015.")
    all_of_it = archive.annotations.add(Target(document=document), "Adopted.")
    theme = archive.annotations.add(Target(theme=ThemeId(1)), "Narrow.")
    assert archive.annotations.get(words).quote == "Recalling"
    assert archive.annotations.get(words).target == Target(document, Anchor(first.id, 0, 9))
    assert archive.annotations.get(whole).quote == first.text
    assert archive.annotations.get(all_of_it).quote == ""
    assert archive.annotations.get(theme).target == Target(theme=ThemeId(1))
    found = [note.id for note in archive.annotations.of_document(document)]
    assert found == [all_of_it, whole, words]
    assert {note.id for note in archive.annotations.all()} == {words, whole, all_of_it, theme}


def test_change_and_remove(archive: Archive, document: DocumentId, told: list[Change]) -> None:
    note = archive.annotations.add(Target(document=document), "One.")
    archive.annotations.change(note, "Two.")
    assert archive.annotations.get(note).body == "Two."
    archive.annotations.remove([note])
    assert archive.annotations.all() == []
    assert told == [AnnotationsChanged(frozenset({note}), frozenset({document}))] * 3
    for edit in archive.history.edits(2):
        archive.history.undo(edit.id)
    assert archive.annotations.get(note).body == "One."


@pytest.mark.parametrize("words", ["report", "REP", "secretary gen", "Général", "-nothing report"])
def test_words_filter_body_and_quote(archive: Archive, document: DocumentId, words: str) -> None:
    second = anchors(archive, document)[1]
    note = archive.annotations.add(Target(anchor=second), "See the report of the general.")
    archive.annotations.add(Target(document=document), "Something else.")
    assert [each.id for each in archive.annotations.all(words=words)] == [note]
    assert [each.id for each in archive.annotations.all(document=document, words=words)] == [note]


def test_without_words_all_are_listed(archive: Archive, document: DocumentId) -> None:
    archive.annotations.add(Target(document=document), "Something.")
    assert len(archive.annotations.all(words=" - ")) == 1
    assert archive.annotations.all(words="-something") != archive.annotations.all(words="nothing")


def test_bad_targets_are_refused(archive: Archive, document: DocumentId) -> None:
    other = add(archive, name="b.txt")
    (first, *_) = anchors(archive, document)
    for target in (
        Target(),
        Target(document=document, theme=ThemeId(1)),
        Target(document=other, anchor=first),
        Target(anchor=first, theme=ThemeId(1)),
        Target(anchor=Anchor(first.paragraph, 5, 5)),
    ):
        with pytest.raises(Refused):
            archive.annotations.add(target, "x")
    for target in (Target(document=DocumentId(99)), Target(theme=ThemeId(99))):
        with pytest.raises(NotFound):
            archive.annotations.add(target, "x")
    with pytest.raises(Refused):
        archive.annotations.add(Target(document=document), " \n")
    assert archive.annotations.all() == []


def test_a_note_that_is_not_there(archive: Archive) -> None:
    with pytest.raises(NotFound):
        archive.annotations.get(AnnotationId(7))
    with pytest.raises(NotFound):
        archive.annotations.change(AnnotationId(7), "x")
    with pytest.raises(NotFound):
        archive.annotations.remove([AnnotationId(7)])


def test_notes_on_a_theme_go_with_it(archive: Archive) -> None:
    archive.annotations.add(Target(theme=ThemeId(1)), "Narrow.")
    archive.themes.remove(ThemeId(1))
    assert archive.annotations.all() == []


def test_a_note_on_a_tag_stands_on_its_words_and_goes_with_it(
    archive: Archive, told: list[Change]
) -> None:
    document = add(archive)
    first, *_ = anchors(archive, document)
    words = Anchor(first.paragraph, 0, 9)
    (tag,) = archive.tags.add(ThemeId(1), [words])
    note = archive.annotations.add(Target(tag=tag), "Because of the verb.")
    found = archive.annotations.get(note)
    assert found.target == Target(document, words, None, tag)
    assert found.quote == "Recalling"
    told.clear()
    archive.tags.remove([tag])
    assert AnnotationsChanged(frozenset({note}), frozenset({document})) in told
    assert archive.annotations.all() == []
    archive.history.undo(archive.history.edits(1)[0].id)
    assert [each.id for each in archive.annotations.all()] == [note]
    told.clear()
    archive.themes.remove(ThemeId(1))
    assert AnnotationsChanged(frozenset({note}), frozenset({document})) in told
    assert archive.annotations.all() == []
    with pytest.raises(NotFound, match="no tag"):
        archive.annotations.add(Target(tag=TagId(99)), "On nothing.")
