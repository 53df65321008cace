"""Which styles there are, and citing in one of them or by a template."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache

from importers.parsed import Kind, Role
from viewer.citation.cited import Cited
from viewer.citation.template import BadTemplate, Template
from viewer.domain import WorldError

PLAIN = "un"
"""The name of the style that holds where none was chosen."""
SETTING = "citation.style"
"""Of an archive: the name of a style, or a template."""

Write = Callable[[Cited], str]


class BadStyle(WorldError):
    """The style that was asked for is neither one of ours nor a template."""


@dataclass(frozen=True, slots=True)
class Style:
    """A way of citing; `title` and `help_text` as the user reads them."""

    name: str
    title: str
    help_text: str
    cite: Write


_styles: dict[str, Style] = {}


def style(name: str, *, title: str, help_text: str) -> Callable[[Write], Write]:
    """Register the decorated function as a style."""

    def register(write: Write) -> Write:
        _styles[name] = Style(name, title, help_text, write)
        return write

    return register


@cache
def _load_all() -> None:
    package = importlib.import_module("viewer.citation.stylebooks")
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")


def styles() -> list[Style]:
    """All styles, the plain one first, then by name."""
    _load_all()
    return sorted(_styles.values(), key=lambda each: (each.name != PLAIN, each.name))


def check_style(text: str) -> None:
    """See that it is the name of a style, or a template.

    Raises:
        BadStyle: with a sentence that says what is wrong.
    """
    _writer(text)


def usable(text: object) -> str:
    """The style if it is one, else the plain one: for settings that another program wrote."""
    if not isinstance(text, str):
        return PLAIN
    try:
        check_style(text)
    except BadStyle:
        return PLAIN
    return text


def cite_in(text: str, cited: Cited) -> str:
    """The source on one line, in a style by its name or by a template.

    Raises:
        BadStyle: it is neither.
    """
    return _writer(text)(cited)


def cite(
    *,
    title: str | None,
    symbol: str | None = None,
    date: str | None = None,
    label: str | None = None,
    role: Role | None = None,
    page: int | None = None,
    index: int | None = None,
    body: str | None = None,
    ordinal: int | None = None,
    within: str | None = None,
    kind: Kind | None = None,
    genre: str | None = None,
    city: str | None = None,
    style: str = PLAIN,
) -> str:
    """The source of a passage on one line; whatever is not known is left out. See `Cited`."""
    cited = Cited(
        title=title,
        symbol=symbol,
        date=date,
        label=label,
        role=role,
        page=page,
        index=index,
        body=body,
        ordinal=ordinal,
        within=within,
        kind=kind,
        genre=genre,
        city=city,
    )
    return cite_in(style, cited)


@lru_cache(maxsize=32)
def _writer(text: str) -> Write:
    _load_all()
    found = _styles.get(text.strip().casefold())
    if found is not None:
        return found.cite
    if "{" not in text:
        names = ", ".join(each.name for each in styles())
        raise BadStyle(
            f"There is no citation style “{text}”: choose one of {names}, or write a template "
            "such as “{title}[, {symbol}][, {place}]”."
        )
    try:
        return Template(text).fill
    except BadTemplate as error:
        raise BadStyle(str(error)) from error
