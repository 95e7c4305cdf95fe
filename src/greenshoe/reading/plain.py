"""Plain text and Markdown: hard wraps joined, blocks by blank lines, what is left of markup read through."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import replace

from greenshoe.reading import edgar
from greenshoe.reading.building import TextBuilder
from greenshoe.reading.lines import LONGEST_SHORT, add_lines, join_wraps
from greenshoe.reading.places import LineMap, line_starts
from greenshoe.reading.sourced import Sourced, joined, sourced
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
_UNSEEN = re.compile(r"\u00ad[ \t]*\n[ \t]*(?=[^\W\d_])|[\x00\u00ad\u200b\u2060\ufeff]")
_LINE_END = re.compile(r"\r\n?|\f")
_LINE = re.compile(r"\n")
_BLANK = re.compile(r"\n[ \t\u00a0]*\n\s*")
_TORN = re.compile(r"[\w,]\s*$")
_TAIL = 400
"""Characters at the end of a paragraph by which it is told whether a page break tore it."""
_CELL = re.compile(r"\|")


def read_plain(text: str, path: str = "-") -> Text:
    """Return what a reader sees in plain text or Markdown."""
    builder = TextBuilder(path)
    content = edgar.unwrapped(sourced(text))
    if "\r" in text or "\f" in text:
        content = content.replaced(_LINE_END, lambda end: "\n\n" if end.group() == "\f" else "\n")
    content = _clear(content.without(_UNSEEN))
    for paragraph in _rejoin(content.split(_BLANK)):
        _add_paragraph(builder, paragraph)
    read = builder.finish(LineMap(builder.places, line_starts(text)), notes=edgar.notes(text))
    return replace(read, source=text)


def read(content: str, path: str) -> Text:
    """Return what a reader sees in a file of this kind; a filing that holds a page is read as the page."""
    from greenshoe.reading import html

    return html.read_html(content, path) if edgar.holds_page(content) else read_plain(content, path)


def _clear(content: Sourced) -> Sourced:
    """Return *content* without what is left of markup: tags, escapes, links, emphasis."""
    text = content.text
    if "<" in text:
        content = content.replaced(_BREAK_TAG, "\n").without(_TAG)
    if "&" in text:
        content = content.replaced(_ENTITY, lambda match: html.unescape(match.group()))
    if "[" in text:
        content = content.reduced(_MARK, 1)
    if "](" in text:
        content = content.reduced(_LINK, 1)
    if "**" in text or "__" in text:
        content = content.reduced(_STRONG, 2)
    if "*" in text:
        content = content.reduced(_EMPHASIS, 1)
    return content.reduced(_ESCAPED, 1) if "\\" in text else content


def _rejoin(paragraphs: Iterator[Sourced]) -> Iterator[Sourced]:
    """Yield *paragraphs* with those joined that a page break tore apart inside a sentence."""
    held: list[Sourced] = []
    for paragraph in paragraphs:
        tail = held[-1].text[-_TAIL:] if held else ""
        long = len(held) > 1 or len(tail) > LONGEST_SHORT
        torn = long and paragraph.text[:1].islower() and _TORN.search(tail) and any("." in part.text for part in held)
        if held and not torn:
            yield joined(held, " ")
            held = []
        if torn:
            held[-1] = held[-1][: len(held[-1].text.rstrip())]
        held.append(paragraph)
    if held:
        yield joined(held, " ")


def _add_paragraph(builder: TextBuilder, paragraph: Sourced) -> None:
    lines = [line.stripped() for line in paragraph.split(_LINE) if line.text.strip() and not _RULE.match(line.text)]
    if lines and all(line.text.startswith("|") and line.text.endswith("|") for line in lines):
        _add_table(builder, lines)
        return
    for first, *rest in _groups(lines):
        if heading := _HEADING.match(first.text):
            title = first[heading.start(2) : heading.end(2)]
            builder.add(title, "heading", level=len(heading.group(1)))
            add_lines(builder, join_wraps(rest))
        elif bullet := _BULLET.match(first.text):
            builder.add(joined(join_wraps([first[bullet.end() :], *rest]), "\n"), "item")
        else:
            add_lines(builder, join_wraps([first, *rest]))


def _groups(lines: list[Sourced]) -> Iterator[list[Sourced]]:
    """Return the lines in groups, each begun by a bullet or a marked heading."""
    group: list[Sourced] = []
    for line in lines:
        if group and (_BULLET.match(line.text) or _HEADING.match(line.text) or _HEADING.match(group[-1].text)):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _add_table(builder: TextBuilder, lines: list[Sourced]) -> None:
    apart = "\n\n"
    for line in lines:
        edges = len(line.text) - len(line.text.lstrip("|")), len(line.text.rstrip("|"))
        cells = [cell.stripped() for cell in line[edges[0] : edges[1]].split(_CELL)]
        if all(re.fullmatch(r":?-*:?", cell.text) for cell in cells):
            continue
        for cell in cells:
            if cell.text:
                builder.add(cell, "cell", apart=apart)
                apart = "\t"
        apart = "\n"
