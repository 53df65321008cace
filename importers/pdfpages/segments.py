"""Words → segments: what stands together on one line, however the file drew it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from importers.pdfpages.direction import logical
from importers.pdfpages.seams import SEAM, find_seams
from importers.pdfpages.sheet import Glyph, Word
from importers.structure.directions import has_right_to_left, right_to_left_letters

_GAP = 0.9
"""Wider gaps, in font sizes, may part columns or cells. Justified words may stand so far apart too,
so a segment is only a hint: `columns` and `tables` ask whether other lines have the gap as well."""


_MARK = 2.0
"""Points by which a mark is raised at least."""
_LEAST = 0.16
_LEAST_TIGHT = 0.11
"""Of the letters' size: a space where the file puts none, in usual and in tight setting."""
_STOPS = frozenset(".,;:/)]-’”")
_DASHES = frozenset("-–—")
_FEWEST_LABELS = 3


@dataclass(slots=True)
class Segment:
    """Words of one line without a wide gap between them, from left to right."""

    words: list[Word]
    left: float
    top: float
    right: float
    bottom: float
    baseline: float
    size: float

    @classmethod
    def of(cls, words: list[Word]) -> Segment:
        main = _main(words)
        return cls(
            words,
            min(word.left for word in words),
            min(word.top for word in main),
            max(word.right for word in words),
            max(word.bottom for word in main),
            main[1].baseline if _opens_raised(main) else main[0].baseline,
            main[0].size,
        )

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def text(self) -> str:
        return "".join(word.text for word in self.words)

    @property
    def letters(self) -> int:
        return sum(len(word.text) for word in self.words)


def segments(words: Iterable[Word]) -> list[Segment]:
    """Segments from words in the order in which the file draws them."""
    chains: list[list[Word]] = []
    for word in _with_whole_leaders(words):
        if chains and _continues(chains[-1], word):
            chains[-1].append(word)
        else:
            chains.append([word])
    return _joined([Segment.of(chain) for chain in chains])


def _with_whole_leaders(words: Iterable[Word]) -> list[Word]:
    """The dots that lead to a page number as one word a line: files draw them singly, anyhow."""
    words = list(words)
    dots: dict[float, list[Word]] = {}
    for word in words:
        if not word.text.strip(".·…_") and not word.glyphs:
            dots.setdefault(round(word.baseline), []).append(word)
    leaders = [group for group in dots.values() if len(group) >= 3]
    led = {id(word) for group in leaders for word in group}
    # A stop that is drawn by itself keeps its place between the words of its line.
    rest = [word for word in words if id(word) not in led]
    for group in leaders:
        left, right = min(word.left for word in group), max(word.right for word in group)
        rest.append(replace(group[0], text="....", left=left, right=right))
    return rest


def _continues(chain: Sequence[Word], word: Word) -> bool:
    previous = chain[-1]
    size = max(previous.size, word.size)
    if previous.baseline != word.baseline and not _beside(previous, word):
        return False
    right, left = (word, previous) if word.left >= previous.left else (previous, word)
    return -0.5 * size <= right.left - left.right <= _GAP * size


def _beside(one: Word | Segment, other: Word | Segment) -> bool:
    """On one line: the same baseline, or the smaller (a raised mark) beside the larger."""
    if abs(one.baseline - other.baseline) <= 0.2 * min(one.size, other.size):
        return True
    smaller, larger = (one, other) if one.size <= other.size else (other, one)
    if smaller.size > 0.85 * larger.size:
        return _is_raised_number(one, other) or _is_raised_number(other, one)
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return (
        overlap >= 0.6 * smaller.size
        or _is_mark_of(smaller, larger)
        or _is_raised_number(smaller, larger)
    )


def _is_mark_of(mark: Word | Segment, line: Word | Segment) -> bool:
    """Whether a few small characters hang at the upper edge of a line, against its words."""
    if len(mark.text) > 4 or not 0 < line.baseline - mark.baseline <= 0.85 * line.size:
        return False
    return line.left - 0.4 * line.size <= mark.left and mark.right <= line.right + 0.6 * line.size


