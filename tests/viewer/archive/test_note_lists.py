from __future__ import annotations

import pytest

from tests.viewer.archive.making import add, anchors, parsed
from viewer.archive import Archive
from viewer.archive.note_lists import EVERYTHING
from viewer.domain import Anchor, AnnotationId, DocumentId, PersonId, Target, ThemeId
from viewer.domain.note_lists import NoteFilter, NoteOrder
from viewer.domain.notes import LinkKind, LinkTarget


@pytest.fixture
def documents(archive: Archive) -> tuple[DocumentId, DocumentId]:
    late = add(archive, name="late.txt", title="Late", symbol="L/1", date="2015")
    early = add(archive, name="early.txt", title="Early", symbol="E/1", date="2012")
    return late, early


@pytest.fixture
def notes(archive: Archive, documents: tuple[DocumentId, DocumentId]) -> dict[str, AnnotationId]:
    late, early = documents
    first, second, third = anchors(archive, late)
    (tag,) = archive.tags.add(ThemeId(3), [second])
    add_note = archive.annotations.add
    made = {
        "paragraph": add_note(Target(anchor=third), "On vaccinating."),
        "words": add_note(Target(anchor=Anchor(first.paragraph, 0, 9)), "Cooperation Été."),
        "tag": add_note(Target(tag=tag), "Why humanitarian."),
        "theme": add_note(Target(theme=ThemeId(1)), "What peace is."),
        "document": add_note(Target(document=early), "The earlier one."),
    }
    archive.note_links.add(made["words"], LinkKind.SOURCE, LinkTarget(document=early))
    archive.note_links.add(made["tag"], LinkKind.COMPARE, LinkTarget(note=made["words"]))
    return made


def found(
    archive: Archive,
    notes: dict[str, AnnotationId],
    wanted: NoteFilter = EVERYTHING,
    order: NoteOrder = "newest",
) -> list[str]:
    names = {note: name for name, note in notes.items()}
    listed = [names[each] for each in archive.note_lists.find(wanted, order)]
    assert archive.note_lists.count(wanted) == len(listed)
    return listed


def test_the_orders(archive: Archive, notes: dict[str, AnnotationId]) -> None:
    assert found(archive, notes) == ["document", "theme", "tag", "words", "paragraph"]
    by_place = ["document", "words", "tag", "paragraph", "theme"]
    assert found(archive, notes, order="document") == by_place
    by_theme = ["theme", "tag", "document", "words", "paragraph"]
    assert found(archive, notes, order="theme") == by_theme


def test_what_a_note_is_on_filters(archive: Archive, notes: dict[str, AnnotationId]) -> None:
    for kind in ("words", "paragraph", "document", "theme", "tag"):
        assert found(archive, notes, NoteFilter(on=(kind,))) == [kind]
    assert found(archive, notes, NoteFilter(on=("tag", "words"))) == ["tag", "words"]


def test_places_people_and_themes_filter(
    archive: Archive,
    documents: tuple[DocumentId, DocumentId],
    notes: dict[str, AnnotationId],
) -> None:
    late, early = documents
    assert found(archive, notes, NoteFilter(documents=(early,))) == ["document"]
    collection = archive.collections.add("Ours", [late])
    assert found(archive, notes, NoteFilter(collection=collection)) == ["tag", "words", "paragraph"]
    assert found(archive, notes, NoteFilter(themes=(ThemeId(1),))) == ["theme"]
    archive.tags.add(ThemeId(1), [anchors(archive, late)[0]])
    assert found(archive, notes, NoteFilter(themes=(ThemeId(1),))) == ["theme", "words"]
    (ann,) = (each.id for each in archive.people.all() if each.name == "Ann")
    assert len(found(archive, notes, NoteFilter(people=(ann,)))) == 5
    assert found(archive, notes, NoteFilter(people=(PersonId(99),))) == []


def test_links_and_dates_filter(archive: Archive, notes: dict[str, AnnotationId]) -> None:
    assert found(archive, notes, NoteFilter(linked="linked")) == ["tag", "words"]
    assert found(archive, notes, NoteFilter(linked="unlinked")) == [
        "document",
        "theme",
        "paragraph",
    ]
    assert found(archive, notes, NoteFilter(links=(LinkKind.SOURCE,))) == ["words"]
    assert found(archive, notes, NoteFilter(links=(LinkKind.CONTRADICTS,))) == []
    today = archive.annotations.get(notes["tag"]).changed_at[:10]
    assert len(found(archive, notes, NoteFilter(changed_from=today, changed_to=today))) == 5
    assert found(archive, notes, NoteFilter(changed_to="2001")) == []


def test_a_link_that_is_not_seen_does_not_count(
    archive: Archive, documents: tuple[DocumentId, DocumentId], notes: dict[str, AnnotationId]
) -> None:
    archive.documents.remove([documents[1]])
    assert found(archive, notes, NoteFilter(linked="linked")) == ["tag"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("coop ete", ["words"]),
        ("vaccin", ["paragraph"]),
        ("recalling", ["words"]),
        ("zones conflict", ["paragraph"]),
        ("the -earlier", ["tag"]),
        ('"peace is" OR why', ["theme", "tag"]),
        ("nowhere", []),
    ],
)
def test_words_are_found_by_their_beginnings(
    archive: Archive, notes: dict[str, AnnotationId], words: str, expected: list[str]
) -> None:
    assert found(archive, notes, NoteFilter(words=words)) == expected
    same = {each.id for each in archive.annotations.all(words=words)}
    assert {notes[each] for each in expected} == same


def test_a_page_tells_where_each_note_stands(
    archive: Archive, documents: tuple[DocumentId, DocumentId], notes: dict[str, AnnotationId]
) -> None:
    wanted = [notes["tag"], AnnotationId(99), notes["theme"], notes["words"], notes["document"]]
    tag, theme, words, document = archive.note_lists.read(wanted)
    assert (tag.note.body, tag.symbol, tag.index, tag.label, tag.page, tag.theme) == (
        "Why humanitarian.",
        "L/1",
        1,
        "2.",
        1,
        "Health",
    )
    assert [each.to_note for each in tag.links] == [notes["words"]]
    assert (theme.document, theme.title, theme.theme, theme.paragraph) == (None, "", "Peace", None)
    assert (words.linked_from, words.note.quote) == (1, "Recalling")
    assert (document.document, document.index) == (documents[1], None)


def test_words_that_a_new_reading_lacks_are_told(
    archive: Archive, documents: tuple[DocumentId, DocumentId], notes: dict[str, AnnotationId]
) -> None:
    archive.readings.replace(documents[0], parsed(["Another."]), lambda _earlier: [])
    (listed,) = archive.note_lists.read([notes["words"]])
    assert (listed.orphan, listed.paragraph, listed.document) == (True, None, documents[0])
