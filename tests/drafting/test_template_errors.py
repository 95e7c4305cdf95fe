"""A mistake in a template is told in one line: the file in the library, the line, the fact, and the cure."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from greenshoe import Library, Offering, UserError, draft

EXAMPLES = Path(__file__).parents[2] / "examples"
T0 = "offering.tranches[0]"


@cache
def offering() -> Offering:
    """The example whose facts are complete: one convertible note, without a price of its own."""
    return Offering.load(EXAMPLES / "aptorum-closed.yaml")


def told(folder: Path, source: str, path: str = "documents/memo.html.j2", document: str = "memo") -> str:
    """Return the one line told when *document* is drafted with *source* at *path*, without the folder's name."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(source, encoding="utf-8")
    with pytest.raises(UserError) as caught:
        draft(document, offering(), Library(folder))
    line = str(caught.value)
    assert "\n" not in line
    return line.removeprefix(f"{folder}/")


WRONG = {
    "{{ tranches[0].principle }}": f'{T0} has no "principle"; did you mean "principal"?',
    "{{ ofering.name }}": 'there is no "ofering"; did you mean "offering"?',
    "{% set whole = 1 %}{{ hole }}": 'there is no "hole"; did you mean "whole"?',
    "{{ issuer.listings.ticker }}": (
        'offering.issuer.listings is a list and has no "ticker"; loop over it with {% for %}'
    ),
    "{{ offering.__class__ }}": 'templates have no business with "__class__"; print facts, and call macros alone',
    "{{ tranches[0].price }}": f"{T0}.price is not stated; test it with {{% if %}} before printing it",
    "{{ tranches[0].price|money }}": f"{T0}.price is not stated; test it with {{% if %}} before printing it",
    "{{ tranches[0].price.amount }}": f"{T0}.price is not stated; test it with {{% if %}} before asking for its amount",
    "{{ tranches[0].principal|percent }}": (
        f"{T0}.principal is an amount of money and cannot be printed as percent (|percent); "
        "print it with |money or |short_money"
    ),
    "{{ offering.dated|money }}": (
        "offering.dated is a date and cannot be printed as money (|money); print it with |date or |year"
    ),
    "{{ issuer.name|year }}": "offering.issuer.name is text and cannot be printed as year (|year); print it as it is",
    "{{ tranches[0].exemptions|date }}": (
        f"{T0}.exemptions is a list and cannot be printed as date (|date); loop over it with {{% for %}}"
    ),
    "{% if tranches[0].price > 1 %}{% endif %}": (
        f"{T0}.price is not stated and cannot be compared or counted; test it with {{% if %}} first"
    ),
    "{{ tranches[0].number + 1 }}": (
        f"{T0}.number is a number and cannot be calculated with (+); "
        "print what is computed already: t.derived, offering.totals"
    ),
    "{{ tranches[0].number() }}": f"{T0}.number is a fact and cannot be called; leave the brackets out",
    "{{ tranches[0].security.ratio }}": (
        f'{T0}.security has no "ratio": it is of kind "note"; test {{% if x.kind == "warrant" %}} first'
    ),
    "{% for n in tranches[0].number %}{% endfor %}": f"{T0}.number is not a list; print it, or test it with {{% if %}}",
    "{{ issuer.name|mony }}": 'there is no filter "mony"; did you mean "money"?',
    "{% if final %}{{ issuer.name|mony }}{% endif %}{{ issuer.name|mony }}": (
        'there is no filter "mony"; did you mean "money"?'
    ),
    "{% if issuer is opn %}{% endif %}": 'there is no test "opn"; did you mean "open"?',
    "{% include 'documents/parts/leed.html.j2' %}": (
        'the library has no "documents/parts/leed.html.j2"; did you mean "documents/parts/lead.html.j2"?'
    ),
    "{% extends 'house/pag.html.j2' %}": 'the library has no "house/pag.html.j2"; did you mean "house/page.html.j2"?',
    "{% import 'documents/parts/words.html.j2' as words with context %}{{ words.issuer_defind() }}": (
        'documents/parts/words.html.j2 has no "issuer_defind"; did you mean "issuer_defined"?'
    ),
    "{% from 'documents/parts/table.html.j2' import rowe with context %}{{ rowe('x') }}": (
        'documents/parts/table.html.j2 has no "rowe" to import; correct the name, or define it there'
    ),
    "{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}": (
        'the macro needs "a", which it was not given; give it between the brackets'
    ),
    "{% set n = namespace(a=1) %}{{ n.b }}": 'the namespace has no "b"; give it a first value in namespace(…)',
    "{{ instrument(offering) }}": 'offering has no "security"; it has agreement, ',
    "{{ define('Securites Act') }}": (
        "law/glossary.yaml does not define 'Securites Act'; add it there, or correct the name"
    ),
    "{% include 'documents/memo.html.j2' %}": (
        "this template includes or calls itself without end; take itself out of it"
    ),
    "{% fi %}": "there is no {% fi %}; ",
    "{% inclde 'x' %}": 'there is no {% inclde %}; did you mean "include"?',
    "{% endif %}": "{% endif %} closes nothing that is open here; take it out, or open what it closes",
    "{{ issuer name }}": '"name" does not belong in {{ … }}; close the marks before it, or take it out',
    "{% if issuer = 1 %}{% endif %}": '"=" does not belong in {% … %}; compare with two: "=="',
    "{{ “x” }}": '“ does not belong inside {{ … }} or {% … %}; write straight quotes inside the marks: "…"',
    "{{ issuer.name": "{{ or {% is not closed; add }} or %}",
    "{{ 1 / 0 }}": "division by zero; correct the template",
}


