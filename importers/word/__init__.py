"""Word documents (.docx), read from their XML.

python-docx and docx2python leave out what a quotation needs: the numbers that Word counts, the marks
and texts of notes together, insertions that a tracked change proposes, text boxes and content
controls. So the parts are walked here, one question a module.
"""
