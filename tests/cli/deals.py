"""Deal files and libraries that the command is tried on."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import CLOSED

SLOW_TEMPLATE = """<!DOCTYPE html><html lang="en"><head><title>slow</title></head><body>
{% for a in range(100000) %}{% for b in range(100000) %}{% endfor %}{% endfor %}</body></html>"""
UNMET_RULE = """\
title: Terminate every offering
cite: House rule 1
basis: custom
severity: error
documents: [press-release, term-sheet]
when: "true"
in_force: [null, null]
reviewed: {on: 2026-11-23, evidence: primary-text}
requires: stage == "terminated"
fails_as: is not what the house does
cure: terminate the offering
examples:
  - {verdict: pass, facts: {stage: terminated}}
  - {verdict: fail, facts: {stage: signed}}
"""


def copy_of(path: Path, name: str, folder: Path) -> Path:
    """Return a copy in *folder* of the deal at *path*, as a deal called *name*."""
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    changed = [f"name: {name}\n" if line.startswith("name:") else line for line in lines]
    copy = folder / f"{name}.yaml"
    copy.write_text("".join(changed), encoding="utf-8")
    return copy


def closed(name: str, folder: Path) -> Path:
    """Return a copy in *folder* of the example whose facts are complete, as a deal called *name*."""
    return copy_of(CLOSED, name, folder)


def slow_library(folder: Path) -> Path:
    """Return a library in *folder* with a document that never ends."""
    (folder / "documents").mkdir(parents=True)
    (folder / "documents" / "slow.html.j2").write_text(SLOW_TEMPLATE, encoding="utf-8")
    return folder


def strict_library(folder: Path) -> Path:
    """Return a library in *folder* with a rule that no deal meets."""
    (folder / "law" / "practice").mkdir(parents=True)
    (folder / "law" / "practice" / "terminate.yaml").write_text(UNMET_RULE, encoding="utf-8")
    return folder
