"""The prose of templates and what comes of it: figures typed in by hand, and slips of language in drafts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import nodes

from greenshoe.drafting import Draft
from greenshoe.library import DOCUMENT_ENDING
from greenshoe.linting.shelf import Sheet, Shelf
from greenshoe.linting.slip import Slip
from greenshoe.reading import read_html

RESIDUES = {
    "a value is missing": r"\bNone\b|\bUndefined\b",
    "marks of a template are left": r"[{}]|%\}",
    "a blank stands before a mark": r" [,;:.)](?!\w)",
    "a bracket is empty": r"\(\s*\)|“\s*”",
    "two marks follow each other": r",,|;;|;\.|,;|,\.|(?<!\.)\.\.(?!\.)|:\.",
    "“a” stands for “an”": r"(?<!Class )\b[Aa] (?:8|11\b|18\b|[aeio])",
    "“an” stands for “a”": r"\b[Aa]n (?:\$?[1-79]\d?\b(?<!11)(?<!18)|[bcdfghjklmnpqrstvwxyz])",
    "a word stands twice": r"\b(the|a|an|of|in|to|and|is|at|on|for|by|with) \1\b",
    "one is counted as many": r"\b1 (?:shares|notes|units|warrants|rights|days|months)\b",
    "a sentence begins with a small letter": r"(?<=[a-z)”]{3}\. )(?<!Corp\. )(?<!Inc\. )(?<!Ltd\. )[a-z]",
}
"""Slips that a machine can find in what a reader sees."""
_OTHERS_WORDS = ("open-points", "drafting-note", "contacts")
"""Parts of a document whose lines are no sentences of a template."""
_MARKS = re.compile(
    r"\{#.*?#\}|\{\{.*?\}\}|\{%.*?%\}|<(style|script|svg)\b.*?</\1>|<[^>]*>|&#?\w+;", re.DOTALL | re.IGNORECASE
)
_FIGURE = re.compile(r"[$€£]?\d[\d,.]*%?")
_CURE = "print the fact that it is, or write it in words"


def figures(shelf: Shelf) -> Iterator[Slip]:
    """Yield the figures typed into documents; a wording of the law cites the law, and may."""
    for name, sheet in shelf.sheets.items():
        if not name.startswith("law/") and shelf.is_ours(name):
            for line, text in sorted({*_in_prose(sheet), *_in_expressions(sheet)}):
                yield shelf.slip(name, line, f'the figure "{text}" is typed in by hand', _CURE)


def _in_prose(sheet: Sheet) -> Iterator[tuple[int, str]]:
    prose = _MARKS.sub(lambda mark: re.sub(r"[^\n]", " ", mark[0]), sheet.source)
    for found in _FIGURE.finditer(prose):
        yield prose.count("\n", 0, found.start()) + 1, found[0].rstrip(".,")


def _in_expressions(sheet: Sheet) -> Iterator[tuple[int, str]]:
    """Yield the figures in texts that expressions print: ``{{ "30 days" if final else "soon" }}``."""
    printed: list[Any] = list(sheet.tree.find_all(nodes.Output)) if sheet.tree else []
    for output in printed:
        for node in output.nodes:
            for text in _texts(node):
                for found in _FIGURE.finditer(text):
                    yield node.lineno, found[0].rstrip(".,")


def _texts(node: Any) -> Iterator[str]:
    if isinstance(node, nodes.Const) and isinstance(node.value, str) and "<" not in node.value:
        yield node.value
    elif isinstance(node, nodes.CondExpr):
        for side in (node.expr1, node.expr2):
            yield from _texts(side)
    elif isinstance(node, nodes.Concat):
        for each in node.nodes:
            yield from _texts(each)


def residues(shelf: Shelf, drafts: Iterable[Draft]) -> Iterator[Slip]:
    """Yield the slips of language in *drafts*, each once, with the template that its words stand in."""
    seen: set[tuple[str, str]] = set()
    for made in drafts:
        for what, quote in _slips(made):
            near = " ".join(re.findall(r"[a-z]+", quote.casefold()))
            if (what, near) in seen:
                continue
            seen.add((what, near))
            name, line = _place(shelf, made.document, quote)
            if shelf.is_ours(name):
                yield shelf.slip(
                    name, line, f"{what}: “…{quote}…”", "test for what is not stated, or mend the sentence"
                )


def _slips(made: Draft) -> Iterator[tuple[str, str]]:
    text = read_html(made.html)
    for block in text.blocks:
        if block.landmark in _OTHERS_WORDS:
            continue
        line = text.content[block.start : block.end]
        for what, pattern in RESIDUES.items():
            for found in re.finditer(pattern, line):
                yield what, line[max(0, found.start() - 40) : found.end() + 25]


def _place(shelf: Shelf, document: str, quote: str) -> tuple[str, int]:
    """Return the template and line that the longest run of words in *quote* stands in, or the document's first."""
    words = quote.split()[1:-1]
    for length in range(len(words), 1, -1):
        for start in range(len(words) - length + 1):
            run = " ".join(words[start : start + length])
            found = [(name, sheet.source.find(run)) for name, sheet in shelf.sheets.items() if run in sheet.source]
            if len(found) == 1:
                name, at = found[0]
                return name, shelf.sheets[name].source.count("\n", 0, at) + 1
    return f"documents/{document}{DOCUMENT_ENDING}", 1
