"""What a text takes over from the deal file in part: lists that stop halfway, a description with a "not" put in."""

from __future__ import annotations

import pytest

from greenshoe.checking.inspections import description_kept, lists_whole
from greenshoe.law.profile import Profile
from greenshoe.library import Library
from greenshoe.offering.values import OpenPoint
from greenshoe.reading import read_plain
from tests.documents import stages

LAW = Library().law
PIPE = stages.offering("pipe")
USES = [str(each.purpose) for each in PIPE.use_of_proceeds if not isinstance(each, OpenPoint)]


def left_out(text: str) -> list[str]:
    """Return what is told of the lists of *text*, held against the deal."""
    read = read_plain(text, "release")
    return [each.message for each in lists_whole.inspect(read, PIPE, Profile(document="press-release"), LAW)]


def altered(text: str) -> list[str]:
    """Return the sentences of *text* that are told to differ from the issuer's description."""
    read = read_plain(text, "release")
    found = description_kept.inspect(read, PIPE, Profile(document="press-release"), LAW)
    return [each.quote.text for each in found if each.quote]


def test_each_use_left_out_is_told() -> None:
    """One use of three is named, and the other two are told."""
    told = left_out(f"Pellwood intends to use the net proceeds for {USES[0]}.")
    assert len(told) == 2
    assert USES[1] in told[0]


@pytest.mark.parametrize(
    "text",
    [
        f"Pellwood intends to use the net proceeds for {USES[0]}, {USES[1]}, and {USES[2]}.",
        "Pellwood will use the net proceeds as its prospectus tells.",
    ],
)
def test_a_whole_list_and_no_list_are_left_alone(text: str) -> None:
    """Nothing is told of a text that names all uses, or none."""
    assert left_out(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Pellwood Therapeutics, Inc. is not a clinical-stage biopharmaceutical company that develops inhaled "
        "medicines for rare diseases of the lung.",
        "Its lead product candidate, PWT-210, is in a Phase 2 clinical trial.",
    ],
)
def test_a_description_denied_or_cut_short_is_told(text: str) -> None:
    """A sentence of the description with a "not" put in, or one that stops early, is told whole."""
    assert altered(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        str(PIPE.issuer.about),
        "Pellwood does not own the manufacturing site at which its inhaled medicines are made.",
    ],
)
def test_the_description_itself_and_other_sentences_are_left_alone(text: str) -> None:
    """The description as it stands, and a sentence about something else, are not told."""
    assert altered(text) == []
