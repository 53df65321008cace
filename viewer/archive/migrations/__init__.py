"""Every step from the first schema to the present one, one a module, in the order of their making.

One that has left this repository is never edited: the next change is a new module here, with a
function of its own name, named last below. A module is imported when an archive needs its step: an
archive that is up to date needs none.
"""

from __future__ import annotations

import importlib

from viewer.archive.schema import HasConnection, Migration

_NAMES = (
    "m001_first",
    "m002_rereading",
    "m003_recognition",
    "m004_quarantine",
    "m007_pairs",
    "m009_suggestions",
    "m010_codebook",
    "m008_references",
    "m011_people",
    "m014_saved_searches",
    "m012_note_links",
    "m017_glossary",
    "m018_views",
    "m016_reports",
    "m013_search",
    "m015_merging",
)
"""In the order in which they run; the numbers are only names."""


def _step(name: str) -> Migration:
    def run(db: HasConnection) -> None:
        getattr(importlib.import_module(f"{__name__}.{name}"), name)(db)

    return run


MIGRATIONS: dict[str, Migration] = {name: _step(name) for name in _NAMES}
"""By the names under which an archive remembers that they ran."""
