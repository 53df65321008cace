"""How a passage is named so that another person finds it: document, paragraph, page.

There are several styles, one a module in `stylebooks`; to add one, write a function `Cited` -> text there
under `@style(...)`. A person's own style is a template (`template`). What a style is called, or the
text of a template, is what settings, options and arguments hold.
"""

from viewer.citation.cited import Cited
from viewer.citation.dates import long_date
from viewer.citation.numbering import Numbered, Place, numbering
from viewer.citation.registry import (
    PLAIN,
    SETTING,
    BadStyle,
    Style,
    check_style,
    cite,
    cite_in,
    styles,
    usable,
)

__all__ = [
    "PLAIN",
    "SETTING",
    "BadStyle",
    "Cited",
    "Numbered",
    "Place",
    "Style",
    "check_style",
    "cite",
    "cite_in",
    "long_date",
    "numbering",
    "styles",
    "usable",
]
