"""OpenDocument markup as text: paragraphs, runs, notes, a table."""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.sax.saxutils import escape

from viewer.exporters.notes import Run
from viewer.exporters.passages import clean, direction

_SPACES = re.compile(" {2,}|^ | $")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""What a language tag is made of (BCP 47); anything else is no language."""


def text(written: str) -> str:
    """Line ends, tabs and further spaces are elements of their own in ODF."""
    marked = escape(clean(written))
    if "  " in marked or marked[:1] == " " or marked[-1:] == " ":
        marked = _SPACES.sub(lambda match: f'<text:s text:c="{len(match.group())}"/>', marked)
    return marked.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")


def run(words: Run) -> str:
    """Text of one look."""
    written = text(words.text)
    look = ("B" if words.bold else "") + ("I" if words.italic else "") + ("C" if words.code else "")
    return f'<text:span text:style-name="{look}">{written}</text:span>' if look else written


def paragraph(style: str, written: str, *, rtl: bool = False) -> str:
    return f'<text:p text:style-name="{style}{_side(rtl=rtl)}">{written}</text:p>\n'


def heading(level: int, written: str, *, rtl: bool = False) -> str:
    return (
        f'<text:h text:style-name="Heading_20_{level}{_side(rtl=rtl)}"'
        f' text:outline-level="{level}">{written}</text:h>\n'
    )


def _side(*, rtl: bool) -> str:
    """Every paragraph style has another from right to left; see `odt_template`."""
    return "_rtl" if rtl else ""


_GAP = "\u2002"
"""Behind the number of a note, which programs set before its words without one."""


class Footnotes:
    """Numbers the notes at the foot of the pages."""

    def __init__(self) -> None:
        self._count = 0

    def noted(self, words: str) -> str:
        """A note that stands where it is called."""
        self._count += 1
        return (
            f'<text:note text:id="ftn{self._count}" text:note-class="footnote">'
            f"<text:note-citation>{self._count}</text:note-citation><text:note-body>"
            f"{paragraph('Footnote', _GAP + text(words), rtl=direction(words) == 'rtl').rstrip()}"
            "</text:note-body></text:note>"
        )


class Languages:
    """The languages that were met; each has a style, because ODF knows them in styles only."""

    def __init__(self) -> None:
        self._names: dict[tuple[str, bool], str] = {}

    def within(self, language: str, written: str, *, rtl: bool) -> str:
        """The text as of that language; as it is where that is no language."""
        if not _TAG.fullmatch(language):
            return written
        known = language, rtl
        if known not in self._names:
            self._names[known] = f"L{len(self._names) + 1}"
        return f'<text:span text:style-name="{self._names[known]}">{written}</text:span>'

    def styles(self) -> str:
        """Of text that runs from right to left the language has a property of its own."""
        found = ""
        for (tag, rtl), name in self._names.items():
            language, _, country = tag.partition("-")
            country = country if re.fullmatch("[A-Z]{2}", country) else "none"
            kind = "style:{}-complex" if rtl else "fo:{}"
            found += (
                f'<style:style style:name="{name}" style:family="text"><style:text-properties'
                f' {kind.format("language")}="{language.lower()}"'
                f' {kind.format("country")}="{country}"/></style:style>'
            )
        return found


def table(rows: Iterable[str]) -> str:
    """The table of sources; its first row is repeated on every page."""
    head, *others = rows
    columns = "".join(f'<table:table-column table:style-name="Sources.{each}"/>' for each in "ABCD")
    return (
        f'<table:table table:name="Sources" table:style-name="Sources">{columns}'
        f"<table:table-header-rows>{head}</table:table-header-rows>\n{''.join(others)}</table:table>\n"
    )


def table_row(cells: Iterable[str], *, head: bool = False) -> str:
    """A row; the last cell holds a number."""
    cells = tuple(cells)
    written = ""
    for place, words in enumerate(cells):
        style = "Number" if place == len(cells) - 1 else "Cell"
        shown = run(Run(words, bold=head))
        rtl = style == "Cell" and direction(words) == "rtl"
        written += (
            f'<table:table-cell table:style-name="Sources.{"head" if head else "cell"}"'
            f' office:value-type="string">{paragraph(style, shown, rtl=rtl).rstrip()}'
            "</table:table-cell>"
        )
    return f"<table:table-row>{written}</table:table-row>\n"
