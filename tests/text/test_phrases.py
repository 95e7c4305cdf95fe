"""The phrase language: what a phrase finds, what is wrong with one, and that no text makes it slow."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from greenshoe.text.document import Block, Text
from greenshoe.text.phrases import PhraseError, Phrases, Vocabulary, parse
from greenshoe.text.screening import Screen
from greenshoe.text.stretch import Stretch, stretch_of
from greenshoe.text.wording import WordedText
from tests.text.matching import found

LISTS = {"negation": ["not", "neither", "n't"], "letters": ["a", "b b", "c*"], "two": ["x {letters}"]}


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("forward looking", "Forward\u2010Looking Statements"),
        ("(offer | sale) of shares", "the sale of shares"),
        ("offer [to sell]", "an offer of shares"),
        ("regist*", "unlike registration"),
        ("not ... offer", "not one two three four five six seven eight offer"),
        ("not ...2 offer", "not one two offer"),
        ("{negation} offer", "doesn't offer"),
        ("{two}", "x b b"),
        ("section 4(a)(2)", "under Section 4(a)(2) of the Act"),
        ("rule 506*", "Rule 506(b)"),
        ("#date", "on May 4, 2031"),
        ("on #date at", "on 4 May 2031 at noon"),
        ("sold for #money", "sold for US$3.5 million in cash"),
        ("#percent of", "34.56 per cent of the shares"),
        ("call #phone", "call +44 (0) 20 7123 4567"),
        ("nasdaq : #ticker", "(Nasdaq: EXMP)"),
        ("^ about", "About us"),
        ("^ [the] about", "The about page"),
        ("offer $", "This is no offer."),
        ("(#cap | and)+ #date", "Oslo and Bergen, 4 May 2031"),
        ("a ...5~not b", "a one two b"),
    ],
)
def test_a_phrase_finds(phrase: str, text: str) -> None:
    """Each sign of the language does what its description says."""
    assert Phrases([phrase], Vocabulary(LISTS)).said_in(text)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("506(b)", "Rule 506(c)"),
        ("506", "Rule 506(b)"),
        ("not ... offer", "not one two three four five six seven eight nine offer"),
        ("not ...2 offer", "not one two three offer"),
        ("nasdaq : #ticker", "the NASDAQ US Index"),
        ("^ about", "all about us"),
        ("offer $", "This offer stands."),
        ("#date", "in May 2031"),
        ("#name", "The Company"),
        ("a ...5~not b", "a one not b"),
        ("no", "File No. 333-1"),
        ("{negation}", "File No. 333-1"),
    ],
)
def test_a_phrase_does_not_find(phrase: str, text: str) -> None:
    """What only looks alike is not found."""
    assert not Phrases([phrase], Vocabulary(LISTS)).said_in(text)


@pytest.mark.parametrize(
    ("phrase", "column", "what"),
    [
        ("one (two", 5, "not closed"),
        ("one two)", 8, "closes nothing"),
        ("one [two", 5, "not closed"),
        ("one {nope}", 5, "no list {nope}"),
        ("#nope", 1, "no class #nope"),
        ("... one", 1, "both sides"),
        ("one ...", 1, "both sides"),
        ("one ...0 two", 5, "1 to 80"),
        ("one ...900 two", 5, "1 to 80"),
        ("[one]", 1, "can be empty"),
        ("one |", 1, "can be empty"),
        ("+ one", 1, "'+' needs"),
        ("one ^", 5, "needs a word after"),
        ("one { two", 5, "no meaning"),
        ("-- one", 1, "no word"),
        ("one ...5~{two} x", 5, "single words"),
        ("one {ring}", 5, "holds itself: ring → around → ring"),
        ("(" * 60 + "one" + ")" * 60, 41, "nest too deep"),
        ("one $ two", 5, "nothing can follow"),
        ("(one $)+", 6, "nothing can follow"),
    ],
)
def test_a_mistake_is_told_with_its_place(phrase: str, column: int, what: str) -> None:
    """A mistake in a phrase is a ValueError that names its column and what is wrong."""
    lists = {**LISTS, "ring": ["a {around}"], "around": ["b {ring}"]}
    with pytest.raises(PhraseError) as caught:
        parse(phrase, Vocabulary(lists))
    assert caught.value.column == column
    assert what in str(caught.value)
    assert isinstance(caught.value, ValueError)


def test_a_mistake_in_a_list_names_the_list() -> None:
    """A phrase that uses a broken list says which list, and what is wrong there."""
    with pytest.raises(PhraseError, match=r"in list \{bad\}, 'a \(b', column 3"):
        parse("x {bad}", Vocabulary({"bad": ["a (b"]}))


_LEAVES = st.sampled_from(["a", "b", "c", "a*", "{letters}", "#cap", "#number"])


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    two = st.tuples(inner, inner)
    return st.one_of(
        two.map(" ".join),
        two.map(" | ".join).map("({})".format),
        inner.map("[{}]".format),
        inner.map("({})+".format),
        two.map(" ... ".join),
        two.map(" ...2 ".join),
        two.map(" ...3~b ".join),
        two.map(" ...4~^ ".join),
        inner.map("({} |)".format),
        two.map(" ^ ".join),
        two.map(" : ".join),
        inner.map("{} $".format),
    )


def _sound(phrase: str) -> str:
    """Return *phrase*, or where it does not read, what is left of it that does; no example is thrown away."""
    firm = phrase.replace("[", "(").replace("]", ")").replace(" |)", ")")
    for candidate in (phrase, phrase.replace(" $", ""), firm, firm.replace(" $", ""), "a ... b"):
        try:
            Phrases([candidate], Vocabulary(LISTS))
        except PhraseError:
            continue
        return candidate
    raise AssertionError("the last candidate always reads")


_PHRASES = st.recursive(_LEAVES, _grown, max_leaves=7).map(_sound)
_TEXTS = st.lists(st.sampled_from(["a", "b", "c", "A", "ab", "7", "B:", "a:", "c."]), max_size=14).map(" ".join)


def _parsed(phrase: str) -> Phrases:
    return Phrases([phrase], Vocabulary(LISTS))


def _as_document(text: str, cut: int) -> Stretch:
    """Return *text* as a document of two blocks."""
    blocks = (Block(0, cut, "paragraph"), Block(cut, len(text), "paragraph"))
    return WordedText(Text(text, blocks)).document


@settings(max_examples=300)
@given(_PHRASES, _TEXTS)
def test_the_automaton_finds_what_the_plain_matcher_finds(phrase: str, text: str) -> None:
    """The automaton agrees with a matcher that tries every way: whether, and where the first find ends."""
    phrases, stretch = _parsed(phrase), stretch_of(text)
    ways = found(phrases.nodes[0], stretch)
    assert phrases.first_end(stretch) == min((end for _, end in ways), default=None)


@settings(max_examples=300)
@given(_PHRASES, _TEXTS, st.integers(0, 20))
def test_spans_are_found_over_blocks(phrase: str, text: str, cut: int) -> None:
    """In a document of two blocks too, the first span ends where the plain matcher's first does, and begins last."""
    phrases, stretch = _parsed(phrase), _as_document(text, min(cut, len(text)))
    ways = found(phrases.nodes[0], stretch)
    spans = list(phrases.spans(stretch))
    if not ways:
        assert spans == []
        return
    end = min(end for _, end in ways)
    assert spans[0][1] == end
    assert "$" in phrase or spans[0][0] == max(start for start, other in ways if other == end)


