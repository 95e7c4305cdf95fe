"""The check of one document: statuses, dates, waivers, places, and that a broken checker is found out."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from greenshoe.checking import check
from greenshoe.checking.finding import Checked, Finding
from greenshoe.drafting.draft import Draft
from greenshoe.errors import UserError
from greenshoe.law.law import Law
from greenshoe.law.loading import load_law
from greenshoe.library import Library
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import known
from greenshoe.reading import read_plain
from tests.law.small import LAW, deal, library, rule, statement

LEGEND = (
    "The Note and the Shares issuable on its conversion have not been registered under the Securities Act. "
    "This is not an offer."
)
LEAD = "Example Group Limited sold a note to a fund."
CUES = """
date: [dateline-date]
facts:
  registrations: {values: {unregistered: {statements: [not-registered], phrases: [private placement]}}}
  issuer_reports: {values: {"true": {phrases: [Form 20-F]}}}
  securities: {values: {note: {phrases: [(note | notes)]}}}
  convertible: {values: {"true": {phrases: [convertible, conversion]}}, otherwise: false}
"""


class SmallLibrary(Library):
    """A library that holds no more than its folder does."""

    def __init__(self, folder: Path) -> None:
        """Take *folder* alone."""
        super().__init__(folder)
        self.folders = (folder,)


@pytest.fixture
def small(tmp_path: Path) -> Library:
    """The small library."""
    return SmallLibrary(library(tmp_path / "library", {**LAW, "law/reading-cues.yaml": CUES}))


def drafted(offering: Offering, *paragraphs: str, document: str = "press-release", on: date | None = None) -> Draft:
    """Return a draft of *offering* that reads so."""
    body = "".join(f"<p>{paragraph}</p>" for paragraph in ("<b>Example announces</b>", LEAD, *paragraphs))
    return Draft(
        document=document,
        title="Example",
        html=f"<html lang=en><title>Example</title><body>{body}",
        offering=offering,
        on=on or known(offering.dated) or date(2022, 1, 4),
        on_assumed=on is not None,
        final=False,
        at=datetime(2026, 11, 23, tzinfo=UTC),
        open_points=(),
        path="example/press-release",
    )


def of(checked: Checked, name: str) -> list[Finding]:
    """Return the findings of the rule *name*."""
    return [finding for finding in checked if finding.rule == name]


def test_a_document_in_order_passes(small: Library, tmp_path: Path) -> None:
    """A draft that says what is asked passes each rule that applies, by its quote or fact."""
    checked = check(drafted(deal(tmp_path), LEGEND), small)
    assert checked.findings == ()
    assert checked.rules["us/no-offer"].status == "pass"
    assert checked.rules["us/no-offer"].why == '"This is not an offer."'
    assert checked.rules["us/reporting"].why == "issuer_reports: yes"
    assert (checked.on, checked.on_assumed, checked.kind) == ("2022-01-04", False, "press-release")
    assert [said.quote for said in checked.statements["no-offer"]] == ["This is not an offer."]


def test_what_is_missing_fails_with_its_places(small: Library, tmp_path: Path) -> None:
    """A missing statement fails its rule alone, in the statement's words, at the facts that make the rule apply."""
    offering = deal(tmp_path)
    checked = check(drafted(offering, "This is not an offer."), small)
    (found,) = checked
    assert (found.rule, found.severity, found.status) == ("us/unregistered-legend", "error", "fail")
    assert found.message == 'this is missing: not registered ("The text says that it is not registered")'
    assert found.since == "2000-01-01"
    assert {place.fact for place in found.places} == {
        "offering.tranches[0].registration",
        "offering.issuer.reporting",
    }
    assert all(place.path.endswith("deal.yaml") and place.line > 1 for place in found.places)


def test_a_subject_that_the_statement_leaves_out_fails(small: Library, tmp_path: Path) -> None:
    """A legend that covers the notes alone fails for the shares, at the conversion, and only if there is one."""
    text = "The Note has not been registered under the Securities Act. This is not an offer. Shares issuable are nice."
    (found,) = check(drafted(deal(tmp_path), text), small)
    assert found.message == "it does not speak of the shares issuable on conversion"
    assert found.quote == "The Note has not been registered under the Securities Act."
    assert [place.fact for place in found.places] == ["offering.tranches[0].security.conversion"]
    conversion = deal(tmp_path).tranches[0].security.model_dump()["conversion"]
    assert conversion
    straight = deal(
        tmp_path,
        ("      conversion:\n", ""),
        (
            "        into: {kind: shares, name: Ordinary Shares, singular: Ordinary Share, term: Share, terms: "
            "Shares}\n",
            "",
        ),
        ("        price: USD 1.20\n", ""),
        ("Convertible Note due", "Note due"),
    )
    assert check(drafted(straight, text), small).findings == ()


