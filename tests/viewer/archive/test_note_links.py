from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from tests.viewer.archive.making import TEXTS, add, anchors, paragraphs, parsed
from viewer.archive import AnnotationsChanged, Archive, Change, Refused
from viewer.archive.readings import Earlier, Move
from viewer.domain import (
    Anchor,
    AnnotationId,
    DocumentId,
    HistoryFilter,
    NotFound,
    ParagraphId,
    Passage,
    Target,
    ThemeId,
)
from viewer.domain.ids import NoteLinkId
from viewer.domain.notes import LinkKind, LinkTarget


@pytest.fixture
def here(archive: Archive) -> DocumentId:
    return add(archive, name="a.txt", title="Here", symbol="A/1")


@pytest.fixture
def there(archive: Archive) -> DocumentId:
    return add(archive, name="b.txt", title="There", symbol="B/2", date="2014")


@pytest.fixture
def note(archive: Archive, here: DocumentId) -> AnnotationId:
    return archive.annotations.add(Target(anchor=anchors(archive, here)[0]), "See the other.")


def kinds(archive: Archive, note: AnnotationId) -> list[str]:
    return [each.kind.value for each in archive.note_links.of_note(note)]


def undo_last(archive: Archive) -> None:
    archive.history.undo(next(each.id for each in archive.history.edits() if not each.undone))


