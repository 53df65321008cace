"""When each field of a row was set, by whom, and after what: told from the history.

A merge writes into the history what others had set before, so its entries count for nothing; it
says in `merged_fields` what is known of the settings since. A merge that was undone has not been.
A new reading of a document moves what stands on it: nobody has set anything.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from viewer.archive.connection import Connection, Row
from viewer.archive.merging.describing import CORRECTIONS, DESCRIBED, PLACE_COLUMNS
from viewer.domain.merging import REMOVED, Chain, Clock

_SETTINGS = """
    SELECT history.id, row_id, edit_id, history.created_at, after, people.uuid AS by
    FROM history JOIN people ON people.id = history.person_id
    WHERE noun = ? AND row_id IN (SELECT value FROM json_each(?)) AND action <> 'create'
        AND edit_id NOT IN (SELECT edit_id FROM merges)
    ORDER BY history.id
"""
_MERGED = """
    SELECT history_id AS id, row_id, field, chain
    FROM merged_fields JOIN edits ON edits.id = edit_id AND turn % 2 = 0
    WHERE noun = ? AND row_id IN (SELECT value FROM json_each(?)) ORDER BY merged_fields.id
"""
_ABSENT = """
    SELECT row_id FROM history AS made
    WHERE noun = ? AND row_id IN (SELECT value FROM json_each(?)) AND action = 'create'
        AND edit_id IN ({undone}) AND NOT EXISTS (
            SELECT 1 FROM history WHERE noun = made.noun AND row_id = made.row_id
                AND edit_id NOT IN ({undone}))
        AND NOT EXISTS (
            SELECT 1 FROM merged_fields WHERE noun = made.noun AND row_id = made.row_id
                AND edit_id NOT IN ({undone}))
""".format(
    undone="SELECT edits.id FROM merges JOIN edits ON edits.id = merges.edit_id AND turn % 2 = 1"
)
_REREADINGS = """
    SELECT DISTINCT edit_id FROM history
    WHERE noun = 'documents' AND action = 'change' AND after LIKE '%"version_id"%'
"""


@dataclass(slots=True)
class Past:
    """What is known of the settings of one row.

    Attributes:
        chains: of the fields that were set after the making.
        absent: it came with a merge that was undone: it is as if it never had.
        moved_off: removed by a new reading, which joined it with another, and by no person.
    """

    base: Clock
    chains: dict[str, Chain] = field(default_factory=dict)
    absent: bool = False
    moved_off: bool = False

    def set(self, name: str, at: str, by: str) -> None:
        chain = self.chains.get(name) or (self.base,)
        self.chains[name] = (Clock(max(at, chain[0].at), chain[0].turn + 1, by), *chain)


class Clocks:
    """Reads the history over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, noun: str, bases: Mapping[int, Clock]) -> dict[int, Past]:
        """The past of some rows of a table, given the clocks of their making."""
        pasts = {row: Past(base) for row, base in bases.items()}
        columns = columns_of(noun)
        wanted = (noun, json.dumps(list(bases)))
        merged: dict[int, list[Row]] = defaultdict(list)
        for row in self._connection.rows(_MERGED, wanted):
            merged[row["row_id"]].append(row)
        for row in self._connection.rows(_SETTINGS, wanted):
            past = pasts[row["row_id"]]
            _take_merged(past, merged[row["row_id"]], row["id"])
            names = {columns[each]: each for each in json.loads(row["after"]) if each in columns}
            if row["edit_id"] in self._rereadings:
                if REMOVED in names:
                    past.moved_off = json.loads(row["after"])["removed_at"] is not None
                continue
            for name in names:
                past.set(name, row["created_at"], row["by"])
                past.moved_off = past.moved_off and name != REMOVED
        for row_id, rest in merged.items():
            _take_merged(pasts[row_id], rest, None)
        for row_id in self._connection.values(_ABSENT, wanted):
            pasts[row_id].absent = True
        return pasts

    @cached_property
    def _rereadings(self) -> set[int]:
        """The edits that showed new readings."""
        return set(self._connection.values(_REREADINGS))


def columns_of(noun: str) -> dict[str, str]:
    """The fields that the columns of a table belong to, where these travel."""
    if noun == "documents":
        return {each: each for each in CORRECTIONS}
    columns = {"removed_at": REMOVED}
    for each in DESCRIBED[noun].fields:
        if each.of == "pair_ends":
            continue
        columns[each.column] = each.name
        if each.column == "block_id":
            columns |= dict.fromkeys(PLACE_COLUMNS, each.name)
    return columns


def _take_merged(past: Past, merged: list[Row], before: int | None) -> None:
    """What merges said before an entry of the history, or all that is left."""
    while merged and (before is None or merged[0]["id"] < before):
        row = merged.pop(0)
        past.chains[row["field"]] = chain_of(json.loads(row["chain"]))


def chain_of(values: Iterable[Sequence[object]]) -> Chain:
    return tuple(Clock(str(at), int(str(turn)), str(by)) for at, turn, by in values)


def chain_json(chain: Chain) -> str:
    return json.dumps(chain, separators=(",", ":"))
