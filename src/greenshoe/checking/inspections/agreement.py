"""Agreement: a verb agrees with its subject, and the verbs of a sentence with one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import prose
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_PAIR = re.compile(
    r"(?<!\w)(?P<subject>(?:[Oo]ffer|[Oo]ffering|[Ii]ssuance|[Ii]ssue) and (?:the )?(?:sale|delivery|placement)) of "
    r"(?:[\w’'-]+ ){1,6}?(?P<verb>is|was|has been)\b"
)
_PLURAL = re.compile(
    r"(?:The|These|All|Such) (?P<subject>(?:(?!of |in |to |for |by )[\w-]+ ){0,2}?(?:[Nn]otes"
    r"|[Ss]hares|[Ss]ecurities|[Ww]arrants|[Uu]nits|[Bb]onds"
    r"|[Pp]roceeds|ADSs)) (?P<verb>is|was|has)\b",
)
_BROKEN = re.compile(
    r" (?:has|have) (?P<first>[a-z]{3,14}ed) (?P<between>[^.;:]{3,160}?) and (?P<second>[a-z]{3,16}ing) (?:its|the"
    r"|their|our|an?)\b"
)
_JOINED = (" and sale of", " and the sale of", " and delivery of", " and the delivery of", " and placement of")
_VERB = {"is": "are", "was": "were", "has": "have", "has been": "have been"}
_GERUND = re.compile(r"\b[a-z]{3,16}ing\b")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield singular verbs of plural subjects, then pairs of verbs of which one is no verb."""
    for block in prose(text):
        yield from _singular(text, block.start, block.end)
        for match in _BROKEN.finditer(text.content, block.start, block.end):
            if not _GERUND.search(match["between"]):
                what = f'"{match["first"]}" and "{match["second"]}" are joined, and only one of them is a finite verb'
                quote = text.quote(match.start() + 1, match.end())
                yield Observation(what, quote, f'give "{match["second"]}" a verb of its own: "is {match["second"]}"')


def _singular(text: Text, start: int, end: int) -> Iterator[Observation]:
    stretch = text.content[start:end]
    pairs = _PAIR.finditer(text.content, start, end) if any(words in stretch for words in _JOINED) else ()
    openings = (
        match
        for match in _PLURAL.finditer(text.content, start, end)
        if match.start() == start or text.content[match.start() - 2] in ".;\n"
    )
    for match in (*pairs, *openings):
        what = f'"{match["subject"]}" is plural, "{match["verb"]}" singular'
        yield Observation(what, text.quote(*match.span()), f'write "{_VERB[match["verb"]]}"')
