"""Term sheets: for every example the tables add up, the sums come out, and no row prints without its fact."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import get_args

import pytest
from lxml import html as lxml_html

from greenshoe import write
from greenshoe.library import built_in
from greenshoe.offering.securities import Note, Security
from greenshoe.reading import read_html
from tests.documents.term_sheets import drafted, headings, page, rows, table, tables, text_of, value
from tests.documents.test_documents import residues
from tests.documents.variants import EXAMPLES, Deal, all_open, example, forget_the_sums, offering
from tests.screens import PHONE, SMALL_PHONE, chromium, shown
from tests.validity import html_errors
from tests.verapdf import ua_errors

NAMES = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
LINKED = (
    "aptorum-closed",
    "convertible-notes-144a",
    "convertible-preferred",
    "registered-direct",
    "best-efforts-units",
)
"""Deals whose securities convert, or are exercised, into shares."""
_NUMBER = r"\$?([\d,]+(?:\.\d+)?)"
_NAMED = r"(?: [A-Za-z][\w -]*?)?"
Change = Callable[[Deal], object]


@pytest.mark.parametrize("name", NAMES)
def test_sources_and_uses_balance(name: str) -> None:
    """The lines of both tables add up to their totals, and both totals are the same amount."""
    sources, uses = table(page(name), "Sources of funds"), table(page(name), "Uses of funds")
    assert (sources is None) == (uses is None)
    if sources is None or uses is None:
        return
    totals = []
    for found in (sources, uses):
        amounts = [value(cell) for cell in found.column(1)]
        if None in amounts:
            continue
        *parts, whole = [amount for amount in amounts if amount is not None]
        assert len(parts) >= 1 and sum(parts) == whole, found.caption
        totals.append(whole)
    assert len(set(totals)) <= 1


def test_sources_are_what_the_deal_file_says() -> None:
    """Principal times issue price, and number times price, computed here, are what the table of sources shows."""
    notes = table(page("senior-notes-shelf"), "Sources of funds")
    assert notes is not None
    sold = [offering(example("senior-notes-shelf")).tranches[index] for index in (0, 1)]
    expected = [t.principal.amount * t.issue_price.points / 100 for t in sold]  # type: ignore[union-attr]
    assert [value(cell) for cell in notes.column(1)] == [*map(Fraction, expected), Fraction(sum(expected))]
    shares = table(page("rights-offering"), "Sources of funds")
    (tranche,) = offering(example("rights-offering")).tranches
    assert shares is not None
    assert value(shares.rows[0][1]) == tranche.number * Fraction(tranche.price.amount)  # type: ignore[union-attr, operator]


@pytest.mark.parametrize("name", NAMES)
def test_ownership_adds_up_and_percentages_follow(name: str) -> None:
    """In each column the holders make the total, and each percentage is that number's part of it, to two decimals."""
    found = table(page(name), "held before and after")
    if found is None:
        return
    columns = len(found.rows[0])
    assert columns in (5, 7)
    for place in range(1, columns, 2):
        numbers = [value(cell) for cell in found.column(place)]
        if None in numbers:
            continue
        *parts, whole = [number for number in numbers if number is not None]
        assert sum(parts) == whole > 0
        for row in found.rows:
            number, percent = value(row[place]), value(row[place + 1])
            assert number is not None and percent is not None
            assert abs(percent - number / whole * 100) <= Fraction(1, 200), row


def sums(text: str) -> Iterator[tuple[Fraction, Fraction, bool]]:
    """Yield of each sum in *text* what it should come to, what it says, and whether it counts whole shares."""
    one = _NUMBER + _NAMED
    for match in re.finditer(rf"\({one} \+ {one}\) ÷ {one} = {one}", text):
        first, second, by, result = map(_exact, match.groups())
        yield (first + second) / by, result, True
    for match in re.finditer(rf"(?<![×)] )(?<![\d$,.]){one} ÷ {one} = {one}", text):
        worth, by, result = map(_exact, match.groups())
        yield worth / by, result, True
    for match in re.finditer(rf"{one} × {one} ÷ {one} = {one}", text):
        number, each, by, result = map(_exact, match.groups())
        yield number * each / by, result, True
    for match in re.finditer(rf"{one} × {one} = {one}", text):
        number, each, result = map(_exact, match.groups())
        yield number * each, result, False


def _exact(figure: str) -> Fraction:
    return Fraction(Decimal(figure.replace(",", "")))


