"""Deal files made to harm: they load as plain text or are refused, soon and in few lines."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from greenshoe.errors import UserError
from greenshoe.offering.deal import Offering
from greenshoe.source import parse, read, validate

GOOD = Path(__file__).parent.parent / "deals" / "good" / "note.yaml"


def good() -> dict[str, Any]:
    """Return the data of a deal in which nothing is wrong."""
    data: dict[str, Any] = read(GOOD).data
    return data


HOSTILE: dict[str, dict[str, Any]] = {
    "many wrong tranches": {"tranches": [1] * 90_000},
    "many unknown keys": {f"tranche{number}": 1 for number in range(60_000)},
    "many wrong dates": {"conditions": [{"open": "x", "due": "soon"}] * 30_000},
    "long unknown key": {"k" * 500_000: 1},
    "long text": {"runway": "x" * 900_000},
    "long number as text": {"expenses": "USD " + "9" * 900_000},
    "long sum of scales": {"expenses": "USD 999,999,999,999,999,999 billion billion"},
    "commas": {"capitalization": {"outstanding": "1" + ",000" * 200_000, "as_of": "2026-01-01"}},
    "long address": {"contacts": [{"organization": "x", "role": "x", "email": "a@" + "a." * 400_000}]},
    "long website": {"issuer": {"website": "a." * 400_000}},
    "long telephone number": {"contacts": [{"organization": "x", "role": "x", "phone": "1 " * 400_000}]},
    "long period": {"tranches": [{"security": {"kind": "note", "maturity": {"tenor": "9" * 400_000 + " months"}}}]},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_deals_are_refused_soon(name: str) -> None:
    """A deal made to be slow is refused within five seconds of work, in at most a hundred short lines and one."""
    text = json.dumps(good() | HOSTILE[name])
    start = time.process_time()
    with pytest.raises(UserError) as raised:
        validate(Offering, parse("deal.json", text))
    assert time.process_time() - start < 5
    lines = str(raised.value).splitlines()
    assert len(lines) <= 102
    assert max(map(len, lines)) < 400


def test_what_is_untold_is_counted() -> None:
    """A file with more mistakes than are told says how many are left."""
    with pytest.raises(UserError) as raised:
        validate(Offering, parse("deal.json", json.dumps(good() | {"tranches": [1] * 1_000})))
    lines = str(raised.value).splitlines()
    assert len(lines) == 101
    assert any(line.endswith("900 more mistakes; correct those above first") for line in lines)


MARKUP = '<script>alert("1")</script>{{ 7*7 }}{% raw %}<!-- &lt;'


def test_markup_and_templates_are_plain_text() -> None:
    """Markup in a text of the deal stays the characters that were typed."""
    deal = good() | {"runway": MARKUP}
    deal["issuer"] = deal["issuer"] | {"name": MARKUP, "about": MARKUP + "\n\n" + MARKUP}
    offering = validate(Offering, parse("deal.json", json.dumps(deal)))
    assert offering.issuer.name == MARKUP
    assert offering.runway == MARKUP
    assert offering.issuer.about == MARKUP + "\n\n" + MARKUP


@pytest.mark.parametrize("scheme", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//evil.example"])
def test_only_web_addresses_are_links(scheme: str) -> None:
    """No scheme but http and https passes for a web address."""
    deal = good()
    deal["issuer"] = deal["issuer"] | {"website": scheme}
    with pytest.raises(UserError, match="is not a web address"):
        validate(Offering, parse("deal.json", json.dumps(deal)))


@pytest.mark.parametrize("name", ["../x", "/etc", "a/b", "..", ".hidden", "a\\b", "x" * 81, "", "a\nb"])
def test_a_name_cannot_leave_its_folder(name: str) -> None:
    """The deal's name, under which drafts are filed, cannot be a path."""
    with pytest.raises(UserError, match=r"deal.json:1:10: "):
        validate(Offering, parse("deal.json", json.dumps(good() | {"name": name})))


@pytest.mark.parametrize("char", ["\x07", "\x7f", "\x85", "\u202e", "\u2066", "\ufeff", "\ue000", "\ud800"])
def test_characters_that_deceive_are_refused(char: str) -> None:
    """Controls, marks that turn the direction of text around, and private characters cannot be printed."""
    with pytest.raises(UserError, match=r"U\+[0-9A-F]{4} cannot be printed; take it out"):
        validate(Offering, parse("deal.json", json.dumps(good() | {"runway": f"a{char}b"})))
