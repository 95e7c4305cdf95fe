"""Agents unnamed: a text whose regime forbids it names no underwriter, placement agent or initial purchaser."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.finders import statements_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
STATEMENT = "names-underwriter"
"""What a text without a deal says when it names one."""
_FORM = re.compile(
    r",?\s(?:Inc|LLC|L\.L\.C|Ltd|Limited|LP|L\.P|LLP|plc|AG|SE|S\.?A|N\.?V|GmbH|& Co|Corp|Corporation)\.?$"
)
"""Legal form at the end of a name: text often leaves it out."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each agent that the text names: the deal's by name, in a text without a deal as it says so itself."""
    if offering is None:
        for quote in statements_of(text, law).get(STATEMENT, ()):
            yield Observation("the text names a bank that runs the offering", quote)
        return
    for number, tranche in enumerate(offering.tranches):
        for index, agent in enumerate(tranche.agents):
            match = re.search(rf"(?<!\w){re.escape(_FORM.sub('', agent.name))}(?!\w)", text.content, re.IGNORECASE)
            if match:
                path = f"offering.tranches[{number}].agents[{index}]"
                what = f"the text names {agent.name}, {agent.role}"
                yield Observation(what, text.quote(*match.span()), f"take {agent.name} out", (path,))
