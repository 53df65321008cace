"""JSON: every field of every theme, to come back as it went."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import BinaryIO

from viewer.domain import CodebookEntry

FORMAT, VERSION = "concord-codebook", 1


def write(entries: Sequence[CodebookEntry], file: BinaryIO) -> None:
    """One object; `parent` names a theme by its `uuid`, parents stand before their children."""
    whole = {"format": FORMAT, "version": VERSION, "themes": [asdict(each) for each in entries]}
    text = json.dumps(whole, ensure_ascii=False, indent=2)
    file.write(text.encode("utf-8", "backslashreplace") + b"\n")
