"""How rows say times, places and sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from unicodedata import bidirectional

from viewer.domain import Kind, Role

_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def moment(iso: str, *, now: datetime | None = None) -> str:
    """A UTC time as its reader's clock shows it: `14:03` today, else `21 Nov 2025`."""
    local = datetime.fromisoformat(iso).astimezone()
    today = (now or datetime.now().astimezone()).date()
    if local.date() == today:
        return f"{local:%H:%M}"
    return f"{local.day} {_MONTHS[local.month - 1]} {local.year}"


def place(label: str | None, page: int | None, index: int | None = None) -> str:
    """`14 · p. 3`: where a paragraph is, as shortly as a column needs it."""
    bare = (label or "").strip().rstrip(".")
    parts = [
        bare if any(character.isalnum() for character in bare) else "",
        f"p. {page}" if page is not None else "",
    ]
    return joined(parts) or (f"¶ {index + 1}" if index is not None else "")


def joined(parts: Iterable[str | None], between: str = " · ") -> str:
    """The parts that there are, on one line; an Arabic name among them leaves the others in order.

    Unicode's isolates (UAX 9) keep a date or a number from being drawn into the name.
    """
    return between.join(_isolated(part) for part in parts if part)


def _isolated(text: str) -> str:
    right = any(bidirectional(character) in ("R", "AL") for character in text)
    return f"\N{FIRST STRONG ISOLATE}{text}\N{POP DIRECTIONAL ISOLATE}" if right else text


def source(title: str, symbol: str | None) -> str:
    """`A/RES/67/264` where there is a symbol, else the title."""
    return symbol or title


def described(kind: Kind, role: Role | None) -> str:
    """`operative paragraph`, `footnote`, `list item`."""
    noun = kind.value.replace("_", " ")
    return f"{role.value} {noun}" if role is not None else noun
