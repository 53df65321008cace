"""What sort of document it is: resolution, report, letter ..., by its heads, its symbol, its opening."""

from __future__ import annotations

import re
from collections.abc import Sequence

from importers.parsed import Kind
from importers.structure.divisions import is_document_kind
from importers.structure.pieces import Piece

_HEADS = 14
_OPENING = 2_500
_SAID = 200
_GENRES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("press release", re.compile(r"press release|communiqué de presse|media advisory|пресс-релиз|بيان صحفي", re.I)),
    ("final document", re.compile(r"final (?:document|communiqu|act\b|report of the .*meeting)", re.I)),
    (
        "letter",
        re.compile(r"(?:identical )?letters? dated|lettres? (?:identiques )?datée|carta de fecha|note verbale|^письмо|^رسالة", re.I),
    ),
    ("resolution", re.compile(r"^(?:draft )?r[eé]solution\b|^resolución\b|^резолюция|^قرار", re.I)),
    ("meeting record", re.compile(r"^(?:\d+(?:st|nd|rd|th|e|er|a)?\s)?(?:plenary meeting$|(?:summary|verbatim) record|séance plénière$|procès-verbal|compte rendu analytique)|^\d+(?:st|nd|rd|th) (?:plenary )?meeting$", re.I)),
    ("concluding observations", re.compile(r"^(?:concluding observations|observations finales|observaciones finales|заключительные замечания|ملاحظات ختامية)", re.I)),
    (
        "legislation",
        re.compile(
            r"^(?:(?:council|commission|commission implementing|commission delegated)\s)?"
            r"(?:(?:delegated|implementing)\s)?(?:directive|regulation)\b.{0,60}\d|"
            r"^(?:règlement|directive|décision)s?\b.{0,40}\d{2,4}/\d|^(?:loi|règlement grand-ducal|arrêté)\b.{0,30}\sdu\s\d|"
            r"\bacte? n[°o]\s?\d|^m[eé]morial(?:$|\s[A-Z]\s.{1,4}N[°o])|^recueil de l[eé]gislation", re.I,
        ),
    ),
    (
        "agreement",
        re.compile(
            r"^(?:.{0,40}\b)?(?:(?:agreement|memorandum of understanding|treaty|convention|protocol|"
            r"accord|traité|acuerdo|tratado|convenio|verdrag|overeenkomst|raamovereenkomst|abkommen|"
            r"соглашение|договор|конвенция|протокол)(?:s|\b)|اتفاق)", re.I,
        ),
    ),
    ("report", re.compile(r"\breports?\b|\brapport\b|\binforme\b|^доклад|تقرير|تقارير", re.I)),
    ("declaration", re.compile(r"^(?:[^\W\d_][\w-]*\s){0,4}(?:declaration|déclaration universelle|declaración|декларация)\b|^إعلان", re.I)),
    ("statement", re.compile(r"^(?:statement|speech|address|remarks|déclaration|discurso|заявление|بيان)\b", re.I)),
    ("decision", re.compile(r"^(?:decisions?|décisions?|decisión|решение|مقرر)\b", re.I)),
    ("note", re.compile(r"^note by the\b|^note d[ue]\b|^nota d(?:el|e la)\b|^записка", re.I)),
)  # fmt: skip
_BY_SYMBOL: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("meeting record", re.compile(r"/(?:PV|SR)\.\d")),
    ("resolution", re.compile(r"/RES/|^WHA\d+\.\d")),
    ("statement", re.compile(r"/PRST/")),
    ("concluding observations", re.compile(r"/CO/\d")),
    ("decision", re.compile(r"/DEC/")),
    ("general comment", re.compile(r"/GC/\d")),
)
"""The part of a symbol that says the nature of a document: research.un.org/en/docs/symbols."""
_REPORTS = re.compile(r"(?:Rapport (?:d|présenté)|Informe (?:de|presentado)|Доклад |تقرير )")
_LETTER = re.compile(r"(?:Identical letters|Letter) dated", re.IGNORECASE)
_SALUTATION = re.compile(
    r"\b(?:M(?:ister|r\.?|adam)e?\.? (?:President|Chair)|Your Excellenc|my (?:delegation|country)|"
    r"I (?:would like|wish|congratulate|convey|am honou?red|speak)|congratulate (?:you|the President))"
)


def genre_of(
    pieces: Sequence[Piece],
    title: str,
    symbol: str | None,
    sources: dict[str, str],
    *,
    is_resolution: bool,
) -> str:
    """The sort of document; `sources` is told by which words."""
    if is_resolution and not _binds_parties(title):
        return "resolution"
    for genre, pattern in _BY_SYMBOL:
        if symbol and pattern.search(symbol):
            sources["kind"] = symbol
            return genre
    heads = [
        p.text
        for p in pieces[:_HEADS]
        if p.kind is Kind.TITLE
        or (p.kind is Kind.HEADING and (is_document_kind(p.text) or _REPORTS.match(p.text)))
    ]
    letters = [p.text for p in pieces[:_HEADS] if p.is_text and _LETTER.match(p.text)]
    for genre, pattern in _GENRES:
        for text in [*letters, *heads, title]:
            if pattern.search(text):
                sources["kind"] = text[:_SAID]
                return genre
    opening = " ".join(p.text for p in pieces[:6] if p.is_text)[:_OPENING]
    match = _SALUTATION.search(opening)
    if match:
        sources["kind"] = match.group()
        return "statement"
    return "document"


def _binds_parties(title: str) -> bool:
    """Treaties have clauses as resolutions have: `Recalling ...`, `Desiring ...`."""
    found = dict(_GENRES)["agreement"].match(title)
    return (
        found is not None
        and re.match(r"(?:\w+\s){0,2}(?:agreement|accord)\b", title, re.I) is not None
    )
