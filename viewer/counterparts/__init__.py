"""What the archive and the alignment say together of a paragraph in other documents.

Window and command line share it: a clause followed through a series, themes and notes carried to
counterparts. It reads the archive and asks `viewer.analysis`; it knows no screen.
"""
