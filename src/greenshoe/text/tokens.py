"""Words as the phrase language sees them: the same for a phrase and for a text, with their places."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_H = f"[{re.escape(HYPHENS)}]"
_APOSTROPHES = "'\u2019\u2018\u02bc\u00b4`"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LETTER = rf"(?:[^\W\d_]|[{_UNSEEN}\u0300-\u036f])"
_ALNUM = rf"(?:[^\W_]|[{_UNSEEN}\u0300-\u036f])"
_GROUP = r"\((?:\d{1,3}|[a-z]{1,2}|[ivx]{1,4}|[A-Z])\)"
_DOMAINS = "com|org|net|gov|edu|info|ca|eu|uk|no|se|dk|fi|fr|de|ch|nl|be|it|es|au|hk|jp|io|co|ai|us|cn|il"

# Every quantifier that can be retried from each start is bounded, so that the scan stays linear.
_TOKEN = re.compile(
    rf"""
    (?P<numero>(?<!\w)(?:[Nn][\u00b0\u00ba]|[Nn]os?\.?(?=\s?\d)))
    |(?P<plain>[^\W\d_]{{2,64}}(?=[\s,;)"\u201d]))
    |(?P<url>https?://[^\s<>()"\u201c\u201d]{{1,2000}}|www\.[^\s<>()"\u201c\u201d]{{1,2000}}
      |(?<![\w.@])(?:[A-Za-z0-9-]{{1,40}}\.){{1,4}}(?:{_DOMAINS})(?![\w.@]\w|[\w@])(?:/[^\s<>()"\u201c\u201d]{{1,2000}})?)
    |(?P<email>[\w.+\-\u2010\u2011]{{1,64}}@[\w\-]{{1,64}}(?:\.[\w\-]{{1,64}}){{1,6}})
    |(?P<dotted>(?<!\w)(?:[^\W\d_]\.){{2,6}}(?:[^\W\d_](?!\w))?)
    |(?P<code>(?<!\w)[LRDA]\.?\s?\*?\d{{1,4}}(?:{_H}\d{{1,4}}){{1,3}}(?!\w))
    |(?P<number>\d+(?:[.,]\d+){{0,9}}(?:[/{re.escape(HYPHENS)}]\d+){{0,9}}(?:{_H}?[A-Za-z]{{1,2}}(?![^\W_]))?
      (?:{_GROUP}){{0,6}})
    |(?P<form>(?<!\w)[A-Za-z]{{1,2}}{_H}\d{{1,4}}[A-Za-z]{{0,3}}(?![^\W_]))
    |(?P<word>[^\W_]{_ALNUM}*(?:[{_APOSTROPHES}][^\W\d_]{_LETTER}*)?(?:\((?:s|es|ies)\))?)
    |(?P<sign>&(?=\s)|\u00a7{{1,2}})
    """,
    re.VERBOSE,
)
_SPACED_GROUPS = re.compile(rf"(?:\s?{_GROUP}){{1,6}}")
_CITED_BY = frozenset({"section", "sections", "rule", "rules", "article", "articles", "regulation", "art", "s"})


class Token(NamedTuple):
    """One word of a text: ``content[start:end]``."""

    word: str
    """Its normal form: lower case, straight, without possessive ending."""
    start: int
    end: int
    capital: bool
    """Whether it begins with a capital letter."""
    colon: bool
    """Whether a colon stands between it and the word before."""


def word_set(words: str) -> frozenset[str]:
    """Return the set of the space-separated *words*."""
    return frozenset(words.split())


def tokenize(content: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Return the words of ``content[start:end]``, without punctuation; a citation such as ``4(a)(2)`` is one word."""
    end = len(content) if end is None else end
    tokens: list[Token] = []
    place = start
    for match in _TOKEN.finditer(content, start, end):
        first, last = match.span()
        if first < place:
            continue
        if match.lastgroup == "plain":
            raw = match.group()
            tokens.append(Token(_plain_word(raw), first, last, raw[0].isupper(), ":" in content[place:first]))
        else:
            if match.lastgroup == "number" and tokens and tokens[-1].word in _CITED_BY:
                last = _with_spaced_groups(content, last, end)
            _add(tokens, content, place, first, last, match.lastgroup or "word")
        place = last
    return tokens


def _with_spaced_groups(content: str, last: int, end: int) -> int:
    """Return where a citation ends that is typed with spaces: ``Section 4 (a) (2)``."""
    match = _SPACED_GROUPS.match(content, last, end)
    return match.end() if match else last


def _add(tokens: list[Token], content: str, gap: int, first: int, last: int, kind: str) -> None:
    raw = content[first:last]
    colon = first > gap and ":" in content[gap:first]
    if kind in ("url", "email"):
        trimmed = raw.rstrip(".,;:'\u2019!?")
        tokens.append(Token(_address(trimmed), first, first + len(trimmed), False, colon))
        return
    words = _normal_words(raw, kind)
    capital = raw[0].isupper()
    if len(words) == 1:
        tokens.append(Token(words[0], first, last, capital, colon))
        return
    apostrophe = next(place for place, character in enumerate(raw) if character in _APOSTROPHES)
    middle = first + (apostrophe - 1 if words[1] == "n't" else apostrophe + 1)
    tokens.append(Token(words[0], first, middle, capital, colon))
    tokens.append(Token(words[1], middle, last, content[middle].isupper(), False))


def _address(raw: str) -> str:
    """Return an address without scheme and ``www.``, lower case."""
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", raw.lower()).rstrip("/") or raw.lower()


@lru_cache(maxsize=65536)
def _plain_word(raw: str) -> str:
    """Return the normal form of a word of letters only."""
    return unicodedata.normalize("NFKC", raw).casefold()


@lru_cache(maxsize=65536)
def _normal_words(raw: str, kind: str) -> tuple[str, ...]:
    """Return the normal form of a word as typed; two words for ``doesn't`` and ``l'offre``."""
    word = unicodedata.normalize("NFKC", raw).casefold()
    word = word.translate(_STRAIGHT)
    match kind:
        case "dotted":
            return (word.replace(".", ""),)
        case "code":
            return (re.sub(r"^([a-z])[\s*.]*", r"\1.", word),)
        case "number":
            return (re.sub(r"(?<=\d),(?=\d{3})|\s", "", word),)
        case "numero":
            return ("no.",)
        case "sign":
            return ("section",) if "\u00a7" in word else ("and",)
    return _normal_word(word)


def _normal_word(word: str) -> tuple[str, ...]:
    word = re.sub(r"\((s|es|ies)\)$", r"\1", word)
    base, apostrophe, ending = word.partition("'")
    if not apostrophe:
        return (word,)
    if ending == "s":
        return (base,)
    if ending == "t" and base.endswith("n"):
        return (base[:-1], "n't") if len(base) > 1 else ("n't",)
    if len(base) <= 2:
        return (base, ending)
    return (base + ending,)


_STRAIGHT: dict[int, str | None] = {
    **{ord(hyphen): "-" for hyphen in HYPHENS},
    **{ord(mark): "'" for mark in _APOSTROPHES},
    **dict.fromkeys(map(ord, _UNSEEN)),
}
