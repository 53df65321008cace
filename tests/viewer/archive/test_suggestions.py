from __future__ import annotations

from collections.abc import Sequence

import pytest

import seeds
from tests.viewer.archive.making import TEXTS, add, paragraphs, parsed
from viewer.archive import Archive, Change, RejectionsChanged
from viewer.archive.readings import Earlier, Move
from viewer.domain import NotFound, Passage, RejectionId, Suggested, SuggestionRecord, ThemeId

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)


@pytest.fixture
def suggested(archive: Archive) -> list[Suggested]:
    first, second, third = paragraphs(archive, add(archive))
    return [
        Suggested(first.id, PEACE, 0.91234, ("peaceful",)),
        Suggested(second.id, HUMANITARIAN, 0.8, ("humanitarian",)),
        Suggested(third.id, HEALTH, 0.7, ("vaccinate",)),
    ]


def record(archive: Archive, theme: ThemeId) -> SuggestionRecord:
    return next(each for each in archive.suggestions.records() if each.theme == theme)


def test_an_accepted_suggestion_is_a_tag_that_counts_as_right(
    archive: Archive, suggested: list[Suggested]
) -> None:
    tags = archive.suggestions.accept(suggested)
    assert [archive.tags.get(each).theme for each in tags] == [PEACE, HUMANITARIAN, HEALTH]
    assert record(archive, PEACE) == SuggestionRecord(PEACE, 1, 0, 0)
    assert record(archive, PEACE).precision == 1.0
    archive.history.undo(archive.history.edits(1)[0].id)
    assert record(archive, PEACE) == SuggestionRecord(PEACE, 0, 0, 0)
    assert record(archive, PEACE).precision is None


def test_one_that_is_taken_off_later_counts_as_wrong(
    archive: Archive, suggested: list[Suggested]
) -> None:
    tags = archive.suggestions.accept(suggested[:1])
    archive.tags.remove(tags)
    assert record(archive, PEACE) == SuggestionRecord(PEACE, 0, 0, 1)
    archive.history.undo(archive.history.edits(1)[0].id)
    assert record(archive, PEACE) == SuggestionRecord(PEACE, 1, 0, 0)


def test_a_rejection_is_remembered_undone_and_taken_back(
    archive: Archive, suggested: list[Suggested], told: list[Change]
) -> None:
    (made,) = archive.suggestions.reject(suggested[:1])
    (found,) = archive.suggestions.rejected()
    assert (found.id, found.theme, found.score) == (made, PEACE, 0.912)
    assert told[-1] == RejectionsChanged(frozenset({made}), frozenset({found.document}))
    assert archive.suggestions.reject(suggested[:1]) == [made]
    archive.suggestions.offer_again([made])
    assert archive.suggestions.rejected(found.document) == []
    with pytest.raises(NotFound, match="no rejected suggestion"):
        archive.suggestions.offer_again([made])
    archive.history.undo(archive.history.edits(1)[0].id)
    assert [each.id for each in archive.suggestions.rejected()] == [made]
    assert record(archive, PEACE) == SuggestionRecord(PEACE, 0, 1, 0)


def test_rejections_go_and_come_with_document_and_theme(
    archive: Archive, suggested: list[Suggested]
) -> None:
    archive.suggestions.reject(suggested)
    archive.themes.remove(HEALTH)
    assert {each.theme for each in archive.suggestions.rejected()} == {PEACE, HUMANITARIAN}
    archive.history.undo(archive.history.edits(1)[0].id)
    (document,) = {each.document for each in archive.suggestions.rejected()}
    archive.documents.remove([document])
    assert archive.suggestions.rejected() == []


def test_a_rejection_goes_with_its_words_into_a_new_reading(
    archive: Archive, suggested: list[Suggested]
) -> None:
    archive.suggestions.reject(suggested[2:])
    (before,) = archive.suggestions.rejected()

    def decide(earlier: Sequence[Earlier]) -> list[Move]:
        return [
            Move(each, Passage(0), method="alignment", score=1.0)
            for reading in earlier
            for each in reading.standing
        ]

    archive.readings.replace(before.document, parsed(TEXTS[2:]), decide)
    (after,) = archive.suggestions.rejected()
    assert (after.id, after.theme) == (before.id, before.theme)
    assert archive.documents.paragraph(after.paragraph).text == TEXTS[2]
    assert archive.suggestions.decided_here(after.paragraph).rejected == {HEALTH}
    assert archive.suggestions.places(rejections=[after.id]) == {after.paragraph}
    archive.history.undo(archive.history.edits(1)[0].id)
    assert archive.suggestions.rejected() == [before]


def test_what_was_decided_is_told_for_learning(
    archive: Archive, suggested: list[Suggested]
) -> None:
    archive.suggestions.accept(suggested[:2])
    archive.suggestions.reject(suggested[2:])
    (document,) = archive.suggestions.tagged_documents()
    decided = archive.suggestions.decided(document)
    assert [decided[each.paragraph].themes for each in suggested] == [
        {PEACE},
        {HUMANITARIAN},
        set(),
    ]
    assert [decided[each.paragraph].rejected for each in suggested] == [set(), set(), {HEALTH}]
    archive.documents.remove([document])
    assert archive.suggestions.tagged_documents() == []


def test_nothing_is_rejected_that_was_never_suggested(archive: Archive) -> None:
    with pytest.raises(NotFound, match="no rejected suggestion 9"):
        archive.suggestions.offer_again([RejectionId(9)])


def test_themes_have_words_and_examples(archive: Archive) -> None:
    peace = archive.themes.find("Peace")
    assert peace.words == seeds.starter_themes()[0].words
    assert len(peace.examples) == 3
    water = archive.themes.add("Water", words=("wells", " wells ", ""), examples=["A  well."])
    assert archive.themes.get(water).words == ("wells",)
    archive.themes.change(water, words=("rivers", "?rain"), examples=())
    assert (archive.themes.get(water).words, archive.themes.get(water).examples) == (
        ("rivers", "?rain"),
        (),
    )
    archive.history.undo(archive.history.edits(1)[0].id)
    assert archive.themes.get(water).examples == ("A well.",)


def test_the_fields_of_cooperation_can_be_added_once(archive: Archive) -> None:
    archive.themes.add("environment", key="5")
    added = archive.themes.add_starters(seeds.field_themes())
    names = [archive.themes.get(each).name for each in added]
    assert names == ["Development", "Human rights", "Education and culture"]
    assert [archive.themes.get(each).key for each in added] == ["4", None, "6"]
    assert archive.themes.add_starters(seeds.field_themes()) == []
    archive.themes.remove(added[0])
    (again,) = archive.themes.add_starters(seeds.field_themes())
    assert again != added[0]
