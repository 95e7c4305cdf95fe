"""Linting a library: each sort of fault is told with its file and line, and a library without one passes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from greenshoe.cli import run
from greenshoe.cli.ending import CLEAN
from greenshoe.linting import Linter, Report

MEMO = "documents/memo.html.j2"
PAGE = """<!doctype html><html lang="en"><head><title>Memo</title></head><body><main>
{}
</main></body></html>
"""
"""A document whose own text begins on the second line."""
RULE = """\
title: Say that figures are rounded
cite: House rule 1
basis: custom
severity: warning
documents: [memo]
in_force: [null, null]
reviewed: {on: 2026-11-23, evidence: primary-text}
must_say: [no-offer]
slot: house-legends
fails_as: is not what the house does
cure: say it
examples:
  - {verdict: pass, text: This press release is not an offer to sell or a solicitation of an offer to buy any security.}
  - {verdict: fail, text: All figures are in dollars.}
"""


def lint(folder: Path, files: dict[str, str]) -> Report:
    """Return the report on a library in *folder* that holds *files*."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    linter = Linter(folder)
    for _ in linter.steps():
        pass
    return linter.report()


def told(folder: Path, body: str, **more: str) -> list[str]:
    """Return the slips told of a memo of *body*, without the folder's name."""
    report = lint(folder, {MEMO: PAGE.format(body), **more})
    return [str(slip).removeprefix(f"{folder}/") for slip in report.slips]


def test_the_built_in_library_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """Every branch of our own templates is run by some deal within the linter's time, and none stops a draft."""
    assert run(["lint-templates"]) == CLEAN, capsys.readouterr().out


def test_a_clean_library_passes(tmp_path: Path) -> None:
    """A document that tests what may be absent, and both of whose branches some deal takes, has no slip."""
    body = "<p>{{ issuer.name }}{% if offering.stage == 'closed' %} has{% else %} will have{% endif %} closed.</p>\n"
    body += "{% for c in offering.contacts %}<p>{{ c.role }}</p>{% else %}<p>Nobody.</p>{% endfor %}"
    report = lint(tmp_path, {MEMO: PAGE.format(body)})
    assert report.slips == ()
    assert str(report).startswith("pass: 0 slips, 1 templates, 5 branches, run by ")


