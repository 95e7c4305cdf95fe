"""Values that the facts of a deal are made of: money, rates, periods, text, and points still open."""

from greenshoe.offering.fact import Clash, Fact, mistake, refuse_clashes
from greenshoe.offering.money import Money, Price
from greenshoe.offering.openness import Open, OpenPoint, known
from greenshoe.offering.periods import Period
from greenshoe.offering.rates import PartOfPar, Percent, Rate, Share
from greenshoe.offering.wording import Count, Date, Flag, Line, Prose

__all__ = [
    "Clash",
    "Count",
    "Date",
    "Fact",
    "Flag",
    "Line",
    "Money",
    "Open",
    "OpenPoint",
    "PartOfPar",
    "Percent",
    "Period",
    "Price",
    "Prose",
    "Rate",
    "Share",
    "known",
    "mistake",
    "refuse_clashes",
]
