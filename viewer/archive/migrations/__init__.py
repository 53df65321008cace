"""Every step from the first schema to the present one, one a module, in the order of their making.

One that has left this repository is never edited: the next change is a new module here, named below.
"""

from __future__ import annotations

# The order is that in which they run; their numbers are only names.
# isort: off
from viewer.archive.migrations import (
    m001_first as m001_first,
    m002_rereading as m002_rereading,
    m003_recognition as m003_recognition,
    m004_quarantine as m004_quarantine,
    m007_pairs as m007_pairs,
    m009_suggestions as m009_suggestions,
    m010_codebook as m010_codebook,
    m008_references as m008_references,
    m011_people as m011_people,
    m014_saved_searches as m014_saved_searches,
    m012_note_links as m012_note_links,
    m017_glossary as m017_glossary,
    m018_views as m018_views,
    m016_reports as m016_reports,
    m013_search as m013_search,
    m015_merging as m015_merging,
)

# isort: on
from viewer.archive.schema import MIGRATIONS

__all__ = ["MIGRATIONS"]
