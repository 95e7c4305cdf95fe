"""The files that a user means: by name, by folder, by pattern."""

from __future__ import annotations

from pathlib import Path

import pytest

from greenshoe.batch.inputs import gather
from greenshoe.errors import UserError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with documents, a deal, and what is neither."""
    for name in ("b.html", "a.pdf", "notes.xlsx", "deep/c.md", "deep/.hidden/d.txt", ".secret.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("offer")
    (tmp_path / "deal.yaml").write_text("name: example\nissuer:\n  name: Example Corp.\n")
    (tmp_path / "other.yaml").write_text("repos: []\n")
    return tmp_path


def _names(paths: tuple[str, ...], folder: Path) -> list[str]:
    return [str(Path(path).relative_to(folder)) for path in paths]


def test_a_folder_stands_for_its_documents_and_deals(folder: Path) -> None:
    """What can be read is, by name and below; the rest is a note; hidden files are left alone."""
    inputs = gather([str(folder)])
    assert _names(inputs.files, folder) == ["a.pdf", "b.html", "deal.yaml", "deep/c.md"]
    assert _names(inputs.passed_over, folder) == ["notes.xlsx", "other.yaml"]
    assert inputs.notes[0] == f"note: {folder}/notes.xlsx is passed over: its kind is not read"


def test_a_pattern_stands_for_the_files_that_fit(folder: Path) -> None:
    """Patterns are read where the shell has not, folders below included."""
    assert _names(gather([f"{folder}/*.html", f"{folder}/**/*.md"]).files, folder) == ["b.html", "deep/c.md"]


def test_a_named_file_is_kept_whatever_its_kind(folder: Path) -> None:
    """Who names a file is told that it cannot be read, by its reader; nothing is passed over."""
    names = [f"{folder}/notes.xlsx", f"{folder}/none.txt", "-"]
    assert gather(names).files == tuple(names)
    assert gather(names).passed_over == ()


def test_a_file_is_checked_once(folder: Path) -> None:
    """A file that is named and lies in a named folder comes once, where it was named first."""
    assert _names(gather([f"{folder}/b.html", str(folder), f"{folder}/deep/../b.html"]).files, folder)[0] == "b.html"
    assert len(gather([f"{folder}/b.html", str(folder), f"{folder}/deep/../b.html"]).files) == 4


def test_folders_and_patterns_without_files_are_told_at_once(tmp_path: Path) -> None:
    """An empty folder and a pattern that fits nothing are mistakes, all in one go."""
    with pytest.raises(UserError) as raised:
        gather([str(tmp_path), f"{tmp_path}/*.html"])
    assert [mistake.what for mistake in raised.value.mistakes] == [
        "there is no file in it that can be read",
        "no file fits the pattern",
    ]


def test_a_file_with_a_bracket_in_its_name_is_a_file(tmp_path: Path) -> None:
    """A name that looks like a pattern is a name where there is such a file."""
    (tmp_path / "a[1].txt").write_text("offer")
    assert gather([f"{tmp_path}/a[1].txt"]).files == (f"{tmp_path}/a[1].txt",)
