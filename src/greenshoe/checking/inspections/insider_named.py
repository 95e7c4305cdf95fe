"""Insider named: a text that speaks of an insider's participation names each insider and says what the interest is."""

from __future__ import annotations

from collections.abc import Iterator

from greenshoe.checking.figures import figures_in
from greenshoe.checking.ledger import agrees
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import folded
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.text.document import Text

NEEDS_DEAL = True


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each insider of the deal that the text does not name, and each known interest that it does not state."""
    if offering is None:
        return
    content = folded(text.content)
    for index, insider in enumerate(offering.insiders):
        if folded(insider.name) not in content:
            what = f"{insider.name}, {' and '.join(insider.roles)}, is not named"
            yield Observation(what, None, f"name {insider.name}", (f"offering.insiders[{index}]",))
    figures = figures_in(text.content)
    for path, what, interest in _interests(offering):
        if not any(agrees(figure, interest, rounded=True) for figure in figures):
            yield Observation(f"{what} is not stated", None, f"state {interest}", (path,))


def _interests(offering: Offering) -> Iterator[tuple[str, str, object]]:
    """Yield path, description and value of each interest of an insider that is known."""
    for index, insider in enumerate(offering.insiders):
        amount = known(insider.amount)
        if amount is not None:
            yield f"offering.insiders[{index}].amount", f"what {insider.name} buys ({amount})", amount
    for number, tranche in enumerate(offering.tranches):
        for buyer, purchaser in enumerate(tranche.purchasers):
            for owner, ownership in enumerate(purchaser.owners):
                interest = known(ownership.interest)
                if interest is not None:
                    path = f"offering.tranches[{number}].purchasers[{buyer}].owners[{owner}].interest"
                    yield path, f"the interest of {ownership.holder} in the {purchaser.term} ({interest})", interest
