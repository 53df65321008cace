"""OSCOLA, the Oxford standard for the citation of legal authorities, and its part on international law.

No full stops after abbreviations, titles in single quotation marks, pinpoints at the end:
`UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, para 14`.
"""

from __future__ import annotations

from viewer.citation.cited import Cited, tidy
from viewer.citation.dates import long_date
from viewer.citation.organs import (
    is_united_nations,
    issuer,
    meeting_of,
    organ_of,
    resolution_number,
)
from viewer.citation.places import Wording, number, place
from viewer.citation.registry import style

_WORDS = Wording("para ", "subpara ", "", "fn ", "s ", "para", "para", "block ")


@style(
    "oscola",
    title="OSCOLA",
    help_text="The Oxford standard: UNGA Res 67/264 (17 May 2013) UN Doc A/RES/67/264, para 14",
)
def oscola(cited: Cited) -> str:
    """In the form of its sort: resolution, meeting record, press release, or any other document."""
    said = _resolution(cited) or _record(cited) or _document(cited)
    return ", ".join(part for part in (said, *_pinpoint(cited)) if part)


def _resolution(cited: Cited) -> str:
    resolution, organ = resolution_number(cited.symbol), organ_of(cited)
    if not resolution or organ is None:
        return ""
    return _spaced(f"{organ.oscola} Res {resolution}", _dated(cited), _symbol(cited))


def _record(cited: Cited) -> str:
    meeting = meeting_of(cited.symbol)
    if meeting is None:
        return ""
    sort = "Verbatim" if "PV." in tidy(cited.symbol) else "Summary"
    return _spaced(f"{meeting.organ.oscola} {sort} Record", _dated(cited), _symbol(cited))


def _document(cited: Cited) -> str:
    organ = organ_of(cited)
    author = organ.oscola if organ else issuer(cited)
    title = tidy(cited.title)
    named = f"{author}, ‘{title}’" if author and title else f"‘{title}’" if title else author
    release = "Press Release" if cited.genre == "press release" else ""
    known = (release, tidy(cited.city), long_date(cited.date))
    issued = ", ".join(each for each in known if each)
    return _spaced(named, f"({issued})" if issued else "", _symbol(cited))


def _pinpoint(cited: Cited) -> list[str]:
    """The paragraph by its number; else what tells its place, and the page by its number alone."""
    told = place(cited, _WORDS)
    if number(cited) or cited.page is None:
        return [told]
    return [told, str(cited.page)]


def _dated(cited: Cited) -> str:
    date = long_date(cited.date)
    return f"({date})" if date else ""


def _symbol(cited: Cited) -> str:
    symbol = tidy(cited.symbol)
    return f"UN Doc {symbol}" if is_united_nations(symbol) else symbol


def _spaced(*parts: str) -> str:
    return " ".join(part for part in parts if part)
