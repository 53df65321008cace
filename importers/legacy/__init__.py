"""Documents of old Word (.doc), through programs of the system.

programs        an external program within limits, ended with its children
libreoffice     .doc → .docx, with everything that is printed
antiword        .doc → DocBook → drafts, without the numbers of lists
"""
