"""What stands on a selection: its place, its tags, its notes, as values for the inspector."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from viewer.archive import Archive
from viewer.domain import (
    Anchor,
    Annotation,
    AnnotationId,
    Document,
    DocumentId,
    Paragraph,
    ParagraphId,
    Tag,
    TagId,
    Target,
    Theme,
    ThemeId,
)
from viewer.domain.notes import Backlink, NoteLink
from viewer.ui.models.wording import described, moment
from viewer.ui.session import Selection

MANY = 20
"""Paragraphs from which a selection is looked into off the interface thread."""

ON_ALL, ON_SOME = 2, 1


@dataclass(frozen=True, slots=True)
class OnSelection:
    """A theme on the selection.

    Attributes:
        tags: the tags that *take off* removes.
        quote: the tagged words, where only some of a paragraph are meant.
        detail: who and when, or on how many of the selected paragraphs.
        sure: whoever put it on was in doubt nowhere.
    """

    theme: Theme
    tags: tuple[TagId, ...]
    quote: str
    detail: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that the inspector shows of a selection, or of a document without one.

    Attributes:
        target: what a new note stands on.
        place: `Operative paragraph 14 · page 3`.
        quote: the selected words.
        links: what the notes lead to, and `back`: what leads to them.
        into: what leads to the selection, or to the document, itself.
    """

    document: Document
    target: Target
    place: str
    quote: str
    themes: tuple[OnSelection, ...]
    notes: tuple[Annotation, ...]
    links: Mapping[AnnotationId, tuple[NoteLink, ...]] = field(default_factory=dict)
    back: Mapping[AnnotationId, tuple[Backlink, ...]] = field(default_factory=dict)
    into: tuple[Backlink, ...] = ()

    @property
    def linked(self) -> bool:
        """Whether any links were found."""
        return bool(self.links or self.back or self.into)

    def is_of(self, other: Inspection) -> bool:
        """Whether both are of the same place."""
        return self.target == other.target and self.quote == other.quote

    def linked_as(self, other: Inspection) -> Inspection:
        """The same with the links of another."""
        return replace(self, links=other.links, back=other.back, into=other.into)


def inspect_document(archive: Archive, document: DocumentId | None) -> Inspection | None:
    """Look at a document of which nothing is selected."""
    if document is None:
        return None
    found = archive.documents.get(document)
    notes = archive.annotations.of_document(document)
    on_document = tuple(note for note in notes if note.target.anchor is None)
    place = f"{found.paragraphs:,} paragraphs · {found.tags:,} tags"
    return Inspection(found, Target(document=document), place, "", (), on_document)


def inspect(archive: Archive, selection: Selection) -> Inspection | None:
    """Look into a selection; None where nothing is selected."""
    anchors = selection.anchors
    if selection.document is None or not anchors:
        return None
    document = archive.documents.get(selection.document)
    tags = tags_on(archive, selection)
    themes = {theme.id: theme for theme in archive.themes.all()}
    return Inspection(
        document=document,
        target=Target(document=document.id, anchor=anchors[0]),
        place=_place(archive, anchors),
        quote=selection.text if len(anchors) == 1 and not anchors[0].whole else "",
        themes=_themes(tags, themes, anchors),
        notes=tuple(
            note
            for note in archive.annotations.of_document(document.id)
            if note.target.anchor is not None and touches(note.target.anchor, anchors)
        ),
    )


def read_links(archive: Archive, shown: Inspection, anchors: Sequence[Anchor]) -> Inspection:
    """The same with what its notes lead to, and what leads to them and to the selection.

    Naming where they lead may read other documents: not for the interface thread.
    """
    links = archive.note_links
    if anchors:
        found = links.to_paragraphs(dict.fromkeys(anchor.paragraph for anchor in anchors))
        into = [each for each in found if each.link.anchor and touches(each.link.anchor, anchors)]
    else:
        into = links.to_document(shown.document.id)
    notes = [note.id for note in shown.notes]
    back: dict[AnnotationId, list[Backlink]] = {}
    for each in links.to_notes(notes):
        if each.link.to_note is not None:
            back.setdefault(each.link.to_note, []).append(each)
    return replace(
        shown,
        links=links.of_notes(notes),
        back={note: tuple(found) for note, found in back.items()},
        into=tuple(into),
    )


