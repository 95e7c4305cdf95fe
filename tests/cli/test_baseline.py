"""check --baseline: only what is new fails, whatever moves; and what the baseline file itself may hold."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.baseline import Baseline, Ledger, baseline_of, fingerprint, read_baseline
from greenshoe.cli import run
from greenshoe.errors import UserError
from tests.cli.command import CLOSED, greenshoe
from tests.report.contract import validate
from tests.report.samples import finding

BARE = "Example Corp Announces Offering\n\nExample Corp (Nasdaq: EXMP) today announced an offering of notes, TBD.\n"
rules = st.sampled_from(["us/a", "us/b", "eu/c"])
quotes = st.none() | st.sampled_from(["one", "two", "The  “Notes”"])
findings = st.lists(
    st.builds(finding, rules, status=st.sampled_from(["fail", "needs-a-person", "waived"]), quote=quotes), max_size=8
)


@pytest.fixture
def release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A release with faults in a folder of its own, which is the working folder."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "releases").mkdir()
    path = tmp_path / "releases" / "r.txt"
    path.write_text(BARE, encoding="utf-8")
    return path


def test_only_new_findings_fail(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What the baseline holds passes wherever it moves to; a new fault fails; the old ones are counted."""
    check = ["check", "releases/r.txt", "--on", "2026-11-23", "--to", "us", "--fail-on", "note"]
    assert run(check) == 1
    assert run([*check, "--write-baseline", "known.json"]) == 0
    assert run([*check, "--baseline", "known.json"]) == 0
    moved = BARE.replace("\n\n", "\n\nAdded Heading\n\n").replace("announced an", "announced   an")
    release.write_text(moved, encoding="utf-8")
    capsys.readouterr()
    assert run([*check, "--baseline", "known.json"]) == 0
    assert "practice/open-points (1)" in capsys.readouterr().out
    release.write_text(BARE.replace("TBD", "TBD, [●]"), encoding="utf-8")
    assert run([*check, "--baseline", "known.json"]) == 1
    told = capsys.readouterr().out
    assert "[●]" in told
    assert "suppressed: " in told
    assert " in the baseline; " in told.splitlines()[-1]


def test_baseline_is_named_from_its_own_folder(release: Path) -> None:
    """The same files are known from whatever folder the command is run in, and however they are named."""
    assert run(["check", str(release), "--write-baseline", "ci/known.json"]) == 0
    held = json.loads(Path("ci/known.json").read_text(encoding="utf-8"))
    assert {each["document"] for each in held["findings"]} == {"../releases/r.txt"}
    assert run(["check", "./releases/../releases/r.txt", "--baseline", "ci/known.json", "--fail-on", "note"]) == 0


def test_baseline_file_is_sorted_and_the_same_each_time(release: Path) -> None:
    """A baseline reads well in a review and changes only with the findings."""
    for name in ("a.json", "b.json"):
        assert run(["check", "releases/r.txt", "--on", "2026-11-23", "--write-baseline", name]) == 0
    text = Path("a.json").read_text(encoding="utf-8")
    assert text == Path("b.json").read_text(encoding="utf-8")
    held = json.loads(text)["findings"]
    keys = [(each["document"], each["rule"], each.get("quote") or "", each["message"]) for each in held]
    assert keys == sorted(keys)
    assert text.endswith("}\n")


