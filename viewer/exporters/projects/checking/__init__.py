"""What is wrong with a project file, whoever wrote it: its schema, and what no schema can say.

The points are those of the standard (REFI-QDA 1.5) that programs were seen to miss; each has a module.
What Concord writes has no finding at all. `errors` break a reader that goes by the standard, `warnings`
are what most readers put up with.
"""

from __future__ import annotations

from pathlib import Path

from viewer.exporters.projects.checking.codes import check_codes
from viewer.exporters.projects.checking.findings import Finding
from viewer.exporters.projects.checking.package import check_package, find_inner
from viewer.exporters.projects.checking.privacy import check_privacy
from viewer.exporters.projects.checking.references import check_references
from viewer.exporters.projects.checking.schema import check_schema
from viewer.exporters.projects.checking.texts import check_texts
from viewer.exporters.projects.checking.variables import check_variables
from viewer.exporters.projects.container import Container

__all__ = ["Finding", "check_project"]


def check_project(path: Path) -> list[Finding]:
    """All findings; none if the project is as it should be.

    Raises:
        UnreadableFile: it is no zip file, damaged, or made to fill the memory.
    """
    with Container(path) as container:
        found = list(check_package(container))
        inner = find_inner(container)
        if inner is None:
            return found
        root, wrong = check_schema(container.read(inner))
        found += wrong
        if root is None:
            return found
        found += check_references(root)
        found += check_texts(root, container)
        found += check_codes(root)
        found += check_variables(root)
        found += check_privacy(root)
    return found
