"""Inspections: what each finds, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from greenshoe.checking.inspections import inspection
from greenshoe.checking.observation import Observation
from greenshoe.errors import UserError
from greenshoe.law.law import Law
from greenshoe.law.loading import load_law
from greenshoe.law.profile import Profile
from greenshoe.law.proofreading import inspections
from greenshoe.library import built_in
from greenshoe.offering.deal import Offering
from greenshoe.reading import read_html, read_plain
from tests.law.small import LAW, deal, library, statement

STYLE = (built_in() / "law" / "style.yaml").read_text(encoding="utf-8")
FOREIGN = Profile(document="press-release", final=True)


@pytest.fixture(scope="module")
def law(tmp_path_factory: pytest.TempPathFactory) -> Law:
    """The small library's law with the built-in style."""
    banner = statement("a banner", "not for ...10 (release | distribution)") + "where: anywhere\n"
    cues = "banner: [distribution-restriction]\njurisdictions: {US: [United States], JP: [Japan], eu: [EEA]}\n"
    files = {**LAW, "law/style.yaml": STYLE, "law/reading-cues.yaml": cues}
    files["law/statements/distribution-restriction.yaml"] = banner
    return load_law([library(tmp_path_factory.mktemp("library"), files)])


def seen(
    name: str,
    text: str,
    law: Law,
    offering: Offering | None = None,
    profile: Profile = FOREIGN,
    *,
    markup: bool = False,
) -> list[Observation]:
    """Return what the inspection *name* sees in *text*."""
    read = read_html(text) if markup else read_plain(text)
    return list(inspection(name).inspect(read, offering, profile, law))


def messages(name: str, text: str, law: Law, offering: Offering | None = None) -> list[str]:
    """Return the messages of the inspection *name* on *text*."""
    return [observation.message for observation in seen(name, text, law, offering)]


def test_every_inspection_has_its_tests() -> None:
    """Each inspection there is stands in a test of this folder, by its name or its module's."""
    own = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    untested = [name for name in inspections() if f'"{name}"' not in own and name.replace("-", "_") not in own]
    assert untested == []


def test_inspections_quote_the_text(law: Law, tmp_path: Path) -> None:
    """Whatever an inspection quotes stands in the text where it says, and the order is that of the text."""
    text = (
        "NOT FOR RELEASE IN THE UNITED STATES\n\nExample announced USD$3 million of exciting notes (the “Note”). "
        "The Notes "
        "fund a programme and a favorable center. [●] The gross proceeds are $3 million. The gross proceeds are "
        "$4 million. "
        "The Company and the Company. A placement agent.\n"
    )
    read, offering = read_plain(text), deal(tmp_path)
    for name in sorted(inspections()):
        for one in inspection(name).inspect(read, offering, FOREIGN, law):
            if one.quote is not None:
                assert read.content[one.quote.start : one.quote.end] == one.quote.text


# figures


def tied(shown: str, value: str, fact: str) -> str:
    """Return a paragraph that prints a traced fact."""
    return f'<p>It is <data value="{value}" data-fact="{fact}">{shown}</data> in all, he said.</p>'


PRINCIPAL = "offering.tranches[0].principal"


@pytest.mark.parametrize(
    ("shown", "value", "fact"),
    [
        ("$3 million", "USD 3,000,000", PRINCIPAL),
        ("$3,000,000", "USD 3,000,000", PRINCIPAL),
        ("7%", "7%", "offering.tranches[0].security.interest.rate"),
        ("twelve months", "12 months", "offering.tranches[0].security.maturity.tenor"),
        ("12-month", "12 months", "offering.tranches[0].security.maturity.tenor"),
        ("January 4, 2022", "2022-01-04", "offering.dated"),
        ("2022", "2022-01-04", "offering.dated"),
        ("one", "1", "offering.tranches[0].number"),
        ("2,500,000", "2500000", "offering.tranches[0].derived.shares_on_conversion"),
        ("$1.20", "USD 1.20", "offering.tranches[0].security.conversion.price"),
        ("Example Group Limited", "Example Group Limited", "offering.issuer.name"),
        ("A maker of examples", "a maker of examples", "offering.issuer.description"),
    ],
)
def test_figures_that_tie_are_left_alone(law: Law, tmp_path: Path, shown: str, value: str, fact: str) -> None:
    """A traced figure that reads as its fact, in any style, is in order."""
    assert seen("figures", tied(shown, value, fact), law, deal(tmp_path), markup=True) == []


