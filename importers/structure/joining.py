"""Whether a line goes on with the paragraph of the line before, or starts a new one.

Each rule takes the evidence of one junction and answers JOIN, SPLIT or None (no opinion). The
first answer counts; the order of `RULES` is the order of trust. To change how paragraphs are found,
add or change one rule and its test.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from importers.parsed import Role
from importers.structure.clauses import is_enacting_formula, opens_clause, role_of_opening
from importers.structure.forms import (
    End,
    end_of,
    is_capitals,
    leads_on,
    starts_large,
)
from importers.structure.hanging import hangs, leader_ends, source_hangs
from importers.structure.headings import (
    is_contact,
    is_contact_line,
    is_line_of_another_kind,
    looks_like_heading,
)
from importers.structure.junction import (
    Junction,
    Verdict,
    is_heading,
    one_heading,
    opens_text,
    page_ends_inside,
    starts_heading,
)
from importers.structure.labels import Style, bare_number, small_letter, value_of
from importers.structure.rows import Gap
from importers.structure.symbols import is_symbol_line
from importers.structure.typeface import centring_ends, type_changes

Rule = Callable[[Junction], Verdict | None]

_CLOSING_MEETING = re.compile(
    r"\d+\s?(?:st|nd|rd|th|e|ère|ª|a)?\.?\s(?:plenary meeting|meeting|séance(?: plénière)?|"
    r"sesión plenaria|sesión)(?:\s\d{1,2}\s[^\W\d_]{3,10}\s\d{4})?$"
)
_BARE_DATE = re.compile(r"\d{1,2}(?:er)?\s(?:de\s)?[^\W\d_]{3,10}\.?\s(?:de\s)?\d{4}$")
_ADOPTED = re.compile(r"Adopted (?:unanimously|at|by|without)|Adoptée? (?:à|par|sans)|Aprobada ")
_BRACKETED = re.compile(r"\[[^\[\]]{2,200}\]$")
_ENTRY = re.compile(r"(?=\S*\d)[\d(][\w()+×–-]{0,40}\s{3}\S")
"""A number, or a range of them, apart from what it counts: `17–20   Scaled value`."""
_MOST_HEADING_LINES = 6
_FAR = 60
"""Lines of a paragraph in which the start of a list within it is looked for."""
_RUN_IN = re.compile(r"[:;,]\s(?:and |or |et |y )?\(?(?:a|i|1)\)\s")


def glued_mark(j: Junction) -> Verdict | None:
    """A footnote mark that extraction put on a line of its own."""
    return Verdict.JOIN if j.after.glued else None


def beside(j: Junction) -> Verdict | None:
    """Pieces on one height are one line."""
    return Verdict.JOIN if j.after.beside else None


def enacting_formula(j: Junction) -> Verdict | None:
    """`The General Assembly,` stands alone."""
    if (
        len(j.paragraph) == 1
        and is_enacting_formula(j.before.text)
        and (j.gap or not j.full or role_of_opening(j.after.text) is Role.PREAMBULAR)
    ):
        return Verdict.SPLIT
    if (
        not j.small
        and is_enacting_formula(j.after.text)
        and (j.end is not End.OPEN or j.gap or j.short)
    ):
        return Verdict.SPLIT
    return None


def closing_formula(j: Junction) -> Verdict | None:
    """`82nd plenary meeting` and the date below it are one statement."""
    if not j.small and _BARE_DATE.match(j.after.text) and _CLOSING_MEETING.match(j.before.text):
        return Verdict.JOIN
    return None


def adoption_statement(j: Junction) -> Verdict | None:
    """`Adopted unanimously at the 3124th meeting` starts after what was adopted has ended."""
    if j.small:
        return None
    if j.end in (End.SENTENCE, End.CLAUSE) and _ADOPTED.match(j.after.text):
        return Verdict.SPLIT
    if _CLOSING_MEETING.match(j.after.text):
        return Verdict.SPLIT
    return None


def contact_line(j: Junction) -> Verdict | None:
    """Telephone numbers and addresses of the network stand on lines of their own."""
    if j.small:
        lone = j.end is End.OPEN and len(j.paragraph) == 1 and is_contact_line(j.before.text)
        return Verdict.SPLIT if lone and is_contact(j.after.text) else None
    if is_contact(j.after.text) or (len(j.paragraph) == 1 and is_contact_line(j.before.text)):
        return Verdict.SPLIT
    return None


def clause_opens(j: Junction) -> Verdict | None:
    """In a preamble a participle after a comma opens the next clause, however full the line."""
    if j.layout.commas_close and j.end in (End.COMMA, End.CLAUSE) and not j.small:
        opening = role_of_opening(j.after.text)
        if opening is Role.PREAMBULAR:
            return Verdict.SPLIT
    return None


def heading_stands_out(j: Junction) -> Verdict | None:
    """After a finished sentence a line that reads as a heading and stops early is one."""
    if j.end is not End.SENTENCE or not j.layout.measured or not j.after_short:
        return None
    return Verdict.SPLIT if looks_like_heading(j.after.text) else None


def number_fills_hole(j: Junction) -> Verdict | None:
    """`11 DPA considered` after a finished sentence, where paragraph 11 is missing."""
    if j.end is End.OPEN or not j.layout.missing_numbers:
        return None
    label = bare_number(j.after.text)
    if label is not None and value_of(label.printed) in j.layout.missing_numbers:
        return Verdict.SPLIT
    return None


def bracketed_line(j: Junction) -> Verdict | None:
    """`[without reference to a Main Committee (A/67/L.29)]` stands alone."""
    opens = j.after.text[0] == "["
    if opens and (is_symbol_line(j.after.text) or (_BRACKETED.match(j.after.text) and not j.full)):
        return Verdict.SPLIT
    if len(j.paragraph) == 1 and j.before.text[0] == "[" and _BRACKETED.match(j.before.text):
        return Verdict.SPLIT
    if opens:
        so_far = " ".join(row.text for row in j.paragraph[:3])
        if is_line_of_another_kind(so_far):
            return Verdict.SPLIT
    return None


def run_in_list(j: Junction) -> Verdict | None:
    """`... decided to: (a) identify ...; (b) exchange ...`: labels inside one paragraph.

    The first of them stands inside a line, so the others open none.
    """
    if (
        j.label
        and j.label.style in (Style.LETTER, Style.ROMAN, Style.BRACKET_NUMBER)
        and j.gap is not Gap.WIDE
        and not j.after.opens
        and j.layout.wrapped
        and any(_RUN_IN.search(row.text) for row in j.paragraph[-_FAR:])
    ):
        return Verdict.JOIN
    return None


def closes_bracket(j: Junction) -> Verdict | None:
    """`Conventions (No.` and below it `189) and others`: no label, but the end of a bracket."""
    if j.label is None or j.label.printed[0] == "(" or j.label.printed[-1] != ")":
        return None
    return Verdict.JOIN if j.before.text.rfind("(") > j.before.text.rfind(")") else None


def letter_opens(j: Junction) -> Verdict | None:
    """`a. the name of the person` after a clause that has ended."""
    if j.label is None and j.end in (End.CLAUSE, End.SENTENCE) and small_letter(j.after.text):
        return Verdict.SPLIT
    return None


def inside_brackets(j: Junction) -> Verdict | None:
    """`... used in the processing (see` and below it `Code table 4.11)`."""
    open_bracket = j.before.text.rfind("(") > j.before.text.rfind(")")
    if open_bracket and j.label is None and j.end is End.OPEN and j.gap is Gap.TIGHT:
        return Verdict.JOIN if j.after.text.find(")") >= 0 else None
    return None


def next_entry(j: Junction) -> Verdict | None:
    """`15   Shape of the Earth` and `16   Scale factor`: entries of a list in two columns."""
    if not _ENTRY.match(j.after.text):
        return None
    others = (j.paragraph[0], j.following) if j.following is not None else (j.paragraph[0],)
    return Verdict.SPLIT if any(_ENTRY.match(other.text) for other in others) else None


def label_opens(j: Junction) -> Verdict | None:
    """A label starts a paragraph, unless the number only happens to stand at the line's start."""
    if j.label is None:
        return None
    if j.gap or j.after.opens or not j.layout.wrapped:
        return Verdict.SPLIT
    if j.end is not End.OPEN or j.short:
        return Verdict.SPLIT
    if j.label.style in (Style.ARTICLE, Style.SYMBOL):
        return None
    return None if j.full else Verdict.SPLIT


