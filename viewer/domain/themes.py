"""The codebook."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.domain.ids import ThemeId


@dataclass(frozen=True, slots=True)
class Theme:
    """A subject in the codebook.

    Attributes:
        colour: name of a colour in `resources.palettes`, or `#rrggbb`.
        icon: a meaning of `resources.icons`.
        key: the key that tags with it (`1` .. `9` or a letter), or None.
        tags: how many tags it has now.
        words: that speak for it, as `viewer.analysis.terms` reads them.
        examples: paragraphs as they belong to it.
        retired: kept where it is, not offered any more.
        pattern: how its stripe is filled, one of `resources.palettes.patterns`; empty for plainly.
    """

    id: ThemeId
    uuid: str
    name: str
    colour: str
    icon: str
    key: str | None
    description: str
    parent: ThemeId | None
    position: int
    created_by: str
    created_at: str
    tags: int = 0
    words: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    retired: bool = False
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class CodebookEntry:
    """A theme as codebooks carry it from one archive or program to another.

    What is None the codebook does not say; then a theme that is there keeps what it has.

    Attributes:
        colour: name of a colour in `resources.palettes`, or `#rrggbb`.
        parent: UUID of the entry that it is under, which stands before it.
    """

    uuid: str
    name: str
    parent: str | None = None
    colour: str | None = None
    icon: str | None = None
    key: str | None = None
    description: str | None = None
    pattern: str | None = None
    retired: bool | None = None
    words: tuple[str, ...] | None = None
    examples: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Adopted:
    """What a codebook did to another: how many themes are new, changed, as they were."""

    new: int
    changed: int
    same: int
