"""The one pass through a file: groups opened and closed, text put where it belongs."""

from __future__ import annotations

from collections.abc import Callable

from importers.parsed import Kind as BlockKind
from importers.parsed import UnreadableFile
from importers.richtext import charsets
from importers.richtext.flow import Flow
from importers.richtext.notes import Notes
from importers.richtext.state import LOOKS, ParagraphLook, Place, State
from importers.richtext.styles import Fonts, Stylesheet
from importers.richtext.tokens import Kind, Token, tokens
from importers.richtext.words import CHARACTERS, CLOSED, FURNITURE, KEPT, MUTED, OPENED, SYMBOLS
from importers.structure.lines import Draft
from importers.structure.pasted import rejoin

MAX_DEPTH = 2_000
"""Groups inside groups; Word itself writes some twenty."""
_OLD_CODECS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}


class Reader:
    """Reads one file."""

    def __init__(self, name: str, *, encoding: str | None = None) -> None:
        """Begin; `encoding` is what a person says the file's bytes are in, whatever its fonts say."""
        self._name = name
        self._body = Flow()
        self._state = State(self._body)
        self._outer: list[State] = []
        self._fonts = Fonts(chosen=encoding)
        self._styles = Stylesheet()
        self._notes = Notes()
        self._bytes = bytearray()
        self._starred = False
        self._skip = 0
        self._running: dict[str, dict[str, None]] = {"header": {}, "footer": {}}
        self._acts: dict[str, Callable[[int | None], None]] = {
            "par": self._paragraph_ends,
            "sect": self._section_ends,
            "cell": self._cell_ends,
            "nestcell": self._inner_cell_ends,
            "trowd": lambda _: self._state.flow.edges.clear(),
            "cellx": lambda edge: self._state.flow.edges.append(edge or 0),
            "row": self._row_ends,
            "listtext": lambda _: self._own_flow(self._label_ends),
            "pntext": lambda _: self._own_flow(self._label_ends),
            "footnote": self._open_note,
            "ftnalt": lambda _: self._notes.is_endnote(),
            "chftn": self._note_number,
            "deff": self._fonts.set_default,
            "ansicpg": self._fonts.set_page,
        }

    def read(self, content: bytes) -> list[Draft]:
        """The drafts of a file in reading order.

        Raises:
            UnreadableFile: groups nested deeper than any document's.
        """
        for token in tokens(content):
            if token.kind is Kind.CLOSE and len(self._outer) <= 1:
                break
            self._take(token)
        while len(self._outer) > 1:
            self._close()
        self._flush()
        main = rejoin(self._body.end(self._end_paragraph))
        return [
            *(Draft(text, kind=BlockKind.FURNITURE) for text in self._running["header"]),
            *main,
            *(Draft(text, kind=BlockKind.FURNITURE) for text in self._running["footer"]),
            *self._notes.footnotes,
            *self._notes.endnotes,
        ]

    def _take(self, token: Token) -> None:
        kind = token.kind
        if kind is Kind.OPEN:
            self._open()
        elif kind is Kind.CLOSE:
            self._close()
        elif self._state.place is Place.CLOSED:
            return
        elif kind is Kind.TEXT:
            self._text(token.text)
        elif kind is Kind.BYTE:
            self._byte(token.text)
        elif kind is Kind.SYMBOL:
            self._symbol(token.name)
        else:
            self._word(token.name, token.parameter)

    # Groups.

    def _open(self) -> None:
        self._flush()
        self._skip = 0
        if len(self._outer) >= MAX_DEPTH:
            raise UnreadableFile(
                f"“{self._name}” nests its groups deeper than any document does. "
                "Open it in its own program, save it again and retry."
            )
        self._outer.append(self._state)
        self._state = self._state.inner()

    def _close(self) -> None:
        self._flush()
        self._skip = 0
        self._starred = False
        if self._state.at_end is not None:
            self._state.at_end()
        self._state = self._outer.pop()

    # Text.

    def _text(self, text: bytes) -> None:
        if b"\n" in text or b"\r" in text:
            text = text.translate(None, b"\r\n")
        if self._skip:
            skipped = min(self._skip, len(text))
            self._skip -= skipped
            text = text[skipped:]
        self._bytes += text

    def _byte(self, byte: bytes) -> None:
        if self._skip:
            self._skip -= 1
        else:
            self._bytes += byte

    def _symbol(self, name: str) -> None:
        if name == "*":
            self._starred = True
        elif self._skip:
            self._skip -= 1
        elif name in "\r\n":
            self._flush()
            self._paragraph_ends()
        elif name in SYMBOLS:
            self._flush()
            self._put(SYMBOLS[name])

    def _unicode(self, number: int) -> None:
        code = number & 0xFFFF
        self._skip = self._state.fallback
        if 0xF000 <= code <= 0xF0FF:
            self._put(charsets.in_private_area(code, self._fonts.codec(self._state.font)))
        else:
            self._put(chr(code))

    def _flush(self) -> None:
        """Give the bytes that wait the meaning that they have in the present font."""
        if self._bytes:
            text = self._fonts.decode(bytes(self._bytes), self._state.font)
            self._bytes.clear()
            self._put(text)

    def _put(self, text: str) -> None:
        state = self._state
        if state.is_seen:
            state.flow.put(text, size=state.size, bold=state.bold, raised=state.raised)
        elif state.place is Place.FONTS:
            self._fonts.text(text)
        elif state.place is Place.STYLES:
            self._styles.text(text)

    # Control words.

    def _word(self, name: str, parameter: int | None) -> None:
        self._flush()
        starred, self._starred = self._starred, False
        if name in CHARACTERS and self._skip:
            self._skip -= 1
            return
        self._skip = 0
        if name == "u":
            self._unicode(parameter or 0)
        elif name in CHARACTERS:
            self._put(CHARACTERS[name])
        elif not self._destination(name, starred):
            self._act(name, parameter)

    def _destination(self, name: str, starred: bool) -> bool:
        """Whether the word says where the text of its group goes."""
        state = self._state
        if name in OPENED:
            self._own_flow(self._box_ends)
            state.place = Place.TEXT
        elif name == "ud":
            state.place = Place.TEXT
        elif name in MUTED:
            state.place = Place.MUTED
        elif name in CLOSED or (starred and name not in KEPT):
            state.place = Place.CLOSED
        elif name == "fonttbl":
            state.place = Place.FONTS
        elif name == "stylesheet":
            state.place = Place.STYLES
        elif name in FURNITURE:
            kind = FURNITURE[name]
            self._own_flow(lambda flow: self._furniture_ends(kind, flow))
            state.place = Place.TEXT
        else:
            return False
        return True

    def _act(self, name: str, parameter: int | None) -> None:
        state = self._state
        if state.place is Place.FONTS:
            self._fonts.word(name, parameter)
        elif state.place is Place.STYLES:
            self._styles.word(name, parameter)
        elif name in LOOKS:
            LOOKS[name](state, parameter)
        elif name in self._acts:
            self._acts[name](parameter)
        elif name in _OLD_CODECS:
            self._fonts.set_codec(_OLD_CODECS[name])
        elif name.startswith(("ftn", "aftn")):
            self._notes.setting(name, parameter)

    # Streams of their own.

    def _own_flow(self, at_end: Callable[[Flow], None]) -> None:
        """From here to the end of the group, text goes into a stream of its own."""
        flow = self._state.flow = Flow()
        self._state.paragraph = ParagraphLook()
        self._state.at_end = lambda: at_end(flow)

    def _box_ends(self, flow: Flow) -> None:
        self._outer[-1].flow.box(flow.end(self._end_paragraph))

    def _furniture_ends(self, kind: str, flow: Flow) -> None:
        for draft in flow.end(self._end_paragraph):
            text = " ".join(" ".join(filter(None, (draft.label, draft.text))).split())
            if text:
                self._running[kind].setdefault(text)

    def _label_ends(self, flow: Flow) -> None:
        self._outer[-1].flow.label = flow.text() or None

    def _open_note(self, _: int | None) -> None:
        state = self._state
        if self._notes.inside or not state.is_seen:
            state.place = Place.CLOSED
            return
        text = state.flow
        self._own_flow(self._note_ends)
        state.plain()
        self._notes.open(text, state.flow)

    def _note_ends(self, flow: Flow) -> None:
        self._notes.close(flow.end(self._end_paragraph))

    def _note_number(self, _: int | None) -> None:
        if self._state.is_seen:
            self._notes.number(self._state.flow)

    # Paragraphs and tables.

    def _paragraph_ends(self, _: int | None = None) -> None:
        state = self._state
        if state.is_seen:
            self._end_paragraph()
        elif state.place is Place.TEXT:
            # Without its mark a paragraph runs on into the next.
            state.flow.space()

    def _end_paragraph(self) -> None:
        look = self._state.paragraph
        kind, level = self._styles.kind(look.style, look.outline)
        self._state.flow.end_paragraph(
            kind, level, centred=look.centred, in_table=look.in_table, list_level=look.level
        )

    def _section_ends(self, _: int | None) -> None:
        self._paragraph_ends()
        self._notes.new_section()

    def _cell_ends(self, _: int | None) -> None:
        if self._state.place is Place.TEXT:
            self._inner_cell_ends(None)
            self._state.flow.end_cell()

    def _inner_cell_ends(self, _: int | None) -> None:
        """Of a table inside a cell, whose text belongs to the cell."""
        if self._state.place is Place.TEXT:
            self._state.paragraph.in_table = True
            self._end_paragraph()

    def _row_ends(self, _: int | None) -> None:
        if self._state.place is Place.TEXT:
            self._state.flow.end_row()
