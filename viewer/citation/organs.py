"""What the symbol of a document tells: who issued it, which resolution or meeting it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from viewer.citation.cited import Cited, tidy

# Series that begin with an organ or a series of their own: research.un.org/en/docs/symbols.
_UN = re.compile(
    r"(?:A|S|E|T|ST|TD|DP|CRC|CCPR|CEDAW|CERD|CAT|CMW|CRPD|CED|HRI|HSP|LC|JIU|SG|ID|UNEP|UNCTAD|"
    r"UNIDO|UNFPA|UNICEF|FCCC|IDB|ICCD|ITC|LOS|NPT|BWC|CD|CTOC|CAC|DC|ISBA|SPLOS|IPBES|GC|WFP|PBC|"
    r"APLC|CCW|CMS|CBD)/\S.*"
)
_RESOLUTION = re.compile(
    r"(?P<organ>A/HRC|A|S|E)/(?:RES/(?P<number>(?:(?:ES|S)-)?\d+(?:/\d+)?(?:\s?\([IVXLC-]+\))?[A-Z]?)"
    r"|(?P<sub>\d+)/RES/(?P<last>\d+))"
)
_MEETING = re.compile(
    r"(?P<organ>A|S|E)(?:/(?P<session>(?:(?:ES|S)-)?\d+))?/(?:(?P<year>\d{4})/)?"
    r"(?P<sort>PV|SR)\.(?P<number>\d+)"
)


@dataclass(frozen=True, slots=True)
class Organ:
    """A body by the abbreviations of the law reviews."""

    name: str
    oscola: str
    bluebook: str
    records: str = ""
    """Official records, in the Bluebook."""


ASSEMBLY = Organ("General Assembly", "UNGA", "G.A.", "U.N. GAOR")
COUNCIL = Organ("Security Council", "UNSC", "S.C.", "U.N. SCOR")
ECONOMIC = Organ("Economic and Social Council", "UN ECOSOC", "E.S.C.", "U.N. ESCOR")
RIGHTS = Organ("Human Rights Council", "UNHRC", "Human Rights Council")
_ORGANS = {"A": ASSEMBLY, "S": COUNCIL, "E": ECONOMIC, "A/HRC": RIGHTS}


@dataclass(frozen=True, slots=True)
class Meeting:
    """A record of a meeting; `session` of the organ, or None."""

    organ: Organ
    session: str | None
    number: int


def is_united_nations(symbol: str | None) -> bool:
    """Whether it is a document symbol of the United Nations (`A/RES/67/264`)."""
    return bool(_UN.fullmatch(tidy(symbol)))


def organ_of(cited: Cited) -> Organ | None:
    """That issued it, by its symbol first, then by its name."""
    symbol = tidy(cited.symbol)
    if is_united_nations(symbol):
        first = "A/HRC" if symbol.startswith("A/HRC/") else symbol.partition("/")[0]
        return _ORGANS.get(first)
    body = tidy(cited.body).removeprefix("United Nations ").removeprefix("the ").casefold()
    return next((each for each in _ORGANS.values() if each.name.casefold() == body), None)


def resolution_number(symbol: str | None) -> str:
    """`67/264`, `1373`, `3369 (XXX)`; empty where it is no resolution."""
    match = _RESOLUTION.match(tidy(symbol))
    if match is None:
        return ""
    return match["number"] or f"{match['sub']}/{match['last']}"


def meeting_of(symbol: str | None) -> Meeting | None:
    """Of `A/67/PV.81`, `S/PV.4709`, `E/2013/SR.5`."""
    match = _MEETING.fullmatch(tidy(symbol))
    if match is None:
        return None
    return Meeting(_ORGANS[match["organ"]], match["session"], int(match["number"]))


def issuer(cited: Cited) -> str:
    """Who is to be named as the author: the body, or the Secretary-General of his reports.

    Nobody where the title names the body already.
    """
    if re.search(r"\breport of the secretary-general\b", tidy(cited.title), re.IGNORECASE):
        return "Secretary-General"
    body = tidy(cited.body)
    return "" if body.casefold() in tidy(cited.title).casefold() else body
