"""Changing a figure in a draft's text: the check finds it, with the trace of the fact or without."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from greenshoe import Library, Offering, check, draft
from greenshoe.drafting import Draft
from greenshoe.reading import read_html
from tests.strategies import offerings, tries

LIBRARY = Library()
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
TRACED = re.compile(r'(<data value="[^"]*" data-fact="[^"]*">)([^<]*)(</data>)')
RULE = "practice/figures"


def figures(drafted: Draft) -> list[re.Match[str]]:
    """Return the traced facts of a draft that print a figure."""
    body = drafted.html.index("<body")
    return [match for match in TRACED.finditer(drafted.html) if match.start() > body and re.search(r"\d", match[2])]


def altered(text: str, which: int) -> str:
    """Return *text* with one of its digits another."""
    places = [match.start() for match in re.finditer(r"\d", text)]
    place = places[which % len(places)]
    digit = str((int(text[place]) + 1 + which % 8) % 10)
    digit = digit if digit != text[place] else str((int(digit) + 1) % 10)
    return text[:place] + digit + text[place + 1 :]


def with_figure(drafted: Draft, match: re.Match[str], text: str, *, traced: bool = True) -> Draft:
    """Return the draft with the figure at *match* reading *text*."""
    inside = f"{match[1]}{text}{match[3]}" if traced else text
    return replace(drafted, html=drafted.html[: match.start()] + inside + drafted.html[match.end() :])


@given(
    offering=offerings(),
    document=st.sampled_from(LIBRARY.documents),
    which=st.integers(0, 10_000),
    digit=st.integers(0, 10_000),
)
@settings(max_examples=tries(60), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_changed_figure_is_found(offering: Offering, document: str, which: int, digit: int) -> None:
    """Change any digit of any traced figure in any draft: the check fails it."""
    whole = draft(document, offering, LIBRARY, at=AT)
    assert [finding.message for finding in check(whole, LIBRARY) if finding.rule == RULE] == []
    found = figures(whole)
    assume(found)
    match = found[which % len(found)]
    changed = with_figure(whole, match, altered(match[2], digit))
    assert check(changed, LIBRARY).rules[RULE].status == "fail"


@pytest.mark.parametrize("document", LIBRARY.documents)
def test_every_figure_of_the_example_is_guarded(document: str) -> None:
    """In the closed example, each traced figure of each document is guarded, one by one."""
    offering = Offering.load("examples/aptorum-closed.yaml")
    whole = draft(document, offering, LIBRARY, at=AT)
    found = figures(whole)
    assert len(found) > 5
    for number, match in enumerate(found):
        changed = with_figure(whole, match, altered(match[2], number))
        assert check(changed, LIBRARY).rules[RULE].status == "fail", match[0]


def test_a_figure_that_a_partner_typed_over_is_found_without_its_trace() -> None:
    """An edited page that lost all traces is still held against the deal: a figure that is not in it is found."""
    offering = Offering.load("examples/aptorum-closed.yaml")
    whole = draft("press-release", offering, LIBRARY, at=AT)
    bare = re.sub(r"</?data[^>]*>", "", whole.html)
    text = read_html(bare, "release.html")
    assert check(text, LIBRARY, against=offering).rules[RULE].status == "pass"
    wrong = read_html(bare.replace("$1.20", "$1.30"), "release.html")
    checked = check(wrong, LIBRARY, against=offering)
    assert checked.rules[RULE].status == "fail"
    assert any("$1.30" in (finding.quote or "") for finding in checked)
