"""The tables of rules in the READMEs of the law folders: ``python tools/law_tables.py`` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from greenshoe.law.rule import Rule
from greenshoe.library import Library, built_in

BEGIN, END = "<!-- rules -->\n", "<!-- /rules -->"
HEAD = "| rule | cite | severity | evidence | reviewed |\n|---|---|---|---|---|\n"


def table(rules: dict[str, Rule]) -> str:
    """Return the table of *rules*, by name."""
    rows = (
        f"| {name} | {rule.cite} | {rule.severity} | {rule.reviewed.evidence} | {rule.reviewed.on.isoformat()} |\n"
        for name, rule in sorted(rules.items())
    )
    return HEAD + "".join(rows)


def readmes() -> Iterator[tuple[Path, str]]:
    """Yield the README of each law folder with the text that it should have."""
    law = Library().law
    for authority in law.authorities:
        path = built_in() / "law" / authority / "README.md"
        before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
        _, _, after = rest.partition(END)
        own = {name: rule for name, rule in law.rules.items() if name.startswith(f"{authority}/")}
        yield path, f"{before}{BEGIN}{table(own)}{END}{after}"


if __name__ == "__main__":
    for readme, text in readmes():
        readme.write_text(text, encoding="utf-8")
