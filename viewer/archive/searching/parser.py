"""From what a person types to a tree, by descent.

    query  = all { OR all }             all  = each { [AND] each }
    each   = { NOT | - } near           near = one { NEAR[/n] one }
    one    = ( query ) | NEAR[/n](term ... [, n]) | field:value | field:( ... ) | term
    term   = [=] ( word[*] | "words"[*] )

What has one plain meaning is taken so, however it is written: operators with nothing to join, a quote
without its other half, a bracket that closes nothing or whose end makes no difference. FTS5 never
sees the text.
"""

from __future__ import annotations

import re
from dataclasses import replace

from viewer.archive.folding import raw_words
from viewer.archive.searching.dates import NoDate, dates
from viewer.archive.searching.fields import (
    SCOPES,
    STATES,
    Field,
    named,
    nearest,
    nearest_field,
)
from viewer.archive.searching.tokens import Sign, Token, tokens
from viewer.archive.searching.tree import (
    NEAR_WORDS,
    Dates,
    Filter,
    Near,
    Node,
    Not,
    Or,
    Term,
    all_of,
    one_of,
)
from viewer.domain.searching import QueryError

DEEPEST = 6
"""Brackets in brackets: of nine, turned round and full of fields, SQLite's parser has had enough."""
MOST_TERMS = 200
LONGEST = 10_000
"""Characters of a query: the words of a long paragraph."""
FARTHEST = 200
"""Words between terms that are near each other."""
UNFINISHED = 3
"""Letters from which a word that is being typed stands for the beginning of one."""

_ENDS = re.compile(r"^[\W_]+|(?:(?![)])[\W_])+$")
_ALL_OF = {Field.IN: SCOPES, Field.IS: STATES}
_VALUES = {
    Field.THEME: "which theme",
    Field.DOC: "which document",
    Field.TITLE: "which words",
    Field.SYMBOL: "which symbol",
    Field.DATE: "which date",
    Field.BODY: "which body",
    Field.KIND: "which kind",
    Field.LANG: "which language",
    Field.LABEL: "which label",
    Field.BY: "whose name",
    Field.IN: "where",
    Field.IS: "what",
}


def parse(text: str, *, typing: bool = False) -> Node | None:
    """Understand a query; None where there is nothing to look for.

    Args:
        text: may hold anything.
        typing: the last word may be unfinished, and stands for the beginning of one.

    Raises:
        QueryError: what it means is not plain; the error says where.
    """
    if len(text) > LONGEST:
        raise QueryError(
            f"The query is longer than {LONGEST:,} characters; take some of its words.",
            LONGEST,
            len(text),
        )
    found = list(tokens(text))
    if typing and found and text[-1:].isalnum():
        found[-1] = _unfinished(found[-1])
    return _Parser(text, found).query()


def _unfinished(token: Token) -> Token:
    if token.sign is not Sign.WORD or token.exact or not token.text.isalnum():
        return token
    long_enough = len(token.text) >= UNFINISHED
    return Token(Sign.WORD, token.text, token.at, prefix=token.prefix or long_enough)


