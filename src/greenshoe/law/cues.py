"""Cues: the words by which a reader tells the facts of an offering from a text that comes without a deal file."""

from __future__ import annotations

from typing import Literal

from greenshoe.law.rule import LawData, Sentence
from greenshoe.law.statement import Reach


class Cue(LawData):
    """Words that tell that a fact has a certain value."""

    phrases: tuple[str, ...] = ()
    """In the phrase language; any one is enough."""
    unless: tuple[str, ...] = ()
    """Phrases that, in the same sentence, show that it is not so."""
    statements: tuple[str, ...] = ()
    """Names of statements that tell it as well; any one is enough."""
    absent: tuple[str, ...] = ()
    """Phrases that tell it by standing nowhere in the text."""
    when: str | None = None
    """A Jinja expression over the facts told by words: where they tell nothing of this one, it follows from them."""
    where: Reach = "sentence"


class FactCues(LawData):
    """How one fact of the profile is told: the values in the order in which they are looked for."""

    values: dict[str, Cue]
    """For a fact that has one value the first found decides; a fact that holds several takes all that are found."""
    otherwise: str | bool | None = None
    """The value where none is found; null leaves the fact unknown."""
    exhaustive: bool = True
    """Of a fact that holds several: whether what the text does not tell is not there."""


class ListingCues(LawData):
    """Words around an exchange's name that show that the issuer is listed there; ``Nasdaq: ABC`` needs none."""

    before: tuple[Sentence, ...] = ()
    """``listed on``."""
    after: tuple[Sentence, ...] = ()
    """``under the symbol``."""
    statements: tuple[Sentence, ...] = ()
    """Statements that tell the listings of the issuer; where one is made, there are no others."""


class ExemptionCues(LawData):
    """Where and how a text names the exemptions that a sale relies on."""

    statements: tuple[Sentence, ...] = ()
    """Statements in whose quotes an exemption counts; elsewhere it may only be mentioned."""
    names: dict[str, tuple[Sentence, ...]] = {}
    """Further names of an exemption, by the name that the law gives it."""
    unclear: tuple[Sentence, ...] = ()
    """Names that leave open which exemption is meant: ``Regulation D``."""


class Cues(LawData):
    """``law/reading-cues.yaml``."""

    facts: dict[str, FactCues] = {}
    """By the names of the profile's facts."""
    listing: ListingCues = ListingCues()
    exemptions: ExemptionCues = ExemptionCues()
    jurisdictions: dict[str, tuple[Sentence, ...]] = {}
    """Names of jurisdictions as banners write them, by ISO code or authority: ``US: [United States, U.S.]``."""
    date: tuple[Sentence, ...] = ()
    """Statements whose quote holds the date of the text."""
    banner: tuple[Sentence, ...] = ()
    """Statements whose quote is a not-for-release banner."""


class Spelling(LawData):
    """A word that British and American English spell differently; a final hyphen stands for the endings of a verb."""

    british: Sentence
    american: Sentence
    telling: Literal["both", "british", "pair"] = "both"
    """Which form gives its writer away by itself; ``pair``: only both forms together show a mixture."""


class Amounts(LawData):
    """Words that say which total of an offering an amount of money is."""

    totals: dict[str, tuple[Sentence, ...]] = {}
    """Labels that stand before an amount, by the total that they name: ``gross-proceeds: [gross proceeds]``."""
    prices: tuple[Sentence, ...] = ()
    """Words after an amount that make it the price of one security: ``per share``."""
    other_prices: tuple[Sentence, ...] = ()
    """Words of a sentence whose price is not what is paid: ``exercise price``, ``par value``."""
    counted: tuple[Sentence, ...] = ()
    """Words after a number that make it a number of securities: ``shares``."""
    qualifying: tuple[Sentence, ...] = ()
    """Words that make an amount another one than the label says: ``if exercised``, ``option``, ``tranche``."""


class Style(LawData):
    """``law/style.yaml``: the words that inspections of drafting look for."""

    citations: tuple[Sentence, ...] = ()
    """Words before a number that make it part of a citation: ``Rule``, ``Section``, ``Article``."""
    approximating: tuple[Sentence, ...] = ()
    """Words before a figure that let it be a rounded one: ``approximately``."""
    terms: tuple[Sentence, ...] = ()
    """Capitalized words that nobody understands unless they are defined: ``Company``, ``Conversion Price``."""
    company: tuple[Sentence, ...] = ()
    """The terms among them that stand for the issuer: ``Company``, ``Issuer``."""
    companies: tuple[Sentence, ...] = ()
    """Words by which the name of a company is known: ``Holdings``, ``Therapeutics``, ``Ltd``."""
    spellings: tuple[Spelling, ...] = ()
    promotional: tuple[Sentence, ...] = ()
    """Words that advertise."""
    placeholders: tuple[Sentence, ...] = ()
    """Words left for a value to come: ``TBD``."""
    amounts: Amounts = Amounts()
