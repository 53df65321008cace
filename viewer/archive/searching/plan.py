"""What a query asks of the archive, in parts that can be put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sql:
    """A condition with its parameters; `{row}` in it is the id of the row that it is of."""

    text: str
    parameters: tuple[object, ...] = ()

    def of(self, row: str) -> str:
        return self.text.replace("{row}", row)


FALSE = Sql("0")


@dataclass(frozen=True, slots=True)
class Plan:
    """Holds of a row if all that is in it does; nothing in it: of all rows.

    Attributes:
        match: an expression of FTS5.
        unwanted: expressions that must not match.
        documents: those that the row may be in; None for any.
    """

    match: str | None = None
    unwanted: tuple[str, ...] = ()
    documents: frozenset[int] | None = None
    conditions: tuple[Sql, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether no row can be."""
        return self.documents is not None and not self.documents

    @property
    def only_match(self) -> bool:
        return self.match is not None and self == Plan(match=self.match)

    @property
    def only_documents(self) -> bool:
        return self.documents is not None and self == Plan(documents=self.documents)


EVERYTHING = Plan()
NOTHING = Plan(documents=frozenset())


def both(plans: Sequence[Plan]) -> Plan:
    """What all of them want."""
    matches = list(dict.fromkeys(plan.match for plan in plans if plan.match is not None))
    sets = [plan.documents for plan in plans if plan.documents is not None]
    return Plan(
        match=_joined(matches, " AND "),
        unwanted=tuple(each for plan in plans for each in plan.unwanted),
        documents=sets[0].intersection(*sets[1:]) if sets else None,
        conditions=tuple(each for plan in plans for each in plan.conditions),
    )


def either(pieces: Sequence[Sql]) -> Sql:
    """What one of them wants."""
    return Sql(
        "(" + " OR ".join(piece.text for piece in pieces) + ")",
        tuple(value for piece in pieces for value in piece.parameters),
    )


def alternatives(matches: Sequence[str]) -> str:
    """An expression of FTS5 that holds where one of these does."""
    return _joined(list(dict.fromkeys(matches)), " OR ") or ""


def _joined(matches: Sequence[str], sign: str) -> str | None:
    if len(matches) < 2:
        return matches[0] if matches else None
    return sign.join(f"({each})" for each in matches)
