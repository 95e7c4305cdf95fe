"""The measure of accuracy is right: it counts what was found, missed and made up, and reads a folder of answers."""

from __future__ import annotations

import json
from pathlib import Path

from greenshoe.reading import read_plain
from tools.accuracy import Counts, by_keywords, releases_in, score, total


def test_precision_recall_and_f1_are_counted_over_statements() -> None:
    """Of two statements made one is found, and one is found that was not made: a half of each."""
    text = read_plain("This is not an offer. Use of proceeds: none said.", "release")
    answers = {"no-offer": "This is not an offer.", "pslra": "the Act", "use-of-proceeds": None}
    counts, seconds = score([(text, answers)], lambda _: frozenset({"no-offer", "use-of-proceeds"}))
    assert total(counts) == Counts(right=1, wrong=1, missed=1)
    assert total(counts).f1 == 0.5
    assert seconds >= 0


def test_keywords_find_words_and_not_meaning() -> None:
    """The plain checker is taken in by a heading and by a denial turned round, as one that looks for words is."""
    text = read_plain("Forward-Looking Statements\n\nIt is not said how to use the proceeds.", "release")
    assert by_keywords(text) == {"forward-looking-identified", "use-of-proceeds"}


def test_releases_are_read_with_their_answers(tmp_path: Path) -> None:
    """A sheet of answers goes with the file of the same name, whatever its ending."""
    (tmp_path / "1.txt").write_text("Not an offer.", encoding="utf-8")
    (tmp_path / "1.json").write_text(json.dumps({"statements": {"no-offer": "Not an offer."}}), encoding="utf-8")
    (tmp_path / "2.json").write_text(json.dumps({"statements": {}}), encoding="utf-8")
    found = releases_in(tmp_path)
    assert [(text.content, answers) for text, answers in found] == [("Not an offer.", {"no-offer": "Not an offer."})]
