"""Traced facts: whatever a template prints of the deal ties to it, without its author doing anything."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from markupsafe import Markup

from greenshoe.drafting.definitions import Definer, Definition
from greenshoe.drafting.environment import UnknownFact, environment
from greenshoe.drafting.naming import instrument, listed, securities
from greenshoe.drafting.slots import typeset
from greenshoe.drafting.tracing import TemplateMistake, Traced
from greenshoe.offering.securities import Note
from greenshoe.offering.tranche import Tranche
from greenshoe.offering.values import Money, OpenPoint, Percent

SHARES = {"name": "Common Stock", "singular": "share of Common Stock", "term": "Share", "terms": "Shares"}


class Recorder:
    """Numbers every open point 4 and notes its path."""

    def __init__(self) -> None:
        """Start with nothing printed."""
        self.paths: list[str] = []

    def number(self, path: str, point: OpenPoint) -> int:
        """Return 4."""
        self.paths.append(path)
        return 4

    def beyond(self, path: str, name: str) -> tuple[Any, str] | None:
        """Return nothing beyond the fields."""
        return None


def note(**changes: Any) -> dict[str, Any]:
    """Return a convertible note as a deal file has it."""
    facts: dict[str, Any] = {
        "kind": "note",
        "name": "Convertible Notes",
        "singular": "Convertible Note",
        "term": "Note",
        "terms": "Notes",
        "title": "Convertible Note due 2023",
        "interest": {"rate": "7%", "payment": "bullet"},
        "maturity": {"tenor": "12 months"},
        "conversion": {"into": SHARES, "price": "USD 1.20"},
    }
    return facts | changes


def tranche(security: dict[str, Any], **changes: Any) -> Traced:
    """Return a traced tranche."""
    facts: dict[str, Any] = {
        "security": security,
        "registration": "unregistered",
        "exemptions": ["regulation-s"],
        "principal": "USD 3,000,000",
    }
    return Traced(Tranche.model_validate(facts | changes), "offering.tranches[0]", Recorder())


def render(source: str, **context: Any) -> str:
    """Return what the sandbox makes of *source*."""
    return environment(()).from_string(source).render(context)


def test_a_printed_fact_carries_its_value_and_its_path() -> None:
    """Printing a nested fact prints its value for machines and its place in the deal, escaped."""
    assert render("{{ t.principal }}", t=tranche(note())) == (
        '<data value="USD 3,000,000" data-fact="offering.tranches[0].principal">$3,000,000</data>'
    )
    fact = Traced('<script>"&', "offering.name", Recorder())
    assert render("{{ f }}", f=fact) == (
        '<data value="&lt;script&gt;&#34;&amp;" data-fact="offering.name">&lt;script&gt;&#34;&amp;</data>'
    )


def test_filters_restyle_and_keep_the_trace() -> None:
    """A style changes how a fact reads, not what it ties to; joining and macros keep the trace too."""
    t = tranche(note())
    short = render("{{ t.principal|short_money }}", t=t)
    assert 'value="USD 3,000,000"' in short
    assert ">$3\N{NO-BREAK SPACE}million<" in short
    joined = render("{{ 'at ' ~ t.security.conversion.price ~ ' a share' }}", t=t)
    assert joined == (
        'at <data value="USD 1.20" data-fact="offering.tranches[0].security.conversion.price">$1.20</data> a share'
    )


def test_an_open_point_prints_its_number_and_so_does_each_part_of_it() -> None:
    """Whatever is asked of an open point prints the point; it equals nothing and counts as stated."""
    recorder = Recorder()
    point = Traced(OpenPoint(open="closing date"), "offering.timetable.closing", recorder)
    assert render("{{ p.form|upper_first }}{{ p|date }}", p=point).count(">[●4]<") == 2
    assert render("{% if p and p is open and p != 'x' %}yes{% endif %}", p=point) == "yes"
    assert set(recorder.paths) == {"offering.timetable.closing"}


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("{{ t.principle }}", 'offering.tranches[0] has no "principle"; did you mean "principal"?'),
        ("{{ t.issue_price }}", "offering.tranches[0].issue_price is not stated; test it with {% if %}"),
        ("{{ t.security }}", "has parts and cannot be printed whole"),
        ("{{ t.security.secured }}", "is true or false and cannot be printed"),
        ("{{ nothing }}", 'there is no "nothing"'),
        ("{{ t.principal|percent }}", "cannot be printed as percent"),
        ("{{ 'x' * 3000000000 }}", "templates multiply small numbers only"),
    ],
)
def test_a_wrong_template_says_what_is_wrong(source: str, says: str) -> None:
    """A misspelt, unstated or unprintable fact stops the draft and names itself."""
    with pytest.raises(TemplateMistake) as caught:
        render(source, t=tranche(note()))
    assert says in str(caught.value)


@pytest.mark.parametrize("source", ["{{ t.__class__ }}", "{{ t._value }}", "{{ ''.__class__.__mro__ }}"])
def test_templates_cannot_reach_behind_a_fact(source: str) -> None:
    """Python's own attributes stay out of reach."""
    with pytest.raises(Exception) as caught:
        assert not render(source, t=tranche(note()))
    assert type(caught.value).__name__ in ("TemplateMistake", "SecurityError", "UndefinedError")


