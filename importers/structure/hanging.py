"""Rules of joining for lines that are set in below the first, and for entries with a leader of dots."""

from __future__ import annotations

import re

from importers.structure.captions import tells_source
from importers.structure.forms import End, leads_on
from importers.structure.junction import Junction, Verdict
from importers.structure.labels import find_label
from importers.structure.rows import Gap

_LED = re.compile(r"(?:\.{4,}|(?:\.\s){4,})\s*(?:\d{1,4}|[ivxlc]{1,6})$")
"""Dots that lead to the number of a page."""


def leader_ends(j: Junction) -> Verdict | None:
    """`Avancement en traitement (Art. 8) .......... 261` ends an entry of a table of contents."""
    return Verdict.SPLIT if _LED.search(j.before.text) else None


def source_hangs(j: Junction) -> Verdict | None:
    """`Source: ... Women’s Rights to Land and Other` and, set in, `Productive Resources (2020).`."""
    first = j.paragraph[0]
    if j.gap is not Gap.TIGHT or not j.layout.measured or not tells_source(first.text):
        return None
    set_in = j.after.left > first.left + 1 and j.after.line.size == first.line.size
    return Verdict.JOIN if set_in and not tells_source(j.after.text) else None


def hangs(j: Junction) -> bool:
    """The lines of an item stand below its first word, where other paragraphs open."""
    item = find_label(j.paragraph[0].text)
    words = j.before.text[-1].isalpha()
    goes_on = j.end is End.OPEN and ((j.full and words) or leads_on(j.before.text))
    if item is None or j.label is not None or not goes_on:
        return False
    return j.paragraph[0].left < j.after.left - 0.3
