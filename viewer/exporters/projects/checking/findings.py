"""A finding, and how elements are spoken of in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from viewer.exporters.projects.vocabulary import NAMESPACE

Point = Literal["package", "schema", "guids", "texts", "positions", "codes", "variables", "privacy"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong.

    Attributes:
        line: of the element in `project.qde`, from 1; None where it is about the file.
    """

    point: Point
    sentence: str
    line: int | None = None
    serious: bool = True

    def __str__(self) -> str:
        kind = "error" if self.serious else "warning"
        where = "" if self.line is None else f"line {self.line}: "
        return f"{kind} ({self.point}): {where}{self.sentence}"


def q(name: str) -> str:
    """The name of an element as the parser has it."""
    return f"{{{NAMESPACE}}}{name}"


def local(element: etree._Element) -> str:
    """Without the namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def guid(value: str | None) -> str:
    """As it is compared: without braces, in lower case."""
    return (value or "").strip().strip("{}").lower()


def line_of(element: etree._Element) -> int | None:
    """Of `project.qde`, from 1."""
    line: object = element.sourceline
    return line if isinstance(line, int) else None


def called(element: etree._Element) -> str:
    """`TextSource “Resolution 67/264”`."""
    name = str(element.get("name") or element.get("guid") or "")
    short = name if len(name) <= 40 else name[:39] + "…"
    return f"{local(element)} “{short}”" if short else local(element)
