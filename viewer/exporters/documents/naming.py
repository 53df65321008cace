"""Names of files for documents."""

from __future__ import annotations

import re
from collections.abc import Collection

from viewer.domain import Document

_NOT_IN_NAME = re.compile(r"[^\w.()-]+")
_LONGEST = 80


def file_name(document: Document, taken: Collection[str] = ()) -> str:
    """The symbol or the title, without a suffix, as no file of `taken` (in small letters) is named."""
    plain = _NOT_IN_NAME.sub("-", document.symbol or document.title).strip("-.")[:_LONGEST]
    plain = plain or f"document-{document.id}"
    return plain if plain.casefold() not in taken else f"{plain}-{document.id}"
