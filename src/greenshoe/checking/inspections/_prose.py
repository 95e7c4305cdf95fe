"""Prose and boilerplate of a text: which blocks run on, and which hold the warnings that every release repeats."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.definitions import is_prose
from greenshoe.text.document import Block, Text

OPENING = 1_500
"""Characters within which a text says who announces what."""
_ENGLISH = (" the ", "The ", " and ", " with ")
_BOILERPLATE = re.compile(
    r"forward[-‐‑ ]{1,2}looking|safe harbou?r|actual results|no (?:obligation|duty) to (?:publicly )?(?:update|revise)"
    r"|(?:offer|solicitation)[^.]{0,40}(?:to sell|to buy)",
    re.IGNORECASE,
)


def prose(text: Text) -> Iterator[Block]:
    """Yield the blocks of *text* that are running text."""
    return (block for block in text.blocks if is_prose(text, block))


def english(text: Text) -> Iterator[Block]:
    """Yield the blocks of running text that are English; other languages have other articles and repeat other words."""
    for block in prose(text):
        stretch = text.content[block.start : block.end]
        if any(word in stretch for word in _ENGLISH):
            yield block


def boilerplate(text: Text) -> tuple[tuple[Block, ...], str]:
    """Return the blocks that warn or disclaim, and all the words outside them; the opening always tells of the deal."""
    warning = tuple(
        block
        for block in prose(text)
        if block.start > OPENING // 5 and _BOILERPLATE.search(text.content, block.start, block.end)
    )
    taken = {block.start for block in warning}
    return warning, "\n".join(text.content[each.start : each.end] for each in text.blocks if each.start not in taken)
