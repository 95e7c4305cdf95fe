"""``greenshoe checklist``."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence

from greenshoe.checking.checklist import Task, checklist
from greenshoe.cli.options import law_date
from greenshoe.cli.printing import say
from greenshoe.errors import refuse
from greenshoe.library import Library
from greenshoe.offering.deal import Offering

FORMATS = ("json", "plain")
WIDTH = 100
"""Characters of a line."""


def print_checklist(deal: str, *, form: str, on: str | None, folders: Sequence[str] | None) -> int:
    """Print what is to be done about *deal* in the format *form*; return the exit code: 1 where the facts fail a rule.

    Raise ``UserError`` for a format or date that does not read, and for mistakes in the deal or the law.
    """
    if form not in FORMATS:
        raise refuse("--format", f"there is no format {form!r} for a checklist", f"write one of: {', '.join(FORMATS)}")
    tasks = checklist(Offering.load(deal), Library(*(folders or ())), on=law_date(on))
    if form == "json":
        held = {"deal": deal, "tasks": [task.model_dump(mode="json") for task in tasks]}
        say(json.dumps(held, ensure_ascii=False, indent=2) + "\n")
    else:
        say("\n".join("".join(f"{line}\n" for line in _lines(task)) for task in tasks))
        say(f"{_tally(tasks)}\n")
    return int(any(task.status == "fail" and task.severity == "error" for task in tasks))


def _lines(task: Task) -> Iterator[str]:
    yield f"{_when(task)}  {task.title}"
    sign = {"fail": "not met: ", "waived": ""}.get(task.status, "")
    yield from textwrap.wrap(
        f"{sign}{task.what}", WIDTH, initial_indent="  [ ] ", subsequent_indent="      ", break_long_words=False
    )
    if task.counted:
        yield f"      due: {task.counted}"
    for place in task.places:
        yield f"      {place.path}:{place.line}:{place.column}  {place.fact}"
    yield f"      = {task.cite} [{task.rule}]"


def _when(task: Task) -> str:
    if task.at is not None:
        return f"{task.at:%a %Y-%m-%d %H:%M %Z}"
    if task.due is not None:
        return f"{task.due:%a %Y-%m-%d}"
    return "date not known" if task.counted else "no date"


def _tally(tasks: Sequence[Task]) -> str:
    dated = sum(task.due is not None for task in tasks)
    failed = sum(task.status == "fail" for task in tasks)
    items = f"{len(tasks)} item{'' if len(tasks) == 1 else 's'}, {dated} with a date"
    return f"{items}, {failed} not met on the facts" if failed else items
