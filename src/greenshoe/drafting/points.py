"""Numbers of open points: one number a point, the same in every document of the deal."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from greenshoe.drafting.draft import NumberedPoint
from greenshoe.offering.deal import Offering
from greenshoe.offering.origin import fact_path, open_points
from greenshoe.offering.values import OpenPoint


class PointRecorder:
    """Numbers the open points of one offering and notes which of them a document prints."""

    def __init__(self, offering: Offering) -> None:
        """Give every point of *offering* its number, in the order of its file, then the derived facts."""
        self._offering = offering
        self._printed: dict[str, NumberedPoint] = {}

    @cached_property
    def _numbers(self) -> dict[str, int]:
        paths = [path for path, _ in self._offering.open_points()]
        for index, derived in enumerate(self._offering.derived):
            paths += [fact_path(("tranches", index, "derived", *steps)) for steps, _ in open_points(derived)]
        paths += [fact_path(("totals", *steps)) for steps, _ in open_points(self._offering.totals)]
        return {path: number for number, path in enumerate(paths, start=1)}

    def number(self, path: str, point: OpenPoint) -> int:
        """Return the number of the open *point* at *path*, and note that it is printed."""
        number = self._numbers[path]
        self._printed.setdefault(path, NumberedPoint(number, path, point))
        return number

    def beyond(self, path: str, name: str) -> tuple[Any, str] | None:
        """Return what is computed: the facts ``derived`` of a tranche, the ``totals`` of the offering."""
        if path == "offering" and name == "totals":
            return self._offering.totals, "offering.totals"
        if name == "derived" and path.startswith("offering.tranches[") and path.endswith("]"):
            index = int(path.removeprefix("offering.tranches[").removesuffix("]"))
            return self._offering.derived[index], f"{path}.derived"
        return None

    @property
    def printed(self) -> tuple[NumberedPoint, ...]:
        """The points printed so far, by number."""
        return tuple(sorted(self._printed.values(), key=lambda point: point.number))
