"""What report formats have in common: they hold the same findings, and are pure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.checking.finding import Checked
from greenshoe.errors import UserError
from greenshoe.report import SEVERITIES, formats, plain, render, verdict
from tests.report.samples import MIXED, checked, finding

words = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=60)
documents = st.builds(
    checked,
    st.builds(
        finding,
        severity=st.sampled_from(SEVERITIES),
        status=st.sampled_from(["fail", "needs-a-person", "waived"]),
        message=words,
        cure=words,
        cite=words,
        quote=st.none() | words,
    ),
)


def test_each_module_of_the_folder_is_a_format() -> None:
    """The formats are the public modules of report/: nothing registers them."""
    folder = Path(plain.__file__).parent
    assert set(formats()) == {path.stem for path in folder.glob("[!_]*.py")}
    assert formats() == ("github", "html", "json", "junit", "plain", "sarif")


def test_unknown_format_is_the_users_mistake() -> None:
    """A format that does not exist is told with those that do."""
    with pytest.raises(UserError, match="write one of: github, html, json, junit, plain, sarif"):
        render("yaml", MIXED, fail_on="error", tool_version="0")


@given(st.lists(documents, max_size=4))
def test_plain_and_json_hold_the_same_findings(run: list[Checked]) -> None:
    """Whatever JSON says of a finding, the plain report says too; and neither leaves a finding out."""
    held = [each for document in json.loads(_render("json", run))["documents"] for each in document["findings"]]
    report = _render("plain", run)
    blocks = [block for block in report.split("\n\n") if "\n   = " in block]
    assert report.count("\n  --> ") == len(held) == sum(len(document.findings) for document in run)
    assert len(blocks) == len({json.dumps({**each, "start": 0, "end": 0}) for each in held})
    for each in held:
        label = {"fail": each["severity"], "needs-a-person": "person", "waived": "waived"}[each["status"]]
        wanted = [plain._visible(each[name]) for name in ("message", "cure", "cite")]
        wanted += [f"{place['path']}:{place['line']}:{place['column']}" for place in each["places"]]
        assert any(
            block.startswith(f"{label}[{each['rule']}]: ") and all(text in block for text in wanted) for block in blocks
        )


@given(st.lists(documents, max_size=3), st.sampled_from(SEVERITIES))
def test_formats_agree_on_the_verdict(run: list[Checked], fail_on: str) -> None:
    """The last plain line and JSON's verdict are the verdict of the run."""
    result = verdict(run, fail_on).result  # type: ignore[arg-type]
    assert json.loads(_render("json", run, fail_on))["verdict"] == result
    assert _render("plain", run, fail_on).splitlines()[-1].startswith(f"{result}: ")


@pytest.mark.parametrize("form", formats())
def test_the_same_checks_give_the_same_bytes(form: str) -> None:
    """A report depends on nothing but its arguments, and ends with one newline."""
    first = _render(form, MIXED)
    assert first == _render(form, [Checked.model_validate(each.model_dump()) for each in MIXED])
    assert first.endswith("\n")
    assert not first.endswith("\n\n")


def _render(form: str, run: object, fail_on: str = "error") -> str:
    return render(form, run, fail_on=fail_on, tool_version="1.2.3")  # type: ignore[arg-type]
