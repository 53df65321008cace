"""What became of a project: what was taken, what was changed on the way, and what was left."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from viewer.domain import DocumentId, EditId

Sort = Literal["changed", "left"]
Noun = Literal["documents", "themes", "tags", "notes", "collections", "pairs", "links", "bookmarks"]

NOUNS: dict[Noun, tuple[str, str]] = {
    "documents": ("document", "documents"),
    "themes": ("theme", "themes"),
    "tags": ("tag", "tags"),
    "notes": ("note", "notes"),
    "collections": ("collection", "collections"),
    "pairs": ("pair", "pairs"),
    "links": ("link", "links"),
    "bookmarks": ("bookmark", "bookmarks"),
}
MOST_EXAMPLES = 50
"""So many of a kind are named; the others are counted."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One kind of thing that was changed or left.

    Attributes:
        sentence: says what and why; `examples` name which, at most `MOST_EXAMPLES`.
        count: of all of them.
    """

    sort: Sort
    sentence: str
    count: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Of one noun: how many are new, were here already, or had been deleted here."""

    noun: Noun
    new: int
    there: int
    deleted: int


@dataclass(frozen=True, slots=True)
class ProjectReport:
    """What an import of a project did.

    Attributes:
        origin: the program that wrote it, as it calls itself.
        edit: to undo it by; None where nothing came in.
        documents: of the archive, in the order of the project.
        cancelled: it ended before its end; what had come in stays.
    """

    name: str
    origin: str
    taken: tuple[Taken, ...]
    remarks: tuple[Remark, ...]
    documents: tuple[DocumentId, ...]
    edit: EditId | None
    cancelled: bool = False

    def of(self, sort: Sort) -> tuple[Remark, ...]:
        return tuple(each for each in self.remarks if each.sort == sort)

    def new(self, noun: Noun) -> int:
        return sum(each.new for each in self.taken if each.noun == noun)

    def sentence(self) -> str:
        """`5 documents, 12 themes and 300 tags came in; 2 things were left`, with its full stop."""
        parts = [counted(each.new, each.noun) for each in self.taken if each.new]
        said = f"{_listed(parts)} came in" if parts else "Nothing new came in"
        left = sum(each.count for each in self.of("left"))
        if left:
            said += f"; {left:,} {'thing was' if left == 1 else 'things were'} left"
        if self.cancelled:
            said += "; the import was cancelled, and what had come in stays"
        return f"{said}."

    def lines(self) -> list[str]:
        """The whole report as text."""
        found = self.head()
        for remark in self.remarks:
            many = f" ({remark.count:,})" if remark.count > 1 else ""
            found.append(f"{remark.sort.capitalize()}: {remark.sentence}{many}")
            found += [f"  {each}" for each in remark.examples if each]
        return found

    def head(self) -> list[str]:
        """What came in, and what was here."""
        found = [self.sentence()]
        there = [counted(each.there, each.noun) for each in self.taken if each.there]
        if there:
            found.append(f"Here already: {_listed(there)}.")
        deleted = [counted(each.deleted, each.noun) for each in self.taken if each.deleted]
        if deleted:
            found.append(f"Deleted here before, and left so: {_listed(deleted)}.")
        return found


@dataclass(slots=True)
class Remarks:
    """Collects remarks while a project comes in; like ones are one."""

    _counts: Counter[tuple[Sort, str]] = field(default_factory=Counter)
    _examples: dict[tuple[Sort, str], list[str]] = field(default_factory=dict)

    def changed(self, sentence: str, example: str = "") -> None:
        self._add("changed", sentence, example)

    def left(self, sentence: str, example: str = "") -> None:
        self._add("left", sentence, example)

    def all(self) -> tuple[Remark, ...]:
        """What was left first."""
        return tuple(
            Remark(sort, sentence, self._counts[sort, sentence], tuple(examples))
            for wanted in ("left", "changed")
            for (sort, sentence), examples in self._examples.items()
            if sort == wanted
        )

    def _add(self, sort: Sort, sentence: str, example: str) -> None:
        self._counts[sort, sentence] += 1
        examples = self._examples.setdefault((sort, sentence), [])
        if example and len(examples) < MOST_EXAMPLES:
            examples.append(example)


def counted(number: int, noun: Noun) -> str:
    one, many = NOUNS[noun]
    return f"{number:,} {one if number == 1 else many}"


def _listed(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
