"""Interest arithmetic: the whole interest on notes is principal times rate times time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, label, only, passages_of
from greenshoe.checking.precision import meant
from greenshoe.checking.totals import one_currency, totals_in
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_TOTAL = label(
    r"(?:aggregate|total|all)\s(?:of\sthe\s)?interest(?:\s(?:payable|payments?|to maturity|accrued|due|thereon|"
    r"over the term|at maturity)){0,3}|interest to maturity|interest payable at maturity"
)
_RATE = label(r"interest(?:\s(?:at|rate|of))*(?:\s(?:a|an|the|fixed|annual|rate|of))*")
_TERM = re.compile(r"\b(?:matur\w+|term|tenor|repa(?:id|yable))\b[^.;\d]{0,50}$", re.IGNORECASE)
_PER_YEAR = {"year": Decimal(1), "month": Decimal(12)}
_OTHER = re.compile(r"default|extension|extended|compound|exist|quarter|PIK|in kind", re.IGNORECASE)
_HUNDRED = 100
_SLACK = Decimal("0.025")
"""Day counts and a maturity moved to a business day change simple interest by no more than this part."""


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield a total of interest that does not follow from the only principal, rate and term of the text."""
    if "interest" not in text.content:
        return
    passages = [passage for passage in passages_of(text) if passage.figures and not _OTHER.search(passage.words)]
    sums = [(each, figure) for each in passages for figure in each.of("money") if each.before(figure, _TOTAL)]
    if not sums:
        return
    totals = totals_in(passages, law.style.amounts)
    principal = only([each.figure for each in totals if each.label == "principal-amount"])
    rate, term = _rate(passages), _term(passages)
    if principal is None or rate is None or term is None:
        return
    part = rate.number / _HUNDRED * term.number / _PER_YEAR[term.unit or "year"]
    made = meant(principal, text.content).scaled(part).widened(_SLACK)
    for _, figure in sums:
        if one_currency(figure, principal) and not made.meets(meant(figure, text.content)):
            exact = (principal.number * part).quantize(Decimal(1))
            what = f"{rate.text} on {principal.text} for {term.text} is {exact:,f}, not {figure.text}"
            yield Observation(what, text.quote(figure.start, figure.end), "correct the interest, the rate or the term")


def _rate(passages: Sequence[Passage]) -> Figure | None:
    return only([figure for each in passages for figure in each.of("percent") if each.before(figure, _RATE, 70)])


def _term(passages: Sequence[Passage]) -> Figure | None:
    periods = [
        figure
        for each in passages
        for figure in each.of("number")
        if figure.unit in _PER_YEAR and each.before(figure, _TERM, 70)
    ]
    return only(periods)
