"""Defined terms: each defined once, before its use, used as defined, and nothing capitalized without definition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from greenshoe.checking.definitions import Defined, Usage, Use, definitions_in, places_of, variant
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_LEAD = 2_500
"""Characters within which a text defines its issuer."""
_NAME_REACH = 160
"""Characters before a definition within which the name that it shortens stands."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield what is wrong with the defined terms of *text*."""
    defined, usage = definitions_in(text), Usage(text)
    observations = [
        *_twice(defined),
        *_early(usage, defined),
        *_undefined(usage, defined, law),
        *_drifting(usage, defined),
        *_without_article(text, usage, defined, law),
        *_long_forms(text, usage, defined),
        *_unused(text, defined),
        *_issuer_names(text, usage, defined, law),
    ]
    yield from sorted(observations, key=lambda seen: seen.quote.start if seen.quote else 0)


def _twice(defined: tuple[Defined, ...]) -> Iterator[Observation]:
    seen: set[str] = set()
    for _, group in groupby(defined, key=lambda one: one.group):
        terms = list(group)
        again = [one for one in terms if one.term in seen]
        seen |= {one.term for one in terms}
        if again:
            what = f"{_listed([one.term for one in again])} defined a second time"
            yield Observation(what, again[0].quote, "define it once, at its first use")


def _listed(terms: list[str]) -> str:
    """Return *terms* in quotes, with the verb that goes with their number."""
    quoted = [f'"{term}"' for term in terms]
    if len(quoted) == 1:
        return f"{quoted[0]} is"
    return f"{', '.join(quoted[:-1])} and {quoted[-1]} are"


def _early(usage: Usage, defined: tuple[Defined, ...]) -> Iterator[Observation]:
    first = {one.term: one for one in reversed(defined)}
    for term, one in first.items():
        sentence = usage.sentence_start(one.quote.start)
        early = [use for use in usage.of(term) if use.quote.end <= sentence and (use.determined or not term.isupper())]
        if early:
            what = f'"{term}" is used before it is defined'
            yield Observation(what, early[0].quote, "move the definition to the first use")


def _undefined(usage: Usage, defined: tuple[Defined, ...], law: Law) -> Iterator[Observation]:
    known = {one.term for one in defined} | {variant(one.term) for one in defined}
    for term in law.style.terms:
        if term in known:
            continue
        uses = [use for use in usage.of(term) if use.determined]
        if uses and not usage.written_out(term):
            times = f" {len(uses)} times" if len(uses) > 1 else ""
            what = f'"{term}" is used{times} like a defined term and is never defined'
            yield Observation(what, uses[0].quote, "define it at its first use, or write it out in lower case")


def _drifting(usage: Usage, defined: tuple[Defined, ...]) -> Iterator[Observation]:
    """Yield terms that change their number: the Note, then the Notes."""
    terms = {one.term for one in defined}
    for term in dict.fromkeys(one.term for one in defined if not one.each):
        other = variant(term)
        if other is None or other in terms:
            continue
        uses = [use for use in usage.of(other) if use.determined and not _inside(use, defined)]
        if uses:
            times = f"{len(uses)} times " if len(uses) > 1 else ""
            what = f'"{term}" is defined, and then "{other}" is used {times}'.rstrip()
            yield Observation(what, uses[0].quote, f'keep to "{term}", or define both')


def _without_article(text: Text, usage: Usage, defined: tuple[Defined, ...], law: Law) -> Iterator[Observation]:
    """Yield words that are defined like names, ("Investor"), and then used with an article."""
    words = frozenset(law.style.terms)
    for one in dict.fromkeys(one for one in defined if one.term in words and not one.term.endswith("s")):
        bare = text.content[one.quote.start - 1 : one.quote.start] == "("
        alone = bare and text.content[one.quote.end : one.quote.end + 1] == ")" and not one.term.isupper()
        if alone and any(use.determined for use in usage.of(one.term)):
            what = f'"{one.term}" is defined without an article and used with one'
            yield Observation(what, one.quote, f'write (the "{one.term}")')


