"""Words: what is one word, and what words are made equal."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.text.tokens import tokenize


def _words(content: str) -> list[str]:
    return [token.word for token in tokenize(content)]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Section 4(a)(2) and Rule 506(b)", ["section", "4(a)(2)", "and", "rule", "506(b)"]),
        ("Section 4 (a) (2) applies", ["section", "4(a)(2)", "applies"]),
        ("forward-looking, forward\u2010looking", ["forward", "looking", "forward", "looking"]),
        ("Form 10-K and F\u20113ASR", ["form", "10-k", "and", "f-3asr"]),
        ("Regulation (EU) No 2017/1129", ["regulation", "eu", "no.", "2017/1129"]),
        ("visa n\u00b020-352; No. 333-1; no offer", ["visa", "no.", "20-352", "no.", "333-1", "no", "offer"]),
        ("L. 411-2 and L.411-2", ["l.411-2", "and", "l.411-2"]),
        ("the Company\u2019s shares doesn't can\u2019t", ["the", "company", "shares", "does", "n't", "ca", "n't"]),
        ("U.S. and U.K. law", ["us", "and", "uk", "law"]),
        ("l\u2019offre", ["l", "offre"]),
        ("warrant(s) and security(ies)", ["warrants", "and", "securityies"]),
        ("2,500,000 at 1.20", ["2500000", "at", "1.20"]),
        ("visit www.sec.gov/edgar. Or sec.gov", ["visit", "sec.gov/edgar", "or", "sec.gov"]),
        ("ir@example.com, thanks", ["ir@example.com", "thanks"]),
        ("secu\u00adrities", ["securities"]),
        ("12-month and/or R&D", ["12", "month", "and", "or", "r", "d"]),
        ("\u00a7 4(a)(2)", ["section", "4(a)(2)"]),
    ],
)
def test_words_have_their_normal_form(typed: str, words: list[str]) -> None:
    """Hyphens, quotes, citations, possessives and abbreviations come out as the phrase language promises."""
    assert _words(typed) == words


@given(st.text(max_size=300))
def test_words_stand_in_the_text_in_order(content: str) -> None:
    """Every word has a place in the text, and no two overlap, whatever the text."""
    tokens = tokenize(content)
    places = [place for token in tokens for place in (token.start, token.end)]
    assert places == sorted(places)
    assert all(token.word and token.start < token.end <= len(content) for token in tokens)


def test_a_colon_is_seen_before_the_word_that_follows_it() -> None:
    """The colon of ``(Nasdaq: EXMP)`` is known at the symbol, and at no other word."""
    assert [token.word for token in tokenize("(Nasdaq: EXMP) Nasdaq index") if token.colon] == ["exmp"]


@pytest.mark.parametrize(
    "unit", ["a ", "a.", "1,", "a-", "a@", "+1 ", "https://", "(a)", "$1.", "www.", "L.1-", "4(a)"]
)
def test_no_text_makes_the_scan_slow(unit: str) -> None:
    """A megabyte of the same sign, whichever, is read in seconds, so the scan is linear."""
    started = time.process_time()
    tokenize(unit * (1_000_000 // len(unit)))
    assert time.process_time() - started < 15