def test_what_must_not_be_said_fails_with_its_quote(small: Library, tmp_path: Path) -> None:
    """Each place where the text says what it must not is a finding with the quote."""
    checked = check(
        drafted(deal(tmp_path), LEGEND, "X is our placement agent. X, the placement agent, is glad."), small
    )
    quotes = [found.quote for found in of(checked, "us/agents-unnamed")]
    assert quotes == ["X is our placement agent.", "X, the placement agent, is glad."]
    assert [found.start for found in checked] == sorted(found.start or 0 for found in checked)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("uk/after-2026", "in force from 2026-01-19"),
        ("us/before-2020", "in force until 2019-12-31"),
        ("us/term-sheet", "it is for term-sheet"),
        ("us/offline", "agents: yes"),
        ("us/figures", None),
    ],
)
def test_a_rule_out_of_reach_says_why(tmp_path: Path, name: str, why: str | None) -> None:
    """A rule that is not in force, is for other documents, or whose condition fails names what decided it."""
    folder = library(
        tmp_path / "library",
        us__before_2020=rule(must_say="[no-offer]", in_force="[2000-01-01, 2019-12-31]"),
        us__term_sheet=rule(must_say="[no-offer]", documents="[term-sheet]"),
        us__offline=rule(must_say="[no-offer]", when="not agents and insiders"),
        us__figures=rule(inspect="figures"),
    )
    for path in (folder / "law" / "us").glob("*_*.yaml"):
        path.rename(path.with_name(path.name.replace("_", "-")))
    checked = check(drafted(deal(tmp_path), LEGEND), SmallLibrary(folder))
    assert checked.rules[name].status == ("not-applicable" if why else "pass")
    assert why is None or checked.rules[name].why == why


def test_a_comparison_needs_a_deal(tmp_path: Path) -> None:
    """An inspection that compares with a deal does not apply to a text without one."""
    folder = library(tmp_path / "library", us__figures=rule(inspect="figures"))
    checked = check(read_plain("It is $5."), SmallLibrary(folder), on=date(2022, 1, 1))
    assert checked.rules["us/figures"].why == "there is no deal to compare the text with"


def test_what_hangs_on_an_open_point_goes_to_a_person(small: Library, tmp_path: Path) -> None:
    """A fact that is open sends what hangs on it to a person, at the open point; what is met anyhow passes."""
    offering = deal(tmp_path, ("inside_information: true", "inside_information: {open: whether}"))
    (found,) = check(drafted(offering, LEGEND), small)
    assert (found.rule, found.status, found.severity) == ("eu/inside-information", "needs-a-person", "note")
    assert [place.fact for place in found.places] == ["offering.inside_information"]


def test_a_condition_that_is_not_known_is_met_or_goes_to_a_person(tmp_path: Path) -> None:
    """Where it is not known whether a rule applies, it passes if it is met anyhow; else a person is asked."""
    folder = library(tmp_path / "library", us__a=rule(must_say="[no-offer]", when="going_concern"))
    offering = deal(tmp_path, ("issuer:\n", "issuer:\n  going_concern: {open: whether}\n"))
    met = check(drafted(offering, LEGEND), SmallLibrary(folder)).rules["us/a"]
    assert (met.status, met.why) == ("pass", "met, whether or not it applies (not known: going_concern)")
    unmet = check(drafted(offering, LEGEND.replace("This is not an offer.", "")), SmallLibrary(folder))
    (found,) = of(unmet, "us/a")
    assert found.message.startswith(
        "it is not known whether the rule applies (going_concern); if it does: this is missing"
    )
    assert found.places[0].fact == "offering.issuer.going_concern"


def test_drafting_marks_are_not_announced(small: Library, tmp_path: Path) -> None:
    """What stands in a draft's own notes is not said by the announcement; what stands anywhere else is."""
    note = '</p><section data-part="{}"><p>This is not an offer.</p></section><p>'
    legend = LEGEND.replace("This is not an offer.", note)
    marked = check(drafted(deal(tmp_path), legend.format("drafting-note")), small)
    assert [found.rule for found in marked] == ["us/no-offer"]
    assert check(drafted(deal(tmp_path), legend.format("legends")), small).findings == ()


