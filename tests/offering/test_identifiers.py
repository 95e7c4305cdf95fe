"""Identifiers and addresses: checked to the last digit."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from greenshoe.offering.identifiers import CUSIP, ISIN, LEI, Email, Jurisdiction, Phone, Ticker, Website

GOOD = {
    "isin": (ISIN, ["US0378331005", "FR0000120271", "KYG6096M1069", "XS0356705219"]),
    "lei": (LEI, ["HWUPKR0MPOU8FGXBT394", "5493001KJTIIGC8Y1R12", "549300MLUDYVRQOOXS22"]),
    "cusip": (CUSIP, ["037833100", "38259P508", "17275R102"]),
    "ticker": (Ticker, ["APM", "BRK.B", "0700", "ABC-WS", "XYZ PR A", "F"]),
    "jurisdiction": (Jurisdiction, ["US", "US-DE", "GB", "KY", "FR-75C"]),
    "email": (Email, ["ir@example.com", "first.last+x@sub.example.co.uk"]),
    "phone": (Phone, ["+44 20 8092 9299", "(212) 555-0100", "+1 407 571 0902 ext. 12", "033156881122"]),
    "website": (Website, ["www.example.com", "https://example.com/a-b/?c=d#e", "http://example.com"]),
}
BAD = {
    "isin": ["US0378331006", "US037833100", "ZZ0378331005", "0378331005", "US03783310O5", "<script>"],
    "lei": ["HWUPKR0MPOU8FGXBT395", "HWUPKR0MPOU8FGXBT39", "0" * 20, "01", "HWUPKR0MPOU8FGXBT3944"],
    "cusip": ["037833101", "03783310", "0378331000", "037 83310!"],
    "ticker": ["apm", "Nasdaq: APM", "$APM", "TOOLONGSYMBOL", "", "APM\n"],
    "jurisdiction": ["UK", "us", "EU", "USA", "France", "ZZ", "US_DE"],
    "email": ["ir(at)example.com", "@example.com", "ir@example", "a b@example.com", "ir@example.com>", "x@y.com\n"],
    "phone": ["call us", "+", "12", "+1 212 555 0100; drop", "tel:+12125550100"],
    "website": ["javascript:alert(1)", "ftp://example.com", "example", "www.example.com/<b>", 'x.com/"', "a.b" * 80],
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, (_, texts) in GOOD.items() for text in texts])
def test_good_identifiers(name: str, text: str) -> None:
    """What is right is read as it stands."""
    assert TypeAdapter(GOOD[name][0]).validate_python(text) == text


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in BAD.items() for text in texts])
def test_bad_identifiers(name: str, text: str) -> None:
    """What is wrong is refused, named and given a cure."""
    with pytest.raises(ValidationError) as raised:
        TypeAdapter(GOOD[name][0]).validate_python(text)
    (error,) = raised.value.errors()
    assert " is not a" in error["ctx"]["what"]
    assert error["ctx"]["cure"]


CHECKED = [(kind, text) for name in ("isin", "lei", "cusip") for kind, texts in [GOOD[name]] for text in texts]


@given(st.sampled_from(CHECKED), st.data())
def test_a_wrong_digit_is_found(good: tuple[Any, str], data: st.DataObject) -> None:
    """No identifier with one digit changed passes its check."""
    kind, text = good
    spot = data.draw(st.sampled_from([index for index, char in enumerate(text) if char.isdigit()]))
    digit = data.draw(st.sampled_from(sorted(set("0123456789") - {text[spot]})))
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(text[:spot] + digit + text[spot + 1 :])


def test_lower_case_and_spaces_are_set_right() -> None:
    """An ISIN copied with spaces or in lower case is the same ISIN."""
    assert TypeAdapter(ISIN).validate_python("us 0378331005") == "US0378331005"
