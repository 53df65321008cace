"""Themes and notes are carried to counterparts."""

from __future__ import annotations

from tests.viewer.counterparts.conftest import CHILDREN, HEALTH
from viewer.analysis.align import align
from viewer.archive import Archive
from viewer.counterparts.carrying import (
    FOREIGN,
    LOST,
    THERE,
    TO_PARAGRAPH,
    TO_WORDS,
    Carried,
    Link,
    carry,
    links,
    plan,
)
from viewer.domain import Anchor, DocumentId, Paragraph, Relation, Target, ThemeId
from viewer.domain.notes import LinkKind, LinkTarget

PEACE, OTHER = ThemeId(1), ThemeId(2)


def planned(archive: Archive, series: list[DocumentId]) -> list[Carried]:
    """From the resolution of 2013 to that of 2015."""
    a, b = (archive.documents.paragraphs(each) for each in series[1:])
    return plan(archive, links(a, b, align(a, b)))


def at(archive: Archive, document: DocumentId, index: int) -> Paragraph:
    return archive.documents.at(document, index)


def test_a_theme_goes_to_the_counterpart(archive: Archive, series: list[DocumentId]) -> None:
    archive.tags.add(PEACE, [Anchor(at(archive, series[1], 1).id)])

    (found,) = planned(archive, series)

    assert found.target == Anchor(at(archive, series[2], 2).id)
    assert (found.how, found.sure, found.there) == (TO_PARAGRAPH, True, False)
    assert carry(archive, [found]) == 1
    (tag,) = archive.tags.of_document(series[2])
    assert (tag.theme, tag.anchor) == (PEACE, found.target)


def test_words_go_to_the_same_words(archive: Archive, series: list[DocumentId]) -> None:
    start = HEALTH.index("joint work")
    archive.tags.add(PEACE, [Anchor(at(archive, series[1], 1).id, start, start + 10)])

    (found,) = planned(archive, series)

    assert (found.how, found.words, found.sure) == (TO_WORDS, "joint work", True)


def test_words_that_are_not_there_go_to_the_paragraph_and_are_not_sure(
    archive: Archive, series: list[DocumentId]
) -> None:
    source, target = at(archive, series[1], 1), at(archive, series[2], 2)
    link = Link(source, target, Relation.CHANGED, 0.9, "same label")
    changed = Link(at(archive, series[1], 2), target, Relation.CHANGED, 0.9, "same label")
    start = CHILDREN.index("five years of age")
    archive.tags.add(PEACE, [Anchor(changed.source.id, start, start + 17)])

    assert plan(archive, [link]) == []
    (found,) = plan(archive, [changed])

    assert (found.how, found.target, found.sure) == (LOST, Anchor(target.id), False)


def test_words_of_a_translation_go_to_the_whole_paragraph(
    archive: Archive, series: list[DocumentId]
) -> None:
    source, target = at(archive, series[1], 1), at(archive, series[2], 2)
    archive.tags.add(PEACE, [Anchor(source.id, 0, 10)])

    (strong,) = plan(archive, [Link(source, target, Relation.TRANSLATED, 0.9, "numbers")])
    (weak,) = plan(archive, [Link(source, target, Relation.TRANSLATED, 0.3, "length")])

    assert (strong.how, strong.target, strong.sure) == (FOREIGN, Anchor(target.id), True)
    assert not weak.sure


def test_what_came_apart_or_is_another_text_is_not_sure(
    archive: Archive, series: list[DocumentId]
) -> None:
    source, target = at(archive, series[1], 1), at(archive, series[2], 2)
    archive.tags.add(PEACE, [Anchor(source.id)])
    for relation in (Relation.SPLIT, Relation.MERGED, Relation.TOPICAL):
        (found,) = plan(archive, [Link(source, target, relation, 0.95, "")])
        assert not found.sure, relation
        (by_hand,) = plan(archive, [Link(source, target, relation, 0.95, "", held=True)])
        assert by_hand.sure, relation