def _is_raised_number(mark: Word | Segment, line: Word | Segment) -> bool:
    """A number raised almost to the line above, at the end of its line or at its start."""
    if not _MARK < line.baseline - mark.baseline <= 1.1 * line.size or not mark.text.isdecimal():
        return False
    if len(mark.text) > 3 or not any(map(str.isalpha, line.text)):
        return False
    near = min(abs(mark.left - line.right), abs(line.left - mark.right))
    return near <= 0.4 * line.size


def _opens_raised(words: Sequence[Word]) -> bool:
    return len(words) > 1 and _is_raised_number(words[0], words[1])


def _joined(parts: list[Segment]) -> list[Segment]:
    """Segments that the file drew apart though they touch, joined."""
    parts.sort(key=lambda part: (part.baseline, part.left))
    result: list[Segment] = []
    for part in parts:
        for index in range(len(result) - 1, max(-1, len(result) - 12), -1):
            if part.baseline - result[index].baseline > part.size + result[index].size:
                continue
            if _touch(result[index], part):
                result[index] = Segment.of(result[index].words + part.words)
                break
        else:
            result.append(part)
    for part in result:
        part.words.sort(key=lambda word: word.left)
    return result


def _touch(one: Segment, other: Segment) -> bool:
    if not _beside(one, other):
        return False
    left, right = (one, other) if one.left <= other.left else (other, one)
    size = max(one.size, other.size)
    return -0.5 * size <= right.left - left.right <= _GAP * size


def _main(words: Sequence[Word]) -> Sequence[Word]:
    """The words of the size that most letters have."""
    first = words[0].size
    if all(word.size == first for word in words):
        return words
    letters: Counter[float] = Counter()
    for word in words:
        letters[word.size] += len(word.text)
    size = letters.most_common(1)[0][0]
    return [word for word in words if word.size == size]


def rows(parts: Iterable[Segment]) -> list[list[Segment]]:
    """Segments of one height together, from top to bottom, each row from left to right."""
    result: list[list[Segment]] = []
    for part in sorted(parts, key=lambda part: (part.baseline, part.left)):
        for row in reversed(result[-4:]):
            if part.baseline - row[0].baseline > part.size + row[0].size:
                continue
            if any(_beside(other, part) or _beside_end(other, part) for other in row) and not any(
                _over(other, part) for other in row
            ):
                row.append(part)
                break
        else:
            result.append([part])
    for row in result:
        row.sort(key=lambda part: part.left)
    result.sort(key=lambda row: min(part.baseline for part in row))
    return result


def _beside_end(one: Segment, other: Segment) -> bool:
    """Whether a number stands beside the word at the near end of a line of several sizes.

    Most letters of `انظر www.who.int` are small Latin ones, and its number hangs beside the first.
    """
    mark, line = (one, other) if len(one.words) == 1 else (other, one)
    if len(mark.words) != 1 or len(line.words) < 2 or not mark.text.isdecimal():
        return False
    word = line.words[-1] if mark.left >= line.right else line.words[0]
    return word.size > line.size and _beside(mark, word)


def _over(one: Segment, other: Segment) -> bool:
    """Whether two segments would print over each other in one row."""
    return min(one.right, other.right) - max(one.left, other.left) > 0.5 * min(
        one.width, other.width
    )


def row_text(row: Sequence[Segment], *, right_to_left: bool = False) -> str:
    """The text of a row in reading order; three spaces stand for a wide gap.

    Args:
        row: segments of one height.
        right_to_left: whether the page around it reads so; a row may hold more Latin letters than
            others and still begin at the right.
    """
    words = [word for part in row for word in part.words]
    text = "".join([word.text for word in words])
    if has_right_to_left(text) or (right_to_left and not any(map(str.isalpha, text))):
        return _right_to_left_text(words, right_to_left=right_to_left)
    if right_to_left and len(words) > 1:
        return _latin_text_from_the_right(words)
    return _left_to_right_text(words)


def are_labelled_at_the_right(found: Sequence[Sequence[Segment]]) -> bool:
    """Whether several Latin rows have their numbers at the right: `Population Survey - 13`.

    So has a bibliography in a right-to-left document, on a page where most letters are Latin.
    """
    labelled = 0
    for row in found:
        words = [word for part in row for word in part.words]
        text = "".join([word.text for word in words])
        if not has_right_to_left(text) and any(map(str.isalpha, text)):
            labelled += _has_label_at_the_right(sorted(words, key=lambda word: word.left))
    return labelled >= _FEWEST_LABELS


