"""OpenDocument texts (.odt, .fodt), read from their XML.

Libraries such as odfdo hand the elements back but count no labels and tie no notes to their marks,
which is what a quotation needs; so the XML is walked here, one question a module.
"""
