"""An authority: what a folder of law says of itself: its jurisdictions, venues, exemptions and regimes."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from greenshoe.law.rule import LawData, Name, Sentence


class Venue(LawData):
    """An exchange or trading venue."""

    name: Sentence
    aliases: tuple[Sentence, ...] = ()
    """Other ways releases write it: ``NASDAQ``, ``Nasdaq Capital Market``."""
    jurisdiction: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    type: Literal["national-exchange", "regulated-market", "growth-market", "mtf", "otc"]


class Exemption(LawData):
    """A basis on which securities are sold without registration."""

    name: Sentence
    """As a document prints it: ``Rule 506(b) of Regulation D``."""
    cite: Sentence
    advertised: bool = False
    """Whether what relies on it may be offered by advertisement, so that its announcement has a footing of its own."""
    purchasers: Sentence | None = None
    """To whom, as a clause: ``to accredited investors``."""


class Regime(LawData):
    """A safe harbor or other legal footing for an announcement; the first whose condition holds is used."""

    name: Name
    title: Sentence
    cite: Sentence
    when: str
    """A Jinja expression over the profile, without the regime itself."""
    in_force: tuple[date | None, date | None] = (None, None)
    """First and last day; null where open."""


class Authority(LawData):
    """``law/<authority>/authority.yaml``."""

    name: Sentence
    """``United States``."""
    jurisdictions: Annotated[tuple[str, ...], Field(min_length=1)]
    """ISO codes that the folder answers for."""
    cities: tuple[Sentence, ...] = ()
    """Cities of datelines, as a reader's clue to where a text goes."""
    venues: dict[Name, Venue] = {}
    exemptions: dict[Name, Exemption] = {}
    regimes: tuple[Regime, ...] = ()
