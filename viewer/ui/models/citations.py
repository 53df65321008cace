"""What a document cites and by which it is cited, as readers and the pane of references show it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from viewer.analysis.acronyms import find_acronyms
from viewer.archive import Archive
from viewer.domain import Citation, Document, DocumentId, ParagraphId
from viewer.importing.citing import citations
from viewer.ui.models.rows_model import RowsModel
from viewer.ui.models.wording import joined, place, source

CITES, CITED_BY, MISSING = "Cites", "Cited by", "Not here"
HEADINGS = ("", "Document", "Where", "Words")
_SHORT = 90


@dataclass(frozen=True, slots=True)
class Link:
    """Words `[start, end)` of a paragraph that mean another document.

    Attributes:
        said: what the tool tip says.
        documents: of the archive; none where it is not there.
    """

    start: int
    end: int
    said: str
    documents: tuple[DocumentId, ...]


@dataclass(frozen=True)
class Hints:
    """What stands behind the words of a document.

    Attributes:
        links: by paragraph, in reading order.
        glossary: what each acronym stands for in this document, each expansion once.
    """

    links: Mapping[ParagraphId, Sequence[Link]] = field(default_factory=dict)
    glossary: Mapping[str, Sequence[str]] = field(default_factory=dict)


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
    glossary: dict[str, dict[str, None]] = defaultdict(dict)
    for defined in find_acronyms(archive.documents.paragraphs(document)):
        glossary[defined.acronym][defined.expansion] = None
    return Hints(dict(links), {each: tuple(meant) for each, meant in glossary.items()})


def read_citations(archive: Archive, document: DocumentId) -> list[CitationRow]:
    """What it cites, what of that is not in the archive, and what cites it."""
    found = citations(archive, document)
    citing = archive.references.cited_by(document)
    known = _known(archive, [*found, *citing])
    rows = [_row(CITES, each, known[meant], each) for each in found for meant in each.means[:1]
            if meant in known]  # fmt: skip
    rows += [
        CitationRow(
            MISSING, each.reference.symbol, _where(each), each.reference.mention, None, each
        )
        for each in found
        if not each.means
    ]
    rows += [_row(CITED_BY, each, known[each.document], each) for each in citing
             if each.document in known]  # fmt: skip
    return rows


def _row(relation: str, mention: Citation, other: Document, at: Citation) -> CitationRow:
    return CitationRow(
        relation,
        joined((source(other.title, other.symbol), other.date), ", "),
        _where(mention),
        mention.reference.mention,
        other.id,
        at,
    )


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
