"""Control words by what they are for the text."""

from __future__ import annotations

CHARACTERS = {
    "tab": "\t", "line": "\n", "lbr": "\n", "page": "\n", "column": "\n", "emdash": "—",
    "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u2003", "enspace": "\u2002", "qmspace": "\u2005",
    "zwj": "\u200d", "zwnj": "\u200c", "ltrmark": "\u200e", "rtlmark": "\u200f",
}  # fmt: skip

SYMBOLS = {"~": "\u00a0", "_": "-", "\t": "\t", "\\": "\\", "{": "{", "}": "}"}
"""The optional hyphen `\\-` is not among them: it is no letter of its word."""

FURNITURE = {
    "header": "header", "headerl": "header", "headerr": "header", "headerf": "header",
    "footer": "footer", "footerl": "footer", "footerr": "footer", "footerf": "footer",
}  # fmt: skip
"""Destinations of running headers and footers, to where they stand."""

CLOSED = frozenset(
    (
        *(
            "pict",
            "info",
            "colortbl",
            "filetbl",
            "fldinst",
            "nonshppict",
            "shprslt",
            "nonesttables",
        ),
        *("xe", "tc", "tcn", "rxe", "txe", "pn", "template", "objdata", "objclass", "objname"),
        *("ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "annotation", "atnid"),
        *("atnauthor", "bkmkstart", "bkmkend", "revtbl", "listtable", "listoverridetable", "sp"),
        *(
            "mctrlPr",
            "mmathPr",
            "objalias",
            "objsect",
            "userprops",
            "keycode",
            "comment",
            "list",
            "listlevel",
            "listoverride",
        ),
    )
)
"""Destinations without text of the document; an unknown one that begins with `\\*` is one too."""

MUTED = frozenset(("shpinst", "upr", "do", "pgdsctbl"))
"""Destinations with groups of text among data: drawings, words said in two ways, and the page
styles of LibreOffice, which hold running headers."""

OPENED = frozenset(("shptxt", "dptxbxtext"))
"""Text boxes inside a drawing."""

KEPT = frozenset(("moMath", "moMathPara", "ud", "footnote", "listtext", "pntext"))
"""Destinations that begin with `\\*` in some programs and hold text all the same."""
