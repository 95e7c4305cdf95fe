"""greenshoe rules and greenshoe explain."""

from __future__ import annotations

import pytest

from greenshoe.cli import run
from greenshoe.cli.catalogue import in_force
from greenshoe.law.rule import Rule
from greenshoe.library import Library
from tests.cli.command import EXAMPLE, greenshoe


def test_catalogue_is_a_table_of_every_rule() -> None:
    """Each rule has a row with its severity, basis, evidence and dates."""
    done = greenshoe("rules")
    assert done.returncode == 0
    lines = done.stdout.splitlines()
    law = Library().law
    assert lines[0].split() == ["name", "severity", "basis", "evidence", "in", "force", "title"]
    assert [line.split()[0] for line in lines[2:-2]] == list(law.rules)
    assert lines[-1] == f"{len(law.rules)} rules"
    for line, rule in zip(lines[2:-2], law.rules.values(), strict=True):
        assert all(text in line for text in (rule.severity, rule.basis, rule.reviewed.evidence, rule.title))


def test_rule_is_shown_whole() -> None:
    """A rule shown whole has its law, dates, statements, our wording and examples."""
    name = "us/unregistered-legend"
    shown = " ".join(greenshoe("rules", name).stdout.split())
    law = Library().law
    rule = law.rules[name]
    wording = " ".join(law.wordings[name].read_text(encoding="utf-8").split())
    for text in (rule.title, rule.cite, rule.source or "", "since 1994-04-26", rule.fails_as, rule.cure, wording):
        assert " ".join(text.split()) in shown
    assert all(law.statements[statement].says in shown for statement in rule.must_say)
    assert all(" ".join((example.text or "").split()) in shown for example in rule.examples)


@pytest.mark.parametrize("name", Library().law.rules)
def test_every_rule_can_be_shown(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No rule of the catalogue has something that cannot be shown."""
    assert run(["rules", name]) == 0
    assert capsys.readouterr().out.startswith(f"{name}\n")


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        ((None, None), "at all times"),
        (("1994-04-26", None), "since 1994-04-26"),
        ((None, "2026-01-18"), "until 2026-01-18"),
        (("2021-01-01", "2026-01-18"), "2021-01-01 to 2026-01-18"),
    ],
)
def test_dates_read_as_people_say_them(dates: tuple[str | None, str | None], told: str) -> None:
    """Open ends of a rule's force are told in words."""
    rule = next(iter(Library().law.rules.values()))
    assert in_force(Rule.model_validate({**rule.model_dump(), "in_force": dates})) == told


def test_explaining_a_rule() -> None:
    """The explanation names the rule, its condition and the facts that decided it."""
    done = greenshoe("explain", "us/unregistered-legend", EXAMPLE)
    assert done.returncode == 0
    assert "us/unregistered-legend" in done.stdout
    assert "regime" in done.stdout


def test_explaining_for_a_document_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    """A document that the library does not have is told with those that it has."""
    assert run(["explain", "us/unregistered-legend", str(EXAMPLE), "-d", "prospectus"]) == 2
    assert "there is no document 'prospectus'" in capsys.readouterr().err
