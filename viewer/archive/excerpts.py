"""What is tagged, with its source: what people read in a table and export."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from viewer.archive.citing import citation_style
from viewer.archive.conditions import LIVE_TAGS, Conditions
from viewer.archive.connection import Connection, Row
from viewer.archive.note_links import NoteLinks
from viewer.archive.numbers import Numbers, role_of
from viewer.archive.query import parse
from viewer.archive.surroundings import Surroundings
from viewer.archive.tagged_places import TaggedPlaces
from viewer.archive.themes import Themes
from viewer.archive.traces import Traces
from viewer.citation import Numbered, cite
from viewer.domain import (
    AnnotationId,
    DocumentId,
    Excerpt,
    ExcerptFilter,
    Kind,
    ParagraphId,
    TagId,
    Theme,
    ThemeId,
)
from viewer.domain.excerpts import Arrangement, Grouping
from viewer.domain.notes import ExcerptNote, NoteLink
from viewer.domain.reports import ReportItem

EVERYTHING = ExcerptFilter()
BY_THEME = Arrangement()

# What is not known comes last; a year is as much of a date as every document says.
_ORDERS: dict[Grouping, str] = {
    "theme": "ranked.key",
    "document": "documents.date IS NULL, documents.date, documents.id",
    "date": "documents.date IS NULL, substr(documents.date, 1, 4)",
    "person": "people.name, people.id",
    "heading": "0",  # only a report has any, and it has an order of its own
}

_DETAILS = """
    SELECT tags.*, themes.name AS theme, documents.title, documents.symbol, documents.date,
        documents.body, documents.language, documents.kind AS genre, documents.place AS city,
        documents.uuid AS document_uuid, themes.uuid AS theme_uuid,
        blocks.version_id, blocks.position, blocks.kind,
        blocks.label, blocks.role, blocks.page, people.name AS person,
        coalesce(nullif(tags.quote, ''), blocks.text) AS text
    FROM json_each(?) AS wanted JOIN tags ON tags.id = wanted.value
        JOIN themes ON themes.id = tags.theme_id
        JOIN documents ON documents.id = tags.document_id
        JOIN blocks ON blocks.id = tags.block_id
        JOIN people ON people.id = tags.created_by_id
    WHERE tags.removed_at IS NULL ORDER BY wanted.key
"""

# Each tag that is there still, and after it those that others put on the same words with the same
# theme.
_ON_THE_SAME_WORDS = """
    SELECT other.id, tags.id AS wanted FROM json_each(?) AS listed
        JOIN tags ON tags.id = listed.value
        JOIN tags AS other ON other.block_id = tags.block_id AND other.theme_id = tags.theme_id
            AND other.start IS tags.start AND other.stop IS tags.stop
            AND (other.id = tags.id OR other.id NOT IN (SELECT value FROM json_each(?1)))
            AND other.removed_at IS NULL
    ORDER BY listed.key, other.id <> tags.id, other.id
