"""Tables of contents: entries without the pages that they send to.

The page is where the printer put the text, not what it says: it comes apart from the entry in one
format, is left out in another, and differs in every edition that is compared with this one.
"""

from __future__ import annotations

import re

_LEADER = re.compile(r"\s*(?:\.[ \u00a0]?){4,}\s*(?:\d{1,4}|[ivxlc]{1,7})?\s*$")


def without_page(text: str) -> str:
    """The entry before its leader of dots; other text as it is."""
    if "...." not in text and ". . . ." not in text:
        return text
    found = _LEADER.search(text)
    return text[: found.start()] if found and found.start() else text
