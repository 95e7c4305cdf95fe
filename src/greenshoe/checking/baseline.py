"""A baseline: what is known to be wrong with documents, so that a check fails on what is new alone."""

from __future__ import annotations

import hashlib
import json
import os
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path, PurePath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from greenshoe.checking.finding import Finding
from greenshoe.checking.waiving import RULE as WAIVERS
from greenshoe.law.rule import RuleName
from greenshoe.source import load

LENGTH = 16
"""Hexadecimal digits of a fingerprint."""
_COUNTED = ("fail", "needs-a-person")
_SHAPES = str.maketrans({**dict.fromkeys("\u2018\u2019\u201a\u201b", "'"), **dict.fromkeys("\u201c\u201d\u201e", '"')})
_HYPHEN = re.compile("[\u00ad\u2010-\u2015\u2212-]+")


class _Value(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Entry(_Value):
    """One thing that is known to be wrong with a document."""

    document: Annotated[str, Field(min_length=1)]
    """Its path from the baseline's folder."""
    rule: RuleName
    quote: str | None = None
    message: str
    fingerprint: Annotated[str, Field(pattern=f"^[0-9a-f]{{{LENGTH}}}$")]
    """By which a finding is known again; quote and message stand here for the reader alone."""
    times: Annotated[int, Field(ge=1)] = 1
    """How often the document has it."""

    def __str__(self) -> str:
        """Return the entry on one line."""
        return f"{self.document}: {self.rule}: {self.message}"


class Baseline(_Value):
    """What a baseline file holds."""

    baseline: Literal["greenshoe/1"] = "greenshoe/1"
    """The version of this format."""
    findings: tuple[Entry, ...] = ()

    def render(self) -> str:
        """Return the baseline as JSON, sorted, for a file."""
        data = self.model_dump(exclude_defaults=True)
        return json.dumps({"baseline": self.baseline, "findings": [], **data}, ensure_ascii=False, indent=2) + "\n"


def read_baseline(path: str) -> Baseline:
    """Return the baseline in the file at *path*; raise UserError for one that is missing or no baseline."""
    return load(Baseline, path)


def fingerprint(finding: Finding, document: str) -> str:
    """Return what stays the same of *finding* while the text around it changes.

    That is its rule, the document and the words of its quote, whatever their case, spacing, quotes and hyphens; of a
    finding without a quote, its message.
    """
    words = _plain(finding.quote if finding.quote is not None else finding.message)
    whole = "\0".join((finding.rule, document, words)).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:LENGTH]


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words.translate(_SHAPES)).casefold()
    return " ".join(_HYPHEN.sub("-", folded).split())


def named_from(folder: Path, document: str) -> str:
    """Return the path of *document* as it is named from the baseline's *folder*."""
    return document if document == "-" else PurePath(os.path.relpath(document, folder)).as_posix()


def baseline_of(documents: Iterable[tuple[str, Iterable[Finding]]], kept: Iterable[Entry] = ()) -> Baseline:
    """Return the baseline that knows all findings of *documents*, each with its name, and the entries *kept*.

    Waived rules are known without it, and what is wrong with a waiver is never known: it has an end for a reason.
    """
    entries: dict[str, Entry] = {}
    times: Counter[str] = Counter()
    for document, findings in documents:
        for each in filter(_counts, findings):
            mark = fingerprint(each, document)
            times[mark] += 1
            known = Entry(document=document, rule=each.rule, quote=each.quote, message=each.message, fingerprint=mark)
            entries.setdefault(mark, known)
    counted = (entry.model_copy(update={"times": times[mark]}) for mark, entry in entries.items())
    whole = sorted((*counted, *kept), key=lambda one: (one.document, one.rule, one.quote or "", one.message))
    return Baseline(findings=tuple(whole))


def _counts(finding: Finding) -> bool:
    return finding.status in _COUNTED and finding.rule != WAIVERS


class Ledger:
    """A baseline in use: each entry is good for as many findings as it says."""

    def __init__(self, baseline: Baseline) -> None:
        """Open the ledger of *baseline*; nothing is found again yet."""
        self._entries = baseline.findings
        self._left = Counter({entry.fingerprint: entry.times for entry in baseline.findings})
        self._checked: set[str] = set()

    def part(self, document: str, findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Return those of *findings* in *document* that are new, and those that the baseline knows."""
        self._checked.add(document)
        new: list[Finding] = []
        known: list[Finding] = []
        for each in findings:
            mark = fingerprint(each, document)
            if _counts(each) and self._left[mark] > 0:
                self._left[mark] -= 1
                known.append(each)
            else:
                new.append(each)
        return tuple(new), tuple(known)

    @property
    def unchecked(self) -> tuple[Entry, ...]:
        """Entries of documents that were not checked, of which nothing is known anew."""
        return tuple(entry for entry in self._entries if entry.document not in self._checked)

    @property
    def gone(self) -> tuple[Entry, ...]:
        """Entries of the documents so far that were not found, or not as often."""
        return tuple(
            entry for entry in self._entries if entry.document in self._checked and self._left[entry.fingerprint] > 0
        )