class _Parser:
    def __init__(self, text: str, found: list[Token]) -> None:
        self._text = text
        self._tokens = found
        self._next = 0
        self._depth = 0
        self._terms = 0

    def query(self) -> Node | None:
        parts: list[Node] = []
        while self._peek() is not None:
            node = self._any(None)
            if node is not None:
                parts.append(node)
            if self._peek() is not None:
                self._next += 1  # a bracket that closes nothing
        return all_of(parts)

    def _any(self, field: Field | None) -> Node | None:
        """Alternatives, up to a closing bracket or the end."""
        alternatives: list[Node] = []
        while True:
            node = self._all(field)
            if node is not None:
                alternatives.append(node)
            if not self._take(Sign.OR):
                return one_of(alternatives)

    def _all(self, field: Field | None) -> Node | None:
        parts: list[Node] = []
        while (token := self._peek()) is not None and token.sign not in (Sign.OR, Sign.CLOSE):
            if self._take(Sign.AND):
                continue
            node = self._each(field)
            if node is not None:
                parts.append(node)
        return all_of(parts)

    def _each(self, field: Field | None) -> Node | None:
        start = self._tokens[self._next].at[0]
        negated = False
        while self._take(Sign.NOT):
            negated = not negated
        node = self._near(field, negated=negated)
        if node is None or not negated:
            return node
        return Not(node, (start, self._end()))

    def _near(self, field: Field | None, *, negated: bool) -> Node | None:
        node = self._one(field, negated=negated)
        while (token := self._peek()) is not None and token.sign is Sign.NEAR and not token.opens:
            self._next += 1
            other = self._one(field, negated=False)
            if node is None or other is None:
                node = node if other is None else other
                continue
            terms = (*self._joined(node, token), *self._joined(other, token))
            node = Near(terms, self._words(token), (terms[0].at[0], terms[-1].at[1]))
        return node

    def _joined(self, node: Node, near: Token) -> tuple[Term, ...]:
        """What a NEAR between two may join."""
        if isinstance(node, Near):
            return node.terms
        if isinstance(node, Term) and not node.exact:
            return (node,)
        raise QueryError("NEAR joins words and phrases only.", *near.at)

    def _one(self, field: Field | None, *, negated: bool) -> Node | None:
        token = self._peek()
        if token is None or token.sign in (Sign.OR, Sign.AND, Sign.CLOSE, Sign.NOT):
            return None
        self._next += 1
        match token.sign:
            case Sign.OPEN:
                return self._bracket(token, field, negated=negated)
            case Sign.NEAR:
                return self._group(token) if token.opens else self._one(field, negated=negated)
            case Sign.FIELD:
                return self._field(token, negated=negated)
        if field is not None:
            return self._values(field, token)
        return self._term(token)

    def _bracket(self, opening: Token, field: Field | None, *, negated: bool) -> Node | None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise QueryError(f"There are more than {DEEPEST} brackets in brackets.", *opening.at)
        node = self._any(field)
        self._depth -= 1
        if not self._take(Sign.CLOSE) and (negated or field is not None or isinstance(node, Or)):
            raise QueryError("This bracket is not closed; put “)” where it ends.", *opening.at)
        return node

    def _group(self, near: Token) -> Node | None:
        """`NEAR(a b c, 5)`; the bracket is open."""
        terms: list[Term] = []
        words = self._words(near)
        while (token := self._peek()) is not None and not self._take(Sign.CLOSE):
            self._next += 1
            if token.sign not in (Sign.WORD, Sign.PHRASE):
                raise QueryError("NEAR( ) holds words and phrases only.", *token.at)
            for each in self._at_commas(token):
                if each.text.isdecimal() and self._is_last(token, each) and len(terms) > 1:
                    words = self._words(each)
                elif (term := self._term(each)) is not None:
                    if term.exact:
                        raise QueryError("In NEAR( ) no word is exact; leave out the =.", *token.at)
                    terms.append(term)
        if len(terms) < 2:
            return terms[0] if terms else None
        return Near(tuple(terms), words, (near.at[0], self._end()))

    def _at_commas(self, token: Token) -> list[Token]:
        """A word as the words between its commas."""
        if token.sign is not Sign.WORD or "," not in token.text:
            return [token]
        start, end = token.at
        return [
            replace(part, at=(start + piece.start(), start + piece.end()))
            for piece in re.finditer("[^,]+", self._text[start:end])
            for part in tokens(piece[0])
            if part.sign is Sign.WORD
        ]

    def _is_last(self, token: Token, part: Token) -> bool:
        """Whether a number in `NEAR( )` comes after a comma and at the end."""
        before = self._text[: part.at[0]].rstrip()
        after = self._peek()
        return (
            before.endswith(",")
            and part.at[1] == token.at[1]
            and (after is None or after.sign is Sign.CLOSE)
        )

    def _words(self, token: Token) -> int:
        number = int(token.text or NEAR_WORDS)
        if number > FARTHEST:
            raise QueryError(f"NEAR counts up to {FARTHEST} words.", *token.at)
        return number

    def _field(self, name: Token, *, negated: bool) -> Node | None:
        field = named(name.text)
        if field is None:
            meant = nearest_field(name.text)
            hint = f"perhaps “{meant}:” is meant" if meant else "put words with a colon in quotes"
            raise QueryError(f"There is no field “{name.text}:”; {hint}.", *name.at)
        value = self._peek()
        if value is not None and value.sign is Sign.OPEN and value.at[0] == name.at[1]:
            self._next += 1
            return self._bracket(value, field, negated=negated)
        if value is None or value.sign not in (Sign.WORD, Sign.PHRASE):
            raise QueryError(f"Say {_VALUES[field]} after “{name.text}:”.", *name.at)
        self._next += 1
        return self._values(field, value)

    def _values(self, field: Field, token: Token) -> Node | None:
        """One filter, or one for each where several are named: `in:notes,titles`."""
        self._count(token)
        if field is Field.DATE:
            return self._dates(token)
        several = token.sign is Sign.WORD and field in (Field.IN, Field.IS, Field.KIND, Field.LANG)
        parts = self._at_commas(token) if several else [token]
        return one_of([self._filter(field, each) for each in parts if each.text.strip()])

    def _filter(self, field: Field, token: Token) -> Node:
        value = token.text.strip(",;") if token.sign is Sign.WORD else token.text
        if known := _ALL_OF.get(field):
            value = value.casefold()
            value = value if value in known else f"{value}s" if f"{value}s" in known else value
            if value not in known:
                meant = nearest(value, known)
                hint = f"; perhaps “{meant}” is meant" if meant else ""
                raise QueryError(
                    f"After “{field}:” stands {', '.join(known[:-1])} or {known[-1]}{hint}.",
                    *token.at,
                )
        elif not any(letter.isalnum() for letter in value):
            raise QueryError(f"Say {_VALUES[field]} after “{field}:”.", *token.at)
        return Filter(field, value, token.at)

    def _dates(self, token: Token) -> Node:
        text = token.text.strip(",;")
        try:
            first, last = dates(text)
        except NoDate as wrong:
            start = self._text.index(token.text, token.at[0]) + wrong.start
            raise QueryError(
                f"“{wrong.part}” is no date: write a year, a month (2013-05), a day (2013-05-17), "
                "or from..to.",
                start,
                max(start + len(wrong.part), start + 1),
            ) from None
        return Dates(first, last, token.at)

    def _term(self, token: Token) -> Term | None:
        if token.sign is Sign.WORD and re.search(r"\*(?=.*[^\W_])", token.text):
            at = token.at[0] + self._text[slice(*token.at)].index("*")
            raise QueryError("An asterisk stands at the end of a word only.", at, at + 1)
        text = _ENDS.sub("", token.text)
        if not raw_words(text):
            return None
        self._count(token)
        return Term(text, token.prefix, token.exact, token.at)

    def _count(self, token: Token) -> None:
        self._terms += 1
        if self._terms > MOST_TERMS:
            raise QueryError(
                f"There are more than {MOST_TERMS} words; put those that stand together in quotes, "
                "or take fewer.",
                *token.at,
            )

    def _peek(self) -> Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _take(self, sign: Sign) -> bool:
        token = self._peek()
        if token is None or token.sign is not sign:
            return False
        self._next += 1
        return True

    def _end(self) -> int:
        """Where what was read last ends."""
        return self._tokens[self._next - 1].at[1]