def goes_on_small(j: Junction) -> Verdict | None:
    """A small letter goes on with the sentence, across blank lines and pages."""
    if not j.small:
        return None
    if j.end is End.OPEN or j.end is End.COMMA:
        if j.gap is not Gap.WIDE or leads_on(j.before.text):
            return Verdict.JOIN
        if is_contact(j.after.text):
            return Verdict.SPLIT
        if len(j.after.text) < 80 and end_of(j.after.text) is End.OPEN and is_heading(j):
            return Verdict.JOIN  # `Resolution 530 (1983)` and below it `of 19 May 1983`
        return Verdict.SPLIT if j.length < 60 and not opens_text(j) else Verdict.JOIN
    if j.gap is Gap.TIGHT and j.layout.wrapped:
        return Verdict.JOIN
    if j.gap is Gap.BREAK and j.end is End.CLAUSE and j.full:
        return Verdict.JOIN
    return None


def apart(j: Junction) -> Verdict | None:
    """Over the usual space between paragraphs only an unfinished sentence goes on."""
    if j.gap is not Gap.WIDE:
        return None
    if j.end in (End.SENTENCE, End.CLAUSE) or is_heading(j):
        return Verdict.SPLIT
    if j.end is End.OPEN and leads_on(j.before.text) and (j.layout.measured or not j.short):
        return None if starts_heading(j) else Verdict.JOIN
    if (j.layout.wrapped and not j.full) or j.after.opens:
        return Verdict.SPLIT
    if j.end is End.COMMA and (j.layout.commas_close or opens_clause(j.after.text)):
        return Verdict.SPLIT
    if j.end is End.COMMA:
        return None if starts_heading(j) else Verdict.JOIN
    if starts_heading(j) or (j.length < 120 and not opens_text(j)):
        return Verdict.SPLIT
    return Verdict.JOIN


