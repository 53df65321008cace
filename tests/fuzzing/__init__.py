"""Damaged files by the thousand, read as an import reads them: in worker processes, within limits.

`python -m tests.fuzzing FOLDER... --seed 1 --count 1000` damages the files of folders and small ones
of every format made here. A mutant is told by seed and number, so that each can be made again. To
damage files in one more way, add a function under `@mutation` in `mutations.py`, `documents.py` or
`packages.py`.
"""
