"""Comments: they stand among the words, and what ends those that they are on, further down."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from importers.containers.xml import attribute, child, local
from importers.structure.lines import Comment
from importers.structure.remarks import Edge, Mark, Spans, moment


class Comments:
    """The comments of one document.

    Args:
        content: the root of its text.
        text_of: what a paragraph says.
    """

    def __init__(self, content: etree._Element, text_of: Callable[[etree._Element], str]) -> None:
        self._text_of = text_of
        self._spans = Spans()
        self._found: dict[str, Comment] = {}
        self._ended = {
            attribute(each, "name") for each in content.iter() if local(each) == "annotation-end"
        }

    def take(self, marks: Iterable[tuple[etree._Element, int]], letters: int) -> list[Comment]:
        """Those that belong to a paragraph of so many letters.

        Args:
            marks: `office:annotation` and `office:annotation-end`, with the letters before them.
            letters: of the paragraph.
        """
        edges = [self._edge(element, before) for element, before in marks]
        return [
            replace(self._found[key], start=start, end=end)
            for key, start, end in self._spans.take(edges, letters)
        ]

    def rest(self) -> list[Comment]:
        """Those after the last words of the document."""
        return [self._found[key] for key in self._spans.rest()]

    def _edge(self, element: etree._Element, before: int) -> Mark:
        name = attribute(element, "name")
        if local(element) == "annotation-end":
            return name or "", Edge.END, before
        key = name or f"#{len(self._found) + 1}"
        self._found.setdefault(key, self._comment(key, element))
        return key, Edge.START if name in self._ended else Edge.POINT, before

    def _comment(self, key: str, element: etree._Element) -> Comment:
        texts = (self._text_of(each) for each in element.iter() if local(each) == "p")
        return Comment(
            key,
            _said(element, "creator"),
            moment(_said(element, "date")),
            "\n\n".join(filter(None, texts)),
        )


def _said(element: etree._Element, name: str) -> str:
    found = child(element, name)
    return "" if found is None else "".join(map(str, found.itertext()))
