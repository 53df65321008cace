"""How filters on themes, documents and dates become SQL."""

from __future__ import annotations

from typing import Any

LIVE_TAGS = (
    "tags JOIN themes ON themes.id = tags.theme_id AND themes.removed_at IS NULL"
    " JOIN documents ON documents.id = tags.document_id AND documents.removed_at IS NULL"
)
"""Tags that are there: neither they nor what they hang on is removed."""


class Conditions:
    """Conditions that must all hold, with their parameters in order."""

    def __init__(self) -> None:
        self._conditions: list[str] = []
        self.parameters: list[Any] = []

    def __bool__(self) -> bool:
        return bool(self._conditions)

    def add(self, condition: str, *parameters: Any) -> None:
        self._conditions.append(condition)
        self.parameters.extend(parameters)

    def one_of(self, column: str, values: tuple[int, ...]) -> None:
        if values:
            self.add(f"{column} IN ({', '.join('?' * len(values))})", *values)

    def dates(self, column: str, first: str | None, last: str | None) -> None:
        """Both ends inclusive; `2013` stands for the whole year at either end.

        Comparing as many characters as both have: a document of which only the year is known is
        neither before nor after a day in it.
        """
        for bound, sign in ((first, ">="), (last, "<=")):
            if bound:
                self.add(
                    f"substr({column}, 1, min(length({column}), ?))"
                    f" {sign} substr(?, 1, min(length({column}), ?))",
                    len(bound),
                    bound,
                    len(bound),
                )

    def sql(self, joined_by: str = " AND ") -> str:
        return joined_by.join(self._conditions) or "1"
