"""What a document says of itself, with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind, Metadata
from importers.structure.bodies import body_of
from importers.structure.clauses import is_enacting_formula
from importers.structure.dates import find_date, may_hold_date
from importers.structure.divisions import is_document_kind
from importers.structure.genres import genre_of
from importers.structure.labels import Style
from importers.structure.languages import language_of
from importers.structure.pieces import Piece
from importers.structure.symbols import find_symbols, normal

_TOP_CHARACTERS = 2_500
_TITLE_LENGTH = 200
_SAID = 80
_MASTHEAD = 16
_BEGINNING = 500

_ADOPTED = re.compile(
    r"adopted (?:by|at|on|unanimously)|adoptée? |aprobada |(?:meeting|séance|sesión)\b|"
    r"(?:Resolution|Résolution|Resolución)\s(?:\d+\s\(\d{4}\)\s)?(?:of|du|de)\s\d|"
    r"\bletters? dated \d|\bResolution of \d|\d\s\(\d{4}\) of \d",
    re.IGNORECASE,
)
_TRAILING_MARK = re.compile(r"\s?(?:(?<![\d.])(\d{1,2})|(\*{1,3}))$")
_NAME_LENGTH = 40
_NAME = re.compile(
    r"[A-ZÀ-Þ][\w’'.,-]*(?:\s(?:of|the|and|du|de|la|et|\(?[A-ZÀ-Þ][\w’'.,-]*\)?|[ld][’'][A-ZÀ-Þ][\w-]*|of\)))*$"
)
"""A country or a person, and nothing that says what is written of them."""
_ISSUE = re.compile(r"(?:[A-Z]\s?[⎯—–-]\s?)?N[°o]\s?\d+\b")
_LAW = re.compile(r"\b(?:of|du|vom|de)\s(?=\d{1,2}(?:er)?\s)", re.IGNORECASE)
_LANGUAGES = {
    "english": "en", "anglais": "en", "inglés": "en", "french": "fr", "français": "fr", "francés": "fr",
    "spanish": "es", "español": "es", "espagnol": "es", "russian": "ru", "русский": "ru",
    "arabic": "ar", "عربي": "ar", "العربية": "ar", "chinese": "zh", "中文": "zh",
}  # fmt: skip
_DISTRIBUTED = re.compile(r"Distr(?:\.|\.?\s?:)|توزيع")
_PLACE_AND_DATE = re.compile(
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<place>[^\W\d_][^\d,;.:]{1,40}(?:,\s[^\W\d_][^\d,;.:]{1,40})?),\s?"
    r"(?:from\s|on\s|le\s|el\s)?\d{1,2}\b"
)
_HOUR = re.compile(
    r"\d{4},?\s(?:at\s|à\s|a las\s)?\d{1,2}(?:[.:]\d\d)?\s?(?:[ap]\.\s?m\.|h(?:eures)?\b|horas\b)"
)
"""`Wednesday, 16 April 2025, 10 a.m.`: the line above the place of a meeting."""
_CITY = re.compile(r"[A-Z][^\W\d_]+(?:[\s-][A-Z][^\W\d_]+){0,3}$")
_MACRO = re.compile(r"<<ODS DOC SYMBOL\d?>>\s*([^<>\s][^<>]*?)\s*<<")
_RESOLUTION_LABEL = re.compile(r"(\d{1,3}/\d{1,4})\.?$")
_COUNCIL_NUMBER = re.compile(r"(?:Resolution\s)?(\d{1,4})\s\(((?:19|20)\d\d)\)")


def read_metadata(pieces: Sequence[Piece], *, name: str, is_resolution: bool) -> Metadata:
    """Title, symbol, date, body, place, language and kind, as far as the document prints them."""
    sources: dict[str, str] = {}
    top = _top(pieces)
    title = _title(pieces, name, sources)
    symbol = _symbol(pieces, sources)
    kind = genre_of(pieces, title, symbol, sources, is_resolution=is_resolution)
    date = _date(pieces, top, title, kind, sources)
    place = _place(top, sources)
    body = body_of(pieces, title, symbol, sources)
    language = _language(pieces, sources)
    return Metadata(title, symbol, date, body, place, language, kind, sources)


def _top(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces before the text is well under way."""
    top: list[Piece] = []
    length = 0
    for piece in pieces:
        if piece.kind is Kind.FURNITURE:
            continue
        top.append(piece)
        length += len(piece.text)
        if length > _TOP_CHARACTERS or is_enacting_formula(piece.text):
            break
    return top


def _language(pieces: Sequence[Piece], sources: dict[str, str]) -> str | None:
    """That of the words; where they are in several, the one that the masthead names.

    A letter in English with an annex of thirty pages in Arabic is a document in English.
    """
    sample = _sample(pieces)
    found = language_of(" ".join(sample))
    for piece in pieces[:_MASTHEAD]:
        said = _LANGUAGES.get(piece.text.strip().casefold())
        if said and said != found and language_of(" ".join(sample)[:_BEGINNING]) == said:
            sources["language"] = piece.text
            return said
    if found and sample:
        sources["language"] = sample[0][:_SAID]
    return found


def _sample(pieces: Sequence[Piece]) -> list[str]:
    texts: list[str] = []
    length = 0
    for piece in pieces:
        if piece.is_text:
            texts.append(piece.text)
            length += len(piece.text)
            if length > 12_000:
                break
    return texts


