"""Cross-field checks: figures, dates and names that have to agree, in a text, in a deal, and between the two."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from time import perf_counter
from typing import Any

import pytest

from greenshoe import draft
from greenshoe.checking.dating import day_meant
from greenshoe.checking.figures import Figure, figures_in
from greenshoe.checking.inspections import inspection
from greenshoe.checking.observation import Observation
from greenshoe.checking.passages import passages_of
from greenshoe.checking.precision import Range, exactly, meant, printed
from greenshoe.errors import UserError
from greenshoe.law.coverage import load_coverage
from greenshoe.law.profile import Profile
from greenshoe.law.profiling import profile_offering
from greenshoe.library import Library, built_in
from greenshoe.offering.deal import Offering
from greenshoe.offering.derived import disagreements
from greenshoe.reading import read_html, read_plain
from greenshoe.text.document import Text
from tests.documents.variants import Deal, example, offering

LIBRARY = Library()
FOREIGN = Profile(document="press-release", final=True)
ON = date(2026, 11, 23)


def seen(name: str, text: str | Text, deal: Offering | None = None, profile: Profile | None = None) -> list[str]:
    """Return the messages of the inspection *name* on *text*."""
    read = read_plain(text) if isinstance(text, str) else text
    if profile is None and deal is not None:
        profile = profile_offering(deal, "press-release", LIBRARY.law, on=ON, final=True)
    found: list[Observation] = list(inspection(name).inspect(read, deal, profile or FOREIGN, LIBRARY.law))
    for one in found:
        if one.quote is not None:
            assert read.content[one.quote.start : one.quote.end] == one.quote.text
    return [one.message for one in found]


# precision


def figure(text: str) -> Figure:
    """Return the one figure of *text*."""
    (found,) = figures_in(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("$3.0 million", "2950000", "3050000"),
        ("approximately $3.0 million", "2935250", "3065250"),
        ("up to $3,000,000", "0", "3000000.5"),
        ("at least 500 shares", "499.5", "Infinity"),
        ("up to an aggregate of 500 shares", "0", "500.5"),
        ("$1.20", "1.195", "1.205"),
    ],
)
def test_a_figure_stands_for_what_it_is_rounded_from(text: str, low: str, high: str) -> None:
    """The digits printed and the words before a figure say what it can stand for."""
    assert meant(figure(text), text) == Range(Decimal(low), Decimal(high))


def test_an_approximate_amount_may_stand_for_another() -> None:
    """2.96 million may be printed as approximately 3.0 million, and 2.90 million may not."""
    text = "approximately $3.0 million"
    assert meant(figure(text), text).meets(exactly(2_960_000))
    assert not meant(figure(text), text).meets(exactly(2_900_000))


def test_ranges_multiply_divide_and_add() -> None:
    """What is computed of two ranges holds what is computed of any two values in them."""
    one, two = Range(Decimal(2), Decimal(3)), Range(Decimal(4), Decimal(5))
    assert (one * two, one + two) == (Range(Decimal(8), Decimal(15)), Range(Decimal(6), Decimal(8)))
    assert one / two == Range(Decimal(2) / 5, Decimal(3) / 4)
    assert (Range(one.low, Decimal("Infinity")) / two).high == Decimal("Infinity")
    with pytest.raises(ZeroDivisionError):
        one / Range(Decimal(0), Decimal(1))


def test_a_passage_has_its_own_figures() -> None:
    """Figures stand in the sentence that has them; the number of an open point is none."""
    first, second = passages_of(read_plain("The price is $2.00 per share. It closes on [●3] with 500 shares."))
    assert [each.text for each in first.figures] == ["$2.00"]
    assert [each.text for each in second.figures] == ["500"]
    assert printed(first.figures[0]).meets(exactly(2))


@pytest.mark.parametrize(
    ("text", "near", "day"),
    [
        ("March 5, 2026", date(2020, 1, 1), date(2026, 3, 5)),
        ("January 4", date(2026, 12, 30), date(2027, 1, 4)),
        ("December 30", date(2027, 1, 4), date(2026, 12, 30)),
        ("February 29", date(2026, 3, 1), None),
        ("March 5", None, None),
    ],
)
def test_a_day_without_a_year_is_the_closest(text: str, near: date | None, day: date | None) -> None:
    """A day without a year is the one within half a year of the date of the text."""
    assert day_meant(figure(text), near) == day


# texts of others


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            "figures-agree",
            "Example Corp. sold 2,000,000 shares at a price of $2.50 per share for gross proceeds of $6.0 million. "
            "It sold 1,000,000 shares at a price of $2.50 per share for gross proceeds of $2.5 million.",
            "2,000,000 at $2.50 make 5,000,000, not $6.0 million",
        ),
        (
            "figures-agree",
            "The gross proceeds are $5.0 million. The net proceeds are $5.6 million.",
            "the net proceeds, $5.6 million, are more than the gross proceeds, $5.0 million",
        ),
        (
            "figures-agree",
            "Example Corp. sold $10,000,000 aggregate principal amount of notes at an issue price of 92%. The gross "
            "proceeds were $9,500,000.",
            "$10,000,000 at 92% is 9,200,000, not $9,500,000",
        ),
        (
            "figures-agree",
            "Example Corp. agreed to sell 3,000,000 shares, par value $0.01 per share, at a price per share of $0.50. "
            "Gross proceeds are expected to be $2.5 million.",
            "3,000,000 at $0.50 make 1,500,000, not $2.5 million",
        ),
    ],
)
def test_totals_of_a_text_follow_from_its_terms(name: str, text: str, said: str) -> None:
    """Price times number, principal times issue price, and net below gross are seen in a text alone."""
    assert said in seen(name, text)


@pytest.mark.parametrize(
    "text",
    [
        "Example Corp. sold 4% notes due 2031 of $600 million aggregate principal amount and 5% notes due 2036 of $400 "
        "million aggregate principal amount. The first have a principal amount of $600 million. The second have a "
        "principal amount of $400 million. The aggregate principal amount is $1,000 million.",
        "Total Gross Proceeds of C$21.5 Million\n\nExample Corp. sold 32,000,000 units at a price of C$0.50 per unit. "
        "Its other sale brought C$5,500,000. The aggregate gross proceeds are C$21,500,000, of which the first brought "
        "C$16,000,000.",
        "Example Corp. Prices $230 Million Offering\n\nExample Corp. sold 23,000,000 units at $10.00 per unit. It put "
        "$231.2 million into trust. The gross proceeds are $231.2 million.",
        "Example Corp. sold up to 2,000,000 shares at $2.50 per share for gross proceeds of $3.0 million.",
        "The gross proceeds are approximately $5.0 million. The gross proceeds are $5,020,000.",
        "Example Corp. sold 1,000,000 shares at $2.50 per share, with warrants for gross proceeds of $3.0 million.",
        "The notes of $300 million principal amount convert into 18.0995 shares for each $1,000 principal amount.",
    ],
    ids=["two series", "two sales", "a headline", "a limit", "approximately", "warrants", "a denomination"],
)
def test_totals_that_differ_for_a_reason_are_left_alone(text: str) -> None:
    """Series, several sales, limits and rounding are no contradictions."""
    assert seen("figures-agree", text) == []


@pytest.mark.parametrize(
    ("stage", "text", "count"),
    [
        ("closed", "Example Corp. announced the closing of its offering. The offering is expected to close today.", 1),
        ("closed", "Example Corp. will sell shares. The offering is expected to close on Friday.", 0),
        ("closed", "Example Corp. announced the closing. The second placement is expected to close in May.", 0),
        ("signed", "Example Corp. announced a sale. The offering is expected to close on Friday.", 0),
        ("priced", "Example Corp. today announced the closing of its offering.", 1),
    ],
)
def test_the_tense_is_that_of_the_stage(stage: str, text: str, count: int) -> None:
    """A sentence left over from another stage is seen, and another closing is not taken for one."""
    profile = FOREIGN.model_copy(update={"stage": stage})
    assert len(seen("tense", text, profile=profile)) == count


@cache
def release(stem: str) -> str:
    """Return the press release of an example as somebody else would send it: words alone."""
    page = draft("press-release", offering(example(stem)), LIBRARY, on=ON, at=datetime(2026, 11, 23, 9, 15, tzinfo=UTC))
    read = read_html(page.html)
    shown = [block for block in read.blocks if block.landmark not in ("drafting-note", "open-points")]
    return "\n\n".join(read.content[block.start : block.end] for block in shown)


ALTERED = [
    ("convertible-notes-144a", "18.0995 Shares", "18.5905 Shares", "conversion-arithmetic"),
    ("convertible-notes-144a", "a premium of 30%", "a premium of 25%", "conversion-arithmetic"),
    ("convertible-notes-144a", "mature on December 15, 2031", "mature on December 15, 2032", "title-terms"),
    ("convertible-notes-144a", "bear interest at 2.25%", "bear interest at 2.75%", "title-terms"),
    ("follow-on", "an additional 1,200,000 Shares", "an additional 1,800,000 Shares", "option-size"),
]


@pytest.mark.parametrize(("stem", "right", "wrong", "name"), ALTERED, ids=[row[2] for row in ALTERED])
def test_a_figure_altered_in_a_release_is_seen_without_its_deal(stem: str, right: str, wrong: str, name: str) -> None:
    """The terms of a release as it stands agree; one of them altered contradicts the others."""
    text = release(stem)
    assert right in text
    assert seen(name, text) == []
    assert seen(name, text.replace(right, wrong)) != []


IN_WORDS = [
    "closing-day", "conversion-arithmetic", "dates-in-order", "denominations", "depositary-shares", "exchange-rates",
    "file-numbers", "forward-looking-events", "identifiers", "interest-arithmetic", "net-proceeds", "option-size",
    "outstanding-shares", "ownership", "registration-deadlines", "small-holder", "stale-report", "tense", "title-terms",
    "translation", "uses-add-up", "warrant-arithmetic", "weekdays", "words-and-figures",
]  # fmt: skip


@pytest.mark.parametrize("name", IN_WORDS)
def test_each_inspection_of_a_text_quotes_what_is_wrong(name: str) -> None:
    """The failing examples of its rule are quoted where they stand, and its passing ones are left alone."""
    (rule,) = (rule for rule in LIBRARY.law.rules.values() if rule.inspect == name)
    stages = [{name: each for name, each in example.facts.items() if name == "stage"} for example in rule.examples]
    found = [
        seen(name, example.text or "", profile=FOREIGN.model_copy(update=facts))
        for example, facts in zip(rule.examples, stages, strict=True)
    ]
    assert [bool(messages) for messages in found] == [example.verdict == "fail" for example in rule.examples]
    assert {example.verdict for example in rule.examples} == {"pass", "fail"}


@pytest.mark.parametrize("name", ["figures-agree", *IN_WORDS])
def test_a_long_text_takes_no_long_time(name: str) -> None:
    """A sentence of thousands of figures is read in a time that grows no faster than its length."""
    clause = (
        "the conversion price of $1.00 per share and the premium of 5% on 1,000 shares outstanding, due (1) May 5, "
    )
    short, long = (read_plain("Notes " + clause * times + "proceeds.") for times in (25, 200))
    took = []
    for text in (short, long):
        passages_of(text)
        began = perf_counter()
        seen(name, text)
        took.append(perf_counter() - began)
    assert took[1] < 40 * took[0] + 1


# deals


def altered(stem: str, change: Callable[[Deal], object]) -> Offering:
    """Return the offering of an example with one change."""
    deal = example(stem)
    change(deal)
    return offering(deal)


def setting(*path: str | int, to: Any) -> Callable[[Deal], object]:
    """Return the change that puts *to* at *path*."""

    def change(deal: Any) -> None:
        for step in path[:-1]:
            deal = deal[step]
        deal[path[-1]] = to

    return change


def _old_shelf(deal: Deal) -> None:
    deal["tranches"][0]["registration_statement"] |= {"filed": "2023-05-01", "effective": "2023-06-01"}


NOTE = ("tranches", 0, "security")
DEALS = [
    ("pipe", setting("dated", to="2020-01-02"), "deal-dates", "tells of the signing"),
    ("follow-on", setting("dated", to="2020-01-02"), "deal-dates", "tells of the pricing"),
    (
        "follow-on",
        setting("tranches", 0, "registration_statement", "effective", to="2026-12-30"),
        "deal-dates",
        "is before the registration statement is effective",
    ),
    ("convertible-notes-144a", setting("tranches", 0, "reference_date", to="2026-12-20"), "deal-dates", "market price"),
    (
        "convertible-notes-144a",
        setting(*NOTE, "interest", "first", to="2026-01-15"),
        "deal-dates",
        "not after the issue",
    ),
    (
        "convertible-notes-144a",
        setting(*NOTE, "interest", "first", to="2040-01-15"),
        "deal-dates",
        "after the maturity",
    ),
    ("rights-offering", setting("tranches", 0, "rights", "distributed", to="2026-11-01"), "deal-dates", "record date"),
    (
        "rights-offering",
        setting("tranches", 0, "rights", "distributed", to="2027-12-01"),
        "deal-dates",
        "not before they",
    ),
    (
        "rights-offering",
        setting("tranches", 0, "rights", "ex", to="2027-12-01"),
        "deal-dates",
        "trade without the right",
    ),
    ("rights-offering", setting("tranches", 0, "number", to="4,500,000"), "deal-sums", "carry rights to 4,000,000"),
    ("convertible-notes-144a", setting("tranches", 0, "principal", to="USD 300,000,500"), "deal-sums", "divided into"),
    ("convertible-note", setting(*NOTE, "interest", "payment", to="annual"), "deal-sums", "no whole number of annual"),
    ("follow-on", setting("tranches", 0, "registration_statement", "form", to="F-3"), "shelf-form", "Form F-3 is not"),
    (
        "follow-on",
        setting("tranches", 0, "registration_statement", "file_number", to="333-9990"),
        "shelf-form",
        "333-9990 is not the file number",
    ),
    (
        "follow-on",
        _old_shelf,
        "shelf-form",
        "more than three years before",
    ),
    (
        "aptorum-closed",
        setting("tranches", 0, "purchasers", 0, "jurisdiction", to="US-NY"),
        "footing-fits",
        "Regulation S is all that is relied on",
    ),
]


@pytest.mark.parametrize(("stem", "change", "name", "said"), DEALS, ids=[f"{row[2]}: {row[3]}" for row in DEALS])
def test_facts_of_a_deal_that_do_not_fit_are_seen(
    stem: str, change: Callable[[Deal], object], name: str, said: str
) -> None:
    """One fact of an example altered contradicts another, and the example as it stands does not."""
    assert seen(name, "", offering(example(stem))) == []
    assert [message for message in seen(name, "", altered(stem, change)) if said in message] != []


def _no_dates(deal: Deal) -> None:
    deal["dated"] = {"open": "date of the announcement"}
    deal["timetable"]["pricing"] = {"open": "date of pricing"}


def test_what_is_open_contradicts_nothing() -> None:
    """Dates that are open are in no wrong order."""
    assert seen("deal-dates", "", altered("follow-on", _no_dates)) == []


def _insider_of_all(deal: Deal) -> None:
    deal["insiders"] = [{"name": "Jane Doe", "roles": ["director"], "amount": "USD 900 million"}]


def test_insiders_buy_no_more_than_is_sold() -> None:
    """What insiders buy together is held against the gross proceeds."""
    (said,) = seen("deal-sums", "", altered("follow-on", _insider_of_all))
    assert said.startswith("the insiders buy USD 900,000,000")


def _many_notes(deal: Deal) -> None:
    tranche = deal["tranches"][0]
    tranche["number"], tranche["security"]["denomination"] = 4, "USD 500,000"
    tranche["security"].pop("multiple", None)


def test_notes_times_denomination_make_the_principal() -> None:
    """Four notes of 500,000 are not a principal that is stated otherwise."""
    assert [each for each in seen("deal-sums", "", altered("convertible-note", _many_notes)) if "4 notes" in each]


# texts against their deals


def test_a_text_names_issuer_listings_and_identifiers() -> None:
    """A draft names them all; a text without the ticker, the name, or with a strange ISIN is seen."""
    deal, text = offering(example("follow-on")), release("follow-on")
    ticker, name = deal.issuer.listings[0].ticker, deal.issuer.name
    assert seen("issuer-identified", text, deal) == []
    assert seen("issuer-identified", text.replace(str(ticker), "ZZZZ"), deal) != []
    assert seen("issuer-identified", text.replace(str(name), "Another Corp."), deal) != []
    assert seen("issuer-identified", f"{text}\n\nThe ISIN is US0378331005.", deal) != []


def test_a_text_names_the_banks_of_an_underwritten_offering() -> None:
    """A bank of the deal that the text leaves out is seen."""
    deal, text = offering(example("follow-on")), release("follow-on")
    bank = deal.tranches[0].agents[0].name
    assert seen("agents-named", text, deal) == []
    assert seen("agents-named", text.replace(bank, "Another Bank"), deal) != []


def _approved_by_holders(deal: Deal) -> None:
    deal["conditions"] = [{"condition": "the approval of the shareholders in general meeting"}]


def test_an_approval_stands_in_deal_and_text() -> None:
    """An approval that only the deal knows, or only the text, is seen."""
    waiting = altered("convertible-note", _approved_by_holders)
    assert seen("conditions-stated", "Example announced an offering.", waiting) != []
    assert seen("conditions-stated", "The closing is subject to approval by the shareholders.", waiting) == []


def _no_conditions(deal: Deal) -> None:
    deal["conditions"] = []


def test_an_approval_that_the_deal_does_not_know_is_seen() -> None:
    """A text that makes the closing hang on shareholders needs a deal that says so."""
    text = "The closing of the offering is subject to the approval of the shareholders."
    assert seen("conditions-stated", text, altered("follow-on", _no_conditions)) != []


def test_nothing_is_called_registered_that_is_not() -> None:
    """A private placement that the text calls a registered direct offering is seen."""
    deal = offering(example("convertible-note"))
    assert seen("footing-fits", "Example announced a registered direct offering of a note.", deal) != []
    assert seen("footing-fits", "Example announced a private placement of a note.", deal) == []


# what the model does


STATED: list[tuple[str, tuple[Any, ...], Deal]] = [
    ("follow-on", ("tranches", 0), {"gross_proceeds": "USD 1"}),
    ("aptorum-closed", ("tranches", 0), {"shares_on_conversion": 7}),
    ("aptorum-closed", ("tranches", 0), {"interest_to_maturity": "USD 1"}),
    ("convertible-notes-144a", ("tranches", 0), {"conversion_premium": "12%"}),
    ("convertible-preferred", ("tranches", 0), {"shares_on_conversion": 7}),
]


@pytest.mark.parametrize(("stem", "path", "stated"), STATED, ids=[f"{row[0]} {next(iter(row[2]))}" for row in STATED])
def test_a_stated_figure_is_held_against_the_derived_one(stem: str, path: tuple[Any, ...], stated: Deal) -> None:
    """Proceeds, shares, interest and premium that the deal states beside its terms have to follow from them."""
    wrong = altered(stem, setting(*path, "stated", to=stated))
    (name,) = stated
    assert [found.fact for found in disagreements(wrong)] == [f"offering.tranches[0].stated.{name}"]


REFUSED = [
    ("follow-on", setting("use_of_proceeds", to=[{"purpose": "research", "amount": "USD 900 million"}]), "more than"),
    ("rights-offering", setting("tranches", 0, "rights", "expires", to="2026-01-01"), "before the record date"),
    ("convertible-note", setting("tranches", 0, "exemptions", to=[]), "names no exemption"),
    ("follow-on", setting("issuer", "listings", 0, "isin", to="US0378331006"), "check digit"),
]


@pytest.mark.parametrize(("stem", "change", "said"), REFUSED, ids=[row[2] for row in REFUSED])
def test_what_cannot_be_true_is_refused_on_loading(stem: str, change: Callable[[Deal], object], said: str) -> None:
    """The model refuses uses above the proceeds, dates out of order, footings without a name, wrong check digits."""
    with pytest.raises(UserError) as refused:
        altered(stem, change)
    assert said in str(refused.value)


def test_every_check_is_accounted_for() -> None:
    """The map of the folder names each of the fifty checks once."""
    provisions = load_coverage(built_in() / "law" / "practice" / "figures")
    assert [each.provision for each in provisions] == [f"Check {number}" for number in range(1, 51)]
