"""Waivers noted in a document's own source: ``<!-- greenshoe: waive RULE reason="…" by="…" until=2026-12-31 -->``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from greenshoe.checking.finding import Checked, Finding, Outcome, Place
from greenshoe.checking.findings import in_order
from greenshoe.checking.waiving import RULE, waiver_fault
from greenshoe.errors import Mistake, UserError
from greenshoe.law.facts import suggest
from greenshoe.text.document import Text

NOT_ASKED = "not asked for"
"""Why a rule was left out of a check; its waiver may be of use to another."""
_NOTE = re.compile(r"<!--\s{0,50}greenshoe:(.{0,2000}?)-->", re.DOTALL)
_WAIVE = re.compile(r"\s*waive\s+(\S+)\s*(.*)", re.DOTALL)
_PART = re.compile(r"\s*(\w+)\s*=\s*(?:\"([^\"]*)\"|“([^”]*)”|([^\s\"“]+))")
_KEYS = ("reason", "by", "until")
_HOW = 'write <!-- greenshoe: waive us/no-offer reason="…" by="…" until=2026-12-31 -->'


@dataclass(frozen=True)
class WaiverNote:
    """A rule that a document says it disapplies to itself, and where it says so."""

    rule: str
    reason: str
    by: str
    until: date
    place: Place

    @property
    def why(self) -> str:
        """What a report says of it."""
        return f"waived by {self.by} until {self.until}: {self.reason}"


def waiver_notes(source: str, path: str) -> tuple[WaiverNote, ...]:
    """Return the waivers in the *source* of the document at *path*; raise UserError with all that do not read."""
    notes: list[WaiverNote] = []
    mistakes: list[Mistake] = []
    for found in _NOTE.finditer(source):
        line = source.count("\n", 0, found.start()) + 1
        place = Place(path=path, line=line, column=found.start() - source.rfind("\n", 0, found.start()))
        try:
            notes.append(_read(found.group(1), place))
        except UserError as error:
            mistakes += error.mistakes
    if mistakes:
        raise UserError(mistakes)
    return tuple(notes)


def _read(words: str, place: Place) -> WaiverNote:
    order = _WAIVE.fullmatch(words)
    if order is None:
        raise _refuse(place, "a note to greenshoe that is no waiver", _HOW)
    rule, rest = order.groups()
    parts = {
        match.group(1): " ".join((match[2] or match[3] or match[4] or "").split()) for match in _PART.finditer(rest)
    }
    left = _PART.sub("", rest).strip()
    if left or parts.keys() - set(_KEYS):
        odd = left or ", ".join(sorted(parts.keys() - set(_KEYS)))
        raise _refuse(place, f'the waiver of {rule} says "{odd}"', _HOW)
    lacking = [key for key in _KEYS if not parts.get(key)]
    if lacking:
        raise _refuse(place, f"the waiver of {rule} has no {' and no '.join(lacking)}", "add it: " + _HOW)
    try:
        until = date.fromisoformat(parts["until"])
    except ValueError:
        raise _refuse(place, f'"{parts["until"]}" is not a date', "write year, month and day: 2026-12-31") from None
    return WaiverNote(rule, parts["reason"], parts["by"], until, place)


def _refuse(place: Place, what: str, cure: str) -> UserError:
    return UserError([Mistake(place.path, place.line, place.column, what, cure)])


def without_notes(text: Text) -> Text:
    """Return *text* with such notes blanked out, where its file shows them to a reader: they are not announced."""
    content = _NOTE.sub(lambda note: " " * len(note.group()), text.content)
    if content == text.content:
        return text
    blocks = tuple(block for block in text.blocks if content[block.start : block.end].strip())
    return replace(text, content=content, blocks=blocks)


def with_waivers(checked: Checked, notes: Iterable[WaiverNote], rules: Mapping[str, object]) -> Checked:
    """Return *checked* as the waivers in the document leave it; *rules* are all that the law has.

    A waiver speaks for the whole document. One that is expired on the day whose law was applied waives nothing and is
    an error; so is one of a rule that does not exist or that the document meets without it.
    """
    outcomes = dict(checked.rules)
    findings = list(checked.findings)
    for note in notes:
        fault = _fault(note, outcomes, date.fromisoformat(checked.on), rules)
        if fault is not None:
            findings.append(waiver_fault(*fault, "error", checked.path, (note.place,)))
        elif outcomes[note.rule].status in ("fail", "needs-a-person"):
            outcomes[note.rule] = Outcome(status="waived", why=note.why)
            findings = list(_waived(findings, note))
    return checked.model_copy(update={"rules": outcomes, "findings": in_order(findings)})


def _fault(
    note: WaiverNote, outcomes: Mapping[str, Outcome], on: date, rules: Mapping[str, object]
) -> tuple[str, str] | None:
    """Return what is wrong with a waiver, and the cure; or None."""
    outcome = outcomes.get(note.rule)
    if note.rule not in rules:
        return f"there is no rule {note.rule} to waive", suggest(note.rule, rules)
    if outcome is None or outcome.why == NOT_ASKED:
        return None
    if outcome.status not in ("fail", "needs-a-person"):
        return f"the waiver of {note.rule} is not used: {outcome.why}", "take it out"
    if note.until < on:
        return f"the waiver of {note.rule} expired on {note.until}", "have it renewed, or take it out"
    return None


def _waived(findings: Iterable[Finding], note: WaiverNote) -> Iterator[Finding]:
    """Yield *findings*, in which those of the waived rule are one that says so."""
    told = False
    for each in findings:
        if each.rule != note.rule:
            yield each
        elif not told:
            told = True
            shown = {"status": "waived", "severity": "note", "message": note.why, "places": (note.place,)}
            yield each.model_copy(update=shown)


__all__ = ["RULE", "WaiverNote", "waiver_notes", "with_waivers", "without_notes"]
