"""Finding quoted words again, whatever an importer makes of the spaces and marks between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Found", "QuoteNotFound", "find"]


class QuoteNotFound(LookupError):
    """The quoted words stand in no paragraph, or in more than one place."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where quoted words stand.

    Attributes:
        index: of the paragraph among those given.
        start: of the words in its text, in code points; both are None for the whole paragraph.
    """

    index: int
    start: int | None = None
    end: int | None = None


def find(paragraphs: Sequence[str], opening: str, words: str | None = None) -> Found:
    """The paragraph that begins with `opening`, and in it the one place of `words`.

    Only letters and digits count, so that line ends, spaces torn into words, marks and quotation
    marks make no difference. Where no paragraph begins so (a label left in front, say), one
    that holds the opening serves.

    Raises:
        QuoteNotFound: nothing fits, or more than one thing does.
    """
    wanted = _letters(opening)[0]
    letters = [_letters(text)[0] for text in paragraphs]
    matches = [index for index, text in enumerate(letters) if text.startswith(wanted)]
    matches = matches or [index for index, text in enumerate(letters) if wanted in text]
    if not wanted or len(matches) != 1:
        raise QuoteNotFound(f"{len(matches)} paragraphs begin with “{opening}”")
    index = matches[0]
    if words is None:
        return Found(index)
    return Found(index, *_span(paragraphs[index], words))


def _span(text: str, words: str) -> tuple[int, int]:
    letters, offsets = _letters(text)
    wanted = _letters(words)[0]
    times = letters.count(wanted)
    if not wanted or times != 1:
        raise QuoteNotFound(f"“{words}” stands {times} times in its paragraph")
    first = letters.index(wanted)
    return offsets[first], offsets[first + len(wanted) - 1] + 1


def _letters(text: str) -> tuple[str, list[int]]:
    """The letters and digits in lower case, and where each stands in `text`."""
    kept = [(letter, place) for place, each in enumerate(text) for letter in each.casefold()]
    kept = [(letter, place) for letter, place in kept if letter.isalnum()]
    return "".join(letter for letter, _ in kept), [place for _, place in kept]
