"""What became of suggestions: accepted ones are tags that know it, rejected ones are remembered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.archive.anchors import anchor_columns
from viewer.archive.connection import Connection, Row
from viewer.archive.editing import Editor
from viewer.archive.tags import Tags
from viewer.domain import (
    Anchor,
    DocumentId,
    NotFound,
    ParagraphId,
    Rejection,
    RejectionId,
    Suggested,
    SuggestionRecord,
    TagId,
    ThemeId,
)

_REJECTIONS = """
    SELECT rejections.*, people.name AS person
    FROM rejections JOIN people ON people.id = rejections.created_by_id
        JOIN themes ON themes.id = theme_id AND themes.removed_at IS NULL
        JOIN documents ON documents.id = rejections.document_id AND documents.removed_at IS NULL
        JOIN blocks ON blocks.id = block_id AND blocks.version_id = documents.version_id
    WHERE rejections.removed_at IS NULL
"""

# A tag whose creation was undone says nothing; one that was taken off was wrong.
_RECORDS = """
    SELECT themes.id AS theme_id,
        (SELECT count(*) FROM tags WHERE theme_id = themes.id AND suggested IS NOT NULL
            AND removed_at IS NULL) AS accepted,
        (SELECT count(*) FROM rejections WHERE theme_id = themes.id AND removed_at IS NULL)
            AS rejected,
        (SELECT count(*) FROM tags WHERE theme_id = themes.id AND suggested IS NOT NULL
            AND removed_at IS NOT NULL AND (
                SELECT action FROM history JOIN edits ON edits.id = edit_id
                WHERE noun = 'tags' AND row_id = tags.id AND NOT undone
                ORDER BY history.id DESC LIMIT 1
            ) = 'remove') AS taken_off
    FROM themes WHERE themes.removed_at IS NULL ORDER BY themes.position, themes.id
"""

# Of the newest tags, so that a codebook that has changed is learned from as it is now, and that a
# million older ones need not be counted.
_TAGGED = """
    SELECT tags.document_id FROM tags
        JOIN documents ON documents.id = tags.document_id AND documents.removed_at IS NULL
    WHERE tags.removed_at IS NULL ORDER BY tags.id DESC LIMIT ?
