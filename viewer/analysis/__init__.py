"""Answers computed from paragraphs: pure functions, no storage, no screen.

To add one, put a module with its function here and name the function below.
"""

from viewer.analysis.align import align
from viewer.analysis.compare import Change, Ignore, Span, compare

__all__ = ["Change", "Ignore", "Span", "align", "compare"]
