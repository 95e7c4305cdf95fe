"""Figures: the amounts, percentages, dates and counts that stand in a text, with their exact value and precision."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from greenshoe.checking.numerals import NUMERAL, numeral

FigureKind = Literal["money", "percent", "date", "month", "day", "number", "time"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = r"(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|Sep(?:tember|t?\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"  # noqa: E501
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_SCALES = {
    "": 1,
    "thousand": 10**3,
    "k": 10**3,
    "million": 10**6,
    "mn": 10**6,
    "m": 10**6,
    "mm": 10**6,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
}
_SCALE = r"(?:[\s-]{0,2}(?P<scale>[Tt]housand|[Mm]illion|[Bb]illion|mn|bn)\b|(?P<letter>MM|[mkMKB])\b)?"
_DIGITS = r"(?P<digits>\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,10})?|\d{1,15}(?:\.\d{1,10})?)(?!\d)"
_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "BMD", "KYD", "JMD", "BSD", "BBD", "TTD"})
_SIGNS: dict[str, Set[str]] = {
    "$": _DOLLARS, "US$": {"USD"}, "U.S.$": {"USD"}, "USD$": {"USD"}, "C$": {"CAD"}, "CA$": {"CAD"}, "CAD$": {"CAD"},
    "CDN$": {"CAD"}, "A$": {"AUD"}, "AU$": {"AUD"}, "NZ$": {"NZD"}, "HK$": {"HKD"}, "S$": {"SGD"}, "NT$": {"TWD"},
    "€": {"EUR"}, "£": {"GBP"}, "¥": {"JPY", "CNY"}, "₪": {"ILS"}, "₩": {"KRW"}, "₹": {"INR"}, "R$": {"BRL"},
}  # fmt: skip
_CODES = [
    "USD",
    "EUR",
    "GBP",
    "CHF",
    "CAD",
    "AUD",
    "NZD",
    "HKD",
    "SGD",
    "JPY",
    "CNY",
    "RMB",
    "NOK",
    "SEK",
    "DKK",
    "ISK",
    "ILS",
    "NIS",
    "KRW",
    "INR",
    "ZAR",
    "PLN",
    "BRL",
    "MXN",
]
_CURRENCY = "|".join(re.escape(sign) for sign in sorted([*_SIGNS, *_CODES], key=len, reverse=True))
_NAMES: dict[str, Set[str]] = {"dollar": _DOLLARS, "euro": {"EUR"}, "pound": {"GBP"}, "yen": {"JPY"}, "franc": {"CHF"}}
_UNIT = r"(?:[\s-]{1,2}(?P<unit>business day|day|week|month|year)s?\b)?"
# A figure does not begin inside a word or another number, nor after the hyphen of a name such as SACT-1.
_BEGIN = r"(?<![\w.])(?:(?<=[Ff]or-)|(?<![A-Za-z®™\])][-‐‑–/]))(?<!\d[,/:])(?<![\w)]\()"

_PATTERNS: tuple[tuple[FigureKind, re.Pattern[str]], ...] = (
    ("date", re.compile(rf"\b{_MONTH}\s{{1,2}}{_DAY},?\s{{1,2}}{_YEAR}\b", re.IGNORECASE)),
    ("date", re.compile(rf"\b{_DAY}(?:\s{{1,2}}|-){_MONTH},?(?:\s{{1,2}}|-){_YEAR}\b", re.IGNORECASE)),
    ("date", re.compile(rf"\b{_YEAR}-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])\b")),
    ("month", re.compile(rf"\b{_MONTH}\s{{1,2}}{_YEAR}\b", re.IGNORECASE)),
    ("day", re.compile(rf"\b{_MONTH}\s{{1,2}}{_DAY}(?![\d,.]?\d)", re.IGNORECASE)),
    ("day", re.compile(rf"\b{_DAY}\s{{1,2}}{_MONTH}(?!\w)", re.IGNORECASE)),
    ("time", re.compile(r"\b(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)")),
    ("money", re.compile(rf"(?<![A-Za-z])(?P<currency>{_CURRENCY})\s?{_DIGITS}{_SCALE}")),
    (
        "money",
        re.compile(
            rf"{_BEGIN}{_DIGITS}{_SCALE}\s(?:(?:U\.S\.|US|Canadian|Hong Kong)\s)?"
            rf"(?P<currency>dollar|euro|pound|yen|franc|{'|'.join(_CODES)})s?\b"
        ),
    ),
    ("percent", re.compile(rf"{_BEGIN}{_DIGITS}\s?(?:%|per\s?cent\b|percentage points?\b)", re.IGNORECASE)),
    ("percent", re.compile(rf"\b(?P<words>{NUMERAL})\s(?:per\s?cent\b)", re.IGNORECASE)),
    ("number", re.compile(rf"{_BEGIN}{_DIGITS}{_SCALE}(?![A-Za-z(]|-[A-Z]\b){_UNIT}")),
    (
        "number",
        re.compile(
            rf"\b(?P<words>{NUMERAL})(?:[\s-](?P<scale>thousand|million|billion)\b{_UNIT}"
            r"|[\s-]{1,2}(?P<only>business day|day|week|month|year)s?\b)",
            re.IGNORECASE,
        ),
    ),
)


@dataclass(frozen=True)
class Figure:
    """One figure of a text: ``content[start:end] == text``."""

    kind: FigureKind
    value: Decimal | date | str
    """Of a month, its first day; of a day without a year, that day of the year 4; of a time, its text."""
    text: str
    start: int
    end: int
    step: Decimal = Decimal(1)
    """What one more in the last place printed adds: 100,000 for ``$3.0 million``."""
    currencies: frozenset[str] = frozenset()
    """The currencies that its sign can mean."""
    unit: str | None = None
    """Of a period: ``month``."""

    @property
    def number(self) -> Decimal:
        """The value of an amount, percentage or count; raise ValueError for a date or a time."""
        if not isinstance(self.value, Decimal):
            raise ValueError(f"{self.text} is no number")
        return self.value


def figures_in(content: str, start: int = 0, end: int | None = None) -> tuple[Figure, ...]:
    """Return the figures of ``content[start:end]`` in their order, none inside another."""
    stop = len(content) if end is None else end
    found: list[Figure] = []
    taken = bytearray(max(0, stop - start))
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(content, start, stop):
            place = slice(match.start() - start, match.end() - start)
            if any(taken[place]):
                continue  # a pattern that comes before has read it
            figure = _figure(kind, match)
            if figure is not None:
                taken[place] = b"\1" * (place.stop - place.start)
                found.append(figure)
    return tuple(sorted(found, key=lambda figure: figure.start))


def _figure(kind: FigureKind, match: re.Match[str]) -> Figure | None:
    parts = match.groupdict()
    text, start, end = match[0], match.start(), match.end()
    if kind == "time":
        return Figure(kind, text, text, start, end)
    if kind in ("date", "month", "day"):
        day = _date(parts)
        return None if day is None else Figure(kind, day, text, start, end)
    value, step = _amount(parts)
    unit = parts.get("unit") or parts.get("only")
    currencies = _currencies(parts.get("currency"))
    return Figure(kind, value, text, start, end, step, currencies, unit.lower() if unit else None)


def _date(parts: dict[str, str | None]) -> date | None:
    name = (parts["month"] or "").lower().rstrip(".")
    month = int(name) if name.isdigit() else next(i for i, full in enumerate(_MONTHS, 1) if full.startswith(name[:3]))
    try:
        return date(int(parts.get("year") or 4), month, int(parts.get("day") or 1))
    except ValueError:
        return None


def _amount(parts: dict[str, str | None]) -> tuple[Decimal, Decimal]:
    scale = Decimal(_SCALES[(parts.get("scale") or parts.get("letter") or "").lower()])
    if words := parts.get("words"):
        return numeral(words) * scale, scale
    digits = (parts["digits"] or "").replace(",", "")
    decimals = len(digits.partition(".")[2])
    return Decimal(digits) * scale, scale.scaleb(-decimals)


def _currencies(written: str | None) -> frozenset[str]:
    if written is None:
        return frozenset()
    code = {"RMB": "CNY", "NIS": "ILS"}.get(written, written)
    return frozenset(_SIGNS.get(written) or _NAMES.get(written.lower()) or {code})