def test_a_question_for_a_person_is_asked(tmp_path: Path) -> None:
    """A rule that software cannot decide ends in its question."""
    offering = deal(tmp_path, ("to: [US, FR]", "to: [US, FR, GB]"), ("dated: 2022-01-04", "dated: 2026-02-01"))
    checked = check(drafted(offering, LEGEND), SmallLibrary(library(tmp_path / "library")))
    (found,) = of(checked, "uk/after-2026")
    assert found.message == "Is it capable of having an effect in the United Kingdom?"
    assert found.status == "needs-a-person"


def test_only_the_authorities_asked_for_count(small: Library, tmp_path: Path) -> None:
    """With ``to``, rules of other authorities do not apply, custom of the market does, an unknown one is a mistake."""
    folder = library(tmp_path / "more", practice__dated=rule(requires="dated"))
    checked = check(drafted(deal(tmp_path)), SmallLibrary(folder), to=["eu"])
    assert checked.rules["us/no-offer"].why == "not asked for"
    assert checked.rules["eu/inside-information"].status == "pass"
    assert checked.rules["practice/dated"].status == "pass"
    with pytest.raises(UserError, match='the law folders have no authority "usa"; did you mean "us"'):
        check(drafted(deal(tmp_path)), small, to=["usa"])


def waiving(tmp_path: Path, *waivers: str) -> Offering:
    """Return the small deal with waivers."""
    lines = "".join(f"  {waiver}\n" for waiver in waivers)
    return deal(tmp_path, ("stage: signed\n", f"stage: signed\nwaive:\n{lines}"))


def test_a_waiver_disapplies_its_rule_and_is_shown(small: Library, tmp_path: Path) -> None:
    """A rule that fails and is waived ends waived, with reason, person and date, and is shown as a note."""
    offering = waiving(tmp_path, "us/no-offer: {reason: covered elsewhere, by: A. Counsel, until: 2022-12-31}")
    checked = check(drafted(offering, LEGEND.replace("This is not an offer.", "")), small)
    assert checked.rules["us/no-offer"].status == "waived"
    (found,) = checked
    assert (found.rule, found.status, found.severity) == ("us/no-offer", "waived", "note")
    assert found.message == "waived by A. Counsel until 2022-12-31: covered elsewhere"
    assert found.places[0].fact == "offering.waive.us/no-offer"


@pytest.mark.parametrize(
    ("waiver", "said"),
    [
        ("us/no-offer: {reason: x, by: y, until: 2022-12-31}", "the waiver of us/no-offer is not used"),
        (
            "uk/after-2026: {reason: x, by: y, until: 2022-12-31}",
            "the waiver of uk/after-2026 is not used: in force from",
        ),
        ("us/no-ofer: {reason: x, by: y, until: 2022-12-31}", "there is no rule us/no-ofer to waive"),
    ],
)
def test_an_unused_waiver_is_an_error(small: Library, tmp_path: Path, waiver: str, said: str) -> None:
    """A waiver that nothing needs is an error at its place in the deal."""
    checked = check(drafted(waiving(tmp_path, waiver), LEGEND), small)
    (found,) = of(checked, "facts/waivers")
    assert found.severity == "error"
    assert found.message.startswith(said)
    assert found.places[0].line > 1


def test_an_expired_waiver_is_an_error_and_waives_nothing(small: Library, tmp_path: Path) -> None:
    """After its last day, the rule fails again and the waiver is an error."""
    offering = waiving(tmp_path, "us/no-offer: {reason: x, by: y, until: 2022-01-03}")
    checked = check(drafted(offering, LEGEND.replace("This is not an offer.", "")), small)
    assert {found.rule for found in checked} == {"us/no-offer", "facts/waivers"}
    assert of(checked, "facts/waivers")[0].message == "the waiver of us/no-offer expired on 2022-01-03"


def test_a_waiver_that_another_document_may_need_is_a_note(tmp_path: Path) -> None:
    """Of a rule for several documents, a waiver that this one does not use is no error."""
    folder = library(
        tmp_path / "library", us__both=rule(must_say="[no-offer]", documents="[press-release, term-sheet]")
    )
    offering = waiving(tmp_path, "us/both: {reason: x, by: y, until: 2022-12-31}")
    (found,) = check(drafted(offering, LEGEND), SmallLibrary(folder))
    assert (found.rule, found.severity) == ("facts/waivers", "note")
    assert found.message == 'the waiver of us/both is not used in this document: "This is not an offer."'


