"""What two archives know of one piece, joined: pure, and the same from both sides.

Each field is decided alone. Where one side has gone on from what the other has, that holds; where
both have, the later does, and the conflict is told. So joining is commutative, associative and
idempotent, whatever the order in which bundles travel; tests/viewer/archive/test_joining.py holds it
to that. A removal does not hold against what the one who removed did not know: a change of the
piece, or something new that hangs on it, keeps it, and the conflict is told too. What
somebody changed and then removed is not told of: a piece that stays is as the other side has it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from viewer.domain.merging import REMOVED, Chain, Choice, Clock, Piece

PLACES = frozenset({"place", "a", "b"})
"""Fields that hold a place: one setting may be told in the terms of several readings."""


@dataclass(frozen=True, slots=True)
class Clash:
    """A field that both sides have set.

    Attributes:
        mine, theirs: the values.
        mine_clock, theirs_clock: of their settings.
    """

    name: str
    mine: Any
    theirs: Any
    mine_clock: Clock
    theirs_clock: Clock
    theirs_wins: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """What becomes of a piece that is here.

    Attributes:
        values: the fields that become others than they are here.
        chains: all that become others than they are here.
        removed: None where it stays as it is.
        clashes: told to the person; `values` and `removed` have decided them.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    chains: Mapping[str, Chain] = field(default_factory=dict)
    removed: bool | None = None
    clashes: tuple[Clash, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether anything becomes another than it is."""
        return bool(self.values) or self.removed is not None


def join(mine: Piece, theirs: Piece, *, kept: bool = False) -> Joined:
    """Decide what becomes of a piece that both archives know.

    Args:
        mine: as it is here; with its values even where it is removed.
        theirs: as it comes in.
        kept: something hangs on it that the side which removed it did not know.
    """
    chains: dict[str, Chain] = {}
    clashes: list[Clash] = []
    removed = _removed(mine, theirs, kept, chains, clashes)
    if mine.removed if removed is None else removed:
        return Joined({}, chains, removed, tuple(clashes))
    if mine.removed:
        return _brought_back(mine, theirs, chains[REMOVED], clashes)
    if theirs.removed:
        return Joined({}, chains, removed, tuple(clashes))
    values: dict[str, Any] = {}
    for name in theirs.values:
        if name not in mine.values or _is_as_made(name, mine, theirs):
            continue
        here, there = mine.chain(name), theirs.chain(name)
        _note(chains, name, here, there)
        if _decide(name, mine.values[name], theirs.values[name], here, there, clashes):
            values[name] = theirs.values[name]
    return Joined(values, chains, removed, tuple(clashes))


def _is_as_made(name: str, mine: Piece, theirs: Piece) -> bool:
    """Whether it is a place that neither has moved: of what both made alike the same one."""
    return name in PLACES and name not in mine.changes and name not in theirs.changes


def _note(chains: dict[str, Chain], name: str, here: Chain, there: Chain) -> None:
    both = union(here, there)
    if both != here:
        chains[name] = both


def union(one: Iterable[Clock], other: Iterable[Clock]) -> Chain:
    """The settings that either knows, the newest first."""
    return tuple(sorted({*one, *other}, reverse=True))


def _decide(
    name: str, mine: Any, theirs: Any, here: Chain, there: Chain, clashes: list[Clash]
) -> bool:
    """Whether theirs holds."""
    if here[0] == there[0]:
        # Of one setting; a place is told by each reading in its own terms.
        return name not in PLACES and mine != theirs and _canonical(theirs) > _canonical(mine)
    if here[0] in there:
        return bool(mine != theirs)
    if there[0] in here:
        return False
    if mine == theirs:
        return False
    wins = there[0] > here[0]
    if here[0].by and there[0].by:  # else one of them only follows from other settings
        clashes.append(Clash(name, mine, theirs, here[0], there[0], wins))
    return wins


def _canonical(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def _removed(
    mine: Piece, theirs: Piece, kept: bool, chains: dict[str, Chain], clashes: list[Clash]
) -> bool | None:
    """Whether it becomes removed or comes back; None where it stays as it is."""
    here, there = mine.chain(REMOVED), theirs.chain(REMOVED)
    _note(chains, REMOVED, here, there)
    if mine.removed == theirs.removed:
        return None
    removing, staying = (mine, theirs) if mine.removed else (theirs, mine)
    gone, there_still = removing.chain(REMOVED), staying.chain(REMOVED)
    if gone[0] in there_still and gone[0] != there_still[0]:
        removed = False  # it was brought back since
    elif there_still[0] in gone:
        removed = True
    else:
        removed = gone[0] > there_still[0]
    if removed and (kept or _unknown(staying, removing)):
        back = Clock(gone[0].at, gone[0].turn + 1, "")
        chains[REMOVED] = (back, *union(gone, there_still))
        clashes.append(
            Clash(REMOVED, mine.removed, theirs.removed, here[0], there[0], mine.removed)
        )
        removed = False
    return removed if removed != mine.removed else None


def _brought_back(mine: Piece, theirs: Piece, removed: Chain, clashes: list[Clash]) -> Joined:
    """As the side has it that did not remove it: a removal takes its own changes along, untold."""
    here = theirs.values.keys() & mine.values.keys()
    return Joined(
        {name: theirs.values[name] for name in here if theirs.values[name] != mine.values[name]},
        {
            **{name: theirs.chain(name) for name in here if theirs.chain(name) != mine.chain(name)},
            REMOVED: removed,
        },
        False,
        tuple(clashes),
    )


def _unknown(staying: Piece, removing: Piece) -> bool:
    """Whether a person has set a field that the side which removed the piece did not know.

    What only follows from other settings, as when the tag that a note is on becomes one with another,
    is nobody's change.
    """
    return any(
        set_last is not None and set_last not in removing.chain(name)
        for name, chain in staying.changes.items()
        if name != REMOVED
        for set_last in [next((clock for clock in chain if clock.by), None)]
    )


def chosen(joined: Joined, mine: Piece, choices: Mapping[str, Choice], at: str, by: str) -> Joined:
    """The same with a person's choices: what they decide is a setting after both.

    Args:
        joined: what would be without them.
        mine: the piece as it is here.
        choices: by the names of fields.
        at: now.
        by: UUID of the person.
    """
    values, chains, removed = dict(joined.values), dict(joined.chains), joined.removed
    for clash in joined.clashes:
        choice = choices.get(clash.name, Choice.NEWER)
        if choice is Choice.NEWER or (choice is Choice.THEIRS) == clash.theirs_wins:
            continue
        wanted = clash.theirs if choice is Choice.THEIRS else clash.mine
        if clash.name == REMOVED:
            removed = wanted if wanted != mine.removed else None
        elif wanted == mine.values[clash.name]:
            values.pop(clash.name, None)
        else:
            values[clash.name] = wanted
        chains[clash.name] = after(chains.get(clash.name) or mine.chain(clash.name), at, by)
    return replace(joined, values=values, chains=chains, removed=removed)


def both(one: Piece, other: Piece) -> Piece:
    """What is known of a piece from two tellings of it."""
    if one.removed and not one.values:
        one, other = other, one
    joined = join(one, other)
    return replace(
        one,
        values={**one.values, **joined.values},
        changes={**one.changes, **joined.chains},
        also=tuple(sorted({*one.also, *other.uuids} - {one.uuid})),
        removed=one.removed if joined.removed is None else joined.removed,
    )


def after(chain: Chain, at: str, by: str) -> Chain:
    """The chain with one more setting: never earlier than what it follows."""
    return (Clock(max(at, chain[0].at), chain[0].turn + 1, by), *chain)
