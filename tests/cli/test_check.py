"""greenshoe check: deals and documents, reports and exit codes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from greenshoe.cli import run
from tests.cli.command import CLOSED, EXAMPLE, SHARED, greenshoe
from tests.cli.deals import strict_library
from tests.report.contract import validate
from tests.report.test_sarif import VALIDATOR

SEED = SHARED / "seed" / "aptorum.txt"
BARE = "Example Corp Announces Offering\n\nExample Corp (Nasdaq: EXMP) today announced an offering of notes.\n"


@pytest.fixture(scope="module")
def closed_report() -> Any:
    """The report on the example whose facts are complete."""
    before = set(EXAMPLE.parent.rglob("*"))
    report = _json("check", CLOSED)
    assert set(EXAMPLE.parent.rglob("*")) == before
    return report


def test_deal_is_drafted_in_memory(closed_report: Any) -> None:
    """Checking a deal checks each of its documents and writes nothing."""
    report = closed_report
    assert [document["kind"] for document in report["documents"]] == [
        *("forward-looking-statements", "press-release", "term-sheet"),
    ]
    assert {document["on"][:4] for document in report["documents"]} == {"2022"}


def test_json_fits_the_contract_and_quotes_exactly(tmp_path: Path) -> None:
    """A report of a real check fits the contract; the same input gives the same bytes; keys are sorted."""
    release = tmp_path / "release.txt"
    release.write_text(BARE, encoding="utf-8")
    arguments = ("check", CLOSED, release, "--format", "json", "--on", "2026-11-23")
    first, second = greenshoe(*arguments), greenshoe(*arguments)
    assert first.stdout == second.stdout
    report = json.loads(first.stdout)
    validate(report)
    assert len(report["documents"]) == 4
    assert any(document["statements"].get("no-offer") for document in report["documents"])


def test_exit_code_says_what_the_verdict_says(tmp_path: Path) -> None:
    """A release without legends fails with 1; its last line begins with fail."""
    (tmp_path / "release.txt").write_text(BARE, encoding="utf-8")
    done = greenshoe("check", "release.txt", "--to", "us", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.splitlines()[-1].startswith("fail: 1 document, ")
    assert done.stderr == ""


def test_fail_on_decides(closed_report: Any) -> None:
    """The same findings pass or fail a run as --fail-on says."""
    report = closed_report
    assert report["verdict"] == "pass"
    worst = {
        each["severity"]
        for document in report["documents"]
        for each in document["findings"]
        if each["status"] == "fail"
    }
    assert greenshoe("check", CLOSED, "--fail-on", "note").returncode == (1 if worst else 0)


def test_standard_input_is_a_document() -> None:
    """A dash reads a document from standard input."""
    done = greenshoe("check", "-", "--format", "json", said=BARE)
    assert json.loads(done.stdout)["documents"][0]["path"] == "-"


def test_document_against_its_deal(tmp_path: Path) -> None:
    """A figure changed by hand in a draft is found when the draft is checked against the deal."""
    greenshoe("draft", CLOSED, "-f", "html", "-d", "press-release", "-o", "out", cwd=tmp_path)
    (page,) = (tmp_path / "out").rglob("*.html")
    assert greenshoe("check", page, "--against", CLOSED).returncode == 0
    changed = re.sub(r"(<data value=\"USD 1\.20\"[^>]*>)\$1\.20", r"\1$1.02", page.read_text(encoding="utf-8"), count=1)
    page.write_text(changed, encoding="utf-8")
    done = greenshoe("check", page, "--against", CLOSED)
    assert done.returncode == 1
    assert "1.02" in done.stdout
    assert "1.20" in done.stdout


def test_deal_against_a_deal_is_refused() -> None:
    """A deal has its own facts: --against with it is the user's mistake."""
    done = greenshoe("check", EXAMPLE, "--against", CLOSED)
    assert done.returncode == 2
    assert "not checked against another" in done.stderr


