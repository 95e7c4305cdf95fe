"""How well statements are found in releases that others wrote, beside what a plain keyword checker finds.

The releases and their answers, made by hand, lie in a folder that is no part of the project: ``python -m
tools.accuracy FOLDER``.
"""

from __future__ import annotations

import argparse
import calendar
import json
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from greenshoe import Library
from greenshoe.checking.finders import statements_of
from greenshoe.errors import UserError
from greenshoe.reading import read_file
from greenshoe.text.document import Text

CORPUS = Path(__file__).parents[2] / "shared" / "corpus"

KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "no-offer": ("not constitute an offer", "not an offer", "no offer"),
    "not-registered": ("not been registered", "not been, and will not be, registered", "have not been and will not be"),
    "unlawful-jurisdiction": ("would be unlawful", "unlawful prior to registration"),
    "forward-looking-identified": ("forward-looking statements", "forward-looking information"),
    "pslra": ("private securities litigation reform act",),
    "sections-27a-21e": ("section 27a", "section 21e"),
    "cautionary-factors": ("risks and uncertainties",),
    "no-duty-to-update": ("no obligation to update", "undertakes no obligation", "obligation to publicly update"),
    "sec-filings": ("filings with the sec", "filed with the sec", "securities and exchange commission", "sec.gov"),
    "other-regulator-filings": ("sedar",),
    "prospectus-availability": ("copies of the", "may be obtained", "prospectus"),
    "names-underwriter": ("placement agent", "book-running manager", "bookrunner", "underwriter"),
    "use-of-proceeds": ("net proceeds", "use the proceeds", "use of proceeds"),
    "about-issuer": ("about ",),
    "investor-contact": ("investor relations", "contact:", "contacts:", "@"),
    "dateline-date": tuple(f"{month.lower()} " for month in calendar.month_name[1:]),
    "ticker": ("nasdaq:", "nyse:", "otcqb:", "tsx", "(nasdaq", "(nyse"),
    "exemption": ("regulation d", "rule 506", "regulation s", "4(a)(2)", "rule 144a", "regulation a"),
    "non-us-exemption": ("45-106", "accredited investor exemption", "listed issuer financing exemption"),
    "eu-not-a-prospectus": ("2017/1129",),
    "eea-selling-restriction": ("european economic area",),
    "uk-promotion": ("financial promotion", "financial services and markets act"),
    "inside-information": ("inside information",),
    "distribution-restriction": ("not for release", "not for distribution"),
    "unlawful-distribution": ("may be restricted by law",),
    "exchange-no-responsibility": ("accepts responsibility for the adequacy", "regulation services provider"),
    "non-gaap": ("non-gaap", "ebitda"),
}
"""What the keyword checker looks for: words that everybody knows, anywhere in the text, in small letters."""


@dataclass
class Counts:
    """Statements found rightly, found wrongly, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, *, made: bool, found: bool) -> None:
        """Count one statement of one release."""
        self.right += made and found
        self.wrong += found and not made
        self.missed += made and not found

    @property
    def row(self) -> str:
        """Precision, recall and F1, as a row prints them."""
        return f"{_part(self.right, self.wrong):>9}  {_part(self.right, self.missed):>6}  {self.f1:5.3f}"

    @property
    def f1(self) -> float:
        """Twice the right ones by twice the right ones and all that went wrong; 1 where there was nothing to find."""
        whole = 2 * self.right + self.wrong + self.missed
        return 2 * self.right / whole if whole else 1.0


def _part(right: int, other: int) -> str:
    return f"{right / (right + other):.3f}" if right + other else "–"


def by_keywords(text: Text) -> frozenset[str]:
    """Return the statements that a plain keyword checker finds in *text*."""
    content = text.content.lower()
    return frozenset(name for name, words in KEYWORDS.items() if any(word in content for word in words))


def by_meaning(library: Library) -> Callable[[Text], frozenset[str]]:
    """Return the reader of *library*."""
    law = library.law
    return lambda text: frozenset(statements_of(text, law))


def score(
    releases: Iterable[tuple[Text, Mapping[str, str | None]]], reader: Callable[[Text], frozenset[str]]
) -> tuple[dict[str, Counts], float]:
    """Return the counts of each statement, and the seconds that *reader* took."""
    counts = {name: Counts() for name in KEYWORDS}
    began = time.perf_counter()
    for text, answers in releases:
        found = reader(text)
        for name, each in counts.items():
            each.add(made=bool(answers.get(name)), found=name in found)
    return counts, time.perf_counter() - began


def total(counts: Mapping[str, Counts]) -> Counts:
    """Return the counts of all statements together."""
    return Counts(
        sum(each.right for each in counts.values()),
        sum(each.wrong for each in counts.values()),
        sum(each.missed for each in counts.values()),
    )


def releases_in(folder: Path) -> list[tuple[Text, Mapping[str, str | None]]]:
    """Return each release of *folder* that has an answer sheet beside it, with its answers."""
    found = []
    for sheet in sorted(folder.glob("*.json")):
        files = [path for path in folder.glob(f"{sheet.stem}.*") if path != sheet]
        if files:
            found.append((read_file(files[0]), json.loads(sheet.read_text(encoding="utf-8"))["statements"]))
    return found


def main() -> int:
    """Print the table; return 2 where there is no corpus."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=CORPUS)
    folder = parser.parse_args().folder
    try:
        releases = releases_in(folder)
    except UserError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if not releases:
        sys.stderr.write(f"{folder}: there are no releases with answer sheets; give the folder that has them\n")
        return 2
    reader = by_meaning(Library())
    for text, _ in releases[:1]:
        reader(text)  # the phrases are compiled once
    ours, seconds = score(releases, reader)
    plain, _ = score(releases, by_keywords)
    heads = f"{'precision':>9}  {'recall':>6}  {'F1':>5}"
    head = f"{'statement':<28} {heads}    {'keywords: ':<10}{heads}"
    sys.stdout.write(f"{head}\n{'-' * len(head)}\n")
    for name in sorted(KEYWORDS):
        sys.stdout.write(f"{name:<28} {ours[name].row}    {'':<10}{plain[name].row}\n")
    sys.stdout.write(f"{'all, micro':<28} {total(ours).row}    {'':<10}{total(plain).row}\n")
    sys.stdout.write(f"{len(releases)} releases, {1000 * seconds / len(releases):.1f} ms each, warm\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
