"""Comments in the margin: from the words of a draft to the words of its block.

Formats keep a comment at marks among the runs of a paragraph. White space is mended and labels are
parted from the text after that, so places are counted in letters (all but white space) until the
blocks are finished.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import Enum

from importers.parsed import Block, Remark
from importers.structure.controls import without_controls
from importers.structure.lines import Comment, Draft

Span = tuple[str, int | None, int | None]
"""A comment, and the letters that it is on; None: the whole paragraph."""


class Edge(Enum):
    """What a mark among the words says."""

    START = "start"
    END = "end"
    POINT = "point"


Mark = tuple[str, Edge, int]
"""A comment, which edge of it this is, and the letters before it in the paragraph."""


class Spans:
    """Follows the marks of one document, in reading order.

    A comment that runs over several paragraphs is on its words in the first of them.
    """

    def __init__(self) -> None:
        self._open: list[str] = []
        self._adrift: list[str] = []
        self._placed: set[str] = set()

    def take(self, marks: Iterable[Mark], letters: int) -> list[Span]:
        """The comments that belong to a paragraph of so many letters."""
        starts = dict.fromkeys(self._open, 0)
        found: list[Span] = []
        for key, edge, at in marks:
            if key in self._placed:
                continue
            if edge is Edge.START:
                starts.setdefault(key, at)
            elif edge is Edge.END and key in starts:
                start = starts.pop(key)
                found.append((key, start, at) if at > start else (key, None, None))
                self._placed.add(key)
            elif edge is Edge.POINT and key not in starts:
                found.append((key, None, None))
                self._placed.add(key)
        begun = [(key, start, letters) for key, start in starts.items() if start < letters]
        self._open = [key for key, start in starts.items() if start >= letters]
        self._placed.update(key for key, _, _ in begun)
        if not letters:
            # Nothing is printed here: the next paragraph that says something has them.
            self._adrift += [key for key, _, _ in found]
            return []
        adrift: list[Span] = [(key, None, None) for key in self._adrift]
        self._adrift.clear()
        return [*adrift, *found, *begun]

    def rest(self) -> list[str]:
        """The comments after the last words."""
        rest = [*self._adrift, *self._open]
        self._adrift, self._open = [], []
        return rest


class Gathering:
    """The comments of drafts whose texts become one text, one after the other."""

    def __init__(self) -> None:
        self.comments: list[Comment] = []
        self._letters = 0

    def add(self, draft: Draft) -> None:
        before = self._letters + letters_in(draft.label or "")
        for each in draft.comments:
            self.comments.append(each.shifted(before))
        self._letters = before + letters_in(draft.text)


def letters_in(text: str) -> int:
    return sum(map(len, text.split()))


def moment(text: str | None) -> str | None:
    """A date and time as the archive keeps them; None where it is none.

    Word writes the clock on the wall with a `Z` behind it, LibreOffice without: both are taken as
    they stand.
    """
    try:
        found = datetime.fromisoformat((text or "").strip())
    except ValueError:
        return None
    return found.replace(tzinfo=None).isoformat(timespec="seconds") + "Z"


def place(drafts: Sequence[Draft], blocks: Sequence[Block]) -> tuple[Remark, ...]:
    """The comments of finished drafts on the words of their blocks, in reading order.

    What cannot be found among the words of its block is on the whole block; what stands where
    nothing is printed, on the block before.
    """
    remarks: list[Remark] = []
    last = 0
    for draft in drafts:
        last = last if draft.index is None else draft.index
        for comment in draft.comments if blocks else ():
            start, end = None, None
            if draft.index is not None:
                start, end = _words(draft.text, blocks[last].text, comment)
            text = without_controls(comment.text).strip()
            if text:
                author = " ".join(without_controls(comment.author).split())
                remarks.append(Remark(comment.key, last, start, end, author, comment.date, text))
    return tuple(sorted(remarks, key=lambda each: each.block))


def _words(drafted: str, printed: str, comment: Comment) -> tuple[int | None, int | None]:
    if comment.start is None or comment.end is None:
        return None, None
    places = [at for at, letter in enumerate(printed) if not letter.isspace()]
    squeezed = "".join(drafted.split())
    shift = squeezed.rfind("".join(printed.split()))
    start, end = max(0, comment.start - shift), min(len(places), comment.end - shift)
    if shift < 0 or start >= end or (start == 0 and end == len(places)):
        return None, None
    return places[start], places[end - 1] + 1
