"""One open document as the archive has it: paragraphs, tags, notes, themes, kept up to date.

A long document comes in two steps: what is around the place to be shown at once, the rest from
another thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

from viewer.archive import Archive
from viewer.archive.changes import (
    AnnotationsChanged,
    BookmarksChanged,
    Change,
    DocumentsChanged,
    PeopleChanged,
    TagsChanged,
    ThemesChanged,
)
from viewer.domain import (
    Annotation,
    AnnotationId,
    Document,
    DocumentId,
    NotFound,
    Paragraph,
    ParagraphId,
    Tag,
    TagId,
    Theme,
    ThemeId,
)
from viewer.ui.background import Job
from viewer.ui.session import Session

if TYPE_CHECKING:
    # Imported when something is cited: the styles are not needed to show a text.
    from viewer.citation import Numbered

LONG = 2_000
"""Paragraphs or tags from which reading them all would be felt."""
FIRST_SCREEN = 60
"""Paragraphs that fill a tall screen, whatever they hold."""
_BEFORE = 10
"""Of them, those above the place that is gone to."""
_FEW = 50
"""Changed tags from which reading all of the document's is quicker."""


@dataclass(frozen=True)
class Loaded:
    """What a reading of the archive brought.

    Attributes:
        prepared: what the caller makes of the paragraphs, on the thread that read them.
        complete: more than the first screen.
        numbers: of a long document, what its citations need.
    """

    document: Document
    paragraphs: Sequence[Paragraph]
    tags: Sequence[Tag]
    notes: Sequence[Annotation]
    prepared: Any
    complete: bool
    numbers: Sequence[Numbered] | None = None


Prepare = Callable[[Sequence[Paragraph]], Any]