def test_a_note_leads_to_words_paragraphs_documents_and_notes(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    place = anchors(archive, there)[1]
    other = archive.annotations.add(Target(theme=ThemeId(1)), "What *peace* is.")
    for kind, target in (
        (LinkKind.COMPARE, LinkTarget(anchor=Anchor(place.paragraph, 0, 8))),
        (LinkKind.CONTRADICTS, LinkTarget(anchor=place)),
        (LinkKind.SOURCE, LinkTarget(document=there)),
        (LinkKind.FOLLOWS_UP, LinkTarget(note=other)),
    ):
        archive.note_links.add(note, kind, target)
    links = archive.note_links.of_note(note)
    assert [each.kind for each in links] == [
        LinkKind.COMPARE,
        LinkKind.CONTRADICTS,
        LinkKind.SOURCE,
        LinkKind.FOLLOWS_UP,
    ]
    assert [each.quote for each in links] == ["Requests", TEXTS[1], "", "What *peace* is."]
    assert [each.citation for each in links] == [
        "There, B/2, 2014, para. 2, p. 1",
        "There, B/2, 2014, para. 2, p. 1",
        "There, B/2, 2014",
        "Theme Peace",
    ]
    assert [each.document for each in links] == [there, there, there, None]
    assert (links[0].anchor, links[0].index) == (Anchor(place.paragraph, 0, 8), 1)
    assert (links[3].to_note, links[3].anchor) == (other, None)
    assert {each.created_by for each in links} == {"Ann"}


def test_it_is_seen_from_the_other_end(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    other = archive.annotations.add(Target(anchor=anchors(archive, there)[2]), "Led to.")
    archive.note_links.add(note, LinkKind.COMPARE, LinkTarget(note=other))
    archive.note_links.add(note, LinkKind.SOURCE, LinkTarget(document=there))
    (back,) = archive.note_links.to_note(other)
    assert (back.body, back.citation) == ("See the other.", "Here, A/1, para. 1, p. 1")
    into = archive.note_links.into_document(there)
    assert [each.link.kind for each in into] == [LinkKind.COMPARE, LinkKind.SOURCE]
    assert [each.kind for each in archive.note_links.of_document(here)] == ["compare", "source"]
    assert archive.note_links.into_document(here) == []


def test_the_same_link_is_made_once_and_its_type_can_be_changed(
    archive: Archive, there: DocumentId, note: AnnotationId
) -> None:
    target = LinkTarget(document=there)
    link = archive.note_links.add(note, LinkKind.COMPARE, target)
    edits = len(archive.history.edits())
    assert archive.note_links.add(note, LinkKind.COMPARE, target) == link
    assert len(archive.history.edits()) == edits
    archive.note_links.change(link, LinkKind.CONTRADICTS)
    assert kinds(archive, note) == ["contradicts"]
    archive.note_links.remove([link])
    assert kinds(archive, note) == []
    for expected in (["contradicts"], ["compare"], []):
        undo_last(archive)
        assert kinds(archive, note) == expected


def test_links_that_mean_nothing_are_refused(
    archive: Archive, there: DocumentId, note: AnnotationId
) -> None:
    paragraph = paragraphs(archive, there)[0].id
    for target in (
        LinkTarget(),
        LinkTarget(note=note),
        LinkTarget(anchor=Anchor(paragraph), document=there),
        LinkTarget(anchor=Anchor(paragraph, 5, 5_000)),
    ):
        with pytest.raises(Refused):
            archive.note_links.add(note, LinkKind.COMPARE, target)
    for missing in (
        LinkTarget(document=DocumentId(99)),
        LinkTarget(note=AnnotationId(99)),
        LinkTarget(anchor=Anchor(ParagraphId(999))),
    ):
        with pytest.raises(NotFound):
            archive.note_links.add(note, LinkKind.COMPARE, missing)
    with pytest.raises(NotFound):
        archive.note_links.add(AnnotationId(99), LinkKind.COMPARE, LinkTarget(document=there))
    with pytest.raises(NotFound):
        archive.note_links.get(NoteLinkId(99))


def test_it_goes_and_comes_back_with_either_end(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    tagged = anchors(archive, there)[0]
    (tag,) = archive.tags.add(ThemeId(3), [tagged])
    on_tag = archive.annotations.add(Target(tag=tag), "A comment.")
    archive.note_links.add(note, LinkKind.COMPARE, LinkTarget(note=on_tag))
    ways: tuple[Callable[[], None], ...] = (
        lambda: archive.annotations.remove([note]),
        lambda: archive.annotations.remove([on_tag]),
        lambda: archive.tags.remove([tag]),
        lambda: archive.themes.remove(ThemeId(3)),
        lambda: archive.documents.remove([here]),
        lambda: archive.documents.remove([there]),
    )
    for take_away in ways:
        assert kinds(archive, note) == ["compare"]
        take_away()
        assert kinds(archive, note) == []
        assert archive.note_links.to_note(on_tag) == []
        undo_last(archive)
    assert kinds(archive, note) == ["compare"]


def test_both_ends_are_told(
    archive: Archive,
    here: DocumentId,
    there: DocumentId,
    note: AnnotationId,
    told: list[Change],
) -> None:
    other = archive.annotations.add(Target(anchor=anchors(archive, there)[0]), "Led to.")
    both, places = frozenset({note, other}), frozenset({here, there})
    told.clear()
    link = archive.note_links.add(note, LinkKind.COMPARE, LinkTarget(note=other))
    assert told == [AnnotationsChanged(both, places)]
    told.clear()
    archive.note_links.change(link, LinkKind.SOURCE)
    assert told == [AnnotationsChanged(both, places)]
    told.clear()
    archive.annotations.remove([other])
    assert told == [AnnotationsChanged(both, places)]
    archive.note_links.add(note, LinkKind.SOURCE, LinkTarget(document=there))
    told.clear()
    archive.documents.remove([there])
    (change,) = [each for each in told if isinstance(each, AnnotationsChanged)]
    assert note in change.ids
    assert change.documents >= places


def moved_by(block: int | None) -> object:
    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        return [
            Move(
                each,
                None if block is None or each.noun != "note_links" else Passage(block),
                method="alignment",
            )
            for reading in earlier
            for each in reading.standing
        ]

    return decide


def test_a_new_reading_takes_it_along(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    place = anchors(archive, there)[1]
    link = archive.note_links.add(note, LinkKind.COMPARE, LinkTarget(anchor=place))
    archive.readings.replace(there, parsed(["New.", *TEXTS]), moved_by(2))  # type: ignore[arg-type]
    found = archive.note_links.get(link)
    assert (found.quote, found.index, found.orphan) == (TEXTS[1], 2, False)
    undo_last(archive)
    assert archive.note_links.get(link).anchor == place


def test_what_is_not_found_stays_with_its_words_and_is_to_be_looked_at(
    archive: Archive, there: DocumentId, note: AnnotationId
) -> None:
    place = Anchor(anchors(archive, there)[1].paragraph, 0, 8)
    link = archive.note_links.add(note, LinkKind.COMPARE, LinkTarget(anchor=place))
    archive.readings.replace(there, parsed(["Quite another text."]), moved_by(None))  # type: ignore[arg-type]
    found = archive.note_links.get(link)
    assert (found.quote, found.orphan) == ("Requests", True)
    (doubt,) = archive.doubts.all()
    assert (doubt.link, doubt.tag, doubt.note, doubt.orphan) == (link, None, None, True)
    assert (doubt.was, doubt.body) == ("Requests", "See the other.")
    archive.doubts.put(doubt, anchors(archive, there)[0])
    assert archive.doubts.all() == []
    assert archive.note_links.get(link).quote == "Quite another text."
    undo_last(archive)
    archive.doubts.remove(archive.doubts.all())
    assert kinds(archive, note) == []


def test_the_history_of_both_places_has_it(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    start, end = anchors(archive, here)[0], anchors(archive, there)[0]
    archive.note_links.add(note, LinkKind.CONTRADICTS, LinkTarget(anchor=end))
    for wanted in (
        HistoryFilter(document=here),
        HistoryFilter(document=there),
        HistoryFilter(paragraph=start.paragraph),
        HistoryFilter(paragraph=end.paragraph),
    ):
        assert archive.history.find(wanted)[0].label == "Link a note (contradicts)"


def test_excerpts_bring_links_along(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    archive.tags.add(ThemeId(1), [anchors(archive, here)[0]])
    archive.note_links.add(note, LinkKind.SOURCE, LinkTarget(document=there))
    (excerpt,) = archive.excerpts.where()
    (with_note,) = excerpt.notes
    assert (with_note.body, with_note.created_by) == ("See the other.", "Ann")
    assert [(each.kind, each.citation) for each in with_note.links] == [
        (LinkKind.SOURCE, "There, B/2, 2014")
    ]


def test_links_are_read_for_many_notes_at_once(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    without = archive.annotations.add(Target(document=here), "Without.")
    link = archive.note_links.add(note, LinkKind.SOURCE, LinkTarget(document=there))
    found = archive.note_links.of_notes([without, note])
    assert {each: [one.id for one in links] for each, links in found.items()} == {note: [link]}


def test_a_restart_keeps_links(path: Path) -> None:
    with Archive.open(path, person="Ann") as archive:
        document = add(archive)
        note = archive.annotations.add(Target(document=document), "Kept.")
        archive.note_links.add(
            note, LinkKind.COMPARE, LinkTarget(anchor=anchors(archive, document)[0])
        )
    with Archive.open(path, person="Ben") as archive:
        assert kinds(archive, note) == ["compare"]
        undo_last(archive)
        assert kinds(archive, note) == []
        assert archive.check() == []


def test_a_note_knows_how_many_links_lead_from_it(
    archive: Archive, here: DocumentId, there: DocumentId, note: AnnotationId
) -> None:
    assert archive.annotations.get(note).links == 0
    archive.note_links.add(note, LinkKind.SOURCE, LinkTarget(document=there))
    archive.note_links.add(note, LinkKind.COMPARE, LinkTarget(document=here))
    assert archive.annotations.get(note).links == 2
    assert [each.links for each in archive.annotations.of_document(here)] == [2]
    archive.documents.remove([there])
    assert archive.annotations.get(note).links == 1
