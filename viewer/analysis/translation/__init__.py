"""The same text in two languages: paired without a dictionary, a model or a word of either.

What stands in both whatever the language (labels, numbers, symbols, names, punctuation, the order and
the lengths of the paragraphs) is weighed by `evidence`, the best way through both documents is found by
`beads`, and words that keep company in the pairs found so far (`companions`) help to find the others.
To bring in another kind of evidence, add it to `profiles` and weigh it in `evidence`.
"""

from viewer.analysis.translation.languages import in_two_languages
from viewer.analysis.translation.pairing import translation_links

__all__ = ["in_two_languages", "translation_links"]