def over_a_page(j: Junction) -> Verdict | None:
    """Over the end of a page an unfinished sentence goes on, and so may a finished one."""
    if j.gap is not Gap.BREAK:
        return None
    if j.end in (End.SENTENCE, End.CLAUSE):
        return Verdict.JOIN if page_ends_inside(j) else Verdict.SPLIT
    if j.end is End.COMMA:
        if opens_clause(j.after.text) or (j.layout.commas_close and j.after.opens):
            return Verdict.SPLIT
        return Verdict.JOIN
    if leads_on(j.before.text):
        return Verdict.JOIN
    if _names_over_columns(j):
        return Verdict.SPLIT
    if j.after.opens or starts_heading(j) or (is_heading(j) and not j.full):
        return Verdict.SPLIT
    if j.layout.wrapped and j.short:
        return Verdict.SPLIT
    return Verdict.JOIN


def _names_over_columns(j: Junction) -> bool:
    """The last name of one column and the first of the next."""
    one_page = j.layout.measured and j.before.line.page == j.after.line.page
    return one_page and len(j.paragraph) == 1 and is_heading(j) and looks_like_heading(j.after.text)


def one_line_each(j: Junction) -> Verdict | None:
    """Where every line is a paragraph, only an unfinished sentence goes on."""
    if j.layout.wrapped:
        return None
    if j.layout.lines_are_paragraphs:
        if j.end is End.OPEN and leads_on(j.before.text):
            return Verdict.JOIN
        return Verdict.SPLIT
    if len(j.before.text) > 200 and j.end is not End.OPEN:
        return Verdict.SPLIT
    return Verdict.JOIN


def indent_opens(j: Junction) -> Verdict | None:
    """Where first lines are indented, the indent decides."""
    if not j.layout.indents_open or j.gap is not Gap.TIGHT:
        return None
    if j.after.opens and hangs(j):
        return Verdict.JOIN
    if j.after.opens and not (is_capitals(j.after.text) and one_heading(j)):
        return Verdict.SPLIT
    return None


def short_line_ends(j: Junction) -> Verdict | None:
    """A line that stops although the next word had room ends something."""
    if not starts_large(j.after.text):
        return None
    closed = j.end in (End.SENTENCE, End.CLAUSE)
    if j.end is End.COMMA:
        closed = j.layout.commas_close and opens_clause(j.after.text)
    if j.before.stops and closed and len(j.paragraph) > 1:
        return Verdict.SPLIT
    unmarked = not (j.layout.spaced or j.layout.indents_open)
    if unmarked and j.end is End.SENTENCE and not j.full:
        return Verdict.SPLIT
    if not j.short:
        return None
    if j.layout.measured and not one_heading(j) and not leads_on(j.before.text):
        # a comma ends clauses of a preamble and salutations, but no paragraph
        listed = j.end is End.COMMA and not j.layout.commas_close and j.length > 40
        return None if listed else Verdict.SPLIT
    if j.end is End.SENTENCE or (j.end is End.CLAUSE and len(j.paragraph) > 1):
        return Verdict.SPLIT
    if j.end is End.COMMA and opens_clause(j.after.text):
        return Verdict.SPLIT
    alone = len(j.paragraph) == 1
    if alone and j.end is End.OPEN and not (j.after_short or one_heading(j)) and is_heading(j):
        return Verdict.SPLIT
    return None


def capitals_end(j: Junction) -> Verdict | None:
    """A heading in capitals ends where other letters start."""
    if len(j.paragraph) > _MOST_HEADING_LINES or not j.before.text.isupper():
        return None
    alone = is_capitals(" ".join(row.text for row in j.paragraph))
    word = j.after.text.partition(" ")[0]
    goes_on = word.isupper() and len(word) > 1
    if alone and not goes_on and starts_large(j.after.text):
        return Verdict.SPLIT
    return None


def inside(_: Junction) -> Verdict | None:
    """Nothing speaks for a new paragraph."""
    return Verdict.JOIN


RULES: tuple[Rule, ...] = (
    glued_mark,
    beside,
    leader_ends,
    source_hangs,
    type_changes,
    centring_ends,
    enacting_formula,
    closing_formula,
    adoption_statement,
    contact_line,
    bracketed_line,
    closes_bracket,
    next_entry,
    inside_brackets,
    letter_opens,
    run_in_list,
    label_opens,
    number_fills_hole,
    goes_on_small,
    apart,
    over_a_page,
    one_line_each,
    indent_opens,
    clause_opens,
    heading_stands_out,
    short_line_ends,
    capitals_end,
    inside,
)


def joins(junction: Junction) -> bool:
    """Whether `after` belongs to the paragraph of `before`."""
    for rule in RULES:
        verdict = rule(junction)
        if verdict is not None:
            return verdict is Verdict.JOIN
    return True
