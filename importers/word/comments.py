"""Comments: who wrote what and when; the marks in the text say on which words."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from lxml import etree

from importers.containers.xml import attribute, local
from importers.structure.lines import Comment
from importers.structure.remarks import Mark, Spans, moment


class Comments:
    """The comments of one document; replies are comments of their own on the same words.

    Args:
        root: of `comments.xml`, None where there are none.
        text_of: what a paragraph says.
    """

    def __init__(
        self,
        root: etree._Element | None,
        text_of: Callable[[etree._Element], str],
    ) -> None:
        self._elements = {
            attribute(each, "id") or "": each
            for each in (root if root is not None else ())
            if local(each) == "comment"
        }
        self._text_of = text_of
        self._spans = Spans()

    def take(self, marks: Iterable[Mark], letters: int) -> list[Comment]:
        """Those that belong to a paragraph of so many letters."""
        known = [mark for mark in marks if mark[0] in self._elements]
        return [
            replace(self._comment(key), start=start, end=end)
            for key, start, end in self._spans.take(known, letters)
        ]

    def rest(self) -> list[Comment]:
        """Those after the last words of the document."""
        return [self._comment(key) for key in self._spans.rest()]

    def _comment(self, key: str) -> Comment:
        element = self._elements[key]
        texts = (self._text_of(each) for each in element.iter() if local(each) == "p")
        return Comment(
            key,
            attribute(element, "author") or "",
            moment(attribute(element, "date")),
            "\n\n".join(filter(None, texts)),
        )
