"""The tables in the READMEs of the law folders, of rules and facts: ``python tools/law_tables.py`` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from greenshoe.law.facts import SILENT
from greenshoe.law.profile import Profile
from greenshoe.law.rule import Rule
from greenshoe.library import Library, built_in

HEAD = "| rule | cite | severity | evidence | reviewed |\n|---|---|---|---|---|\n"


def table(rules: dict[str, Rule]) -> str:
    """Return the table of *rules*, by name."""
    rows = (
        f"| {name} | {rule.cite} | {rule.severity} | {rule.reviewed.evidence} | {rule.reviewed.on.isoformat()} |\n"
        for name, rule in sorted(rules.items())
    )
    return HEAD + "".join(rows)


def facts() -> str:
    """Return the table of the facts that conditions may speak of."""
    fields = ((name, field) for name, field in Profile.model_fields.items() if name not in SILENT)
    return "| fact | what it tells |\n|---|---|\n" + "".join(
        f"| `{name}` | {field.description} |\n" for name, field in fields
    )


def _filled(path: Path, name: str, content: str) -> tuple[Path, str]:
    """Return the file at *path* with *content* between the marks called *name*."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = path.read_text(encoding="utf-8").partition(begin)
    return path, f"{before}{begin}{content}{end}{rest.partition(end)[2]}"


def readmes() -> Iterator[tuple[Path, str]]:
    """Yield the README of each law folder with the text that it should have."""
    law = Library().law
    yield _filled(built_in() / "law" / "README.md", "facts", facts())
    for authority in law.authorities:
        own = {name: rule for name, rule in law.rules.items() if name.startswith(f"{authority}/")}
        yield _filled(built_in() / "law" / authority / "README.md", "rules", table(own))


if __name__ == "__main__":
    for readme, text in readmes():
        readme.write_text(text, encoding="utf-8")
