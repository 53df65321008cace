"""What a cell of a spreadsheet may hold, whatever a hostile document wrote."""

from __future__ import annotations

from viewer.exporters.passages import clean

# A cell that begins so is run as a formula by spreadsheets, with what a hostile document wrote in
# it; the full-width forms count in East Asian locales (OWASP, "CSV Injection"). A carriage return
# is a line feed by then.
_FORMULA = frozenset("=+-@\t\n＝＋－＠")


def cell(value: object) -> str:
    """The value as text that no program runs."""
    if isinstance(value, str) and value.isprintable() and value[:1] not in _FORMULA:
        return value  # as most are
    if value is None:
        return ""
    if isinstance(value, tuple):
        value = "\n\n".join(str(each) for each in value)
    if not isinstance(value, str):
        return str(value)
    text = clean(value)
    return f"'{text}" if text[:1] in _FORMULA else text
