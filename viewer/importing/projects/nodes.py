"""Elements of other programs' projects, whatever their namespace, with what they say made fit."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from lxml import etree

from viewer.exporters.projects.vocabulary import ASIDE, identity

_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


def local(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: etree._Element, name: str) -> list[etree._Element]:
    return [each for each in element if local(each) == name]


def child(element: etree._Element, name: str) -> etree._Element | None:
    return next((each for each in element if local(each) == name), None)


def text_of(element: etree._Element | None) -> str:
    return "" if element is None else "".join(map(str, element.itertext()))


def value_of(element: etree._Element, attribute: str) -> str:
    return str(element.get(attribute) or "").strip()


def guid_of(value: str | None) -> str:
    """In lower case without braces; what is none gets one of its own, the same wherever it stands."""
    said = (value or "").strip().strip("{}").lower()
    return said if not said or _GUID.fullmatch(said) else identity("foreign", said)


def refs(element: etree._Element, name: str) -> tuple[str, ...]:
    """In the attribute of projects, or in that of codebooks, which some programs take for it."""
    found = [
        guid_of(each.get("targetGUID") or each.get("guid")) for each in children(element, name)
    ]
    return tuple(each for each in found if each)


def person_of(element: etree._Element) -> str | None:
    return guid_of(element.get("creatingUser") or element.get("creatingUserGUID")) or None


def number_of(value: str | None) -> int | None:
    try:
        return int(value or "")
    except ValueError:
        return None


def utc(value: object) -> str | None:
    """In UTC with seconds, as archives keep it; without a zone it is taken for UTC."""
    if not isinstance(value, str):
        return None
    try:
        moment = datetime.fromisoformat(value.strip())
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=UTC)
        return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return None


def asides_of(element: etree._Element) -> Iterator[dict[str, Any]]:
    for each in element.iterchildren(etree.ProcessingInstruction):
        if getattr(each, "target", "") != ASIDE:
            continue
        try:
            said = json.loads(each.text or "")
        except (ValueError, RecursionError):
            continue
        if isinstance(said, dict):
            yield said


def aside_of(element: etree._Element, kind: str) -> dict[str, Any]:
    for said in asides_of(element):
        value = said.get(kind)
        if isinstance(value, dict):
            return value
    return {}