@pytest.mark.parametrize(
    ("shown", "value", "fact", "said"),
    [
        ("$4 million", "USD 3,000,000", PRINCIPAL, "does not read as USD 3,000,000"),
        ("€3 million", "USD 3,000,000", PRINCIPAL, "does not read as USD 3,000,000"),
        ("$4 million", "USD 4,000,000", PRINCIPAL, "stands for USD 4,000,000, but the deal says USD 3,000,000"),
        ("8%", "7%", "offering.tranches[0].security.interest.rate", "does not read as 7%"),
        ("thirteen months", "12 months", "offering.tranches[0].security.maturity.tenor", "does not read as 12 months"),
        ("12 weeks", "12 months", "offering.tranches[0].security.maturity.tenor", "does not read as 12 months"),
        ("January 5, 2022", "2022-01-04", "offering.dated", "does not read as 2022-01-04"),
        ("2023", "2022-01-04", "offering.dated", "does not read as 2022-01-04"),
        ("two", "1", "offering.tranches[0].number", "does not read as 1"),
        ("34.6%", "34.56%", "offering.tranches[0].purchasers[0].owners[0].interest", "does not read as 34.56%"),
        ("2,500,001", "2500000", "offering.tranches[0].derived.shares_on_conversion", "does not read as 2500000"),
        ("Exemple", "Example", "offering.issuer.short_name", "does not read as Example"),
        ("$5", "USD 5", "offering.expenses", "which the deal does not state"),
        ("$5", "USD 5", "offering.nothing.there", "which the deal does not state"),
    ],
)
def test_figures_that_do_not_tie_are_found(
    law: Law, tmp_path: Path, shown: str, value: str, fact: str, said: str
) -> None:
    """A traced figure that was changed, or whose fact has changed since, is found, with the fact's place."""
    (found,) = seen("figures", tied(shown, value, fact), law, deal(tmp_path), markup=True)
    assert said in found.message
    assert found.facts == (fact,)
    assert found.quote is not None
    assert found.quote.text == shown


@pytest.mark.parametrize(
    "text",
    [
        "The Note of $3 million bears 7% and converts at $1.20 into 2,500,000 shares.",
        "Approximately $3.0 million was paid on January 10, 2022.",
        "She holds about 35% of the Investor, or 34.6%.",
        "See Regulation (EU) No 596/2014 of 16 April 2014, Rule 506(b) and Section 4(a)(2) of the Securities Act "
        "of 1933.",
        "It files Form 20-F; see 17 CFR 230.135c and Articles 7 and 17.",
        "The deal closes on [●3].",
        "Call +44 20 8092 9299 or write to ir@example.com, 5 Main Street.",
        "The issuer makes examples in 12 countries.",
        "1. Terms\n\nIt is so.",
        "It is (1) so, and (2) not otherwise.",
    ],
)
def test_figures_without_trace_need_a_fact_or_a_citation(law: Law, tmp_path: Path, text: str) -> None:
    """A figure that some fact of the deal supports, or that stands in a citation or contact line, is in order."""
    assert messages("figures", text, law, deal(tmp_path)) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The Note of $3.1 million is sold.", "$3.1 million"),
        ("It bears 7.5% a year.", "7.5%"),
        ("It closes on January 11, 2022.", "January 11, 2022"),
        ("It converts into 2,500,001 shares.", "2,500,001"),
        ("It matures after 13 months.", "13 months"),
        ("It matures after thirteen (13) months.", "13"),
        ("The price is €1.20.", "€1.20"),
        ("Approximately $3.2 million was paid.", "$3.2 million"),
    ],
)
def test_a_literal_figure_is_found(law: Law, tmp_path: Path, text: str, figure: str) -> None:
    """A figure typed into a text that no fact of the deal supports is found."""
    assert f'no fact of the deal is "{figure}"' in messages("figures", text, law, deal(tmp_path))


# figures-agree


@pytest.mark.parametrize(
    "text",
    [
        "Example Announces $3 Million Offering\n\nExample sold notes for gross proceeds of $3,000,000 on Monday.",
        "Gross proceeds were approximately $5.0 million. The gross proceeds were $4,998,000.",
        "Example sold 975,610 shares at a price of $5.125 per share. The gross proceeds were $5.0 million.",
        "Example sold 1.3 million shares at $8.25 per share. The gross proceeds were $10.3 million.",
        "The gross proceeds are $5 million. If the option is exercised in full, the gross proceeds are $6 million.",
        "The gross proceeds are $5 million, or gross proceeds of €4.6 million.",
        "Example Announces $12 Million Placement\n\nExample receives gross proceeds of $5 million, and $12 "
        "million in all.",
    ],
)
def test_figures_that_agree_are_left_alone(law: Law, text: str) -> None:
    """Rounding, other currencies and other totals are no contradiction."""
    assert messages("figures-agree", text, law) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Example Announces $3 Million Offering\n\nExample sold notes for gross proceeds of $4,000,000 on Monday.",
            "the headline says $3 Million, the text $4,000,000",
        ),
        (
            "The gross proceeds are $5 million. The gross proceeds were $5.5 million.",
            "$5.5 million here and $5 million",
        ),
        (
            "Example sold 1,000,000 shares at a price of $5.00 per share. The gross proceeds were $6.0 million.",
            "1,000,000 at $5.00 make 5,000,000, not $6.0 million",
        ),
        (
            "<table><tr><td>Principal amount</td><td>$4,000,000</td></tr></table><p>Notes of $3,000,000 aggregate "
            "principal amount.</p>",
            "the principal amount is $3,000,000 here and $4,000,000 before",
        ),
    ],
)
def test_figures_that_contradict_are_found(law: Law, text: str, said: str) -> None:
    """Headline against text, table against text, one total against itself, price times number against proceeds."""
    found = seen("figures-agree", text, law, markup=text.startswith("<"))
    assert any(said in one.message for one in found), found


