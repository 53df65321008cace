"""Answers computed from paragraphs: pure functions, no storage, no screen.

One question, one module, named by it; nothing is imported here, so that the window starts without
what it does not yet need.
"""
