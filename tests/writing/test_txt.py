"""A draft as wire text: 80 columns, nothing broken that belongs together, nothing lost on the way."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe import Draft, Library, Offering, UserError, check, draft
from greenshoe.checking.figures import figures_in
from greenshoe.reading import read_html, read_plain
from greenshoe.text.document import Text
from greenshoe.writing import in_ascii, render
from greenshoe.writing._wrapping import columns, words, wrap

EXAMPLES = Path(__file__).parents[2] / "examples"
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
Make = Callable[..., Draft]


@cache
def example(document: str, name: str = "aptorum-closed", *, final: bool = True) -> Draft:
    """Return a document of an example."""
    return draft(document, Offering.load(EXAMPLES / f"{name}.yaml"), Library(), final=final, at=AT)


def text_of(made: Draft, *, ascii_only: bool = False) -> str:
    """Return *made* as the text that would be written."""
    return render(made, "txt", Library(), ascii_only=ascii_only).decode("ascii" if ascii_only else "utf-8")


@pytest.mark.parametrize("document", ["press-release", "term-sheet", "forward-looking-statements"])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_a_line_has_eighty_columns_at_most(document: str, ascii_only: bool) -> None:
    """No line of an example is longer, none ends in blanks, and no two blank lines follow each other."""
    text = text_of(example(document, "aptorum", final=False), ascii_only=ascii_only)
    assert max(map(len, text.splitlines())) <= 80
    assert not re.search(r" $|\n\n\n|\t|\u00a0", text, re.MULTILINE)
    assert text.endswith("\n") and not text.endswith("\n\n")


def test_the_headline_comes_first_and_the_dateline_runs_into_the_lead() -> None:
    """A release starts flush left with its headline; dateline and lead are one paragraph; no letterhead is left."""
    blocks = text_of(example("press-release")).split("\n\n")
    place = next(i for i, block in enumerate(blocks) if block.startswith("Aptorum Group Limited Completes"))
    assert " ".join(blocks[place].split()).endswith("a $3 Million Convertible Note due 2023")
    lead = " ".join(blocks[place + 1].split())
    assert re.match(r"NEW YORK.*, January 4, 2022 \(BUSINESS WIRE\) – Regulatory News: Aptorum Group Limited \(", lead)
    assert not [block for block in blocks if block.startswith("Press Release")]


def test_a_document_without_letterhead_names_itself() -> None:
    """A term sheet's headline says that it is one; its date is a paragraph of its own."""
    blocks = text_of(example("term-sheet")).split("\n\n")
    assert "Aptorum Group Limited: Term Sheet, Convertible Note due 2023" in blocks
    assert "January 4, 2022" in blocks


def test_a_release_ends_with_its_mark_and_the_schedule_comes_after() -> None:
    """“# # #” stands below the source line of a release, before the schedule of open points, and in no other text."""
    final, early = text_of(example("press-release")), text_of(example("press-release", "aptorum", final=False))
    assert final.endswith("\n\n# # #\n")
    assert re.search(r"Source: Aptorum Group Limited\nTime of release: \[●\d+\]\n\n# # #\n\nOpen Points\n\n", early)
    assert "# # #" not in text_of(example("term-sheet"))


def test_the_mark_is_not_set_twice(showing: Make) -> None:
    """A template that sets the mark itself keeps it as it is."""
    assert text_of(showing("<p>Text.</p><p># # #</p>")) == "Text.\n\n# # #\n"


def test_contacts_stand_line_by_line() -> None:
    """Each contact keeps its lines, and contacts are kept apart."""
    blocks = text_of(example("press-release")).split("\n\n")
    assert (
        "Redchip\nFinancial Communications, United States\nCraig Brelsford\ncraig@redchip.com\n+1 407 571 0902"
        in blocks
    )


def test_a_draft_says_that_it_is_one_and_lists_its_open_points() -> None:
    """The banner comes first; every number in the text stands in the schedule, and the other way round."""
    text = text_of(example("press-release", "aptorum", final=False))
    assert text.startswith("DRAFT of November 23, 2026, 09:15 UTC\nDrafted under the law in force on ")
    release, _, schedule = text.partition("Open Points")
    listed = re.findall(r"^\[●(\d+)\]  ", schedule, re.MULTILINE)
    assert listed and set(listed) == set(re.findall(r"\[●(\d+)\]", release))


