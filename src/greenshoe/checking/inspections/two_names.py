"""Two names: shares that are not registered bear one adjective, and their holders one name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_OF = (
    r"(?P<what>(?:[Cc]lass [A-Z] )?(?:[Cc]ommon|[Oo]rdinary|[Pp]referred)? ?(?:[Ss]hares?|[Ss]tock|[Ss]ecurities"
    r"|ADSs))\b"
)
_ADJECTIVE = re.compile(
    rf"(?<![\w-])(?P<name>restricted|unregistered) {_OF}(?! (?:purchase|unit|agreement|award|plan)"
    rf"| within the meaning)",
    re.IGNORECASE,
)
_RIVALS = (re.compile(r"(?<![\w&-])common stock(?!\w)"), re.compile(r"(?<![\w&-])common shares?(?!\w)"))


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield the second of two adjectives, or of two names, for the same shares."""
    yield from _adjectives(text)
    if "common stock" in text.content and "common share" in text.content:
        yield from _rivals(text)


def _adjectives(text: Text) -> Iterator[Observation]:
    if "unregistered " not in text.content.lower():
        return
    found: dict[str, re.Match[str]] = {}
    for match in _ADJECTIVE.finditer(text.content):
        if "securities" not in match["what"].lower():
            found.setdefault(match["name"].lower(), match)
    if len(found) > 1:
        first, second = sorted(found.values(), key=lambda match: match.start())
        if first["what"].casefold() == second["what"].casefold():
            what = f'"{second[0]}" are the same as "{first[0]}"'
            yield Observation(
                what,
                text.quote(*second.span()),
                "say once that the shares are not registered, and call them by their term",
            )


def _rivals(text: Text) -> Iterator[Observation]:
    both = [pattern.search(text.content) for pattern in _RIVALS]
    if both[0] and both[1]:
        first, second = sorted((both[0], both[1]), key=lambda match: match.start())
        what = f'"{second[0]}" and "{first[0]}" name the same security'
        yield Observation(what, text.quote(*second.span()), "keep to the name that the charter gives")
