"""REFI-QDA projects in (`.qdpx`), of Concord and of other programs, whose faults are put up with.

`elements.py` reads what is said, `texts.py` finds the files, `plain.py` tells how places were counted,
`locating.py` and `placing.py` find them in the document as it is read here, `marks.py`, `themes.py` and
`rest.py` say what it means, `documents.py` and `taking.py` bring it into the archive, `report.py` tells what became of it.
"""

from viewer.importing.projects.report import ProjectReport, Remark, Taken
from viewer.importing.projects.taking import import_project

__all__ = ["ProjectReport", "Remark", "Taken", "import_project"]
