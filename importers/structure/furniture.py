"""Lines that belong to the page and not to the text: by form, by place and by repetition."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from importers.structure.divisions import is_numbered_division
from importers.structure.rows import Gap, Part, Row
from importers.structure.runningheads import mark_running_heads
from importers.structure.symbols import GLUED_SYMBOL, is_symbol_line

_EDGE = 4
"""Lines at the top and at the bottom of a page among which running headers stand."""
_LONGEST = 160
_LONGEST_MASTHEAD = 1000
"""Characters of the longest running header; longer lines are text."""

_MASTHEAD = 15
"""Lines from the start among which the line of distribution stands."""

_PAGE_NUMBER = re.compile(
    r"(?:page\s|p\.\s?|-\s?|–\s?|—\s?)?\d{1,4}(?:\s?(?:/|of|de|sur)\s?\d{1,4})?(?:\s?[-–—])?$",
    re.IGNORECASE,
)
_JOB_NUMBER = re.compile(
    r"\*?(?:[NV]|GE\.)?\d{2}-?\d{5}[A-Z]?\*?(?:\s?\([A-Z]\))?(?:\s+\d{6})*(?:\s?\*\d{7}\*)?$|"
    r"\*\d{7,}\*|\*[A-Z]\d{7,}\*|GE\.\d{2}-$"
)
_REFERENCE = re.compile(
    r"(?:[NV]|GE\.)?\d{2}-\d{5}(?:\([A-Z]\))?|\([A-Z]\)|\d{1,4}/\d{1,4}|\d{1,4}|\d{1,2}/\d{1,2}/\d{2,4}|(?:[A-Z]{1,5}/)[\w./()-]*\d"
)
_ALWAYS = re.compile(
    r"\[DU\d+\]|<<ODS [A-Z0-9 ]+>>|(?:\*\d{6,}\*)?\s?Please recycle|"
    r"[-–—*\s]{1,6}\b(?:end|fin|ends)\b[-–—*\s]{1,6}$|/?\.\.\.(?:/\d*)?$|#{3,}$|"
    r"check against delivery\W*$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\((?:[^()]{3,80}\s[–—-]\s)?(?:continued|cont\.|cont[’']d\.?|suite|continuación|تابع)"
    r"(?:\s?\.\.\.)?\)$",
    re.IGNORECASE,
)
"""`(continued)` at the foot of a page, `(Product definition template 4.3 – continued)` on the next."""
_FIRST_OF_FORMS = frozenset("NVGPpCc")
"""Letters with which a job number, `Please recycle` or `Check against delivery` starts."""
_HOLDS_NO_WORDS = re.compile(r"[\W_]{3,}$")
_LINK = re.compile(r"(?:https?://|www\.)\S+$")

_DISTRIBUTION = (
    re.compile(r"Distr(?:\.?\s?:|\.\s(?:General|Limited|Restricted))"),
    re.compile(r"Distr\.$(?<!.Distr\.)", re.MULTILINE),
    re.compile("توزيع"),
)
_MASTHEAD_SURE = (
    # One by one, because each begins with words, which are looked for much faster.
    *_DISTRIBUTION,
    re.compile(r"Job No(?<=\bJob No)"),
    re.compile("Please recycle"),
    re.compile(r"United Nations\s+[AES]/[\w./()-]*\d(?:\s\(\d{4}\))?$", re.MULTILINE),
)
_MASTHEAD_PIECES = re.compile(
    r"^(?:General|Limited|Restricted|Distr\.|[AES])$|United Nations|Nations Unies|Naciones Unidas|الأمم المتحدة|"
    r"General Assembly|Security Council|Economic and Social Council|Human Rights Council|"
    r"Assemblée générale|Conseil de sécurité|Asamblea General|Consejo de Seguridad|"
    r"الجمعية العامة|مجلس الأمن|"
    r"Official Records|Documents officiels|"
    r"(?:Item|Agenda item) \d+(?: \([a-z]\))? of the (?:provisional )?agenda\*{0,2}|"
    r"Distr\.?\s?:?\s?(?:General|Limited|Restricted|générale|limitée|limitada)?|"
    r"Original\s?:\s?(?:English|French|Spanish|Arabic|Russian|Chinese)"
    r"(?:[/, ]+(?:English|French|Spanish|Arabic|Russian|Chinese))*|"
    r"\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|"
    r"December)\s\d{4}|"
    r"[A-Z][a-z]+(?:-[a-z]+)?\s(?:year|session)|(?:Resumed|Substantive) session|"
    r"(?:Annual|(?:First|Second) regular) session \d{4}|Supplement No\. \d{1,3}[A-Z]?|"
    r"(?:Provisional )?Agenda items?\s[\d ()a-z,and*]+|"
    r"(?:[AES]|ST)/[\w./()-]*\d(?:\s\(\d{4}\))?|"
    r"\*?\d{2}-?\d{5}\*?(?:\s\([A-Z]\))?|\*\d{7}\*|English|French",
    re.IGNORECASE,
)
_FIRST_LETTER = re.compile(r"[^\W_]|\*")
"""What the first piece of a line begins with."""


def mark_furniture(rows: Sequence[Row]) -> None:
    """Set the part of rows that are furniture."""
    _by_form(rows)
    _mastheads(rows)
    _repeated(rows)
    _page_numbers(rows)
    if all(row.line.page is None for row in rows):
        mark_running_heads(rows)


def _by_form(rows: Sequence[Row]) -> None:
    for row in rows:
        text = row.text
        if len(text) > _LONGEST or row.glued:
            continue
        if text[0].isalpha() and text[0] not in _FIRST_OF_FORMS and "/" not in text:
            continue
        if (
            _ALWAYS.match(text)
            or goes_on_over_page(text)
            or _HOLDS_NO_WORDS.match(text)
            or _JOB_NUMBER.match(text)
            or ("/" in text and GLUED_SYMBOL.search(text))
            or _is_reference(text)
        ):
            row.part = Part.FURNITURE


def goes_on_over_page(text: str) -> bool:
    """A line says only that what is above it goes on, or went before, on another page."""
    return text.startswith("(") and _GOES_ON.match(text) is not None


def _is_reference(text: str) -> bool:
    """`15-29658 27/55`, `A/70/PV.22 01/10/2015`: only job number, symbol, page and date."""
    parts = text.replace(" -", "-").split()  # setters part a job number at its hyphen
    if not 2 <= len(parts) <= 5 or not all(_REFERENCE.fullmatch(part) for part in parts):
        return False
    return any(_JOB_NUMBER.match(part) or is_symbol_line(part) for part in parts)


def _mastheads(rows: Sequence[Row]) -> None:
    """The block that opens a document of the United Nations, also where it ran together.

    A cluster of neighbouring lines that hold nothing but its pieces is a masthead when one of them
    is sure (`Distr.: General`).
    """
    if not _is_sure("\n".join(row.text for row in rows)):
        return
    _above_distribution(rows)
    cluster: list[Row] = []
    for row in [*rows, None]:
        if row is not None and len(row.text) < _LONGEST and _only_pieces(row):
            cluster.append(row)
            continue
        if any(_is_sure(each.text) for each in cluster):
            for each in cluster:
                each.part = Part.FURNITURE
        cluster = []


def _is_sure(text: str) -> bool:
    return any(pattern.search(text) for pattern in _MASTHEAD_SURE)


def _above_distribution(rows: Sequence[Row]) -> None:
    """`United Nations` above the name of a body that is not among the known pieces."""
    top = rows[:_MASTHEAD]
    sure = max((i for i, row in enumerate(top) if is_distribution(row.text)), default=0)
    for row in top[:sure]:
        if len(row.text) < _LONGEST and is_masthead_piece(row.text):
            row.part = Part.FURNITURE


def _only_pieces(row: Row) -> bool:
    if row.part is Part.FURNITURE:
        return True
    return is_masthead_piece(row.text)


def is_distribution(text: str) -> bool:
    """`Distr.: General`, the line beside or below the name of the issuing body."""
    return any(pattern.search(text) for pattern in _DISTRIBUTION)


def is_masthead_piece(text: str) -> bool:
    """Nothing but names of bodies, symbols, dates, sessions and the like."""
    if len(text) > _LONGEST_MASTHEAD:
        return False
    first = _FIRST_LETTER.search(text)
    # Almost all lines are text: that no piece begins with their first word shows much sooner.
    if first is None or (first[0] != "*" and not _MASTHEAD_PIECES.match(text, first.start())):
        return False
    rest = _MASTHEAD_PIECES.sub("", text)
    return len(rest) < len(text) and not any(map(str.isalnum, rest))


def _repeated(rows: Sequence[Row]) -> None:
    """Running headers and footers: the same words, but for numbers, at the edges of pages."""
    by_page: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        if row.line.page is not None:
            by_page[row.line.page].append(row)
    for page in by_page.values():
        # From top to bottom: a header over the second column is read after the first.
        page.sort(key=_height)
    if len(by_page) < 2:
        _repeated_symbols(rows)
        return
    pages = Counter(
        key
        for page in by_page.values()
        for key in {_key(row.text) for row in page[:_EDGE] + page[-_EDGE:] if _may_repeat(row)}
    )
    needed = 2 if len(by_page) < 6 else max(3, len(by_page) // 8)
    _repeated_anywhere(rows, {key for key, count in pages.items() if count >= needed})
    for page in by_page.values():
        found: dict[int, Row] = {}
        for edge in (page[:_EDGE], page[: -_EDGE - 1 : -1]):
            for row in edge:  # from the edge inwards, as long as it is furniture
                if not (_may_repeat(row) and pages[_key(row.text)] >= needed):
                    break
                found[id(row)] = row
        for row in found.values():
            # A page of which nothing is left repeats another page, not a header.
            if len(found) < len(page) or not any(map(str.islower, row.text)):
                row.part = Part.FURNITURE


def _height(row: Row) -> float:
    return row.line.box.bottom if row.line.box is not None else 0.0


def _repeated_anywhere(rows: Sequence[Row], keys: set[str]) -> None:
    """The symbol of the running header in the masthead of the first page."""
    for row in rows:
        if len(row.text) < 60 and is_symbol_line(row.text) and _key(row.text) in keys:
            row.part = Part.FURNITURE


def _may_repeat(row: Row) -> bool:
    if len(row.text) > _LONGEST or row.glued:
        return False
    # rows of a table are numbers too, and they repeat but for them
    named = sum(map(str.isalpha, row.text)) > 2 or is_symbol_line(row.text)
    return named or bool(_PAGE_NUMBER.match(row.text))


def _repeated_symbols(rows: Sequence[Row]) -> None:
    """Without pages only a line that is nothing but a symbol tells: `S/RES/1454 (2002)`."""
    symbols = [row for row in rows if len(row.text) < 80 and is_symbol_line(row.text)]
    counts = Counter(_key(row.text) for row in symbols)
    for row in symbols:
        if counts[_key(row.text)] > 1:
            row.part = Part.FURNITURE


def _key(text: str) -> str:
    if is_numbered_division(text):
        return text  # `Article 11` and `Article 12` at the top of pages are two headings
    return re.sub(r"\d+", "#", re.sub(r"\s+", "", text.casefold()))


def _page_numbers(rows: Sequence[Row]) -> None:
    """A number alone on its line, with space around it or beside other furniture."""
    for i, row in enumerate(rows):
        if row.part is Part.FURNITURE or row.glued or len(row.text) > 16:
            continue
        if not _PAGE_NUMBER.match(row.text):
            continue
        after = rows[i + 1] if i + 1 < len(rows) else None
        beside = (i > 0 and rows[i - 1].part is Part.FURNITURE) or (
            after is not None and after.part is Part.FURNITURE
        )
        alone = bool(row.gap) and (after is None or bool(after.gap))
        edge = row.gap is Gap.BREAK or after is None or after.gap is Gap.BREAK
        if alone or beside or edge:
            row.part = Part.FURNITURE
    _counting_pages(rows)


def _counting_pages(rows: Sequence[Row]) -> None:
    """Numbers alone on lines that count up through the document, closely set as they are."""
    lone = [row for row in rows if row.text.isdecimal() and not row.glued and row.part is Part.BODY]
    numbers = [int(row.text) if len(row.text) < 5 else 0 for row in lone]
    for i, row in enumerate(lone):
        if numbers[i] and (
            (i > 0 and numbers[i - 1] == numbers[i] - 1)
            or (i + 1 < len(lone) and numbers[i + 1] == numbers[i] + 1)
        ):
            row.part = Part.FURNITURE


def mark_links(rows: Sequence[Row]) -> None:
    """Bare links below footnotes or in a row: what a converter lists of the links of a page."""
    for i, row in enumerate(rows):
        if row.part is Part.FURNITURE or not _LINK.match(row.text):
            continue
        near = [rows[j] for j in (i - 1, i + 1) if 0 <= j < len(rows)]
        if any(
            each.part in (Part.NOTE,) or _LINK.match(each.text) or each.gap is Gap.BREAK
            for each in near
        ):
            row.part = Part.FURNITURE
