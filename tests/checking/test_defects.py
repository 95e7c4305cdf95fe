"""Drafting defects: which rule finds which of those graded by hand in a release, and what is left alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from greenshoe.checking.checks import check
from greenshoe.checking.finding import Finding
from greenshoe.checking.inspections import inspection
from greenshoe.law.profile import Profile
from greenshoe.library import Library
from greenshoe.reading import read_file, read_plain

SEED = Path(__file__).parents[3] / "shared" / "seed" / "aptorum.txt"
"""A release whose defects were listed and graded by hand; it is no part of the project."""
LIBRARY = Library()
PROFILE = Profile(document="press-release", final=True)

FOUND = {
    1: ("practice/dateline-date", ""),
    2: ("us/unregistered-legend", ""),
    3: ("us/unlawful-jurisdiction", ""),
    4: ("us/exemption-named", "Regulation D and/or Regulation S"),
    5: ("practice/closing-status", ""),
    6: ("practice/drafting/maturity-computed", "maturity date of 12 months"),
    7: ("us/related-party-approval", ""),
    8: ("eu/delegated-regulations-supplement", "as amended by Regulations Delegated"),
    10: ("practice/drafting/stale-prospectus", "16 July 2020"),
    11: ("us/forward-looking-offering", ""),
    12: ("practice/drafting/factors-of-another-business", "product assortments"),
    13: ("us/annual-report-cited", ""),
    15: ("practice/as-is", '"as is"'),
    16: ("us/agreement-furnished", ""),
    17: ("practice/dilution", ""),
    18: ("practice/defined-terms", "Notes"),
    19: ("practice/defined-terms", "Company"),
    20: ("practice/defined-terms", "Class A Ordinary Share"),
    21: ("practice/defined-terms", "Conversion Price"),
    22: ("practice/ts-net-proceeds", ""),
    23: ("practice/drafting/two-names", "unregistered Class A Ordinary Shares"),
    24: ("practice/drafting/settlement-choice", "in cash or in unregistered Class A Ordinary Shares"),
    25: ("practice/currency-style", "USD$3 million"),
    26: ("practice/drafting/private-in-title", "Offering"),
    27: ("practice/drafting/articles", "an bullet"),
    28: ("practice/drafting/possessives", "at the Investor option"),
    29: ("practice/drafting/usage", "is exempted from"),
    30: ("practice/drafting/articles", "of convertible note"),
    31: ("practice/drafting/usage", "effectively owned"),
    32: ("practice/drafting/usage", "woman's health"),
    33: ("practice/mixed-spelling", "commercialization"),
    34: ("practice/drafting/agreement", "and commercializing its"),
    36: ("practice/drafting/contact-details", "+44 20 80929299"),
}
"""Number of the defect in the list → the rule that fails for it, and what it quotes."""
ASKED = {9: "eu/qualified-investors", 14: "eu/mar-inside-information"}
"""Defects that hang on a fact that the text does not give: the rule puts the question."""
FURTHER = [
    ("practice/drafting/maturity-computed", "subject to extension"),
    ("practice/drafting/conditional-terms", "would be valued"),
    ("practice/drafting/usage", "bullet interest rate"),
    ("practice/drafting/usage", "interest of the Note"),
    ("practice/drafting/usage", "combination of such"),
    ("practice/drafting/usage", "clinical stage"),
    ("practice/drafting/usage", "meeting unmet"),
    ("practice/drafting/agreement", "issuance and sale of the Notes is"),
    ("practice/defined-terms", "Investor"),
    ("fr/visa-term", "visa"),
]
"""The second halves of defects above."""


@cache
def seed_findings() -> tuple[Finding, ...]:
    """Return the findings in the graded release."""
    if not SEED.is_file():
        pytest.skip("the graded release is not beside the project")
    return check(read_file(SEED), LIBRARY).findings


def fails(rule: str, quoted: str) -> bool:
    """Return whether *rule* fails in the graded release at words that have *quoted* in them."""
    text = read_file(SEED).content
    return any(
        found.rule == rule
        and found.status == "fail"
        and (not quoted or quoted in text[max(0, (found.start or 0) - 1) : (found.end or 0) + 1])
        for found in seed_findings()
    )


@pytest.mark.parametrize(("number", "rule", "quoted"), [(number, *found) for number, found in FOUND.items()])
def test_the_defect_is_found(number: int, rule: str, quoted: str) -> None:
    """Each graded defect that can be decided from the text is found by the rule that is about it."""
    assert seed_findings()
    assert fails(rule, quoted), number


@pytest.mark.parametrize(("rule", "quoted"), FURTHER)
def test_the_second_half_of_a_defect_is_found(rule: str, quoted: str) -> None:
    """Where the list joins several slips in one defect, each has its finding."""
    assert seed_findings()
    assert fails(rule, quoted)


@pytest.mark.parametrize(("number", "rule"), ASKED.items())
def test_what_hangs_on_a_fact_is_asked(number: int, rule: str) -> None:
    """A defect that the list itself makes depend on a fact goes to a person, not to a guess."""
    assert any(found.rule == rule and found.status == "needs-a-person" for found in seed_findings()), number


def told(name: str, text: str) -> list[str]:
    """Return what the inspection *name* says of *text*."""
    return [each.message for each in inspection(name).inspect(read_plain(text), None, PROFILE, LIBRARY.law)]


OSLO = "OSLO, March 3, 2026 (Wire) -- Example ASA (Oslo: EXMP) "
LEAD = (
    "Example Shipping Announces Offering\n\nOSLO, March 3, 2026 (Wire) -- Example Shipping Ltd. (NYSE: EXMP), which "
    "owns nine vessels that carry grain, today announced an offering of 1,000,000 of its ordinary shares at $3.00 per "
    "share. The Company intends to use the proceeds to buy a tenth vessel and for working capital, and expects to "
    "close on March 5, 2026.\n\n"
)
LOOKING = "This press release contains forward-looking statements. "

SLIPS = [
    ("repeated-words", "The Company will use the the proceeds for for its trial and the plant."),
    ("articles", "The Company sold an unit and a option to the fund."),
    ("possessives", "The bonds are redeemable at the issuer option on any interest date."),
    ("agreement", "The offer and sale of the Shares was made to three funds in Norway."),
    ("unpaired-marks", "The Company (Nasdaq: EXMP announced that the shares were sold to a fund and two banks."),
    ("usage", "The notes have been registered with the Securities Act and rank pari pasu."),
    ("conditional-terms", "The bonds would mature in 2029, and the warrants would be exercisable at $2."),
    (
        "foreign-boilerplate",
        LEAD + LOOKING + "Ozonia disclaims any duty to update them.",
    ),
    (
        "factors-of-another-business",
        LEAD + "Actual results may differ, for instance because of the results of clinical trials.",
    ),
    (
        "maturity-computed",
        "The loan has a term of 24 months. The maturity is subject to extension by the lender.",
    ),
    (
        "stale-prospectus",
        OSLO + "sold bonds. Risks are told in the prospectus approved on 1 March 2025.",
    ),
    ("two-names", "Unregistered ordinary shares are issued; restricted ordinary shares are not listed."),
    (
        "private-in-title",
        "Example ASA Announces Bond Offering\n\nExample ASA today announced a private placement of bonds.",
    ),
    ("contact-details", "Contacts: ir@example, +47 22 12 34 56 and +47 2212345678 901"),
    (
        "settlement-choice",
        "The bonds are convertible at the option of holders. Interest is paid in cash or shares at the issuer’s option",
    ),
    (
        "glued-words",
        "The shares were sold as expressed in the words “may” and “will.”The Company received the money in March.",
    ),
]
SOUND = [
    ("repeated-words", "The fund that had had that that right on the day, and had it had it, agreed with the Company."),
    ("repeated-words", "Nous nous sommes engagés, et vous vous êtes engagés à la date de ce jour avec la société."),
    (
        "articles",
        "The Company sold an option for an hour, a unanimous one, to a European fund, an heir and an unissued share.",
    ),
    ("articles", "Offering of Convertible Note due 2027"),
    ("possessives", "The shares were priced at the market, and the Investor option pool was closed at the same time."),
    (
        "agreement",
        "The sale of the Shares was made to three funds. The Notes have been sold, and the price of the Notes is $1.",
    ),
    (
        "agreement",
        "The Company has announced results of testing its drug and is marketing its first product in Norway.",
    ),
    (
        "unpaired-marks",
        'The terms are: 1) the price, 2) the day and 3) the place; the 5" screen (and its case) is included.',
    ),
    (
        "unpaired-marks",
        "“We are glad,” said the chief executive of the Company.\n\nThe fund’s shares (the “Shares”) are listed.",
    ),
    ("usage", "The trial is at the clinical stage, in the late stage of development, and the notes rank pari passu."),
    (
        "conditional-terms",
        "If a fund called the bonds, they would mature at once. Holders who would be entitled to shares get cash.",
    ),
    (
        "foreign-boilerplate",
        LEAD + LOOKING + "Example Shipping disclaims any duty to update.",
    ),
    (
        "foreign-boilerplate",
        LEAD + "Management cautions readers that forward-looking statements are no guarantee of performance.",
    ),
    (
        "factors-of-another-business",
        LEAD + "Actual results may differ because of charter rates, dry-docking and competition.",
    ),
    (
        "maturity-computed",
        "OSLO, March 3, 2026 (Wire) -- Example ASA (Oslo: EXMP) sold notes that mature in 24 months.",
    ),
    (
        "maturity-computed",
        "The notes mature on March 3, 2027 and may be extended once by six months. The lease has a term of 24 months.",
    ),
    (
        "stale-prospectus",
        OSLO + "sold bonds. Risks are told in the prospectus approved on 4 March 2025.",
    ),
    ("two-names", "Restricted stock units were granted. Unregistered ordinary shares are issued under the plan."),
    (
        "private-in-title",
        "Example ASA Prices Registered Direct Offering\n\nExample ASA today announced a private placement of warrants.",
    ),
    (
        "contact-details",
        "Contacts: ir@example.com, +47 22 12 34 56, +1 (212) 555-0100 and +49 30 123456; X: @example, https://x.org/@ex",
    ),
    (
        "settlement-choice",
        "The bonds are convertible at the option of the holders. Interest is paid in cash at the issuer’s option.",
    ),
    (
        "glued-words",
        "See www.example.com. The Company files with the U.S.A. authorities. It sells McTheory and iPhone cases.",
    ),
]


@pytest.mark.parametrize(("name", "text"), SLIPS)
def test_each_slip_is_told(name: str, text: str) -> None:
    """Each inspection tells a slip in words that are not those of the graded release."""
    assert told(name, text)


@pytest.mark.parametrize(("name", "text"), SOUND)
def test_what_only_looks_like_a_slip_is_left_alone(name: str, text: str) -> None:
    """Names, other languages, lists, suppositions and headlines raise nothing."""
    assert told(name, text) == []


def test_another_company_is_told_once() -> None:
    """The full and the short name of a company that the text does not know make one finding."""
    text = LEAD + LOOKING + "Ozonia Foods disclaims any duty to update them. See Ozonia’s Annual Report on Form 10-K."
    assert told("foreign-boilerplate", text) == [
        "the text speaks for Ozonia Foods, which neither its title nor its lead names"
    ]


def test_a_slip_of_usage_is_told_once() -> None:
    """What a text repeats is told at its first place."""
    text = (
        "Example is a clinical stage company with a plan. A clinical stage company needs money, and the market has it."
    )
    assert len(told("usage", text)) == 1


@pytest.mark.parametrize(
    "text", ["“QUOTE HERE,” said she.", "It closed in 20XX.", "Error! Reference source not found.", "[Company name]"]
)
def test_what_an_editor_left_is_an_open_point(text: str) -> None:
    """Placeholders in words are open points as well."""
    assert told("open-points", text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "Ex sold it (“Investor”) a note. The Investor pays.",
            '"Investor" is defined without an article and used with one',
        ),
        ("It is registered under the Securities Act, they said.", '"Securities Act" is used like a defined term'),
    ],
)
def test_how_terms_are_defined_is_looked_at(text: str, said: str) -> None:
    """A common word needs its article where it is defined, and a short name its definition."""
    assert any(message.startswith(said) for message in told("defined-terms", text))


@pytest.mark.parametrize(
    "text",
    [
        "It is registered under the Securities Act of 1933, as amended, they said.",
        "Each unit has one share (a “Share”) and one warrant (each, a “Warrant”). The Shares and the Warrants trade.",
        "Example Corp. (“Example”) is here. Example pays.",
        "First Bank (together with Second Bank, the “Underwriters“) buys it. The Underwriters and the bank resell it.",
    ],
)
def test_full_names_and_classes_of_things_are_no_loose_terms(text: str) -> None:
    """A statute in full is no term, and what is defined for one of several may be used of more."""
    assert told("defined-terms", text) == []


def test_a_finding_quotes_the_text() -> None:
    """Whatever the inspections quote stands where they say."""
    for name, text in SLIPS:
        read = read_plain(text)
        for each in inspection(name).inspect(read, None, PROFILE, LIBRARY.law):
            assert each.quote is not None
            assert read.content[each.quote.start : each.quote.end] == each.quote.text