def test_facts_compare_and_loop_like_their_values() -> None:
    """Conditions and loops in templates read as if the facts were plain values."""
    t = tranche(note(), number=2)
    assert render("{% if t.number > 1 and t.registration == 'unregistered' %}several{% endif %}", t=t) == "several"
    assert "offering.tranches[0].exemptions[0]" in render("{% for e in t.exemptions %}{{ e }}{% endfor %}", t=t)
    assert render("{{ t.exemptions|length }}", t=t) == "1"
    assert hash(Traced(Percent(Decimal(7)), "p", Recorder())) == hash(Percent(Decimal(7)))
    assert Traced(date(2022, 1, 4), "d", Recorder()) > date(2022, 1, 3)


@pytest.mark.parametrize(
    ("changes", "number", "reads", "verb"),
    [
        ({}, 1, "the Note and the Shares issuable upon its conversion", "have"),
        ({}, 3, "the Notes and the Shares issuable upon their conversion", "have"),
        (
            {"repayment": {"settled_in": "cash, shares or both", "choice_of": "issuer"}},
            1,
            "the Note and the Shares issuable upon its conversion or repayment",
            "have",
        ),
        ({"conversion": None}, 1, "the Note", "has"),
        ({"conversion": None}, 2, "the Notes", "have"),
    ],
)
def test_securities_are_named_with_what_they_convert_into(
    changes: dict[str, Any], number: int, reads: str, verb: str
) -> None:
    """A legend covers the security and the shares behind it, in the right number."""
    phrase = securities([tranche(note(**changes), number=number)])
    assert (str(phrase), phrase.verb("has", "have")) == (reads, verb)


def test_several_tranches_name_whose_conversion_and_exercise() -> None:
    """With more than one security, each issuable share says on which of them it is issued."""
    warrant = {
        "kind": "warrant",
        "name": "Warrants",
        "singular": "Warrant",
        "term": "Warrant",
        "terms": "Warrants",
        "title": "Warrants",
        "exercisable_for": SHARES,
        "exercise_price": "USD 2.00",
    }
    both = securities([tranche(note()), tranche(warrant, number=10, principal=None, price="USD 0.10")])
    assert str(both) == (
        "the Note, the Warrants, the Shares issuable upon conversion of the Note, and "
        "the Shares issuable upon exercise of the Warrants"
    )
    assert str(instrument(tranche(note(), number={"open": "number of notes"}))) == "the Notes"


def test_lists_take_the_serial_comma() -> None:
    """Two items take “and”, three a serial comma."""
    assert listed(["a", "b"]) == "a and b"
    assert listed(["a", "b", "<c>"]) == "a, b, and &lt;c&gt;"


def test_terms_are_defined_once() -> None:
    """A term of law stands in full at its first use and alone afterwards."""
    definer = Definer({"Act": Definition(full="the Securities Act of 1933", term="Securities Act")})
    assert definer.define("Act") == "the Securities Act of 1933 (the “<dfn>Securities Act</dfn>”)"
    assert definer.define("Act") == "the Securities Act"
    with pytest.raises(TemplateMistake):
        definer.define("Acts")


def test_markdown_leaves_facts_alone() -> None:
    """Wordings are Markdown; the text of a fact inside them is not."""
    fact = Markup('<data value="*a*" data-fact="x">*a* &lt;b&gt;</data>')
    assert typeset(f"One *word* of {fact}.\n\nTwo <em>b</em>") == (
        f"<p>One <em>word</em> of {fact}.</p>\n<p>Two <em>b</em></p>\n"
    )


def test_running_clauses_together() -> None:
    """Clauses written as list items read as one sentence, whatever conditions left out."""
    assert render("{% filter run_in %}<li>a</li><li>b</li><li>c</li>{% endfilter %}") == "a; b; and c"
    assert render("{% filter run_in(',') %}<li>a</li> <li>b</li>{% endfilter %}") == "a and b"


def test_unknown_names_never_print_empty() -> None:
    """An unknown name is an error even where Jinja would print nothing."""
    with pytest.raises(TemplateMistake):
        bool(UnknownFact(name="x"))


def test_money_of_a_note_is_exact() -> None:
    """A note read from a deal keeps its price exactly."""
    read = Note.model_validate(note())
    assert read.conversion is not None
    assert read.conversion.price == Money(Decimal("1.20"), "USD")
