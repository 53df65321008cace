"""What people do with reports, saved searches and the glossary."""

from __future__ import annotations

from tests.walking.finding import one, some, tags
from tests.walking.walk import Walk, way
from viewer.domain.saved_searches import Wanted


@way(6)
def report(walk: Walk) -> None:
    reports = walk.archive.reports
    known = reports.all()
    if not known or walk.random.random() < 0.15:
        reports.add(f"Report {walk.number()}", [each.id for each in tags(walk)])
        return
    chosen = one(walk, known).id
    items = [each.id for each in reports.items(chosen)]
    before = one(walk, items) if items and walk.random.random() < 0.5 else None
    what = walk.random.randrange(6)
    if what == 0:
        reports.rename(chosen, f"Renamed {walk.number()}")
    elif what == 1:
        reports.add_heading(chosen, f"Heading {walk.number()}", before)
    elif what == 2:
        reports.move(chosen, some(walk, items), before)
    elif what == 3:
        reports.take(some(walk, items))
    else:
        reports.put(chosen, [each.id for each in tags(walk)], before)


@way(1)
def remove_report(walk: Walk) -> None:
    walk.archive.reports.remove(one(walk, walk.archive.reports.all()).id)


@way(3)
def save_search(walk: Walk) -> None:
    searches = walk.archive.saved_searches
    known = searches.all()
    what = walk.random.randrange(5) if known else 0
    if what == 0:
        searches.add(f"Search {walk.number()}", Wanted(f"peace {walk.number()}"))
    elif what == 1:
        searches.rename(one(walk, known).id, f"Found {walk.number()}")
    elif what == 2:
        searches.ask_otherwise(one(walk, known).id, Wanted(f"health {walk.number()}"))
    elif what == 3:
        searches.set_live(one(walk, known).id, walk.random.random() < 0.5)
    else:
        searches.remove([one(walk, known).id])


@way(3)
def say_in_the_glossary(walk: Walk) -> None:
    glossary = walk.archive.glossary
    known = glossary.all()
    what = walk.random.randrange(4) if known else 0
    if what == 0:
        acronym = walk.random.choice(("UN", "OIC", "GA"))
        glossary.add(acronym, f"Meaning {walk.number()}")
    elif what == 1:
        glossary.correct(one(walk, known), f"Better {walk.number()}")
    elif what == 2:
        glossary.reject(one(walk, known))
    else:
        glossary.restore(one(walk, known))
