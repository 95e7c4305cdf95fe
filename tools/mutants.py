"""The mutation score of the law: compliant drafts are made to say something wrong, and rules should catch it.

From each draft, each statement that a rule asks for is deleted, negated, cut by a limb, miscited, turned round, or put
into another company's mouth; and each statement that a rule forbids is put in. ``python tools/mutants.py [EXAMPLE…]``
prints the score of each authority and every survivor without a reason in ``tests/mutants/survivors.yaml``.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from greenshoe import Library, Offering, check, draft
from greenshoe.checking.case import Case
from greenshoe.checking.checks import without_drafting_marks
from greenshoe.checking.deciding import decide
from greenshoe.checking.definitions import block_at
from greenshoe.law.profiling import profile_offering
from greenshoe.law.vocabulary import CHECKLIST
from greenshoe.offering.values import known
from greenshoe.reading import read_html
from greenshoe.source import parse, validate
from greenshoe.text.document import Block, Quote, Text
from greenshoe.text.sentences import split_sentences

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
WORLDWIDE = "worldwide"
"""An example sold in every country that has a folder of law, so that its legends are made wrong as well."""
PLACES = ("FR", "DE", "GB", "CH", "CA", "HK", "SG", "JP", "AU", "IL", "AE", "SA")
SURVIVORS = ROOT / "tests" / "mutants" / "survivors.yaml"
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
_ROUNDS = 6
"""How often what still makes a statement is looked for and taken out."""
OTHER = "Quillmark Harbor Holdings"
"""A company that no example names."""

_NEGATIONS = (
    (r"\bNo (?=closing will\b)", "A "),
    (r"\b(has|have|had) no\b", r"\1"),
    (r"\b(have|has) not been\b", r"\1 been"),
    (r"\b(may|will|shall|should|can|does|do|did|is|are|was|were|has|have) not\b", r"\1"),
    (r"\bno (offer|obligation|duty|approval|prospectus|money|part|such|securities|assurance)\b", r"the \1"),
    (r"\b[Nn]either\b", "Both"),
)
_AFFIRMATIONS = (
    (r"\b(is|are|was|were|will|may|has|have) (?!not\b)", r"\1 not "),
    (r"\b(contains|relies|expects|intends|bears|matures|trades|applies)\b", r"no longer \1"),
)
_TURNS = (
    (r"\boffer to sell\b", "offer to buy"),
    (r"\boffer to buy\b", "offer to sell"),
    (r"\b[Oo]utside\b", "within"),
    (r"\b(before|prior to)\b", "after"),
    (r"\bunlawful\b", "lawful"),
    (r"\bonly by means of\b", "without"),
)
_CITATION = re.compile(
    r"\b(?:Sections?|Rules?|Articles?|paragraph|Regulation(?: \(EU\))?(?: No)?|Act of|Act|Order|L\.)"
    r" ?(\d+)(?=[\w./()]*)"
)
_LIMB = re.compile(
    r"(?:, nor |,? and (?=may not|are|is|will|shall|there|no\b)|; | or the solicitation | unless | except )"
)


@dataclass(frozen=True)
class Mutant:
    """One draft, made to say one thing wrongly."""

    example: str
    document: str
    rule: str
    operator: str
    before: str
    """What was said; nothing where something was put in."""
    after: str
    text: Text
    base: Text
    """The draft without the other sentences that say the same."""

    @property
    def key(self) -> tuple[str, ...]:
        """What makes two mutants the same, whatever the names and figures."""
        return (self.rule, self.operator, *(re.sub(r"\d+|●", "#", part) for part in (self.before, self.after)))


def edited(text: Text, start: int, end: int, new: str) -> Text:
    """Return *text* with ``content[start:end]`` replaced by *new*; blocks and ties behind it move along."""
    shift = len(new) - (end - start)

    def moved(offset: int) -> int:
        return offset if offset <= start else max(start, offset + shift)

    blocks = tuple(replace(block, start=moved(block.start), end=moved(block.end)) for block in text.blocks)
    ties = tuple(
        replace(tie, start=moved(tie.start), end=moved(tie.end))
        for tie in text.ties
        if tie.end <= start or tie.start >= end
    )
    content = text.content[:start] + new + text.content[end:]
    return replace(text, content=content, blocks=blocks, ties=ties)


def added(text: Text, paragraph: str) -> Text:
    """Return *text* with a *paragraph* at its end."""
    content = f"{text.content.rstrip()}\n\n{paragraph}"
    start = len(content) - len(paragraph)
    return replace(text, content=content, blocks=(*text.blocks, Block(start, len(content), "paragraph")))


def sentence_of(text: Text, quote: Quote) -> tuple[int, int]:
    """Return where the sentences stand that *quote* is of; the blocks, where it is of several."""
    block, last = block_at(text, quote.start), block_at(text, max(quote.start, quote.end - 1))
    if block is None or last is None:
        return quote.start, quote.end
    if quote.end > block.end:
        return block.start, last.end
    spans = [
        (start, end)
        for start, end in split_sentences(text.content, block.start, block.end)
        if start < quote.end and quote.start < end
    ]
    return (spans[0][0], spans[-1][1]) if spans else (quote.start, quote.end)


def versions(sentence: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each way in which *sentence* is made wrong, with what it then says; *names* are the issuer's."""
    yield "deleted", ""
    negated = list(_changed(sentence, _NEGATIONS)) or list(_changed(sentence, _AFFIRMATIONS))[:1]
    yield from (("negated", each) for each in dict.fromkeys(negated))
    yield from (("turned round", each) for each in _changed(sentence, _TURNS))
    for cited in _CITATION.finditer(sentence):
        number = cited[1]
        wrong = f"{number[:-1]}{(int(number[-1]) + 3) % 10}"
        yield "miscited", f"{sentence[: cited.start(1)]}{wrong}{sentence[cited.end(1) :]}"
    limb = _LIMB.search(sentence)
    if limb and limb.start() > len(sentence) // 4:
        yield "cut", f"{sentence[: limb.start()].rstrip(' ,;')}."
    for name in names:
        if name in sentence:
            yield "another issuer", sentence.replace(name, OTHER)
            break


