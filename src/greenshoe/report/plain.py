"""Findings for a reader at a terminal, printed as a compiler prints them; the last line is the verdict."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from greenshoe.checking.finding import Checked, Finding, Place, Status
from greenshoe.drafting.draft import NumberedPoint
from greenshoe.report._subject import Run, Subject, subjects
from greenshoe.report._verdict import SEVERITIES, verdict
from greenshoe.report._where import placed

if TYPE_CHECKING:
    from rich.text import Text

LONGEST_QUOTE = 120
"""Characters of a quote that are printed; the middle of a longer one is left out."""
_STATUSES: tuple[Status, ...] = ("fail", "needs-a-person", "waived", "pass", "not-applicable")
_OF_ONE_DOCUMENT = frozenset({"document", "start", "end", "at"})
"""What may differ where several documents have the same thing wrong with them."""
_COLORS = {
    r"^error\[": "bold red",
    r"^warning\[": "bold yellow",
    r"^note\[": "bold blue",
    r"^(person|waived)\[|^suppressed:": "bold magenta",
    r"^ +(-->|\||=)": "cyan",
    r"^pass: ": "bold green",
    r"^fail: ": "bold red",
}


def render(subjects: Sequence[Subject], run: Run) -> str:
    """Return the findings of all documents and the verdict, with a newline at the end."""
    parts = [part for part in (findings(subjects), gone(run)) if part]
    return "\n".join([*parts, f"{verdict(subjects, run.fail_on)}\n"])


def findings(run: Sequence[Checked | Subject]) -> str:
    """Return what was found in documents, worst first, with a blank line between one thing and the next; or nothing.

    What is the same in several documents is printed once, with each of them. Failures come before questions to a
    person. Waived rules are shown, what the baseline holds is counted, and documents whose date is an assumption are
    named.
    """
    whole = subjects(run)
    checked = [each.checked for each in whole]
    alike: dict[tuple[object, ...], list[Finding]] = {}
    for finding in (finding for each in checked for finding in each):
        alike.setdefault(tuple(value for name, value in finding if name not in _OF_ONE_DOCUMENT), []).append(finding)
    blocks = sorted(alike.values(), key=lambda block: (_STATUSES.index(block[0].status), _rank(block[0])))
    return "\n".join([*map(_finding, blocks), *_waived(checked), *_known(whole), *_undated(checked)])


def _rank(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)


def _waived(checked: Sequence[Checked]) -> Iterator[str]:
    for each in checked:
        told = {finding.rule for finding in each if finding.status == "waived"}
        for name, outcome in sorted(each.rules.items()):
            if outcome.status == "waived" and name not in told:
                yield f"waived[{_visible(name)}]: {_visible(outcome.why)}\n  --> {_visible(each.path)}\n"


def _known(run: Sequence[Subject]) -> Iterator[str]:
    """Yield for each document what of it is in the baseline, counted by rule."""
    for each in run:
        if each.known:
            count = f"{len(each.known)} finding{'' if len(each.known) == 1 else 's'}"
            rules = Counter(finding.rule for finding in each.known)
            counted = ", ".join(f"{name} ({number})" for name, number in sorted(rules.items()))
            yield f"suppressed: {count} in the baseline: {_visible(counted)}\n  --> {_visible(each.checked.path)}\n"


def gone(run: Run) -> str:
    """Return what the baseline holds and was not found any more; or nothing."""
    if not run.gone:
        return ""
    entries = "".join(f"  --> {_visible(str(each))}\n" for each in run.gone)
    return f"note: {_visible(run.baseline or '')} holds what is not found any more; write it anew\n{entries}"


def _undated(checked: Sequence[Checked]) -> Iterator[str]:
    for on in sorted({each.on for each in checked if each.on_assumed}):
        paths = ", ".join(_visible(each.path) for each in checked if each.on_assumed and each.on == on)
        yield f"note: the law of {on} was applied to what carries no date, or another: {paths}\n"


def open_points(points: Iterable[tuple[NumberedPoint, Place | None]]) -> str:
    """Return the schedule of open points as a table, each once and with its place in the deal file; or nothing."""
    rows = {
        each.number: (
            f"[●{each.number}] {_visible(each.point.open)}",
            _visible(each.point.owner or "–"),
            each.point.due.isoformat() if each.point.due else "–",
            f"{_visible(place.path)}:{place.line}:{place.column}" if place else each.path,
        )
        for each, place in points
    }
    return table([("open point", "owner", "due", "place"), *(rows[number] for number in sorted(rows))]) if rows else ""


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return *rows* in columns, the first row as their heads; the last column runs on as far as it must."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    return "\n".join([lines[0], "  ".join("-" * width for width in widths), *lines[1:]]) + "\n"


def paint(report: str) -> Text:
    """Return *report* with the colors of a terminal; what it says stays the same."""
    from rich.text import Text

    text = Text(report)
    for pattern, style in _COLORS.items():
        for match in re.finditer(pattern, report, re.MULTILINE):
            text.stylize(style, match.start(), match.end())
    return text


def _finding(alike: Sequence[Finding]) -> str:
    return "".join(f"{line}\n" for line in _finding_lines(alike))


def _finding_lines(alike: Sequence[Finding]) -> Iterator[str]:
    finding = alike[0]
    label = {"needs-a-person": "person", "waived": "waived"}.get(finding.status, finding.severity)
    yield f"{label}[{_visible(finding.rule)}]: {_visible(finding.title)}"
    yield f"  --> {_visible(placed(finding))}: {_quoted(finding)}{_visible(finding.message)}"
    for other in alike[1:]:
        yield f"  --> {_visible(placed(other))}: the same"
    for place in finding.places:
        position = f":{place.line}:{place.column}" if place.line else ""
        yield f"   |  {_visible(place.path)}{position}" + (f"  {_visible(place.fact)}" if place.fact else "")
    since = f", in force since {finding.since}" if finding.since else ""
    yield f"   = {_visible(finding.cite)}{since}"
    if finding.status == "fail":
        yield f"   = {_visible(finding.consequence)}"
    yield f"   = cure: {_visible(finding.cure)}"


def _quoted(finding: Finding) -> str:
    """Return the quote to print before the message, unless the message has it."""
    if finding.quote is None or _visible(finding.quote) in _visible(finding.message):
        return ""
    return f'"{_shortened(_visible(finding.quote))}": '


def _shortened(quote: str) -> str:
    """Return the first and last words of a long quote."""
    half = LONGEST_QUOTE // 2
    if len(quote) <= LONGEST_QUOTE:
        return quote
    first, last = quote[:half].rpartition(" ")[0], quote[-half:].partition(" ")[2]
    return f"{first or quote[:half]} … {last or quote[-half:]}"


def _visible(text: str) -> str:
    """Return *text* on one line, with characters that would steer a terminal written out."""
    line = " ".join(text.split())
    if line.isprintable():
        return line
    return "".join(f"\\u{ord(char):04x}" if unicodedata.category(char) in ("Cc", "Cf", "Cs") else char for char in line)
