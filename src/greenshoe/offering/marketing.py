"""How an offering is marketed: to whom, by whom, and with what papers, as far as product and conduct rules ask."""

from __future__ import annotations

from greenshoe.offering.identifiers import Jurisdiction
from greenshoe.offering.values import Fact, Flag


class Marketing(Fact):
    """To whom the securities are marketed, by which firms, and with what labels and papers."""

    retail: Flag = False
    """Whether retail investors may be offered the securities."""
    manufacturers: tuple[Jurisdiction, ...] = ()
    """Where the firms are authorized that count as manufacturers under product governance rules: ``[FR, GB]``."""
    key_information: Flag = False
    """Whether a key information document or product summary has been prepared."""
    stabilization: Flag = False
    """Whether the price may be stabilized after the offering."""
    rated: Flag = False
    """Whether a credit rating agency rates the securities."""
    green_label: Flag = False
    """Whether the securities are offered as green, social, sustainable or sustainability-linked."""
