"""Classes of words that a phrase may ask for, ``#date``, ``#email``, ``#ticker`` …, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from greenshoe.text.tokens import Token, word_set

_MONTHS = word_set(
    "jan january feb february mar march apr april may jun june jul july aug august sep sept september oct october "
    "nov november dec december"
)
_DAY = re.compile(r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_WHOLE_DATE = re.compile(
    r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:3[01]|[12]\d|0?[1-9])[./](?:1[0-2]|0?[1-9])[./](?:(?:19|20)\d\d|\d\d)"
    r"|(?:1[0-2]|0?[1-9])/(?:3[01]|[12]\d|0?[1-9])/(?:19|20)\d\d"
)
_CODE = "USD|EUR|GBP|NOK|SEK|DKK|CHF|JPY|ILS|NIS|INR|RMB|CNY|KRW|SGD|HKD|AUD|NZD|CAD|ZAR|PLN|ISK|BRL|MSEK|MNOK|MEUR"
_CURRENCY_BEFORE = re.compile(
    rf"(?P<word>\b(?:{_CODE}))?\s?(?P<sign>(?P<land>\b(?:US|CA|AU|NZ|HK|NT|[ACSR]))?"
    r"[$\u20ac\u00a3\u00a5\u20aa\u20b9\u20a9])?\s?$"
)
_CURRENCY_AFTER = re.compile(
    r"\s?(?:thousand|million|billion|mn|bn)?\s?"
    r"(?:dollars|euros?|pounds|kroner|kronor|yen|francs|USD|EUR|GBP|NOK|SEK|DKK|CHF|MSEK|MNOK|MEUR)\b"
)
_SCALE = re.compile(r"\s?(?:thousand|million|billion|mn|bn|m|b|k)\b", re.IGNORECASE)
_PERCENT = re.compile(r"\s?(?:%|per\s?cent\b|percent\b|percentage points?\b)", re.IGNORECASE)
_PHONE = re.compile(
    r"\+\s?\d{1,3}[\s.\-]{0,2}(?:\(\d{1,4}\)[\s.\-]{0,2})?\d{1,5}(?:[\s.\-/\u2010\u2011\u2013]{1,2}\d{2,8}){0,5}"
    r"|\(\+?\d{2,5}\)[\s.\-]{0,2}\d{2,4}(?:[\s.\-]{1,2}\d{2,5}){1,3}"
    r"|(?:1[.\-]?\s?)?\d{3}[.\-\u2010\u2011\u2013]\d{3}[.\-\u2010\u2011\u2013]\d{4}(?!\d)"
    r"|0\d{2,4}[\s\-]\d{3,4}[\s\-]?\d{3,4}(?!\d)"
)
_BEFORE_PHONE = 2

CLASSES = frozenset(
    ("money", "percent", "date", "phone", "number", "year", "email", "url", "ticker", "cap", "name", "issuer")
)
"""Names that may follow ``#`` in a phrase."""
BITS = {name: 1 << place for place, name in enumerate(sorted(CLASSES))}

_SHORTEST_ADDRESS, _LONGEST_TICKER = 4, 9
_TICKER = re.compile(r"(?=[A-Z0-9.]{0,9}[A-Z])[A-Z0-9]{1,6}(?:[.\-][A-Z]{1,3})?")
_COMMON = word_set(
    "a about above accordingly act additional agreement adviser advisers advisor advisors after agent agents all "
    "also although an and announcement any as at bank banks before board book both bookrunner bookrunners broker "
    "brokers but by capital certain closing common companies company co contact copies corporation coordinator "
    "coordinators counsel date dealer dealers director directors debenture debentures each electronic equity "
    "exchange exclusive financial following for form from further future global gross group he her his holders "
    "however if in information initial international investor investors is issue issuer it its joint law lead "
    "legal like listing loan long manager managers market media more mr mrs ms n neither net new news no none nor "
    "not note notes notice of offer offering offerings on only option or other our our ordinary out over "
    "placement placing please preferred press price private pricing proceeds program programs programme "
    "programmes prospectus public purchase purchaser purchasers registered registration release rights round rule "
    "running sale sales section securities security senior share shareholder shareholders shares she shelf since "
    "sole some statement statements stock subject subscription such supplement term terms that the their there "
    "these they this those through to today tranche transaction transactions trust under underwriter underwriters "
    "unit units until upon us use warrant warrants was we were when where which while who will with without "
    "within would you your"
)
"""Words that are no name, though a sentence or a definition gives them a capital letter."""

