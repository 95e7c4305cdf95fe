"""Dating: the day that a text carries, and the days without a year that it names."""

from __future__ import annotations

from datetime import date, timedelta

from greenshoe.checking.figures import Figure, figures_in
from greenshoe.checking.profiling import date_quotes
from greenshoe.law.law import Law
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.text.document import Text

_HALF_A_YEAR = timedelta(days=183)


def day_of(text: Text, law: Law, offering: Offering | None = None) -> date | None:
    """Return the date in the dateline of *text*; where it has none, that of the deal."""
    for quote in date_quotes(text, law):
        for figure in figures_in(quote.text):
            if figure.kind == "date" and isinstance(figure.value, date):
                return figure.value
    return known(offering.dated) if offering is not None else None


def day_meant(figure: Figure, near: date | None) -> date | None:
    """Return the day that a date stands for; one without a year is the one closest to *near*."""
    if not isinstance(figure.value, date):
        return None
    if figure.kind == "date":
        return figure.value
    if figure.kind != "day" or near is None:
        return None
    years = [day for year in (near.year - 1, near.year, near.year + 1) if (day := _in(year, figure.value))]
    closest = min(years, key=lambda day: abs(day - near), default=None)
    return closest if closest is not None and abs(closest - near) <= _HALF_A_YEAR else None


def _in(year: int, day: date) -> date | None:
    try:
        return day.replace(year=year)
    except ValueError:
        return None
