"""What becomes of tags and notes when paragraphs come together, apart, or go."""

from __future__ import annotations

from importers.parsed import Block, Kind
from viewer.archive.readings import Earlier, Move, Noun, Standing
from viewer.domain import Passage, ThemeId
from viewer.importing.resettling import moves

FIRST = "Recalling its resolutions on the peaceful settlement of disputes,"
SECOND = "and stressing the need to strengthen humanitarian assistance;"
OTHER = "Invites Member States to vaccinate children in zones of conflict."
BOTH = f"{FIRST} {SECOND}"
PEACE, HEALTH = ThemeId(1), ThemeId(3)


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(index, Kind.PARAGRAPH, text) for index, text in enumerate(texts))


def standing(row: int, passage: Passage, theme: ThemeId | None = PEACE, *, by: int = 1) -> Standing:
    noun: Noun = "annotations" if theme is None else "tags"
    return Standing(noun, row, theme, "", "", passage, "", row, "", by=by)


def settled(found: list[Move]) -> list[tuple[int, str, Passage | None]]:
    return [(move.standing.row, move.how, move.to) for move in found]


def test_halves_with_one_theme_are_one_paragraph_again() -> None:
    earlier = Earlier(blocks(FIRST, SECOND), (standing(1, Passage(0)), standing(2, Passage(1))))

    found = moves([earlier], blocks(BOTH, OTHER))

    assert settled(found) == [(1, "move", Passage(0)), (2, "join", None)]


def test_one_half_of_a_paragraph_stays_on_its_words() -> None:
    tags = (standing(1, Passage(0)), standing(2, Passage(1), HEALTH))

    found = moves([Earlier(blocks(FIRST, SECOND), tags)], blocks(BOTH, OTHER))

    assert settled(found) == [
        (1, "move", Passage(0, 0, len(FIRST))),
        (2, "move", Passage(0, len(FIRST) + 1, len(BOTH))),
    ]


def test_notes_on_two_halves_stay_two() -> None:
    notes = (standing(1, Passage(0), None), standing(2, Passage(1), None))

    found = moves([Earlier(blocks(FIRST, SECOND), notes)], blocks(BOTH, OTHER))

    assert [move.how for move in found] == ["move", "move"]


def test_a_tag_on_what_is_two_paragraphs_now_is_copied_and_a_note_is_not() -> None:
    both = (standing(1, Passage(0)), standing(1, Passage(0), None))

    found = moves([Earlier(blocks(BOTH), both)], blocks(FIRST, SECOND))

    assert settled(found) == [
        (1, "move", Passage(0)),
        (1, "copy", Passage(1)),
        (1, "move", Passage(0)),
    ]
    assert all(move.why for move in found)


def test_copies_find_together_when_their_paragraph_does() -> None:
    copies = (standing(1, Passage(0)), standing(7, Passage(0)))

    found = moves([Earlier(blocks(BOTH), copies)], blocks(BOTH, OTHER))

    assert settled(found) == [(1, "move", Passage(0)), (7, "join", None)]
    apart = moves([Earlier(blocks(BOTH), copies)], blocks(FIRST, SECOND))
    assert settled(apart) == [(1, "move", Passage(0)), (7, "move", Passage(1))]


def test_of_two_tags_that_meet_the_sure_one_stays() -> None:
    worse = Earlier(
        blocks(FIRST.replace("settlement", "ending"), OTHER), (standing(1, Passage(0)),)
    )
    same = Earlier(blocks(FIRST, OTHER), (standing(2, Passage(0)),))

    found = moves([worse, same], blocks(FIRST, OTHER))

    assert settled(found) == [(1, "join", None), (2, "move", Passage(0))]
    assert not any(move.why for move in found)


def test_an_orphan_stays_where_it_was() -> None:
    tags = (standing(1, Passage(0)), standing(2, Passage(0), None), standing(5, Passage(0)))

    found = moves([Earlier(blocks(OTHER), tags)], blocks(FIRST))

    assert settled(found) == [(1, "move", None), (5, "join", None), (2, "move", None)]


def test_an_orphan_of_an_older_reading_is_found_again() -> None:
    older = Earlier(blocks(FIRST, OTHER), (standing(1, Passage(1)),))
    last = Earlier(blocks(FIRST), (standing(2, Passage(0)),))

    found = moves([older, last], blocks(FIRST, OTHER))

    assert settled(found) == [(1, "move", Passage(1)), (2, "move", Passage(0))]


def test_two_bookmarks_that_come_to_one_paragraph_are_one_and_the_name_stays() -> None:
    marks = tuple(
        Standing("bookmarks", row, None, "", name, Passage(row - 1), "", row, "")
        for row, name in ((1, ""), (2, "Assistance"))
    )

    found = moves([Earlier(blocks(FIRST, SECOND), marks)], blocks(BOTH, OTHER))

    assert [(move.standing.row, move.how) for move in found] == [(1, "join"), (2, "move")]


def test_tags_of_two_people_stay_two() -> None:
    alike = (standing(1, Passage(0)), standing(2, Passage(0), by=2))
    assert settled(moves([Earlier(blocks(FIRST), alike)], blocks(OTHER, FIRST))) == [
        (1, "move", Passage(1)),
        (2, "move", Passage(1)),
    ]
    halves = (standing(1, Passage(0)), standing(2, Passage(1), by=2))
    assert settled(moves([Earlier(blocks(FIRST, SECOND), halves)], blocks(BOTH, OTHER))) == [
        (1, "move", Passage(0, 0, len(FIRST))),
        (2, "move", Passage(0, len(FIRST) + 1, len(BOTH))),
    ]


def test_the_halves_of_each_person_are_one_paragraph_again() -> None:
    halves = tuple(
        standing(row, Passage(index), by=by)
        for row, (index, by) in enumerate([(0, 1), (1, 1), (0, 2), (1, 2)], start=1)
    )
    found = moves([Earlier(blocks(FIRST, SECOND), halves)], blocks(BOTH, OTHER))
    assert sorted(settled(found), key=str) == [
        (1, "move", Passage(0)),
        (2, "join", None),
        (3, "move", Passage(0)),
        (4, "join", None),
    ]
