"""Files in, documents of the archive out: worker processes read, the calling thread writes.

`worker.py` is what runs in each process, `messages.py` what it is told and answers, `workers.py` the
pool of them, `splitting.py` how several read one large file, `pipeline.py` the way of a
batch of files into the archive, `report.py` what became of each, `quarantining.py` what is remembered
of those that failed. `previewing.py` shows a text in every encoding, `recoding.py` finds the words of
an earlier reading in another. `rereading.py` reads originals of
the archive again and is imported by itself, because it needs more than an import does. No Qt: window
and command line use the same functions.
"""

from viewer.importing.files import files_in
from viewer.importing.pipeline import import_files
from viewer.importing.report import FileOutcome, Progress, Report
from viewer.importing.splitting import Coming
from viewer.importing.workers import Workers

__all__ = ["Coming", "FileOutcome", "Progress", "Report", "Workers", "files_in", "import_files"]
