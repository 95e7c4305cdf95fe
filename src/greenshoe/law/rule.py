"""A rule: when the law asks for or forbids what a text can say, with its source, dates and examples."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
"""Kebab-case: the stem of the file that holds the thing."""
RuleName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)+$")]
"""A rule by its path in the law folder: ``us/unregistered-legend``."""
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Severity = Literal["error", "warning", "note"]
Evidence = Literal["primary-text", "secondary", "memory"]


class LawData(BaseModel):
    """Base of all typed law data: frozen, unknown keys refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def in_force_on(day: date, dates: tuple[date | None, date | None]) -> bool:
    """Return whether *day* lies between the first and the last day of force, both included; None is open."""
    first, last = dates
    return (first is None or first <= day) and (last is None or day <= last)


class Reviewed(LawData):
    """Who may trust the rule, and how far."""

    on: date
    evidence: Evidence
    note: Sentence | None = None
    """What was read, or what counsel should look at first."""


class Example(LawData):
    """A text, or facts, on which the rule is seen to pass or to fail."""

    verdict: Literal["pass", "fail"]
    text: Sentence | None = None
    facts: dict[str, Any] = {}
    """Facts of the profile that the example assumes, over those that make the rule apply."""
    why: Sentence | None = None
    """What the example shows, where it is not plain: a trap, a common failure."""


Event = Literal[
    "signing",
    "pricing",
    "first-sale",
    "closing",
    "announcement",
    "release",
    "record",
    "expires",
    "filed",
    "effective",
]
"""What a deadline is counted from: ``first-sale`` is the earliest of signing, pricing and closing; ``release`` the
hour at which the announcement goes out; ``record`` and ``expires`` are the rights' dates, ``filed`` and ``effective``
those of the registration statement."""


class Deadline(LawData):
    """When something has to be done about a deal: so many days, or minutes, after an event; before it if negative."""

    from_: Annotated[Event, Field(alias="from")]
    days: int = 0
    minutes: int = 0
    """For what is counted from the release."""
    count: Literal["calendar", "business"] = "business"
    roll: Literal["next-business-day"] | None = None
    """Where a last day goes on which the office is closed."""
    calendar: Literal["US", "NYSE", "EU", "GB"] = "US"
    """Whose business days: of the federal government, the New York exchanges, TARGET, England."""
    says: Sentence | None = None
    """What the date is, in a few words: ``fifteen days after the first sale``."""


class Rule(LawData):
    """One rule of law or practice, as its YAML file under ``law/<authority>/`` states it."""

    title: Sentence
    """An instruction, as counsel would put it: ``Say that unregistered securities are not registered``."""
    cite: Sentence
    source: Annotated[str, StringConstraints(pattern=r"^https://")] | None = None
    """Address of the paragraph itself."""
    basis: Literal["mandate", "listing", "safe-harbor", "custom"]
    severity: Severity
    documents: Annotated[tuple[Name, ...], Field(min_length=1)]
    when: str = "true"
    """A Jinja expression over the profile (see ``profile.py``); the rule applies where it is true."""
    in_force: tuple[date | None, date | None]
    """First and last day; null where open."""
    reviewed: Reviewed
    must_say: tuple[Name, ...] = ()
    """Statements that the text must make, all of them."""
    must_not_say: tuple[Name, ...] = ()
    """Statements that the text must not make, any of them."""
    requires: str | None = None
    """A Jinja expression over the profile that must be true: for rules about facts, not words."""
    inspect: Name | None = None
    """An inspection of ``checking/inspections/``: for what neither statements nor facts can decide."""
    needs_person: Sentence | None = None
    """A question for a person, where software cannot decide; the rule then ends in needs-a-person."""
    deadline: Deadline | None = None
    """When it has to be done, where the rule is about a deal and not about a text."""
    replaces: RuleName | None = None
    """The rule that was the law until the day before this one came into force."""
    gap: Sentence | None = None
    """Why this rule does not follow on the day after the one that it replaces."""
    covers: tuple[Name, ...] = ()
    """Subjects of ``law/subjects.yaml`` that the statement must speak of: ``conversion-shares``."""
    slot: Name | None = None
    """Where a draft puts our wording."""
    order: int = 50
    """Place within the slot, ascending."""
    fails_as: Sentence
    """The consequence, worded for the basis: ``does not fit Rule 135c; it needs another basis``."""
    cure: Sentence
    """What the author does about it."""
    examples: tuple[Example, ...] = ()
