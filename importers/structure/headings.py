"""What reads as a heading, before anything is known of the whole document."""

from __future__ import annotations

import re
from functools import lru_cache

from importers.structure.forms import End, end_of, leads_on
from importers.structure.labels import Style, find_label
from importers.structure.wordlists import words

MAX_HEADING = 160
"""Characters; longer lines are sentences."""

_LONGEST_QUESTION = 60
_CONTACT = re.compile(
    r"@|www\.|https?://|\bTel(?:\.|:|ephone)|\bFax\b|\+\d{1,3}\s?\(?\d|\b(?:Ms|Mr|Mrs|Dr|H\.E|Mme|M)\.\s",
)
_NUMBERS = re.compile(r"\d[\d.,%–-]*(?:\s+[\d.,%–-]+)+$")
"""Numbers beside each other: of a chart, or a row of a table."""
_CONTACT_START = re.compile(
    r"(?:Tel(?:\.|:|ephone)|Fax\b|E-?mail\b|www\.|https?://|\S+@\w)", re.IGNORECASE
)
_NUMBER_OR_ADDRESS = re.compile(r"\w@\w|^www\.|https?://|\+\d{1,3}\s?\(?\d")
_SENTENCE_INSIDE = re.compile(r"[^\W\d_]{3,}[.;!?]\s+[A-Z]")
_DATE_ONLY = re.compile(
    r"(?:[^\W\d_][^\d]{0,60},\s)?(?:from\s)?\d{1,2}(?:\s?(?:[-–]|to|and)\s?\d{1,2})?(?:er)?\s(?:de\s)?"
    r"[^\W\d_]{3,10}\.?,?\s(?:de\s)?\d{4}(?:,\s[^\d.;]{2,40}|,\s[\d.:]{1,5}\s[ap]\.m\.)?$"
)
_DISTRIBUTION = re.compile(
    r"(?:for immediate release|embargoed?\b.*|check against delivery|pour diffusion immédiate|"
    r"original\s?:.*|distr\.?\s?:.*|\[original\s?:.*)$",
    re.IGNORECASE,
)
_ADOPTION = re.compile(
    r"(?:resolution |decision )?adopted (?:by|at|without|unanimously)|"
    r"adoptée? (?:par|à|le|sans)|aprobada? (?:por|en|sin)|"
    r"\d+(?:st|nd|rd|th|e)\s(?:plenary )?(?:meeting|séance)",
    re.IGNORECASE,
)


@lru_cache(maxsize=8192)
def looks_like_heading(text: str) -> bool:
    """Short, starts large, does not end like a sentence, and is no date, contact or formula."""
    if not 2 < len(text) <= MAX_HEADING:
        return False
    label = find_label(text)
    if label is not None:
        if label.style in (Style.BULLET, Style.LETTER, Style.BRACKET_NUMBER):
            return False
        text = label.rest
    first = text.lstrip("\"'“‘«(")[:1]
    if not first or (first.isalpha() and first.islower()):
        return False
    if not first.isalpha() and not first.isdigit():
        return False
    if first.isdigit() and _NUMBERS.match(text):
        return False
    if "...." in text or _SENTENCE_INSIDE.search(text) or _is_cut(text):
        return False
    if end_of(text) is not End.OPEN and not (text.endswith("?") and len(text) <= _LONGEST_QUESTION):
        return False
    return not (text in _CONNECTIVES or leads_on(text) or is_line_of_another_kind(text))


_CONNECTIVES = words("Therefore Whereas Considering And Now Hereby")


def _is_cut(text: str) -> bool:
    """An opened quotation or bracket is not closed: the line goes on."""
    return text.count("(") != text.count(")") or text.count("“") != text.count("”")


def is_contact_line(text: str) -> bool:
    """A telephone number or an address of the network stands in a short line."""
    return len(text) < 120 and _NUMBER_OR_ADDRESS.search(text) is not None


def is_contact(text: str) -> bool:
    """An address of the network or a telephone number stands at the start."""
    return len(text) < 120 and _CONTACT_START.match(text) is not None


def is_date_line(text: str) -> bool:
    """Nothing but a date, perhaps with its day, place and hour."""
    return _DATE_ONLY.match(text) is not None


def is_line_of_another_kind(text: str) -> bool:
    """Place and date, contact, distribution note, adoption formula: short, but no heading."""
    return bool(
        _DATE_ONLY.match(text)
        or _CONTACT.search(text)
        or _DISTRIBUTION.match(text)
        or _ADOPTION.match(text)
        or (text.startswith("[") and text.endswith("]"))
    )