def tags_on(archive: Archive, selection: Selection) -> list[Tag]:
    """The tags that touch the selection."""
    anchors = selection.anchors
    if not anchors or selection.document is None:
        return []
    paragraphs = list(dict.fromkeys(anchor.paragraph for anchor in anchors))
    if len(paragraphs) > MANY:
        found = archive.tags.of_document(selection.document)
    else:
        found = [tag for each in paragraphs for tag in archive.tags.of_paragraph(each)]
    by_paragraph = _by_paragraph(anchors)
    return [tag for tag in found if _touches(tag.anchor, by_paragraph)]


def present_themes(tags: Iterable[Tag], anchors: Sequence[Anchor]) -> Mapping[ThemeId, int]:
    """Tell which themes are on all of the anchors (`ON_ALL`) and which on some (`ON_SOME`)."""
    by_theme: dict[ThemeId, set[Anchor]] = {}
    for tag in tags:
        by_theme.setdefault(tag.theme, set()).add(tag.anchor)
    return {
        theme: ON_ALL if tagged.issuperset(anchors) else ON_SOME
        for theme, tagged in by_theme.items()
    }


def touches(anchor: Anchor, anchors: Sequence[Anchor]) -> bool:
    """Whether an anchor shares words with any of the others."""
    return _touches(anchor, _by_paragraph(anchors))


def _by_paragraph(anchors: Sequence[Anchor]) -> Mapping[ParagraphId, list[Anchor]]:
    grouped: dict[ParagraphId, list[Anchor]] = {}
    for anchor in anchors:
        grouped.setdefault(anchor.paragraph, []).append(anchor)
    return grouped


def _touches(anchor: Anchor, others: Mapping[ParagraphId, list[Anchor]]) -> bool:
    return any(_overlap(anchor, other) for other in others.get(anchor.paragraph, ()))


def _overlap(one: Anchor, other: Anchor) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return one.start < other.end and other.start < one.end


def _themes(
    tags: Sequence[Tag], themes: Mapping[ThemeId, Theme], anchors: Sequence[Anchor]
) -> tuple[OnSelection, ...]:
    known = [tag for tag in tags if tag.theme in themes]
    paragraphs = {anchor.paragraph for anchor in anchors}
    if len(paragraphs) == 1:
        single = [
            OnSelection(
                themes[tag.theme],
                (tag.id,),
                "" if tag.anchor.whole else tag.quote,
                f"{moment(tag.created_at)} · {tag.created_by}",
                tag.sure,
            )
            for tag in known
        ]
        return tuple(sorted(single, key=lambda each: list(themes).index(each.theme.id)))
    rows = []
    for theme in themes.values():
        mine = [tag for tag in known if tag.theme == theme.id]
        if mine:
            on = len({tag.anchor.paragraph for tag in mine})
            detail = f"on {on} of {len(paragraphs)} paragraphs"
            sure = all(tag.sure for tag in mine)
            rows.append(OnSelection(theme, tuple(tag.id for tag in mine), "", detail, sure))
    return tuple(rows)


def _place(archive: Archive, anchors: Sequence[Anchor]) -> str:
    first = archive.documents.paragraph(anchors[0].paragraph)
    last = archive.documents.paragraph(anchors[-1].paragraph)
    if first.id == last.id:
        return _said(first)
    count = len({anchor.paragraph for anchor in anchors})
    pages = [each for each in (first.page, last.page) if each is not None]
    where = f" · pages {pages[0]}–{pages[-1]}" if len(set(pages)) == 2 else ""
    return f"{count} paragraphs{where or (f' · page {pages[0]}' if pages else '')}"


def _said(paragraph: Paragraph) -> str:
    label = (paragraph.label or "").strip().rstrip(".")
    number = label if any(each.isalnum() for each in label) else f"¶ {paragraph.index + 1}"
    page = f" · page {paragraph.page}" if paragraph.page is not None else ""
    sure = paragraph.confidence
    seen = f" · recognised, {sure:.0%} sure" if sure is not None else ""
    return f"{described(paragraph.kind, paragraph.role).capitalize()} {number}{page}{seen}"
