"""What a document cites and by which it is cited, as readers and the pane of references show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from viewer.analysis.acronyms import find_acronyms
from viewer.analysis.citation_map import CitationMap, Dated, citation_map
from viewer.analysis.references import FINDER
from viewer.archive import Archive
from viewer.archive.references import Found
from viewer.domain import Citation, CitedDocument, Document, DocumentId, ParagraphId
from viewer.finding.citations import citations, found_apart, settle
from viewer.finding.glossary import meant_in
from viewer.finding.keeping import SLICE
from viewer.ui.apart import run_apart
from viewer.ui.background import Job
from viewer.ui.models.hints import Hints, Link
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.models.wording import joined, place, source

CITES, CITED_BY, MISSING = "Cites", "Cited by", "Not here"
HEADINGS = ("", "Document", "Where", "Words")
_SHORT = 90
_FEW, _APART = 60, 1000
"""Documents that are looked through in a thread, and at once in another process."""


@dataclass(frozen=True, slots=True)
class CitationRow:
    """A mention in a list.

    Attributes:
        relation: `Cites`, `Cited by` or `Not here`.
        name: of the other document.
        document: to be opened; None where it is not in the archive.
        at: where the mention stands.
    """

    relation: str
    name: str
    where: str
    words: str
    document: DocumentId | None
    at: Citation

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.relation, self.name, self.where, self.words)


class CitationsModel(RowsModel[CitationRow]):
    """A row is a `CitationRow` (`ItemRole.VALUE`)."""

    headings = HEADINGS


def read_hints(archive: Archive, document: DocumentId) -> Hints:
    """Raises NotFound where the document is gone."""
    found = citations(archive, document)
    known = _known(archive, found)
    links: dict[ParagraphId, list[Link]] = defaultdict(list)
    for each in found:
        reference = each.reference
        links[each.paragraph].append(
            Link(reference.start, reference.end, _said(each, known), each.means)
        )
    return Hints(dict(links), meant_in(archive, document))


def read_citations(archive: Archive, document: DocumentId) -> list[CitationRow]:
    """What it cites, what cites it, and what it cites that is not in the archive."""
    found = citations(archive, document)
    citing = archive.references.cited_by(document)
    known = _known(archive, [*found, *citing])
    rows = [
        _row(CITES, each, known[meant]) for each in found for meant in each.means if meant in known
    ]
    rows += [
        _row(CITED_BY, each, known[each.document]) for each in citing if each.document in known
    ]
    rows += [_missing_row(each) for each in found if not each.means]
    return rows


def settle_quietly(archive: Archive, job: Job) -> None:
    """Find what is pending; much of it in another process, for busy threads slow the interface."""
    few = len(archive.references.pending(FINDER)) <= _FEW

    def find(documents: Sequence[DocumentId]) -> Sequence[Found]:
        return run_apart(job, found_apart, archive.path, documents)

    settle(archive, None if few else find, at_once=SLICE if few else _APART, check=job.check)


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A document that is cited and not in the archive."""

    cited: CitedDocument

    @property
    def cells(self) -> tuple[str, ...]:
        return (
            self.cited.symbol,
            self.cited.date or "",
            str(self.cited.documents),
            str(self.cited.mentions),
        )


class MissingModel(RowsModel[MissingRow]):
    """A row is a `MissingRow` (`ItemRole.VALUE`); what most documents cite comes first."""

    headings = ("Cited, not in the archive", "Date", "Documents", "Mentions")


@dataclass(frozen=True, slots=True)
class AcronymRow:
    """An acronym as the document defines it."""

    acronym: str
    expansion: str
    where: str
    paragraph: ParagraphId

    @property
    def cells(self) -> tuple[str, ...]:
        return (self.acronym, self.expansion, self.where)


class AcronymsModel(RowsModel[AcronymRow]):
    """A row is an `AcronymRow` (`ItemRole.VALUE`), by acronym."""

    headings = ("Acronym", "Stands for", "Where")


def read_acronyms(archive: Archive, document: DocumentId) -> list[AcronymRow]:
    """Each expansion once, where it is defined first."""
    paragraphs = archive.documents.paragraphs(document)
    by_index = {each.index: each for each in paragraphs}
    rows: dict[tuple[str, str], AcronymRow] = {}
    for each in find_acronyms(paragraphs):
        at = by_index[each.block]
        where = place(at.label, at.page, at.index)
        row = AcronymRow(each.acronym, each.expansion, where, at.id)
        rows.setdefault((each.acronym, each.expansion), row)
    return sorted(rows.values(), key=lambda row: row.acronym.casefold())


def read_map(archive: Archive, document: DocumentId | None) -> CitationMap:
    """Which documents of the archive cite which; around one where there are too many to draw."""
    links = archive.references.links()
    linked = {end for citing, cited, _ in links for end in (citing, cited)}
    dated = [
        Dated(each.id, source(_cut(each.title), each.symbol), each.date)
        for each in archive.documents.some(linked)
        if each.date
    ]
    return citation_map(dated, links, centre=document)


def _row(relation: str, mention: Citation, other: Document) -> CitationRow:
    name = joined((source(other.title, other.symbol), other.date), ", ")
    words = mention.reference.mention
    return CitationRow(relation, name, _where(mention), words, other.id, mention)


def _missing_row(mention: Citation) -> CitationRow:
    reference = mention.reference
    name = joined((reference.symbol, reference.date), ", ")
    return CitationRow(MISSING, name, _where(mention), reference.mention, None, mention)


def _where(mention: Citation) -> str:
    return joined((place(mention.label, None, mention.reference.block), mention.reference.pinpoint))


def _known(archive: Archive, found: Sequence[Citation]) -> dict[DocumentId, Document]:
    wanted = {each.document for each in found} | {doc for each in found for doc in each.means}
    return {each.id: each for each in archive.documents.some(wanted)}


def _said(mention: Citation, known: Mapping[DocumentId, Document]) -> str:
    reference = mention.reference
    documents = [known[each] for each in mention.means if each in known]
    named = joined((reference.symbol, reference.pinpoint), ", ")
    if not documents:
        return f"{named}: cited, not in the archive"
    said = [joined((_cut(each.title), each.date), ", ") for each in documents]
    return "\n".join([named, *said, "Ctrl and a click opens it beside"])


def _cut(title: str) -> str:
    return title if len(title) <= _SHORT else f"{title[: _SHORT - 1].rstrip()}…"
