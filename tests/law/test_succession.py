"""Amended law: one version follows that before, without overlap and without an unsaid gap."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from greenshoe.errors import UserError
from greenshoe.law.loading import load_law
from greenshoe.library import Library
from tests.law.small import library, rule

OLD = rule(requires="agents", in_force="[2019-07-21, 2026-01-18]")


def newer(first: str, *, gap: str | None = None, replaces: str = "us/old") -> str:
    """Return the file of a rule in force from *first* that replaces another."""
    more = {"gap": gap} if gap else {}
    return rule(requires="agents", in_force=f"[{first}, null]", replaces=replaces, **more)


@pytest.mark.parametrize(
    ("new", "told"),
    [
        (newer("2026-01-18"), "it is in force together with us/old, which it replaces"),
        (newer("2026-01-20"), "nothing is in force between us/old (until 2026-01-18) and this rule (from 2026-01-20)"),
        (newer("2026-01-19", replaces="us/odl"), 'there is no rule "us/odl"; did you mean "us/old"?'),
    ],
)
def test_versions_that_do_not_meet_are_mistakes(new: str, told: str, tmp_path: Path) -> None:
    """A day that has both versions, or neither, is told with the file of the later one."""
    with pytest.raises(UserError) as error:
        load_law([library(tmp_path, us__old=OLD, us__new=new)])
    assert told in str(error.value)
    assert "us/new.yaml" in str(error.value)


@pytest.mark.parametrize("new", [newer("2026-01-19"), newer("2026-03-01", gap="the law was silent")])
def test_versions_that_meet_and_gaps_with_a_reason_load(new: str, tmp_path: Path) -> None:
    """The day after is right; a gap needs its reason, and no more."""
    assert load_law([library(tmp_path, us__old=OLD, us__new=new)]).rules["us/new"].replaces == "us/old"


def test_on_the_day_of_a_change_just_one_version_is_in_force() -> None:
    """Of each rule of the built-in law that replaces another, the former ends the day before."""
    rules = Library().law.rules
    heirs = {name: rule for name, rule in rules.items() if rule.replaces}
    assert heirs
    formers = [(rule.replaces, rule.in_force[0]) for rule in heirs.values() if rule.gap is None]
    for former, first in formers:
        assert isinstance(first, date)
        assert rules[str(former)].in_force[1] == first - timedelta(days=1)