Found = tuple[str, int, int]
"""A class, and the places of its first and last word."""


def find_classes(content: str, tokens: Sequence[Token], issuer: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Yield where words of each class stand among *tokens*; *issuer* are the words of the issuer's name."""
    for place, token in enumerate(tokens):
        word = token.word
        if token.capital:
            for name in _of_capitalized(content, token, issuer):
                yield name, place, place
        elif word[:1].isdigit():
            yield from _of_number(content, tokens, place)
        elif "@" in word:
            yield "email", place, place
        elif "." in word and len(word) > _SHORTEST_ADDRESS:
            yield "url", place, place


def _of_capitalized(content: str, token: Token, issuer: frozenset[str]) -> Iterator[str]:
    word = token.word
    if "@" in word:
        yield "email"
        return
    yield "cap"
    if word not in _COMMON and (len(word) > 1 or content[token.end : token.end + 1] == "."):
        yield "name"
        if word in issuer:
            yield "issuer"
    if _is_ticker(content, token):
        yield "ticker"


def _is_ticker(content: str, token: Token) -> bool:
    return token.end - token.start <= _LONGEST_TICKER and _TICKER.fullmatch(content, token.start, token.end) is not None


def _of_number(content: str, tokens: Sequence[Token], place: int) -> Iterator[Found]:
    """Return the classes that the number at *place* belongs to, each with its first and last place."""
    token = tokens[place]
    yield "number", place, place
    if _YEAR.fullmatch(token.word):
        yield "year", place, place
    if _is_ticker(content, token):
        yield "ticker", place, place
    if match := _PERCENT.match(content, token.end):
        yield "percent", place, _last_place(tokens, place, match.end())
    yield from _amounts(content, tokens, place)
    yield from _dates(tokens, place)
    if (phone := _phone_end(content, token)) is not None:
        yield "phone", place, _last_place(tokens, place, phone)


def _last_place(tokens: Sequence[Token], place: int, end: int) -> int:
    """Return the place of the last word that begins before *end*."""
    while place + 1 < len(tokens) and tokens[place + 1].start < end:
        place += 1
    return place


def _amounts(content: str, tokens: Sequence[Token], place: int) -> Iterator[Found]:
    """Return the amount of money whose figure is at *place*, with and without the word of its currency before it."""
    token = tokens[place]
    before = _CURRENCY_BEFORE.search(content, max(0, token.start - 8), token.start)
    if before and before.group().strip():
        scale = _SCALE.match(content, token.end)
        last = _last_place(tokens, place, scale.end() if scale else token.end)
        yield "money", place, last
        if (before["word"] or before["land"]) and place:
            yield "money", place - 1, last
    elif after := _CURRENCY_AFTER.match(content, token.end):
        yield "money", place, _last_place(tokens, place, after.end())


def _phone_end(content: str, token: Token) -> int | None:
    for start in (token.start - _BEFORE_PHONE, token.start - 1, token.start):
        if start >= 0 and (match := _PHONE.match(content, start)):
            return match.end() if match.end() > token.start else None
    return None


def _dates(tokens: Sequence[Token], place: int) -> Iterator[Found]:
    """Return the date whose day, or whole, is the number at *place*: any of the common orders."""
    word = tokens[place].word
    if _WHOLE_DATE.fullmatch(word):
        yield "date", place, place
    if not _DAY.fullmatch(word):
        return
    before = tokens[place - 1].word if place else ""
    after = [token.word for token in tokens[place + 1 : place + 4]] + ["", "", ""]
    if before in _MONTHS and _YEAR.fullmatch(after[0]):
        yield "date", place - 1, place + 1
    of = 1 if after[0] == "of" else 0
    if after[of] in _MONTHS and _YEAR.fullmatch(after[of + 1]):
        yield "date", place, place + of + 2


def find_issuer_words(content: str, opening: int = 700) -> frozenset[str]:
    """Return the words that name the issuer: capitalized in the title or lead, and no common words."""
    return frozenset(
        match.group().casefold()
        for match in re.finditer(r"\b[A-Z][\w\u00ad]{1,40}", content[:opening])
        if match.group().casefold() not in _COMMON
    )
