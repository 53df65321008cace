"""The plain style of the United Nations: title, symbol, date, paragraph, page."""

from __future__ import annotations

from viewer.citation.cited import Cited, tidy
from viewer.citation.dates import long_date
from viewer.citation.places import place
from viewer.citation.registry import style


@style(
    "un",
    title="Plain (United Nations)",
    help_text="Title, symbol, date, paragraph and page, separated by commas",
)
def plain(cited: Cited) -> str:
    """The title is kept whole, however long.

    The body that issued the document is named only when no symbol tells it, and the index of the
    block only when nothing better tells the place.
    """
    parts = [
        tidy(cited.title),
        "" if tidy(cited.symbol) or _contains(cited.title, cited.body) else tidy(cited.body),
        tidy(cited.symbol),
        long_date(cited.date),
        place(cited),
        f"p. {cited.page}" if cited.page is not None else "",
    ]
    return ", ".join(part for part in parts if part)


def _contains(title: str | None, body: str | None) -> bool:
    return tidy(body).casefold() in tidy(title).casefold()
