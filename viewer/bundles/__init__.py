"""Bundles: one person's work in a file that another person's archive takes in.

`write_bundle` writes one, `Bundle` reads one and trusts nothing in it, `look` says what it would do to
an archive and `merge` does it; docs/manual/sharing.md tells the format to other programs. What of an
archive travels is told in `viewer.archive.merging.describing`.
"""

from __future__ import annotations

from viewer.bundles.errors import BadBundle, BundleError, NewerBundle
from viewer.bundles.merging import check, label_of, look, merge, put_on_what_waited
from viewer.bundles.reading import SUFFIX, Bundle
from viewer.bundles.writing import Written, write_bundle

__all__ = [
    "SUFFIX",
    "BadBundle",
    "Bundle",
    "BundleError",
    "NewerBundle",
    "Written",
    "check",
    "label_of",
    "look",
    "merge",
    "put_on_what_waited",
    "write_bundle",
]