def _changed(sentence: str, changes: Iterable[tuple[str, str]]) -> Iterator[str]:
    for pattern, new in changes:
        for found in re.finditer(pattern, sentence):
            yield sentence[: found.start()] + found.expand(new) + sentence[found.end() :]


@cache
def _library() -> Library:
    return Library()


@cache
def _offering(example: str) -> Offering:
    if example != WORLDWIDE:
        return Offering.load(EXAMPLES / f"{example}.yaml")
    deal = YAML(typ="safe").load((EXAMPLES / "aptorum-closed.yaml").read_text(encoding="utf-8"))
    deal["tranches"][0]["offered_in"] = list(PLACES)
    return validate(Offering, parse(f"{example}.json", json.dumps(deal, default=str)))


def day_of(example: str) -> date:
    """Return the day whose law a draft of *example* is held to: its own; today's where it has none or is made up."""
    dated = known(_offering(example).dated)
    return AT.date() if dated is None or example == WORLDWIDE else dated


def mutants_of(example: str, documents: Sequence[str] | None = None) -> Iterator[Mutant]:
    """Yield every mutant of each document of *example*, or of its *documents*."""
    library, offering = _library(), _offering(example)
    for document in documents if documents is not None else library.documents:
        page = draft(document, offering, library, on=day_of(example), at=AT)
        text = without_drafting_marks(read_html(page.html, f"{example}/{document}"))
        yield from _mutants(example, document, text, page.on)


def _mutants(example: str, document: str, text: Text, on: date) -> Iterator[Mutant]:
    library, offering = _library(), _offering(example)
    law = library.law
    case = Case(text, offering, profile_offering(offering, document, law, on=on, final=True), law, on)
    names = (offering.issuer.short_name, str(offering.issuer.name))
    for name, rule in law.rules.items():
        if CHECKLIST in rule.documents or decide(name, case).status not in ("pass", "needs-a-person"):
            continue
        for said in rule.must_say:
            spans = sorted({sentence_of(text, quote) for quote in case.statements.get(said, ())})
            for kept in spans[:1]:
                base, (start, end) = _alone(text, spans, kept)
                base, (start, end) = _only(base, (start, end), said, case)
                before = base.content[start:end]
                for operator, after in versions(before, names):
                    mutated = edited(base, start, end, after)
                    yield Mutant(example, document, name, operator, before, after, mutated, base)
        for forbidden in rule.must_not_say:
            for sample in law.statements[forbidden].examples:
                if sample.verdict == "pass":
                    put = added(text, sample.text)
                    yield Mutant(example, document, name, "put in", "", sample.text, put, text)


