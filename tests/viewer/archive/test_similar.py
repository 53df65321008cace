from __future__ import annotations

import pytest

from tests.viewer.archive.making import TEXTS, add, paragraphs
from viewer.archive import Archive
from viewer.archive.similar import COUNTED
from viewer.domain import ParagraphId

NOBODY = ParagraphId(0)


@pytest.fixture
def blocks(archive: Archive) -> list[ParagraphId]:
    document = add(archive)
    add(archive, ["Vaccinate children in schools.", "Other matters"], name="b.txt")
    return [each.id for each in paragraphs(archive, document)]


def test_words_are_counted_by_paragraphs(archive: Archive, blocks: list[ParagraphId]) -> None:
    similar = archive.similar
    assert (similar.total(), similar.spread("children"), similar.spread("peaceful")) == (5, 2, 1)
    assert similar.spread("zebra") == 0
    assert similar.spread("—") == COUNTED


def test_whatever_has_one_of_the_words_is_a_candidate(
    archive: Archive, blocks: list[ParagraphId]
) -> None:
    found = archive.similar.candidates(["vaccinate", "disputes", '"'], besides=NOBODY)
    assert {text for _, text in found} == {TEXTS[0], TEXTS[2], "Vaccinate children in schools."}
    found = archive.similar.candidates(["vaccinate"], besides=blocks[2])
    assert [text for _, text in found] == ["Vaccinate children in schools."]
    assert archive.similar.candidates(["—"], besides=NOBODY) == []


def test_removed_documents_are_not_looked_at(archive: Archive, blocks: list[ParagraphId]) -> None:
    archive.documents.remove([archive.documents.paragraph(blocks[0]).document])
    assert archive.similar.total() == 2
    assert [text for _, text in archive.similar.texts()] == [
        "Vaccinate children in schools.",
        "Other matters",
    ]
    assert len(archive.similar.candidates(["children"], besides=NOBODY)) == 1
