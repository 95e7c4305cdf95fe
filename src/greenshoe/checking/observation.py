"""An observation: one thing that an inspection sees in a text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Quote, Text


@dataclass(frozen=True)
class Observation:
    """What is wrong, where, and what to do about it."""

    message: str
    """One sentence without a full stop."""
    quote: Quote | None = None
    cure: str | None = None
    """Where the rule's own cure is too general."""
    facts: tuple[str, ...] = ()
    """Paths of the deal that it concerns."""


class Inspection(Protocol):
    """A module of ``checking/inspections``, named like the inspection."""

    NEEDS_DEAL: bool
    """Whether it compares the text with a deal, and has nothing to say without one."""

    @staticmethod
    def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
        """Yield what is wrong with *text*, in the order of the text."""
        ...
