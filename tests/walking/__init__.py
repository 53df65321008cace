"""A random walk of edits, undos, redos and restarts over an archive, judged after every step.

`python -m tests.walking --acts 10000 --seed 1` walks as far as it is told; `test_walk.py` a little way.
A thing that people can do is a method with `@way` in `ways.py`, `more_ways.py` or `list_ways.py`.
"""
