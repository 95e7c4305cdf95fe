"""Articles: ``a`` and ``an`` before the right sound, none doubled, none missing before one security."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.inspections._prose import english
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_INDEFINITE = re.compile(r" (?P<article>an?) (?P<word>(?!and\b|are\b)[a-z]{3,30})(?![\w.@/])")
_VOWEL_SOUND = re.compile(
    r"(?:hour|honest|honor|honour|heir)"
    r"|(?!(?:uni(?!n|m|d|s)|us(?:e|a|u)|eu|ewe|one(?!r)|once|ubiq|util|ur(?:an|ol|in|ea|et)|uter|una(?:nim|ry)))[aeiou]"
)
"""A word before which ``an`` stands; ``uni-`` has a vowel's sound in ``unincorporated`` and ``unidentified`` alone."""
_EITHER = re.compile(r"h(?:istor|abitual|otel|ypoth)|herb")
_DOUBLED = re.compile(r"(?<![\w.’'-])(?:[Tt]he an?|[Aa]n? (?:the|an?))(?= [a-z])")
_BOTH = ("he a ", "he an ", " a the ", " an the ", " a a ", " a an ", " an a ", " an an ")
_KIND = r"(?:convertible|promissory|senior|secured|unsecured|subordinated|exchangeable|discount|registered|bridge)"
_BARE = re.compile(
    rf" (?:of|issued|sold|issue|sell|purchase|purchased) (?P<what>(?:{_KIND} ){{1,3}}(?:note|bond|debenture|loan))\b"
    r"(?! ?(?:s\b|financ|offer|hold|purchas|agreement|program|facilit|issu|instrument|indenture|principal|proceeds"
    r"|transaction))"
)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each article that is wrong, doubled or missing, in the order of the text."""
    for block in english(text):
        found = [*_wrong(text, block.start, block.end), *_others(text, block.start, block.end)]
        yield from sorted(found, key=lambda seen: seen.quote.start if seen.quote else 0)


def _wrong(text: Text, start: int, end: int) -> Iterator[Observation]:
    for match in _INDEFINITE.finditer(text.content, start, end):
        word = match["word"]
        right = "an" if _VOWEL_SOUND.match(word) else "a"
        if match["article"] != right and not _EITHER.match(word):
            what = f'"{match[0].strip()}" has the wrong article'
            yield Observation(what, text.quote(match.start() + 1, match.end()), f'write "{right} {word}"')


def _others(text: Text, start: int, end: int) -> Iterator[Observation]:
    stretch = text.content[start:end]
    doubled = any(words in stretch for words in _BOTH)
    for match in _DOUBLED.finditer(text.content, start, end) if doubled else ():
        yield Observation(f'"{match[0]}" are two articles', text.quote(*match.span()), "keep one of them")
    for match in _BARE.finditer(text.content, start, end):
        what = f'"{match["what"]}" has no article'
        yield Observation(what, text.quote(match.start() + 1, match.end()), f'write "a {match["what"]}", or the plural')
