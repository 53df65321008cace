"""Excerpts that hold what is hard to write down in any format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from viewer.citation import cite
from viewer.domain import (
    Anchor,
    AnnotationId,
    DocumentId,
    Excerpt,
    Kind,
    ParagraphId,
    Role,
    TagId,
    ThemeId,
)
from viewer.domain.ids import NoteLinkId
from viewer.domain.notes import ExcerptNote, LinkKind, NoteLink
from viewer.domain.traces import Trace
from viewer.exporters import ExportOptions

OPTIONS = ExportOptions(title="Excerpts on cooperation", exported_at="2025-11-21T09:30:00Z")

TRACE = Trace(
    tag="11111111-0000-4000-8000-000000000001",
    theme="22222222-0000-4000-8000-000000000001",
    document="33333333-0000-4000-8000-000000000001",
    people=("Amina",),
    offset=4180,
    prefix="operation between the two bodies;\n"[-32:],
    suffix="\nRequests the secretariats of the",
    genre="resolution",
)

RESOLUTION = Excerpt(
    tag=TagId(1),
    theme=ThemeId(1),
    theme_name="Peace",
    document=DocumentId(1),
    title="Cooperation between the United Nations and the Organization of Islamic Cooperation",
    symbol="A/RES/67/264",
    date="2013-05-17",
    body="General Assembly",
    language="en",
    paragraph=ParagraphId(31),
    index=31,
    kind=Kind.PARAGRAPH,
    label="4.",
    role=Role.OPERATIVE,
    page=3,
    start=None,
    end=None,
    text="Affirms that the two organizations share a common goal of promoting the peace process;",
    notes=(),
    tagged_by="Amina",
    tagged_at="2025-11-20T08:00:00Z",
    citation=cite(
        title="Cooperation between the United Nations and the Organization of Islamic Cooperation",
        symbol="A/RES/67/264",
        date="2013-05-17",
        label="4.",
        role=Role.OPERATIVE,
        page=3,
    ),
    trace=TRACE,
)


def note(body: str, *links: NoteLink) -> ExcerptNote:
    return ExcerptNote(AnnotationId(1), body, "Amina", "2025-11-20T08:30:00Z", links)


LINK = NoteLink(
    id=NoteLinkId(1),
    uuid="6c5cf2d2-4d4c-4a7c-8f2e-6b8c3d3b1c11",
    note=AnnotationId(1),
    kind=LinkKind.FOLLOWS_UP,
    document=DocumentId(2),
    anchor=Anchor(ParagraphId(40), 0, 8),
    index=4,
    to_note=None,
    quote="وإذ تشير",
    citation="A *starred* <title>, 2014, para. (a)",
    created_by="Amina",
    created_at="2025-11-20T08:31:00Z",
)

ORPHAN = replace(
    LINK,
    id=NoteLinkId(2),
    kind=LinkKind.SOURCE,
    quote="Recalling all its relevant resolutions; " * 20,
    citation="A/RES/67/264",
    orphan=True,
)

NOTE = """# Compare 2015

The **second half** is *new* in 2015: see [the text](https://example.org/a?b=1&c=2).

- widens the goal
- names `Charter` & Council

1. first
2. second

<script>alert(1)</script> and [no](javascript:alert(1)) ![picture](https://example.org/x.png)
"""

ARABIC = replace(
    RESOLUTION,
    tag=TagId(2),
    document=DocumentId(2),
    title="التعاون بين الأمم المتحدة ومنظمة التعاون الإسلامي",
    symbol=None,
    date="2014",
    language="ar",
    index=4,
    paragraph=ParagraphId(40),
    label=None,
    role=Role.PREAMBULAR,
    page=None,
    text="وإذ تشير إلى قرارها 67/264 المؤرخ 17 أيار/مايو 2013،",
    citation="التعاون بين الأمم المتحدة ومنظمة التعاون الإسلامي, 2014, preamble, 5th para.",
    trace=replace(
        TRACE,
        tag="11111111-0000-4000-8000-000000000002",
        document="33333333-0000-4000-8000-000000000002",
        people=("Amina", "Ben, Jr."),
        offset=0,
        prefix="",
        city="جنيف",
    ),
)

MARKUP = replace(
    RESOLUTION,
    tag=TagId(3),
    theme=ThemeId(2),
    theme_name="Relief & <shelter>",
    symbol=None,
    index=7,
    label="(a)",
    role=None,
    page=None,
    text='# Not *a* heading: <b onclick="x">1 < 2 & 3</b> &amp; _low_ [link](http://x) `code` \\ | ~',
    notes=(note("one line"), note("=not a formula in a note", LINK, ORPHAN)),
    citation="A *starred* <title>, para. (a)",
)

FORMULA = replace(
    RESOLUTION,
    tag=TagId(4),
    theme=ThemeId(2),
    theme_name="Relief & <shelter>",
    index=8,
    label=None,
    start=3,
    end=40,
    text='=HYPERLINK("http://example.org?"&A1,"click")',
    notes=(note(NOTE),),
)

CONTROLS = replace(
    RESOLUTION,
    tag=TagId(5),
    theme=ThemeId(3),
    theme_name="Health",
    document=DocumentId(3),
    title="Report with a bell\x07 and emoji 🕊️",
    symbol=None,
    date=None,
    index=9,
    label="1.",
    page=12,
    text="\x00Vaccines\x1b[31m reached \x85all\ufffe 👩‍⚕️ districts;\r\n\x0ceven those afar\ttoday.",
    citation="Report with a bell\x07 and emoji 🕊️, para. 1, p. 12",
    trace=replace(TRACE, document="33333333-0000-4000-8000-000000000003", genre="report", offset=9),
)

LONG = replace(
    CONTROLS,
    tag=TagId(6),
    index=10,
    label="2.",
    text=("Requests all Member States, “in the spirit of cooperation”, to report; " * 150)[:10_240],
)

TABLE = replace(
    CONTROLS,
    tag=TagId(7),
    index=11,
    kind=Kind.TABLE,
    label=None,
    text="Country\tDoses\nSomalia\t1,200\nYemen\t-300",
)

EXCERPTS = (RESOLUTION, ARABIC, MARKUP, FORMULA, CONTROLS, LONG, TABLE)


def many(number: int) -> Iterator[Excerpt]:
    """Made as they are asked for, so that a test sees when that is."""
    for each in range(number):
        theme = each * 3 // number + 1
        yield replace(
            RESOLUTION,
            tag=TagId(each + 1),
            theme=ThemeId(theme),
            theme_name=f"Theme {theme}",
            document=DocumentId(each % 17 + 1),
            index=each,
            text=f"Paragraph number {each} of the many.",
        )
