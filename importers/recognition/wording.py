"""How much recognised text can be trusted, in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from importers.pdfpages.numbers import numbered
from importers.recognised import RecognisedPage


def was_recognised(pages: Mapping[int, RecognisedPage]) -> str:
    """Which pages, how sure, and what to do about it."""
    sure = [page.confidence for page in pages.values() if page.confidence is not None]
    were = "was" if len(pages) == 1 else "were"
    share = f" ({sum(sure) / len(sure):.0%} sure)" if sure else " (no words were found)"
    return (
        f"{numbered(sorted(pages))} {were} read by text recognition{share}. "
        "Compare with the original before quoting."
    )