"""

_PARAGRAPH_HAS = (
    "EXISTS (SELECT 1 FROM tags AS met WHERE met.block_id = tags.block_id AND met.theme_id = ?"
    " AND met.removed_at IS NULL)"
)


class Excerpts:
    """Reads only: an excerpt is a tag together with what it stands on.

    Where several people put one theme on the same words, they are one excerpt, which names them all.
    """

    def __init__(self, connection: Connection, themes: Themes, links: NoteLinks) -> None:
        self._connection = connection
        self._themes = themes
        self._links = links

    def count(self, filter: ExcerptFilter = EVERYTHING) -> int:  # noqa: A002
        if parse(filter.words):
            return self._tags(filter, self._themes.all()).count()
        conditions = _conditions(filter)
        counted = f"FROM {LIVE_TAGS} WHERE {conditions.sql()}"
        if len(filter.people) != 1 and self._several_people():
            place = "tags.theme_id, tags.block_id, tags.start, tags.stop"
            counted = f"FROM (SELECT DISTINCT {place} {counted})"
        return int(self._connection.value(f"SELECT count(*) {counted}", conditions.parameters))

    def _several_people(self) -> bool:
        """Whether tags of more than one may stand in a place: else none need be told apart."""
        return bool(
            self._connection.value(
                "SELECT count(*) > 1 FROM people WHERE EXISTS (SELECT 1 FROM tags"
                " WHERE created_by_id = people.id AND removed_at IS NULL)"
            )
        )

    def where(
        self,
        filter: ExcerptFilter = EVERYTHING,  # noqa: A002
        arrangement: Arrangement = BY_THEME,
    ) -> Iterator[Excerpt]:
        """As they are arranged: by theme in the order of the codebook, then date and place.

        Which excerpts come is settled by the first one; each batch is read when it is needed, and
        the archive can be written meanwhile.
        """
        themes = self._themes.all()
        yield from self._read(self._tags(filter, themes, arrangement.by), themes, arrangement)

    def of_report(
        self, items: Sequence[ReportItem], arrangement: Arrangement = BY_THEME
    ) -> Iterator[Excerpt]:
        """Those of a report, in its order and each under its heading; of `arrangement` what is around."""
        headings: dict[int, str] = {}
        heading = ""
        for item in items:
            if item.tag is None:
                heading = item.heading or ""
            else:
                headings[item.tag] = heading
        rows = self._connection.rows(_ON_THE_SAME_WORDS, (json.dumps(list(headings)),))
        under: dict[int, str] = {}
        joined: set[int] = set()
        for wanted, place in groupby(rows, key=lambda row: row["wanted"]):
            first, *others = (row["id"] for row in place)
            under[first] = headings[wanted]
            joined.update(others)
        found = TaggedPlaces([row["id"] for row in rows], joined)
        for excerpt in self._read(found, self._themes.all(), arrangement):
            yield replace(excerpt, heading=under[excerpt.tag])

    def _read(
        self, found: TaggedPlaces, themes: list[Theme], arrangement: Arrangement
    ) -> Iterator[Excerpt]:
        numbers = Numbers(self._connection)
        around = Surroundings(self._connection, arrangement.before, arrangement.after)
        traces = Traces(self._connection) if arrangement.traced else None
        style = arrangement.citation_style or citation_style(self._connection)
        paths = _paths(themes)
        for tags in found.batches():
            rows = self._connection.rows(_DETAILS, (json.dumps(tags),))
            notes = self._notes({row["block_id"] for row in rows})
            for place in found.places(rows):
                row = place[0]
                number = numbers.of(row["version_id"], row["position"])
                path = paths.get(row["theme_id"], ())
                made = _excerpt(place, tuple(notes.on(place)), number, path, style)
                if traces is not None:
                    made = replace(made, trace=traces.of(place))
                yield around.of(made, row["version_id"])

    def _tags(
        self, only: ExcerptFilter, themes: list[Theme], by: tuple[Grouping, ...] = ()
    ) -> TaggedPlaces:
        conditions = _conditions(only)
        query = parse(only.words, prefixes=True)
        if query:
            # The index knows whole paragraphs; tagged words are looked at one by one below.
            conditions.add(
                "(tags.start IS NOT NULL OR tags.block_id IN"
                " (SELECT rowid FROM blocks_index WHERE blocks_index MATCH ?))",
                query.fts(),
            )
        order = json.dumps([theme.id for theme in themes])
        columns = ", ".join([*(_ORDERS[each] for each in by), _ORDERS["document"]])
        rows = self._connection.rows(
            "SELECT tags.id, tags.theme_id, tags.block_id, tags.start, tags.stop, tags.quote"
            f" FROM {LIVE_TAGS}"
            " JOIN blocks ON blocks.id = tags.block_id"
            " JOIN json_each(?) AS ranked ON ranked.value = tags.theme_id"
            " JOIN people ON people.id = tags.created_by_id"
            f" WHERE {conditions.sql()} ORDER BY {columns},"
            " blocks.position, coalesce(tags.start, -1), coalesce(tags.stop, -1), ranked.key,"
            " tags.id",
            [order, *conditions.parameters],
        )
        return TaggedPlaces.of(
            (
                row
                for row in rows
                if not query or row["start"] is None or query.matches(row["quote"])
            ),
            apart="person" in by,
        )

    def _notes(self, blocks: set[int]) -> _Notes:
        rows = self._connection.rows(
            "SELECT block_id, start, stop, body, tag_id, annotations.id, annotations.created_at,"
            " people.name AS person FROM json_each(?) AS wanted"
            " JOIN annotations ON annotations.block_id = wanted.value"
            " JOIN people ON people.id = annotations.created_by_id"
            " WHERE annotations.removed_at IS NULL ORDER BY annotations.id",
            (json.dumps(sorted(blocks)),),
        )
        return _Notes(rows, self._links.of_notes([row["id"] for row in rows]) if rows else {})


def _conditions(only: ExcerptFilter) -> Conditions:
    """All but the words."""
    conditions = Conditions()
    conditions.add("tags.removed_at IS NULL")
    conditions.one_of("tags.theme_id", only.themes)
    conditions.one_of("tags.document_id", only.documents)
    conditions.one_of("tags.created_by_id", only.people)
    if only.together:
        for theme in only.themes:
            conditions.add(_PARAGRAPH_HAS, theme)
    conditions.dates("documents.date", only.date_from, only.date_to)
    return conditions


class _Notes:
    """The notes on some blocks."""

    def __init__(self, rows: list[Row], links: Mapping[AnnotationId, tuple[NoteLink, ...]]) -> None:
        self._links = links
        self._by_block: dict[int, list[Row]] = defaultdict(list)
        for row in rows:
            self._by_block[row["block_id"]].append(row)

    def on(self, place: Sequence[Row]) -> Iterator[ExcerptNote]:
        """Those on the tags, on the whole paragraph, and on words that the tags have a part in."""
        tag, tags = place[0], {None, *(row["id"] for row in place)}
        for note in self._by_block.get(tag["block_id"], ()):
            if note["tag_id"] not in tags:
                continue
            whole = note["start"] is None or tag["start"] is None
            if whole or (note["start"] < tag["stop"] and tag["start"] < note["stop"]):
                known = AnnotationId(note["id"])
                links = self._links.get(known, ())
                yield ExcerptNote(known, note["body"], note["person"], note["created_at"], links)


def _paths(themes: list[Theme]) -> dict[int, tuple[str, ...]]:
    """Of each theme, the names of those it is under; parents come before children."""
    names = {theme.id: theme.name for theme in themes}
    paths: dict[int, tuple[str, ...]] = {}
    for theme in themes:
        parent = theme.parent
        paths[theme.id] = () if parent is None else (*paths[parent], names[parent])
    return paths


def _excerpt(
    place: Sequence[Row],
    notes: tuple[ExcerptNote, ...],
    number: Numbered,
    path: tuple[str, ...],
    style: str,
) -> Excerpt:
    row = place[0]
    kind, role = Kind(row["kind"]), role_of(row["role"])
    return Excerpt(
        tag=TagId(row["id"]),
        theme=ThemeId(row["theme_id"]),
        theme_name=row["theme"],
        document=DocumentId(row["document_id"]),
        title=row["title"],
        symbol=row["symbol"],
        date=row["date"],
        body=row["body"],
        language=row["language"],
        paragraph=ParagraphId(row["block_id"]),
        index=row["position"],
        kind=kind,
        label=row["label"],
        role=role,
        page=row["page"],
        start=row["start"],
        end=row["stop"],
        text=row["text"],
        notes=notes,
        tagged_by=", ".join(dict.fromkeys(each["person"] for each in place)),
        tagged_at=row["created_at"],
        certainty="sure" if any(each["sure"] for each in place) else "doubtful",
        others=tuple(TagId(each["id"]) for each in place[1:]),
        theme_path=path,
        citation=cite(
            title=row["title"],
            symbol=row["symbol"],
            date=row["date"],
            label=row["label"],
            role=role,
            page=row["page"],
            index=row["position"],
            body=row["body"],
            ordinal=number.ordinal,
            within=number.within,
            kind=kind,
            genre=row["genre"],
            city=row["city"],
            style=style,
        ),
    )
