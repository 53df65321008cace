"""What a document says of itself, with the words it was read from."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind, Metadata, Role
from importers.structure.clauses import is_enacting_formula
from importers.structure.dates import find_date, may_hold_date
from importers.structure.divisions import is_document_kind, without_subject
from importers.structure.labels import Style
from importers.structure.languages import language_of
from importers.structure.pieces import Piece
from importers.structure.symbols import find_symbols, normal

_TOP_CHARACTERS = 2_500
_TITLE_LENGTH = 200

_ADOPTED = re.compile(
    r"adopted (?:by|at|on|unanimously)|adoptée? |aprobada |(?:meeting|séance|sesión)\b|"
    r"(?:Resolution|Résolution|Resolución)\s(?:\d+\s\(\d{4}\)\s)?(?:of|du|de)\s\d|"
    r"\bletters? dated \d|\bResolution of \d|\d\s\(\d{4}\) of \d",
    re.IGNORECASE,
)
_TRAILING_MARK = re.compile(r"\s?(?<!\d)(\d{1,2}|\*{1,3})$")
_DISTRIBUTED = re.compile(r"Distr\.?\s?:|توزيع")
_PLACE_AND_DATE = re.compile(
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)(?P<place>[^\W\d_][^\d,;.:]{1,40}(?:,\s[^\W\d_][^\d,;.:]{1,40})?),\s?"
    r"(?:from\s|on\s|le\s|el\s)?\d{1,2}\b"
)
_MACRO = re.compile(r"<<ODS DOC SYMBOL\d?>>\s*([^<>\s][^<>]*?)\s*<<")
_RESOLUTION_LABEL = re.compile(r"(\d{1,3}/\d{1,4})\.?$")
_COUNCIL_NUMBER = re.compile(r"(?:Resolution\s)?(\d{1,4})\s\(((?:19|20)\d\d)\)")
_BODY_NAMES = re.compile(
    r"(?:United Nations )?(?:General Assembly|Security Council|Economic and Social Council|"
    r"Human Rights Council|Commission on [A-Z][^,.;]{3,60})|World Health Assembly|"
    r"Assemblée générale|Conseil de sécurité|Asamblea General|Consejo de Seguridad|"
    r"الجمعية العامة|مجلس الأمن"
)
_OF_THE_BODY = re.compile(
    r"(?:Final (?:Document|Communiqu[eé]|Report)|Report|Statement|Declaration|Decisions?)\s"
    r"(?:of|by|from) (?:the )?(?P<body>[A-Z].{3,160})$"
)
_ORGANS = {"A": "General Assembly", "S": "Security Council", "E": "Economic and Social Council"}
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("press release", re.compile(r"press release|communiqué de presse|media advisory", re.I)),
    ("final document", re.compile(r"final (?:document|communiqu|act\b|report of the .*meeting)", re.I)),
    ("letter", re.compile(r"(?:identical )?letters? dated|lettre datée|carta de fecha|note verbale", re.I)),
    ("resolution", re.compile(r"^(?:draft )?r[eé]solution\b|^resolución\b|^قرار", re.I)),
    (
        "agreement",
        re.compile(
            r"^(?:.{0,40}\b)?(?:(?:agreement|memorandum of understanding|treaty|convention|protocol|"
            r"accord|traité|acuerdo|tratado|convenio)(?:s|\b)|اتفاق)", re.I,
        ),
    ),
    ("report", re.compile(r"\breports?\b|\brapport\b|\binforme\b|تقرير", re.I)),
    ("statement", re.compile(r"^(?:statement|speech|address|remarks|déclaration|discurso)\b", re.I)),
)  # fmt: skip
_LETTER = re.compile(r"(?:Identical letters|Letter) dated", re.IGNORECASE)
_SALUTATION = re.compile(
    r"\b(?:M(?:ister|r\.?|adam)e?\.? (?:President|Chair)|Your Excellenc|my (?:delegation|country)|"
    r"I (?:would like|wish|congratulate|convey|am honou?red|speak)|congratulate (?:you|the President))"
)


def read_metadata(pieces: Sequence[Piece], *, name: str, is_resolution: bool) -> Metadata:
    """Title, symbol, date, body, place, language and kind, as far as the document prints them."""
    sources: dict[str, str] = {}
    top = _top(pieces)
    title = _title(pieces, name, sources)
    symbol = _symbol(pieces, sources)
    kind = _kind(pieces, title, sources, is_resolution=is_resolution)
    date = _date(pieces, top, sources)
    place = _place(top, sources)
    body = _body(pieces, title, symbol, sources)
    language = language_of(" ".join(_sample(pieces)))
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
    for piece in pieces:
        if piece.kind is Kind.TITLE:
            sources["title"] = piece.text[:_TITLE_LENGTH]
            return _without_mark(piece.text, pieces)
    for piece in pieces:
        if piece.kind is Kind.HEADING and piece.label is None:
            sources["title"] = piece.text[:_TITLE_LENGTH]
            return piece.text
    stem = name.rsplit(".", 1)[0] if "." in name[1:] else name
    return stem.replace("_", " ").strip() or name


def _without_mark(title: str, pieces: Sequence[Piece]) -> str:
    """The title without the mark that points to one of the footnotes."""
    match = _TRAILING_MARK.search(title)
    if match and any(p.kind is Kind.FOOTNOTE and p.mark == match.group(1) for p in pieces):
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


def _date(pieces: Sequence[Piece], top: Sequence[Piece], sources: dict[str, str]) -> str | None:
    """The date of adoption or of a letter, else that of the masthead, else that below the title."""
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
    for piece in top:
        if piece.role is not None or piece.kind is not Kind.PARAGRAPH:
            continue
        match = _PLACE_AND_DATE.match(piece.text)
        if match and find_date(piece.text[: match.end() + 30]):
            sources["place"] = piece.text[:_TITLE_LENGTH]
            return match.group("place")
    return None


def _body(
    pieces: Sequence[Piece], title: str, symbol: str | None, sources: dict[str, str]
) -> str | None:
    for piece in pieces:
        if piece.role is Role.PREAMBULAR and is_enacting_formula(piece.text):
            sources["body"] = piece.text
            name = piece.text.strip('"“« ,،')
            for article in ("The ", "L'", "L’", "La ", "Le ", "El ", "إن "):
                name = name.removeprefix(article)
            return name
    match = _OF_THE_BODY.match(title)
    if match:
        sources["body"] = title
        return without_subject(match.group("body"))
    for piece in pieces:
        if piece.kind is Kind.FURNITURE and (match := _BODY_NAMES.search(piece.text)):
            sources["body"] = piece.text
            return match.group()
    organ = _ORGANS.get(symbol.split("/")[0]) if symbol else None
    if organ and symbol:
        sources["body"] = symbol
    return organ


def _kind(
    pieces: Sequence[Piece], title: str, sources: dict[str, str], *, is_resolution: bool
) -> str:
    if is_resolution:
        return "resolution"
    heads = [
        p.text
        for p in pieces[:14]
        if p.kind is Kind.TITLE or (p.kind is Kind.HEADING and is_document_kind(p.text))
    ]
    letters = [p.text for p in pieces[:14] if p.is_text and _LETTER.match(p.text)]
    heads = [*letters, *heads] or [title]
    for kind, pattern in _KINDS:
        for text in heads:
            if pattern.search(text):
                sources["kind"] = text[:_TITLE_LENGTH]
                return kind
    opening = " ".join(p.text for p in pieces[:6] if p.is_text)[:_TOP_CHARACTERS]
    match = _SALUTATION.search(opening)
    if match:
        sources["kind"] = match.group()
        return "statement"
    return "document"
