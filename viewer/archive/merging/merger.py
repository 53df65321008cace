"""Another person's work taken into this archive, piece by piece.

`Merging.look` says what a piece is to the archive and writes nothing; `Merging.take` writes it, inside
an edit. Both decide from what is here at that moment (`joining`), so a person may go on working while
a bundle comes in, and taking a bundle in again goes on where it was cut off.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from viewer.archive.connection import Connection
from viewer.archive.editing import Editor, now
from viewer.archive.merging.describing import DESCRIBED, Type
from viewer.archive.merging.joining import PLACES, Joined, chosen, join
from viewer.archive.merging.pieces import CORRECTED, Pieces
from viewer.archive.merging.places import NotHere, Places
from viewer.archive.merging.rows import Rows
from viewer.archive.merging.twins import ONCE, Twins
from viewer.archive.merging.values import HOME, QUIET, Coming, Looked
from viewer.archive.merging.waiting import Waiting
from viewer.archive.staging import Staging
from viewer.domain.merging import Became, Piece


class Merging:
    """One bundle over one connection."""

    def __init__(
        self, connection: Connection, editor: Editor, staging: Staging, coming: Coming
    ) -> None:
        self._connection = connection
        self._editor = editor
        self._coming = coming
        self._pieces = Pieces(connection)
        self._places = Places(
            connection, staging, self._pieces.digests, coming.readings, coming.landings
        )
        self.rows = Rows(
            connection,
            editor,
            self._pieces,
            self._places,
            coming.people,
            (coming.uuid, coming.person, coming.made_at),
        )
        self.twins = Twins(connection, self.rows, self._pieces, coming.known)
        self._waiting = Waiting(connection)
        self._fetched: dict[tuple[str, str], tuple[int | None, Piece | None]] = {}
        self._fetched_at = (-1, -1)
        self._ours: dict[tuple[str, str], str] = {}
        self._gone: set[tuple[str, str]] = set()

    @property
    def doubtful(self) -> int:
        """So many pieces stand in doubt, or on words that are not in the reading here."""
        return self._places.doubtful

    @cached_property
    def _me(self) -> str:
        uuid = "SELECT uuid FROM people WHERE id = ?"
        return str(self._connection.value(uuid, (self._editor.person_id(),)))

    def look(self, theirs: Piece) -> Looked:
        """What a piece would become; of another kind than themes, which come all at once."""
        if theirs.hidden:
            return Looked(Became.SAME)
        if theirs.noun == CORRECTED:
            return self._look_at_corrections(theirs)
        row, mine = self._here(theirs)
        if row is not None and mine is not None:
            return self.compared(row, mine, theirs)
        if theirs.removed:
            return Looked(Became.SAME)
        missing = self._missing(theirs)
        if missing is None:
            alike = None if theirs.noun == "themes" else self._alike(theirs)
            return alike or Looked(Became.NEW)
        became = Became.SAME if self._waiting.has(theirs) else Became.WAITING
        return Looked(became, document=missing)

    def warm(self) -> None:
        """Find out how documents are read here, before anything is held for it."""
        for sha256 in {document for document, _ in self._coming.readings}:
            version = self._connection.value(
                "SELECT version_id FROM documents WHERE sha256 = ?", (sha256,)
            )
            if version is not None:
                self._pieces.digests.of(version)

    def fetch(self, coming: Sequence[Piece]) -> None:
        """Read what is here of some pieces of one kind at once; it holds until anything is written."""
        if not coming or coming[0].noun == CORRECTED:
            return
        noun = coming[0].noun
        rows = self._pieces.find_all(noun, [uuid for each in coming for uuid in each.uuids])
        here = dict(self._pieces.some(noun, sorted(set(rows.values()))))
        self._fetched = {}
        for each in coming:
            row = next((rows[uuid] for uuid in each.uuids if uuid in rows), None)
            self._fetched[noun, each.uuid] = (row, None if row is None else here.get(row))
        self._fetched_at = self._connection.state()

    def _here(self, theirs: Piece) -> tuple[int | None, Piece | None]:
        """The row of the same piece and what it says; neither may be there."""
        fetched = self._fetched.get((theirs.noun, theirs.uuid))
        if fetched is not None and self._fetched_at == self._connection.state():
            return fetched
        row = self._pieces.find(theirs.noun, theirs.uuids)
        return row, None if row is None else self._pieces.one(theirs.noun, row)

    def _alike(self, theirs: Piece) -> Looked | None:
        """What becomes of a piece that somebody here has made too, as far as it can be foreseen."""
        try:
            with self._places.foreseeing():
                columns = self.rows.columns(theirs.noun, theirs.values)
                ends = self.rows.ends(theirs)
        except NotHere:
            return None
        row = self.rows.same(DESCRIBED[theirs.noun], theirs, columns, ends)
        mine = None if row is None else self._pieces.one(theirs.noun, row)
        if row is None or mine is None or self.twins.are_two(mine, theirs):
            return None
        return self._united(row, mine, theirs)

    def _missing(self, theirs: Piece) -> str | None:
        """A document that it needs and that is neither here nor in the bundle."""
        for name in ("document", "place", "a", "b"):
            value = theirs.values.get(name)
            document = value["document"] if isinstance(value, dict) else value
            if document is not None and document not in self._coming.enclosed:
                try:
                    self._places.document(document)
                except NotHere:
                    return str(document)
        return None

    def compared(self, row: int, mine: Piece, theirs: Piece, *, kept: bool = False) -> Looked:
        """What a piece becomes that is here."""
        values = {
            name: self._in_our_terms(theirs.noun, name, each)
            for name, each in theirs.values.items()
            if name not in HOME
        }
        kept = kept or (mine.removed != theirs.removed and self._kept(row, mine, theirs))
        joined = join(mine, replace(theirs, values=values), kept=kept)
        return self._looked(row, mine, theirs, joined)

    def _in_our_terms(self, noun: str, name: str, value: Any) -> Any:
        """What a bundle names by a UUID that is not the first here, by the first."""
        field = DESCRIBED[noun].field(name)
        if field.type is not Type.UUID or value is None:
            return value
        if (field.of, value) not in self._ours:
            row = self._pieces.find(field.of, [value])
            ours = value if row is None else self._pieces.canonical(field.of, row)
            self._ours[field.of, value] = ours
        return self._ours[field.of, value]

    def _looked(self, row: int, mine: Piece, theirs: Piece, joined: Joined) -> Looked:
        """What was decided, with the person's choices."""
        key = min((*mine.uuids, *theirs.uuids))
        choices = {
            clash.name: self._coming.choices[mine.noun, key, clash.name]
            for clash in joined.clashes
            if (mine.noun, key, clash.name) in self._coming.choices
        }
        if choices:
            joined = chosen(joined, mine, choices, now(), self._me)
        if any(each.name not in QUIET for each in joined.clashes):
            became = Became.CONFLICT
        elif joined.removed:
            became = Became.REMOVED
        else:
            became = Became.CHANGED if joined.changes else Became.SAME
        return Looked(became, row, mine, joined)

    def _look_at_corrections(self, theirs: Piece) -> Looked:
        missing = self._missing(theirs)
        if missing is not None:
            became = Became.SAME if self._waiting.has(theirs) else Became.WAITING
            return Looked(became, document=missing)
        try:
            row = self._places.document(theirs.values["document"])
        except NotHere:  # it comes with the bundle
            return Looked(Became.NEW)
        mine = self._pieces.one(CORRECTED, row)
        if mine is None:
            raise LookupError(f"no document {row}")
        return self._looked(row, mine, theirs, join(mine, theirs))

    def _kept(self, row: int, mine: Piece, theirs: Piece) -> bool:
        """Whether something hangs on a removed piece that whoever removed it did not know."""
        if theirs.removed and not mine.removed:
            return any(
                not self._coming.known.get(noun, frozenset()) & {*uuids}
                for noun, uuids in self._hanging_here(mine.noun, row)
            )
        if mine.removed and not theirs.removed:
            hanging = [
                each
                for uuid in theirs.uuids
                for each in self._coming.hanging.get((mine.noun, uuid), ())
            ]
            return any(self._pieces.find(noun, [uuid]) is None for noun, uuid in hanging)
        return False

    def _hanging_here(self, noun: str, row: int) -> Iterator[tuple[str, list[str]]]:
        for described in DESCRIBED.values():
            for name in described.hangs_on:
                each = described.field(name)
                if each.of != noun:
                    continue
                for row_id, uuid in self._connection.rows(
                    f"SELECT id, uuid FROM {described.noun}"
                    f" WHERE {each.column} = ? AND removed_at IS NULL",
                    (row,),
                ):
                    known_as = self._connection.values(
                        "SELECT uuid FROM live_aliases WHERE noun = ? AND row_id = ?",
                        (described.noun, row_id),
                    )
                    yield described.noun, [uuid, *known_as]

    def take(self, theirs: Piece) -> Looked:
        """Write what a piece becomes; inside a transaction of an edit."""
        self.news(theirs)
        looked = self.look(theirs)
        if theirs.removed and looked.row is None:
            return self.put_removed(theirs)
        if looked.joins and looked.row is not None and looked.mine is not None:
            return self.unite(looked.row, looked.mine, theirs)
        match looked.became:
            case Became.NEW if theirs.noun == CORRECTED:  # its original could not be read
                return self._wait(theirs, theirs.values["document"])
            case Became.NEW:
                return self._put(self._waiting.joined(theirs))
            case Became.WAITING:
                return self._wait(theirs, looked.document)
        return self._change(theirs, looked)

    def put_removed(self, theirs: Piece) -> Looked:
        """A piece that was removed before it came here, for others that name it."""
        looked = Looked(Became.SAME)
        if not theirs.values:
            return looked
        try:
            columns = self.rows.columns(theirs.noun, theirs.values)
        except NotHere:
            return looked
        columns |= dict.fromkeys(HOME & columns.keys())
        row = self._pieces.find(theirs.noun, theirs.uuids)
        if row is not None:  # it came before, with a merge that was undone
            self.rows.change(theirs.noun, row, columns, None, theirs.changes)
            return looked
        there = None
        if theirs.noun in ONCE:
            there = self.rows.same(DESCRIBED[theirs.noun], theirs, columns, [])
        if there is None:
            row = self.rows.create(theirs, columns, [])
            self.rows.change(theirs.noun, row, {}, True, {})
        return looked

    def news(self, theirs: Piece) -> None:
        """Remember that something was removed which is not here: it may still come."""
        if theirs.removed:
            self._waiting.news(theirs, self._pieces)

    def put_on(self, theirs: Piece) -> bool:
        """Write a piece that waited, if nothing of it is here; whether it was written.

        What a person took off again after it had been put on stays off.
        """
        row = None
        if theirs.noun != CORRECTED:
            row = self._pieces.find(theirs.noun, theirs.uuids)
        if row is not None and self._pieces.one(theirs.noun, row) is not None:
            return False
        looked = self.look(theirs)
        if looked.became is Became.NEW:
            return self._put(theirs).became is Became.NEW
        return looked.became is not Became.WAITING and self._change(theirs, looked).joined.changes

    def _put(self, theirs: Piece) -> Looked:
        """A piece that is not here, unless somebody here has made the same."""
        if theirs.removed:
            return Looked(Became.SAME)
        described = DESCRIBED[theirs.noun]
        try:
            columns = self.rows.columns(theirs.noun, theirs.values)
            ends = self.rows.ends(theirs)
        except NotHere as missing:
            if missing.document is None and self._hangs_on_removed(theirs):
                self._gone.update((theirs.noun, uuid) for uuid in theirs.uuids)
                return Looked(Became.SAME)
            return self._wait(theirs, missing.document)
        row = self.rows.same(described, theirs, columns, ends)
        mine = None if row is None else self._pieces.one(theirs.noun, row)
        if row is None or mine is None:
            return Looked(Became.NEW, self.rows.create(theirs, columns, ends))
        if self.twins.are_two(mine, theirs):
            return Looked(Became.NEW, self.twins.put_beside(theirs, columns, ends, row, mine))
        return self.unite(row, mine, theirs)

    def _hangs_on_removed(self, theirs: Piece) -> bool:
        """Whether it goes with something that was removed before it came here."""
        described = DESCRIBED[theirs.noun]
        named = [(described.field(name).of, theirs.values[name]) for name in described.hangs_on]
        return any(
            (noun, uuid) in self._gone or self._waiting.is_removed(noun, uuid)
            for noun, uuid in named
            if uuid is not None
        )

    def _united(self, row: int, mine: Piece, theirs: Piece) -> Looked:
        """What becomes of a piece here when one that comes is the same, made by somebody else."""
        bare = {name: each for name, each in theirs.values.items() if name not in PLACES}
        return replace(self.compared(row, mine, replace(theirs, values=bare)), joins=True)

    def unite(self, row: int, mine: Piece, theirs: Piece) -> Looked:
        """Make one of a piece here and one that comes, which different people made alike."""
        looked = self._united(row, mine, theirs)
        self._change(theirs, looked)
        self.known_as(theirs, row)
        return looked

    def _change(self, theirs: Piece, looked: Looked) -> Looked:
        if looked.row is None or looked.mine is None:
            return looked
        self.settle(theirs.noun, looked.row, looked.mine, looked.joined)
        if theirs.noun in DESCRIBED and not {*theirs.uuids} <= {*looked.mine.uuids}:
            self.known_as(theirs, looked.row)
        return looked

    def settle(self, noun: str, row: int, mine: Piece, joined: Joined) -> None:
        """Write what was decided about a piece that is here."""
        if not (joined.changes or joined.chains):
            return
        if noun == CORRECTED:
            self._correct(row, joined)
            return
        try:
            columns = self.rows.columns(noun, joined.values)
        except NotHere:  # it names what waits for its document; it stays as it is here
            return
        removed, chains = joined.removed, dict(joined.chains)
        self.twins.change(noun, row, mine, columns, removed, chains)

    def _correct(self, row: int, joined: Joined) -> None:
        columns = dict(joined.values)
        self.rows.change(CORRECTED, row, columns, None, joined.chains)
        self.rows.corrected(row, joined.values)

    def _wait(self, theirs: Piece, document: str | None) -> Looked:
        if self._waiting.has(theirs):
            return Looked(Became.SAME, document=document)
        if theirs.by:
            self.rows.person(theirs.by)  # whose name nothing else here may know
        self._waiting.add(self.rows.marked(), theirs, document)
        return Looked(Became.WAITING, document=document)

    def known_as(self, theirs: Piece, row: int) -> None:
        """Remember under which UUIDs others know a piece."""
        if self.rows.known_as(theirs, row):
            self._ours.clear()

    def row_of(self, noun: str, uuids: Iterable[str]) -> int | None:
        """The row of a piece, under any of its UUIDs."""
        return self._pieces.find(noun, uuids)

    def pieces_of(self, noun: str, rows: Sequence[int]) -> list[Piece]:
        """What is here of several rows."""
        return [piece for _, piece in self._pieces.some(noun, rows)]

    def piece_of(self, noun: str, row: int) -> Piece | None:
        """What is here."""
        return self._pieces.one(noun, row)