"""
_NEWEST = 5_000


@dataclass(frozen=True, slots=True)
class Decided:
    """A paragraph of a document and what people decided about it.

    Attributes:
        themes: of the tags on it or on words of it.
        rejected: themes that were suggested and rejected.
    """

    paragraph: ParagraphId
    themes: frozenset[ThemeId]
    rejected: frozenset[ThemeId]


class Suggestions:
    """Every call that changes something is one edit, unless one is open."""

    def __init__(self, connection: Connection, editor: Editor, tags: Tags) -> None:
        self._connection = connection
        self._editor = editor
        self._tags = tags

    def accept(self, suggestions: Sequence[Suggested]) -> list[TagId]:
        """Tag each paragraph with its theme; the tag knows that it was suggested."""
        with self._editor.edit(_label("Accept", suggestions)):
            made = []
            for each in suggestions:
                (tag,) = self._tags.add(each.theme, [Anchor(each.paragraph)])
                self._editor.change("tags", tag, {"suggested": round(each.score, 3)})
                made.append(tag)
            return made

    def reject(self, suggestions: Sequence[Suggested]) -> list[RejectionId]:
        """Remember that they are not wanted; one that is rejected already stays as it is."""
        with self._editor.edit(_label("Reject", suggestions)):
            return [self._rejected(each) or self._reject(each) for each in suggestions]

    def offer_again(self, rejections: Iterable[RejectionId]) -> None:
        """Forget that they were rejected.

        Raises:
            NotFound: nothing of this kind was rejected.
        """
        ids = list(dict.fromkeys(rejections))
        with self._editor.edit(
            "Offer a suggestion again" if len(ids) == 1 else f"Offer {len(ids)} suggestions again"
        ):
            for each in ids:
                if self._connection.row(_REJECTIONS + " AND rejections.id = ?", (each,)) is None:
                    raise NotFound(f"There is no rejected suggestion {each}.")
                self._editor.remove("rejections", each)

    def rejected(self, document: DocumentId | None = None) -> list[Rejection]:
        """In reading order; of one document or of all."""
        here = "" if document is None else " AND rejections.document_id = ?"
        rows = self._connection.rows(
            f"{_REJECTIONS}{here} ORDER BY documents.id, blocks.position, rejections.id",
            () if document is None else (document,),
        )
        return [_rejection(row) for row in rows]

    def records(self) -> list[SuggestionRecord]:
        """How good they have been, by theme in the order of the codebook."""
        return [
            SuggestionRecord(
                ThemeId(row["theme_id"]), row["accepted"], row["rejected"], row["taken_off"]
            )
            for row in self._connection.rows(_RECORDS)
        ]

    def tagged_documents(self) -> list[DocumentId]:
        """Those with the newest tags, the last tagged first: what there is to learn from."""
        newest = self._connection.values(_TAGGED, (_NEWEST,))
        return [DocumentId(each) for each in dict.fromkeys(newest)]

    def decided(self, document: DocumentId) -> dict[ParagraphId, Decided]:
        """What people decided about the paragraphs of a document; others are not in it."""
        themes: dict[ParagraphId, set[ThemeId]] = {}
        rejected: dict[ParagraphId, set[ThemeId]] = {}
        for tag in self._tags.of_document(document):
            themes.setdefault(tag.anchor.paragraph, set()).add(tag.theme)
        for each in self.rejected(document):
            rejected.setdefault(each.paragraph, set()).add(each.theme)
        return {
            paragraph: Decided(
                paragraph,
                frozenset(themes.get(paragraph, ())),
                frozenset(rejected.get(paragraph, ())),
            )
            for paragraph in (*themes, *(each for each in rejected if each not in themes))
        }

    def decided_here(self, paragraph: ParagraphId) -> Decided:
        """What people decided about one paragraph: little to read, for what a key press changed."""
        rows = self._connection.rows(
            "SELECT theme_id FROM rejections WHERE block_id = ? AND removed_at IS NULL",
            (paragraph,),
        )
        themes = frozenset(each.theme for each in self._tags.of_paragraph(paragraph))
        return Decided(paragraph, themes, frozenset(ThemeId(row["theme_id"]) for row in rows))

    def places(
        self, tags: Iterable[TagId] = (), rejections: Iterable[RejectionId] = ()
    ) -> set[ParagraphId]:
        """Where tags and rejections stand or stood, those that are removed too."""
        found: set[ParagraphId] = set()
        for noun, ids in (("tags", list(tags)), ("rejections", list(rejections))):
            for each in ids:
                found.update(
                    map(
                        ParagraphId,
                        self._connection.values(
                            f"SELECT block_id FROM {noun} WHERE id = ?", (each,)
                        ),
                    )
                )
        return found

    def _rejected(self, suggestion: Suggested) -> RejectionId | None:
        found = self._connection.value(
            "SELECT id FROM rejections WHERE block_id = ? AND theme_id = ? AND removed_at IS NULL",
            (suggestion.paragraph, suggestion.theme),
        )
        return None if found is None else RejectionId(found)

    def _reject(self, suggestion: Suggested) -> RejectionId:
        place = anchor_columns(self._connection, Anchor(suggestion.paragraph))
        values = {"theme_id": suggestion.theme, "score": round(suggestion.score, 3), **place}
        return RejectionId(self._editor.create("rejections", values))


def _label(verb: str, suggestions: Sequence[Suggested]) -> str:
    return (
        f"{verb} a suggestion"
        if len(suggestions) == 1
        else f"{verb} {len(suggestions)} suggestions"
    )


def _rejection(row: Row) -> Rejection:
    return Rejection(
        id=RejectionId(row["id"]),
        theme=ThemeId(row["theme_id"]),
        document=DocumentId(row["document_id"]),
        paragraph=ParagraphId(row["block_id"]),
        score=row["score"],
        created_by=row["person"],
        created_at=row["created_at"],
    )
