"""Two aligned documents as one page: both texts side by side, the words that differ marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from html import escape

from viewer.analysis.compare import Change, compare
from viewer.analysis.units import Alignable
from viewer.domain import Pair

_STYLE = """
:root { color-scheme: light dark }
body { font: 1rem/1.5 Georgia, "Noto Serif", serif; margin: 2rem auto; max-width: 78rem; padding: 0 1rem }
h1 { font-size: 1.3rem } p.counts { color: GrayText }
table { border-collapse: collapse; table-layout: fixed; width: 100% }
th { text-align: start; vertical-align: bottom; font-weight: 600 }
td, th { padding: .6rem .8rem; vertical-align: top; overflow-wrap: break-word }
tr + tr td { border-top: 1px solid color-mix(in srgb, CanvasText 15%, transparent) }
td.how, th.how { width: 9rem; font: .8rem/1.5 system-ui, sans-serif; color: GrayText }
td.how b { display: block; color: CanvasText }
del { background: color-mix(in srgb, #d55e00 18%, transparent); text-decoration-thickness: 1px }
ins { background: color-mix(in srgb, #0072b2 18%, transparent); text-underline-offset: 3px }
""".strip()


def synopsis(
    a: Iterable[Alignable],
    b: Iterable[Alignable],
    pairs: Sequence[Pair],
    titles: tuple[str, str],
) -> str:
    """A page of HTML that needs nothing beside it.

    Args:
        a: the first document, from which the pairs were made.
        b: the second.
        pairs: in the order in which they are shown.
        titles: of the two documents.
    """
    texts_a, texts_b = _by_index(a), _by_index(b)
    counts = Counter(pair.relation.value for pair in pairs)
    said = ", ".join(f"{number} {relation}" for relation, number in counts.most_common())
    return "\n".join(
        [
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
            f"<title>{escape(' / '.join(titles))}</title>\n<style>{_STYLE}</style>\n</head>\n<body>",
            f"<h1>Synopsis</h1>\n<p class=counts>{said or 'nothing to compare'}</p>\n<table>",
            f'<tr><th scope="col">{escape(titles[0])}</th><th scope="col">{escape(titles[1])}</th>'
            '<th scope="col" class="how">Relation</th></tr>',
            *_rows(texts_a, texts_b, pairs),
            "</table>\n</body>\n</html>\n",
        ]
    )


def _by_index(blocks: Iterable[Alignable]) -> dict[int, Alignable]:
    return {block.index: block for block in blocks}


def _rows(a: dict[int, Alignable], b: dict[int, Alignable], pairs: Sequence[Pair]) -> Iterator[str]:
    for pair in pairs:
        one = a[pair.a] if pair.a is not None else None
        other = b[pair.b] if pair.b is not None else None
        left, right = _marked(one, other)
        yield (
            f'<tr><td dir="auto">{left}</td><td dir="auto">{right}</td>'
            f'<td class="how"><b>{pair.relation}</b>{escape(pair.reason)}</td></tr>'
        )


def _marked(one: Alignable | None, other: Alignable | None) -> tuple[str, str]:
    """Both texts with their labels; what only one of them has is marked in it."""
    if one is None or other is None:
        return _labelled(one, _element("del", one)), _labelled(other, _element("ins", other))
    left: list[str] = []
    right: list[str] = []
    for span in compare(one.text, other.text):
        words_a = escape(one.text[span.a_start : span.a_end])
        words_b = escape(other.text[span.b_start : span.b_end])
        if span.change is Change.EQUAL:
            left.append(words_a)
            right.append(words_b)
        elif span.change is Change.DELETE:
            left.append(f"<del>{words_a}</del>")
        else:
            right.append(f"<ins>{words_b}</ins>")
    return _labelled(one, "".join(left)), _labelled(other, "".join(right))


def _element(name: str, block: Alignable | None) -> str:
    return f"<{name}>{escape(block.text)}</{name}>" if block else ""


def _labelled(block: Alignable | None, text: str) -> str:
    if block is None:
        return ""
    label = block.label or block.mark
    return f"{escape(label)} {text}" if label else text