def test_items_hang_below_their_bullet(showing: Make) -> None:
    """Items follow each other without blank lines, wrap below their own text, and lists within lists go further in."""
    body = f"<p>These:</p><ul><li>{'word ' * 20}</li><li>two<ol><li>{'deep ' * 16}</li></ol></li></ul><p>After.</p>"
    lines = text_of(showing(body, document="memo")).splitlines()
    assert lines[:4] == ["These:", "", "• " + " ".join(["word"] * 15), "  " + " ".join(["word"] * 5)]
    assert lines[4:] == ["• two", "  1. " + " ".join(["deep"] * 15), "     deep", "", "After."]


def test_terms_stand_in_two_columns(showing: Make) -> None:
    """Labels stand left, what is said of them wraps within its own column; a long label stands above."""
    rows = [("Interest", f"{'seven ' * 12}"), ("Exemption from registration requirements", "None.")]
    body = "".join(f'<tr><th scope="row">{label}</th><td>{said}</td></tr>' for label, said in rows)
    lines = text_of(showing(f"<table>{body}</table>", document="memo")).splitlines()
    assert lines == [
        "Interest" + " " * 18 + " ".join(["seven"] * 9),
        " " * 26 + "seven seven seven",
        "",
        "Exemption from registration requirements",
        " " * 26 + "None.",
    ]


def test_figures_stand_to_the_right(showing: Make) -> None:
    """Columns of figures are set to the right under their heads, which a line parts from them; open points fit in."""
    head = "<thead><tr><th>Holder</th><th>Shares</th><th>Part</th></tr></thead>"
    rows = [("A. Able", "1,000,000", "8.5%"), ("B. Bold and Company", "[●3]", "–"), ("All", "25", "100%")]
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    assert text_of(showing(f"<table>{head}<tbody>{body}</tbody></table>", document="memo")).splitlines() == [
        "Holder                  Shares  Part",
        "------------------------------------",
        "A. Able              1,000,000  8.5%",
        "B. Bold and Company       [●3]     –",
        "All                         25  100%",
    ]


def test_a_table_that_is_too_wide_becomes_a_list(showing: Make) -> None:
    """Where columns do not go beside each other, each row is listed with its heads, and no figure is lost."""
    head = "".join(f"<th>Head {n}</th>" for n in range(9))
    row = "".join(f"<td>{n}00,000,000,000</td>" for n in range(1, 10))
    text = text_of(showing(f"<table><thead><tr>{head}</tr></thead><tr>{row}</tr></table>", document="memo"))
    assert text.splitlines()[1] == "  Head 1: 200,000,000,000"
    assert text.count(",000,000,000") == 9


def test_what_is_hidden_stays_hidden_and_a_link_gives_its_address(showing: Make) -> None:
    """Style, drawings and hidden elements print nothing; an address behind other words is printed."""
    body = '<style>p{}</style><svg><title>chart</title></svg><p hidden>no</p><p style="display:none">no</p>'
    body += '<p>See <a href="https://example.org/a">our site</a> or <a href="https://sec.gov">sec.gov</a>.</p>'
    text = text_of(showing(body, document="memo"))
    assert text == "See our site (https://example.org/a) or sec.gov.\n"


AMOUNTS = st.sampled_from(["$3 million", "USD 3,000,000", "January 4", "No. 333-1", "12 months", "a", "offering,"])


@given(st.lists(AMOUNTS, min_size=1, max_size=60), st.integers(14, 80))
def test_amounts_are_never_broken(pieces: list[str], width: int) -> None:
    """Whatever the width, an amount, a day or a number stays on one line, and every word is there in its order."""
    text = " ".join(pieces)
    lines = wrap(text, width)
    assert " ".join(lines) == text
    assert all(columns(line) <= width for line in lines)
    assert not [line for line in lines if re.search(r"(\$\d|USD|January|No\.)$", line)]


