"""Sound files to damage: those of folders, and small ones of every format, made here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from importers import Source, UnreadableFile
from importers.registry import choose
from tests.importers import docxfiles, making_odt
from tests.importers.making_ole import ole, word_document
from tests.importers.pdffiles import Page, make_pdf
from tests.importers.test_epub import epub
from tests.importers.test_rtf import rtf
from viewer.importing import files_in

SUFFIXES = {
    "pdf": ".pdf",
    "docx": ".docx",
    "odt": ".odt",
    "epub": ".epub",
    "rtf": ".rtf",
    "xml": ".fodt",
    "html": ".html",
    "markdown": ".md",
    "text": ".txt",
    "doc": ".doc",
    "zip": ".zip",
}
_BY_SUFFIX = {**{suffix: form for form, suffix in SUFFIXES.items()}, ".xml": "xml"}
_WORDS = "The General Assembly, recalling its resolution 67/264 of 17 May 2013, requests 3 reports."


@dataclass(frozen=True)
class Specimen:
    """A sound file, or one that was damaged by the world."""

    name: str
    form: str
    content: bytes

    @property
    def suffix(self) -> str:
        return Path(self.name).suffix or SUFFIXES.get(self.form, "")


def in_folders(folders: Iterable[Path], *, largest: int) -> list[Specimen]:
    """The files of folders up to a size, in the order of their names."""
    found = []
    for path in files_in(folders):
        if path.is_file() and 0 < path.stat().st_size <= largest:
            content = path.read_bytes()
            found.append(Specimen(path.name, _form(path.name, content), content))
    return found


def _form(name: str, content: bytes) -> str:
    """What the bytes are, as the importers see it; else what the name says."""
    try:
        chosen = choose(Source(name, content)).name
    except UnreadableFile:
        chosen = ""
    if content.lstrip().startswith(b"<?xml") and chosen in ("text", "odt"):
        return "xml"
    if chosen in SUFFIXES:
        return chosen
    if content.startswith(b"PK"):
        return "zip"
    return _BY_SUFFIX.get(Path(name).suffix.lower(), "other")


def made() -> list[Specimen]:
    """A small document of every format, with what is special to it."""
    specimens = {
        "pdf": _pdf(),
        "docx": _docx(),
        "odt": _odt(),
        "epub": epub(
            {
                "one": f"<h1>Peace</h1><p>{_WORDS}<sup>1</sup></p><ol><li>One</li><li>Two</li></ol>",
                "two": f"<table><tr><td>a</td><td>{_WORDS}</td></tr></table><p>1. {_WORDS}</p>",
            },
            metadata="<dc:title>A book</dc:title><dc:date>2013-05-17</dc:date>",
        ),
        "rtf": rtf(
            rf"{{\b Title}}\par 1.\tab {_WORDS}\par {_WORDS}{{\super\chftn}}{{\footnote\chftn\ Note.}}\par"
            rf"\trowd\cellx2000\cellx4000\intbl a\cell {_WORDS}\cell\row\pard (a) {_WORDS}\par"
        ),
        "xml": making_odt.flat(
            f'<text:h text:outline-level="1">Peace</text:h><text:p>{_WORDS}</text:p>'
        ),
        "html": _html(),
        "markdown": f"# Title\n\n{_WORDS}[^1]\n\n1. One\n   - {_WORDS}\n\n| a | b |\n|---|---|\n"
        f"| 1 | 2 |\n\n> {_WORDS}\n\n[^1]: A note.\n".encode(),
        "text": _text(),
        "doc": ole({"WordDocument": word_document(), "1Table": bytes(4096)}),
        "zip": docxfiles.make_zip({"notes.txt": _WORDS.encode()}),
    }
    return [Specimen(f"made{SUFFIXES[form]}", form, content) for form, content in specimens.items()]


def _pdf() -> bytes:
    pages = []
    for number in (1, 2):
        page = Page()
        page.text(72, 40, "A/RES/67/264")
        below = page.lines(72, 90, "1. " + _WORDS, _WORDS, "(a) " + _WORDS, "", "2. " + _WORDS)
        for row in range(3):
            page.rule(72, below + 20 * row, 300, below + 20 * row)
            page.text(80, below + 20 * row + 12, f"cell {row}")
        page.text(72, 800, f"{number}/2", size=8)
        pages.append(page)
    return make_pdf(*pages)


def _docx() -> bytes:
    return docxfiles.make_docx(
        docxfiles.p("Title", '<w:pStyle w:val="Heading1"/>')
        + docxfiles.numbered(_WORDS, 1)
        + docxfiles.numbered(_WORDS, 1, 1)
        + docxfiles.table(docxfiles.cell("a") + docxfiles.cell(_WORDS), docxfiles.cell("b"))
        + f'<w:p>{docxfiles.r(_WORDS)}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        styles=docxfiles.style("Heading1", "heading 1"),
        numbering=docxfiles.numbering(("decimal", "%1."), ("lowerLetter", "(%2)")),
        footnotes=f'<w:footnote w:id="2">{docxfiles.p("A note.")}</w:footnote>',
    )


def _odt() -> bytes:
    return making_odt.odt(
        f'<text:h text:outline-level="1">Peace</text:h><text:p>{_WORDS}<text:note><text:note-citation>1'
        f"</text:note-citation><text:note-body><text:p>A note.</text:p></text:note-body></text:note></text:p>"
        f"<text:list><text:list-item><text:p>{_WORDS}</text:p></text:list-item></text:list><table:table>"
        '<table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>a</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )


def _html() -> bytes:
    return (
        f"<!DOCTYPE html><html lang='en'><head><title>Press</title></head><body><nav><a href='/'>Home</a>"
        f"</nav><article><h1>Press release</h1><p>{_WORDS}</p><ul><li>{_WORDS}</li></ul><table><tr>"
        f"<th colspan=2>a</th></tr><tr><td>1</td><td>{_WORDS}</td></tr></table></article></body></html>"
    ).encode()


def _text() -> bytes:
    clauses = "\n\n".join(f"{number}. Requests that {_WORDS}" for number in range(1, 9))
    return f"A/RES/67/264\n\nCooperation\n\nRecalling that {_WORDS}\n\n{clauses}\n".encode()
