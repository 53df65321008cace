"""Excerpts made up for tests of models."""

from __future__ import annotations

from importers.parsed import Kind, Role
from viewer.domain import DocumentId, Excerpt, ParagraphId, TagId, ThemeId


def excerpt(
    *,
    tag: int = 1,
    theme: int = 1,
    text: str = "Words that were tagged",
    title: str = "Cooperation",
    symbol: str | None = "A/RES/67/264",
    date: str | None = "2013-05-17",
    index: int = 4,
    document: int = 1,
) -> Excerpt:
    return Excerpt(
        tag=TagId(tag),
        theme=ThemeId(theme),
        theme_name={1: "Peace", 2: "Health"}.get(theme, f"Theme {theme}"),
        document=DocumentId(document),
        title=title,
        symbol=symbol,
        date=date,
        body=None,
        language="en",
        paragraph=ParagraphId(index + 1),
        index=index,
        kind=Kind.PARAGRAPH,
        label="14.",
        role=Role.OPERATIVE,
        page=3,
        start=None,
        end=None,
        text=text,
        notes=(),
        tagged_by="Ada",
        tagged_at="2025-11-21T10:00:00Z",
        citation=f"{title}, {symbol}, para. 14, p. 3",
    )
