"""Time grows with the file: runs of one thing, as hostile files have them, are not looked at again.

Patterns that look at such a run again from each of its characters take minutes where one look takes
a part of a second.
"""

from __future__ import annotations

import time

import pytest

from importers import Source, read_bytes
from tests.importers.docxfiles import make_docx, p
from tests.importers.pdffiles import Page, make_pdf
from tests.importers.test_rtf import rtf

ENOUGH_S = 10
XHTML = b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>The Council noted it.</p>'
HIDDEN = "# Report\n\nThe Council noted it.\n\n<div>"

CASES = {
    "a word without end": ("a.txt", b"The Council noted " + b"x" * 300_000 + b" co- operation."),
    "numbers without end": ("a.txt", b"1." * 150_000),
    "one name after another": ("a.docx", make_docx(p("United Nations " + "D" * 300_000))),
    "a tag without end": ("a.html", XHTML + b"<" + b"a" * 300_000),
    "marks of direction": (
        "a.docx",
        make_docx(p("The Council" + "\u200f" * 300_000 + "noted it.")),
    ),
    "comments that do not end": ("a.md", (HIDDEN + "<!-- " * 60_000).encode()),
    "code that does not end": ("a.md", (HIDDEN + "<script " * 40_000).encode()),
    "blank lines": ("a.txt", b"# One\n# Two\n" + b"\n" * 300_000 + b"The Council noted it."),
    "groups": ("a.rtf", rtf("The Council noted it. " + "{}" * 150_000)),
}


@pytest.mark.parametrize("case", CASES)
def test_time_grows_with_the_file(case: str) -> None:
    name, content = CASES[case]
    started = time.process_time()

    document = read_bytes(Source(name, content))

    assert document.blocks
    assert time.process_time() - started < ENOUGH_S


def test_words_strewn_over_a_page_are_read_from_top_to_bottom() -> None:
    """Each left edge would be tried as that of a column: 1,200 such words took twenty seconds."""
    page = Page()
    for number in range(1200):
        page.text(number * 7919 % 560, 20 + number * 104729 % 800, f"word{number}", size=9)
    started = time.process_time()

    document = read_bytes(Source("a.pdf", make_pdf(page)))

    assert sum(block.text.count("word") for block in document.blocks) == 1200
    assert time.process_time() - started < ENOUGH_S
