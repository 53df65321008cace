"""A newer reading in the place of an older one: nothing is lost, undo is exact."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from importers.parsed import Kind, Metadata, ParsedDocument
from tests.viewer.archive.making import TEXTS, add, anchors, paragraphs, parsed
from viewer.archive import AnnotationsChanged, Archive, Change, ChangedSince, TagsChanged
from viewer.archive.changes import DocumentsChanged
from viewer.archive.readings import Earlier, Move, Standing
from viewer.domain import Anchor, DocumentId, NotFound, Passage, Target, ThemeId

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)
JOINED = [f"{TEXTS[0]} {TEXTS[1]}", TEXTS[2]]


def rows(archive: Archive, *, live: bool = True) -> list[list[dict[str, Any]]]:
    """All that people made, but for when it was last changed."""
    hidden = "WHERE removed_at IS NULL" if live else ""
    return [
        [
            {column: row[column] for column in row.keys() if column != "changed_at"}  # noqa: SIM118
            for row in archive._connection.rows(f"SELECT * FROM {noun} {hidden} ORDER BY id")
        ]
        for noun in ("documents", "tags", "annotations", "collection_documents")
    ]


def everywhere(to: Callable[[Standing], Passage | None], why: str = "") -> Any:
    """Decides for each thing that stands on an earlier reading by the same rule."""

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        return [
            Move(standing, to(standing), method="alignment", score=0.9, why=why)
            for reading in earlier
            for standing in reading.standing
        ]

    return decide


def merged(standing: Standing) -> Passage | None:
    """From `TEXTS` to `JOINED`."""
    index, start, end = standing.passage.index, standing.passage.start, standing.passage.end
    if index == 2:
        return Passage(1, start, end)
    shift = 0 if index == 0 else len(TEXTS[0]) + 1
    return Passage(0, shift + (start or 0), shift + (end or len(TEXTS[index])))


def test_the_new_reading_is_shown_and_the_old_one_kept(archive: Archive) -> None:
    document = add(archive)
    before = paragraphs(archive, document)

    archive.readings.replace(document, parsed(JOINED), everywhere(merged))

    assert [each.text for each in paragraphs(archive, document)] == JOINED
    assert archive.documents.get(document).paragraphs == 2
    kept = archive._connection.values("SELECT text FROM blocks WHERE id < 4 ORDER BY id")
    assert kept == list(TEXTS)
    with pytest.raises(NotFound):
        archive.documents.paragraph(before[0].id)
    assert [hit.text for hit in archive.search.find("humanitarian")] == [JOINED[0]]
    assert archive.search.count("humanitarian") == 1
    assert archive.documents.original(document)


def test_tags_and_notes_go_with_their_words(archive: Archive) -> None:
    document = add(archive)
    first, second, third = anchors(archive, document)
    words = Anchor(second.paragraph, 0, 8)
    tags = archive.tags.add(PEACE, [first, words, third])
    note = archive.annotations.add(Target(anchor=words), "See *2015*.")
    on_document = archive.annotations.add(Target(document=document), "A document.")

    moves = archive.readings.replace(document, parsed(JOINED), everywhere(merged))

    assert len(moves) == 4
    joined, last = paragraphs(archive, document)
    assert [tag.id for tag in archive.tags.of_document(document)] == tags
    assert [tag.quote for tag in archive.tags.of_document(document)] == [
        TEXTS[0], "Requests", TEXTS[2],
    ]  # fmt: skip
    assert archive.tags.get(tags[2]).anchor == Anchor(last.id)
    moved = archive.annotations.get(note)
    assert moved.target.anchor == Anchor(joined.id, len(TEXTS[0]) + 1, len(TEXTS[0]) + 9)
    assert moved.quote == "Requests"
    assert archive.annotations.get(on_document).target == Target(document=document)
    assert [each.text for each in archive.excerpts.where()] == [TEXTS[0], "Requests", TEXTS[2]]


def test_undo_and_redo_are_exact(archive: Archive) -> None:
    document = add(archive, title="Cooperation", symbol="A/RES/67/264")
    first, second, third = anchors(archive, document)
    archive.tags.add(PEACE, [first, second, third, Anchor(first.paragraph, 3, 9)])
    archive.annotations.add(Target(anchor=third), "Note")
    before = rows(archive, live=False)

    archive.readings.replace(document, parsed(JOINED), everywhere(merged, "a doubt"))
    (edit, *_) = archive.history.edits()
    after = rows(archive, live=False)
    assert edit.label == "Read again “A/RES/67/264”"

    archive.history.undo(edit.id)
    assert rows(archive, live=False) == before
    assert [each.text for each in paragraphs(archive, document)] == list(TEXTS)
    assert archive.check() == []
    archive.history.redo(edit.id)
    assert rows(archive, live=False) == after


def test_a_tag_may_be_copied_and_tags_may_be_joined(archive: Archive) -> None:
    document = add(archive, JOINED)
    whole, last = anchors(archive, document)
    (tag,) = archive.tags.add(PEACE, [whole])
    (gone,) = archive.tags.add(HEALTH, [last])
    before = rows(archive)

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        ((_, (peace, health)),) = [(each.blocks, each.standing) for each in earlier]
        return [
            Move(peace, Passage(0), why="two"),
            Move(peace, Passage(1), how="copy", why="two"),
            Move(health, None, how="join"),
        ]

    with Archive.open(archive.path.with_name("x.concord"), person="Ben"):
        pass
    archive.people.work_as("Ben")
    archive.readings.replace(document, parsed(TEXTS), decide)

    first, second = archive.tags.of_document(document)
    assert (first.id, first.quote, second.quote) == (tag, TEXTS[0], TEXTS[1])
    assert {first.created_by, second.created_by} == {"Ann"}, "nobody has tagged anew"
    with pytest.raises(NotFound):
        archive.tags.get(gone)
    archive.history.undo(archive.history.edits()[0].id)
    assert rows(archive) == before


def test_what_is_not_found_stays_with_its_words(archive: Archive) -> None:
    document = add(archive)
    first, *_ = anchors(archive, document)
    (tag,) = archive.tags.add(PEACE, [Anchor(first.paragraph, 0, 9)])
    note = archive.annotations.add(Target(anchor=first), "Note")

    archive.readings.replace(document, parsed(TEXTS[1:]), everywhere(lambda _: None))

    assert archive.tags.of_document(document) == []
    assert archive.tags.get(tag).quote == "Recalling"
    assert archive.annotations.get(note).quote == TEXTS[0]
    assert [each.text for each in archive.excerpts.where()] == ["Recalling"]
    assert archive.documents.get(document).tags == 1
    (earlier,) = archive.readings.standing(document)
    assert [each.row for each in earlier.standing] == [tag, note]
    assert archive.check() == []


def test_in_doubt_the_place_that_a_person_chose_is_where_the_next_reading_begins(
    archive: Archive,
) -> None:
    document = add(archive)
    _, second, _ = anchors(archive, document)
    (tag,) = archive.tags.add(PEACE, [Anchor(second.paragraph, 0, 8)])
    archive.readings.replace(document, parsed(JOINED), everywhere(lambda _: Passage(1), "a doubt"))

    (earlier,) = archive.readings.standing(document)

    assert [block.text for block in earlier.blocks] == list(TEXTS)
    assert [(each.passage, each.words) for each in earlier.standing] == [
        (Passage(1, 0, 8), "Requests")
    ]
    archive.readings.replace(document, parsed(TEXTS), everywhere(lambda _: None))
    assert archive.tags.get(tag).anchor == Anchor(second.paragraph, 0, 8)
    assert archive.tags.get(tag).doubt == ""


def test_what_a_person_corrected_survives_and_the_rest_follows(archive: Archive) -> None:
    document = add(archive, title="Old title", symbol="A/1", date="2013")
    archive.documents.correct(document, title="My title", date="2014-01-01")
    metadata = Metadata(title="New title", symbol="A/RES/1", date="2013-05-17", language="en")

    archive.readings.replace(document, parsed(metadata=metadata), everywhere(lambda _: None))

    known = archive.documents.get(document)
    assert (known.title, known.symbol, known.date, known.language) == (
        "My title", "A/RES/1", "2014-01-01", "en",
    )  # fmt: skip
    archive.history.undo(archive.history.edits()[0].id)
    assert archive.documents.get(document).symbol == "A/1"


def test_the_file_stands_in_for_a_title_that_is_not_read_any_more(archive: Archive) -> None:
    document = add(archive, title="Old title", name="letter.txt")

    archive.readings.replace(document, parsed(), everywhere(lambda _: None))

    assert archive.documents.get(document).title == "letter"


@pytest.mark.parametrize(
    "change",
    [
        lambda reading: replace(reading, pages=3),
        lambda reading: replace(reading, warnings=("A page is empty.",)),
        lambda reading: replace(reading, metadata=Metadata(symbol="A/2")),
        lambda reading: replace(reading, blocks=reading.blocks[:2]),
        lambda reading: replace(
            reading, blocks=(replace(reading.blocks[0], kind=Kind.HEADING), *reading.blocks[1:])
        ),
        lambda reading: replace(
            reading, blocks=(replace(reading.blocks[0], label=None), *reading.blocks[1:])
        ),
    ],
)
def test_a_reading_is_new_if_anything_in_it_is(
    archive: Archive, change: Callable[[ParsedDocument], ParsedDocument]
) -> None:
    document = archive.documents.add("a.txt", b"a", parsed()).document

    assert not archive.readings.is_new(document, parsed())
    assert not archive.readings.is_new(document, replace(parsed(), importer_version=99))
    assert archive.readings.is_new(document, change(parsed()))
    assert archive.readings.blocks(document) == 3


def test_all_is_told_at_once(archive: Archive, told: list[Change]) -> None:
    document = add(archive)
    (first, *_) = anchors(archive, document)
    (tag,) = archive.tags.add(PEACE, [first])
    note = archive.annotations.add(Target(anchor=first), "Note")
    told.clear()

    archive.readings.replace(document, parsed(JOINED), everywhere(merged))

    assert told == [
        DocumentsChanged(frozenset({document})),
        TagsChanged(frozenset({tag}), frozenset({document})),
        AnnotationsChanged(frozenset({note}), frozenset({document})),
    ]


def test_what_a_person_does_meanwhile_is_not_lost(archive: Archive) -> None:
    document = add(archive)
    first, second, _ = anchors(archive, document)
    archive.tags.add(PEACE, [first])
    asked: list[int] = []

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        asked.append(sum(len(each.standing) for each in earlier))
        if len(asked) == 1:
            archive.tags.add(HEALTH, [second])
        decided: list[Move] = everywhere(merged)(earlier)
        return decided

    archive.readings.replace(document, parsed(JOINED), decide)

    assert asked == [1, 2]
    assert [tag.quote for tag in archive.tags.of_document(document)] == [TEXTS[0], TEXTS[1]]


def test_a_document_that_is_never_left_alone_is_left_as_it_is(archive: Archive) -> None:
    document = add(archive)
    first, *_ = anchors(archive, document)

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        archive.tags.toggle(PEACE, [first])
        return []

    with pytest.raises(ChangedSince, match="Read it again"):
        archive.readings.replace(document, parsed(JOINED), decide)
    assert [each.text for each in paragraphs(archive, document)] == list(TEXTS)


def test_two_readings_at_once_do_not_mix(archive: Archive) -> None:
    document = add(archive)

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        archive.readings.replace(document, parsed(TEXTS[1:]), everywhere(lambda _: None))
        return []

    with pytest.raises(ChangedSince):
        archive.readings.replace(document, parsed(JOINED), decide)
    assert [each.text for each in paragraphs(archive, document)] == list(TEXTS[1:])


def test_what_is_cut_off_is_cleared_by_the_next(archive: Archive) -> None:
    document = add(archive)

    def decide(_: Sequence[Earlier]) -> list[Move]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        archive.readings.replace(document, parsed(JOINED), decide)
    left = "SELECT count(*) FROM versions WHERE document_id IS NULL"
    assert archive._connection.value(left) == 1
    assert archive.check() == []

    archive.documents.add("b.txt", b"b", parsed())

    assert archive._connection.value(left) == 0
    assert archive.documents.original(document), "the original is the document's"
    assert archive.search.count("humanitarian") == 2


def test_a_removed_document_is_not_read_again(archive: Archive) -> None:
    document = add(archive)
    archive.documents.remove([document])

    with pytest.raises(NotFound):
        archive.readings.replace(document, parsed(JOINED), everywhere(merged))
    with pytest.raises(NotFound):
        archive.readings.replace(DocumentId(99), parsed(JOINED), everywhere(merged))


def test_tags_of_a_removed_theme_move_and_come_back_with_it(archive: Archive) -> None:
    document = add(archive)
    _, second, _ = anchors(archive, document)
    archive.tags.add(HEALTH, [second])
    archive.themes.remove(HEALTH)
    removal = archive.history.edits()[0].id

    moves = archive.readings.replace(document, parsed(JOINED), everywhere(merged))

    assert [move.standing.shown for move in moves] == [False]
    archive.history.undo(removal)
    assert [tag.quote for tag in archive.tags.of_document(document)] == [TEXTS[1]]


def test_a_tag_that_comes_back_after_a_new_reading_is_an_orphan(archive: Archive) -> None:
    document = add(archive)
    first, *_ = anchors(archive, document)
    tags = archive.tags.add(PEACE, [first])
    archive.tags.remove(tags)
    removal = archive.history.edits()[0].id
    archive.readings.replace(document, parsed(JOINED), everywhere(merged))

    archive.history.undo(removal)

    assert archive.tags.of_document(document) == []
    assert [each.tag for each in archive.doubts.all()] == tags
    assert archive.doubts.all()[0].orphan


def test_any_order_of_readings_edits_and_undo_leaves_a_sound_archive(archive: Archive) -> None:
    chance = random.Random(5)
    document = add(archive, title="T")
    readings = [list(TEXTS), JOINED, list(TEXTS[1:]), [" ".join(TEXTS)]]

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        found, seen = [], set()
        for reading in earlier:
            for standing in reading.standing:
                place = Passage(0, 0, chance.randint(1, 9)) if chance.random() < 0.7 else None
                key = (standing.theme, place)
                join = standing.noun == "tags" and (place is None or key in seen)
                if join and chance.random() < 0.5:
                    found.append(Move(standing, None, how="join"))
                elif not join:
                    seen.add(key)
                    why = chance.choice(["", "a doubt"])
                    found.append(Move(standing, place, why=why))
        return found

    for _ in range(60):
        here = anchors(archive, document)
        match chance.randrange(5):
            case 0:
                archive.tags.toggle(ThemeId(chance.randint(1, 3)), chance.sample(here, 1))
            case 1:
                archive.annotations.add(Target(anchor=chance.choice(here)), "Note")
            case 2:
                reading = parsed(chance.choice(readings))
                archive.readings.replace(document, reading, decide)
            case _:
                edits = [each for each in archive.history.edits(8) if each.label[:4] != "Impo"]
                for edit in edits[:1]:
                    (archive.history.redo if edit.undone else archive.history.undo)(edit.id)
        assert archive.check() == []
        list(archive.excerpts.where())
