"""Option size: the underwriters' option is for no more than 15 percent, and the total with it follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from greenshoe.checking.figures import Figure
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import Passage, only, passages_of
from greenshoe.checking.precision import meant
from greenshoe.checking.totals import one_currency, totals_in
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.offering.deal import Offering
from greenshoe.text.document import Text

NEEDS_DEAL = False
_OPTION = re.compile(
    r"\boption\b[^.;]{0,60}\b(?:to\s(?:purchase|buy|acquire|sell)|for)\s(?:up to\s)?(?:an\s)?(?:additional\s)?"
    r"(?:aggregate of\s)?(?:up to\s)?(?:an additional\s)?$",
    re.IGNORECASE,
)
_BANKS = re.compile(r"underwriter|over-?\s?allot|initial purchaser|book-?runn|manager", re.IGNORECASE)
_OFFERED = re.compile(
    r"\b(?:offering|pricing|sale|offer)\b(?:\s(?:and sale|its|the|an|underwritten|upsized|public|initial|offering))*"
    r"\sof\s(?:an aggregate of\s|a total of\s)?$",
    re.IGNORECASE,
)
_SECURITIES = re.compile(r"\s(?:[\w’'-]+\s){0,4}?(?:shares|units|ADSs|American Depositary Shares)\b", re.IGNORECASE)
_GIVEN = re.compile(r"exercised|exercise in full of|full exercise|including|partial exercise", re.IGNORECASE)
_IN_FULL = re.compile(r"\b(?:if|assuming)\b[^.;]{0,100}\boption\b[^.;]{0,60}\bin full\b", re.IGNORECASE)
_MOST = Decimal("0.15")
_SLACK = Decimal("0.005")


def inspect(text: Text, offering: Offering | None, profile: Profile, law: Law) -> Iterator[Observation]:
    """Yield an option for more than 15 percent of what is firmly sold, and proceeds that do not follow from it."""
    if "option" not in text.content:
        return
    passages = [passage for passage in passages_of(text) if passage.figures]
    options = [(passage, figure) for passage in passages for figure in _under_option(passage)]
    option = only([figure for _, figure in options])
    if option is None:
        return
    firm = only([figure for passage in passages for figure in _offered(passage)][:1])
    if firm is None or any(_GIVEN.search(passage.words) for passage, _ in options):
        return
    if option.number > firm.number * _MOST + 1:
        part = (option.number / firm.number * 100).quantize(Decimal("0.1"))
        what = f"the option for {option.text} is {part}% of the {firm.text} offered"
        yield Observation(what, text.quote(option.start, option.end))
    yield from _proceeds(text, passages, option, firm, law)


def _under_option(passage: Passage) -> list[Figure]:
    if not _BANKS.search(passage.words):
        return []
    counts = [figure for figure in passage.of("number") if figure.unit is None and figure.number >= 1000]
    return [figure for figure in counts if passage.before(figure, _OPTION) and passage.after(figure, _SECURITIES)]


def _offered(passage: Passage) -> list[Figure]:
    counts = [figure for figure in passage.of("number") if figure.unit is None and figure.number >= 1000]
    return [figure for figure in counts if passage.before(figure, _OFFERED) and passage.after(figure, _SECURITIES)]


def _proceeds(text: Text, passages: Sequence[Passage], option: Figure, firm: Figure, law: Law) -> Iterator[Observation]:
    """Yield gross proceeds with the option that are not those without it, enlarged in proportion."""
    totals = [total for total in totals_in(passages, law.style.amounts) if total.label == "gross-proceeds"]
    base = only([total.figure for total in totals if not total.qualified])
    if base is None:
        return
    for total in totals:
        if not _IN_FULL.search(total.passage.words) or total.figure == base or not one_currency(total.figure, base):
            continue
        grown = meant(base, text.content).scaled(1 + option.number / firm.number).widened(_SLACK)
        if total.figure.number > base.number and not grown.meets(meant(total.figure, text.content)):
            exact = (base.number * (1 + option.number / firm.number)).quantize(Decimal(1))
            what = f"with the option in full the gross proceeds are {exact:,f}, not {total.figure.text}"
            yield Observation(what, text.quote(total.figure.start, total.figure.end), "correct the proceeds")
