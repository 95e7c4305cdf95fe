"""Plain text and Markdown: hard wraps joined, blocks by blank lines, what is left of markup read through."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from greenshoe.reading.building import TextBuilder, looks_like_heading
from greenshoe.text.document import Text

ENDINGS = (".txt", ".text", ".md", ".markdown")
"""Endings of the files that this module reads."""

_TAG = re.compile(
    r"</?(?:u|b|i|em|strong|sup|sub|p|br|span|div|font|a|small|center|ins|del|s|h[1-6]|mark)\b[^<>]{0,300}>",
    re.IGNORECASE,
)
_BREAK_TAG = re.compile(r"<(?:br|/p|/div|/h[1-6])\b[^<>]{0,300}>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!\"#$%&'()*+,./:;<=>?@\[\\\]^_`{|}~-])")
_ENTITY = re.compile(r"&(?:#x?[0-9a-fA-F]{1,6}|[A-Za-z]{2,8}\d{0,2});")
_MARK = re.compile(r"\[(\u00ae|\u2122|\u2120|\u00a9)\]")
_LINK = re.compile(r"!?\[([^\[\]\n]{1,300})\]\((?:[^()\s]|\([^()\s]{0,200}\)){1,2000}(?:\s\"[^\"\n]{0,300}\")?\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.{1,2000}?\S?)\1")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*\n]{1,500}?)(?<=[^\s*])\*(?![\w*])")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"(?:[-*+\u2022\u25cf\u25aa\u25e6\u00b7\u2023\u2043\uf0b7])[ \t]+(?=\S)")
_RULE = re.compile(r"\s*(?:[-*_=#~]\s?){3,}\s*$|\s*-{2,}\s*\n?$")
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_WRAPPED_AT = 60
"""Characters; a block whose longest line is shorter was not wrapped to a width."""
_NEARLY_FULL = 0.7
_PROSE = 200
"""Characters; a line so long is a paragraph, so single line breaks part paragraphs."""


def read_plain(text: str, path: str = "-") -> Text:
    """Return what a reader sees in plain text or Markdown."""
    builder = TextBuilder(path)
    text = _UNSEEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n"))
    for paragraph in _rejoin(re.split(r"\n[ \t\u00a0]*\n\s*", _clear(text))):
        _add_paragraph(builder, paragraph)
    return builder.finish()


def read(content: str, path: str) -> Text:
    """Return what a reader sees in a file of this kind."""
    return read_plain(content, path)


def _clear(text: str) -> str:
    """Return *text* without what is left of markup: tags, escapes, links, emphasis."""
    text = _TAG.sub("", _BREAK_TAG.sub("\n", text))
    if "&" in text:
        text = _ENTITY.sub(lambda match: html.unescape(match.group()), text)
    text = _MARK.sub(r"\1", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "**" in text or "__" in text:
        text = _STRONG.sub(r"\2", text)
    if "*" in text:
        text = _EMPHASIS.sub(r"\1", text)
    return _ESCAPED.sub(r"\1", text) if "\\" in text else text


def _rejoin(paragraphs: list[str]) -> list[str]:
    """Return *paragraphs* with those joined that a page break tore apart inside a sentence."""
    joined: list[str] = []
    for paragraph in paragraphs:
        torn = joined and len(joined[-1]) > _WRAPPED_AT and re.search(r"[\w,]\s*$", joined[-1])
        if torn and paragraph[:1].islower() and "." in joined[-1]:
            joined[-1] = f"{joined[-1].rstrip()} {paragraph}"
        else:
            joined.append(paragraph)
    return joined


def _add_paragraph(builder: TextBuilder, paragraph: str) -> None:
    lines = [line.strip() for line in paragraph.split("\n") if line.strip() and not _RULE.match(line)]
    if lines and all(line.startswith("|") and line.endswith("|") for line in lines):
        _add_table(builder, lines)
        return
    for first, *rest in _groups(lines):
        if heading := _HEADING.match(first):
            builder.add(heading.group(2), "heading", level=len(heading.group(1)))
            add_lines(builder, join_wraps(rest))
        elif bullet := _BULLET.match(first):
            builder.add("\n".join(join_wraps([first[bullet.end() :], *rest])), "item")
        else:
            add_lines(builder, join_wraps([first, *rest]))


def _groups(lines: list[str]) -> Iterator[list[str]]:
    """Return the lines in groups, each begun by a bullet or a marked heading."""
    group: list[str] = []
    for line in lines:
        if group and (_BULLET.match(line) or _HEADING.match(line) or _HEADING.match(group[-1])):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def join_wraps(lines: list[str]) -> list[str]:
    """Return *lines* with those joined that were only broken to fit a width."""
    width = max(map(len, lines), default=0)
    joined = lines[:1]
    last = lines[0] if lines else ""
    for line in lines[1:]:
        if _is_wrap(last, line, width):
            hyphenated = re.search(r"[^\W\d_]-$", joined[-1]) and line[0].islower()
            joined[-1] += line if hyphenated else " " + line
        else:
            joined.append(line)
        last = line
    return joined


def _is_wrap(line: str, following: str, width: int) -> bool:
    """Say whether the break after *line* only comes from the *width* of the page."""
    if following[0].islower() and line[-1] not in ".!?:":
        return True
    if width < _WRAPPED_AT or len(line) >= 2 * _PROSE:
        return False
    full = len(line) + 1 + len(following.split(maxsplit=1)[0]) > width
    return full or (len(line) > _NEARLY_FULL * width and line[-1] not in ".!?:")


def add_lines(builder: TextBuilder, lines: list[str], landmark: str | None = None) -> None:
    """Add the lines of one block: a heading of its own where the first is one; separately where they are prose."""
    if not lines:
        return
    stands_over = len(lines) == 1 or len(lines[1]) > max(len(lines[0]), _WRAPPED_AT)
    if looks_like_heading(lines[0]) and stands_over:
        builder.add(lines[0], "heading", level=2, landmark=landmark)
        add_lines(builder, lines[1:], landmark)
    elif len(lines) > 1 and max(map(len, lines)) > _PROSE:
        builder.add(lines[0], landmark=landmark)
        add_lines(builder, lines[1:], landmark)
    else:
        builder.add("\n".join(lines), landmark=landmark)


def _add_table(builder: TextBuilder, lines: list[str]) -> None:
    apart = "\n\n"
    for line in lines:
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if all(re.fullmatch(r":?-*:?", cell) for cell in cells):
            continue
        for cell in cells:
            if cell:
                builder.add(cell, "cell", apart=apart)
                apart = "\t"
        apart = "\n"
