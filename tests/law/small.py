"""A small library of law that tests of the engine stand on, and a deal that it applies to."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from greenshoe.offering.deal import Offering

STATEMENT = """
title: {title}
says: {says}
phrases:
{phrases}
examples:
  - {{verdict: pass, text: "{yes}"}}
  - {{verdict: fail, text: "Nothing of the kind."}}
"""


def statement(title: str, *phrases: str, yes: str = "Yes.") -> str:
    """Return the file of a statement."""
    lines = "\n".join(f"  - {phrase!r}" for phrase in phrases)
    return STATEMENT.format(title=title, says=f"The text says that it is {title}", phrases=lines, yes=yes)


def rule(**fields: str) -> str:
    """Return the file of a rule; *fields* are YAML, over those of a plain rule."""
    plain = {
        "title": "Say it",
        "cite": "17 CFR 1",
        "basis": "safe-harbor",
        "severity": "error",
        "documents": "[press-release]",
        "in_force": "[2000-01-01, null]",
        "reviewed": "{on: 2026-01-01, evidence: primary-text}",
        "fails_as": "does not fit",
        "cure": "say it",
    }
    return "".join(f"{name}: {value}\n" for name, value in {**plain, **fields}.items())


LAW: Mapping[str, str] = {
    "law/us/authority.yaml": """
name: United States
jurisdictions: [US]
cities: [New York, Boston]
venues:
  nasdaq: {name: Nasdaq, aliases: [NASDAQ, Nasdaq Capital Market], jurisdiction: US, type: national-exchange}
exemptions:
  rule-506-b: {name: Rule 506(b) of Regulation D, cite: 17 CFR 230.506(b)}
  regulation-s: {name: Regulation S, cite: 17 CFR 230.901}
regimes:
  - {name: 135c, title: Rule 135c, cite: 17 CFR 230.135c, when: '"unregistered" in registrations and issuer_reports'}
  - {name: "134", title: Rule 134, cite: 17 CFR 230.134, when: '"registered" in registrations'}
""",
    "law/eu/authority.yaml": "name: European Union\njurisdictions: [DE, FR, NL]\n",
    "law/fr/authority.yaml": """
name: France
jurisdictions: [FR]
cities: [Paris]
venues:
  euronext-paris: {name: Euronext Paris, jurisdiction: FR, type: regulated-market}
""",
    "law/uk/authority.yaml": "name: United Kingdom\njurisdictions: [GB]\ncities: [London]\n",
    "law/statements/no-offer.yaml": statement("no offer", "not ... offer", "nor ... offer"),
    "law/statements/not-registered.yaml": statement("not registered", "not been registered ...20 Securities Act"),
    "law/statements/dateline-date.yaml": statement("dated", "#date", yes="January 4, 2022"),
    "law/statements/names-underwriter.yaml": statement("a placement agent's", "placement agent"),
    "law/subjects.yaml": """
notes: {printed: the notes, when: '"note" in securities', phrases: [notes, note]}
conversion-shares: {printed: the shares issuable on conversion, when: convertible, phrases: [shares issuable]}
""",
    "law/us/no-offer.yaml": rule(title="Say that it is no offer", must_say="[no-offer]", severity="warning"),
    "law/us/unregistered-legend.yaml": rule(
        title="Say that unregistered securities are not registered",
        when="""'regime == "135c"'""",
        must_say="[not-registered]",
        covers="[notes, conversion-shares]",
        slot="closing-legends",
    ),
    "law/us/unregistered-legend.md": "Not registered.",
    "law/us/agents-unnamed.yaml": rule(
        title="Name no agent", when="""'regime == "135c"'""", must_not_say="[names-underwriter]"
    ),
    "law/us/reporting.yaml": rule(
        title="Use it only if reporting", when="""'regime == "135c"'""", requires="issuer_reports"
    ),
    "law/eu/inside-information.yaml": rule(
        title="Say whether it is inside information", when="""'"eu" in listed_in'""", requires="inside_information"
    ),
    "law/uk/after-2026.yaml": rule(
        title="Use the new regime",
        when="""'"uk" in distributed_in'""",
        in_force="[2026-01-19, null]",
        needs_person="Is it capable of having an effect in the United Kingdom?",
    ),
}


def library(folder: Path, files: Mapping[str, str] = LAW, **others: str) -> Path:
    """Write a library's *files* into *folder* and return it; *others* go under law/, ``__`` standing for ``/``."""
    named = {f"law/{name.replace('__', '/')}.yaml": text for name, text in others.items()}
    for name, text in {**files, **named}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


DEAL = """\
name: example
dated: 2022-01-04
stage: signed
issuer:
  name: Example Group Limited
  short_name: Example
  jurisdiction: KY
  incorporated_in: the Cayman Islands
  description: a maker of examples
  about: Example Group Limited makes examples in 12 countries.
  listings:
    - {exchange: NASDAQ, ticker: EXMP}
    - {exchange: Euronext Paris, ticker: EXMP}
  reporting:
    - regulator: U.S. Securities and Exchange Commission
      abbreviation: SEC
      status: foreign-private-issuer
      annual_report: {form: 20-F, year_ended: 2020-12-31}
      current_report: 6-K
tranches:
  - registration: unregistered
    exemptions: [regulation-s]
    offered_in: [US-DE, FR]
    number: 1
    principal: USD 3,000,000
    security:
      kind: note
      name: Convertible Notes
      singular: Convertible Note
      term: Note
      terms: Notes
      title: Convertible Note due 2023
      interest: {rate: 7%, payment: bullet}
      maturity: {tenor: 12 months}
      conversion:
        into: {kind: shares, name: Ordinary Shares, singular: Ordinary Share, term: Share, terms: Shares}
        price: USD 1.20
    purchasers:
      - name: Investor Limited
        term: Investor
        owners: [{holder: Jane Doe, interest: 34.56%}]
    agents: [{name: "Harbor Street Securities, LLC", role: placement agent}]
insiders: [{name: Jane Doe, roles: [Director]}]
inside_information: true
timetable: {signing: 2022-01-03, closing: 2022-01-10}
agreement: {name: note purchase agreement}
use_of_proceeds: [{purpose: working capital}]
distribution: {dateline: [New York, Paris], to: [US, FR]}
"""


def deal(folder: Path, *changes: tuple[str, str], text: str = DEAL) -> Offering:
    """Write a deal file into *folder*, each change made in its text, and load it."""
    for old, new in changes:
        assert old in text, f"the deal has no {old!r}"
        text = text.replace(old, new)
    path = folder / "deal.yaml"
    path.write_text(text, encoding="utf-8")
    return Offering.load(path)
