from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from importers.recognised import RecognisedPage, RecognisedWord, from_json, to_json

points = st.integers(0, 200_000).map(lambda number: number / 100)
words = st.builds(
    RecognisedWord,
    text=st.text(min_size=1, max_size=8),
    left=points,
    top=points,
    right=points,
    bottom=points,
    baseline=points,
    size=points,
    confidence=st.integers(0, 100).map(lambda number: number / 100),
    line=st.integers(0, 500),
)


@given(st.lists(words, max_size=5), st.integers(1, 9_999), st.integers(0, 3), points, points)
def test_a_page_is_kept_whole(
    found: list[RecognisedWord], number: int, turn: int, width: float, height: float
) -> None:
    page = RecognisedPage(number, width, height, turn, "eng+fra", "tesseract 5", tuple(found))
    assert from_json(to_json(page)) == page


def test_a_page_is_as_sure_as_its_letters() -> None:
    def word(text: str, confidence: float) -> RecognisedWord:
        return RecognisedWord(text, 0, 0, 1, 1, 1, 1, confidence, 0)

    page = RecognisedPage(1, 1, 1, 0, "eng", "", (word("abc", 1.0), word("d", 0.2)))
    assert page.confidence == 0.8
    assert RecognisedPage(1, 1, 1, 0, "eng", "").confidence is None
