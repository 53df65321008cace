"""What became of the documents that were read again, and of the tags and notes on them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from viewer.archive.readings import Noun
from viewer.domain import DocumentId, EditId, ThemeId, Verdict

Result = Literal["new", "same", "failed", "password", "cancelled"]


@dataclass(frozen=True, slots=True)
class Resettled:
    """What became of one tag or note.

    Attributes:
        theme: of a tag, with its name; None for a note, whose text is `body`.
        was: the words it stood on, and `now`: those that it stands on; empty where none were found.
        joined: a tag of the same theme stands there already, and this one is gone into it.
        index: of the block in the new reading.
        why: a clause; empty where no one need look.
    """

    noun: Noun
    row: int
    theme: ThemeId | None
    theme_name: str
    body: str
    verdict: Verdict
    was: str
    now: str
    index: int | None
    score: float
    why: str
    joined: bool = False


@dataclass(frozen=True, slots=True)
class Reread:
    """What became of one document.

    Attributes:
        result: `same`: the importers read what they read before, and nothing was changed.
        sentence: for the user.
        before: blocks of the reading that was shown, and `after`: of the new one.
    """

    document: DocumentId
    name: str
    result: Result
    sentence: str
    before: int = 0
    after: int = 0
    settled: tuple[Resettled, ...] = ()

    def of(self, verdict: Verdict) -> tuple[Resettled, ...]:
        return tuple(each for each in self.settled if each.verdict is verdict and not each.joined)

    @property
    def moved(self) -> tuple[Resettled, ...]:
        return self.of(Verdict.MOVED)

    @property
    def doubtful(self) -> tuple[Resettled, ...]:
        return self.of(Verdict.DOUBT)

    @property
    def orphaned(self) -> tuple[Resettled, ...]:
        return self.of(Verdict.ORPHAN)

    @property
    def to_look_at(self) -> tuple[Resettled, ...]:
        return (*self.doubtful, *self.orphaned)

    @property
    def joined(self) -> tuple[Resettled, ...]:
        return tuple(each for each in self.settled if each.joined)


@dataclass(frozen=True, slots=True)
class RereadReport:
    """What became of all of them.

    Attributes:
        edit: to undo it by; None when nothing was changed.
    """

    documents: tuple[Reread, ...]
    edit: EditId | None

    def of(self, *results: Result) -> tuple[Reread, ...]:
        return tuple(each for each in self.documents if each.result in results)

    @property
    def failed(self) -> tuple[Reread, ...]:
        return self.of("failed", "password")

    def sentence(self) -> str:
        """Such as: 3 documents read anew, 7 as before; 120 tags and notes moved, 2 to be looked at."""
        fresh = self.of("new")
        if self.documents and len(self.of("same")) == len(self.documents):
            return f"Nothing new: {counted(len(self.documents))} as before."
        parts = [f"{counted(len(fresh))} read anew"]
        for results, words in (
            (("same",), "as before"),
            (("failed", "password"), "failed"),
            (("cancelled",), "cancelled"),
        ):
            count = sum(each.result in results for each in self.documents)
            if count:
                parts.append(f"{count} {words}")
        sentence = ", ".join(parts)
        moved = sum(len(each.moved) + len(each.doubtful) for each in fresh)
        look = sum(len(each.to_look_at) for each in fresh)
        if moved or look:
            sentence += f"; {moved} tags and notes moved"
        return sentence + (f", {look} to be looked at." if look else ".")


def counted(count: int) -> str:
    return f"{count} {'document' if count == 1 else 'documents'}"