@pytest.mark.parametrize("name", NAMES)
def test_sums_come_out(name: str) -> None:
    """Each sum that a term sheet prints is right: whole shares rounded down, money to the cent."""
    lines = (line for line in read_html(page(name)).content.splitlines() if "●" not in line)
    text = "\n".join(lines)
    found = list(sums(text))
    assert len(found) == len(re.findall(r"[÷×][^÷×=]*=", text)), "a sum is not read"
    for right, said, whole in found:
        assert said == right // 1 if whole else abs(said - right) <= Fraction(1, 200)


@pytest.mark.parametrize(
    ("name", "sum_of"),
    [
        ("aptorum-closed", "$3,000,000 ÷ $1.20 = 2,500,000 Ordinary Shares"),
        ("aptorum-closed", "($3,000,000 + $210,000) ÷ $1.20 = 2,675,000 Ordinary Shares"),
        ("convertible-notes-144a", "$300,000,000 ÷ $55.25 = 5,429,864 Shares"),
        ("convertible-preferred", "150,000 × $1,000 ÷ $18.50 = 8,108,108 Shares"),
        ("registered-direct", "4,000,000 Ordinary Shares × $2.75 = $11,000,000"),
        ("rights-offering", "4,000,000 Shares × $6.25 = $25,000,000"),
    ],
)
def test_worked_example_is_there(name: str, sum_of: str) -> None:
    """Conversion, exercise and subscription are shown with their arithmetic."""
    assert sum_of in rows(page(name))["Worked example"].replace("\N{NO-BREAK SPACE}", " ")


def test_a_wrong_sum_is_found() -> None:
    """The reading of sums sees a result that is one share off."""
    ((right, said, _),) = sums("Conversion: $300 ÷ $7 = 43 Shares.")
    assert right // 1 == 42 != said


@pytest.mark.parametrize("name", LINKED)
def test_chart_draws_the_table(name: str) -> None:
    """The chart has a bar for each percentage of the table that is not zero, as long as it says, and its label."""
    found = table(page(name), "held before and after")
    assert found is not None
    (drawing,) = lxml_html.document_fromstring(page(name)).iterfind(".//svg")
    shown_percents = [cell for row in found.rows[:-1] for cell in row[2::2]]
    labels = [text_of(element) for element in drawing.iterfind(".//text[@text-anchor]")]
    assert labels == shown_percents
    widths = [Fraction(Decimal(bar.get("width", ""))) for bar in drawing.iterfind(".//rect")]
    assert widths == [value(cell) for cell in shown_percents if value(cell)]
    scale = {bar.get("transform") for bar in drawing.iterfind(".//rect")}
    assert scale == {"translate(11.55 0) scale(0.65 1)"}, "the longest bar ends inside a drawing a hundred wide"
    assert Fraction("11.55") + (33 + 100) * Fraction("0.65") <= 100
    height = Decimal(drawing.get("viewbox", "").split()[3])
    assert all(
        Decimal(bar.get("y", "")) + Decimal(bar.get("height", "")) <= height for bar in drawing.iterfind(".//rect")
    )


def test_chart_can_be_read_without_color_and_without_sight() -> None:
    """Each bar has its name beside it; the picture has a title and a description, and runs nothing."""
    (drawing,) = lxml_html.document_fromstring(page("registered-direct")).iterfind(".//svg")
    texts = [text_of(element) for element in drawing.iterfind(".//text")]
    assert texts.count("Before") == texts.count("After") == texts.count("Fully diluted") == 2
    assert drawing.get("role") == "img"
    named = {drawing.get("aria-labelledby"), drawing.get("aria-describedby")}
    assert {element.get("id") for element in drawing if element.tag in ("title", "desc")} == named
    assert not re.search(r"<script|\bon\w+=|url\(|href", lxml_html.tostring(drawing, encoding="unicode"))


@pytest.mark.parametrize("name", ["follow-on", "senior-secured-notes-144a", "rights-offering", "at-the-market"])
def test_no_chart_without_dilution_by_conversion_or_exercise(name: str) -> None:
    """Shares and straight notes have no dilution chart."""
    assert "<svg" not in page(name)


@pytest.mark.parametrize("name", NAMES)
def test_timetable_is_in_order(name: str) -> None:
    """Known dates follow one another, and no event stands twice on one day."""
    found = table(page(name), "Dates of the offering")
    if found is None:
        return
    days = [(row[0], _day(row[1])) for row in found.rows]
    known = [day for _, day in days if day]
    assert len(found.rows) >= 2
    assert known == sorted(known)
    assert len(set(found.rows)) == len(found.rows)


def _day(cell: str) -> datetime | None:
    match = re.match(r"[A-Z][a-z]+ \d{1,2}, \d{4}", cell.replace("\N{NO-BREAK SPACE}", " "))
    return datetime.strptime(match[0], "%B %d, %Y") if match else None


