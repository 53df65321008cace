"""Text recognition (OCR): pictures of pages → words with their places and how sure they are.

`pictures.py` makes a picture of a page, `engine.py` runs Tesseract on it, `hocr.py` reads what it
says, `recognising.py` does all three for one page of a file. What comes out is a `RecognisedPage`
(`importers/recognised.py`), a frozen value that travels and is kept; `sheets.py` makes of it a page like those with
a text layer, so that lines, paragraphs and furniture are found in the same way.
"""