@settings(max_examples=300)
@given(_PHRASES, _TEXTS)
def test_screening_never_hides_a_find(phrase: str, text: str) -> None:
    """A phrase that stands in a text passes the screen of needed words."""
    phrases, stretch = _parsed(phrase), stretch_of(text)
    screen = Screen(("it", needs) for needs in phrases.needs)
    assert not phrases.found_in(stretch) or screen.names(stretch) == ["it"]


def test_a_changed_phrase_no_longer_finds() -> None:
    """The matcher can fail: one letter changed, a word added or the order turned, and nothing is found."""
    text = "This notice does not constitute an offer of securities."
    assert Phrases(["not constitute ... offer of {s}"], Vocabulary({"s": ["securities"]})).said_in(text)
    for changed in (
        "not constituted ... offer",
        "not constitute one offer",
        "offer ... not",
        "nor constitute ... offer",
    ):
        assert not Phrases([changed]).said_in(text)


@pytest.mark.parametrize(
    ("phrase", "letters"),
    [
        ("(a a* [a])+ ...80 a ...80 b", ["a"]),
        ("a ...80 c ...80 b ...80 d", ["a", "c", "x"]),
        ("(a | c)+ ...80 (a ...80 c | c ...80 a a) ...80 b ...80 d", ["a", "c", "x"]),
        ("[a] [a] [a] [a] [a] [a] [a] [a] [a] [a] a a a a a a a a a a b", ["a"]),
    ],
)
def test_no_text_makes_a_phrase_slow(phrase: str, letters: list[str]) -> None:
    """A megabyte built against the phrase is searched in less than two seconds."""
    dice = random.Random(20311)
    stretch = stretch_of(" ".join(dice.choice(letters) for _ in range(500_000)))
    phrases = Phrases([phrase])
    started = time.process_time()
    assert not phrases.found_in(stretch)
    assert time.process_time() - started < 2
