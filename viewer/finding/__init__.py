"""What is found by looking at many paragraphs: those like one, those that repeat, what is abbreviated.

Reads the archive and asks `viewer.analysis`; knows no screen. One question, one file.
"""
