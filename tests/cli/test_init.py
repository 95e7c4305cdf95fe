"""greenshoe init: a deal file to fill in, that drafts as it stands."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

import pytest

from greenshoe import Library, Offering, draft
from greenshoe.cli import initiating, run
from greenshoe.cli.initiating import kinds
from tests.cli.command import greenshoe

EXPECTED = """at-the-market best-efforts-units convertible-note convertible-notes-144a convertible-preferred follow-on
initial-public-offering initial-public-offering-f1 pipe registered-direct regulation-a regulation-cf rights-offering
rule-506c senior-notes-shelf senior-secured-notes-144a spac-ipo warrant-inducement"""


def test_every_kind_of_deal_has_an_example() -> None:
    """Init offers every kind of offering that the documents are written for, each from the example named after it."""
    assert sorted(kinds()) == EXPECTED.split()
    assert {kind: path.stem for kind, path in kinds().items()} == {kind: kind for kind in kinds()}


@cache
def library() -> Library:
    """The built-in library, read once."""
    return Library()


@pytest.mark.parametrize("kind", kinds())
def test_new_deal_file_reads_and_drafts_as_it_stands(kind: str, tmp_path: Path) -> None:
    """Each kind's file is a commented deal without mistakes, with open points to fill in, and drafts at once."""
    path = tmp_path / "deals" / "ours.yaml"
    assert run(["init", str(path), "--deal", kind]) == 0
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=offering.schema.json\n")
    assert sum(line.startswith("#") for line in text.splitlines()[:8]) >= 5
    assert (path.parent / "offering.schema.json").is_file()
    offering = Offering.load(path)
    drafts = [draft(document, offering, library(), on=date(2026, 11, 23)) for document in library().documents]
    assert {point.path for each in drafts for point in each.open_points}


def test_new_deal_file_drafts_where_it_was_made(tmp_path: Path) -> None:
    """The two commands that the README begins with work one after the other in an empty folder, for all documents."""
    assert greenshoe("init", "ours.yaml", cwd=tmp_path).returncode == 0
    done = greenshoe("draft", "ours.yaml", "-f", "html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "output").glob("*/*.html"))) == 3


def test_convertible_note_is_the_example_that_is_named_so() -> None:
    """Where several examples are of a kind, init takes the one named after it, not a real deal's."""
    assert kinds()["convertible-note"].name == "convertible-note.yaml"


def test_default_name(tmp_path: Path) -> None:
    """Without a name the file is called after the kind; the command says what it wrote."""
    done = greenshoe("init", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "wrote convertible-note.yaml\nwrote offering.schema.json\n")


def test_existing_file_is_never_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A deal file with that name stays as it is."""
    path = tmp_path / "ours.yaml"
    path.write_text("name: ours\n", encoding="utf-8")
    assert run(["init", str(path)]) == 2
    assert path.read_text(encoding="utf-8") == "name: ours\n"
    assert capsys.readouterr().err == f"{path}: this file exists already; name another file, or move this one away\n"


def test_somebody_elses_schema_is_left_alone(tmp_path: Path) -> None:
    """A file named like the schema that is not ours is not replaced."""
    schema = tmp_path / "offering.schema.json"
    schema.write_text("{}", encoding="utf-8")
    assert run(["init", str(tmp_path / "ours.yaml")]) == 0
    assert schema.read_text(encoding="utf-8") == "{}"


def test_interrupted_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where writing stops half-way there is no half of a deal file."""
    monkeypatch.setattr(initiating, "example", lambda kind: "name: \udcff")
    assert run(["init", str(tmp_path / "ours.yaml")]) == 70
    assert list(tmp_path.iterdir()) == []


def test_later_kinds_are_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file in the folder of examples with the line that names a kind is that kind's example; nothing registers it."""
    (tmp_path / "init").mkdir()
    (tmp_path / "init" / "atm.yaml").write_text("# deal: at-the-market\nname: ours\n", encoding="utf-8")
    (tmp_path / "note.yaml").write_text("name: not an example\n", encoding="utf-8")
    monkeypatch.setattr(initiating, "examples", lambda: tmp_path)
    assert list(kinds()) == ["at-the-market"]
    assert initiating.example("at-the-market").startswith("# yaml-language-server: ")
