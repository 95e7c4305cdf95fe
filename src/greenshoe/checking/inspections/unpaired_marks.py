"""Unpaired marks: each parenthesis and each quotation mark that opens in a paragraph closes there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import prose
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Block, Quote, Text

NEEDS_DEAL = False
_BRACKET = re.compile(r"[()]")
_QUOTES = re.compile(r"[“”\"]")
_NUMBERING = re.compile(r"(?:(?<=\s)|^)(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})$")
"""What makes a closing parenthesis a number of a list: ``a)``."""
_MEASURE = re.compile(r"\d\s?$")
"""What makes a straight mark a unit of length: ``5"``."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the first mark of each paragraph that has no partner."""
    for index, block in enumerate(text.blocks):
        if index and text.blocks[index - 1].end > block.start:
            continue
        stretch = text.content[block.start : block.end]
        if stretch.count("(") == stretch.count(")") and not _odd(stretch):
            continue
        if block.kind == "paragraph" and _broken_off(text, block):
            continue
        if quote := _bracket(text, block):
            yield Observation(f'"{quote.text[0]}" has no partner', quote, "close it, or take it out")
        elif quote := _quotation(text, block):
            yield Observation("a quotation mark has no partner", quote, "close it, or take it out")


def _odd(stretch: str) -> bool:
    return stretch.count('"') % 2 == 1 or stretch.count("“") != stretch.count("”")


def _broken_off(text: Text, block: Block) -> bool:
    """Return whether a line is only part of a sentence: its partner stands in another."""
    return block not in tuple(prose(text))


def _bracket(text: Text, block: Block) -> Quote | None:
    opened: list[int] = []
    for match in _BRACKET.finditer(text.content, block.start, block.end):
        if match[0] == "(":
            opened.append(match.start())
        elif opened:
            opened.pop()
        elif not _NUMBERING.search(text.content[max(block.start, match.start() - 6) : match.start()]):
            return _around(text, block, match.start())
    return _around(text, block, opened[-1]) if opened else None


def _quotation(text: Text, block: Block) -> Quote | None:
    places = [match.start() for match in _QUOTES.finditer(text.content, block.start, block.end)]
    marks = [text.content[place] for place in places]
    # A quotation of several paragraphs opens each of them and closes in the last.
    if "“" in marks and marks.count("“") == marks.count("”") + 1 and marks[-1] == "“":
        return None if places[-1] < block.start + 3 or _opens(text, block) else _around(text, block, places[-1])
    if marks.count("“") != marks.count("”") or marks.count('"') % 2 == 0:
        return None  # mixed styles close one another; only a clear case is told
    if any(_MEASURE.search(text.content[max(block.start, place - 2) : place]) for place in places):
        return None
    return _around(text, block, places[-1])


def _opens(text: Text, block: Block) -> bool:
    """Return whether the next paragraph goes on with the quotation."""
    following = next((each for each in text.blocks if each.start >= block.end), None)
    return following is not None and text.content[following.start] in '“"'


def _around(text: Text, block: Block, place: int) -> Quote:
    return text.quote(place, min(block.end, place + 24))
