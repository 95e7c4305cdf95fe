"""greenshoe draft: what it writes, what it says and how it ends."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from greenshoe import __version__
from greenshoe.cli import run
from tests.cli.command import CLOSED, EXAMPLE, greenshoe
from tests.cli.deals import closed, copy_of, strict_library

DOCUMENTS = ("forward-looking-statements", "press-release", "term-sheet")


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str, int]:
    """The example, drafted by the real command: folder of output, what it said, its exit code."""
    folder = tmp_path_factory.mktemp("drafted")
    done = greenshoe("draft", EXAMPLE, "-o", "out", "--on", "2026-11-23", cwd=folder)
    assert done.stderr == ""
    return folder / "out", done.stdout, done.returncode


def test_three_documents_in_two_formats(drafted: tuple[Path, str, int]) -> None:
    """The example becomes three documents in HTML and PDF, with a manifest beside them."""
    output, said, _ = drafted
    names = {f"{document}.{form}" for document in DOCUMENTS for form in ("html", "pdf")} | {"manifest.json"}
    assert {path.name for path in (output / "aptorum").iterdir()} == names
    assert [path.name for path in output.iterdir()] == ["aptorum"]
    assert all(f"wrote out/aptorum/{name}\n" in said for name in names)


def test_exit_code_and_last_line_agree(drafted: tuple[Path, str, int]) -> None:
    """The last line is the verdict of the three documents, and the exit code says the same."""
    _, said, code = drafted
    last = said.splitlines()[-1]
    assert last.startswith(f"{'fail' if code else 'pass'}: 3 documents, ")
    assert " rules applied" in last


def test_open_points_are_scheduled(drafted: tuple[Path, str, int]) -> None:
    """Each open point that a draft prints is listed once, with its place in the deal file."""
    _, said, _ = drafted
    rows = [line for line in said.splitlines() if line.startswith("[●")]
    assert len(rows) == len({row.partition("]")[0] for row in rows}) > 20
    assert any("issue and closing date" in row and f"{EXAMPLE}:" in row for row in rows)


def test_assumed_date_is_said(drafted: tuple[Path, str, int]) -> None:
    """The drafts of an undated deal say which law was applied: that of --on, else that of the day of drafting."""
    assert "note: the law of 2026-11-23 was applied to what carries no date, or another: out/aptorum/" in drafted[1]
    done = greenshoe("draft", EXAMPLE, "-f", "html", "-d", "press-release", cwd=drafted[0])
    assert "note: the law of 2026-11-18 was applied to what carries no date, or another: " in done.stdout


def test_manifest_has_the_hashes(drafted: tuple[Path, str, int]) -> None:
    """The manifest names each file with its SHA-256, the deal with its own, the version and the law's date."""
    folder = drafted[0] / "aptorum"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["tool"] == {"name": "greenshoe", "version": __version__}
    assert manifest["deal"] == {"path": str(EXAMPLE), "sha256": _sha256(EXAMPLE)}
    assert manifest["law"] == [{"on": "2026-11-23", "assumed": True}]
    assert {entry["path"]: entry["sha256"] for entry in manifest["files"]} == {
        path.name: _sha256(path) for path in folder.iterdir() if path.name != "manifest.json"
    }


def test_one_document_one_format(tmp_path: Path) -> None:
    """-d and -f choose; both take several with commas or by repeating."""
    code = run(
        ["draft", str(EXAMPLE), "-o", str(tmp_path), "-d", "press-release,term-sheet", "-d", "term-sheet", "-f", "html"]
    )
    assert code in {0, 1}
    assert {path.name for path in (tmp_path / "aptorum").iterdir()} == {
        *("press-release.html", "term-sheet.html", "manifest.json"),
    }


