"""A case: one document before the law of one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from greenshoe.checking.finders import Statements, statements_of
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text


@dataclass(frozen=True)
class Case:
    """What rules are decided on."""

    text: Text
    offering: Offering | None
    """The deal that the text announces; None for a stranger's text."""
    profile: Profile
    law: Law
    on: date

    @cached_property
    def statements(self) -> Statements:
        """The quotes by which the text makes each statement."""
        return statements_of(self.text, self.law)
