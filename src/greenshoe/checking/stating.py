"""Stating a fact of a profile in words, as the reason of a decision."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from greenshoe.law.profile import Profile

_LONGEST_QUOTE = 90


def state(facts: Iterable[str], profile: Profile) -> str:
    """Return *facts* of *profile* with their values: ``regime: 135c; insiders: no``."""
    return "; ".join(f"{name}: {_value(name, profile)}" for name in facts)


def _value(name: str, profile: Profile) -> str:
    value = getattr(profile, name)
    match value:
        case None:
            return "not known"
        case bool():
            return "yes" if value else "no"
        case Decimal():
            return f"{value:,.2f}%"
        case tuple():
            known = ", ".join(value) or "none"
            return f"{known}, and others not known" if name in profile.incomplete else known
    return str(value)


def shorten(quote: str) -> str:
    """Return *quote* on one line, cut after a word where it is long."""
    line = " ".join(quote.split())
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"
