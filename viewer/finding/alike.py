"""Paragraphs like one, from the whole archive, with the words that speak for each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from viewer.analysis.forms import forms, stem
from viewer.analysis.similar import most_alike, telling_words, to_look_for
from viewer.archive import Archive
from viewer.archive.snippets import snippet
from viewer.domain import Paragraph, ParagraphId
from viewer.domain.searching import Found

MOST = 100


@dataclass(frozen=True, slots=True)
class LikeThis:
    """A paragraph that is like the one asked for.

    Attributes:
        found: with its likeness (0 to 1) as score, and the words that speak for it as matches.
        because: these words, the most telling first.
    """

    found: Found
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Likenesses:
    """What one paragraph is like.

    Attributes:
        words: by which was looked for, the most telling first.
    """

    paragraph: Paragraph
    words: tuple[str, ...]
    rows: tuple[LikeThis, ...]


def like(archive: Archive, paragraph: ParagraphId, *, limit: int = MOST) -> Likenesses:
    """The paragraphs that are like this one, the likest first.

    Raises:
        NotFound: its document was removed.
    """
    here = archive.documents.paragraph(paragraph)
    total = archive.similar.total()
    spread = lru_cache(maxsize=None)(archive.similar.spread)
    words = to_look_for(telling_words(here.text, spread, total))
    candidates = archive.similar.candidates(words, besides=paragraph)
    alike = most_alike(here.text, candidates, spread, total, limit=limit)
    found = archive.similar.described([each.key for each in alike])
    rows = (
        LikeThis(_marked(found[each.key], each.because, each.likeness), each.because)
        for each in alike
        if each.key in found
    )
    return Likenesses(here, tuple(words[:8]), tuple(rows))


def _marked(found: Found, because: tuple[str, ...], likeness: float) -> Found:
    """With the words that speak for it marked, in whatever form they stand there."""
    roots = {stem(form.form) for word in because for form in forms(word)}
    places = tuple((each.start, each.end) for each in forms(found.text) if stem(each.form) in roots)
    return replace(found, matches=places, snippet=snippet(found.text, places), score=likeness)
