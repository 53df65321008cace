from __future__ import annotations

from tests.viewer.ui.reading.conftest import Show
from tests.viewer.ui.reading.values import DOCUMENT, paragraph
from viewer.analysis.compare import Ignore
from viewer.domain import DocumentId, Kind, Pair, Paragraph, ParagraphId, Relation
from viewer.ui.models.comparisons import Comparison
from viewer.ui.reading.differences import Differences, sign_rect

OURS = [
    paragraph(0, "Cooperation", Kind.HEADING),
    paragraph(1, "It asks for a report to the sixty-ninth session."),
    paragraph(2, "It stays as it was."),
    paragraph(3, "It says “peace”."),
    paragraph(4, "It is gone later."),
]
TEXTS = ["Cooperation", "It asks for a report to the seventieth session.", OURS[2].text]
THEIRS = [
    Paragraph(ParagraphId(100 + index), DocumentId(2), index, Kind.PARAGRAPH, text)
    for index, text in enumerate([*TEXTS, 'It says "peace".'])
]
PAIRS = [
    Pair(0, 0, Relation.SAME, 1.0, "the same"),
    Pair(1, 1, Relation.CHANGED, 0.8, "80 % of the words"),
    Pair(2, 2, Relation.SAME, 1.0, "the same"),
    Pair(3, 3, Relation.CHANGED, 0.9, "90 % of the words"),
    Pair(4, None, Relation.REMOVED, 0.0, "no counterpart"),
]
COMPARISON = Comparison(DOCUMENT, DocumentId(2), OURS, THEIRS, PAIRS)


def test_words_that_only_one_side_has() -> None:
    ours = Differences(COMPARISON, Ignore(), later=False)
    found = ours.of(OURS[1].id)
    assert found is not None
    assert [OURS[1].text[start:end] for start, end in found.spans] == ["sixty-ninth"]
    assert (found.tone, found.whole) == ("deleted", False)
    theirs = Differences(COMPARISON, Ignore(), later=True).of(THEIRS[1].id)
    assert theirs is not None
    assert theirs.tone == "inserted"
    assert theirs.said == "changed: 80 % of the words"


def test_what_is_ignored_is_no_difference() -> None:
    assert Differences(COMPARISON, Ignore(), later=False).of(OURS[3].id) is None
    strict = Differences(COMPARISON, Ignore(quotes=False), later=False).of(OURS[3].id)
    assert strict is not None
    assert len(strict.spans) == 2


def test_a_paragraph_without_counterpart_differs_as_a_whole() -> None:
    found = Differences(COMPARISON, Ignore(), later=False).of(OURS[4].id)
    assert found is not None
    assert found.whole
    assert found.relation is Relation.REMOVED


def test_headings_stay_where_only_differences_are_read() -> None:
    same = Differences(COMPARISON, Ignore(), later=False).same
    assert OURS[2].id in same
    assert same.isdisjoint({OURS[0].id, OURS[1].id, OURS[4].id})


def test_words_and_signs_are_painted(show: Show) -> None:
    view = show(OURS)
    before = view.grab().toImage()
    view.set_differences(Differences(COMPARISON, Ignore(), later=False))
    after = view.grab().toImage()
    look = view._look.colour("deleted")
    sheet = view.reading.sheet
    row, top = list(view.reading.position.visible())[1]
    start = OURS[1].text.index("sixty")
    rect = sheet.layout(row).rects(start, start + 5)[0].translated(sheet.text_origin(row, top))
    corner = rect.topLeft().toPoint() + view.viewport().pos()
    assert after.pixelColor(corner.x() + 1, corner.y() + 3).name() == look.name()
    place = sign_rect(sheet, row, top).center().toPoint() + view.viewport().pos()
    assert after.copy(place.x() - 4, place.y() - 4, 9, 9) != before.copy(
        place.x() - 4, place.y() - 4, 9, 9
    )
    view.set_differences(None)
    assert view.grab().toImage() == before