# defined-terms


@pytest.mark.parametrize(
    "text",
    [
        "Example Corp. (“Example” or the “Company”) sold notes (the “Notes” and each, a “Note”). Each Note is "
        "due. The Notes "
        "and the Company and Example are there.",
        "Example Corp. (the “Company”) sold a note. The holders of the note, the Board and the Nasdaq Stock "
        "Market agree with "
        "the Company.",
        "It is filed with the U.S. Securities and Exchange Commission (the “SEC”). The SEC may review it.",
        "Words such as “may,” “will” (or the negative of “will”) identify them.",
        "Example Corp. (the “Company”) signed a note purchase agreement (the “Agreement”). The Note Purchase "
        "Agreement of "
        "another company is not the Agreement of the Company.",
        "Example Corp. (the “Company”) sold shares of common stock, par value $1 (the “Shares”). A Share costs "
        "$1. The Shares "
        "are the Company’s.",
    ],
)
def test_terms_that_are_kept_are_left_alone(law: Law, text: str) -> None:
    """Common capitals, names, statutes, plurals that are defined and terms that are kept raise nothing."""
    assert messages("defined-terms", text, law) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ex Corp. (the “Company”) is here. Ex Corp. (the “Company”) is there. The Company is.",
            "defined a second time",
        ),
        (
            "The Company is here and sells much. Ex Corp. (the “Company”) is there. The Company is.",
            '"Company" is used before it is defined',
        ),
        ("He said that the Company sold it at the Conversion Price.", '"Conversion Price" is used like a defined term'),
        (
            "Ex sold a note (the “Note”). The Note is due. The Notes are due.",
            '"Note" is defined, and then "Notes" is used',
        ),
        (
            "Ex sold notes (the “Notes”). The Notes are due. The Note is due.",
            '"Notes" is defined, and then "Note" is used',
        ),
        (
            "Ex Corp. (“Ex”) issues Class A Ordinary Shares (the “Ordinary Shares”). Ex sells the Class A "
            "Ordinary Shares, and "
            "the Ordinary Shares.",
            '"Class A Ordinary Shares" stands again after "Ordinary Shares"',
        ),
        ("Ex sold a note (the “Note”) to a fund (the “Fund”). The Note is due.", '"Fund" is defined and never used'),
        (
            "Ex Group Limited (“Ex Group” or “Ex”) sold notes. Ex Group and Ex are glad. The Company is glad.",
            'the issuer goes by "Ex Group", "Ex" and "the Company"',
        ),
    ],
)
def test_terms_that_are_not_kept_are_found(law: Law, text: str, said: str) -> None:
    """Each way to go wrong with a defined term is found."""
    assert any(said in message for message in messages("defined-terms", text, law)), messages(
        "defined-terms", text, law
    )


# the others


def test_an_insider_is_named_with_the_interest(law: Law, tmp_path: Path) -> None:
    """A text that names the insider and the interest passes; each of the two is missed."""
    offering = deal(tmp_path)
    assert messages("insider-named", "Ms. Jane Doe, a Director, holds 34.56% of the Investor.", law, offering) == []
    assert messages("insider-named", "A Director holds 34.56% of the Investor.", law, offering) == [
        "Jane Doe, Director, is not named"
    ]
    assert messages("insider-named", "Jane Doe holds an interest in the Investor.", law, offering) == [
        "the interest of Jane Doe in the Investor (34.56%) is not stated"
    ]


