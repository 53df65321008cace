"""Footnotes and endnotes: tied to their marks, which programs leave to be counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from importers.parsed import Kind
from importers.richtext.flow import Flow, Mark
from importers.structure.lines import Draft
from importers.word.numerals import printed

_FORMATS = {
    "ar": "decimal", "alc": "lowerLetter", "auc": "upperLetter", "rlc": "lowerRoman",
    "ruc": "upperRoman", "chi": "chicago",
}  # fmt: skip
"""What follows `\\ftnn` and `\\aftnn`."""
_LONGEST_MARK = 8


@dataclass(slots=True)
class _Count:
    """The count of the notes of one kind."""

    number_format: str = "decimal"
    start: int = 1
    restarts: bool = False
    used: int = 0

    def next(self) -> str:
        self.used += 1
        return printed(self.start + self.used - 1, self.number_format)

    def setting(self, name: str, parameter: int | None) -> None:
        if name == "start":
            self.start = max(1, parameter or 1)
        elif name in ("restart", "rstcont"):
            self.restarts = name == "restart"
        elif name.startswith("n") and name[1:] in _FORMATS:
            self.number_format = _FORMATS[name[1:]]


@dataclass(slots=True)
class _Open:
    flow: Flow
    place: Mark
    counted: bool
    is_endnote: bool = False


@dataclass(slots=True)
class Notes:
    """The notes of one document, in the order of their marks."""

    footnotes: list[Draft] = field(default_factory=list)
    endnotes: list[Draft] = field(default_factory=list)
    _footnote_count: _Count = field(default_factory=_Count)
    _endnote_count: _Count = field(default_factory=_Count)
    _waiting: Mark | None = None
    _open: _Open | None = None

    @property
    def inside(self) -> bool:
        """A note is being read."""
        return self._open is not None

    def setting(self, name: str, parameter: int | None) -> None:
        r"""A control word such as `\ftnstart5`, `\aftnnrlc`, `\ftnrestart`."""
        count = self._endnote_count if name.startswith("a") else self._footnote_count
        count.setting(name.removeprefix("a").removeprefix("ftn"), parameter)

    def new_section(self) -> None:
        for count in (self._footnote_count, self._endnote_count):
            if count.restarts:
                count.used = 0

    def number(self, flow: Flow) -> None:
        r"""`\chftn`: the number, in the text and again in the note."""
        if self._open is None:
            self._waiting = flow.mark()
        else:
            self._open.counted = True

    def open(self, text: Flow, note: Flow) -> None:
        """A note begins whose mark stands last in `text`."""
        waiting, self._waiting = self._waiting, None
        self._open = _Open(note, waiting or text.mark(), counted=waiting is not None)

    def is_endnote(self) -> None:
        if self._open is not None:
            self._open.is_endnote = True

    def close(self, drafts: Sequence[Draft]) -> None:
        """The note is read; a mark that is not counted is what stands raised at its start."""
        note, self._open = self._open, None
        if note is None:
            return
        texts = (" ".join(filter(None, (draft.label, draft.text))) for draft in drafts)
        text = " ".join(filter(None, texts))
        if note.counted:
            # Note 1 may begin with `10 May 2013`: a counted mark is not among its letters.
            count = self._endnote_count if note.is_endnote else self._footnote_count
            mark = note.place.text = count.next()
        else:
            own = note.flow.raised.strip()
            mark = own if len(own) <= _LONGEST_MARK else ""
            text = text.removeprefix(mark).strip()
        if text:
            place = self.endnotes if note.is_endnote else self.footnotes
            place.append(Draft(text, kind=Kind.FOOTNOTE, mark=mark or None))
