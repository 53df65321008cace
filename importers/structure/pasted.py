"""Text that was pasted into a word processor with its line ends: each line is a paragraph there.

The program knows paragraphs, and these are none. Whether a document is such a one is judged from
itself: its lines go on in the next more often than whole paragraphs ever do, and none is much
longer than those that go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from importers.parsed import Kind
from importers.structure.assembly import assemble
from importers.structure.evidence import continues
from importers.structure.labels import opens_with_label
from importers.structure.lines import Comment, Draft, Line
from importers.structure.remarks import letters_in

_FEWEST = 10
_GOING_ON = 0.3
"""Of all lines. Whole paragraphs have 0 to 0.1 (items that begin small), wrapped ones 0.6 to 0.8,
the lines of a resolution, whose clauses end in commas, 0.4."""
_WIDEST = 140
"""Letters: what is longer is no line that a program has wrapped for reading."""
_LONGER, _FEW_LONGER = 1.3, 0.03
_CLOSES = re.compile(r"[.;:,!?)\]؛،؟][\d*†\")”’»]*$")
_MANY_LINES = 20
"""In one paragraph of the program: a whole text was pasted as lines."""


def rejoin(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts with lines joined to paragraphs, where the document holds its text in lines.

    Args:
        drafts: in reading order, with an empty one for each empty paragraph.
    """
    loose = [draft for draft in drafts if _is_loose(draft)]
    if not _in_lines(loose):
        return list(drafts)
    joined: list[Draft] = []
    # A table is no line, and the text goes on behind it.
    for are_lines, group in groupby(drafts, lambda draft: draft.kind is not Kind.TABLE):
        alike = list(group)
        joined += _assembled(alike) if are_lines else alike
    return joined


def parts(text: str) -> list[str]:
    """What a paragraph with line breaks in it is to a reader: mostly one, sometimes several.

    Args:
        text: with a line feed for each break.
    """
    if "\n" not in text:
        return [" ".join(text.split())]
    lines = [" ".join(line.split()) for line in text.split("\n")]
    if len(lines) >= _MANY_LINES:
        return [draft.text for draft in assemble([Line(line) for line in lines])]
    found: list[str] = []
    apart = True
    for line in lines:
        if not line:
            apart = True
            continue
        listed = bool(found) and bool(_CLOSES.search(found[-1])) and opens_with_label(line)
        if apart or listed:
            found.append(line)
        else:
            found[-1] += f" {line}"
        apart = False
    return found


def dealt(comments: Iterable[Comment], texts: Sequence[str]) -> list[list[Comment]]:
    """The comments on a text, for each of the parts into which it falls."""
    ends = [0]
    for text in texts:
        ends.append(ends[-1] + letters_in(text))
    shares: list[list[Comment]] = [[] for _ in texts]
    for comment in comments:
        at = 0
        if comment.start is not None:
            at = next((i for i, end in enumerate(ends[1:]) if comment.start < end), len(texts) - 1)
        shares[at].append(comment.shifted(-ends[at]))
    return shares


def _is_loose(draft: Draft) -> bool:
    """It may be a line: the program says nothing of it but a number before it."""
    return draft.kind in (None, Kind.LIST_ITEM)


def _in_lines(drafts: Sequence[Draft]) -> bool:
    texts = [draft.text for draft in drafts if draft.text]
    if len(texts) < _FEWEST:
        return False
    going_on = sorted(len(one) for one, other in pairwise(texts) if continues(one, other))
    if len(going_on) < _GOING_ON * len(texts):
        return False
    width = going_on[int(0.75 * (len(going_on) - 1))]
    longer = sum(len(text) > _LONGER * width for text in texts)
    return width <= _WIDEST and longer <= _FEW_LONGER * len(texts)


def _assembled(drafts: list[Draft]) -> list[Draft]:
    texts = [" ".join(filter(None, (draft.label, draft.text))) for draft in drafts]
    lines = [
        Line(text, size=draft.size, bold=draft.bold, whole=None if _is_loose(draft) else draft)
        for text, draft in zip(texts, drafts, strict=True)
    ]
    if sum(map(bool, texts)) < 2:
        return drafts
    joined = assemble(lines)
    for text, draft in zip(texts, drafts, strict=True):
        if draft.comments and _is_loose(draft):
            _hand_on(draft, text, joined)
    return joined


def _hand_on(line: Draft, text: str, joined: Sequence[Draft]) -> None:
    """Give the comments on a line to the draft that the line is in now."""
    wanted = "".join(text.split())
    before = letters_in(line.label or "")
    for draft in joined:
        at = "".join(draft.text.split()).find(wanted)
        if at >= 0:
            draft.comments += [each.shifted(at + before) for each in line.comments]
            return
    # It was parted at a hyphen or a mark: the comment stays, without its words.
    joined[-1].comments += list(_wordless(line.comments))


def _wordless(comments: Iterable[Comment]) -> Iterator[Comment]:
    return (replace(each, start=None, end=None) for each in comments)