def test_what_is_gone_is_told_of_checked_documents_alone(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An entry that is not found any more is a note; those of documents that were not checked are nobody's business."""
    other = release.with_name("other.txt")
    other.write_text(BARE, encoding="utf-8")
    assert run(["check", "releases/r.txt", "releases/other.txt", "--write-baseline", "known.json"]) == 0
    release.write_text(BARE.replace(", TBD", ""), encoding="utf-8")
    capsys.readouterr()
    run(["check", "releases/r.txt", "--baseline", "known.json"])
    told = capsys.readouterr().out
    assert "note: known.json holds what is not found any more" in told
    assert "releases/r.txt: practice/open-points: " in told
    assert "other.txt" not in told


def test_baseline_is_renewed_for_what_was_checked(release: Path) -> None:
    """Written again over itself from a check of one document, a baseline keeps what it holds of the others."""
    other = release.with_name("other.txt")
    other.write_text(BARE, encoding="utf-8")
    assert run(["check", "releases/r.txt", "releases/other.txt", "--write-baseline", "known.json"]) == 0
    before = read_baseline("known.json").findings
    release.write_text(BARE.replace(", TBD", ""), encoding="utf-8")
    assert run(["check", "releases/r.txt", "--baseline", "known.json", "--write-baseline", "known.json"]) == 0
    after = read_baseline("known.json").findings
    lost = [(each.document, each.rule) for each in before if each not in after]
    assert lost == [("releases/r.txt", "practice/open-points")]


def test_json_tells_the_baseline(release: Path) -> None:
    """The report for programs holds what is known apart from what is new, and fits its contract."""
    assert run(["check", "releases/r.txt", "--write-baseline", "known.json"]) == 0
    done = greenshoe("check", "releases/r.txt", "--baseline", "known.json", "-f", "json", cwd=Path.cwd())
    report = json.loads(done.stdout)
    validate(report)
    assert report["verdict"] == "pass"
    assert report["documents"][0]["known"]
    assert report["documents"][0]["findings"] == []
    assert report["gone"] == []


def test_drafts_go_by_their_own_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The drafts of a deal are known by the deal's name and the document's."""
    monkeypatch.chdir(tmp_path)
    assert run(["check", str(CLOSED), "--write-baseline", "known.json"]) == 0
    held = read_baseline("known.json").findings
    assert held
    assert {each.document.partition("/")[0] for each in held} == {"aptorum-closed"}


def test_no_baseline_of_half_a_run(release: Path) -> None:
    """Where a file cannot be checked nothing is written that would take the rest for all."""
    assert run(["check", "releases/r.txt", "gone.txt", "--write-baseline", "known.json"]) == 2
    assert not Path("known.json").exists()


@pytest.mark.parametrize(
    ("held", "said"),
    [
        ("{", "known.json:1:"),
        ('{"baseline": "greenshoe/9", "findings": []}', "known.json:1:14: "),
        ('{"baseline": "greenshoe/1", "findings": [{"rule": "us/x"}]}', '"document" is missing'),
    ],
)
def test_baseline_that_does_not_read_is_the_users_mistake(
    release: Path, held: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A baseline that is none is told with its line, and nothing passes by it."""
    Path("known.json").write_text(held, encoding="utf-8")
    assert run(["check", "releases/r.txt", "--baseline", "known.json"]) == 2
    assert said in capsys.readouterr().err


def test_missing_baseline_is_the_users_mistake(release: Path) -> None:
    """A baseline that is not there is no empty one."""
    with pytest.raises(UserError):
        read_baseline("gone.json")
    assert run(["check", "releases/r.txt", "--baseline", "gone.json"]) == 2


@given(st.dictionaries(st.sampled_from(["a.txt", "b/c.html"]), findings))
def test_what_was_written_is_known_again(run_of: dict[str, list[object]]) -> None:
    """Read back, a baseline knows each of its findings, as often as there were, and nothing of it is gone."""
    made = baseline_of(run_of.items())  # type: ignore[arg-type]
    ledger = Ledger(Baseline.model_validate_json(made.render()))
    for document, found in run_of.items():
        new, known = ledger.part(document, found)  # type: ignore[arg-type]
        assert all(each.status == "waived" for each in new)
        assert len(new) + len(known) == len(found)
    assert ledger.gone == ()


@given(findings)
def test_one_more_of_the_same_is_new(found: list[object]) -> None:
    """A fault that the document has once more than the baseline says is a new one."""
    more = finding("us/a", quote="one")
    ledger = Ledger(baseline_of([("a.txt", found)]))  # type: ignore[list-item]
    new, _ = ledger.part("a.txt", [*found, more])  # type: ignore[list-item]
    assert sum(each.status != "waived" for each in new) == 1


def test_fingerprint_is_of_words_and_not_of_their_dress() -> None:
    """Case, spacing, curly quotes and hyphens make no difference; other words, rules and documents do."""
    one = fingerprint(finding(quote="The “Notes” – non‑convertible"), "a.txt")
    assert one == fingerprint(finding(quote='the  "notes"\n- non-convertible', start=9), "a.txt")
    others = [finding(quote="The Bonds"), finding("us/x", quote="The “Notes” – non‑convertible"), finding(quote=None)]
    assert len({one, *(fingerprint(each, "a.txt") for each in others), fingerprint(finding(), "b.txt")}) == 5


def test_fault_of_a_waiver_is_never_known() -> None:
    """An expired waiver stays an error: a baseline does not renew it."""
    assert baseline_of([("a.txt", [finding("facts/waivers")])]).findings == ()
