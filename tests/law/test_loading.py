"""Loading the law: what is read, and every mistake in it, told at once with its place."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from greenshoe.errors import UserError
from greenshoe.law.loading import load_law
from greenshoe.library import built_in
from tests.law.small import LAW, library, rule, statement


def mistakes(*folders: Path) -> list[str]:
    """Return the lines that loading *folders* tells, without the folder."""
    with pytest.raises(UserError) as error:
        load_law(folders)
    return [str(line).replace(f"{folder}/", "") for line in error.value.mistakes for folder in folders[:1]]


def test_the_law_is_read_by_folder_and_file(tmp_path: Path) -> None:
    """Rules are named by folder and file, and conditions, subjects and wordings come with them."""
    law = load_law([library(tmp_path)])
    assert "us/unregistered-legend" in law.rules
    assert law.condition("us/unregistered-legend").source == 'regime == "135c"'
    assert law.requirement("us/reporting") is not None
    assert law.wordings["us/unregistered-legend"].name == "unregistered-legend.md"
    assert law.subjects["conversion-shares"].printed == "the shares issuable on conversion"
    assert law.answering("FR") == {"FR", "fr", "eu"}
    assert law.answering("US-DE") == {"US-DE", "US", "us"}


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("us/a", rule(must_say="[no-ofer]"), 'a.yaml:10:12: there is no statement "no-ofer"; did you mean "no-offer"?'),
        ("us/a", rule(must_say="[no-offer]", covers="[note]"), 'there is no subject "note"; did you mean "notes"?'),
        ("us/a", rule(requires="'regime == \"135d\"'"), 'a.yaml:10:11: regime is never "135d"; did you mean "135c"?'),
        ("us/a", rule(when="'agnets'", requires="agents"), 'there is no fact "agnets"; did you mean "agents"?'),
        ("us/a", rule(inspect="figuers"), 'there is no inspection "figuers"; did you mean "figures"?'),
        ("us/a", rule(requires="agents", in_force="[2020-01-02, 2020-01-01]"), "the rule ends before it begins"),
        (
            "us/a",
            rule(requires="agents", reviewed="{on: 2026-01-01, evidence: memory}"),
            "a rule that nobody has read up on cannot be an error",
        ),
        ("us/a", rule(), "the rule asks for nothing"),
        ("us/a", rule(requires="agents", covers="[notes]"), "covers needs a statement to look at"),
        ("us/a", rule(requires="agents", slot="closing-legends"), "the rule has a slot and no wording for it"),
        ("us/a", rule(requires="agents", slot="Closing Legends"), "a.yaml:11:7"),
        ("us/a", rule(requires="agents", severty="note"), "severity"),
        (
            "us/a",
            rule(requires="agents", examples="[{verdict: pass, facts: {agent: true}}]"),
            'there is no fact "agent"; did you mean "agents"?',
        ),
        ("us/a", rule(requires="agents", examples="[{verdict: pass}]"), "the example has neither text nor facts"),
        (
            "us/authority",
            "name: US\njurisdictions: [US]\nregimes: [{name: a, title: A, cite: A, when: 'regime == \"a\"'}]",
            "a regime cannot hang on the regime",
        ),
        (
            "subjects",
            "notes: {printed: notes, when: 'nots', phrases: [note]}",
            'subjects.yaml:1:31: there is no fact "nots"',
        ),
        ("reading-cues", "facts: {stage: {values: {clsed: {phrases: [closed]}}}}", 'stage is never "clsed"'),
        ("reading-cues", "facts: {stag: {values: {}}}", 'there is no fact "stag"; did you mean "stage"?'),
        ("reading-cues", "facts: {agents: {values: {maybe: {phrases: [x]}}}}", 'agents is never "maybe"'),
        ("reading-cues", "facts: {agents: {values: {'true': {statements: [x]}}}}", 'there is no statement "x"'),
    ],
)
def test_each_mistake_is_told_with_its_cure(tmp_path: Path, file: str, text: str, line: str) -> None:
    """Each kind of mistake is told at its line and column, with a cure."""
    folder = library(tmp_path, {**LAW, f"law/{file}.yaml": text})
    assert any(line in told for told in mistakes(folder)), mistakes(folder)


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    """Mistakes in several files come in one error."""
    folder = library(
        tmp_path, us__a=rule(must_say="[no-ofer]"), us__b=rule(when="'x'", requires="y"), us__c="title: only"
    )
    told = mistakes(folder)
    assert {"law/us/a.yaml", "law/us/b.yaml", "law/us/c.yaml"} == {line.split(":")[0] for line in told}
    assert len([line for line in told if line.startswith("law/us/b.yaml")]) == 2


def test_a_file_that_does_not_read_is_the_only_mistake(tmp_path: Path) -> None:
    """A broken statement, authority or subject is told once, not again by all that refers to it."""
    broken = {"law/statements/no-offer.yaml": "title: [", "law/us/authority.yaml": "x", "law/subjects.yaml": "- 1"}
    for name, text in broken.items():
        told = mistakes(library(tmp_path / name.replace("/", "-"), {**LAW, name: text}))
        assert all(line.startswith(name) for line in told), told


def test_a_wording_needs_a_rule_and_a_slot(tmp_path: Path) -> None:
    """A wording for no rule, and one that nothing places, are mistakes."""
    folder = library(tmp_path, {**LAW, "law/us/unregistred-legend.md": "x", "law/us/no-offer.md": "x"})
    told = "\n".join(mistakes(folder))
    assert 'there is no rule us/unregistred-legend for this wording; did you mean "us/unregistered-legend"?' in told
    assert "nothing says where law/us/no-offer.md goes" in told


def test_a_firm_adds_and_rewords(tmp_path: Path) -> None:
    """A firm's folder adds rules, statements and venues and puts its own words in place of ours."""
    ours = library(tmp_path / "ours")
    firms = library(
        tmp_path / "firms",
        {
            "law/us/unregistered-legend.md": "The firm's words.",
            "law/us/house-rule.yaml": rule(must_say="[house]", when="""'"nyse" in listed_on'"""),
            "law/statements/house.yaml": statement("house", "house"),
            "law/us/authority.yaml": """
name: United States
jurisdictions: [US]
venues: {nyse: {name: NYSE, jurisdiction: US, type: national-exchange}}
""",
        },
    )
    law = load_law([firms, ours])
    assert law.wordings["us/unregistered-legend"].read_text() == "The firm's words."
    assert law.rules["us/house-rule"].must_say == ("house",)
    assert set(law.authorities["us"].venues) == {"nasdaq", "nyse"}


def test_a_firm_cannot_replace(tmp_path: Path) -> None:
    """A firm's rule, statement, subject or exemption under the name of one of ours is a mistake."""
    ours = library(tmp_path / "ours")
    taken = ("law/us/no-offer.yaml", "law/statements/no-offer.yaml", "law/subjects.yaml", "law/us/authority.yaml")
    firms = library(tmp_path / "firms", {name: LAW[name] for name in taken})
    told = "\n".join(mistakes(firms, ours))
    for what in (
        "rule us/no-offer",
        "statement no-offer",
        "subject notes",
        "exemption 'regulation-s'",
        "venue 'nasdaq'",
    ):
        assert what in told


def test_the_built_in_law_loads_quickly() -> None:
    """The whole built-in law is read and proofread in a fraction of a second."""
    load_law([built_in()])
    start = time.process_time()
    law = load_law([built_in()])
    assert law.statements
    assert time.process_time() - start < 0.6