FAULTS = {
    "an unknown fact where nothing runs": (
        "<p>a</p>\n{% if offering.stage == 'signd' %}\n{{ issuer.nam }}\n{% endif %}",
        [
            'documents/memo.html.j2:3: no generated deal takes {% if offering.stage == "signd" %}; ',
            'documents/memo.html.j2:4: offering.issuer has no "nam"; did you mean "name"?',
        ],
    ),
    "an unknown fact behind a name that is set": (
        "{% for t in tranches %}\n{% set s = t.security %}\n<p>{{ s.conversion.pryce }}</p>\n{% endfor %}",
        ['documents/memo.html.j2:4: offering.tranches[].security.conversion has no "pryce"; did you mean "price"?'],
    ),
    "an unknown fact in a filter": (
        "<p>{{ tranches|map(attribute='security.trm')|map('plain')|join }}</p>",
        ['documents/memo.html.j2:2: offering.tranches[].security has no "trm"; did you mean "term'],
    ),
    "an unknown name": ("<p>{{ ofering.name }}</p>", ['documents/memo.html.j2:2: there is no "ofering"; did you mean']),
    "a list that is no fact": (
        "<p>\n{{ issuer.listings.ticker }}</p>",
        ['documents/memo.html.j2:3: offering.issuer.listings is a list and has no "ticker"; loop over it'],
    ),
    "a fact that is not always stated": (
        "<p>{{ issuer.name }}</p>\n<p>{{ issuer.website }}</p>",
        ["documents/memo.html.j2:3: offering.issuer.website is not stated; test it with {% if %} before printing it"],
    ),
    "an else that nothing takes": (
        "{% if issuer.name %}\n<p>a</p>\n{% else %}\n<p>b</p>\n{% endif %}",
        ["documents/memo.html.j2:5: no generated deal takes the {% else %} of {% if issuer.name %}; "],
    ),
    "a conditional text that nothing takes": (
        "<p>\n{{ 'a' if offering.stage == 'never' else 'b' }}</p>",
        ['documents/memo.html.j2:3: no generated deal takes the text before “if offering.stage == "never"”; '],
    ),
    "a macro that nothing calls": (
        "<p>a</p>\n{% macro lonely(x) %}{{ x }}{% endmacro %}",
        ["documents/memo.html.j2:3: nothing calls the macro lonely; call it, or remove it"],
    ),
    "a figure typed in by hand": (
        "<p class='c9'>a</p>\n<p>It pays 7% on $3,000, see {{ '30 days' }}.&#8217;</p>",
        [
            'documents/memo.html.j2:3: the figure "$3,000" is typed in by hand; print the fact that it is',
            'documents/memo.html.j2:3: the figure "30" is typed in by hand; ',
            'documents/memo.html.j2:3: the figure "7%" is typed in by hand; ',
        ],
    ),
    "a slot that no rule fills": (
        "<p>a</p>\n{{ slot('closing-legend') }}",
        [
            'documents/memo.html.j2:3: no rule has a wording for the slot "closing-legend"; '
            'did you mean "closing-legends"?'
        ],
    ),
    "a slip of language": (
        "<p>This is of of no use.</p>",
        ["documents/memo.html.j2:2: a word stands twice: “…This is of of no use.…”; "],
    ),
    "a template that does not read": (
        "{% if final %}\n<p>a</p>",
        ["documents/memo.html.j2:2: {% if %} has no end; add {% endif %} where it ends"],
    ),
    "an exception that excuses nothing": (
        "<p>a</p>\n{# lint: because #}",
        ["documents/memo.html.j2:3: this exception excuses nothing; take it out"],
    ),
    "an exception without a reason": (
        "<p>a</p>\n{# lint: #}",
        ["documents/memo.html.j2:3: this exception gives no reason; write why: {# lint: reason #}"],
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told_with_its_line(fault: str, tmp_path: Path) -> None:
    """Each sort of fault is told, where it is, and nothing else is."""
    body, expected = FAULTS[fault]
    lines = told(tmp_path, body)
    assert len(lines) == len(expected), lines
    for line, begins in zip(lines, expected, strict=True):
        assert line.startswith(begins)


def test_an_exception_excuses_its_line_and_the_next(tmp_path: Path) -> None:
    """What says why it is there is not told, and counts as excused."""
    body = "{# lint: an older deal may have no name #}\n{% if not issuer.name %}<p>nobody</p>{% endif %}\n"
    body += "<p>On day 1{# lint: a term of art #}.</p>"
    report = lint(tmp_path, {MEMO: PAGE.format(body)})
    assert report.slips == ()
    assert str(report).endswith("; 2 excused")


def test_a_slot_that_a_rule_needs_is_missed(tmp_path: Path) -> None:
    """A document for which a rule has a wording opens the wording's slot, itself or in a part; else it is told."""
    law = {"law/house/rounded.yaml": RULE, "law/house/rounded.md": "This memo is not an offer to sell any security.\n"}
    assert told(tmp_path, "<p>a</p>", **law)[0] == (
        'documents/memo.html.j2:1: no place for the wording of house/rounded: the slot "house-legends" is never '
        'opened; add {{ slot("house-legends") }} where it is to stand'
    )
    part = {"documents/parts/own.html.j2": "{{ slot('house-legends') }}\n"}
    assert told(tmp_path, "{% include 'documents/parts/own.html.j2' %}", **law, **part) == []


def test_a_file_that_nothing_includes_is_told(tmp_path: Path) -> None:
    """A part that no document includes is told once, by its name."""
    lines = told(tmp_path, "<p>a</p>", **{"documents/parts/lonely.html.j2": "<p>{{ issuer.name }}</p>\n"})
    assert lines == [
        "documents/parts/lonely.html.j2:1: no document includes this file; "
        "include it where it is to stand, or remove it"
    ]


def test_a_part_is_linted_with_what_includes_it(tmp_path: Path) -> None:
    """A part knows the names that the document sets around it, and is told of those that nothing sets."""
    body = "{% for t in tranches %}{% include 'documents/parts/own.html.j2' %}{% endfor %}"
    part = {"documents/parts/own.html.j2": "<p>{{ t.security.term }}</p>\n<p>{{ u.security.term }}</p>\n"}
    lines = told(tmp_path, body, **part)
    assert [line.partition("; ")[0] for line in lines] == ['documents/parts/own.html.j2:2: there is no "u"']


def test_the_command_tells_slips_then_the_verdict(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One line for each slip, the verdict last, exit code 1."""
    lint(tmp_path, {MEMO: PAGE.format("<p>7 days</p>")})
    assert run(["lint-templates", str(tmp_path)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith(f"{tmp_path}/documents/memo.html.j2:2: the figure")
    assert lines[1].startswith("fail: 1 slip, 1 templates, ")


def test_a_folder_without_templates_is_no_library(tmp_path: Path) -> None:
    """An empty folder, or none, is the user's mistake: one line, exit code 2, no traceback."""
    for folder in (tmp_path, tmp_path / "missing"):
        command = [sys.executable, "-m", "greenshoe", "lint-templates", str(folder)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == 2
        assert done.stderr.startswith(f"{folder}: there is no ")
        assert done.stderr.count("\n") == 1


def test_time_that_runs_out_is_no_pass(tmp_path: Path) -> None:
    """Where no time is left to look for a branch, the verdict says so and does not call the branch dead."""
    path = tmp_path / MEMO
    path.parent.mkdir()
    path.write_text(PAGE.format("{% if offering.stage == 'never' %}<p>a</p>{% endif %}"))
    linter = Linter(tmp_path, seconds=0)
    list(linter.steps())
    report = linter.report()
    assert report.slips == ()
    assert report.unproven == 1
    assert str(report).startswith("fail: ") and "time ran out" in str(report)
