"""Justified lines whose words stand as far apart as cells of a table: in narrow columns.

Evidence: the setter shares what is left of a line evenly among its spaces, so all of them are
equally wide. Between cells that happens to be so in no line of words.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from importers.pdfpages.segments import Segment, rows
from importers.pdfpages.sheet import Word
from importers.structure.labels import find_label

_EVEN = 0.12
"""Of the letters' size: by how much equal spaces differ; an f leans over the space beside it."""
_TOUCHING = 0.1
"""Of the letters' size: a raised mark stands against its word."""
_FEWEST = 2
"""Equal spaces that make a line justified."""
_EDGE = 2.0
"""Points by which the ends of justified lines miss the margin."""


def whole_lines(parts: Sequence[Segment]) -> Sequence[Segment]:
    """The segments, with those of one justified line joined."""
    lines = rows(parts)
    if len(lines) == len(parts):
        return parts
    result: list[Segment] = []
    pairs: list[list[Segment]] = []
    stretched = 0
    for line in lines:
        if len(line) > 1 and _is_stretched(line):
            result.append(_joined(line))
            stretched += 1
        elif len(line) == 2 and all(len(part.words) == 1 for part in line):
            pairs.append(line)
        else:
            result += line
    if not stretched:
        return parts
    left, right = min(part.left for part in parts), max(part.right for part in parts)
    for pair in pairs:
        # Two words have one space, which is equal to none: their neighbours speak for them.
        reach = pair[0].left <= left + _EDGE and pair[1].right >= right - _EDGE
        if reach and 4 * stretched > len(lines):
            result.append(_joined(pair))
        else:
            result += pair
    return result


def _joined(line: Sequence[Segment]) -> Segment:
    return Segment.of([word for part in line for word in part.words])


def _is_stretched(line: Sequence[Segment]) -> bool:
    words = [word for part in line for word in part.words]
    if 2 * sum(any(map(str.isalpha, word.text)) for word in words) <= len(words):
        return False  # figures of one width stand equally far apart in a table
    size = max(part.size for part in line)
    gaps = [gap for gap in _gaps(words) if gap > _TOUCHING * size]
    if find_label(f"{words[0].text} {words[1].text}") is not None:
        gaps = gaps[1:]  # a tabulator stands behind a label
    return len(gaps) >= _FEWEST and max(gaps) - min(gaps) <= _EVEN * size


def _gaps(words: Sequence[Word]) -> list[float]:
    return [after.left - before.right for before, after in pairwise(words)]
