"""Rules of joining that look at how lines are set: size, weight, slope, centring."""

from __future__ import annotations

from importers.structure.forms import End, end_of, leads_on, starts_large
from importers.structure.headings import looks_like_heading
from importers.structure.junction import Junction, Verdict, is_heading, one_italic_heading
from importers.structure.rows import Gap


def type_changes(j: Junction) -> Verdict | None:
    """Letters of another size or weight: a heading, or the text below it."""
    a, b = j.before.line, j.after.line
    if j.small or not a.size or not b.size:
        return None
    if abs(a.size - b.size) > 0.11 * a.size:
        return Verdict.SPLIT
    if a.italic != b.italic and (one_italic_heading(j) or looks_like_heading(b.text)):
        return Verdict.SPLIT
    if a.bold != b.bold and j.gap is not Gap.BREAK and not (a.bold and j.full):
        return None if _emphasis(j) else Verdict.SPLIT
    if b.bold and not a.bold and j.after.centred:
        return Verdict.SPLIT  # a heading at the top of a page
    if a.bold and not b.bold and starts_large(b.text) and _all_bold(j) and is_heading(j):
        return Verdict.SPLIT  # a heading that happens to fill its line
    return None


def _emphasis(j: Junction) -> bool:
    """A paragraph whose words in bold letters happen to begin a line, or to fill it.

    The line before is full and the sentence goes on, or the bold line is a sentence of its own.
    """
    if j.gap is not Gap.TIGHT or j.before.line.bold or not j.full or j.label is not None:
        return False
    return leads_on(j.before.text) or end_of(j.after.text) is End.SENTENCE


def _all_bold(j: Junction) -> bool:
    return all(row.line.bold for row in j.paragraph)


def centring_ends(j: Junction) -> Verdict | None:
    """A heading in the middle of the column, and text that fills it from its margin on.

    Room at the right says little here: the next word would have moved the line to the left.
    """
    if not j.layout.measured or j.after.centred or not j.after.text[0].isupper():
        return None
    centred = all(row.centred for row in j.paragraph)
    return Verdict.SPLIT if centred and j.after_full and is_heading(j) else None
