"""Sentences: where one ends, in prose full of ``Inc.``, ``U.S.``, ``No. 333-1`` and headings run into the text."""

from __future__ import annotations

import re

from greenshoe.text.tokens import word_set

_CLOSERS = "\"'\u201d\u2019)\\]\u00bb"
_OPENERS = "\"'\u201c\u2018(\\[\u00ab"
_STOP = re.compile(
    rf"[.!?\u2026]{{1,4}}[{_CLOSERS}]{{0,4}}(?=\s|$)|\n"
    rf"|(?<=[^\W\d_]{{2}})\.[{_CLOSERS}]{{0,3}}(?=[A-Z][a-z]{{1,30}}\b(?!\.\w))"
)
"""A stop and what closes with it; a kept line break; a stop to which the next sentence is glued."""
_NEXT = re.compile(rf"\s*[{_OPENERS}]{{0,3}}(?P<word>\S{{1,30}})")
_LAST_WORD = re.compile(r"[^\s(\u201c\"\u2018\[]{1,40}$")
_ADDRESS = re.compile(r"(?:https?://|www\.|\S@)\S*$")

_NEVER_ENDS = word_set(
    "mr mrs ms messrs dr prof st mt no nos art arts para paras reg regs cf vs v viz approx fig vol ext tel e.g "
    "i.e eg ie al rev gen col hon pres tr attn dept incl excl resp"
)
"""Abbreviations that a sentence does not end with."""
_MAY_END = word_set(
    "inc corp ltd co cos llc llp lp plc s.a n.v b.v s.p.a a.g u.s u.s.a u.k p.c l.p l.l.c l.l.p d.c n.a s.e a.s "
    "e.u jr sr bros assn intl etc jan feb mar apr jun jul aug sept sep oct nov dec ave blvd rd ph.d m.d b.sc m.sc "
    "d.v.m minn calif mass conn fla tex wash ill colo ariz mich pa va ga ore wis tenn okla nev del ont que alta "
    "p.m a.m p.eng p.geo c.p.a cad pty gmbh"
)
"""Abbreviations after which only the next word tells whether the sentence goes on."""
_STARTERS = word_set(
    "the this these those that there their they it its in on at by as for from if any all each every no neither "
    "none a an and we our you your he she his her such some certain other pursuant under upon following subject "
    "except unless accordingly moreover furthermore however although while when where actual factors investors "
    "readers shareholders holders copies electronic closing gross net proceeds offers additional further "
    "information please contact about to with without prior during after before following concurrently "
    "consequently therefore thus both many most not nothing one two words risks important"
)
"""Words that begin a sentence more often than they go on with a name."""


def split_sentences(content: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the places of the sentences of ``content[start:end]``, without the space around them."""
    places: list[tuple[int, int]] = []
    begin = start
    for stop in _STOP.finditer(content, start, end):
        if stop.group() != "\n" and not _ends(content, begin, stop, end):
            continue
        _keep(places, content, begin, stop.end())
        begin = stop.end()
    _keep(places, content, begin, end)
    return places


def _keep(places: list[tuple[int, int]], content: str, begin: int, end: int) -> None:
    while begin < end and content[begin].isspace():
        begin += 1
    while end > begin and content[end - 1].isspace():
        end -= 1
    if begin < end:
        places.append((begin, end))


def _ends(content: str, begin: int, stop: re.Match[str], end: int) -> bool:
    """Say whether the sentence that began at *begin* ends with *stop*."""
    before = _LAST_WORD.search(content, max(begin, stop.start() - 40), stop.start())
    word = before.group().casefold().strip(".,'\u2019") if before else ""
    glued = stop.end() < end and not content[stop.end()].isspace()
    if glued and _ADDRESS.search(content, max(begin, stop.start() - 200), stop.start()):
        return False
    following = _NEXT.match(content, stop.end(), end)
    if following is None or glued:
        return True
    return _goes_on_anew(word, content[stop.start()], following.group("word"), closed=len(stop.group()) > 1)


def _goes_on_anew(word: str, mark: str, following: str, *, closed: bool) -> bool:
    """Say whether after *word* and its stop the word *following* begins a sentence."""
    if following[0].islower():
        return False
    if mark != ".":
        return True
    if word in _NEVER_ENDS and not closed:
        return False
    short = (len(word) == 1 and word.isalpha()) or word in _MAY_END or ("." in word and len(word) <= 6)
    if short and not closed:
        return re.split(r"[,.:;]", following.casefold())[0] in _STARTERS
    return True
