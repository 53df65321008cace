"""How an answer to a search is said."""

from __future__ import annotations

from viewer.ui.models.searching import Answer


def counted(answer: Answer) -> str:
    """`1,234 results`."""
    count = answer.tally
    return "1 result" if count.count == 1 and not count.more else f"{count} results"


def said_of(answer: Answer) -> str:
    """How many there are, and how long the first of them took."""
    return f"{counted(answer)} · {max(1, round(answer.milliseconds)):,} ms"


def explained(answer: Answer) -> str:
    """How the best were told among very many; empty where all were compared."""
    if answer.ranked is None:
        return ""
    if answer.ranked == 0:
        return "There are so many that they stand in the order of the archive, not the best first."
    return (
        f"There are so many that {answer.ranked:,} of them, spread evenly over the archive, "
        "were compared to find the best."
    )