def _inside(use: Use, defined: tuple[Defined, ...]) -> bool:
    return any(one.quote.start <= use.quote.start < one.quote.end for one in defined)


def _long_forms(text: Text, usage: Usage, defined: tuple[Defined, ...]) -> Iterator[Observation]:
    """Yield names that stand in full again after their short form has been defined."""
    terms = {one.term for one in defined}
    for one in dict.fromkeys({one.term: one for one in reversed(defined)}.values()):
        for form in _full_names(text, usage, one, terms):
            again = [use for use in usage.of(form) if use.quote.start > one.quote.end]
            if again:
                what = f'"{form}" stands again after "{one.term}" has been defined for it'
                yield Observation(what, again[0].quote, f'write "{one.term}"')
                break


def _full_names(text: Text, usage: Usage, one: Defined, terms: set[str]) -> tuple[str, ...]:
    """Return the longer name that *one* was defined for, in singular and plural: Class A Ordinary Shares.

    A longer name that is one of the *terms* itself stands for something else: the Pre-Funded Warrants.
    """
    start = usage.sentence_start(one.quote.start)
    pattern = rf"(?:\d[\d.]*%\s)?(?:(?!The\s)[A-Z][\w-]*\s){{1,4}}{re.escape(one.term)}(?!\w)"
    found = re.findall(pattern, text.content[start : one.quote.start])
    forms = tuple(form for form in (found[-1], variant(found[-1])) if form) if found else ()
    return forms if terms.isdisjoint(forms) else ()


def _unused(text: Text, defined: tuple[Defined, ...]) -> Iterator[Observation]:
    """Yield the definitions that nothing comes of, all at the first; an abbreviation explains itself and may stay."""
    loose: list[Defined] = []
    for _, group in groupby(defined, key=lambda one: one.group):
        terms = list(group)
        forms = [form for one in terms for form in (one.term, variant(one.term)) if form]
        if not all(one.term.isupper() for one in terms) and not any(_occurs(form, text, terms) for form in forms):
            loose += terms
    if loose:
        it = "it" if len(loose) == 1 else "them"
        what = f"{_listed([one.term for one in loose])} defined and never used"
        yield Observation(what, loose[0].quote, f"use {it}, or drop the definition")


def _occurs(term: str, text: Text, group: list[Defined]) -> bool:
    """Return whether *term* stands anywhere after its definition, headings and longer names included."""
    end = group[-1].quote.end
    return next(places_of(term, text.content, end), None) is not None


def _issuer_names(text: Text, usage: Usage, defined: tuple[Defined, ...], law: Law) -> Iterator[Observation]:
    """Yield an issuer that goes by several names of which the text does not define every one."""
    first = _of_the_issuer(text, defined, law)
    shown = [one.term for one in first if any(usage.of(one.term))]
    terms = {one.term for one in defined}
    loose = {
        f"the {company}": uses[0]
        for company in law.style.company
        if company not in terms and (uses := [use for use in usage.of(company) if use.determined])
    }
    if shown and (loose or len(shown) > 2):
        names = [*shown, *loose]
        listed = ", ".join(f'"{name}"' for name in names[:-1]) + f' and "{names[-1]}"'
        quote = next(iter(loose.values())).quote if loose else first[-1].quote
        yield Observation(f"the issuer goes by {listed}", quote, f'call it "{shown[0]}" throughout')


def _of_the_issuer(text: Text, defined: tuple[Defined, ...], law: Law) -> list[Defined]:
    """Return the definition of the issuer: the first whose term is part of the name before it, or says Company."""
    for _, group in groupby(defined, key=lambda one: one.group):
        terms = list(group)
        place = terms[0].quote.start
        if place > _LEAD:
            break
        before = text.content[max(0, place - _NAME_REACH) : place]
        names = {one.term for one in terms}
        shortened = any(f"{name.split()[0]} " in before for name in names - set(law.style.terms))
        if shortened or names & set(law.style.company):
            return terms
    return []
