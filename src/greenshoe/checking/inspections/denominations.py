"""Denominations: the number of notes times what each is for makes the principal."""

from __future__ import annotations

import re
from collections.abc import Iterator

from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import label, only, passages_of
from greenshoe.checking.precision import meant
from greenshoe.checking.totals import one_currency
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_NOTES = re.compile(r"\s(?:[\w’'%-]+\s){0,4}?(?:notes|bonds|debentures|OCAs?|OCEANEs?)\b", re.IGNORECASE)
_EACH = label(
    r"each|(?:nominal|par|face) value|(?:nominal|principal) amount of each|with a (?:nominal|par|face) value|"
    r"denominations?"
)
_EACH_AFTER = re.compile(r"\s(?:each|apiece|per (?:note|bond|debenture))\b", re.IGNORECASE)
_SUM = label(
    r"aggregate(?: principal| nominal)?(?: amount)?|total(?: principal| nominal)?(?: amount)?|principal amount"
)
_SUM_AFTER = re.compile(r"\s(?:in|of)?\s?(?:aggregate|total)\b", re.IGNORECASE)
_OTHER = re.compile(r"conver|multiples|exercise|warrant|interest|integral|minimum", re.IGNORECASE)


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield each sentence whose number of notes times their denomination is not the principal beside them."""
    for passage in passages_of(text):
        if len(passage.figures) < 3 or _OTHER.search(passage.words):
            continue
        count = only([each for each in passage.of("number") if each.unit is None and passage.after(each, _NOTES)])
        money = passage.of("money")
        whole = [each for each in money if passage.before(each, _SUM) or passage.after(each, _SUM_AFTER)]
        single = [
            each
            for each in money
            if each not in whole and (passage.before(each, _EACH) or passage.after(each, _EACH_AFTER))
        ]
        if count is None or len(whole) != 1 or len(single) != 1 or not one_currency(whole[0], single[0]):
            continue
        made = meant(count, text.content) * meant(single[0], text.content)
        if not made.meets(meant(whole[0], text.content)):
            exact = (count.number * single[0].number).normalize()
            what = f"{count.text} of {single[0].text} each make {exact:,f}, not {whole[0].text}"
            yield Observation(what, text.quote(whole[0].start, whole[0].end), "correct one of the three")
