"""templates/README.md is true: the files, filters and places that it names are there, and its examples work."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from greenshoe import Library, Offering, check, draft
from greenshoe.drafting.filters import FILTERS
from greenshoe.library import built_in
from greenshoe.linting import Linter
from greenshoe.reading import read_html

EXAMPLES = Path(__file__).parents[2] / "examples"
MANUAL = (built_in() / "README.md").read_text(encoding="utf-8")
BLOCK = r"```\w+\n(.*?)```"
FILES = dict(re.findall(rf"^`our-house/(\S+)`\n\n{BLOCK}", MANUAL, re.MULTILINE | re.DOTALL))
"""The files that the manual tells an author to write, with what stands in them."""
LOOSE = [code for code in re.findall(BLOCK, MANUAL, re.DOTALL) if code not in FILES.values()]
"""The examples that are lines of a file: those of the press release, and the one of the letterhead."""
PART, LETTERHEAD = LOOSE


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A firm's library with every example of the manual in it."""
    folder = tmp_path_factory.mktemp("our-house")
    page = _built_in("house/page.html.j2").replace("{{ entitle(", f"{LETTERHEAD}{{{{ entitle(")
    release = _built_in("documents/press-release.html.j2")
    release = release.replace('<section data-part="about"', f'{PART}\n<section data-part="about"')
    for name, text in {**FILES, "house/page.html.j2": page, "documents/press-release.html.j2": release}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Library(folder)


def _built_in(name: str) -> str:
    return (built_in() / name).read_text(encoding="utf-8")


def drafted(library: Library, example: str, document: str = "press-release", **changes: object) -> str:
    """Return what a reader sees of a document of an example whose facts are changed."""
    offering = Offering.load(EXAMPLES / f"{example}.yaml")
    sector = changes.pop("sector", None)
    if sector:
        changes["issuer"] = offering.issuer.model_copy(update={"sector": sector})
    offering = offering.model_copy(update=changes)
    made = draft(document, offering, library, on=date(2026, 11, 23), at=datetime(2026, 11, 23, tzinfo=UTC))
    return read_html(made.html).content


def test_files_that_are_named_exist() -> None:
    """Every path in the manual is a file or a folder of the library, but for those that an author adds."""
    named = set(re.findall(r"[`\"]((?:documents|parts|law|house)/[\w./-]*)[`\"]", MANUAL)) - set(FILES)
    assert len(named) > 25
    paths = {name: built_in() / ("documents/" if name.startswith("parts/") else "") / name for name in named}
    assert [name for name, path in paths.items() if not path.exists()] == []


def test_every_room_is_named() -> None:
    """Every folder under documents/, law/ and house/ that holds sentences is named in the table of places."""
    table = MANUAL.partition("## Where is it?")[2].partition("\n## ")[0]
    folders = {path.parent.relative_to(built_in()).as_posix() for path in built_in().glob("documents/**/*.j2")}
    assert {folder for folder in folders - {"documents"} if f"`{folder}/" not in table} == set()


NEWS = re.findall(r"`([\w-]+)\.html\.j2`[,;]", MANUAL.partition("by its kind:")[2].partition("2. the")[0])


@pytest.mark.parametrize("name", [*NEWS, "launched-rights", "priced", "closed"])
def test_news_has_the_files_that_are_named(name: str) -> None:
    """The headlines and leads that the manual gives as examples are there."""
    assert all((built_in() / "documents" / "parts" / f / f"{name}.html.j2").is_file() for f in ("headlines", "leads"))


def test_kinds_and_components_have_files() -> None:
    """Each kind of security and each component that the manual lists has terms or rows of its own."""
    told = MANUAL.partition("Kinds of security are")[2].partition("A file that has no")[0]
    names = set(re.findall(r"`([a-z-]+)`", told))
    parts = built_in() / "documents" / "parts"
    assert len(names) > 12
    assert {n for n in names if not any((parts / f / f"{n}.html.j2").exists() for f in ("terms", "rows", "."))} == set()


def test_filters_that_are_named_exist() -> None:
    """Every style after a bar is one that templates have."""
    named = set(re.findall(r"\\\|(\w+) ", MANUAL))
    assert len(named) > 12
    assert named - set(FILTERS) == set()


def test_places_that_are_named_are_the_laws() -> None:
    """The places for legends are those that the rules use."""
    told = re.search(r"The places are (.*?)\. A rule", MANUAL, re.DOTALL)
    slots = {rule.slot for rule in Library().law.rules.values() if rule.slot}
    assert told and set(re.findall(r"`([a-z-]+)`", told[1])) == slots


SAYS = {
    "a sentence": ("pipe", {}, "The parties will close once these conditions are satisfied: "),
    "a headline": ("at-the-market", {"stage": "closed"}, "Completes $250 Million At-the-Market Offering Program"),
    "a part": ("pipe", {}, "On December 7, 2026, Pellwood had 31,500,000 shares outstanding."),
    "a row": ("spac-ipo", {"document": "term-sheet"}, "Marlspan Sponsor LLC."),
    "a factor": ("follow-on", {}, "the condition of the markets for newly issued securities"),
    "a sector": ("follow-on", {"sector": "Fish & Seafood"}, "the prices of fish and of feed"),
    "another name of a sector": ("follow-on", {"sector": "aquaculture"}, "the prices of fish and of feed"),
    "a legend": ("pipe", {}, "This press release is for information only. It is neither an offer to sell nor"),
    "a rule's wording": (
        "follow-on",
        {},
        "Figures in this press release are rounded, and may not add up to the totals",
    ),
    "a document": ("follow-on", {"document": "board-memorandum"}, "Purposes with an amount"),
    "a macro": ("follow-on", {"document": "board-memorandum"}, "before underwriting discounts and commissions of the"),
    "the letterhead": ("pipe", {"document": "term-sheet"}, "Hartwell & Lyle LLP, counsel to the issuer"),
}


@pytest.mark.parametrize("what", SAYS)
def test_an_example_says_what_the_manual_says(what: str, library: Library) -> None:
    """Each example of the manual shows in a draft with the firm's library, and in none without it."""
    example, changes, sentence = SAYS[what]
    assert sentence in drafted(library, example, **changes)
    if changes.get("document") in Library().documents or "document" not in changes:
        assert sentence not in drafted(Library(), example, **changes)


def test_the_rule_of_the_manual_is_checked(library: Library) -> None:
    """The rule passes a draft that has its wording and fails one without; the reworded legend still does its duty."""
    offering = Offering.load(EXAMPLES / "follow-on.yaml")
    ours, theirs = draft("press-release", offering, library), draft("press-release", offering, Library())
    assert check(ours, library).rules["house/rounding"].status == "pass"
    assert check(theirs, library).rules["house/rounding"].status == "fail"
    assert check(ours, library).rules["us/no-offer"].status == "pass"


def test_the_examples_lint_clean(library: Library) -> None:
    """The linter finds nothing to correct in what the manual tells an author to write."""
    linter = Linter(library.folders[0])
    list(linter.steps())
    assert [str(slip) for slip in linter.report().slips] == []
