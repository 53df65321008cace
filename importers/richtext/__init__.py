"""Rich Text Format, after Microsoft's specification 1.9.1.

A reader of our own because striprtf, the one library that is maintained, gives back a string: notes
without marks in the middle of sentences, no labels of lists, no cells, headers among the text.

    tokens      bytes → groups, control words, text
    charsets    bytes of a font → letters
    styles      fonts and styles that the document declares
    flow        text → paragraphs and tables → drafts
    grid        rows of cells → columns
    notes       footnotes and endnotes, and how they are counted
    state       what a group has set; restored when it closes
    words       what each control word does
    reader      the one pass through a file
"""