def test_a_stated_figure_that_disagrees_is_found(small: Library, tmp_path: Path) -> None:
    """A figure that the deal states and that does not follow from its terms is an error with both values."""
    offering = deal(tmp_path, ("    number: 1\n", "    number: 1\n    stated: {shares_on_conversion: 2400000}\n"))
    (found,) = check(drafted(offering, LEGEND), small)
    assert found.rule == "facts/stated-figures"
    assert found.severity == "error"
    assert "2400000" in found.message
    assert "2500000" in found.message
    assert found.places[0].fact == "offering.tranches[0].stated.shares_on_conversion"


def test_an_unknown_exchange_is_noted(small: Library, tmp_path: Path) -> None:
    """An exchange that the law does not know is a note at its place."""
    offering = deal(tmp_path, ("exchange: Euronext Paris", "exchange: Lusaka"), ("inside_information: true\n", ""))
    noted = of(check(drafted(offering, LEGEND), small), "facts/venues")
    assert [found.severity for found in noted] == ["note"]
    assert "Lusaka" in noted[0].message


def test_the_date_of_a_text_decides(small: Library) -> None:
    """A text's own date decides unless another is asked for; a date that is not its own is told."""
    release = read_plain("BOSTON, January 4, 2022 -- Example says so.")
    dated = check(release, small)
    assert (dated.on, dated.on_assumed) == ("2022-01-04", False)
    later = check(release, small, on=date(2024, 1, 1))
    assert (later.on, later.on_assumed) == ("2024-01-01", True)
    undated = check(read_plain("Example says so."), small, on=date(2024, 1, 1))
    assert (undated.on, undated.on_assumed) == ("2024-01-01", True)


def test_a_strangers_text_is_checked_as_it_reads(small: Library) -> None:
    """The profile comes from the text: an unregistered sale by a reporting issuer without legend fails."""
    text = "Example announced a private placement of notes. See its Form 20-F. This is not an offer."
    checked = check(read_plain(text), small, on=date(2022, 1, 1))
    assert checked.profile.regime == "135c"
    assert [found.rule for found in checked if found.status == "fail"] == ["us/unregistered-legend"]
    assert all(found.places == () for found in checked)


def test_a_text_is_checked_against_a_deal(small: Library, tmp_path: Path) -> None:
    """Given a deal, a text is held to the deal's facts and law, and findings have places in it."""
    checked = check(read_plain("Example says so. This is not an offer."), small, against=deal(tmp_path))
    assert checked.on == "2022-01-04"
    assert [found.rule for found in checked] == ["us/unregistered-legend"]
    assert checked.findings[0].places


def test_facts_set_by_hand_count(small: Library) -> None:
    """A fact that the reader knows better wins over what the text tells; a wrong one is a mistake."""
    text = read_plain("Example announced a private placement. This is not an offer.")
    assert check(text, small, facts={"issuer_reports": "false"}).profile.regime == "none"
    assert check(text, small, facts={"listed_in": "FR", "inside_information": False}).profile.listed_in == (
        "FR",
        "eu",
        "fr",
    )
    with pytest.raises(UserError) as error:
        check(text, small, facts={"issuer_report": "true", "stage": "clsed", "agents": "maybe"})
    assert len(error.value.mistakes) == 3


def test_the_same_input_gives_the_same_answer(small: Library, tmp_path: Path) -> None:
    """Two checks of the same draft are equal to the byte."""
    draft = drafted(deal(tmp_path), "X is our placement agent.")
    first, second = check(draft, small), check(draft, SmallLibrary(small.folders[0]))
    assert first.model_dump_json() == second.model_dump_json()


def test_a_mistake_in_a_phrase_is_told_at_its_place(tmp_path: Path) -> None:
    """Phrases are read when they are first needed; all that do not read are then told with file and line."""
    folder = library(tmp_path / "library", statements__bad=statement("bad", "(open", "fine", "shut)"))
    with pytest.raises(UserError) as error:
        check(read_plain("It is."), SmallLibrary(folder))
    lines = [str(mistake) for mistake in error.value.mistakes]
    assert len(lines) == 2
    assert "statements/bad.yaml:5:5: the phrase does not read" in lines[0]


def test_the_law_is_kept_apart(small: Library) -> None:
    """Two libraries in one process do not mix up their statements."""
    law: Law = load_law(small.folders)
    assert law is not small.law
    assert check(read_plain("This is not an offer."), small).statements
