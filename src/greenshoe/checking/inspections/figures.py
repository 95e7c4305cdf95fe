"""Figures: every figure of a text ties to a fact of the deal, or stands where a number counts nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from decimal import Decimal

from greenshoe.checking.citing import citations_in
from greenshoe.checking.figures import Figure, figures_in
from greenshoe.checking.ledger import MISSING, Ledger, agrees, fact_at, written
from greenshoe.checking.numerals import NUMERAL, numeral
from greenshoe.checking.observation import Observation
from greenshoe.drafting.formatting import time_of_day
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.times import Time
from greenshoe.offering.values import OpenPoint
from greenshoe.text.document import Block, Text, Tie

NEEDS_DEAL = True

APART = frozenset({"contacts", "open-points", "drafting-note"})
"""Parts of a document whose numbers are no figures of the deal."""
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w|(?<!\w)\+\d{1,3}[\s(]")
_NUMBERED = re.compile(r"\s*\(?(?:\d{1,2}(?:\.\d{1,2}){0,3})[.)]?\s")
_OPEN_POINT = re.compile(r"\[●\s?\d*\]")
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S{1,300}|[\w.+-]{1,64}@[\w.-]{1,255}|(?<!\w)\+\d[\d\s().-]{6,30}\d|\(\d{3}\)\s?\d{3}-\d{4}"
)
_ENUMERATOR = re.compile(r"(?<![\w\d])\(\d{1,2}\)(?=\s)")
_NUMERAL_BEFORE = re.compile(rf"\b{NUMERAL}\s$", re.IGNORECASE)
_SENSIBLE_DECIMALS = 4
"""A fact with more decimals than these is printed rounded."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield every traced figure that is not the deal's, and every other figure that no fact of the deal supports."""
    if offering is None:
        return
    yield from _ties(text, offering)
    yield from _untied(text, Ledger(offering), law)


def _ties(text: Text, offering: Offering) -> Iterator[Observation]:
    for tie in text.ties:
        fact = fact_at(offering, tie.fact)
        shown = text.content[tie.start : tie.end]
        quote = text.quote(tie.start, tie.end)
        if fact is MISSING or fact is None or isinstance(fact, OpenPoint):
            what = f'"{shown}" is tied to {tie.fact}, which the deal does not state'
            yield Observation(what, quote, "state it in the deal file, or take it out of the text", (tie.fact,))
        elif not _holds(tie.value, fact):
            what = f'"{shown}" stands for {tie.value}, but the deal says {written(fact)}'
            yield Observation(what, quote, f"draft again, or write {written(fact)}", (tie.fact,))
        elif not _reads(shown, tie, fact):
            what = f'"{shown}" does not read as {tie.value}, which the deal says'
            yield Observation(what, quote, f"write {tie.value}", (tie.fact,))


def _holds(value: str, fact: object) -> bool:
    """Return whether the *value* of a trace is still the deal's; a paragraph of a longer text is."""
    if isinstance(fact, str):
        return _plain(value) in _plain(fact)
    return value == written(fact)


def _reads(shown: str, tie: Tie, fact: object) -> bool:
    if isinstance(fact, str):
        return _plain(shown) == _plain(tie.value)
    if isinstance(fact, Time):
        return _plain(shown) == _plain(time_of_day(fact))
    figures = figures_in(shown)
    if not figures:
        return _in_words(shown, fact)
    rounded = _decimals(fact) > _SENSIBLE_DECIMALS and figures[0].step < 1
    return len(figures) == 1 and agrees(figures[0], fact, rounded=rounded)


def _in_words(shown: str, fact: object) -> bool:
    if not isinstance(fact, int) or re.fullmatch(NUMERAL, shown.strip(), re.IGNORECASE) is None:
        return False
    return numeral(shown) == fact


def _decimals(fact: object) -> int:
    amount = getattr(fact, "amount", getattr(fact, "points", fact))
    exponent = amount.normalize().as_tuple().exponent if isinstance(amount, Decimal) else 0
    return -exponent if isinstance(exponent, int) else 0


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).replace("’", "'").casefold().split())


def _untied(text: Text, ledger: Ledger, law: Law) -> Iterator[Observation]:
    apart = bytearray(len(text.content))
    for start, end in (*_apart(text), *citations_in(text.content, law.style.citations)):
        apart[start:end] = b"\1" * (end - start)
    approximating = _approximating(law)
    for figure in figures_in(text.content):
        if any(apart[figure.start : figure.end]):
            continue
        if not ledger.supports(figure, rounded=_is_rounded(text, figure, approximating)):
            what = f'no fact of the deal is "{figure.text}"'
            cure = "print the fact itself, or state it in the deal file"
            yield Observation(what, text.quote(figure.start, figure.end), cure)


def _approximating(law: Law) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in law.style.approximating) or "approximately"
    return re.compile(rf"(?:{words})\s+$", re.IGNORECASE)


def _is_rounded(text: Text, figure: Figure, approximating: re.Pattern[str]) -> bool:
    return figure.step < 1 or approximating.search(text.content[max(0, figure.start - 30) : figure.start]) is not None


def _apart(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the stretches whose numbers are no figures: ties, contacts, addresses, numbering, open points."""
    yield from ((tie.start, tie.end) for tie in text.ties)
    for block in text.blocks:
        yield from _apart_in(text.content, block)
    for pattern in (_OPEN_POINT, _ADDRESS):
        yield from _spans(pattern.finditer(text.content))
    # "(12)" numbers an item, unless it repeats a number in words: "twelve (12) months".
    yield from _spans(
        match
        for match in _ENUMERATOR.finditer(text.content)
        if not _NUMERAL_BEFORE.search(text.content[max(0, match.start() - 60) : match.start()])
    )


def _apart_in(content: str, block: Block) -> Iterator[tuple[int, int]]:
    if block.landmark in APART or _CONTACT.search(content, block.start, block.end):
        yield block.start, block.end
    numbering = _NUMBERED.match(content, block.start, block.end)
    if numbering and block.kind in ("heading", "item"):
        yield numbering.span()


def _spans(matches: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    return (match.span() for match in matches)
