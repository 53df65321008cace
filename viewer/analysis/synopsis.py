"""Two aligned documents side by side, the words that differ marked: what a synopsis holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from viewer.analysis.compare import Change, Ignore, compare
from viewer.analysis.units import Alignable
from viewer.domain import Pair, Relation, Synopsis, SynopsisCell, SynopsisRow

Themes = Callable[[Alignable], tuple[str, ...]]

_WORDLESS = (Relation.SAME, Relation.TRANSLATED, Relation.TOPICAL)


def synopsis(
    a: Iterable[Alignable],
    b: Iterable[Alignable],
    pairs: Iterable[Pair],
    titles: tuple[str, str],
    *,
    ignore: Ignore | None = None,
    themes: Themes = lambda _block: (),
) -> Synopsis:
    """One row a pair, in the order of the pairs.

    Args:
        a: the first document, from which the pairs were made.
        b: the second.
        pairs: those to be shown.
        titles: of the two documents.
        ignore: differences that are not marked.
        themes: names of those on a block.
    """
    blocks_a = {block.index: block for block in a}
    blocks_b = {block.index: block for block in b}
    rows = []
    for pair in pairs:
        one = None if pair.a is None else blocks_a[pair.a]
        other = None if pair.b is None else blocks_b[pair.b]
        spans_a, spans_b = _spans(one, other, pair.relation, ignore or Ignore())
        rows.append(
            SynopsisRow(
                None if one is None else _cell(one, spans_a, themes),
                None if other is None else _cell(other, spans_b, themes),
                pair.relation,
                pair.score,
                pair.reason,
                pair.held,
            )
        )
    return Synopsis(titles, tuple(rows))


_Spans = tuple[tuple[int, int], ...]


def _cell(block: Alignable, spans: _Spans, themes: Themes) -> SynopsisCell:
    return SynopsisCell(block.index, block.label or block.mark, block.text, spans, themes(block))


def _spans(
    one: Alignable | None, other: Alignable | None, relation: Relation, ignore: Ignore
) -> tuple[_Spans, _Spans]:
    """What each side alone has; all of a paragraph without counterpart."""
    if one is None or other is None:
        return _whole(one), _whole(other)
    if relation in _WORDLESS:
        return (), ()
    found = compare(one.text, other.text, ignore)
    gone = [(each.a_start, each.a_end) for each in found if each.change is Change.DELETE]
    come = [(each.b_start, each.b_end) for each in found if each.change is Change.INSERT]
    return _trimmed(gone, one.text), _trimmed(come, other.text)


def _whole(block: Alignable | None) -> _Spans:
    return ((0, len(block.text)),) if block is not None and block.text else ()


def _trimmed(spans: Sequence[tuple[int, int]], text: str) -> _Spans:
    """Without the space that follows the last word."""
    return tuple((start, start + len(text[start:end].rstrip())) for start, end in spans)
