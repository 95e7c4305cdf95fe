"""Particulars of a deal beside issuer and tranches: insiders, proceeds, timetable, agreement, distribution, waivers."""

from __future__ import annotations

from greenshoe.offering.calendars import CalendarName
from greenshoe.offering.identifiers import Jurisdiction
from greenshoe.offering.times import Time
from greenshoe.offering.values import Count, Date, Fact, Flag, Line, Money, Open


class Insider(Fact):
    """A director, officer or substantial shareholder with an interest in the offering."""

    name: Line
    honorific: Line | None = None
    """``Mr.``, ``Dr.``."""
    roles: tuple[Line, ...]
    """Without articles: ``Non-Executive Director``, ``major shareholder``."""
    amount: Open[Money] | None = None
    """What the insider buys in its own name."""


class RelatedPartyProcess(Fact):
    """How the issuer dealt with the conflict that an insider's interest brings."""

    approved_by: Open[Line]
    """``the disinterested members of the board of directors, on the recommendation of the audit committee``."""
    abstained: Open[Flag] | None = None
    """Whether the insider took no part in the decision."""
    terms: Open[Line] | None = None
    """How the terms compare with the market's, as a finding: ``no less favorable than …``."""


class Purpose(Fact):
    """One use of the proceeds."""

    purpose: Line
    """A noun phrase: ``continued research and development of …``."""
    amount: Open[Money] | None = None


class Condition(Fact):
    """Something that must happen before closing."""

    condition: Line
    """A noun phrase: ``the approval of …``."""
    satisfied: Flag = False


class Milestone(Fact):
    """A date of the deal that has no name of its own in the timetable."""

    event: Line
    """A noun phrase: ``extraordinary general meeting``."""
    date: Open[Date]


class Timetable(Fact):
    """The dates of the deal."""

    signing: Open[Date] | None = None
    """Date of the purchase or underwriting agreement."""
    pricing: Open[Date] | None = None
    """When the price was, or is to be, fixed."""
    trading: Open[Date] | None = None
    """First day of trading, of a class that is new."""
    closing: Open[Date] | None = None
    """When the securities are issued and paid for; expected while the stage is before ``closed``."""
    settlement_days: Count | None = None
    """Business days from pricing (else signing) to closing; gives the closing date where none is stated."""
    calendar: CalendarName = "NYSE"
    """Whose business days count."""
    long_stop: Open[Date] | None = None
    """When an unclosed agreement lapses."""
    milestones: tuple[Milestone, ...] = ()


class Agreement(Fact):
    """The contract under which the securities are sold."""

    name: Line
    """``note purchase agreement``."""
    governing_law: Open[Line] | None = None
    """``the laws of the State of New York``."""
    jurisdiction: Open[Line] | None = None
    """``the courts of …``."""
    filed_as: Open[Line] | None = None
    """Where it will be filed: ``an exhibit to a Report on Form 6-K``."""


class TermSheet(Fact):
    """Terms of the term sheet itself, as distinct from those of the securities."""

    binding: Open[Flag] = False
    expires: Open[Date] | None = None
    confidential: Flag = True
    costs: Open[Line] | None = None


class Holder(Fact):
    """A holder, or a group of them, whose part of the capital is shown before and after the offering."""

    name: Line
    shares: Open[Count]
    """Shares held before the offering, of the class that the offering adds to."""
    buys: Open[Count] | None = None
    """Shares that it takes in the offering."""


class Capitalization(Fact):
    """Shares in issue before the offering, of the class that the offering adds to."""

    outstanding: Open[Count]
    as_of: Open[Date]
    holders: tuple[Holder, ...] = ()
    """Those to be shown by name; all others make up the rest."""


class Distribution(Fact):
    """Where the announcement goes; kept apart from where the securities are offered."""

    dateline: tuple[Line, ...]
    """Cities, in order: ``[New York, London, Paris]``."""
    wire: Line | None = None
    """``Business Wire``."""
    label: Line | None = None
    """A label that the wire sets before the text: ``Regulatory News``."""
    to: tuple[Jurisdiction, ...]
    """Jurisdictions the text is released in."""
    time: Open[Time] | None = None
    """Time of release with its zone: ``07:00 America/New_York``."""
    banner: tuple[Jurisdiction, ...] = ()
    """Jurisdictions that a "not for release in" banner names."""


class Waiver(Fact):
    """A rule disapplied for this deal, by a named person, for a reason, until a date."""

    reason: Line
    by: Line
    until: Date


class RegimeChoice(Fact):
    """Counsel's choice of the safe harbor for the announcement, over the derived one."""

    name: Line
    reason: Line
