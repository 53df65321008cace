"""Why two passages in two languages are a pair, in words for a person."""

from __future__ import annotations

from viewer.analysis.translation.evidence import Findings
from viewer.analysis.translation.profiles import Profile

NAMED = 3
"""Numbers or names that are named as examples."""


def why(findings: Findings, parts: tuple[Profile, Profile]) -> str:
    """Such as `same label, 48/161 and 1993 in both, length fits`."""
    one, other = parts
    said = []
    if findings.labels > 1:
        said.append("same label")
    common = sorted(one.numbers & other.numbers, key=lambda each: (-len(each), each))
    if findings.numbers > 0 and common:
        said.append(f"{_listed(common)} in both")
    names = sorted(one.names & other.names, key=lambda each: (-len(each), each))
    if findings.names > 1 and names and not findings.grams:
        said.append(f"{_listed([each.capitalize() for each in names])} in both")
    if findings.grams > 1:
        said.append("related words")
    if findings.words > 1:
        said.append("words that go together elsewhere")
    if one.headline and other.headline:
        said.append("both headings")
    if findings.length > 0:
        said.append("length fits")
    return ", ".join(said) or "by their order"


def _listed(each: list[str]) -> str:
    shown = each[:NAMED]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