def test_file_that_cannot_be_read_does_not_pass(tmp_path: Path) -> None:
    """Of two files one cannot be read: the other is reported, the run does not pass and exits with 2."""
    (tmp_path / "release.docm").write_bytes(b"x")
    done = greenshoe("check", CLOSED, "release.docm", "gone.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.splitlines()[-1].startswith("fail: 3 documents")
    assert done.stdout.splitlines()[-1].endswith("; 2 files could not be checked")
    assert "release.docm" in done.stderr
    assert "gone.txt" in done.stderr


def test_half_a_report_is_no_json(tmp_path: Path) -> None:
    """Where a file could not be checked no JSON is printed that would pass for the whole."""
    done = greenshoe("check", CLOSED, "gone.txt", "--format", "json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "gone.txt" in done.stderr


def test_firm_rule_is_applied(tmp_path: Path) -> None:
    """A rule in the firm's own library is checked with the built-in ones."""
    done = greenshoe("check", CLOSED, "--library", strict_library(tmp_path / "house"))
    assert done.returncode == 1
    assert (
        "error[practice/terminate]: Terminate every offering\n  --> aptorum-closed/press-release.html: " in done.stdout
    )
    assert "\n  --> aptorum-closed/term-sheet.html: the same\n" in done.stdout


@pytest.mark.parametrize("name", ["release.TXT", "release.htm"])
def test_endings_in_any_case(name: str, tmp_path: Path) -> None:
    """A document is known by its ending, whatever its case."""
    (tmp_path / name).write_text(BARE, encoding="utf-8")
    assert greenshoe("check", name, cwd=tmp_path).returncode in {0, 1}


def test_deal_in_capital_ending(tmp_path: Path) -> None:
    """A deal is known by its ending, whatever its case."""
    shutil.copy(CLOSED, tmp_path / "DEAL.YML")
    assert greenshoe("check", "DEAL.YML", cwd=tmp_path).returncode == 0


def test_report_is_written_whole(tmp_path: Path) -> None:
    """-o writes the report to a file and prints the verdict; a SARIF log of several documents fits the standard."""
    (tmp_path / "a b.html").write_text(f"<h1>x</h1><p>{BARE}</p>", encoding="utf-8")
    (tmp_path / "r.txt").write_text(f"{BARE.strip()} TBD\n", encoding="utf-8")
    done = greenshoe("check", "a b.html", "r.txt", "--to", "us", "-f", "sarif", "-o", "out/r.sarif", cwd=tmp_path)
    assert done.stdout.splitlines()[0] == "wrote out/r.sarif"
    assert done.stdout.splitlines()[1].startswith("fail: 2 documents, ")
    log = json.loads((tmp_path / "out" / "r.sarif").read_text(encoding="utf-8"))
    VALIDATOR.validate(log)
    places = [each["locations"][0]["physicalLocation"] for each in log["runs"][0]["results"]]
    assert {each["artifactLocation"]["uri"] for each in places} == {"a%20b.html", "r.txt"}
    assert any(each.get("region", {}).get("startLine") == 3 for each in places)


def test_deal_is_annotated_in_its_file() -> None:
    """Findings in drafts point at the deal file, which is there to be mended."""
    done = greenshoe("check", CLOSED, "-f", "github", "--fail-on", "note")
    commands = [line for line in done.stdout.splitlines() if line.startswith("::")]
    assert commands
    assert all(f" file={CLOSED}," in line for line in commands)


def test_folder_stands_for_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The documents in a folder and below are checked; a file of another kind there is a note."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    for name in ("a/r.txt", "a/b/r.md", "a/x.png"):
        (tmp_path / name).write_text(BARE, encoding="utf-8")
    assert run(["check", str(tmp_path / "a"), "-f", "json"]) in {0, 1}
    told = capsys.readouterr()
    assert [Path(each["path"]).name for each in json.loads(told.out)["documents"]] == ["r.txt", "r.md"]
    assert told.err == f"note: {tmp_path}/a/x.png is passed over: its kind is not read\n"


def test_half_a_report_is_no_file(tmp_path: Path) -> None:
    """Where a file could not be checked no report is written that would pass for the whole."""
    (tmp_path / "r.txt").write_text(BARE, encoding="utf-8")
    done = greenshoe("check", "r.txt", "gone.txt", "-f", "sarif", "-o", "r.sarif", cwd=tmp_path)
    assert done.returncode == 2
    assert not (tmp_path / "r.sarif").exists()


def test_facts_by_hand_win_over_the_text(tmp_path: Path) -> None:
    """--set says what the reader knows better than the words tell; the report has it."""
    (tmp_path / "r.txt").write_text(BARE, encoding="utf-8")
    done = greenshoe("check", "r.txt", "--set", "stage=priced", "--set", "listed_in=FR", "-f", "json", cwd=tmp_path)
    profile = json.loads(done.stdout)["documents"][0]["profile"]
    assert profile["stage"] == "priced"
    assert "fr" in profile["jurisdictions"]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("--set", "stage"), "sets nothing"),
        (("--set", "stages=priced"), 'there is no fact "stages"'),
        (("--set", "stage=done"), 'stage is never "done"'),
        (("--set", "stage=priced", "--against", str(CLOSED)), "the deal of --against tells the facts"),
    ],
)
def test_fact_that_cannot_be_set_is_the_users_mistake(
    given: tuple[str, ...], said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A fact that does not exist, or cannot be so, is told, and nothing is checked."""
    release = tmp_path / "r.txt"
    release.write_text(BARE, encoding="utf-8")
    assert run(["check", str(release), *given]) == 2
    assert said in capsys.readouterr().err


def test_annotated_copy_of_a_deal_shows_its_drafts(tmp_path: Path) -> None:
    """The copy of a deal holds the text of each of its drafts."""
    greenshoe("check", CLOSED, "-f", "html", "-o", "copy.html", cwd=tmp_path)
    page = (tmp_path / "copy.html").read_text(encoding="utf-8")
    assert page.count("<article ") == 3
    assert page.count('<div class="copy">') == 3


def test_no_file_is_a_usage_mistake(capsys: pytest.CaptureFixture[str]) -> None:
    """Checking nothing exits with 2."""
    assert run(["check"]) == 2
    assert "FILE" in capsys.readouterr().err


@pytest.mark.skipif(not SEED.exists(), reason="the shared folder with the real announcement is not there")
def test_what_is_wrong_with_the_real_announcement() -> None:
    """The announcement that has no legend, no date, an as-is clause and a wrong EU citation is told so."""
    report = _json("check", SEED)
    failed = {
        finding["rule"].partition("/")[2]
        for finding in report["documents"][0]["findings"]
        if finding["status"] == "fail"
    }
    assert failed & {"unregistered-legend", "unregistered-notice"}
    assert {"dateline-date", "as-is", "delegated-regulations-supplement"} <= failed


def _json(*arguments: str | Path) -> Any:
    done = greenshoe(*arguments, "--format", "json")
    assert done.stderr == ""
    return json.loads(done.stdout)