def test_timetable_of_a_rights_offering_has_its_days() -> None:
    """Record date, distribution, expiry with its hour, closing and long stop are there, in their order."""
    found = table(page("rights-offering"), "Dates of the offering")
    assert found is not None
    wanted = ["Record date", "Rights distributed", "Expiry of the rights", "Closing", "Long-stop date"]
    assert [event for event in found.column(0) if event in wanted] == wanted
    ends = [day for event, day in found.rows if event == "Expiry of the rights"]
    assert ends[0].endswith("5:00 p.m., Eastern Time")


def test_open_date_stands_after_the_one_before_it() -> None:
    """A date that is not known yet keeps its place among the events."""
    deal = example("pipe")
    deal["timetable"]["closing"] = {"open": "closing date"}
    found = table(drafted(deal).html, "Dates of the offering")
    assert found is not None
    events = found.column(0)
    assert events.index("Signing of the agreement") + 1 == events.index("Closing")


def _without_units(deal: Deal) -> None:
    """Sell the private placement warrants of a blank-check company alone."""
    deal["tranches"].pop(0)
    forget_the_sums(deal)


def _less(*path: str | int) -> Change:
    def change(deal: Deal) -> object:
        holder = deal
        for step in path[:-1]:
            holder = holder[step]  # type: ignore[index]
        return holder.pop(path[-1])  # type: ignore[arg-type]

    return change


@pytest.mark.parametrize(
    ("name", "label", "change"),
    [
        ("follow-on", "Option", _less("tranches", 0, "option")),
        ("follow-on", "Selling stockholders", _less("tranches", 0, "sellers")),
        ("follow-on", "Lock-up", _less("tranches", 0, "lock_up")),
        ("follow-on", "Underwriting discount", _less("tranches", 0, "compensation")),
        ("registered-direct", "Pre-Funded Warrants", _less("tranches", 0, "in_lieu")),
        ("registered-direct", "Registration rights", _less("tranches", 1, "registration_rights")),
        ("registered-direct", "Ownership limit", _less("tranches", 1, "security", "ownership_cap")),
        ("convertible-notes-144a", "Cap price", _less("capped_call")),
        ("convertible-notes-144a", "Fundamental change", _less("tranches", 0, "security", "change_of_control")),
        ("convertible-notes-144a", "Make-whole", _less("tranches", 0, "security", "conversion", "make_whole")),
        ("senior-secured-notes-144a", "Collateral", _less("tranches", 0, "security", "collateral")),
        ("senior-secured-notes-144a", "Spread to benchmark", _less("tranches", 0, "security", "yields")),
        ("convertible-preferred", "Protective provisions", _less("tranches", 0, "security", "protective_provisions")),
        ("rights-offering", "Backstop", _less("tranches", 0, "rights", "backstop")),
        ("rights-offering", "Long-stop date", _less("timetable", "long_stop")),
        ("spac-ipo", "Trust account", _less("trust")),
        ("spac-ipo", "Separation", _without_units),
        ("at-the-market", "Earlier program", _less("tranches", 0, "program", "replaces")),
        ("regulation-a", "Minimum investment", _less("tranches", 0, "limits", "investment")),
    ],
)
def test_row_is_there_for_its_fact_and_gone_without_it(name: str, label: str, change: Change) -> None:
    """A row prints where the deal states its fact, and vanishes with it."""
    deal = example(name)
    had = rows(drafted(deal).html)
    change(deal)
    left = rows(drafted(deal).html)
    if label == "Ownership limit":
        assert len(left[label]) < len(had[label])
    else:
        assert label in had and label not in left


def test_tables_vanish_when_empty() -> None:
    """Without capitalization, dates and a price there is no table of them, nor a heading over nothing."""
    deal = example("pipe")
    for key in ("capitalization", "timetable", "cash", "expenses"):
        deal.pop(key, None)
    for tranche in deal["tranches"]:
        tranche.pop("price", None)
        tranche.pop("compensation", None)
        tranche.pop("option", None)
    deal["tranches"][0]["price"] = {"open": "price"}
    markup = drafted(deal).html
    assert tables(markup).keys() <= {"Sources of funds", "Uses of funds"}
    assert not {"Timetable", "Capitalization and Dilution"} & set(headings(markup))
    assert not re.search(r"<tbody>\s*</tbody>|<section[^>]*>\s*<h2[^>]*>[^<]*</h2>\s*</section>", markup)


