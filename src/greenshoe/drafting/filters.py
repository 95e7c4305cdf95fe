"""Filters and tests that templates use on facts: styles of figures, lists, links."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape
from num2words import num2words

from greenshoe.drafting import formatting
from greenshoe.drafting.faults import path_of
from greenshoe.drafting.naming import listed
from greenshoe.drafting.tracing import TemplateMistake, Traced, excerpt, is_open, restyled, untraced
from greenshoe.offering.times import Time
from greenshoe.offering.values import Money, Percent, Period


def _styled(style: Callable[[Any], str], *types: type) -> Callable[[object], object]:
    def apply(fact: object) -> object:
        value = untraced(fact)
        if is_open(fact):
            return fact
        if not isinstance(value, types):
            raise TemplateMistake(f"{value!r} cannot be printed as {style.__name__.replace('_', ' ')}")
        return restyled(fact, style(value))

    return apply


def about_money(fact: object) -> object:
    """Return an amount as prose has it: ``approximately $990.2 million``; as ``$75 million`` where nothing is lost.

    What is rounded is no longer the fact, and a check reads it against the deal by its "approximately".
    """
    shown = _styled(formatting.short_money, Money)(fact)
    rounded = None if is_open(fact) else formatting.about_money(untraced(fact))
    path = path_of(fact) if isinstance(fact, Traced) else ""
    return Markup('approximately <span data-rounded="{}">{}</span>').format(path, rounded) if rounded else shown


def year(fact: object) -> object:
    """Return the year of a date: ``2023``."""
    return fact if is_open(fact) else restyled(fact, str(untraced(fact).year))


def an(fact: object) -> Markup:
    """Put the indefinite article before: ``an 8%``, ``a $3 million``."""
    return Markup("{} {}").format(formatting.article(str(fact)), fact)


def plain(fact: object) -> str:
    """Return the text of a fact without its trace, for an attribute or a title."""
    return str(fact)


def upper_first(fact: object) -> object:
    """Return the text with its first letter in upper case, as at the start of a sentence."""
    text = str(fact)
    if not isinstance(fact, Traced) and hasattr(fact, "__html__"):
        html = re.sub(r"^((?:<[^>]*>)*)(\w)", lambda match: match[1] + match[2].upper(), fact.__html__())
        return Markup(html)  # noqa: S704 - it was markup before its first letter changed
    return restyled(fact, text[:1].upper() + text[1:])


def upper(fact: object) -> object:
    """Return the text in capitals, as a dateline has its cities."""
    return restyled(fact, str(fact).upper())


_SMALL = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "or", "the", "to", "with", "due"})
"""Words that a headline does not capitalize; securities are "Notes due 2031" in any case."""


def titled(fact: object) -> object:
    """Return the text with its words capitalized, as in a headline: ``$3 Million``, ``Shares of Common Stock``."""
    return restyled(fact, re.sub(r"(?<!\S)[a-z]\S*", lambda word: _headed(word[0]), str(fact)))


def _headed(word: str) -> str:
    return word if word in _SMALL else word[0].upper() + word[1:]


def ordinal(number: object) -> str:
    """Return the ordinal of a small number in words, which counts and is no figure: ``first``, ``second``."""
    return str(num2words(untraced(number), to="ordinal"))


def lower_first(fact: object) -> object:
    """Return the text with its first letter in lower case."""
    text = str(fact)
    return restyled(fact, text[:1].lower() + text[1:])


def possessive(fact: object) -> Markup:
    """Return the possessive: ``Aptorum’s``."""
    return Markup("{}’s").format(fact)


def plural(number: object, one: str, many: str) -> str:
    """Return *one* for the number 1 (or a list of one), *many* else."""
    value = untraced(number)
    count = len(value) if isinstance(value, (tuple, list)) else value
    return one if count == 1 else many


def paragraphs(fact: object) -> Markup:
    """Return text whose paragraphs stand apart by blank lines as ``<p>`` elements."""
    if is_open(fact):
        return Markup("<p>{}</p>").format(fact)
    pieces = [" ".join(piece.split()) for piece in re.split(r"\n\s*\n", str(fact)) if piece.strip()]
    return Markup("\n").join(Markup("<p>{}</p>").format(excerpt(fact, piece)) for piece in pieces)


_ITEM = re.compile(r"<li>(.*?)</li>", re.DOTALL)


def run_in(markup: str, separator: str = ";", conjunction: str = "and") -> Markup:
    """Join the ``<li>`` items of a block into running text: ``a; b; and c``."""
    items = [Markup(" ".join(item.split())) for item in _ITEM.findall(str(markup))]  # noqa: S704 - rendered already
    if separator == ",":
        return listed(items, conjunction)
    if len(items) <= 2:
        return Markup(" {} ").format(conjunction).join(items)
    last = Markup("{} {}").format(conjunction, items[-1])
    return Markup("{} ").format(separator).join([*items[:-1], last])


def href(fact: object) -> str:
    """Return a web address as a link's target; an open point links nowhere."""
    address = str(fact)
    if not re.fullmatch(r"(https?://)?[\w\-]+(\.[\w\-]+)+(/[^\s\"<>]*)?", address):
        raise TemplateMistake(f"{address!r} is no web address and cannot be linked")
    return address if address.startswith("http") else f"https://{address}"


def mailto(fact: object) -> Markup:
    """Return an e-mail address as a link; an open point without one."""
    return escape(fact) if is_open(fact) else Markup('<a href="mailto:{}">{}</a>').format(plain(fact), fact)


FILTERS: dict[str, Callable[..., Any]] = {
    "money": _styled(formatting.money, Money),
    "short_money": _styled(formatting.short_money, Money),
    "about_money": about_money,
    "percent": _styled(formatting.percent, Percent),
    "date": _styled(formatting.in_full, date),
    "number": _styled(formatting.figure, int, Decimal),
    "words": _styled(formatting.words, int, Period),
    "time": _styled(formatting.time_of_day, Time),
    "year": year,
    "an": an,
    "plain": plain,
    "upper": upper,
    "upper_first": upper_first,
    "lower_first": lower_first,
    "titled": titled,
    "ordinal": ordinal,
    "possessive": possessive,
    "plural": plural,
    "paragraphs": paragraphs,
    "listed": listed,
    "run_in": run_in,
    "href": href,
    "mailto": mailto,
}
TESTS: dict[str, Callable[[object], bool]] = {
    "open": is_open,
    "known": lambda fact: untraced(fact) is not None and not is_open(fact),
    "stated": lambda fact: untraced(fact) is not None,
    "none": lambda fact: untraced(fact) is None,
}