def _alone(text: Text, spans: Sequence[tuple[int, int]], kept: tuple[int, int]) -> tuple[Text, tuple[int, int]]:
    """Return *text* without the other sentences that make the same statement, and where the one kept then stands."""
    start, end = kept
    for other in sorted(spans, reverse=True):
        if other == kept or (other[0] < end and start < other[1]):
            continue
        text = edited(text, *other, "")
        if other[0] < start:
            start, end = start - (other[1] - other[0]), end - (other[1] - other[0])
    return text, (start, end)


def _only(text: Text, kept: tuple[int, int], said: str, case: Case) -> tuple[Text, tuple[int, int]]:
    """Return *text* without what makes the statement *said* once the sentence *kept* has gone, and where that stands.

    Where the sentence stands amid what is left, it is widened by it.
    """
    start, end = kept
    for _ in range(_ROUNDS):
        bare = edited(text, start, end, "")
        left = replace(case, text=bare).statements.get(said, ())
        if not left:
            break
        first, last = sentence_of(bare, left[0])
        if first < start < last:
            start, end = first, last + end - start
            break
        if first >= start:
            text = edited(text, first + end - start, last + end - start, "")
        else:
            text, start, end = edited(text, first, last, ""), start - (last - first), end - (last - first)
    return text, (start, end)


def caught(mutant: Mutant) -> bool:
    """Return whether a check of *mutant* tells something that a check of the draft that it is made from does not."""
    library, offering = _library(), _offering(mutant.example)
    law, on = library.law, day_of(mutant.example)
    profile = profile_offering(offering, mutant.document, law, on=on, final=True)
    own, before = (
        decide(mutant.rule, Case(each, offering, profile, law, on)).status for each in (mutant.text, mutant.base)
    )
    if own != before and (own == "fail" or (own, before) == ("needs-a-person", "pass")):
        return True
    return bool(_told(mutant.text, mutant) - _told(mutant.base, mutant))


def _told(text: Text, mutant: Mutant) -> Counter[tuple[str, str]]:
    found = check(
        replace(text, kind=mutant.document),
        _library(),
        on=day_of(mutant.example),
        against=_offering(mutant.example),
    )
    return Counter((finding.rule, finding.message) for finding in found if finding.status != "waived")


def reasons() -> list[dict[str, str]]:
    """Return the survivors that a person has looked at: rule, operator, words of what is said, and the reason."""
    return list(YAML(typ="safe").load(SURVIVORS.read_text(encoding="utf-8")) or ())


def excused(mutant: Mutant, known: Iterable[dict[str, str]]) -> bool:
    """Return whether a reason is written for *mutant*."""
    return any(
        each["rule"] in (mutant.rule, "any")
        and each["operator"] == mutant.operator
        and re.search(each["says"], mutant.after or mutant.before) is not None
        for each in known
    )


def unique(examples: Iterable[str]) -> list[Mutant]:
    """Return the mutants of *examples*, each kind of mistake in each sentence once."""
    found: dict[tuple[str, ...], Mutant] = {}
    for example in examples:
        for mutant in mutants_of(example):
            found.setdefault(mutant.key, mutant)
    return list(found.values())


def main() -> int:
    """Print the score; return 1 where a survivor has no reason."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "examples", nargs="*", default=[*sorted(path.stem for path in EXAMPLES.glob("*.yaml")), WORLDWIDE]
    )
    mutants = unique(parser.parse_args().examples)
    with ProcessPoolExecutor(os.cpu_count()) as workers:
        results = list(workers.map(caught, mutants, chunksize=16))
    known = reasons()
    alive = [mutant for mutant, killed in zip(mutants, results, strict=True) if not killed]
    unexplained = [mutant for mutant in alive if not excused(mutant, known)]
    for mutant in unexplained:
        sys.stdout.write(f"survived {mutant.operator} [{mutant.rule}] {mutant.example}/{mutant.document}\n")
        sys.stdout.write(f"    {' '.join((mutant.after or mutant.before).split())[:300]}\n")
    totals, lost = (Counter(each.rule.rpartition("/")[0] for each in some) for some in (mutants, alive))
    for authority, total in sorted(totals.items()):
        done = total - lost[authority]
        sys.stdout.write(f"{authority:<14} {done:>5} of {total:>5} caught  {done / total:7.1%}\n")
    total = len(mutants)
    sys.stdout.write(f"{'all':<14} {total - len(alive):>5} of {total:>5} caught  {(total - len(alive)) / total:7.1%}, ")
    sys.stdout.write(f"{len(alive) - len(unexplained)} survivors with a reason, {len(unexplained)} without\n")
    return int(bool(unexplained))


if __name__ == "__main__":
    raise SystemExit(main())
