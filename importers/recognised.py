"""What recognition saw on one page: frozen values that travel between processes and are kept."""

from __future__ import annotations

import json
from dataclasses import dataclass

_DIGITS = 2


@dataclass(frozen=True, slots=True)
class RecognisedWord:
    """A word with its place on the page, in points from the top left corner.

    Attributes:
        baseline: of its line, in the direction in which the words run.
        size: of the letters of its line, in points.
        confidence: 0 to 1, as the engine says.
        line: number of its line; words of one line have the same.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float
    confidence: float
    line: int


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """A page as recognition saw it.

    Attributes:
        page: its number, from 1.
        turn: quarter turns clockwise by which the words run against the page's width; places of
            words are those on the page so turned that they run to the right.
        languages: the packs that it was read with, as the engine names them (`eng+fra`).
        engine: with its version (`tesseract 5.3.0`).
    """

    page: int
    width: float
    height: float
    turn: int
    languages: str
    engine: str
    words: tuple[RecognisedWord, ...] = ()

    @property
    def confidence(self) -> float | None:
        """The mean of its letters; None where no word was found."""
        letters = sum(len(word.text) for word in self.words)
        if not letters:
            return None
        return sum(word.confidence * len(word.text) for word in self.words) / letters


def to_json(page: RecognisedPage) -> str:
    """All of it in a line, words as lists."""
    return json.dumps(
        {
            "page": page.page,
            "size": [round(page.width, _DIGITS), round(page.height, _DIGITS)],
            "turn": page.turn,
            "languages": page.languages,
            "engine": page.engine,
            "words": [
                [
                    word.text,
                    round(word.left, _DIGITS),
                    round(word.top, _DIGITS),
                    round(word.right, _DIGITS),
                    round(word.bottom, _DIGITS),
                    round(word.baseline, _DIGITS),
                    round(word.size, _DIGITS),
                    round(word.confidence, _DIGITS),
                    word.line,
                ]
                for word in page.words
            ],
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def from_json(text: str) -> RecognisedPage:
    """What `to_json` wrote."""
    kept = json.loads(text)
    width, height = kept["size"]
    return RecognisedPage(
        kept["page"],
        width,
        height,
        kept["turn"],
        kept["languages"],
        kept["engine"],
        tuple(RecognisedWord(*word) for word in kept["words"]),
    )
