"""What follows from the stated facts of a deal, and where a stated figure disagrees with it."""

from greenshoe.offering.derived.deriving import Derived, Totals, derive, total
from greenshoe.offering.derived.disagreeing import Disagreement, disagreements

__all__ = ["Derived", "Disagreement", "Totals", "derive", "disagreements", "total"]