@pytest.mark.parametrize(
    ("option", "value", "told"),
    [
        ("-d", "press-relase", "there is no document 'press-relase'"),
        ("-f", "docx", "docx"),
        ("--on", "tomorrow", "'tomorrow' is not a date"),
    ],
)
def test_wrong_choice_is_told(
    option: str, value: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document, format or date that does not exist is the user's mistake, in one line; nothing is written."""
    assert run(["draft", str(EXAMPLE), "-o", str(tmp_path / "out"), option, value]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_final_is_refused_while_a_point_is_open(tmp_path: Path) -> None:
    """--final tells one line for each open point, with its place and cure, and writes nothing."""
    done = greenshoe("draft", EXAMPLE, "--final", "-o", "out", cwd=tmp_path)
    assert done.returncode == 2
    lines = done.stderr.splitlines()
    assert len(lines) > 20
    assert all(line.startswith(f"{EXAMPLE}:") and "open point" in line and "--final" in line for line in lines)
    assert not (tmp_path / "out").exists()


def test_final_of_complete_facts(tmp_path: Path) -> None:
    """Complete facts become final documents with no finding of severity error."""
    done = greenshoe("draft", CLOSED, "--final", "-o", "out", "-f", "html", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1].startswith("pass: 3 documents, 0 errors")
    assert len(list((tmp_path / "out").glob("*/*.html"))) == 3


def test_final_is_refused_with_errors(tmp_path: Path) -> None:
    """A final document with an error is not written: exit 1, the finding and the reason are told."""
    library = strict_library(tmp_path / "house")
    done = greenshoe("draft", CLOSED, "--final", "--library", library, "-o", "out", "-f", "html", cwd=tmp_path)
    assert done.returncode == 1
    assert "error[practice/terminate]: Terminate every offering" in done.stdout
    assert "nothing final is written while a finding is an error" in done.stderr
    assert not (tmp_path / "out").exists()


def test_draft_with_errors_is_written(tmp_path: Path) -> None:
    """A draft with findings is worth marking up: it is written, and the exit code is 1."""
    library = strict_library(tmp_path / "house")
    done = greenshoe("draft", CLOSED, "--library", library, "-o", "out", "-f", "html", cwd=tmp_path)
    assert done.returncode == 1
    assert (tmp_path / "out").exists()
    assert "  --> out/aptorum" in done.stdout


def test_same_input_same_bytes_however_many_jobs(tmp_path: Path) -> None:
    """One job or two, twice over: the files, the manifests and what is said are the same."""
    deals = [closed(f"deal-{number}", tmp_path).name for number in range(3)]
    outputs = []
    for run_number, jobs in enumerate(["1", "2"]):
        folder = tmp_path / f"run-{run_number}"
        folder.mkdir()
        done = greenshoe("draft", *(f"../{deal}" for deal in deals), "-f", "html", "-j", jobs, cwd=folder)
        files = {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
        outputs.append((done.stdout, done.stderr, done.returncode, files))
    assert outputs[0] == outputs[1]
    assert len(outputs[0][3]) == 3 * 4


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_deal_does_not_stop_the_others(jobs: str, tmp_path: Path) -> None:
    """The good deals of a batch are written; the bad ones are told, each with its own lines, and the exit is 2."""
    good = [closed("first", tmp_path), closed("last", tmp_path)]
    bad = tmp_path / "bad.yaml"
    bad.write_text("name: bad\nstage: dreamt\n", encoding="utf-8")
    done = greenshoe(
        "draft", good[0], bad, "missing.yaml", good[1], "-f", "html", "-d", "press-release", "-j", jobs, cwd=tmp_path
    )
    assert done.returncode == 2
    assert sorted(path.name for path in (tmp_path / "output").iterdir()) == ["first", "last"]
    assert all(line.startswith((f"{bad}:", "missing.yaml")) for line in done.stderr.splitlines())
    assert f"{bad}:2:" in done.stderr
    assert "missing.yaml" in done.stderr
    assert done.stdout.splitlines()[-1].startswith("fail: 2 documents")
    assert done.stdout.splitlines()[-1].endswith("; 2 files could not be drafted")


def test_two_deals_of_one_name_do_not_replace_each_other(tmp_path: Path) -> None:
    """The second deal that would go to the same folder is refused, and the first stays."""
    first, second = closed("same", tmp_path), tmp_path / "other.yaml"
    second.write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
    done = greenshoe("draft", first, second, "-f", "html", "-d", "press-release", cwd=tmp_path)
    assert done.returncode == 2
    assert f"{second}: its drafts would replace those of {first} in output/same" in done.stderr
    manifest = json.loads((tmp_path / "output" / "same" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["deal"]["path"] == str(first)


@pytest.mark.parametrize("name", ["../outside", "/tmp/outside", "a/../../outside"])
def test_no_name_leads_out_of_the_output(name: str, tmp_path: Path) -> None:
    """A deal whose name is a path out of the folder is refused; nothing is written anywhere."""
    deal = tmp_path / "deal.yaml"
    text = (
        copy_of(EXAMPLE, "changed", tmp_path)
        .read_text(encoding="utf-8")
        .replace("name: changed\n", f'name: "{name}"\n')
    )
    deal.write_text(text, encoding="utf-8")
    before = set(tmp_path.rglob("*"))
    done = greenshoe("draft", deal, "-f", "html", "-d", "press-release", cwd=tmp_path)
    assert done.returncode == 2
    assert set(tmp_path.rglob("*")) - before <= {tmp_path / "output"}
    assert not Path("/tmp/outside").exists()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
