"""The middle of the window: one to four readers, and what can be done in them."""

from __future__ import annotations

from viewer.ui.actions import Context, action
from viewer.ui.commands.bookmarking import toggle_bookmark
from viewer.ui.panes import Area, pane
from viewer.ui.reading import keyboard
from viewer.ui.reading.coding_actions import CodingActions
from viewer.ui.reading.comparing_actions import ComparingActions
from viewer.ui.reading.note_linking_actions import NoteLinkingActions
from viewer.ui.reading.suggesting_actions import SuggestingActions
from viewer.ui.reading.view import ZOOM_STEP


def _reads(readers: ReadersPane) -> bool:
    return readers.reads


@pane("readers", title="Readers", area=Area.CENTRE, icon="readers", order=10, keys=())
class ReadersPane(ComparingActions, CodingActions, SuggestingActions, NoteLinkingActions):
    """The desk with its actions; each acts on the active reader."""

    @action(
        "reader.choose",
        text="Choose document…",
        menu="View",
        order=100,
        keys=("Ctrl+D",),
        icon="document",
        help_text="Choose a document for the active reader from a list",
    )
    def choose(self) -> None:
        self.active.choose()

    @action(
        "reader.next",
        text="Next reader",
        menu="Go",
        order=200,
        keys=("F6", "Ctrl+Tab"),
        enabled=_reads,
        help_text="Go to the next reader, or from a pane back to the reader",
    )
    def next_reader(self) -> None:
        self.go_to(self.next_to_read(1))

    @action(
        "reader.previous",
        text="Previous reader",
        menu="Go",
        order=201,
        keys=("Shift+F6", "Ctrl+Shift+Tab"),
        enabled=_reads,
        help_text="Go to the reader before",
    )
    def previous_reader(self) -> None:
        self.go_to(self.next_to_read(-1))

    @action(
        "reader.open-cited",
        text="Open what is cited here",
        menu="Go",
        order=330,
        keys=("O",),
        icon="link",
        context=Context.PANE,
        enabled=_reads,
        help_text="Open the document that the current paragraph cites beside; again for the next",
    )
    def open_cited(self) -> None:
        self.active.citing.follow_current()

    @action(
        "reader.zoom-in",
        text="Larger text",
        menu="View",
        order=200,
        keys=("Ctrl++", "Ctrl+="),
        icon="zoom-in",
        help_text="Larger text in the active reader; also Ctrl and the wheel",
    )
    def zoom_in(self) -> None:
        self.active.zoom(ZOOM_STEP)

    @action(
        "reader.zoom-out",
        text="Smaller text",
        menu="View",
        order=201,
        keys=("Ctrl+-",),
        icon="zoom-out",
        help_text="Smaller text in the active reader",
    )
    def zoom_out(self) -> None:
        self.active.zoom(1 / ZOOM_STEP)

    @action(
        "reader.zoom-reset",
        text="Text as set",
        menu="View",
        order=202,
        keys=("Ctrl+0",),
        icon="text-size",
        help_text="The size of text that is set under Type for reading",
    )
    def zoom_reset(self) -> None:
        self.active.zoom(None)

    @action(
        "reader.furniture",
        text="Show furniture",
        menu="View",
        order=300,
        icon="furniture",
        enabled=_reads,
        checked=lambda readers: readers.active.furniture,
        help_text="Show running headers and page numbers, dimmed",
    )
    def show_furniture(self) -> None:
        reader = self.active
        reader.show_as(furniture=not reader.furniture, extracted=reader.extracted)

    @action(
        "reader.extracted",
        text="As extracted",
        menu="View",
        order=301,
        enabled=_reads,
        checked=lambda readers: readers.active.extracted,
        help_text="Show the text as it came out of the file, before it was repaired",
    )
    def show_extracted(self) -> None:
        reader = self.active
        reader.show_as(furniture=reader.furniture, extracted=not reader.extracted)

    @action(
        "reader.find",
        text="Find in document",
        menu="Edit",
        order=300,
        keys=("Ctrl+F",),
        icon="find",
        enabled=_reads,
        help_text="Find words in the document of the active reader",
    )
    def find_words(self) -> None:
        self.active.find_words()

    @action(
        "reader.find-next",
        text="Find next",
        menu="Edit",
        order=301,
        keys=("F3",),
        enabled=_reads,
    )
    def find_next(self) -> None:
        self.active.find_bar.next()

    @action(
        "reader.find-previous",
        text="Find previous",
        menu="Edit",
        order=302,
        keys=("Shift+F3",),
        enabled=_reads,
    )
    def find_previous(self) -> None:
        self.active.find_bar.previous()

    @action(
        "reader.copy",
        text="Copy",
        menu="Edit",
        order=200,
        keys=("Ctrl+C",),
        icon="copy",
        context=Context.PANE,
        enabled=_reads,
        help_text="Copy the selected paragraphs or words",
    )
    def copy(self) -> None:
        self.active.copy()

    @action(
        "reader.copy-cited",
        text="Copy with citation",
        menu="Edit",
        order=201,
        keys=("Ctrl+Shift+C",),
        icon="copy",
        context=Context.PANE,
        enabled=_reads,
        help_text="Copy the selection as a quotation with its source",
    )
    def copy_cited(self) -> None:
        self.active.copy_cited()

    @action(
        "reader.caret",
        text="Select words by caret",
        menu="Edit",
        order=203,
        keys=("F7",),
        context=Context.PANE,
        enabled=_reads,
        checked=lambda readers: readers.active.view.reading.caret_mode,
        help_text="Move a caret with the arrows and select with Shift; also Enter, Esc leaves it",
    )
    def toggle_caret(self) -> None:
        reading = self.active.view.reading
        reading.set_caret_mode(not reading.caret_mode)

    @action(
        "reader.next-paragraph",
        text="Next paragraph",
        menu="Go",
        order=100,
        keys=("J",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the next paragraph; also the arrow down, with Shift to select it too",
    )
    def next_paragraph(self) -> None:
        keyboard.step(self.active.view.reading, forward=True)

    @action(
        "reader.previous-paragraph",
        text="Previous paragraph",
        menu="Go",
        order=101,
        keys=("K",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the paragraph before; also the arrow up, with Shift to select it too",
    )
    def previous_paragraph(self) -> None:
        keyboard.step(self.active.view.reading, forward=False)

    @action(
        "reader.go-to",
        text="Go to paragraph…",
        menu="Go",
        order=102,
        keys=("Ctrl+G",),
        icon="target",
        enabled=_reads,
        help_text="Say where to go: 14, 14 (a), preamble 5, page 3, or a heading",
    )
    def go_to_paragraph(self) -> None:
        self.active.ask_where()

    @action(
        "reader.footnote",
        text="Show footnote",
        menu="Go",
        order=103,
        keys=("Ctrl+Alt+F",),
        enabled=lambda readers: bool(readers.active.footnotes.offered),
        text_now=lambda readers: readers.active.footnotes.offered or "Show footnote",
        help_text="Show the footnote of the current paragraph, then its next one; in a footnote"
        " go back to its mark",
    )
    def show_footnote(self) -> None:
        self.active.footnotes.call()

    @action(
        "reader.bookmark",
        text="Bookmark",
        menu="Go",
        order=400,
        keys=("Ctrl+B",),
        icon="bookmark",
        enabled=lambda readers: readers.reads and not readers.read_only,
        help_text="Set a bookmark at the current paragraph, or take it away",
    )
    def bookmark(self) -> None:
        toggle_bookmark(self._session, self.active.current())

    @action(
        "reader.next-bookmark",
        text="Next bookmark",
        menu="Go",
        order=401,
        keys=("F2",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the next bookmark of the document, round the end",
    )
    def next_bookmark(self) -> None:
        self.go_to_bookmark(forward=True)

    @action(
        "reader.previous-bookmark",
        text="Previous bookmark",
        menu="Go",
        order=402,
        keys=("Shift+F2",),
        context=Context.PANE,
        enabled=_reads,
        help_text="Go to the bookmark before, round the beginning",
    )
    def previous_bookmark(self) -> None:
        self.go_to_bookmark(forward=False)

    @action(
        "reader.back",
        text="Back",
        menu="Go",
        order=300,
        keys=("Alt+Left",),
        icon="left",
        enabled=lambda readers: readers.may_go_back,
        help_text="Go back to where you were before",
    )
    def go_back(self) -> None:
        self.travel(back=True)

    @action(
        "reader.forward",
        text="Forward",
        menu="Go",
        order=301,
        keys=("Alt+Right",),
        icon="right",
        enabled=lambda readers: readers.may_go_on,
        help_text="Go forward again to where you went back from",
    )
    def go_forward(self) -> None:
        self.travel(back=False)
