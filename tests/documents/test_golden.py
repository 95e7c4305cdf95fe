"""The examples' drafts are what was read and found right, to the letter."""

from __future__ import annotations

from greenshoe.reading import read_html
from tests.documents.golden import FOLDER, drafts, news


def test_the_drafts_are_the_golden_ones() -> None:
    """No sentence, figure, trace or element of the examples' drafts changes unless its change was read and recorded."""
    made = dict(drafts())
    assert sorted(made) == sorted(FOLDER.glob("*/*.html"))
    for path, page in made.items():
        assert page == path.read_text(encoding="utf-8"), f"{path.name} has changed: read it, then record it anew"


def test_the_news_of_every_stage_is_the_golden_one() -> None:
    """Headline and lead of every stage and update are those that were read and found right."""
    made = dict(news())
    assert sorted(made) == sorted(FOLDER.glob("*/*.txt"))
    for path, told in made.items():
        assert told == path.read_text(encoding="utf-8"), f"{path.parent.name} has changed: read it, then record it anew"


def test_no_paragraph_is_said_twice() -> None:
    """However many rules ask for the same words, a document says them once; rows of two securities may read alike."""
    for path, page in drafts():
        text = read_html(page, path.name)
        blocks = [block for block in text.blocks if block.kind != "cell"]
        long = [quote for block in blocks if len(quote := text.content[block.start : block.end].strip()) > 80]
        assert len(long) == len(set(long)), path
