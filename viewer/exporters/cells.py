"""What a cell of a spreadsheet may hold, whatever a hostile document wrote."""

from __future__ import annotations

from viewer.domain.notes import ExcerptNote
from viewer.exporters.passages import clean, plain

# A cell that begins so is run as a formula by spreadsheets, with what a hostile document wrote in
# it; the full-width forms count in East Asian locales (OWASP, "CSV Injection"). A carriage return
# is a line feed by then.
_FORMULA = tuple("=+-@\t\n＝＋－＠")


def cell(value: object) -> str:
    """The value as text that no program runs."""
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = "\n\n".join(
            plain(each) if isinstance(each, ExcerptNote) else str(each) for each in value
        )
    if not isinstance(value, str):
        return str(value)
    text = clean(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