def test_notes_go_along_with_their_text(archive: Archive, series: list[DocumentId]) -> None:
    source = at(archive, series[1], 1)
    archive.annotations.add(Target(anchor=Anchor(source.id)), "See *also* 2011.")
    archive.annotations.add(Target(document=series[1]), "On the whole document.")

    (found,) = planned(archive, series)

    assert (found.theme, found.body) == (None, "See *also* 2011.")
    carry(archive, [found])
    (note,) = archive.annotations.of_document(series[2])
    assert note.body == "See *also* 2011."
    assert note.target.anchor == found.target


def test_a_carried_note_leads_where_the_note_leads(
    archive: Archive, series: list[DocumentId]
) -> None:
    source = at(archive, series[1], 1)
    note = archive.annotations.add(Target(anchor=Anchor(source.id)), "See *also* 2011.")
    other = archive.annotations.add(Target(document=series[0]), "The first.")
    for target in (
        LinkTarget(anchor=Anchor(at(archive, series[0], 0).id, 0, 3)),
        LinkTarget(document=series[0]),
        LinkTarget(note=other),
    ):
        archive.note_links.add(note, LinkKind.FOLLOWS_UP, target)

    carry(archive, planned(archive, series))

    (copy,) = (
        each
        for each in archive.annotations.of_document(series[2])
        if each.body == "See *also* 2011."
    )
    links_of = archive.note_links.of_note
    led = [(each.kind, each.document, each.anchor, each.to_note) for each in links_of(copy.id)]
    assert led == [(each.kind, each.document, each.anchor, each.to_note) for each in links_of(note)]
    assert len(led) == 3


def test_what_is_there_already_is_named_and_not_doubled(
    archive: Archive, series: list[DocumentId]
) -> None:
    archive.tags.add(PEACE, [Anchor(at(archive, series[1], 1).id)])
    archive.annotations.add(Target(anchor=Anchor(at(archive, series[1], 1).id)), "A note")
    assert carry(archive, planned(archive, series)) == 2

    again = planned(archive, series)

    assert [(each.how, each.there, each.sure) for each in again] == [(THERE, True, False)] * 2
    assert carry(archive, again) == 0
    assert len(archive.tags.of_document(series[2])) == 1


def test_one_step_takes_all_of_it_back(archive: Archive, series: list[DocumentId]) -> None:
    everywhere = [Anchor(each.id) for each in archive.documents.paragraphs(series[1])]
    archive.tags.add(PEACE, everywhere)
    archive.tags.add(OTHER, everywhere[:2])
    with archive.edit("Carry") as edit:
        assert carry(archive, planned(archive, series)) == 6
    assert edit.id is not None

    archive.history.undo(edit.id)
    assert archive.tags.of_document(series[2]) == []
    archive.history.redo(edit.id)
    assert len(archive.tags.of_document(series[2])) == 6


def test_only_some_paragraphs_are_asked_for(archive: Archive, series: list[DocumentId]) -> None:
    a, b = (archive.documents.paragraphs(each) for each in series[1:])

    found = links(a, b, align(a, b), only={a[1].id})

    assert [(each.source, each.target) for each in found] == [(a[1], b[2])]


def test_paragraphs_that_were_joined_give_a_theme_once(
    archive: Archive, series: list[DocumentId]
) -> None:
    one, other = at(archive, series[1], 1), at(archive, series[1], 2)
    target = at(archive, series[2], 2)
    archive.tags.add(PEACE, [Anchor(one.id), Anchor(other.id)])

    found = plan(
        archive,
        [
            Link(other, target, Relation.MERGED, 0.5, ""),
            Link(one, target, Relation.CHANGED, 0.8, ""),
        ],
    )

    assert [(each.source.paragraph, each.sure) for each in found] == [(one.id, True)]


def test_what_two_people_tagged_alike_is_carried_once_and_not_beside_anothers(
    archive: Archive, series: list[DocumentId]
) -> None:
    source = Anchor(at(archive, series[1], 1).id)
    archive.tags.add(PEACE, [source])
    me = archive.person
    archive.people.work_as("Ben")
    archive.tags.add(PEACE, [source])
    archive.people.work_as(me)
    (found,) = planned(archive, series)
    assert carry(archive, [found]) == 1
    (tag,) = archive.tags.of_document(series[2])
    assert tag.created_by == me
    archive.people.work_as("Ben")
    (again,) = planned(archive, series)
    assert again.there
