"""Taking a legend out of a draft: exactly the rules that ask for what it says fail."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from greenshoe import Library, Offering, check, draft
from greenshoe.checking import Checked
from greenshoe.drafting import Draft
from greenshoe.reading import read_html
from tests.documents import stages
from tests.strategies import offerings, tries

LIBRARY = Library()
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
LEGEND = re.compile(r'<div class="wording" data-rule="([^"]+)">.*?</div>(?:</div>)?', re.DOTALL)


SAID_IN_THE_BODY = frozenset({
    "us/exemption-named", "us/registration-identified", "us/nasdaq/5635d", "us/nyse/312-03c",
})  # fmt: skip
"""Rules whose wording may repeat what a lead or a term sheet tells: exemption, registration, the exchange's limit."""


def legends(drafted: Draft) -> list[tuple[str, str]]:
    """Return the legends of a draft: the rule that each is the wording of, and its markup."""
    found = []
    for match in LEGEND.finditer(drafted.html):
        markup = match[0]
        if markup.count("<div") < markup.count("</div>"):
            markup = markup.removesuffix("</div>")
        found.append((match[1], markup))
    return found


def statuses(checked: Checked) -> dict[str, str]:
    """Return the status of each rule."""
    return {name: outcome.status for name, outcome in checked.rules.items()}


def asks_for(rule: str, lost: set[str]) -> bool:
    """Return whether *rule* asks for a statement that is *lost*."""
    return bool(lost & set(LIBRARY.law.rules[rule].must_say)) if rule in LIBRARY.law.rules else False


def assert_exactly_those_fail(whole: Draft, rule: str, markup: str) -> None:
    """Take one legend out; the rules that ask for what it alone said fail, and no others change."""
    before = check(whole, LIBRARY)
    after = check(replace(whole, html=whole.html.replace(markup, "", 1)), LIBRARY)
    lost = set(before.statements) - set(after.statements)
    changed = {name for name, status in statuses(after).items() if status != statuses(before)[name]}
    expected = {
        name
        for name, status in statuses(before).items()
        if status == "pass" and name in LIBRARY.law.rules and asks_for(name, lost)
    }
    inspected = {
        name for name, held in LIBRARY.law.rules.items() if held.inspect or held.covers or held.must_not_say
    }
    failed = {name for name, status in statuses(after).items() if status in ("fail", "needs-a-person")}
    assert expected <= failed
    assert changed - inspected == expected - inspected
    others = read_html(" ".join(other for name, other in legends(whole) if name != rule)).content
    said_again = any(
        quote.quote in others for name in LIBRARY.law.rules[rule].must_say for quote in after.statements.get(name, ())
    )
    said_elsewhere = [after.statements.get(name) for name in LIBRARY.law.rules[rule].must_say]
    if rule in SAID_IN_THE_BODY and all(said_elsewhere):
        return
    if statuses(before)[rule] == "pass" and LIBRARY.law.rules[rule].must_say and not said_again:
        assert rule in failed, f"nothing noticed that the wording of {rule} was gone: {said_elsewhere}"


@given(offering=offerings(), document=st.sampled_from(LIBRARY.documents), data=st.data())
@settings(max_examples=tries(40), suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_taking_a_legend_out_fails_exactly_the_rules_that_ask_for_it(
    offering: Offering, document: str, data: st.DataObject
) -> None:
    """Whatever the deal, no legend of a draft can go without the rule behind it failing."""
    whole = draft(document, offering, LIBRARY, at=AT)
    found = legends(whole)
    assume(found)
    assert_exactly_those_fail(whole, *data.draw(st.sampled_from(found)))


def test_each_legend_of_the_examples_is_asked_for() -> None:
    """In both examples, under the law of three dates, each legend taken out is missed."""
    for name in ("aptorum", "aptorum-closed"):
        offering = Offering.load(f"examples/{name}.yaml")
        for document in LIBRARY.documents:
            for on in (date(2022, 3, 1), date(2025, 3, 3), date(2026, 11, 23)):
                whole = draft(document, offering, LIBRARY, on=on, at=AT)
                for rule, markup in legends(whole):
                    assert_exactly_those_fail(whole, rule, markup)


def test_each_legend_of_any_kind_of_deal_is_asked_for() -> None:
    """Every wording that the examples use at any of their stages, taken out where it first stands, is missed."""
    tried: set[tuple[str, str]] = set()
    for stem, name, offering in stages.offerings():
        for document in LIBRARY.documents:
            whole = draft(document, offering, LIBRARY, on=date(2026, 11, 23), at=AT)
            for rule, markup in legends(whole):
                if (rule, document) not in tried:
                    tried.add((rule, document))
                    try:
                        assert_exactly_those_fail(whole, rule, markup)
                    except AssertionError as error:
                        raise AssertionError(f"{stages.label(stem, name)}, {document}, {rule}") from error
    worded = {name for name in LIBRARY.law.wordings if name.startswith("us/")}
    assert {rule for rule, _ in tried} >= worded, "no example has a deal for some wording"
