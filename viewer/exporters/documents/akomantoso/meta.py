"""What stands about a resolution: which it is, who made the file, themes, people, notes."""

from __future__ import annotations

from viewer.citation.organs import resolution_number
from viewer.domain import Annotation, Tag
from viewer.domain.wholes import Whole
from viewer.exporters.documents.akomantoso.names import (
    Element,
    actor,
    day,
    language,
    make,
    say,
    slug,
    work,
)
from viewer.exporters.documents.registry import DocumentOptions
from viewer.exporters.passages import line

PROGRAM = "concord"


def theme_id(theme: int) -> str:
    """The `eId` of a theme among the references."""
    return f"theme_{theme}"


def note_id(note: int) -> str:
    """The `eId` of a note."""
    return f"note_{note}"


def write_meta(
    parent: Element, whole: Whole, options: DocumentOptions, component: str = "main"
) -> None:
    """The `meta` of the resolution, or of a component of it (`annex_1`), which has less to say."""
    meta = make(parent, "meta")
    _identification(meta, whole, options, component)
    if component != "main":
        return
    tagged = {each.theme for each in whole.tags} if options.with_tags else set()
    if tagged:
        keywords = make(meta, "classification", {"source": f"#{PROGRAM}"})
        for theme in whole.themes:
            if theme.id in tagged:
                make(
                    keywords,
                    "keyword",
                    {
                        "value": slug(theme.name) or theme_id(theme.id),
                        "showAs": line(theme.name),
                        "dictionary": f"#{PROGRAM}",
                        "href": f"#{theme_id(theme.id)}",
                    },
                )
    _references(meta, whole, options)
    if options.with_notes and whole.notes:
        notes = make(meta, "notes", {"source": f"#{PROGRAM}"})
        for note in whole.notes:
            _note(notes, note)


def _identification(meta: Element, whole: Whole, options: DocumentOptions, component: str) -> None:
    document = whole.document
    address, (date, named), tongue = work(document), day(document), language(document)
    at = f"@{date}" if named != "unknown" else "@"
    expression = f"{address}/{tongue}{at}"
    part = "" if component == "main" else f"!{component}"
    identification = make(meta, "identification", {"source": f"#{PROGRAM}"})
    level = make(identification, "FRBRWork")
    _level(level, f"{address}{part or '/!main'}", address, date, named, f"#{actor(document)[0]}")
    make(level, "FRBRcountry", {"value": "un"})
    make(level, "FRBRsubtype", {"value": "deliberation"})
    number = resolution_number(document.symbol)
    if number:
        make(level, "FRBRnumber", {"value": number})
    level = make(identification, "FRBRExpression")
    author = f"#{actor(document)[0]}"
    _level(level, f"{expression}{part or '/!main'}", expression, date, named, author)
    make(level, "FRBRlanguage", {"language": tongue})
    level = make(identification, "FRBRManifestation")
    made = f"{expression}.xml"
    day_made = options.exported_at[:10]
    _level(level, f"{expression}{part or '/!main'}.xml", made, day_made, "markup", f"#{PROGRAM}")


def _level(level: Element, this: str, uri: str, date: str, named: str, author: str) -> None:
    make(level, "FRBRthis", {"value": this})
    make(level, "FRBRuri", {"value": uri})
    make(level, "FRBRdate", {"date": date, "name": named})
    make(level, "FRBRauthor", {"href": author})


def _references(meta: Element, whole: Whole, options: DocumentOptions) -> None:
    references = make(meta, "references", {"source": f"#{PROGRAM}"})
    who, name = actor(whole.document)
    for known, shown in ((who, name), (PROGRAM, "Concord")):
        make(
            references,
            "TLCOrganization",
            {"eId": known, "href": f"/ontology/organization/un/{known}", "showAs": shown},
        )
    made: list[Tag | Annotation] = []
    made += whole.tags if options.with_tags else ()
    made += whole.notes if options.with_notes else ()
    for number, person in enumerate(dict.fromkeys(each.created_by for each in made), start=1):
        make(
            references,
            "TLCPerson",
            {
                "eId": f"person_{number}",
                "href": f"/ontology/person/{slug(person) or number}",
                "showAs": line(person) or "Somebody",
            },
        )
    if options.with_tags:
        for theme in whole.themes:
            make(
                references,
                "TLCConcept",
                {
                    "eId": theme_id(theme.id),
                    "href": f"/ontology/concept/{theme.uuid}",
                    "showAs": line(theme.name) or "Theme",
                },
            )


def _note(notes: Element, note: Annotation) -> None:
    element = make(notes, "note", {"eId": note_id(note.id)})
    for paragraph in note.body.split("\n\n"):
        if line(paragraph):
            say(make(element, "p"), paragraph)
    by = f"{line(note.created_by)}, {note.created_at[:10]}"
    say(make(element, "p"), by)
