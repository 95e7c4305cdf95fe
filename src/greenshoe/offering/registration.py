"""What is on file with the regulator for an offering, and who sends the prospectus."""

from __future__ import annotations

from greenshoe.offering.identifiers import Email, Phone, Website
from greenshoe.offering.values import Date, Fact, Flag, Line, Open


class Sender(Fact):
    """Somebody who sends the prospectus to whoever asks for it."""

    name: Line
    attention: Line | None = None
    """``Prospectus Department``."""
    address: Open[Line]
    """Postal address; Rule 134(b)(2) wants one."""
    phone: Open[Phone] | None = None
    email: Open[Email] | None = None


class Registration(Fact):
    """The registration statement under which registered securities are sold."""

    form: Line
    """``F-1``, ``S-1``, ``F-3``, ``S-3``."""
    file_number: Open[Line] | None = None
    """``333-123456``; a draft submitted confidentially has none yet."""
    shelf: Flag = False
    """Whether the offering is a takedown from a shelf, by prospectus supplement and base prospectus."""
    automatic: Flag = False
    """Whether it became effective by itself on filing, as a well-known seasoned issuer's does."""
    confidential: Flag = False
    """Whether it was submitted in draft for confidential review, and is not on public file."""
    filed: Open[Date] | None = None
    effective: Open[Date] | None = None
    additional: Open[Line] | None = None
    """File number of the registration statement under Rule 462(b) for further securities of the same class."""
    preliminary: Open[Date] | None = None
    """When the preliminary prospectus (supplement) was filed."""
    final: Open[Date] | None = None
    """When the final prospectus (supplement) was filed; while it is not, it will be."""
    senders: tuple[Open[Sender], ...] = ()
    """Who sends the prospectus on request."""


class OfferingStatement(Fact):
    """What is on file for an exempt offering: Form 1-A (Regulation A), Form C (Regulation Crowdfunding)."""

    form: Line
    """``1-A``, ``C``."""
    file_number: Open[Line] | None = None
    filed: Open[Date] | None = None
    qualified: Open[Date] | None = None
    """When the regulator qualified it (Regulation A)."""
    link: Open[Website] | None = None
    """Where the offering circular, or the portal's page of the offering, is found."""
    sender: Open[Sender] | None = None
    """Who sends the offering circular on request."""