def _has_label_at_the_right(ordered: Sequence[Word]) -> bool:
    return len(ordered) > 2 and ordered[-1].text.isdecimal() and ordered[-2].text in _DASHES


def _latin_text_from_the_right(words: Sequence[Word]) -> str:
    """Latin words in a right-to-left paragraph: its label stands behind them, its stop before."""
    ordered = sorted(words, key=lambda word: word.left)
    label = stop = ""
    if _has_label_at_the_right(ordered):
        label = f"{ordered.pop().text} {ordered.pop().text} "
    if len(ordered) > 1 and ordered[0].text in _STOPS and ordered[-1].text[-1] not in _STOPS:
        stop = ordered.pop(0).text
    return f"{label}{_left_to_right_text(ordered)}{stop}"


def _left_to_right_text(words: Sequence[Word]) -> str:
    pieces = [words[0].text]
    main = _main(words)
    size, baseline = main[0].size, main[0].baseline
    seams = find_seams(words, size)
    least = _LEAST_TIGHT if _is_tight(words, size) else _LEAST
    for at, (previous, word) in enumerate(pairwise(words), start=1):
        gap = word.left - previous.right
        if gap > 1.8 * size:
            pieces.append("   ")
        elif at in seams:
            pieces.append(SEAM)
        elif _space_between(previous, word, gap, size, baseline, least):
            pieces.append(" ")
        pieces.append(word.text)
    return "".join(pieces)


def _is_tight(words: Sequence[Word], size: float) -> bool:
    """Spaces are squeezed in this line; in others a narrow gap is a word torn in the setting."""
    gaps = [after.left - before.right for before, after in pairwise(words)]
    wide = sum(gap > _LEAST * size for gap in gaps)
    return 2 * wide < sum(gap > _LEAST_TIGHT * size for gap in gaps)


def _space_between(
    previous: Word, word: Word, gap: float, size: float, baseline: float, least: float
) -> bool:
    raised_before = _is_raised(previous, size, baseline)
    raised = _is_raised(word, size, baseline)
    if raised and not raised_before:
        # A mark stands against its word (`body2`, `1er`), but a number before it must stay one.
        digits = previous.text[-1:].isdigit() and word.text[:1].isdigit()
        return digits or gap > 0.3 * size
    if raised_before and not raised and word.text[:1].isalnum():
        return True
    if not word.apart:
        # Letters set apart from each other stand singly.
        single = min(len(previous.text), len(word.text)) == 1 or word.text[0] in _STOPS
        return gap > (_LEAST if single else least) * size
    # Spaces before a stop are put there by programs that place each run of letters by itself.
    return gap > 0.13 * size or word.text[0] not in _STOPS


def _is_raised(word: Word, size: float, baseline: float) -> bool:
    if word.size > 0.8 * size:
        return word.baseline <= baseline - 0.3 * size and word.text.isdecimal()
    return word.baseline <= baseline - 0.12 * size


def _parted(left: Word, right: Word, *, first: bool) -> bool:
    """Whether a space stands between two words of a right-to-left line; `first` begins it."""
    gap = right.left - left.right
    apart = left.apart and (right.apart or first)
    return gap > 0.12 * right.size or (apart and gap > -0.3 * right.size)


def _right_to_left_text(words: Sequence[Word], *, right_to_left: bool) -> str:
    glyphs: list[Glyph] = []
    ordered = sorted(words, key=lambda word: word.left)
    for index, word in enumerate(ordered):
        first = index == len(ordered) - 1
        if index and _parted(ordered[index - 1], word, first=first):
            edge = (ordered[index - 1].right + word.left) / 2
            glyphs.append(Glyph(" ", edge, edge))
        glyphs.extend(word.glyphs or (Glyph(word.text, word.left, word.right),))
    letters = "".join(word.text for word in words)
    arabic = right_to_left_letters(letters)
    latin = sum(map(str.isalpha, letters)) - arabic
    base = right_to_left or arabic >= latin
    return " ".join(logical(glyphs, right_to_left=base).split())
