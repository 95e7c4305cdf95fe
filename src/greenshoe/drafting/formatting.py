"""How a fact reads in a document: amounts, rates, dates and counts in the wire's style, in American English."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from zoneinfo import ZoneInfo

from babel.dates import format_date, get_timezone_name
from babel.numbers import format_decimal, get_currency_symbol
from num2words import num2words

from greenshoe.offering.times import Time
from greenshoe.offering.values import Money, Percent, Period

LOCALE = "en_US"
_SCALES = ((10**9, "billion"), (10**6, "million"))
_FINE_BELOW = 10
"""Millions below which prose keeps two decimals."""


def figure(number: Decimal | int) -> str:
    """Return *number* with thousands separators and no superfluous zeros: ``2,500,000``, ``1.5``."""
    return str(format_decimal(Decimal(number).normalize(), format="#,##0.##########", locale=LOCALE))


def symbol(currency: str) -> str:
    """Return the sign that goes before an amount: ``$``, ``€``, ``HK$``; the code and a space where it has none."""
    sign = str(get_currency_symbol(currency, locale=LOCALE))
    return sign if sign != currency else f"{currency}\N{NO-BREAK SPACE}"


def money(amount: Money) -> str:
    """Return the amount in full: ``$3,000,000``, ``$1.20``; cents only where there are any."""
    whole = amount.amount == amount.amount.to_integral_value()
    pattern = "#,##0" if whole and abs(amount.amount) >= 100 else "#,##0.00########"
    text = format_decimal(abs(amount.amount), format=pattern, locale=LOCALE)
    return f"{'-' if amount.amount < 0 else ''}{symbol(amount.currency)}{text}"


def short_money(amount: Money) -> str:
    """Return the amount as headlines have it: ``$3 million``; in full where that would round it."""
    for scale, word in _SCALES:
        scaled = amount.amount / scale
        if scaled >= 1 and scaled == scaled.quantize(Decimal("0.001")):
            return f"{symbol(amount.currency)}{figure(scaled)}\N{NO-BREAK SPACE}{word}"
    return money(amount)


def about_money(amount: Money) -> str | None:
    """Return the amount to one decimal of a million, ``$990.2 million``; None where nothing is lost.

    To two decimals below ten million, and of billions: ``$2.85 million``, ``$1.25 billion``.
    """
    for scale, word in _SCALES:
        scaled = amount.amount / scale
        if scaled >= 1:
            fine = word == "billion" or scaled < _FINE_BELOW
            near = scaled.quantize(Decimal("0.01") if fine else Decimal("0.1"), ROUND_HALF_UP)
            return None if near == scaled else f"{symbol(amount.currency)}{figure(near)}\N{NO-BREAK SPACE}{word}"
    return None


def percent(rate: Percent) -> str:
    """Return the percentage with the decimals it was written with: ``7%``, ``34.56%``, ``4.700%``."""
    return f"{rate.points:f}%"


def day(when: date) -> str:
    """Return the date as ``January 4, 2022``."""
    return str(format_date(when, "MMMM d, y", locale=LOCALE)).replace(" ", "\N{NO-BREAK SPACE}", 1)


def period(length: Period) -> str:
    """Return the period as ``12 months``."""
    return str(length).replace(" ", "\N{NO-BREAK SPACE}", 1)


def words(number: Decimal | int | Period) -> str:
    """Return the number in words: ``twelve``, ``twelve months``."""
    if isinstance(number, Period):
        return f"{num2words(number.count, lang='en')} {str(number).partition(' ')[2]}"
    return str(num2words(number, lang="en"))


def time_of_day(moment: Time) -> str:
    """Return the time as a release has it: ``5:00 p.m., Eastern Time``, ``12:00 noon, Central European Time``."""
    clock = moment.clock
    if (clock.hour, clock.minute) in ((0, 0), (12, 0)):
        hour = "12:00 noon" if clock.hour else "12:00 midnight"
    else:
        hour = f"{(clock.hour - 1) % 12 + 1}:{clock.minute:02} {'a.m.' if clock.hour < 12 else 'p.m.'}"
    return f"{hour}, {get_timezone_name(ZoneInfo(moment.zone), locale=LOCALE)}"


def in_full(value: object) -> str:
    """Return how *value* reads where no other style is asked for."""
    match value:
        case Money():
            return money(value)
        case Percent():
            return percent(value)
        case Period():
            return period(value)
        case date():
            return day(value)
        case Time():
            return time_of_day(value)
        case int() | Decimal():
            return figure(value)
        case _:
            return str(value)


def exact(value: object) -> str:
    """Return the machine's form of *value*, for the ``value`` attribute that a check reads."""
    match value:
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value.normalize():f}"
        case _:
            return str(value)


def article(following: str) -> str:
    """Return ``an`` or ``a`` as *following* is pronounced: an 8% note, a $3 million note, an LLC, a unit."""
    word = following.lstrip("“\"'($€£").split(" ")[0].split("-")[0]
    lead = word.lower()
    if not lead:
        return "a"
    if lead[0].isdigit():
        whole = lead.replace(",", "").split(".")[0]
        return "an" if lead[0] == "8" or whole in {"11", "18"} or _thousands(whole) in {"11", "18"} else "a"
    if word.isupper() and len(word) > 1:
        return "an" if word[0] in "AEFHILMNORSX" else "a"
    if lead.startswith(("uni", "use", "usa", "eu", "one", "ubi")) and not lead.startswith("unin"):
        return "a"
    if lead.startswith(("hour", "honest", "honor", "heir")):
        return "an"
    return "an" if lead[0] in "aeiou" else "a"


def _thousands(digits: str) -> str:
    return digits[: (len(digits) - 1) % 3 + 1] if len(digits) > 3 else ""