class ReaderModel(QObject):
    """The document of one reader.

    Signals:
        loaded: `Loaded`, first perhaps a part and then the whole.
        marks_changed: the ids of paragraphs whose tags or notes changed; None for all.
        renamed: the document has another title or symbol.
        read_anew: it has other paragraphs than those shown; to be opened again.
        gone: the document was removed.
    """

    loaded = Signal(object)
    marks_changed = Signal(object)
    renamed = Signal()
    read_anew = Signal()
    gone = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self._missed = False
        self._complete = False
        self._numbers: Sequence[Numbered] | None = None
        self.document: Document | None = None
        self.paragraphs: Sequence[Paragraph] = ()
        self.tags: dict[ParagraphId, tuple[Tag, ...]] = {}
        self.notes: dict[ParagraphId, tuple[Annotation, ...]] = {}
        self.themes: Mapping[ThemeId, Theme] = {}
        self.bookmarks: frozenset[ParagraphId] = frozenset()
        self._place_of_tag: dict[TagId, ParagraphId] = {}
        self._place_of_note: dict[AnnotationId, ParagraphId] = {}
        session.changed.connect(self._changed)

    @property
    def complete(self) -> bool:
        """Whether all of the document is there, not only the first screen."""
        return self._complete

    def open(self, document: DocumentId, prepare: Prepare, *, near: ParagraphId | None) -> None:
        """Read a document; `loaded` tells once or twice what came.

        Raises:
            NotFound: it is not in the archive, or no longer.
        """
        archive = self._session.archive
        found = archive.documents.get(document)
        self._leave()
        self.document = found
        self.themes = {theme.id: theme for theme in archive.themes.all()}
        self.bookmarks = _bookmarks(archive, document)
        if found.paragraphs <= LONG and found.tags <= LONG:
            self._take(_read_all(archive, found, prepare))
            return
        self._take(_read_part(archive, found, prepare, near))
        self._read_on(found, prepare)

    def close(self) -> None:
        """Show nothing any more."""
        self._leave()
        self.document = None
        self.paragraphs = ()

    def theme_of_key(self, key: str) -> Theme | None:
        """The theme that a key tags with."""
        for theme in self.themes.values():
            if theme.key is not None and theme.key.casefold() == key.casefold():
                return theme
        return None

    def citation(self, paragraph: Paragraph) -> str:
        """The source of a paragraph on one line."""
        from viewer.citation import Numbered, cite, numbering  # late: see above

        document = self.document
        assert document is not None
        if self._numbers is None:
            self._numbers = numbering(self.paragraphs)
        inside = paragraph.index - (self.paragraphs[0].index if self.paragraphs else 0)
        number = self._numbers[inside] if 0 <= inside < len(self._numbers) else Numbered()
        return cite(
            title=document.title,
            symbol=document.symbol,
            date=document.date,
            body=document.body,
            label=paragraph.label,
            role=paragraph.role,
            page=paragraph.page,
            index=paragraph.index,
            ordinal=number.ordinal,
            within=number.within,
            kind=paragraph.kind,
            genre=document.kind,
            city=document.place,
            style=self._session.citation_style,
        )

    def _leave(self) -> None:
        if self._job is not None:
            self._job.abandon()
            self._job = None
        self._numbers = None

    def _read_on(self, document: Document, prepare: Prepare) -> None:
        home = self._session.archive

        def work(job: Job) -> Loaded:
            with home.again(read_only=True) as archive:
                job.on_cancel(archive.interrupt)
                return _read_all(archive, document, prepare)

        self._missed = False
        self._job = self._session.background.run(
            f"Open {document.title}", work, done=self._take_rest, failed=self._refused, quiet=True
        )

    def _take_rest(self, loaded: Loaded) -> None:
        self._job = None
        self._take(loaded)
        if self._missed and self.document is not None:
            self._read_marks(self.document.id)
            self.marks_changed.emit(None)

    def _refused(self, error: Exception) -> None:
        self._job = None
        if isinstance(error, NotFound):
            self.gone.emit()
        else:
            self._session.refused.emit(str(error), "")

    def _take(self, loaded: Loaded) -> None:
        self.document = loaded.document
        self._complete = loaded.complete
        self.paragraphs = loaded.paragraphs
        self._numbers = loaded.numbers
        self._set_tags(loaded.tags)
        self._set_notes(loaded.notes)
        self.loaded.emit(loaded)

    def _set_tags(self, tags: Iterable[Tag]) -> None:
        grouped: dict[ParagraphId, list[Tag]] = {}
        for tag in tags:
            grouped.setdefault(tag.anchor.paragraph, []).append(tag)
        self.tags = {paragraph: tuple(each) for paragraph, each in grouped.items()}
        self._place_of_tag = {
            tag.id: paragraph for paragraph, each in self.tags.items() for tag in each
        }

    def _set_notes(self, notes: Iterable[Annotation]) -> None:
        grouped: dict[ParagraphId, list[Annotation]] = {}
        for note in notes:
            if note.target.anchor is not None:
                grouped.setdefault(note.target.anchor.paragraph, []).append(note)
        self.notes = {paragraph: tuple(each) for paragraph, each in grouped.items()}
        self._place_of_note = {
            note.id: paragraph for paragraph, each in self.notes.items() for note in each
        }

    def _changed(self, changes: tuple[Change, ...]) -> None:
        if self.document is None:
            return
        # What is being read on the other thread may have been read before this change.
        self._missed = True
        here = self.document.id
        touched: set[ParagraphId] = set()
        everything = False
        for change in changes:
            match change:
                case DocumentsChanged(ids) if here in ids:
                    shown = self.document.reading
                    if not self._read_document(here):
                        return
                    if self.document.reading != shown:
                        self.read_anew.emit()
                        return
                    everything = True  # tags and notes come and go with their document
                    self._read_marks(here)
                case ThemesChanged():
                    self.themes = {each.id: each for each in self._session.archive.themes.all()}
                    everything = True
                case PeopleChanged():
                    everything = True
                    self._read_marks(here)
                case TagsChanged(ids, documents) if here in documents:
                    touched |= self._read_tags(here, ids)
                case AnnotationsChanged(ids, documents) if here in documents:
                    touched |= self._read_notes(here, ids)
                case BookmarksChanged(_, documents) if here in documents:
                    before = self.bookmarks
                    self.bookmarks = _bookmarks(self._session.archive, here)
                    touched |= before ^ self.bookmarks
                case _:
                    pass
        if everything:
            self.marks_changed.emit(None)
        elif touched:
            self.marks_changed.emit(frozenset(touched))

    def _read_document(self, document: DocumentId) -> bool:
        try:
            self.document = self._session.archive.documents.get(document)
        except NotFound:
            self.close()
            self.gone.emit()
            return False
        self.renamed.emit()
        return True

    def _read_marks(self, document: DocumentId) -> None:
        self._set_tags(self._session.archive.tags.of_document(document))
        self._set_notes(self._session.archive.annotations.of_document(document))

    def _read_tags(self, document: DocumentId, ids: frozenset[TagId]) -> set[ParagraphId]:
        """Read what changed, and no more where it is little: a key press waits for it."""
        archive = self._session.archive
        if len(ids) > _FEW:
            before = set(self.tags)
            self._set_tags(archive.tags.of_document(document))
            return before | set(self.tags)
        touched = {self._place_of_tag[tag] for tag in ids if tag in self._place_of_tag}
        for tag in ids:
            try:
                touched.add(archive.tags.get(tag).anchor.paragraph)
            except NotFound:
                self._place_of_tag.pop(tag, None)
        self.tags = dict(self.tags)
        for paragraph in touched:
            found = tuple(archive.tags.of_paragraph(paragraph))
            self._place_of_tag.update((tag.id, paragraph) for tag in found)
            if found:
                self.tags[paragraph] = found
            else:
                self.tags.pop(paragraph, None)
        return touched

    def _read_notes(self, document: DocumentId, ids: frozenset[AnnotationId]) -> set[ParagraphId]:
        touched = {self._place_of_note[note] for note in ids if note in self._place_of_note}
        self._set_notes(self._session.archive.annotations.of_document(document))
        return touched | {self._place_of_note[note] for note in ids if note in self._place_of_note}


def _bookmarks(archive: Archive, document: DocumentId) -> frozenset[ParagraphId]:
    return frozenset(each.paragraph for each in archive.bookmarks.of_document(document))


def _read_all(archive: Archive, document: Document, prepare: Prepare) -> Loaded:
    paragraphs = archive.documents.paragraphs(document.id, furniture=True)
    numbers = None
    if len(paragraphs) > LONG:
        from viewer.citation import numbering  # late: see above

        numbers = numbering(paragraphs)
    return Loaded(
        document=document,
        paragraphs=paragraphs,
        tags=archive.tags.of_document(document.id),
        notes=archive.annotations.of_document(document.id),
        prepared=prepare(paragraphs),
        complete=True,
        numbers=numbers,
    )


def _read_part(
    archive: Archive, document: Document, prepare: Prepare, near: ParagraphId | None
) -> Loaded:
    """The paragraphs around a place, or the first ones."""
    start = 0
    if near is not None:
        try:
            start = max(0, archive.documents.paragraph(near).index - _BEFORE)
        except NotFound:  # of an earlier reading of the file
            start = 0
    paragraphs = []
    for index in range(start, start + FIRST_SCREEN):
        try:
            paragraphs.append(archive.documents.at(document.id, index))
        except NotFound:
            break
    tags = [tag for each in paragraphs for tag in archive.tags.of_paragraph(each.id)]
    return Loaded(
        document=document,
        paragraphs=paragraphs,
        tags=tags,
        notes=(),
        prepared=prepare(paragraphs),
        complete=False,
    )
