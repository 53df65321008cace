"""What readers that stand beside each other do together: scroll by meaning, and show what differs.

Neighbours in the order of the desk are compared, each with the one before it. Nothing here knows
how readers are arranged; the desk says when that or a document has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.analysis.ignoring import Ignore
from viewer.domain import DocumentId, Paragraph, ParagraphId
from viewer.ui.models.comparisons import Comparison, comparisons
from viewer.ui.reading.differences import Differences
from viewer.ui.reading.linking import Link
from viewer.ui.reading.reader import Reader
from viewer.ui.session import Session
from viewer.ui.settings import Setting, Settings

LINKED = Setting("readers.linked", True)
IGNORED = Setting("readers.ignored", ["whitespace", "quotes", "hyphens"])
FORMS = ("whitespace", "quotes", "hyphens", "case")
"""Differences that can be left out of count: the fields of `Ignore`."""

_Key = tuple[DocumentId, DocumentId]


def ignored(settings: Settings) -> Ignore:
    """The differences that a person does not want to count."""
    chosen = settings.get(IGNORED)
    return Ignore(**{form: form in chosen for form in FORMS})


class Beside(QObject):
    """Keeps the readers of a desk in step.

    Signals:
        changed: what is linked, compared or hidden is another.
        counted: in words, how two documents differ, when that becomes known.
    """

    changed = Signal()
    counted = Signal(str)

    def __init__(
        self,
        session: Session,
        readers: Callable[[], Sequence[Reader]],
        active: Callable[[], Reader],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._readers = readers
        self._active = active
        self._comparisons = comparisons(session)
        self._comparisons.changed.connect(self._compared)
        self._links: dict[tuple[Reader, Reader], Link] = {}
        self._shown: dict[Reader, tuple[Comparison, Ignore, bool]] = {}
        self._met: set[_Key] = set()
        self._near: set[_Key] = set()
        self._told: set[_Key] = set()
        self._following = False
        self._comparing = False
        self._hiding = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._arrange)

    # What a person chooses

    @property
    def linked(self) -> bool:
        """Whether neighbours follow when one is scrolled."""
        return self._session.settings.get(LINKED)

    def set_linked(self, on: bool) -> None:
        self._session.settings.set(LINKED, on)
        if on:
            self._ask(self._keys())
        self.refresh()
        self.changed.emit()

    @property
    def comparing(self) -> bool:
        """Whether differences are marked."""
        return self._comparing

    def set_comparing(self, on: bool) -> None:
        self._comparing = on
        self._told.clear()
        if on:
            self._ask(self._keys())
        else:
            self._hiding = False
        self.refresh()
        self.changed.emit()

    @property
    def hiding(self) -> bool:
        """Whether what is the same is left out."""
        return self._hiding

    def set_hiding(self, on: bool) -> None:
        self._hiding = on
        self._comparing = self._comparing or on
        self.refresh()
        self.changed.emit()

    @property
    def ignore(self) -> Ignore:
        """The differences that do not count."""
        return ignored(self._session.settings)

    def toggle_ignored(self, form: str) -> None:
        ignore = replace(self.ignore, **{form: not getattr(self.ignore, form)})
        self._session.settings.set(IGNORED, [each for each in FORMS if getattr(ignore, each)])
        self.refresh()
        self.changed.emit()

    # What the desk says

    def take(self, reader: Reader) -> None:
        """Follow this reader from now on, as long as it lives."""
        reading = reader.view.reading
        reading.moved.connect(lambda: self._moved(reader))
        reading.content_changed.connect(self.refresh)
        reading.current_changed.connect(lambda _row: self._point_out(reader))

    def refresh(self) -> None:
        """Readers or their documents have changed, or what is wanted of them."""
        self._soon.start()

    def neighbours(self) -> list[tuple[Reader, Reader]]:
        """Readers beside each other that show different documents."""
        readers = list(self._readers())
        return [
            (one, other)
            for one, other in pairwise(readers)
            if None not in (one.document, other.document) and one.document != other.document
        ]

    @property
    def tied(self) -> bool:
        """Whether readers follow one another now."""
        return bool(self._links)

    def comparison(self, one: Reader, other: Reader) -> Comparison | None:
        """Of two neighbours, in their order; None while it is being made."""
        if one.document is None or other.document is None or one.document == other.document:
            return None
        return self._comparisons.get(one.document, other.document)

    def beside(self, reader: Reader) -> Reader | None:
        """The neighbour that a reader is compared with: the one before, else the one after."""
        pairs = self.neighbours()
        before = next((one for one, other in pairs if other is reader), None)
        return before or next((other for one, other in pairs if one is reader), None)

    def differences(self, reader: Reader) -> list[int]:
        """Rows of a reader at which paragraphs begin that differ."""
        shown = reader.view.differences
        if shown is None:
            return []
        rows = reader.view.reading.content.rows_at(shown.differing)
        return sorted(row for row in rows if row is not None)

    def counterpart(self, reader: Reader, other: Reader) -> ParagraphId | None:
        """Of the current paragraph of a reader, in a neighbour; None where there is none."""
        return next(iter(self._of_current(reader, other)[1]), None)

    def counterpart_to_part(self, reader: Reader, other: Reader) -> Paragraph | None:
        """The one that the neighbour is at, else the first; None where there is none."""
        comparison, found = self._of_current(reader, other)
        if comparison is None or not found:
            return None
        there = other.current()
        at = there.id if there is not None and there.id in found else found[0]
        return comparison.paragraphs[at]

    def _of_current(
        self, reader: Reader, other: Reader
    ) -> tuple[Comparison | None, tuple[ParagraphId, ...]]:
        forward = (reader, other) in self.neighbours()
        comparison = self.comparison(*((reader, other) if forward else (other, reader)))
        here = reader.current()
        if comparison is None or here is None:
            return comparison, ()
        return comparison, comparison.counterparts(here.id)

    def _keys(self) -> set[_Key]:
        """The documents of neighbours."""
        pairs = ((one.document, other.document) for one, other in self.neighbours())
        return {(a, b) for a, b in pairs if a is not None and b is not None}

    def _ask(self, keys: set[_Key]) -> None:
        """Have them compared, even if that was ended once before it came."""
        for key in keys:
            self._comparisons.ask(*key)

    # Putting it in place

    def _compared(self, key: _Key) -> None:
        if key in self._keys():
            self.refresh()

    def _arrange(self) -> None:
        readers, keys = list(self._readers()), self._keys()
        self._ask(keys - self._near)
        self._near = keys
        found: dict[tuple[Reader, Reader], Comparison] = {}
        if self.linked or self._comparing:
            for one, other in self.neighbours():
                comparison = self.comparison(one, other)
                if comparison is not None:
                    found[one, other] = comparison
        self._mark(readers, found)
        self._links = {
            pair: self._link(pair, comparison) for pair, comparison in found.items() if self.linked
        }
        self._meet(found)
        for reader in readers:
            if reader.view.hasFocus():
                self._point_out(reader)
        self._session.show_beside(self._documents())

    def _documents(self) -> tuple[DocumentId, DocumentId] | None:
        """Of the two readers that the active one is compared in."""
        pairs = self.neighbours()
        active = self._active()
        found = [pair for pair in pairs if pair[1] is active] or [
            pair for pair in pairs if pair[0] is active
        ]
        if not found:
            return None
        one, other = (each.document for each in found[0])
        return None if one is None or other is None else (one, other)

    def _link(self, pair: tuple[Reader, Reader], comparison: Comparison) -> Link:
        a, b = (each.view.reading.content for each in pair)
        known = self._links.get(pair)
        if known is not None and known.ties(comparison, a, b):
            return known
        return Link(comparison, a, b)

    def _mark(
        self, readers: Sequence[Reader], found: dict[tuple[Reader, Reader], Comparison]
    ) -> None:
        for reader in readers:
            shown = self._differences_of(reader, found) if self._comparing else None
            known = self._shown.get(reader)
            if shown is None:
                self._shown.pop(reader, None)
                reader.view.set_differences(None)
            elif known != shown:
                self._shown[reader] = shown
                comparison, ignore, later = shown
                reader.view.set_differences(Differences(comparison, ignore, later=later))
            differences = reader.view.differences
            hide = self._hiding and differences is not None
            reader.leave_out(differences.same if hide and differences is not None else frozenset())
        self._shown = {each: self._shown[each] for each in readers if each in self._shown}
        if self._comparing:
            for comparison in found.values():
                self._tell(comparison)

    def _differences_of(
        self, reader: Reader, found: dict[tuple[Reader, Reader], Comparison]
    ) -> tuple[Comparison, Ignore, bool] | None:
        """To the one before; of the first reader, to the one after."""
        for (_, other), comparison in found.items():
            if other is reader:
                return comparison, self.ignore, True
        for (one, _), comparison in found.items():
            if one is reader:
                return comparison, self.ignore, False
        return None

    def _tell(self, comparison: Comparison) -> None:
        key = (comparison.a, comparison.b)
        if key in self._told:
            return
        self._told.add(key)
        counts = comparison.counts.most_common()
        words = ", ".join(f"{number} {relation.value}" for relation, number in counts)
        self.counted.emit(f"Compared: {words or 'no paragraphs'}.")

    def _meet(self, found: dict[tuple[Reader, Reader], Comparison]) -> None:
        """Documents that stand beside each other for the first time come to the same place."""
        keys = {(each.a, each.b) for each in found.values()}
        self._met &= keys
        for (one, other), comparison in found.items():
            key = (comparison.a, comparison.b)
            if key in self._met:
                continue
            self._met.add(key)
            if self.linked:
                leader = self._leader(one, other)
                self._lead(leader)

    def _leader(self, one: Reader, other: Reader) -> Reader:
        """The one that was opened at a place; else the one that was read before the other came."""
        active = one if one.view.hasFocus() else other
        waiting = other if active is one else one
        return active if active.led else waiting

    # Moving together

    def _moved(self, reader: Reader) -> None:
        if not self._following and not reader.view.reading.resetting:
            self._lead(reader)

    def _lead(self, reader: Reader) -> None:
        """Bring the others to where `reader` is, one after the other to both sides."""
        readers = list(self._readers())
        if not self.linked or not self._links or reader not in readers:
            return
        at = readers.index(reader)
        self._following = True
        try:
            for step in (1, -1):
                leader = reader
                for follower in readers[at + step :: step] if step > 0 or at else []:
                    if not self._follow(leader, follower, forward=step > 0):
                        break
                    leader = follower
        finally:
            self._following = False

    def _follow(self, leader: Reader, follower: Reader, *, forward: bool) -> bool:
        pair = (leader, follower) if forward else (follower, leader)
        link = self._links.get(pair)
        if link is None:
            return False
        link.follow(leader.view.reading, follower.view.reading, forward=forward)
        return True

    def _point_out(self, reader: Reader) -> None:
        """Mark the counterparts of what is read, in the readers beside."""
        readers = list(self._readers())
        if reader not in readers or not reader.view.hasFocus():
            return
        reader.view.set_beside(frozenset())
        at = readers.index(reader)
        for step in (1, -1):
            leader, here = reader, _current(reader)
            for other in readers[at + step :: step] if step > 0 or at else []:
                here = self._counterparts(leader, other, here, forward=step > 0)
                other.view.set_beside(here)
                leader = other

    def _counterparts(
        self, leader: Reader, other: Reader, here: frozenset[ParagraphId], *, forward: bool
    ) -> frozenset[ParagraphId]:
        if not here or not (self.linked or self._comparing):
            return frozenset()
        pair = (leader, other) if forward else (other, leader)
        comparison = self.comparison(*pair)
        if comparison is None:
            return frozenset()
        return frozenset(there for each in here for there in comparison.counterparts(each))


def _current(reader: Reader) -> frozenset[ParagraphId]:
    reading = reader.view.reading
    if reader.document is None or not len(reading.content):
        return frozenset()
    return frozenset((reading.content.rows[reading.current].id,))