def test_no_break_spaces_hold_and_print_as_blanks() -> None:
    """What formatting binds together stays so; wide letters count two columns, accents none."""
    assert words("twelve\u00a0months later") == ["twelve months", "later"]
    assert wrap("aaaa twelve\u00a0months", 16) == ["aaaa", "twelve months"]
    assert columns("香港e\u0301") == 5
    assert wrap("https://example.org/" + "x" * 90, 80) == ["https://example.org/" + "x" * 90]


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("“It’s” – a — b…", '"It\'s" - a -- b...'),
        ("€1.00, £2 and ¥3; CN¥4; the € sign", "EUR 1.00, GBP 2 and JPY 3; CNY 4; the EUR sign"),
        ("[●7] ® ™ © 1½ ≤ 2 × 3", "[*7] (R) (TM) (C) 1 1/2 <= 2 x 3"),
        ("Société Générale, Ørsted, Łódź, Straße, Œuvre", "Societe Generale, Orsted, Lodz, Strasse, OEuvre"),
        ("§ 77 and §§ 5 to 7, Article 2 1°, 20°C", "Section 77 and Sections 5 to 7, Article 2 1o, 20 degrees C"),
        ("non\u2011U.S. 5\u202f%", "non-U.S. 5 %"),
    ],
)
def test_ascii_says_the_same(written: str, reads: str, showing: Make) -> None:
    """Quotes, dashes, currencies, marks and accented letters have their ASCII forms."""
    assert text_of(showing(f"<p>{written}</p>", document="memo"), ascii_only=True) == f"{reads}\n"


def test_ascii_loses_nothing_without_a_word(showing: Make) -> None:
    """A character that has no form in ASCII is the user's mistake, one line for each, and nothing is written."""
    made = showing("<p>香港 Ελ</p>", document="memo")
    with pytest.raises(UserError) as told:
        text_of(made, ascii_only=True)
    lines = str(told.value).splitlines()
    assert len(lines) == 4
    assert lines[0] == (
        "aptorum/press-release.txt: Ε (U+0395 GREEK CAPITAL LETTER EPSILON) has no form in ASCII; "
        "write it in Latin letters in the deal file or the template, or leave --ascii out"
    )
    assert text_of(made) == "香港 Ελ\n"


def test_ascii_is_asked_of_text_alone(page: Draft) -> None:
    """The choice leaves other formats as they are."""
    assert (in_ascii("txt"), in_ascii("html")) == (True, False)
    assert render(page, "html", Library(), ascii_only=True) == page.html.encode("utf-8")


def _figures(text: Text) -> Counter[tuple[str, str]]:
    return Counter((figure.kind, str(figure.value)) for figure in figures_in(text.content))


@pytest.mark.parametrize("document", ["press-release", "forward-looking-statements"])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_the_text_says_what_the_page_says(document: str, ascii_only: bool) -> None:
    """A check of the text finds each statement and figure as often as a check of the page, and the same failures."""
    made = example(document)
    page = read_html(made.html)
    text = replace(read_plain(text_of(made, ascii_only=ascii_only)), kind=document)
    ours, theirs = (check(each, Library(), against=made.offering) for each in (page, text))
    assert {name: len(said) for name, said in ours.statements.items()} == {
        name: len(said) for name, said in theirs.statements.items()
    }
    assert sum(map(len, ours.statements.values())) > 5
    assert _figures(page) == _figures(text)
    assert _failures(ours) == _failures(theirs)


def _failures(checked: object) -> set[str]:
    return {
        finding.rule
        for finding in checked.findings  # type: ignore[attr-defined]
        if finding.status == "fail" and finding.rule != "practice/figures"  # ties are a page's alone
    }


def test_term_sheet_keeps_its_figures() -> None:
    """The columns of a term sheet hold every figure of the page."""
    made = example("term-sheet")
    page, text = read_html(made.html), read_plain(text_of(made))
    assert _figures(page) == _figures(text)


def test_a_figure_that_is_lost_would_be_noticed() -> None:
    """The comparison above can fail: a text without one paragraph has fewer figures and statements."""
    made = example("press-release")
    text = text_of(made)
    less = "\n\n".join(block for block in text.split("\n\n") if "bears interest" not in block)
    assert _figures(read_html(made.html)) != _figures(read_plain(less))


def test_the_command_writes_text(tmp_path: Path) -> None:
    """“-f txt --ascii” writes ASCII; “--ascii” without a format that can be is refused in one line."""
    command = [sys.executable, "-m", "greenshoe", "draft", str(EXAMPLES / "aptorum-closed.yaml"), "-d", "press-release"]
    done = subprocess.run([*command, "-f", "txt", "--ascii", "-o", str(tmp_path)], capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    assert (tmp_path / "aptorum-closed" / "press-release.txt").read_bytes().isascii()
    refused = subprocess.run([*command, "--ascii", "-o", str(tmp_path)], capture_output=True, text=True, check=False)
    assert refused.returncode == 2
    assert refused.stderr == '--ascii: html, pdf cannot be written in ASCII; add "-f txt", or leave it out\n'
