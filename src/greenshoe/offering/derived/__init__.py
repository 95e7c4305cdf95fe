"""What follows from the stated facts of a deal, and where a stated figure disagrees with it."""

from greenshoe.offering.derived.capital import CapitalLine
from greenshoe.offering.derived.dates import off_days
from greenshoe.offering.derived.deriving import Derived, derive
from greenshoe.offering.derived.disagreeing import Disagreement, disagreements
from greenshoe.offering.derived.funds import FundsLine
from greenshoe.offering.derived.totals import Totals, total

__all__ = [
    "CapitalLine",
    "Derived",
    "Disagreement",
    "FundsLine",
    "Totals",
    "derive",
    "disagreements",
    "off_days",
    "total",
]