def _title(pieces: Sequence[Piece], name: str, sources: dict[str, str]) -> str:
    for number, piece in enumerate(pieces):
        if piece.kind is Kind.TITLE:
            sources["title"] = piece.text[:_TITLE_LENGTH]
            return _whole(_without_mark(piece.text, pieces), pieces, number)
    for piece in pieces:
        if piece.kind is Kind.HEADING and piece.label is None:
            sources["title"] = piece.text[:_TITLE_LENGTH]
            return piece.text
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    return stem.replace("_", " ").strip() or name


def _whole(title: str, pieces: Sequence[Piece], number: int) -> str:
    """The title with what a reader would say to tell it from others of its series.

    `Benin` below `Report of the Working Group on the Universal Periodic Review`; `Mémorial` above
    the number of the gazette; the name of a gazette that is printed in two languages side by side.
    """
    half = title[: len(title) // 2].strip()
    if half and title == f"{half} {half}":
        title = half
    near = [p for p in pieces[max(0, number - 4) : number + 5] if p.kind is Kind.HEADING]
    for piece in near:
        kind = _without_mark(piece.text, pieces)
        if is_document_kind(kind) and title.casefold() in kind.casefold():
            return kind
        if is_document_kind(kind) and len(title) <= _NAME_LENGTH and _NAME.match(title):
            return f"{kind}: {title}"
    issue = next((p.text for p in near if _ISSUE.match(p.text)), None)
    return f"{title} {issue}" if issue and len(title) <= _NAME_LENGTH else title


def _without_mark(title: str, pieces: Sequence[Piece]) -> str:
    """The title without the mark that points to one of the footnotes."""
    match = _TRAILING_MARK.search(title)
    mark = match and (match[1] or match[2])
    if match and any(p.kind is Kind.FOOTNOTE and p.mark == mark for p in pieces):
        return title[: match.start()]
    return title


def _symbol(pieces: Sequence[Piece], sources: dict[str, str]) -> str | None:
    """The document's own symbol: printed on the page around the text, not cited in it.

    In order of trust: the macro of the system that typeset it, the masthead and running headers,
    the number in its title, a line of its own at the top.
    """
    furniture = [p.text for p in pieces if p.kind is Kind.FURNITURE and "://" not in p.text]
    for text in furniture:
        match = _MACRO.search(text)
        if match:
            sources["symbol"] = text
            return normal(match.group(1))
    for text in furniture:
        for found in find_symbols(text):
            sources["symbol"] = text
            return normal(found)
    return _symbol_of_title(pieces, sources)


def _symbol_of_title(pieces: Sequence[Piece], sources: dict[str, str]) -> str | None:
    bodies = " ".join(p.text for p in pieces if is_enacting_formula(p.text))
    for piece in pieces[:12]:
        if piece.style is Style.SYMBOL and piece.label:
            match = _RESOLUTION_LABEL.match(piece.label)
            if match:
                sources["symbol"] = f"{piece.label} {piece.text}"[:_TITLE_LENGTH]
                return f"A/RES/{match.group(1)}"
            return piece.label
        if piece.kind in (Kind.TITLE, Kind.HEADING):
            match = _COUNCIL_NUMBER.match(piece.text)
            if match and "Security Council" in bodies:
                sources["symbol"] = piece.text
                return f"S/RES/{match.group(1)} ({match.group(2)})"
        short = len(piece.text) < 40 and piece.kind is not Kind.FOOTNOTE
        if short and (found := find_symbols(piece.text)) and len(found[0]) > len(piece.text) - 4:
            sources["symbol"] = piece.text
            return normal(found[0])
    return None


def _date(
    pieces: Sequence[Piece],
    top: Sequence[Piece],
    title: str,
    kind: str,
    sources: dict[str, str],
) -> str | None:
    """The date of a law, of adoption or of a letter, else the masthead's, else that below the title."""
    if kind == "legislation" and (law := _LAW.search(title)):
        found = find_date(title[law.end() : law.end() + 40])
        if found:
            sources["date"] = title[:_TITLE_LENGTH]
            return found.iso
    near = [piece for piece in [*top, *pieces[-12:]] if piece.role is None]
    dated = [p.text for p in near if len(p.text) < 300 and may_hold_date(p.text)]
    adopted = [text for text in dated if _ADOPTED.search(text)]
    masthead = [p.text for p in pieces[:25] if p.kind is Kind.FURNITURE]
    if not any(_DISTRIBUTED.search(text) for text in masthead):
        masthead = []
    below = [
        p.text[:_TITLE_LENGTH]
        for p in top
        # In the text itself a date is one of many; at its very start, after a place, its own.
        if p.role is None
        and p.kind is not Kind.FOOTNOTE
        and (len(p.text) < 120 or _PLACE_AND_DATE.match(p.text))
    ]
    anywhere = [p.text for p in pieces if p.kind is Kind.FURNITURE]
    for text in (*adopted, *masthead, *below, *anywhere):
        found = find_date(text)
        if found:
            sources["date"] = text
            return found.iso
    return None


def _place(top: Sequence[Piece], sources: dict[str, str]) -> str | None:
    for before, piece in zip([None, *top], top, strict=False):
        if piece.role is not None or piece.kind is not Kind.PARAGRAPH:
            continue
        if before is not None and _HOUR.search(before.text) and _CITY.match(piece.text):
            sources["place"] = piece.text
            return piece.text
        match = _PLACE_AND_DATE.match(piece.text)
        if match and find_date(piece.text[: match.end() + 30]):
            sources["place"] = piece.text[:_TITLE_LENGTH]
            return match.group("place")
    return None
