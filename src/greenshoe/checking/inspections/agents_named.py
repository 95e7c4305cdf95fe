"""Agents named: a release on an underwritten registered offering names the banks of the deal."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import folded
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = True


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each bank of the deal that the text does not name."""
    if offering is None:
        return
    content = folded(text.content)
    for number, tranche in enumerate(offering.tranches):
        if tranche.commitment != "firm" or tranche.registration != "registered":
            continue
        for index, agent in enumerate(tranche.agents):
            if folded(agent.name) not in content:
                what = f"{agent.name}, {agent.role}, is not named"
                yield Observation(what, None, f"name {agent.name}", (f"offering.tranches[{number}].agents[{index}]",))
