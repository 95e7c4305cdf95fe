"""A firm's own library over the built-in one: what it changes shows, what it leaves alone stays, and it lints clean."""

from __future__ import annotations

from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import pytest

from greenshoe import Draft, Library, Offering, check, draft
from greenshoe.cli import run
from greenshoe.reading import read_html

EXAMPLES = Path(__file__).parents[1] / "examples"
HOUSE = EXAMPLES / "house"
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)


@cache
def library(*, ours: bool) -> Library:
    """The firm's library over the built-in one, or the built-in one alone."""
    return Library(*([HOUSE] if ours else []))


@cache
def drafted(*, ours: bool, sector: str | None = None) -> Draft:
    """The press release of the closed example."""
    offering = Offering.load(EXAMPLES / "aptorum-closed.yaml")
    if sector:
        offering = offering.model_copy(update={"issuer": offering.issuer.model_copy(update={"sector": sector})})
    return draft("press-release", offering, library(ours=ours), final=True, at=AT)


@cache
def blocks(*, ours: bool, sector: str | None = None) -> tuple[str, ...]:
    """What a reader sees of it, block by block."""
    text = read_html(drafted(ours=ours, sector=sector).html)
    return tuple(text.content[block.start : block.end] for block in text.blocks)


CHANGED = {
    "a part": "Craig Brelsford, Financial Communications, United States, Redchip: craig@redchip.com, +1 407 571 0902",
    "a wording": "This press release is for information only. It is neither an offer to sell nor a solicitation of an ",
    "the letterhead": "Hartwell & Lyle LLP, counsel to the issuer",
    "a rule's wording": "Figures in this press release are rounded, and may not add up to the totals shown.",
}


@pytest.mark.parametrize("what", CHANGED)
def test_the_firms_file_stands_in(what: str) -> None:
    """Each thing that the firm changes shows in its draft, once, and in no other."""
    assert sum(block.startswith(CHANGED[what]) for block in blocks(ours=True)) == 1
    assert not any(block.startswith(CHANGED[what]) for block in blocks(ours=False))


def test_everything_else_stays() -> None:
    """What the firm has no file for is the same in both drafts."""
    ours, theirs = set(blocks(ours=True)), set(blocks(ours=False))
    assert len(ours - theirs) == len(CHANGED) + 2  # three contacts are one part
    assert len(theirs - ours) == 4


def test_the_firms_sector_has_its_factors() -> None:
    """A sector that only the firm knows has its factors; without the firm's file the deal drafts without them."""
    factor = "the prices of fish and of feed"
    assert any(block.startswith(factor) for block in blocks(ours=True, sector="aquaculture"))
    assert not any(factor in block for block in blocks(ours=False, sector="aquaculture"))


def test_the_check_runs_the_firms_rule() -> None:
    """The firm's rule passes its own draft and fails one without its sentence; the law's own rules pass both."""
    ours = check(drafted(ours=True), library(ours=True))
    assert ours.rules["hartwell/rounding"].status == "pass"
    assert ours.rules["us/no-offer"].status == ours.rules["us/unlawful-jurisdiction"].status == "pass"
    theirs = check(drafted(ours=False), library(ours=True))
    assert theirs.rules["hartwell/rounding"].status == "fail"
    assert "hartwell/rounding" not in check(drafted(ours=False), library(ours=False)).rules


def test_the_firms_documents_draft_for_every_example() -> None:
    """Every example drafts every document with the firm's library, whatever the day of the law."""
    for path in sorted(EXAMPLES.glob("*.yaml")):
        for document in library(ours=True).documents:
            made = draft(document, Offering.load(path), library(ours=True), on=date(2026, 11, 23), at=AT)
            assert "Hartwell &amp; Lyle LLP" in made.html, (path.name, document)


def test_the_firms_library_lints_clean(capsys: pytest.CaptureFixture[str]) -> None:
    """The command finds nothing to correct in the firm's files, and says what it has looked at."""
    assert run(["lint-templates", str(HOUSE)]) == 0
    assert capsys.readouterr().out.splitlines()[-1].startswith("pass: 0 slips, 5 templates, ")


def test_the_readme_names_every_file() -> None:
    """The firm's README names each of its files, in ten lines or so."""
    text = (HOUSE / "README.md").read_text(encoding="utf-8")
    files = {path.relative_to(HOUSE).as_posix() for path in HOUSE.rglob("*.*") if path.name != "README.md"}
    assert len(files) == 7
    assert {name for name in files if name.rpartition(".")[0] not in text and name not in text} == set()
    assert len(text.splitlines()) <= 12