def test_agents_stay_unnamed(law: Law, tmp_path: Path) -> None:
    """The deal's agent is found by name, with or without its legal form; without a deal, the statement tells."""
    offering = deal(tmp_path)
    assert messages("agents-unnamed", "A bank helped.", law, offering) == []
    for name in ("Harbor Street Securities, LLC", "Harbor Street Securities"):
        (found,) = messages("agents-unnamed", f"{name} helped.", law, offering)
        assert found == "the text names Harbor Street Securities, LLC, placement agent"
    assert messages("agents-unnamed", "X acted as placement agent.", law) == [
        "the text names a bank that runs the offering"
    ]


def test_a_banner_is_held_against_the_distribution(law: Law) -> None:
    """A banner that names where the text goes is found; one that names other places is left alone."""
    goes = Profile(document="press-release", distributed_in=("US", "us"), listed_in=())
    banner = "NOT FOR RELEASE OR DISTRIBUTION IN THE UNITED STATES OR JAPAN\n\nBOSTON -- Example says so."
    (found,) = seen("header-contradiction", banner, law, None, goes)
    assert found.message == "the banner bars United States, but the text is released there"
    other = banner.replace("THE UNITED STATES OR ", "")
    assert seen("header-contradiction", other, law, None, goes) == []


@pytest.mark.parametrize(
    "text", ["It is [●].", "It is [●3].", "It is [___].", "It is TBD.", "It is $XX.", "On [Date], so."]
)
def test_open_points_are_found(law: Law, text: str) -> None:
    """Whatever is left to be filled in is found in a final or foreign text."""
    assert len(seen("open-points", text, law)) == 1


def test_open_points_of_a_draft_are_in_order(law: Law, tmp_path: Path) -> None:
    """A draft of a deal may have open points, a final one may not; words in brackets are none."""
    draft = Profile(document="press-release", final=False)
    assert seen("open-points", "It is [●].", law, deal(tmp_path), draft) == []
    assert seen("open-points", "It is [●].", law, deal(tmp_path), FOREIGN)
    assert seen("open-points", "They [the holders] agree, says Level XX-1 of [®].", law) == []


@pytest.mark.parametrize(
    ("markup", "what"),
    [
        ("<p>&lt;u&gt;Example&lt;/u&gt; sells.</p>", "a tag"),
        (r"<p>It costs \$3.</p>", "an escaped character"),
        ("<p>A &amp;amp; B</p>", "an escaped character"),
        ("<p>It is **bold**.</p>", "a mark of emphasis"),
        ("<p>Well[®] sells.</p>", "a bracketed sign"),
        ("<p>It isnâ€™t.</p>", "a wrongly decoded character"),
        (
            "<h1>Example</h1><p>It is so. These statements, which speak of today, face risks in its announced "
            "management and</p>"
            "<p>organizational changes there.</p>",
            "a paragraph ends inside a sentence",
        ),
    ],
)
def test_residue_is_found(law: Law, markup: str, what: str) -> None:
    """What a conversion leaves behind is found in the visible text."""
    (found,) = seen("conversion-residue", markup, law, markup=True)
    assert what in found.message


def test_clean_text_has_no_residue(law: Law) -> None:
    """Mathematical signs, marks and lists are no residue."""
    text = "<p>Margin was &lt; 40%, Well® sold 2 * 3 &amp; more</p><p>craig@example.com</p><ul><li>and so</li></ul>"
    assert seen("conversion-residue", text, law, markup=True) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sold USD$3 million.", 1),
        ("It sold $3 million USD.", 1),
        ("It sold US$3 million at $1.20 a share.", 1),
        ("It sold $3 million (€2.8 million).", 0),
        ("It sold US$3 million, or C$4 million, that is $4 million Canadian.", 0),
    ],
)
def test_currency_style(law: Law, text: str, found: int) -> None:
    """A doubled currency and one written in two ways are found; two currencies are not."""
    assert len(seen("currency-style", text, law)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The commercialisation of one, the commercialization of another.", 1),
        ("A favourable programme in the center.", 1),
        ("A favorable program, organized in the center of the de minimis range.", 0),
        ("A favourable programme, organized in the centre, for a realistic organism.", 0),
        ("The program of the National Defence Centre.", 0),
    ],
)
def test_mixed_spelling(law: Law, text: str, found: int) -> None:
    """British beside American is found; Oxford spelling and names are left alone."""
    assert len(seen("mixed-spelling", text, law)) == found


def test_promotional_words(law: Law) -> None:
    """Words that advertise are found, with every place."""
    assert len(seen("promotional-words", "An exciting, world class program.", law)) == 2
    assert seen("promotional-words", "A program in clinical trials.", law) == []


def test_a_style_with_an_unknown_key_is_a_mistake(tmp_path: Path) -> None:
    """The style's file is proofread like the rest of the law."""
    with pytest.raises(UserError, match="promotionl"):
        load_law([library(tmp_path, {**LAW, "law/style.yaml": "promotionl: [x]\n"})])
