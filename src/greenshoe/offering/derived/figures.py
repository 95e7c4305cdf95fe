"""A figure that follows from others: it is open while one of them is, and does not apply while one is not stated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from greenshoe.offering.values import OpenPoint

T = TypeVar("T")

_LONGEST = 200
"""Characters that the text of an open point may have."""


def figure(name: str, compute: Callable[..., T | None], inputs: Mapping[str, object]) -> T | OpenPoint | None:
    """Return what *compute* makes of *inputs* in their order; None where one is None, else an open point if one is.

    The keys of *inputs* name them in the open point's text: ``gross proceeds (from the issue price)``.
    """
    if any(value is None for value in inputs.values()):
        return None
    lacking = {label: value for label, value in inputs.items() if isinstance(value, OpenPoint)}
    if not lacking:
        return compute(*inputs.values())
    owners = {point.owner for point in lacking.values()}
    return OpenPoint(
        open=_waiting(name, list(lacking)),
        owner=owners.pop() if len(owners) == 1 else None,
        due=max((point.due for point in lacking.values() if point.due), default=None),
    )


def _waiting(name: str, labels: list[str]) -> str:
    *first, last = (f"the {label}" for label in labels)
    text = f"{name} (from {', '.join(first)} and {last})" if first else f"{name} (from {last})"
    return text if len(text) <= _LONGEST else f"{name} (from {len(labels)} figures that are open)"
