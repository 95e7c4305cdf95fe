"""The checklist of a deal: what has a date comes by its date, what the facts settle is left out."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from greenshoe.checking.checklist import checklist
from greenshoe.checking.explaining import explain_regime
from greenshoe.errors import UserError
from greenshoe.law.loading import load_law
from tests.checking.test_checks import SmallLibrary
from tests.cli.command import greenshoe
from tests.law.small import LAW, deal, library, rule

LATER = rule(
    title="File the form",
    documents="[checklist]",
    needs_person="Has the form been filed?",
    deadline="{from: announcement, days: 15, count: calendar}",
)
SOONER = rule(
    title="Give the notice",
    documents="[checklist]",
    needs_person="Has the notice been given?",
    deadline="{from: announcement, days: -1}",
)
UNDATED = rule(title="Ask the holders", documents="[checklist]", requires="banner", severity="warning")
MET = rule(title="Report to somebody", documents="[checklist]", requires="issuer_reports")
ELSEWHERE = rule(title="Ask in Japan", documents="[checklist]", when="'\"us\" in banner'", needs_person="Asked?")


@pytest.fixture
def small(tmp_path: Path) -> SmallLibrary:
    """A small library with rules about the deal itself."""
    rules = {"later": LATER, "sooner": SOONER, "undated": UNDATED, "met": MET, "elsewhere": ELSEWHERE}
    files = {**LAW, **{f"law/us/{name}.yaml": text for name, text in rules.items()}}
    return SmallLibrary(library(tmp_path / "library", files))


def test_tasks_come_by_their_dates(small: SmallLibrary, tmp_path: Path) -> None:
    """Dated tasks first, the earliest first; then those without; what applies nowhere or is met does not come."""
    tasks = checklist(deal(tmp_path), small)
    assert [(task.rule, task.due, task.status) for task in tasks] == [
        ("us/sooner", date(2022, 1, 3), "needs-a-person"),
        ("us/later", date(2022, 1, 19), "needs-a-person"),
        ("us/undated", None, "fail"),
    ]
    assert tasks[1].counted == "15 calendar days after the announcement"
    assert [place.fact for place in tasks[1].places] == ["offering.dated"]


def test_an_open_date_leaves_the_task_without_one(small: SmallLibrary, tmp_path: Path) -> None:
    """What is not known yet is counted from nothing, and says what it will be counted from."""
    tasks = checklist(deal(tmp_path, ("dated: 2022-01-04", "dated: {open: date}")), small)
    assert [task.due for task in tasks] == [None, None, None]
    assert {task.counted for task in tasks} > {"15 calendar days after the announcement"}


def test_a_waived_task_says_so(small: SmallLibrary, tmp_path: Path) -> None:
    """A rule about the deal is waived as any other, by name and with a reason."""
    waiver = "stage: signed\nwaive: {us/later: {reason: no sale in the US, by: J. Doe, until: 2030-01-01}}"
    tasks = {task.rule: task for task in checklist(deal(tmp_path, ("stage: signed", waiver)), small)}
    assert tasks["us/later"].status == "waived"
    assert "no sale in the US" in tasks["us/later"].what


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            rule(needs_person="Done?", deadline="{from: signing, days: 1}"),
            "only a rule about the deal itself has a deadline",
        ),
        (rule(documents="[checklist]", must_say="[no-offer]"), "a rule about the deal itself cannot ask for words"),
        (rule(documents="[checklist]", needs_person="Done?", deadline="{from: singing}"), 'not a choice for "from"'),
    ],
)
def test_rules_that_mix_deal_and_text_are_mistakes(text: str, told: str, tmp_path: Path) -> None:
    """A deadline belongs to a deal, words to a document."""
    with pytest.raises(UserError, match=told):
        load_law([library(tmp_path, us__a=text)])


def test_the_command_prints_plain_and_json() -> None:
    """Both forms have every task; a format that there is not is refused with the ones that there are."""
    held = json.loads(greenshoe("checklist", "examples/pipe.yaml", "--format", "json").stdout)
    plain = greenshoe("checklist", "examples/pipe.yaml").stdout
    assert held["tasks"]
    assert all(f"[{task['rule']}]" in plain for task in held["tasks"])
    assert plain.count("[ ]") == len(held["tasks"])
    refused = greenshoe("checklist", "examples/pipe.yaml", "--format", "pdf")
    assert refused.returncode == 2
    assert "write one of: json, plain" in refused.stderr


def test_the_regime_is_explained_by_document_and_tranche(small: SmallLibrary, tmp_path: Path) -> None:
    """The regime stands with its deciding facts and their places, counsel's choice with its reason."""
    told = explain_regime(deal(tmp_path), "press-release", small)
    assert told.startswith("press-release on 2022-01-04: 135c\n  Rule 135c, 17 CFR 230.135c [us]\n  because:\n")
    assert "deal.yaml:21:19  offering.tranches[0].registration" in told
    chosen = deal(tmp_path, ("stage: signed", "stage: signed\nregime: {name: '134', reason: counsel saw the shelf}"))
    told = explain_regime(chosen, "press-release", small)
    assert "press-release on 2022-01-04: 134\n  chosen by counsel: counsel saw the shelf" in told
    assert "derived would be 135c" in told
