"""EDGAR's wrappers: the document of a filing without the lines that the filing puts around it."""

from __future__ import annotations

import re

from greenshoe.reading.sourced import Sourced

_DOCUMENT = re.compile(r"<DOCUMENT>\s*<TYPE>([^\s<]{1,30})", re.IGNORECASE)
_TEXT = re.compile(r"<TEXT>\s?", re.IGNORECASE)
_TEXT_END = re.compile(r"</TEXT>", re.IGNORECASE)
_ANNOUNCES = re.compile(r"EX-99|FWP|SUPPL|424", re.IGNORECASE)
_PAGE = re.compile(r"\s*(?:<!doctype\s+html|<\?xml[^>]*\?>\s*<(?:!doctype\s+)?html|<html\b)", re.IGNORECASE)
_HOLDS_PAGE = re.compile(r"<html\b|<body\b", re.IGNORECASE)
_HEAD = 20_000


def holds_page(content: str) -> bool:
    """Say whether text is a page all the same: it begins as one, or is a filing that wraps one."""
    if _PAGE.match(content):
        return True
    chosen = _chosen(content)
    return chosen is not None and _HOLDS_PAGE.search(content, chosen[0], min(chosen[1], chosen[0] + _HEAD)) is not None


def is_wrapped(content: str) -> bool:
    """Say whether text is a document in EDGAR's wrapper."""
    return _DOCUMENT.search(content, 0, _HEAD) is not None


def unwrapped(content: Sourced) -> Sourced:
    """Return the document in *content* without its wrapper.

    Of a filing of several, that is the announcement: the first exhibit 99, free writing prospectus or supplement,
    and the first document where there is none of them.
    """
    chosen = _chosen(content.text)
    return content[slice(*chosen)] if chosen else content


def notes(content: str) -> list[str]:
    """Return what of a filing of several documents was read and what was not."""
    types = [found.group(1) for found in _DOCUMENT.finditer(content)] if is_wrapped(content) else []
    if len(types) < 2:
        return []
    read = next((kind for kind in types if _ANNOUNCES.match(kind)), types[0])
    types.remove(read)
    return [f"of the filing {read} was read, and not {', '.join(types)}"]


def _chosen(content: str) -> tuple[int, int] | None:
    if not is_wrapped(content):
        return None
    documents = list(_DOCUMENT.finditer(content))
    chosen = next((found for found in documents if _ANNOUNCES.match(found.group(1))), documents[0])
    start = _TEXT.search(content, chosen.end())
    if start is None:
        return chosen.end(), len(content)
    end = _TEXT_END.search(content, start.end())
    return start.end(), end.start() if end else len(content)
