"""How like a paragraph is to the examples of a theme, by the words that they share."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.analysis.forms import forms, stem
from viewer.analysis.terms import Text

_LEAST_LETTERS = 5
"""Shorter words are mostly those that every text has."""
_LEAST_SHARED = 3
_MOST = 0.8
_MOST_SHOWN = 3


class Examples:
    """The paragraphs that a person gave as belonging to a theme."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words = [
            words
            for text in texts
            if (words := {stem(each.form) for each in forms(text)} - _short(text))
        ]

    def likeness(self, text: Text) -> tuple[float, tuple[str, ...]]:
        """0 to 0.8, and the shared words as printed, where it is anything at all.

        The share of the words of an example that the paragraph has (and of the paragraph's that the
        example has, whichever is smaller), so that neither a long paragraph nor a short one is like
        everything.
        """
        here: dict[str, int] = {}
        best: set[str] = set()
        score = 0.0
        for words in self._words:
            if len(words.intersection(text.stems)) < _LEAST_SHARED:
                continue
            here = here or {
                each: place for place, each in enumerate(text.stems) if len(each) >= _LEAST_LETTERS
            }
            shared = words & here.keys()
            share = len(shared) / max(len(words), len(here))
            if len(shared) >= _LEAST_SHARED and share > score:
                best, score = shared, share
        shown = sorted(best, key=lambda each: (-len(each), each))[:_MOST_SHOWN]
        return min(_MOST, score), tuple(text.printed(here[each], here[each]) for each in shown)


def _short(text: str) -> set[str]:
    return {stem(each.form) for each in forms(text) if len(stem(each.form)) < _LEAST_LETTERS}
