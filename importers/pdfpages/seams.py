"""Words torn in the setting (`acceler ated`): the file draws a space where no room is for one.

A gap much narrower than the others of its line is a seam only if a part of the word stands nowhere
else in the document: scanned pages have narrow gaps between whole words too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from importers.pdfpages.sheet import Word
from importers.structure.lines import Line

SEAM = "\x1f"
"""Stands for a doubtful space until all words of the document are known."""
_NARROW = 0.135
_ROOM = 0.19
"""Spaces of printed type take a quarter of its size and more, seldom less than this."""
_LEANING = "fj"


def find_seams(words: Sequence[Word], size: float) -> set[int]:
    """Which words of a line may belong to the word before them."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    narrow = [at for at, gap in enumerate(gaps) if gap <= _NARROW * size]
    if not narrow or len(gaps) < 3:
        return set()
    others = [gap for gap in gaps if gap > _NARROW * size]
    if not others or min(others) < _ROOM * size:
        return set()
    return {at + 1 for at in narrow if _may_be_torn(words[at], words[at + 1])}


def _may_be_torn(before: Word, after: Word) -> bool:
    last, first = before.text[-1], after.text[0]
    if not (after.apart and last.islower() and first.islower()):
        return False
    # An f leans over the space beside it; a quote after one letter is an article, not a rest.
    return last not in _LEANING and first not in _LEANING and after.text[1:2] not in "´'’"


def mend(lines: Sequence[Line]) -> None:
    """Joins torn words and puts spaces for all other seams."""
    if not any(SEAM in line.text for line in lines):
        return
    known = Counter(word for line in lines for word in _words(line.text))
    for line in lines:
        if SEAM in line.text:
            line.text = _mended(line.text, known)


def without_seams(text: str) -> str:
    return text.replace(SEAM, " ")


def _words(text: str) -> Iterable[str]:
    return (word.strip(".,;:()[]“”\"'") for word in without_seams(text).split())


def _mended(text: str, known: Counter[str]) -> str:
    head, *rest = text.split(SEAM)
    for tail in rest:
        before = (head.split() or [""])[-1].strip("([“\"'")
        after = (tail.split() or [""])[0].strip(".,;:)]”\"'")
        torn = known[before] <= 1 or known[after] <= 1 or known[before + after] > 0
        head = f"{head}{tail}" if torn else f"{head} {tail}"
    return head
