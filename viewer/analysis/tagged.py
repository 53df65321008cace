"""Which paragraphs a filter on their tags lets through."""

from __future__ import annotations

from collections.abc import Sequence

from viewer.domain import Kind, Tag, TagFilter

CODED = frozenset({Kind.PARAGRAPH, Kind.LIST_ITEM, Kind.TABLE})
"""What is there to be tagged: not headings, nor footnotes."""


def keeps(only: TagFilter, tags: Sequence[Tag]) -> bool:
    """Whether a paragraph with these tags is shown; asked of each of 50,000."""
    if not only:
        return True
    if only.people:
        tags = [tag for tag in tags if tag.person in only.people]
        if not (tags or only.state or only.themes):
            return False
    if only.state == "untagged" and tags:
        return False
    if only.state == "tagged" and not tags:
        return False
    wanted = set(only.themes)
    if only.state == "doubtful":
        meant = wanted if only.how != "none" else set()
        if not any(not tag.sure and (not meant or tag.theme in meant) for tag in tags):
            return False
    if not wanted:
        return True
    here = wanted & {tag.theme for tag in tags}
    match only.how:
        case "all":
            return here == wanted
        case "none":
            return not here
        case _:
            return bool(here)
