"""The tables in the READMEs of the law folders: ``python tools/law_tables.py`` writes them anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from greenshoe.law.coverage import load_coverage
from greenshoe.law.facts import SILENT
from greenshoe.law.loading import COVERAGE
from greenshoe.law.profile import Profile
from greenshoe.law.rule import Rule
from greenshoe.library import Library, built_in

HEAD = "| rule | cite | severity | evidence | reviewed |\n|---|---|---|---|---|\n"
COVERED = "| provision | about | covered by | evidence | reviewed |\n|---|---|---|---|---|\n"
MARKS = ("coverage", "rules")


def table(rules: dict[str, Rule]) -> str:
    """Return the table of *rules*, by name."""
    rows = (
        f"| {name} | {rule.cite} | {rule.severity} | {rule.reviewed.evidence} | {rule.reviewed.on.isoformat()} |\n"
        for name, rule in sorted(rules.items())
    )
    return HEAD + "".join(rows)


def coverage(folder: Path) -> str:
    """Return the table of the provisions that the rules of *folder* cover, and do not, with the reason."""
    rows = (
        f"| {each.provision} | {each.about} | {_covered(each.rules, each.why)} "
        f"| {each.evidence} | {each.reviewed.isoformat()} |\n"
        for each in load_coverage(folder)
    )
    return COVERED + "".join(rows)


def _covered(rules: tuple[str, ...], why: str | None) -> str:
    named = "<br>".join(f"`{name}`" for name in rules)
    if not named:
        return f"not covered: {why}"
    return f"{named}<br>{why}" if why else named


def facts() -> str:
    """Return the table of the facts that conditions may speak of."""
    fields = ((name, field) for name, field in Profile.model_fields.items() if name not in SILENT)
    return "| fact | what it tells |\n|---|---|\n" + "".join(
        f"| `{name}` | {field.description} |\n" for name, field in fields
    )


def _filled(text: str, name: str, content: str) -> str:
    """Return *text* with *content* between the marks called *name*."""
    begin, end = f"<!-- {name} -->\n", f"<!-- /{name} -->"
    before, _, rest = text.partition(begin)
    return f"{before}{begin}{content}{end}{rest.partition(end)[2]}"


def folders() -> Iterator[Path]:
    """Yield each folder of law that has rules of its own: an authority's, and those within it."""
    law = built_in() / "law"
    homes = {path.parent for path in law.rglob("*.yaml") if path.parent not in (law, law / "statements")}
    return iter(sorted(homes))


def readmes() -> Iterator[tuple[Path, str]]:
    """Yield the README of each law folder with the text that it should have."""
    law, home = Library().law, built_in() / "law"
    top = home / "README.md"
    yield top, _filled(top.read_text(encoding="utf-8"), "facts", facts())
    for folder in folders():
        name = folder.relative_to(home).as_posix()
        own = {rule: held for rule, held in law.rules.items() if rule.rpartition("/")[0] == name}
        text = (folder / "README.md").read_text(encoding="utf-8")
        if (folder / COVERAGE).is_file():
            text = _filled(text, "coverage", coverage(folder))
        yield folder / "README.md", _filled(text, "rules", table(own))


if __name__ == "__main__":
    for readme, text in readmes():
        readme.write_text(text, encoding="utf-8")
