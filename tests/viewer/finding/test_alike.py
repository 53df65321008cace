from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.viewer.archive.making import add, paragraphs
from viewer.archive import Archive
from viewer.domain import NotFound, ParagraphId
from viewer.finding.alike import like

FOOD = "Calls upon States to bring food to refugees in camps;"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with Archive.open(tmp_path / "a.concord", person="Ada") as opened:
        yield opened


@pytest.fixture
def here(archive: Archive) -> ParagraphId:
    document = add(archive, [FOOD, "Calls upon States to report;"])
    others = [
        "Camps for a refugee need food, and more food.",
        "Calls upon States to meet.",
        "Decides to meet again next year.",
    ]
    add(archive, others, name="b.txt", title="Other", symbol="A/1")
    return paragraphs(archive, document)[0].id


def test_the_likest_come_first_with_the_words_that_speak_for_them(
    archive: Archive, here: ParagraphId
) -> None:
    found = like(archive, here)
    assert found.paragraph.text == FOOD
    first = found.rows[0]
    assert first.found.text.startswith("Camps for a refugee")
    assert (first.found.title, first.found.symbol) == ("Other", "A/1")
    assert set(first.because) == {"food", "refugees", "camps"}
    assert 0 < first.found.score < 1
    words = [first.found.text[start:end] for start, end in first.found.matches]
    assert words == ["Camps", "refugee", "food", "food"]
    assert "\x02refugee\x03" in first.found.snippet


def test_it_is_not_like_itself_nor_like_what_shares_nothing(
    archive: Archive, here: ParagraphId
) -> None:
    texts = [row.found.text for row in like(archive, here).rows]
    assert FOOD not in texts
    assert "Decides to meet again next year." not in texts


def test_likeness_is_the_same_from_both_sides(archive: Archive, here: ParagraphId) -> None:
    first = like(archive, here).rows[0]
    assert first.found.paragraph is not None
    back = like(archive, first.found.paragraph)
    scores = {row.found.paragraph: row.found.score for row in back.rows}
    assert scores[here] == pytest.approx(first.found.score, abs=0.1)


def test_a_removed_paragraph_is_said(archive: Archive, here: ParagraphId) -> None:
    with pytest.raises(NotFound):
        like(archive, ParagraphId(9999))
