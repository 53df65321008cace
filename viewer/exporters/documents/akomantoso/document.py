"""The whole file: meta, preface, preamble, operative part, end, annexes."""

from __future__ import annotations

import re

from viewer.citation.numbering import names_the_organ
from viewer.domain import Document, Kind, Paragraph, Role
from viewer.domain.wholes import Whole
from viewer.exporters.documents.akomantoso.body import first_word, write_body
from viewer.exporters.documents.akomantoso.inline import Inline
from viewer.exporters.documents.akomantoso.meta import write_meta
from viewer.exporters.documents.akomantoso.names import Element, Identifiers, make, say
from viewer.exporters.documents.akomantoso.structure import Parts
from viewer.exporters.documents.registry import DocumentOptions
from viewer.exporters.passages import line

_DRAFT = re.compile(r"/L\.\d")


def statement(whole: Whole, parts: Parts, options: DocumentOptions) -> Element:
    """The root element."""
    ids = Identifiers()
    inline = Inline(whole, parts, options, ids)
    root = make(None, "akomaNtoso")
    made = make(root, "statement", {"name": _genre(whole.document), "contains": "originalVersion"})
    write_meta(made, whole, options)
    _preface(made, whole, parts, inline, ids)
    if parts.preamble:
        _preamble(made, parts.preamble, inline, ids)
    write_body(made, parts.body, inline, ids)
    _conclusions(made, parts, inline, ids)
    if parts.annexes:
        attachments = make(made, "attachments")
        for number, annex in enumerate(parts.annexes, start=1):
            _annex(attachments, annex, number, whole, options, inline, ids)
    return root


def _genre(document: Document) -> str:
    """As the guidelines name it; `L.` in a symbol is of limited distribution, which drafts are."""
    genre = "decision" if document.kind == "decision" else "resolution"
    return f"{genre}Draft" if _DRAFT.search(document.symbol or "") else genre


def _preface(made: Element, whole: Whole, parts: Parts, inline: Inline, ids: Identifiers) -> None:
    preface = make(made, "preface")
    document = whole.document
    if document.symbol:
        holder = make(preface, "container", {"eId": ids.new("cnt_number"), "name": "docNumber"})
        say(make(make(holder, "p"), "docNumber"), document.symbol)
    titles = [each for each in parts.preface if each.kind is Kind.TITLE]
    if not titles:
        holder = make(preface, "container", {"eId": ids.new("cnt_title"), "name": "docTitle"})
        say(make(make(holder, "p"), "docTitle"), line(document.title) or "Untitled")
    for block in parts.preface:
        title = block.kind is Kind.TITLE
        attributes = {
            "eId": ids.new("cnt_title" if title else "cnt_preface"),
            "name": "docTitle" if title else "preface",
            **inline.themes(block),
        }
        holder = make(preface, "container", attributes)
        if not title:
            inline.block(holder, block)
            continue
        paragraph = make(holder, "p")
        if block.label:
            say(make(paragraph, "docNumber"), block.label).tail = " "
        inline.fill(make(paragraph, "docTitle"), block)


def _preamble(made: Element, rows: list[Paragraph], inline: Inline, ids: Identifiers) -> None:
    preamble = make(made, "preamble")
    for number, row in enumerate(rows):
        if not number and row.role is Role.PREAMBULAR and names_the_organ(row.text):
            attributes = {"eId": ids.new("preamble__formula_1"), "name": "enactingFormula"}
            holder = make(preamble, "formula", {**attributes, **inline.themes(row)})
        else:
            name = first_word(row.text) if row.role is Role.PREAMBULAR else str(row.kind)
            attributes = {"eId": ids.new(f"preamble__container_{number}"), "name": name}
            holder = make(preamble, "container", {**attributes, **inline.themes(row)})
        if row.label:
            paragraph = make(holder, "p")
            say(make(paragraph, "inline", {"name": "label"}), row.label).tail = " "
            inline.fill(paragraph, row)
        else:
            inline.block(holder, row)


def _conclusions(made: Element, parts: Parts, inline: Inline, ids: Identifiers) -> None:
    if not parts.conclusions and not parts.loose:
        return
    conclusions = make(made, "conclusions", {"eId": ids.new("conclusions")})
    for row in parts.conclusions:
        inline.block(conclusions, row)
    for note in parts.loose:
        attributes = {"eId": ids.new("cnt_footnote"), "name": "footnote", **inline.themes(note)}
        holder = make(conclusions, "container", attributes)
        paragraph = make(holder, "p")
        if note.mark or note.label:
            say(make(paragraph, "sup"), note.mark or note.label or "").tail = " "
        inline.fill(paragraph, note)


def _annex(
    attachments: Element,
    rows: list[Paragraph],
    number: int,
    whole: Whole,
    options: DocumentOptions,
    inline: Inline,
    ids: Identifiers,
) -> None:
    attachment = make(attachments, "attachment", {"eId": ids.new(f"att_{number}")})
    document = make(attachment, "doc", {"name": "annex", "contains": "originalVersion"})
    write_meta(document, whole, options, f"annex_{number}")
    preface = make(document, "preface")
    attributes = {"eId": ids.new(f"att_{number}__title"), "name": "docTitle"}
    paragraph = make(make(preface, "container", attributes), "p")
    inline.fill(make(paragraph, "docTitle"), rows[0])
    write_body(document, rows[1:], inline, ids)
