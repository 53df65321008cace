"""The file itself: one `project.qde` at its root, a flat `sources/`, and names that go nowhere else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from viewer.exporters.projects.checking.findings import Finding
from viewer.exporters.projects.container import Container, is_safe
from viewer.exporters.projects.vocabulary import INNER, SOURCES


def check_package(container: Container) -> Iterator[Finding]:
    """What the names of the members say, and whether each can be unpacked."""
    names = container.names()
    if INNER not in names:
        others = [each for each in names if each.lower().endswith(".qde")]
        instead = f"; it has “{others[0]}” instead" if others else ""
        yield Finding("package", f"There is no “{INNER}” at the root{instead}.")
    for name, count in Counter(container.listed).items():
        if not is_safe(name):
            yield Finding("package", f"“{name}” would be unpacked outside of the project.")
        elif count > 1:
            yield Finding("package", f"“{name}” is there {count} times.")
    for name in names:
        folder, _, rest = name.partition("/")
        if not rest:
            if name != INNER:
                yield Finding("package", f"“{name}” stands at the root beside “{INNER}”.")
        elif f"{folder}/" != SOURCES:
            yield Finding("package", f"“{name}” is not in the folder “{SOURCES}”.")
        elif "/" in rest:
            yield Finding("package", f"“{name}” is in a folder within “{SOURCES}”.")
    for name in container.damaged():
        yield Finding("package", f"“{name}” cannot be unpacked.")


def find_inner(container: Container) -> str | None:
    """The member with the elements, also where it is not called as it should be."""
    names = container.names()
    if INNER in names:
        return INNER
    others = sorted(
        (each for each in names if each.lower().endswith(".qde")),
        key=lambda each: (each.count("/"), len(each), each),
    )
    return others[0] if others else None
