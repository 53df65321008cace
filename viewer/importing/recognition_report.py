"""What became of pages whose text was to be recognised."""

from __future__ import annotations

from dataclasses import dataclass, replace

from importers.pdfpages.numbers import numbered
from viewer.domain import DocumentId, EditId
from viewer.importing.report import FileOutcome, Report
from viewer.importing.reread_report import Reread, counted


@dataclass(frozen=True, slots=True)
class RecognisedFile:
    """What became of one file or document.

    Attributes:
        document: in the archive now; None where it could not be taken in.
        pages: numbers of those that were recognised, and `confidence`: the mean of them, 0 to 1.
        failed: sentences about those that were not.
        left: numbers of pages that a cancel left.
        imported: of a file that was not in the archive; `reread`: of a document that was.
    """

    name: str
    document: DocumentId | None
    pages: tuple[int, ...]
    confidence: float | None
    failed: tuple[str, ...] = ()
    left: tuple[int, ...] = ()
    imported: FileOutcome | None = None
    reread: Reread | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """What a person should know of it besides that it went well."""
        found = list(self.failed)
        if self.imported is not None and self.imported.document is None:
            found.append(self.imported.sentence)
        if self.reread is not None and self.reread.result in ("failed", "password"):
            found.append(self.reread.sentence)
        if self.left:
            found.append(
                f"“{self.name}”: {numbered(self.left, 'page')} "
                f"{'were' if len(self.left) > 1 else 'was'} left; recognise them later to go on."
            )
        return tuple(found)


@dataclass(frozen=True, slots=True)
class RecognitionReport:
    """What became of all.

    Attributes:
        edit: to undo it by; None when nothing was changed.
    """

    files: tuple[RecognisedFile, ...]
    edit: EditId | None

    @property
    def pages(self) -> int:
        return sum(len(each.pages) for each in self.files)

    @property
    def failed(self) -> tuple[str, ...]:
        return tuple(sentence for each in self.files for sentence in each.failed)

    @property
    def left(self) -> int:
        return sum(len(each.left) for each in self.files)

    @property
    def confidence(self) -> float | None:
        """The mean over the pages."""
        sure = [(each.confidence, len(each.pages)) for each in self.files if each.confidence]
        total = sum(pages for _, pages in sure)
        return sum(each * pages for each, pages in sure) / total if total else None

    def completed(self, report: Report) -> Report:
        """The report of an import, with what became of its pictures since."""
        since = {each.imported.path: each.imported for each in self.files if each.imported}
        return replace(report, files=tuple(since.get(each.path, each) for each in report.files))

    def sentence(self) -> str:
        """Such as: Text of 12 pages recognised (93 % sure) in 2 documents, 1 page failed."""
        if not self.pages:
            said = "No page was recognised"
        else:
            said = f"Text of {_pages(self.pages)} recognised"
            if self.confidence is not None:
                said += f" ({self.confidence:.0%} sure)"
            if len(self.files) > 1:
                said += f" in {counted(sum(bool(each.pages) for each in self.files))}"
        if self.failed:
            said += f", {_pages(len(self.failed))} failed"
        if self.left:
            said += f", {_pages(self.left)} left"
        return said + "."


def _pages(count: int) -> str:
    return f"{count} {'page' if count == 1 else 'pages'}"
