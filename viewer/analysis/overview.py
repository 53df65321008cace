"""Counts of themes as tables that are drawn, read out and exported: documents, years, pairs.

Pure functions over `viewer.domain.overviews.Counts`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum

from viewer.domain import DocumentId, ThemeId
from viewer.domain.charts import Head, Table
from viewer.domain.overviews import CountedDocument, CountedTheme, Counts, ThemeCount

UNDATED = "undated"


class Measure(StrEnum):
    """What is counted of a theme in a document or a year."""

    EXCERPTS = "excerpts"
    PARAGRAPHS = "paragraphs"
    SHARE = "share"
    """Of the paragraphs of the document that have it, 0 to 1; in a year, of those of its documents."""
    WORDS = "words"


class Closeness(StrEnum):
    """How close two themes are."""

    PARAGRAPHS = "paragraphs"
    """That have both."""
    JACCARD = "jaccard"
    """Of the paragraphs that have one or the other, the share that has both: 0 to 1."""


_UNITS = {
    Measure.EXCERPTS: "excerpts",
    Measure.PARAGRAPHS: "paragraphs",
    Measure.SHARE: "of the paragraphs",
    Measure.WORDS: "words",
}


def by_document(counts: Counts, measure: Measure = Measure.EXCERPTS) -> Table:
    """A row a document, a column a theme."""
    found = {(each.document, each.theme): each for each in counts.counts}
    values = tuple(
        tuple(
            _value([found[key]] if (key := (document.id, theme.id)) in found else [],
                   document.paragraphs, measure)
            for theme in counts.themes
        )
        for document in counts.documents
    )  # fmt: skip
    return Table(
        "Themes in documents",
        _UNITS[measure],
        measure is Measure.SHARE,
        tuple(map(_document_head, counts.documents)),
        tuple(map(_theme_head, counts.themes)),
        values,
    )


def by_year(counts: Counts, measure: Measure = Measure.EXCERPTS) -> Table:
    """A row a theme, a column a year, from the first to the last without a gap; undated ones last."""
    years = {each.id: _year(each) for each in counts.documents}
    columns = _years(set(years.values()))
    size: dict[str, int] = defaultdict(int)
    for document in counts.documents:
        size[years[document.id]] += document.paragraphs
    found: dict[tuple[ThemeId, str], list[ThemeCount]] = defaultdict(list)
    for count in counts.counts:
        found[count.theme, years[count.document]].append(count)
    documents = _documents_of(years)
    return Table(
        "Themes over time",
        _UNITS[measure],
        measure is Measure.SHARE,
        tuple(map(_theme_head, counts.themes)),
        tuple(_year_head(year, documents.get(year, ())) for year in columns),
        tuple(
            tuple(
                _value(found[theme.id, year], size[year], measure) if year in documents else None
                for year in columns
            )
            for theme in counts.themes
        ),
    )


def together(counts: Counts, closeness: Closeness = Closeness.PARAGRAPHS) -> Table:
    """A row and a column a theme: the paragraphs that have both; none where a theme meets itself."""
    both = {(each.a, each.b): each.paragraphs for each in counts.together}
    both |= {(b, a): paragraphs for (a, b), paragraphs in both.items()}
    share = closeness is Closeness.JACCARD
    heads = tuple(map(_theme_head, counts.themes))
    return Table(
        "Themes that occur together",
        "of the paragraphs with either" if share else "paragraphs with both",
        share,
        heads,
        heads,
        tuple(
            tuple(
                None if a.id == b.id else _close(both.get((a.id, b.id), 0), a, b, share=share)
                for b in counts.themes
            )
            for a in counts.themes
        ),
    )


def _close(both: int, a: CountedTheme, b: CountedTheme, *, share: bool) -> float:
    if not share:
        return both
    either = a.paragraphs + b.paragraphs - both
    return both / either if either else 0.0


def _value(counts: Sequence[ThemeCount], paragraphs: int, measure: Measure) -> float:
    match measure:
        case Measure.EXCERPTS:
            return sum(each.excerpts for each in counts)
        case Measure.PARAGRAPHS:
            return sum(each.paragraphs for each in counts)
        case Measure.WORDS:
            return sum(each.words for each in counts)
        case Measure.SHARE:
            tagged = sum(each.paragraphs for each in counts)
            # A tag may stand on a footnote, or on a reading with more paragraphs.
            return min(1.0, tagged / paragraphs) if paragraphs else 0.0


def _year(document: CountedDocument) -> str:
    year = (document.date or "")[:4]
    return year if year.isdigit() and len(year) == 4 else UNDATED


LONGEST_GAP = 60
"""Years: a longer row without a document is left out, for a misread date makes thousands."""


def _years(known: set[str]) -> list[str]:
    dated = sorted(int(each) for each in known if each != UNDATED)
    filled: list[int] = []
    for year in dated:
        if filled and year - filled[-1] <= LONGEST_GAP:
            filled.extend(range(filled[-1] + 1, year))
        filled.append(year)
    return [f"{each:04}" for each in filled] + [UNDATED] * (UNDATED in known)


def _documents_of(years: Mapping[DocumentId, str]) -> dict[str, tuple[DocumentId, ...]]:
    found: dict[str, list[DocumentId]] = defaultdict(list)
    for document, year in years.items():
        found[year].append(document)
    return {year: tuple(documents) for year, documents in found.items()}


def _document_head(document: CountedDocument) -> Head:
    year = _year(document)
    known = ("" if year == UNDATED else year, document.symbol or "", document.title)
    name = " · ".join(" ".join(each.split()) for each in known if each)
    detail = f"{document.date or 'no date'}, {document.paragraphs:,} paragraphs"
    return Head(name, detail, (), (document.id,), document.date or "")


def _theme_head(theme: CountedTheme) -> Head:
    path = " › ".join((*theme.path, theme.name))
    return Head(
        theme.name, f"{path}, {theme.paragraphs:,} paragraphs", (theme.id,), colour=theme.colour
    )


def _year_head(year: str, documents: tuple[DocumentId, ...]) -> Head:
    count = "1 document" if len(documents) == 1 else f"{len(documents):,} documents"
    return Head(year, count, (), documents, year)
