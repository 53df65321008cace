"""The Bluebook, rule 14 on documents of the United Nations and other international bodies.

Abbreviations with full stops, the pinpoint before the symbol, the date at the end:
`G.A. Res. 67/264, ¶ 13, U.N. Doc. A/RES/67/264 (May 17, 2013)`.
"""

from __future__ import annotations

from viewer.citation.cited import Cited, tidy
from viewer.citation.dates import american_date
from viewer.citation.labels import ordinal
from viewer.citation.organs import (
    Meeting,
    is_united_nations,
    issuer,
    meeting_of,
    organ_of,
    resolution_number,
)
from viewer.citation.places import Wording, number, place
from viewer.citation.registry import style

_WORDS = Wording("¶ ", "¶ ", "", "n.", "§ ", "para.", "para.", "block ")


@style(
    "bluebook",
    title="Bluebook",
    help_text="The American standard: G.A. Res. 67/264, ¶ 14, U.N. Doc. A/RES/67/264 (May 17, 2013)",
)
def bluebook(cited: Cited) -> str:
    """In the form of its sort: resolution, meeting record, press release, or any other document."""
    meeting = meeting_of(cited.symbol)
    parts = [
        *(_record(meeting) if meeting else _resolution(cited) or _document(cited)),
        *_pinpoint(cited),
        _symbol(cited),
    ]
    said = ", ".join(part for part in parts if part)
    date = american_date(cited.date)
    return " ".join(part for part in (said, f"({date})" if date else "") if part)


def _resolution(cited: Cited) -> list[str]:
    resolution, organ = resolution_number(cited.symbol), organ_of(cited)
    return [f"{organ.bluebook} Res. {resolution}"] if resolution and organ else []


def _record(meeting: Meeting) -> list[str]:
    session = meeting.session or ""
    if session.isdigit():
        session = f"{ordinal(int(session))} Sess."
    plenary = "plen. mtg." if meeting.organ.name == "General Assembly" else "mtg."
    return [meeting.organ.records, session, f"{ordinal(meeting.number)} {plenary}"]


def _document(cited: Cited) -> list[str]:
    author, organ = issuer(cited), organ_of(cited)
    if author == "Secretary-General":
        author = "U.N. Secretary-General"
    elif organ is not None:
        author = f"U.N. {organ.bluebook}" if organ.bluebook.endswith(".") else organ.bluebook
    release = "Press Release" if cited.genre == "press release" else ""
    return [release, author, tidy(cited.title)]


def _pinpoint(cited: Cited) -> list[str]:
    told = place(cited, _WORDS)
    if number(cited) or cited.page is None:
        return [told]
    return [told, f"at {cited.page}"]


def _symbol(cited: Cited) -> str:
    symbol = tidy(cited.symbol)
    return f"U.N. Doc. {symbol}" if is_united_nations(symbol) else symbol