@pytest.mark.parametrize("source", WRONG, ids=lambda source: source[:40])
def test_a_mistake_names_template_line_fact_and_cure(source: str, tmp_path: Path) -> None:
    """Each mistake that an author can make is told with its place, in words that say what to do."""
    assert told(tmp_path, f"<p>first</p>\n\n{source}\n").startswith(f"documents/memo.html.j2:3:1: {WRONG[source]}")


def test_a_tag_without_end_is_told_where_it_begins(tmp_path: Path) -> None:
    """What has no end is told with the line that opens it, not the last line of the file."""
    source = "{% if final %}a{% endif %}\n{% if final %}\n{% for t in tranches %}{% endfor %}\n\n\n"
    line = told(tmp_path, source)
    assert line == "documents/memo.html.j2:2:1: {% if %} has no end; add {% endif %} where it ends"


def test_a_mistake_in_a_firms_part_names_the_firms_file(tmp_path: Path) -> None:
    """A part of the built-in documents that the firm overrides is named by its path in the firm's library."""
    line = told(tmp_path, "\n{{ issuer.nam }}", "documents/parts/lead.html.j2", "press-release")
    assert line.startswith('documents/parts/lead.html.j2:2:1: offering.issuer has no "nam"; did you mean "')


def test_a_mistake_in_a_wording_names_the_wording(tmp_path: Path) -> None:
    """A wording of the law is a template too."""
    line = told(tmp_path, "Not an offer\nby {{ issuer.shortname }}.", "law/us/no-offer.md", "press-release")
    assert line == 'law/us/no-offer.md:2:1: offering.issuer has no "shortname"; did you mean "short_name"?'


def test_an_open_fact_that_is_compared_says_that_it_is_open(tmp_path: Path) -> None:
    """An author who compares what may be open reads how to test for it."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "memo.html.j2").write_text("{% if offering.dated > law_on %}{% endif %}")
    with pytest.raises(UserError, match=r"offering\.dated is open in this deal .*; test {% if x is known %} first$"):
        draft("memo", Offering.load(EXAMPLES / "aptorum.yaml"), Library(tmp_path))


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    """A template that is no UTF-8 is the author's mistake, named by its file."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "memo.html.j2").write_bytes("Société".encode("latin-1"))
    with pytest.raises(UserError, match=r"documents/memo\.html\.j2: this is no text in UTF-8; save it"):
        draft("memo", offering(), Library(tmp_path))


def test_the_command_ends_with_two_and_no_traceback(tmp_path: Path) -> None:
    """On the command line the mistake is one line and exit code 2."""
    (tmp_path / "house" / "documents").mkdir(parents=True)
    (tmp_path / "house" / "documents" / "memo.html.j2").write_text("{{ issuer.nam }}")
    command = ["draft", str(EXAMPLES / "aptorum-closed.yaml"), "-d", "memo", "-f", "html", "--library", "house"]
    done = subprocess.run(
        [sys.executable, "-m", "greenshoe", *command], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith('house/documents/memo.html.j2:1:1: offering.issuer has no "nam"; did you mean ')
    assert done.stderr.count("\n") == 1
