"""Places and files: slots that no document opens, slots that nothing fills, and files that nothing includes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from greenshoe.drafting.faults import meant
from greenshoe.library import DOCUMENT_ENDING
from greenshoe.linting.shelf import Shelf
from greenshoe.linting.slip import Slip


def slots(shelf: Shelf) -> Iterator[Slip]:
    """Yield the slots that a rule's wording needs and a document lacks, and those that no rule fills."""
    law = shelf.library.law
    wanted: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in law.wordings:
        rule = law.rules.get(name)
        for document in rule.documents if rule is not None and rule.slot else ():
            wanted[(document, str(rule.slot if rule else ""))].append(name)
    for document in shelf.documents:
        template = f"documents/{document}{DOCUMENT_ENDING}"
        opened = shelf.slots(template)
        for (name, slot), rules in sorted(wanted.items()):
            if name == document and slot not in opened and "*" not in opened and shelf.is_ours(template):
                what = f'no place for the wording of {", ".join(rules)}: the slot "{slot}" is never opened'
                yield shelf.slip(template, 1, what, f'add {{{{ slot("{slot}") }}}} where it is to stand')
    yield from _unfilled(shelf)


def _unfilled(shelf: Shelf) -> Iterator[Slip]:
    law = shelf.library.law
    known = {rule.slot for rule in law.rules.values() if rule.slot}
    told: set[tuple[str, int]] = set()
    for document in shelf.documents:
        for slot, (name, line) in shelf.slots(f"documents/{document}{DOCUMENT_ENDING}").items():
            if slot != "*" and slot not in known and shelf.is_ours(name) and (name, line) not in told:
                told.add((name, line))
                cure = meant(slot, known, "correct the name, or add a rule with a wording for it")
                yield shelf.slip(name, line, f'no rule has a wording for the slot "{slot}"', cure)


def unused(shelf: Shelf) -> Iterator[Slip]:
    """Yield the templates that no document includes, imports or extends."""
    used = {name for document in shelf.documents for name in shelf.used_by[f"documents/{document}{DOCUMENT_ENDING}"]}
    for name, sheet in shelf.sheets.items():
        if not (sheet.is_document or name.startswith("law/") or name in used) and shelf.is_ours(name):
            yield shelf.slip(name, 1, "no document includes this file", "include it where it is to stand, or remove it")
