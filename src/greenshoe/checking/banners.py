"""Banners: the jurisdictions that a "not for release in" notice of a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.finders import statements_of
from greenshoe.law.law import Law
from greenshoe.text.document import Quote, Text


def banners_in(text: Text, law: Law) -> tuple[Quote, ...]:
    """Return the quotes of *text* that restrict where it may go."""
    made = statements_of(text, law)
    return tuple(quote for name in law.cues.banner for quote in made.get(name, ()))


def jurisdictions_named(quote: str, law: Law) -> Iterator[str]:
    """Yield the jurisdictions that *quote* names: ISO codes, and authorities that are named as such."""
    named = dict(law.cues.jurisdictions)
    for name, authority in law.authorities.items():
        own = authority.jurisdictions[0] if len(authority.jurisdictions) == 1 else name
        named[own] = (*named.get(own, ()), authority.name)
    for code, names in sorted(named.items()):
        if any(_stands_in(quote, name) for name in names):
            yield code


def _stands_in(quote: str, name: str) -> bool:
    """Return whether *quote* has *name* as it is written or in capitals: a small ``us`` is a pronoun."""
    forms = "|".join(re.escape(form) for form in {name, name.upper()})
    return re.search(rf"(?<![\w.])(?:{forms})(?!\w)", quote) is not None
