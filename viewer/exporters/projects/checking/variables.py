"""Values of variables are of their type, and one for each thing that they are said of."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from viewer.exporters.projects.checking.findings import Finding, called, guid, line_of, local, q


def check_variables(root: etree._Element) -> Iterator[Finding]:
    """Each value against its variable."""
    types = {
        guid(each.get("guid")): (str(each.get("name")), str(each.get("typeOfVariable")))
        for each in root.iter(q("Variable"))
    }
    seen: set[tuple[str, str]] = set()
    for value in root.iter(q("VariableValue")):
        owner, reference = value.getparent(), value.find(q("VariableRef"))
        if owner is None or reference is None:
            continue
        variable = guid(reference.get("targetGUID"))
        if (place := (guid(owner.get("guid")), variable)) in seen:
            yield Finding(
                "variables",
                f"{called(owner)} has several values of one variable.",
                line_of(value),
            )
        seen.add(place)
        name, type_ = types.get(variable, ("", ""))
        said = [local(each).removesuffix("Value") for each in value if each is not reference]
        if type_ and said and said[0] and said[0] != type_:
            yield Finding(
                "variables",
                f"{called(owner)} has a {said[0]} for “{name}”, which is a {type_}.",
                line_of(value),
            )
