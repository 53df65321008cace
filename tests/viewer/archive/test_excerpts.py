from __future__ import annotations

import pytest

from importers.parsed import Block, Kind, Metadata, ParsedDocument, Role
from tests.viewer.archive.making import add, anchors
from viewer.archive import Archive, numbers, tagged_places
from viewer.domain import Anchor, DocumentId, ExcerptFilter, Target, ThemeId

PEACE, HUMANITARIAN, HEALTH = ThemeId(1), ThemeId(2), ThemeId(3)


@pytest.fixture
def resolution(archive: Archive) -> DocumentId:
    blocks = (
        Block(0, Kind.TITLE, "Cooperation", level=1, page=1),
        Block(1, Kind.PARAGRAPH, "Recalling its resolutions,", role=Role.PREAMBULAR, page=1),
        Block(2, Kind.PARAGRAPH, "Requests peace;", "14.", Role.OPERATIVE, page=3),
        Block(3, Kind.LIST_ITEM, "of all kinds;", "(a)", Role.OPERATIVE, level=1, page=3),
    )
    metadata = Metadata(
        title="Cooperation", symbol="A/RES/67/264", date="2013-05-17", language="en"
    )
    reading = ParsedDocument("pdf", 1, "application/pdf", metadata, blocks, pages=4)
    return archive.documents.add("r.pdf", b"%PDF", reading).document


def test_an_excerpt_has_its_source(archive: Archive, resolution: DocumentId) -> None:
    _, _, operative, item = archive.documents.paragraphs(resolution)
    (tag,) = archive.tags.add(PEACE, [Anchor(operative.id, 9, 14)])
    (excerpt,) = archive.excerpts.where()
    assert excerpt.text == "peace"
    assert (excerpt.tag, excerpt.theme, excerpt.theme_name) == (tag, PEACE, "Peace")
    assert (excerpt.document, excerpt.paragraph, excerpt.index) == (resolution, operative.id, 2)
    assert (excerpt.start, excerpt.end, excerpt.label, excerpt.page) == (9, 14, "14.", 3)
    assert (excerpt.kind, excerpt.role, excerpt.language) == (
        Kind.PARAGRAPH,
        Role.OPERATIVE,
        "en",
    )
    assert excerpt.tagged_by == "Ann"
    assert excerpt.citation == "Cooperation, A/RES/67/264, 17 May 2013, para. 14, p. 3"
    archive.tags.add(PEACE, [Anchor(item.id)])
    _, whole = archive.excerpts.where()
    assert whole.text == "of all kinds;"
    assert whole.citation == "Cooperation, A/RES/67/264, 17 May 2013, para. 14 (a), p. 3"


def test_excerpts_come_by_theme_then_date_then_place(archive: Archive) -> None:
    new = add(archive, name="new.txt", date="2015-01-01")
    old = add(archive, name="old.txt", date="2013")
    undated = add(archive, name="undated.txt")
    below = archive.themes.add("Disarmament", parent=PEACE)
    for document in (undated, new, old):
        archive.tags.add(HEALTH, anchors(archive, document)[:1])
        archive.tags.add(below, reversed_anchors(archive, document))
    archive.tags.add(PEACE, anchors(archive, new)[:1])
    found = [(each.theme, each.document, each.index) for each in archive.excerpts.where()]
    inside = [(below, document, index) for document in (old, new, undated) for index in range(3)]
    last = [(HEALTH, document, 0) for document in (old, new, undated)]
    assert found == [(PEACE, new, 0), *inside, *last]


def reversed_anchors(archive: Archive, document: DocumentId) -> list[Anchor]:
    return anchors(archive, document)[::-1]


def test_notes_on_the_paragraph_and_on_overlapping_words_come_along(
    archive: Archive, resolution: DocumentId
) -> None:
    operative = archive.documents.paragraphs(resolution)[2].id
    for body, start, end in (
        ("whole", None, None),
        ("before", 0, 8),
        ("into", 7, 10),
        ("inside", 10, 12),
        ("after", 14, 15),
    ):
        archive.annotations.add(Target(anchor=Anchor(operative, start, end)), body)
    archive.annotations.add(Target(document=resolution), "on the document")
    archive.tags.add(PEACE, [Anchor(operative, 9, 14)])
    archive.tags.add(HEALTH, [Anchor(operative)])
    words, whole = archive.excerpts.where()
    assert [each.body for each in words.notes] == ["whole", "into", "inside"]
    assert [each.body for each in whole.notes] == ["whole", "before", "into", "inside", "after"]


def test_filters(archive: Archive) -> None:
    one = add(archive, date="2013-05-17")
    two = add(archive, name="b.txt", date="2015")
    for document in (one, two):
        first, second, third = anchors(archive, document)
        archive.tags.add(PEACE, [first, third])
        archive.tags.add(HUMANITARIAN, [Anchor(second.paragraph, 0, 8), second])

    def count(**wanted: object) -> int:
        only = ExcerptFilter(**wanted)  # type: ignore[arg-type]
        found = list(archive.excerpts.where(only))
        assert archive.excerpts.count(only) == len(found)
        return len(found)

    assert count() == 8
    assert count(themes=(PEACE,)) == 4
    assert count(themes=(PEACE, HUMANITARIAN)) == 8
    assert count(documents=(one,)) == 4
    assert count(date_from="2014") == 4
    assert count(date_from="2013", date_to="2013") == 4
    assert count(themes=(PEACE,), documents=(two,), date_to="2014") == 0
    assert count(words="peaceful") == 2
    assert count(words="PEACE settl") == 2
    assert count(words="requests") == 4  # the paragraph, and the tagged words
    assert count(words="secretary") == 2  # the tagged words are only the first
    assert count(words="requests -secretary") == 2
    assert count(words="conflict OR secretary") == 4
    assert count(words="-") == 8
    assert count(words="nothing of this kind") == 0


def test_many_excerpts_come_in_batches_while_tags_change(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagged_places, "BATCH", 2)
    monkeypatch.setattr(numbers, "KEPT", 1)
    for number in range(3):
        archive.tags.add(PEACE, anchors(archive, add(archive, name=f"{number}.txt")))
    found = archive.excerpts.where()
    first = next(found)
    archive.tags.add(HEALTH, [Anchor(first.paragraph)])
    assert len({first.tag} | {each.tag for each in found}) == 9
    assert archive.excerpts.count() == 10


def test_an_excerpt_taken_off_meanwhile_is_left_out(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tagged_places, "BATCH", 1)
    tags = archive.tags.add(PEACE, anchors(archive, add(archive)))
    found = archive.excerpts.where()
    next(found)
    archive.tags.remove(tags[1:2])
    assert [each.tag for each in found] == [tags[2]]


def test_an_excerpt_tells_doubt_and_only_the_comment_on_its_own_tag(archive: Archive) -> None:
    first, *_ = anchors(archive, add(archive))
    (peace,) = archive.tags.add(ThemeId(1), [first], sure=False)
    (health,) = archive.tags.add(ThemeId(3), [first])
    archive.annotations.add(Target(tag=peace), "Perhaps.")
    archive.annotations.add(Target(anchor=first), "On both.")
    found = [
        (each.tag, each.certainty, [note.body for note in each.notes])
        for each in archive.excerpts.where()
    ]
    assert found == [
        (peace, "doubtful", ["Perhaps.", "On both."]),
        (health, "sure", ["On both."]),
    ]
