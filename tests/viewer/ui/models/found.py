"""Hits for tests, as the search would hand them over."""

from dataclasses import replace

from viewer.domain import DocumentId, ParagraphId
from viewer.domain.searching import Found, What

_FOUND = Found(
    what=What.PARAGRAPH,
    document=DocumentId(1),
    title="Cooperation",
    symbol="A/RES/67/264",
    date="2013-05-17",
    paragraph=ParagraphId(1),
    index=1,
    label="14.",
    page=3,
    annotation=None,
    theme=None,
    text="to peace and war",
    matches=((3, 8),),
    snippet="to \x02peace\x03 and",
    score=1.0,
)


def hit(number: int = 1, **fields: object) -> Found:
    """A paragraph that has `peace`, or something else where the fields say so."""
    numbered = replace(_FOUND, paragraph=ParagraphId(number), index=number)
    return replace(numbered, **fields)  # type: ignore[arg-type]


def sentence(text: str, word: str, number: int = 1, **fields: object) -> Found:
    """A paragraph with every place of a word in it."""
    at = [n for n in range(len(text)) if text.startswith(word, n)]
    matches = tuple((n, n + len(word)) for n in at)
    marked = text.replace(word, f"\x02{word}\x03")
    return hit(number, text=text, matches=matches, snippet=marked, **fields)