def test_registered_offering_keeps_no_secrets_and_negotiates_nothing() -> None:
    """The term sheet of a registered offering is a free writing prospectus: not confidential, not a proposal."""
    for name in ("follow-on", "registered-direct", "senior-notes-shelf", "spac-ipo", "rights-offering"):
        text = read_html(page(name)).content
        assert not re.search(r"[Cc]onfidential|basis for negotiation|legally binding|lapses on", text), name
        assert "Rule 433" in text
    private = read_html(page("pipe")).content
    assert "Confidential" in private and "basis for negotiation" not in private
    assert "summarizes the terms of the securities purchase agreement" in private
    unsigned = example("pipe") | {"stage": "proposed"}
    assert "basis for negotiation" in read_html(drafted(unsigned).html).content


def test_two_series_do_not_repeat_what_they_share() -> None:
    """The second series of notes refers to the first for covenants that are the same, and defines no term again."""
    text = read_html(page("senior-notes-shelf")).content
    assert text.count("As for the 2031 Notes.") >= 2
    assert text.count("(the “Maturity Date”)") == 0


def test_redemption_prices_are_a_schedule() -> None:
    """The prices of optional redemption stand in a table, in the order of their dates."""
    found = table(page("senior-secured-notes-144a"), "Optional redemption prices")
    assert found is not None
    (tranche,) = offering(example("senior-secured-notes-144a")).tranches
    assert isinstance(tranche.security, Note)
    assert [Decimal(cell.rstrip("%")) for cell in found.column(1)] == [
        step.price.points  # type: ignore[union-attr]
        for step in tranche.security.redemption_prices
    ]


def test_headline_names_everything_sold_once() -> None:
    """Two tranches are both in the title; one security sold in two ways is there once."""
    heading = lxml_html.document_fromstring(page("spac-ipo")).find(".//h1")
    assert heading is not None and text_of(heading) == "Units and Private Placement Warrants"
    deal = example("pipe")
    deal["tranches"] = [deal["tranches"][0], {**deal["tranches"][0]}]
    deal.pop("capitalization", None)
    markup = drafted(deal).html
    heading = lxml_html.document_fromstring(markup).find(".//h1")
    assert heading is not None and " and " not in text_of(heading)


@pytest.mark.parametrize("name", NAMES)
def test_headers_have_their_scope_and_tables_their_caption(name: str) -> None:
    """Every header cell says what it heads; every table of figures has a caption, and its figures stand in cells."""
    root = lxml_html.document_fromstring(page(name))
    for cell in root.iterfind(".//th"):
        assert cell.get("scope") in ("row", "col", "colgroup")
    for found in root.iterfind(".//table[@class='figures']"):
        assert [child.tag for child in found] == ["caption", "thead", "tbody"]
        widths = {sum(int(cell.get("colspan", "1")) for cell in row) for row in found.iterfind("tbody/tr")}
        assert len(widths) == 1


@pytest.mark.parametrize("name", NAMES)
def test_language_is_clean_with_every_fact_open(name: str) -> None:
    """As it stands, and with whatever may be open open, an example's term sheet reads without a slip."""
    deal = example(name)
    assert residues(read_html(page(name))) == []
    all_open(deal)
    assert residues(read_html(drafted(deal).html)) == []


@pytest.mark.parametrize("name", ["registered-direct", "convertible-notes-144a", "spac-ipo", "rights-offering"])
def test_page_is_valid_html(name: str) -> None:
    """The Nu Html Checker finds neither error nor warning, the drawing included."""
    assert html_errors(page(name)) == []


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(
    "name", ["registered-direct", "convertible-notes-144a", "senior-secured-notes-144a", "follow-on"]
)
def test_pdf_is_accessible(name: str, tmp_path: Path) -> None:
    """Tables, captions and the chart keep to PDF/UA-1, and the engine warns of nothing."""
    files = write(drafted(example(name)), tmp_path, "pdf")
    (pdf,) = (file for file in files if file.suffix == ".pdf")
    assert ua_errors(pdf) == []


def test_wide_table_scrolls_by_itself_on_a_phone() -> None:
    """Seven columns of numbers do not make the page scroll sideways, and no number is broken in two."""
    with chromium() as browser:
        for size in (PHONE, SMALL_PHONE):
            with shown(browser, page("follow-on"), size) as view:
                over = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
                assert view.evaluate(over) <= 0
                heights = view.evaluate(
                    "[...document.querySelectorAll('table.figures td')].map(cell => cell.getClientRects().length)"
                )
                assert set(heights) == {1}


def test_every_kind_of_security_has_its_rows() -> None:
    """The folder of rows holds a file for each kind that the model knows, by its name."""
    union = get_args(Security)[0]
    kinds = {get_args(option)[0].model_fields["kind"].annotation for option in get_args(union)}
    names = {get_args(kind)[0] for kind in kinds}
    assert len(names) == 7
    assert all((built_in() / f"documents/parts/rows/{name}.html.j2").is_file() for name in names)
