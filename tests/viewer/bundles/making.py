"""Bundles sent to and fro, and what two archives have in common."""

from __future__ import annotations

import itertools
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from viewer.archive import Archive
from viewer.archive.merging.describing import DESCRIBED
from viewer.bundles import Bundle, look, merge, write_bundle
from viewer.domain import Anchor
from viewer.domain.merging import Choices, Merged, Piece

_numbers = itertools.count()


def bundle_of(archive: Archive, **how: Any) -> Path:
    path = archive.path.with_name(f"{archive.path.stem}-{next(_numbers)}.concordwork")
    write_bundle(archive, path, **how)
    return path


def take(archive: Archive, path: Path, choices: Choices | None = None) -> Merged:
    with Bundle(path) as bundle:
        return merge(archive, bundle, choices=choices)


def see(archive: Archive, path: Path) -> Merged:
    with Bundle(path) as bundle:
        return look(archive, bundle)


def exchange(one: Archive, other: Archive) -> tuple[Merged, Merged]:
    """Each takes in what the other had before."""
    first, second = bundle_of(one), bundle_of(other)
    return take(one, second), take(other, first)


def visible(archive: Archive) -> list[Piece]:
    """What travels and is shown: not what goes with something that was removed."""
    shown: dict[str, Piece] = {}
    gone: set[str] = set()
    for piece in archive.bundles.pieces():
        described = DESCRIBED.get(piece.noun)
        hangs_on = described.hangs_on if described else ()
        if piece.removed or piece.hidden or {piece.values[name] for name in hangs_on} & gone:
            gone.update(piece.uuids)
        else:
            shown[piece.uuid] = piece
    return list(shown.values())


def content(archive: Archive) -> list[str]:
    """Everything that is shown, as text, in an order that does not depend on the archive."""
    return sorted(json.dumps(_line(piece), sort_keys=True) for piece in visible(archive))


def _line(piece: Piece) -> Mapping[str, Any]:
    values = {name: value for name, value in piece.values.items() if name != "key"}
    if piece.noun == "pairs" and values:
        ends = sorted(json.dumps(values.pop(end), sort_keys=True) for end in ("a", "b"))
        values["ends"] = ends
    return {
        "noun": piece.noun,
        "uuid": piece.uuid,
        "values": values,
    }


def places(archive: Archive) -> list[Anchor]:
    """The paragraphs of the first document."""
    document = archive.documents.all()[0].id
    return [Anchor(each.id) for each in archive.documents.paragraphs(document)]
