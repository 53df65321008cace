"""Two codebooks made one: a tree is decided as a whole.

Themes of one name at one place that two people have made, neither knowing of the other's, are one
from then on. A theme is not removed while one below it stays, and no theme comes to stand below
itself: of the moves that would put it there the earliest is taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from viewer.archive.connection import Connection
from viewer.archive.merging.merger import Merging
from viewer.archive.merging.rows import Rows
from viewer.archive.merging.values import Coming, Looked
from viewer.domain.merging import Became, Chain, Clock, Piece

T = TypeVar("T")


@dataclass(slots=True)
class _Theme:
    """A theme that comes, and what becomes of it.

    Attributes:
        parent: canonical UUID of the theme that it will be under; `chain`, of that.
    """

    theirs: Piece
    looked: Looked
    parent: str | None = None
    chain: Chain = ()

    def alive(self) -> bool:
        """Whether it is there afterwards."""
        mine, removed = self.looked.mine, self.looked.joined.removed
        if mine is None:
            return self.looked.became is Became.NEW
        return not mine.removed if removed is None else not removed


class MergingThemes:
    """The codebook of one bundle over one connection."""

    def __init__(
        self, connection: Connection, merging: Merging, rows: Rows, coming: Coming
    ) -> None:
        self._connection = connection
        self._merging = merging
        self._rows = rows
        self._known = coming.known.get("themes", frozenset())
        self._named: dict[str, str] = {}

    def look(self, pieces: Iterable[Piece]) -> list[tuple[Piece, Looked]]:
        """What becomes of each."""
        return [(each.theirs, each.looked) for each in self._decided(pieces)]

    def take(self, pieces: Iterable[Piece]) -> list[tuple[Piece, Looked]]:
        """Write it, inside a transaction."""
        themes = self._decided(pieces)
        for each in themes:
            self._merging.news(each.theirs)
        for each in _parents_first(themes):
            if each.alive():
                self._write(each)
            elif each.looked.row is None:
                self._merging.put_removed(self._in_our_terms(each.theirs))
        for each in reversed(self._as_they_stand(themes)):
            if not each.alive():
                self._write(each)
        return [(each.theirs, each.looked) for each in themes]

    def _decided(self, pieces: Iterable[Piece]) -> list[_Theme]:
        themes: dict[str, _Theme] = {}
        matched: set[int] = set()
        coming = list(pieces)
        self._merging.fetch(coming)
        for theirs in _by_tree(coming):
            looked = self._matched(theirs, matched)
            if looked.row is not None:
                matched.add(looked.row)
            themes[theirs.uuid] = _Theme(theirs, looked)
        for each in themes.values():
            self._place(each)
        self._keep_parents(themes)
        self._break_circles(themes)
        return list(themes.values())

    def _matched(self, theirs: Piece, matched: set[int]) -> Looked:
        looked = self._merging.look(theirs)
        if looked.row is not None and looked.mine is not None:
            self._name(theirs, looked.mine)
            return looked
        if looked.became is not Became.NEW:
            return looked
        parent = self._renamed(theirs.values.get("parent"))
        row = self._of_this_name(parent, theirs.values["name"], matched)
        mine = None if row is None else self._merging.piece_of("themes", row)
        if row is None or mine is None:
            self._named |= dict.fromkeys(theirs.uuids, theirs.uuid)
            return looked
        self._name(theirs, mine)
        return replace(self._merging.compared(row, mine, self._in_our_terms(theirs)), joins=True)

    def _name(self, theirs: Piece, mine: Piece) -> None:
        """Remember which theme here the bundle means by its UUIDs."""
        self._named |= dict.fromkeys((*theirs.uuids, *mine.uuids), mine.uuid)

    def _in_our_terms(self, theirs: Piece) -> Piece:
        if "parent" not in theirs.values:
            return theirs
        parent = self._renamed(theirs.values["parent"])
        return replace(theirs, values={**theirs.values, "parent": parent})

    def _renamed(self, uuid: str | None) -> str | None:
        return None if uuid is None else self._named.get(uuid, uuid)

    def _of_this_name(self, parent: str | None, name: str, matched: set[int]) -> int | None:
        above = None if parent is None else self._merging.row_of("themes", [parent])
        if parent is not None and above is None:
            return None
        for row, uuid, called in self._connection.rows(
            "SELECT id, uuid, name FROM themes WHERE parent_id IS ? AND removed_at IS NULL"
            " ORDER BY uuid",
            (above,),
        ):
            alike = str(called).casefold() == name.casefold()
            if alike and row not in matched and uuid not in self._known:
                return int(row)
        return None

    def _place(self, each: _Theme) -> None:
        mine, joined = each.looked.mine, each.looked.joined
        if mine is None:
            each.parent = self._renamed(each.theirs.values.get("parent"))
            each.chain = each.theirs.chain("parent")
        else:
            each.parent = self._renamed(joined.values.get("parent", mine.values["parent"]))
            each.chain = joined.chains.get("parent") or mine.chain("parent")

    def _keep_parents(self, themes: dict[str, _Theme]) -> None:
        here = {each.looked.mine.uuid: each for each in themes.values() if each.looked.mine}
        todo = [each for each in themes.values() if each.alive()]
        while todo:
            each = todo.pop()
            if each.parent is None:
                continue
            above = here.get(each.parent)
            if above is None:
                if self._is_gone(each.parent):
                    self._to_the_top(each)
                continue
            if not above.alive():
                self._keep(above)
                if above.alive():
                    todo.append(above)
                else:  # both had removed it before the other moved something there
                    self._to_the_top(each)
        self._free_children(themes, here)

    def _free_children(self, themes: dict[str, _Theme], here: dict[str, _Theme]) -> None:
        """What the bundle does not name goes to the top where a person had its parent removed."""
        gone = [each.looked.row for each in here.values() if not each.alive()]
        for row in gone:
            for child in self._connection.values(
                "SELECT uuid FROM themes WHERE parent_id = ? AND removed_at IS NULL", (row,)
            ):
                if child not in here:
                    self._here_to_the_top(child, themes)

    def _keep(self, each: _Theme) -> None:
        row, mine = each.looked.row, each.looked.mine
        if row is not None and mine is not None:
            theirs = self._in_our_terms(each.theirs)
            kept = self._merging.compared(row, mine, theirs, kept=True)
            each.looked = replace(kept, joins=each.looked.joins)
            self._place(each)  # where the side has it that did not remove it

    def _is_gone(self, uuid: str) -> bool:
        """Whether a theme that the bundle does not name is removed here."""
        row = self._merging.row_of("themes", [uuid])
        mine = None if row is None else self._merging.piece_of("themes", row)
        return mine is not None and mine.removed

    def _break_circles(self, themes: dict[str, _Theme]) -> None:
        above: dict[str, str | None] = {}
        clocks: dict[str, Clock] = {}
        live = self._connection.values("SELECT id FROM themes WHERE removed_at IS NULL")
        for piece in self._merging.pieces_of("themes", live):
            above[piece.uuid] = piece.values["parent"]
            clocks[piece.uuid] = piece.chain("parent")[0]
        coming = {self._named.get(uuid, uuid): each for uuid, each in themes.items()}
        for uuid, each in coming.items():
            above[uuid] = each.parent
            clocks[uuid] = each.chain[0]
        for circle in _circles(above):
            first = min(circle, key=lambda uuid: (clocks[uuid], uuid))
            above[first] = None
            if first in coming:
                self._to_the_top(coming[first])
            else:
                self._here_to_the_top(first, themes)

    def _to_the_top(self, each: _Theme) -> None:
        back = Clock(each.chain[0].at, each.chain[0].turn + 1, "")
        each.parent, each.chain = None, (back, *each.chain)
        joined = each.looked.joined
        if each.looked.mine is None:
            values = {**each.theirs.values, "parent": None}
            changes = {**each.theirs.changes, "parent": each.chain}
            each.theirs = replace(each.theirs, values=values, changes=changes)
            return
        joined = replace(
            joined,
            values={**joined.values, "parent": None},
            chains={**joined.chains, "parent": each.chain},
        )
        became = Became.CHANGED if each.looked.became is Became.SAME else each.looked.became
        each.looked = replace(each.looked, joined=joined, became=became)

    def _here_to_the_top(self, uuid: str, themes: dict[str, _Theme]) -> None:
        """A theme that the bundle does not name is in the circle."""
        row = self._merging.row_of("themes", [uuid])
        mine = None if row is None else self._merging.piece_of("themes", row)
        if row is None or mine is None:
            return
        each = _Theme(mine, Looked(Became.SAME, row, mine), mine.values["parent"])
        each.chain = mine.chain("parent")
        self._to_the_top(each)
        themes[uuid] = each

    def _as_they_stand(self, themes: Sequence[_Theme]) -> list[_Theme]:
        """Parents first as they are here now, for removing the last first."""
        above: dict[int, int | None] = {
            row["id"]: row["parent_id"]
            for row in self._connection.rows("SELECT id, parent_id FROM themes")
        }

        def depth(row: int | None) -> int:
            steps, seen = 0, set()
            while row is not None and row not in seen:
                seen.add(row)
                row, steps = above.get(row), steps + 1
            return steps

        return sorted(themes, key=lambda each: depth(each.looked.row))

    def _write(self, each: _Theme) -> None:
        row, mine, theirs = each.looked.row, each.looked.mine, each.theirs
        if row is not None and mine is not None:
            self._merging.settle("themes", row, mine, each.looked.joined)
            self._merging.known_as(theirs, row)
        elif each.looked.became is Became.NEW:
            values = {**theirs.values, "parent": each.parent}
            columns = self._rows.columns("themes", values)
            columns["key"] = self._free_key(columns.get("key"))
            self._rows.create(theirs, columns, [])

    def _free_key(self, key: str | None) -> str | None:
        taken = "SELECT 1 FROM themes WHERE key = ? AND removed_at IS NULL"
        return None if self._connection.value(taken, (key,)) else key


def _by_tree(pieces: list[Piece]) -> list[Piece]:
    """Parents first; in circles and below what the bundle does not have, as they come."""
    known = {uuid: each for each in pieces for uuid in each.uuids}
    return _above_first(pieces, lambda piece: known.get(piece.values.get("parent") or ""))


def _parents_first(themes: Sequence[_Theme]) -> list[_Theme]:
    by_uuid = {
        (each.looked.mine.uuid if each.looked.mine else each.theirs.uuid): each for each in themes
    }
    return _above_first(themes, lambda each: by_uuid.get(each.parent or ""))


def _above_first(all_: Sequence[T], above: Callable[[T], T | None]) -> list[T]:
    """Each after what is above it, however deep; of a circle one comes first."""
    done: dict[int, T] = {}
    for each in all_:
        path: dict[int, T] = {}
        at: T | None = each
        while at is not None and id(at) not in done and id(at) not in path:
            path[id(at)] = at
            at = above(at)
        done |= dict(reversed(path.items()))
    return list(done.values())


def _circles(above: dict[str, str | None]) -> list[list[str]]:
    """Each circle once; `above` has at most one way up from each."""
    found: list[list[str]] = []
    safe: set[str] = set()
    for begin in above:
        path: list[str] = []
        at: str | None = begin
        while at is not None and at in above and at not in safe and at not in path:
            path.append(at)
            at = above[at]
        if at is not None and at in path:
            found.append(path[path.index(at) :])
        safe.update(path)
    return found
