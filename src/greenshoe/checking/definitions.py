"""Definitions: where a text defines its terms, and where it uses them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from greenshoe.text.document import Block, Quote, Text
from greenshoe.text.sentences import split_sentences

_GROUP = re.compile(r"\((?P<body>[^()]{0,240})\)")
_CAPITAL = "A-ZÀ-ÖØ-Þ"
_QUOTED = re.compile(rf"[\"“”](?P<term>[{_CAPITAL}][^\"“”()]{{0,58}})[\"”“]")
_MEANS = re.compile(rf"[\"“](?P<term>[{_CAPITAL}][^\"“”()]{{0,58}})[\"”]\s(?:means|shall mean|has the meaning)\b")
_CONNECTING = frozenset({
    "the", "a", "an", "each", "or", "and", "together", "collectively", "as", "such", "individually",
    "hereinafter", "hereafter", "herein", "our", "we", "us", "this", "these", "referred", "to", "with", "any",
    "of", "its", "subsidiaries", "all", "respectively", "also", "called", "known",
})  # fmt: skip
"""Words that may stand beside the quoted terms of a definition; others show that the quotes are something else."""
_JOINING = frozenset({"together", "collectively"})
"""Words that open a definition of several parties, some of them by name: together with Example Bank, the “Agents”."""
_ONE_OF_SEVERAL = frozenset({"each", "a", "an", "any"})
"""Words beside a term that is defined for one of several things, and may be used of more: ``each, a "Unit"``."""
_BARE = re.compile(
    rf"\((?:the|each,? an?|collectively,? the)\s(?P<term>[{_CAPITAL}][\w&’'-]*(?:\s[{_CAPITAL}][\w&’'-]*){{0,3}})\)"
)
_DETERMINED = re.compile(r"\b(?P<determiner>[Tt]he|[Ss]uch|[Tt]hese|[Tt]hose|[Tt]his|[Aa]ll|[Bb]oth)\s$")
_NAME_BEFORE = re.compile(rf"\b(?P<word>[{_CAPITAL}][\w&.’'-]*|&)\s$")
_NAME_AFTER = re.compile(rf"\s(?:and\s(?:Continuing|Exchange|Futures|Investments?)\b|&\s|[{_CAPITAL}][\w’'-]*)")
_YEAR_AFTER = re.compile(r"\sof\s(?:18|19|20)\d\d\b")
_OPENING_WORDS = frozenset({
    "The", "This", "That", "These", "Those", "Each", "Any", "All", "Such", "Both", "No", "If", "When", "While",
    "Upon", "Under", "Pursuant", "In", "On", "At", "For", "From", "To", "Of", "By", "As", "With", "Holders",
    "Neither", "Every", "Certain", "Other", "Our", "Its", "Per", "And", "Or", "Subject", "Following", "After",
    "Before", "Until",
})  # fmt: skip
"""Capitalized words that begin a sentence and are no part of the name that follows."""


@dataclass(frozen=True)
class Defined:
    """One term where the text defines it."""

    term: str
    quote: Quote
    group: int
    """Number of the parenthesis; one may define several terms."""
    each: bool = False
    """Whether it defines one of several: ``each, a "Unit"``."""


def definitions_in(text: Text) -> tuple[Defined, ...]:
    """Return the terms that *text* defines, in its order."""
    found = [*_parenthesized(text), *_meanings(text)]
    return tuple(sorted(found, key=lambda defined: defined.quote.start))


def _parenthesized(text: Text) -> Iterator[Defined]:
    for group, match in enumerate(_GROUP.finditer(text.content)):
        body, start = match["body"], match.start("body")
        terms = list(_QUOTED.finditer(body))
        beside = re.findall(r"[A-Za-z’']+", _QUOTED.sub(" ", body).lower())
        if terms and (all(word in _CONNECTING for word in beside) or beside[0] in _JOINING):
            for term in terms:
                yield Defined(
                    term["term"].strip(" ,.’'"),
                    text.quote(start + term.start(), start + term.end()),
                    group,
                    not _ONE_OF_SEVERAL.isdisjoint(beside),
                )
        elif bare := _BARE.fullmatch(match[0]):
            yield Defined(bare["term"], text.quote(*match.span()), group)


def _meanings(text: Text) -> Iterator[Defined]:
    for number, match in enumerate(_MEANS.finditer(text.content), start=1_000_000):
        yield Defined(match["term"], text.quote(*match.span()), number)


@dataclass(frozen=True)
class Use:
    """One place where a term is used."""

    quote: Quote
    determined: bool
    """Whether ``the``, ``such`` or the like stands before it."""


class Usage:
    """Where a text uses its terms; each term is looked for once."""

    def __init__(self, text: Text) -> None:
        """Look into *text*."""
        self._text = text
        self._uses: dict[str, tuple[Use, ...]] = {}

    def of(self, term: str) -> tuple[Use, ...]:
        """Return where *term* is used as it is written, by itself and not as part of a longer name, in order.

        Headings do not count, nor do the quotes of a definition.
        """
        if term not in self._uses:
            self._uses[term] = tuple(_uses_of(term, self._text))
        return self._uses[term]

    def written_out(self, term: str) -> bool:
        """Return whether the text has the full name that *term* is short for: the Securities Act of 1933."""
        content = self._text.content
        if term.isupper():
            letters = r"\w+\s(?:and\s|of\s|the\s)?".join(term)
            return re.search(rf"\b{letters}\w+", content) is not None
        return any(_YEAR_AFTER.match(content, end) for _, end in places_of(term, content))

    def sentence_start(self, place: int) -> int:
        """Return where the sentence around *place* begins."""
        index = bisect_right(self._sentence_starts, place) - 1
        return self._sentence_starts[index] if index >= 0 else place

    @cached_property
    def _sentence_starts(self) -> tuple[int, ...]:
        content = self._text.content
        return tuple(
            start for block in self._text.blocks for start, _ in split_sentences(content, block.start, block.end)
        )


def _uses_of(term: str, text: Text) -> Iterator[Use]:
    for start, end in places_of(term, text.content):
        block = block_at(text, start)
        if block is None or _beside(text.content, start - 1, "“\"‘'&/-") or _beside(text.content, end, '”"&/-'):
            continue
        if is_prose(text, block):
            before = text.content[max(block.start, start - 40) : start]
            if not _part_of_a_name(before, text.content[end : min(block.end, end + 60)]):
                yield Use(text.quote(start, end), _DETERMINED.search(before) is not None)


def places_of(term: str, content: str, start: int = 0) -> Iterator[tuple[int, int]]:
    """Yield where *term* stands in *content* from *start* on, as whole words."""
    place = content.find(term, start)
    while place >= 0:
        end = place + len(term)
        if not _in_a_word(content, place - 1) and not _in_a_word(content, end):
            yield place, end
        place = content.find(term, end)


def _in_a_word(content: str, place: int) -> bool:
    return 0 <= place < len(content) and (content[place].isalnum() or content[place] == "_")


def _beside(content: str, place: int, signs: str) -> bool:
    return 0 <= place < len(content) and content[place] in signs


def _part_of_a_name(before: str, after: str) -> bool:
    name = _NAME_BEFORE.search(before)
    if name and name["word"] not in _OPENING_WORDS:
        return True
    return _NAME_AFTER.match(after) is not None


def block_at(text: Text, place: int) -> Block | None:
    """Return the block that *place* stands in."""
    index = bisect_right(text.blocks, place, key=lambda block: block.start) - 1
    return text.blocks[index] if index >= 0 and place < text.blocks[index].end else None


def is_prose(text: Text, block: Block) -> bool:
    """Return whether *block* is running text: no heading, and with a full stop or long enough for one."""
    if block.kind in ("title", "heading"):
        return False
    stretch = text.content[block.start : block.end].rstrip()
    return block.kind == "cell" or len(stretch) > 160 or stretch.endswith((".", ".”", '."', ";", ":", ","))


def variant(term: str) -> str | None:
    """Return the plural of a singular *term* and the singular of a plural one, by its last word; None for neither."""
    if term.endswith(("ss", "us", "is")) or not term[-1].isalpha() or term.isupper():
        return None
    if term.endswith("ies"):
        return term[:-3] + "y"
    if term.endswith("s"):
        return term[:-1]
    if term.endswith("y") and term[-2:-1] not in "aeiou":
        return term[:-1] + "ies"
    return term + "s"
