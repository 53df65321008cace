"""One page of a file, recognised: drawn or decoded, laid upright, read in the languages it is in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pypdfium2

from importers.parsed import UnreadableFile
from importers.pdfpages.pdfium import open_document
from importers.recognised import RecognisedPage
from importers.recognition import engine as engines
from importers.recognition import pictures
from importers.recognition.engine import Engine, NotRecognised
from importers.recognition.hocr import words_of
from importers.recognition.languages import fitting
from importers.recognition.pictures import Picture
from importers.registry import Source

_SURE_OF_TURN = 4.0
"""Below this certainty an orientation is tried only where the page as it lies gives no words."""
_GOOD = 0.6
"""Mean confidence below which another way is tried."""


def recognise_page(
    source: Source, page: int, languages: Sequence[str], *, engine: Engine | None = None
) -> RecognisedPage:
    """The words of a page (from 1) of a PDF or image, each with its place and confidence.

    Args:
        source: the file.
        page: its number.
        languages: codes of the engine; those are used that fit the script of the page.
        engine: where it is known already.

    Raises:
        UnreadableFile: the page cannot be drawn, or the engine fails; a sentence says so.
    """
    found = engine or engines.find()
    engines.check_languages(found, languages)
    try:
        return _recognised(found, _picture(source, page), page, languages)
    except NotRecognised as error:
        raise NotRecognised(
            f"Page {page} of “{source.name}” was not recognised: {error}."
        ) from error


def _picture(source: Source, page: int) -> Picture:
    if b"%PDF-" not in source.content[:1024]:
        return pictures.of_image(source.name, source.content, page - 1)
    document = open_document(source.name, source.content, source.password)
    try:
        return pictures.of_pdf_page(document, page - 1)
    except pypdfium2.PdfiumError:
        raise UnreadableFile(
            f"Page {page} of “{source.name}” could not be loaded: the file is damaged there."
        ) from None
    finally:
        document.close()


def _recognised(
    engine: Engine, picture: Picture, page: int, languages: Sequence[str]
) -> RecognisedPage:
    lies = engines.orientation(engine, picture)
    likely = fitting(languages, lies.script) if lies.script else tuple(languages)
    first = lies.turns if lies.certainty >= _SURE_OF_TURN else 0

    def read(turns: int, codes: Sequence[str]) -> RecognisedPage:
        return _read(engine, picture, page, turns, codes)

    best = read(first, likely)
    others: list[Callable[[], RecognisedPage]] = []
    if lies.turns != first:
        others.append(lambda: read(lies.turns, likely))
    elif first:
        others.append(lambda: read(0, likely))
    if set(likely) != set(languages):
        others.append(lambda: read(first, languages))
    for other in others:
        if (best.confidence or 0.0) >= _GOOD:
            break
        best = max(best, other(), key=lambda each: each.confidence or 0.0)
    return best


def _read(
    engine: Engine, picture: Picture, page: int, turns: int, languages: Sequence[str]
) -> RecognisedPage:
    """With the picture turned so often clockwise; the page itself is turned the other way."""
    upright = picture.turned(turns)
    scale = 72 / picture.dpi
    return RecognisedPage(
        page,
        picture.width * scale,
        picture.height * scale,
        -turns % 4,
        "+".join(languages),
        engine.name,
        words_of(engines.hocr(engine, upright, languages), picture.dpi),
    )
