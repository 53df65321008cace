"""A bundle taken into an archive: looked at first, then merged as one edit that can be undone.

The decisions are the archive's (`viewer.archive.merging.joining`); here it is seen to that they have before
them what they need, that the bundle comes in slices, and what is told of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice

from viewer.archive import Archive
from viewer.archive.merging.describing import DESCRIBED
from viewer.archive.merging.merger import Merging
from viewer.archive.merging.twins import ONCE
from viewer.archive.merging.values import Coming, Looked
from viewer.bundles import layout
from viewer.bundles.landing import Key, landings
from viewer.bundles.reading import Bundle
from viewer.bundles.wording import Words
from viewer.domain.errors import Cancelled
from viewer.domain.ids import DocumentId
from viewer.domain.merging import (
    Became,
    BundleDocument,
    Choices,
    Conflict,
    Merged,
    Piece,
)
from viewer.domain.reanchoring import Passage

FETCHED = 50
"""Pieces of which is read at once what is here: some milliseconds."""

Progress = Callable[[int, int], None]
"""Told pieces done, and of how many."""


def look(
    archive: Archive,
    bundle: Bundle,
    *,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Merged:
    """What taking a bundle in would do; the archive is only read.

    Raises:
        BundleError: something in it is not as it should be.
        Cancelled: it was asked for.
    """
    work = _Merging(archive, bundle, {}, progress, cancelled)
    return work.look()


def merge(
    archive: Archive,
    bundle: Bundle,
    *,
    choices: Choices | None = None,
    progress: Progress = lambda _done, _total: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Merged:
    """Take a bundle in, in slices of the long edit that is open or of one of its own.

    Documents that it encloses must be here by then, or what stands on them waits for them. Where it is
    cut off, what came in stays, and taking it in again brings the rest.

    Args:
        archive: of the calling thread.
        bundle: open.
        choices: of the person, about the conflicts that `look` has told.
        progress: told pieces done, and of how many.
        cancelled: asked often.

    Raises:
        BundleError: something in it is not as it should be; nothing was taken in.
        Cancelled: it was asked for; what was done is an edit that can be undone.
    """
    work = _Merging(archive, bundle, choices or {}, progress, cancelled)
    work.prepare()
    with archive.long_edit(label_of(bundle)):
        return work.merge()


def check(bundle: Bundle) -> None:
    """Read all of it once.

    Raises:
        BundleError: something in it is not as it should be.
    """
    for each in (bundle.people(), bundle.documents(), bundle.readings()):
        for _ in each:
            pass
    for kind in layout.KINDS:
        for _ in bundle.pieces(kind):
            pass


def label_of(bundle: Bundle) -> str:
    """What the edit is called."""
    return f"Merge the work of {bundle.person.name}"


def put_on_what_waited(
    archive: Archive,
    documents: Iterable[DocumentId],
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> dict[str, int]:
    """Put on what earlier bundles brought for documents that have come in now.

    Inside the long edit that is open, such as the import of these documents, or in one of its own.

    Returns:
        How many pieces were put on, by kind.
    """
    pieces = archive.bundles.arrived(documents)
    if not pieces:
        return {}
    people = {each.uuid: each.name for each in archive.bundles.people()}
    originals = {sha256 for piece in pieces for sha256 in _documents_of(piece)}
    readings = {(each.document, each.digest): each for each in archive.bundles.waited_on(originals)}
    passages: dict[Key, set[Passage]] = defaultdict(set)
    for piece in pieces:
        _note_passages(piece, passages)
    coming = Coming(
        uuid="",
        person="",
        made_at="",
        people=people,
        readings=readings,
        landings=landings(archive, readings, passages, cancelled),
    )
    merging, _ = archive.bundles.merging(coming)
    done: Counter[str] = Counter()

    def steps() -> Iterator[int]:
        for piece in pieces:
            if cancelled():
                return
            done[piece.noun] += merging.put_on(piece)
            yield 1

    with archive.long_edit("Put on what waited for its document"):
        archive.bundles.in_slices(steps())
    return {noun: number for noun, number in done.items() if number}


class _Merging:
    """One bundle and one archive."""

    def __init__(
        self,
        archive: Archive,
        bundle: Bundle,
        choices: Choices,
        progress: Progress,
        cancelled: Callable[[], bool],
    ) -> None:
        self._archive = archive
        self._bundle = bundle
        self._choices = choices
        self._progress = progress
        self._cancelled = cancelled
        self._counts: Counter[tuple[str, Became]] = Counter()
        self._conflicts: list[Conflict] = []
        self._waiting: Counter[str] = Counter()
        self._joined = self._done = self._total = 0

    def prepare(self) -> None:
        """Read the whole bundle once: that it is sound, what it knows, and where its places are."""
        bundle, archive = self._bundle, self._archive
        people = {each.uuid: each.name for each in bundle.people()}
        self._documents = {each.sha256: each for each in bundle.documents()}
        self._readings = {(each.document, each.digest): each for each in bundle.readings()}
        known: dict[str, set[str]] = defaultdict(set)
        hanging: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        passages: dict[Key, set[Passage]] = defaultdict(set)
        removed = archive.bundles.removed()
        self._themes = {each.uuid: each.name for each in archive.themes.all()}
        for kind in layout.KINDS:
            for piece in bundle.pieces(kind):
                self._check()
                self._total += 1
                known[kind].update(piece.uuids)
                _note_passages(piece, passages)
                _note_hanging(piece, removed, hanging)
                if kind == "themes" and not piece.removed:
                    self._themes.setdefault(piece.uuid, piece.values.get("name", ""))
        ours = {each.uuid: each.name for each in archive.bundles.people()}
        self._coming = Coming(
            uuid=bundle.uuid,
            person=bundle.person.name,
            made_at=bundle.made_at,
            people={**people, **ours},
            known={noun: frozenset(uuids) for noun, uuids in known.items()},
            hanging={key: tuple(each) for key, each in hanging.items()},
            enclosed=frozenset(sha256 for sha256, each in self._documents.items() if each.enclosed),
            readings=self._readings,
            landings=landings(archive, self._readings, passages, self._cancelled),
            choices=self._choices,
        )
        titles = {sha256: each.title for sha256, each in self._documents.items()}
        self._words = Words(self._coming.people, self._themes, titles, self._readings)

    def look(self) -> Merged:
        self.prepare()
        merging, themes = self._archive.bundles.merging(self._coming)
        for piece, looked in themes.look(self._bundle.pieces("themes")):
            self._count(piece, looked)
        for piece in self._fetched(merging):
            self._count(piece, merging.look(piece))
        return self._merged(0)

    def merge(self) -> Merged:
        # What could not be read of the enclosed documents waits for them.
        merging, themes = self._archive.bundles.merging(replace(self._coming, enclosed=frozenset()))
        merging.warm()

        def steps() -> Iterator[int]:
            for piece, looked in themes.take(self._bundle.pieces("themes")):
                self._count(piece, looked)
            yield 1
            for piece in self._fetched(merging):
                self._count(piece, merging.take(piece))
                yield 1
            merging.twins.finish()
            self._keep_waiting()
            yield 1

        self._archive.bundles.in_slices(steps())
        return self._merged(merging.doubtful)

    def _keep_waiting(self) -> None:
        if self._waiting:
            self._archive.bundles.keep_waiting(
                [each for each in self._documents.values() if each.sha256 in self._waiting],
                [each for each in self._readings.values() if each.document in self._waiting],
            )

    def _fetched(self, merging: Merging) -> Iterator[Piece]:
        """The pieces, with what is here of them read some at a time."""
        for _, same in groupby(self._others(), key=lambda piece: piece.noun):
            while some := list(islice(same, FETCHED)):
                merging.fetch(some)
                yield from some

    def _others(self) -> Iterator[Piece]:
        """What was removed goes first, so that its place is free.

        Of several that are the same as one here the first by UUID is met, as in the other archive.
        """
        for kind in layout.KINDS:
            if kind == "themes":
                continue
            if kind in ONCE:
                yield from (each for each in self._kind(kind) if each.removed)
                yield from (each for each in self._kind(kind) if not each.removed)
            elif kind in DESCRIBED and DESCRIBED[kind].same:
                yield from sorted(self._kind(kind), key=lambda each: each.uuid)
            else:
                yield from self._kind(kind)

    def _kind(self, kind: str) -> Iterator[Piece]:
        for piece in self._bundle.pieces(kind):
            self._check()
            yield piece

    def _check(self) -> None:
        if self._cancelled():
            raise Cancelled

    def _count(self, piece: Piece, looked: Looked) -> None:
        self._done += 1
        if self._done % 100 == 0:
            self._progress(self._done, self._total)
        if piece.hidden or (piece.removed and looked.row is None):
            return
        self._counts[piece.noun, looked.became] += 1
        self._joined += looked.joins
        if looked.document is not None:
            self._waiting[looked.document] += 1
        if looked.mine is not None:
            for clash in looked.clashes:
                self._conflicts.append(self._words.conflict(looked.mine, piece, clash))

    def _merged(self, doubtful: int) -> Merged:
        return Merged(
            person=self._bundle.person.name,
            made_at=self._bundle.made_at,
            counts=dict(self._counts),
            conflicts=tuple(self._conflicts),
            documents={
                _title(self._documents.get(sha256), sha256): number
                for sha256, number in self._waiting.items()
            },
            joined=self._joined,
            doubtful=doubtful,
        )


def _title(document: BundleDocument | None, sha256: str) -> str:
    if document is None:
        return sha256[:12]
    return document.symbol or document.title


def _note_passages(piece: Piece, passages: dict[Key, set[Passage]]) -> None:
    for value in piece.values.values():
        if isinstance(value, dict) and "block" in value:
            key = (value["document"], value["reading"])
            passages[key].add(Passage(value["block"], value.get("start"), value.get("stop")))


def _note_hanging(
    piece: Piece,
    removed: Mapping[str, set[str]],
    hanging: dict[tuple[str, str], list[tuple[str, str]]],
) -> None:
    """Remember what hangs on something that is removed here."""
    described = DESCRIBED.get(piece.noun)
    if described is None or piece.removed:
        return
    for name in described.hangs_on:
        on, noun = piece.values.get(name), described.field(name).of
        if on is not None and on in removed.get(noun, ()):
            hanging[noun, on].append((piece.noun, piece.uuid))


def _documents_of(piece: Piece) -> Iterable[str]:
    for name, value in piece.values.items():
        if isinstance(value, dict):
            yield value["document"]
        elif name == "document":
            yield value
