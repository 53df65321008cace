"""The encodings of text files that can be chosen, with the names that people know them by."""

from __future__ import annotations

import codecs
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Encoding:
    """One that can be chosen.

    Attributes:
        name: as Python's `codecs` and the archive call it.
        title: for people.
        use: the languages or the systems it was made for.
    """

    name: str
    title: str
    use: str


ENCODINGS = (
    Encoding("utf-8", "UTF-8", "all languages"),
    Encoding("cp1252", "Windows-1252", "Western European"),
    Encoding("cp1250", "Windows-1250", "Central European"),
    Encoding("cp1251", "Windows-1251", "Cyrillic"),
    Encoding("cp1256", "Windows-1256", "Arabic"),
    Encoding("iso8859-1", "ISO-8859-1", "Western European"),
    Encoding("iso8859-15", "ISO-8859-15", "Western European with €"),
    Encoding("iso8859-2", "ISO-8859-2", "Central European"),
    Encoding("iso8859-6", "ISO-8859-6", "Arabic"),
    Encoding("koi8-r", "KOI8-R", "Russian"),
    Encoding("cp866", "IBM 866", "Cyrillic, DOS"),
    Encoding("cp850", "IBM 850", "Western European, DOS"),
    Encoding("mac-roman", "Mac Roman", "Western European, old Mac"),
    Encoding("cp1253", "Windows-1253", "Greek"),
    Encoding("cp1254", "Windows-1254", "Turkish"),
    Encoding("cp1255", "Windows-1255", "Hebrew"),
    Encoding("gb18030", "GB 18030", "Chinese"),
    Encoding("big5", "Big5", "Traditional Chinese"),
    Encoding("shift_jis", "Shift JIS", "Japanese"),
    Encoding("euc-kr", "EUC-KR", "Korean"),
    Encoding("utf-16", "UTF-16", "all languages, by its mark"),
    Encoding("utf-16-le", "UTF-16 LE", "all languages, without a mark"),
    Encoding("utf-16-be", "UTF-16 BE", "all languages, without a mark"),
    Encoding("utf-32", "UTF-32", "all languages, by its mark"),
    Encoding("utf-32-le", "UTF-32 LE", "all languages, without a mark"),
    Encoding("utf-32-be", "UTF-32 BE", "all languages, without a mark"),
)


def same(one: str, other: str) -> bool:
    """Whether two names mean the same encoding (`windows-1252`, `cp1252`)."""
    return canonical(one) == canonical(other)


def canonical(name: str) -> str | None:
    """The name by which the archive keeps an encoding; None where Python has none of that name."""
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):  # a name with a null character in it
        return None
    if not getattr(found, "_is_text_encoding", True):  # base64, rot13: no bytes to letters
        return None
    return next((each for each in _NAMES if codecs.lookup(each).name == found.name), found.name)


def title_of(name: str) -> str:
    """What to call an encoding before people."""
    known = canonical(name)
    return next((each.title for each in ENCODINGS if each.name == known), name)


_NAMES = tuple(each.name for each in ENCODINGS)
