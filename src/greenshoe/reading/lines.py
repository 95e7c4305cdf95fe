"""Lines of one block: those joined that a width broke, and those told apart that stand for themselves."""

from __future__ import annotations

import re

from greenshoe.reading.building import TextBuilder, looks_like_heading
from greenshoe.reading.sourced import Sourced, joined, put

LONGEST_SHORT = 60
"""Characters; a block whose longest line is shorter was not wrapped to a width."""
_NEARLY_FULL = 0.7
_PROSE = 200
"""Characters; a line so long is a paragraph, so single line breaks part paragraphs."""
_ADDRESS = re.compile(r"[\w.+-]{1,64}@")
_HYPHENATED = re.compile(r"[^\W\d_][-\u2010]$")


def join_wraps(lines: list[Sourced]) -> list[Sourced]:
    """Return *lines* with those joined that were only broken to fit a width."""
    width = max((len(line.text) for line in lines), default=0)
    groups: list[list[Sourced]] = []
    last = ""
    for line in lines:
        if groups and _is_wrap(last, line.text, width):
            if not (_HYPHENATED.search(last[-2:]) and line.text[0].islower()):
                groups[-1].append(put(" "))
            groups[-1].append(line)
        else:
            groups.append([line])
        last = line.text
    return [joined(group) if len(group) > 1 else group[0] for group in groups]


def _is_wrap(line: str, following: str, width: int) -> bool:
    """Say whether the break after *line* only comes from the *width* of the page."""
    if following[0].islower() and line[-1] not in ".!?:" and not _ADDRESS.match(following):
        return True
    if width < LONGEST_SHORT or len(line) >= 2 * _PROSE:
        return False
    full = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    return full or (len(line) > _NEARLY_FULL * width and line[-1] not in ".!?:")


def add_lines(builder: TextBuilder, lines: list[Sourced], landmark: str | None = None) -> None:
    """Add the lines of one block: a heading of its own where the first is one; separately where they are prose."""
    longest = [0] * (len(lines) + 1)
    for place in range(len(lines) - 1, -1, -1):
        longest[place] = max(longest[place + 1], len(lines[place].text))
    for place, line in enumerate(lines):
        following = lines[place + 1].text if place + 1 < len(lines) else None
        stands_over = following is None or len(following) > max(len(line.text), LONGEST_SHORT)
        if stands_over and looks_like_heading(line.text):
            builder.add(line, "heading", level=2, landmark=landmark)
        elif following is not None and longest[place] > _PROSE:
            builder.add(line, landmark=landmark)
        else:
            builder.add(joined(lines[place:], "\n"), landmark=landmark)
            return
