"""Files of YAML and JSON: exact values, true places, and no file that harms."""

from __future__ import annotations

import json
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from greenshoe.errors import UserError
from greenshoe.source import Source, load, parse, read, validate
from greenshoe.source import yaml as yaml_source
from greenshoe.source.building import DEEPEST, MOST_NODES
from greenshoe.source.loading import LARGEST


def mistakes(text: str, name: str = "deal.yaml") -> list[str]:
    """Return the lines that reading *text* gives."""
    with pytest.raises(UserError) as raised:
        read(name, text)
    return str(raised.value).splitlines()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("2026-11-23", "2026-11-23"),
        ("1_000", "1_000"),
        ("3,000", "3,000"),
        ("0b1", "0b1"),
        ("'7'", "7"),
        ('"true"', "true"),
        ("true", True),
        ("FALSE", False),
        ("~", None),
        ("Null", None),
        ("", None),
        ("7", 7),
        ("-12", -12),
        ("+3", 3),
        ("0o17", 15),
        ("0xFF", 255),
        ("017", 17),
        ("1.20", Decimal("1.20")),
        (".5", Decimal("0.5")),
        ("5.", Decimal("5")),
        ("-1e3", Decimal("-1e3")),
        ("7%", "7%"),
        ("tRUE", "tRUE"),
    ],
)
def test_scalars_follow_yaml_1_2(written: str, meant: object) -> None:
    """A plain scalar is what the core schema of YAML 1.2 says, and a decimal keeps every digit."""
    found = read("deal.yaml", f"key: {written}\n").data["key"]
    assert (type(found), found) == (type(meant), meant)
    if isinstance(meant, Decimal):
        assert str(found) == str(meant)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_decimals_are_exact(number: Decimal) -> None:
    """A number comes back digit for digit, from YAML and from JSON."""
    written = f"{number:f}"
    assert str(read("a.yaml", f"x: {written}").data["x"]) == written
    assert str(read("a.json", f'{{"x": {written}}}').data["x"]) == written


def test_places_point_at_values_and_keys() -> None:
    """Every value has the line and column where it begins, and every key its own."""
    source = read("deal.yaml", "name: x\nissuer:\n  about: >-\n    y\n  list: [1, {a: é, b: 2}]\n")
    assert source.places == {
        (): (1, 1),
        ("name",): (1, 7),
        ("issuer",): (3, 3),
        ("issuer", "about"): (3, 10),
        ("issuer", "list"): (5, 9),
        ("issuer", "list", 0): (5, 10),
        ("issuer", "list", 1): (5, 13),
        ("issuer", "list", 1, "a"): (5, 17),
        ("issuer", "list", 1, "b"): (5, 23),
    }
    assert source.keys[("issuer", "list", 1, "b")] == (5, 20)
    assert source.place(("issuer", "list", 1, "missing", 3)) == (5, 13)
    assert source.key_place(("issuer",)) == (2, 1)
    assert source.key_place(("nothing",)) == (1, 1)


def test_json_has_the_places_of_yaml() -> None:
    """JSON gives the same data and places as the same text read as YAML."""
    text = '{\n "a": [1, 2.50, {"b": "x\\ty"}],\n "c": null, "d": "\\u00e9", "e": true, "f": ""\n}\n'
    first, second = read("a.json", text), read("a.yaml", text)
    assert (first.data, first.places, first.keys) == (second.data, second.places, second.keys)


def test_json_reads_what_only_json_has() -> None:
    """Pairs of surrogates, escaped slashes and tabs between values are JSON's own."""
    assert read("a.json", '\t{"a":\t"\\ud83d\\ude00 \\/"}').data == {"a": "\U0001f600 /"}


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(st.characters(codec="utf-8"), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner, max_size=4)
    ),
    max_leaves=20,
)


@given(json_values)
def test_json_round_trip(value: Any) -> None:
    """Whatever JSON can hold comes back unchanged, with a place for each value in it."""
    source = read("a.json", json.dumps(value, indent=1))
    assert source.data == value
    assert len(source.places) == count(value)


def count(value: Any) -> int:
    """Return how many values *value* holds, itself among them."""
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(count, inside))


def test_without_libyaml_all_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser, where libyaml is missing, gives the same data, places and mistakes."""
    good = Path(__file__).parent.joinpath("deals/good/units.yaml").read_text()
    bad = "a: {b: c, d\n"
    first, lines = read("deal.yaml", good), (mistakes("a: 'x\n"), mistakes(bad))
    monkeypatch.setattr(yaml_source, "_LOADER", yaml.SafeLoader)
    assert read("deal.yaml", good) == first
    assert (mistakes("a: 'x\n"), mistakes(bad)) == lines


def test_aliases_repeat_values_with_places() -> None:
    """A value used again has the alias's place; what lies inside it keeps its own."""
    source = read("deal.yaml", "a: &x {b: [1]}\nc: *x\n")
    assert source.data == {"a": {"b": [1]}, "c": {"b": [1]}}
    assert source.places[("c",)] == (2, 4)
    assert source.places[("c", "b", 0)] == (1, 12)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: &x [*x]", 'deal.yaml:1:8: the alias "x" stands inside the value that it repeats; write the value out'),
        ("a: *x", 'deal.yaml:1:4: nothing is anchored as "x"; write the value out'),
        ("? [a]\n: b", "deal.yaml:1:3: a key is not plain text; write keys as plain words"),
        ("a: &x b\n*x : c", "deal.yaml:2:1: a key is an alias; write keys as plain words"),
        ("a: .inf", "deal.yaml:1:4: this number cannot be taken; write it in at most 40 digits, or put it in quotes"),
        ("a: 1e99", "deal.yaml:1:4: this number cannot be taken; write it in at most 40 digits, or put it in quotes"),
        ("a: @b", 'deal.yaml:1:4: a value cannot begin with "@"; put it in quotes'),
        ("a:\n  - b\n c: d", "deal.yaml:3:2: this line stands at a depth that fits nothing above it; "
         "indent it like its neighbors"),
        ("a: [b", "deal.yaml:2:1: a list in brackets breaks off; separate its values by commas and close it with ]"),
        ("a: **b**", "deal.yaml:1:5: a value begins with * or &; put it in quotes"),
        ('a: "\\q"', "deal.yaml:1:5: an unknown escape after a backslash; use single quotes, or double the backslash"),
        ("a: \x00", "deal.yaml:1:4: the character U+0000 cannot stand in a text file; take it out"),
        ("x: 1\na: \x1b[31m", "deal.yaml:2:4: the character U+001B cannot stand in a text file; take it out"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_in_our_words(text: str, line: str) -> None:
    """Each way in which YAML can break gives one line with its place and a cure."""
    assert mistakes(text + "\n") == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"a": 1,}', "a.json:1:8: a comma with nothing after it; take it out"),
        ('{"a": [1,\n]}', "a.json:1:9: a comma with nothing after it; take it out"),
        ('{"a": 1 "b": 2}', "a.json:1:9: a comma is missing; separate entries by commas"),
        ('{"a" 1}', 'a.json:1:6: a colon is missing; write "key": value'),
        ("{'a': 1}", 'a.json:1:2: a key is not in double quotes; write it as "key"'),
        ('{"a": "b', "a.json:1:7: a quote is never closed; close it"),
        ('{"a": "\t"}', "a.json:1:8: a line break or tab inside quotes; write \\n or \\t"),
        ('{"a": NaN}', "a.json:1:7: NaN is no JSON; write a number, or null"),
        ('{"a": }', "a.json:1:7: a value is missing or is not JSON; write text in double quotes, or a number, true, "
         "false, null"),
        ('{"a": 1} {"b": 2}', "a.json:1:10: more text after the end; keep one object to a file"),
        ('{"a": 1, "a": 2}', 'a.json:1:10: the key "a" stands twice, first on line 1; keep one of them'),
        ("", "a.json: the file is empty; fill it in"),
    ],
)  # fmt: skip
def test_bad_json_is_told_in_our_words(text: str, line: str) -> None:
    """Each way in which JSON can break gives one line with its place and a cure."""
    assert mistakes(text, "a.json") == [line]


HOSTILE = {
    "bomb": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "deep lists": "[" * 200_000,
    "deep mappings": "{a: " * 100_000,
    "deep blocks": "- " * 400_000,
    "deep through aliases": "a: &a [[[[[[[[[[x]]]]]]]]]]\n"
    + "".join(f"{b}: &{b} [[[[[*{a}]]]]]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "many values": "[" + "1," * 400_000 + "]",
    "many mistakes": "a: !!x y\n" * 60_000,
    "long number": "a: " + "9" * 900_000,
    "long key": "a" * 900_000 + ": 1\n",
    "long quote": '"' + '\\"' * 450_000,
    "huge": "a" * (LARGEST + 1),
    "anchors": "".join(f"k{n}: &a{n} x\n" for n in range(60_000)),
    "one line": "a: " + "b: " * 300_000,
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("ending", ["yaml", "json"])
def test_hostile_files_end_soon(name: str, ending: str) -> None:
    """A file made to hang or to fill the memory is refused within five seconds of work, with few and short lines."""
    start = time.process_time()
    try:
        read(f"deal.{ending}", HOSTILE[name])
    except UserError as error:
        assert len(error.mistakes) <= 101
        assert max(map(len, str(error).splitlines())) < 200
    else:
        assert (name, ending) == ("anchors", "yaml"), "only many anchors are harmless"
    assert time.process_time() - start < 5


def test_limits_hold_at_their_edge() -> None:
    """What is just within a limit is read, and one more is refused."""
    assert read("a.json", "[" * DEEPEST + "]" * DEEPEST).data
    assert "levels" in mistakes("[" * (DEEPEST + 1) + "]" * (DEEPEST + 1), "a.json")[0]
    assert len(read("a.json", json.dumps([1] * (MOST_NODES - 1))).places) == MOST_NODES
    assert "values" in mistakes(json.dumps([1] * MOST_NODES), "a.json")[0]


def test_what_aliases_stand_for_counts() -> None:
    """A value counts each time that an alias repeats it, the last time too."""
    text = f"a: &a [{'1,' * (MOST_NODES // 2 - 2)}]\nb: *a\n"
    assert len(read("a.yaml", text).places) == MOST_NODES - 1
    assert mistakes(text.replace("[", "[1,1,")) == [
        "deal.yaml:2:4: more than 100,000 values, aliases written out; write a smaller file"
    ]


def test_numbers_have_a_length() -> None:
    """A number of forty digits is read exactly, one of forty-one is refused."""
    assert read("a.yaml", "a: " + "9" * 40).data["a"] == 10**40 - 1
    assert mistakes("a: " + "9" * 41) == [
        "deal.yaml:1:4: this number cannot be taken; write it in at most 40 digits, or put it in quotes"
    ]


@given(st.text(max_size=60) | st.text("{}[]:,-&*!|>'\"%@`#?~ \n\tab01.", max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text whatever raises anything but the user's mistakes, as YAML or as JSON."""
    for name in ("a.yaml", "a.json"):
        try:
            source = read(name, text)
        except UserError as error:
            assert error.mistakes
            assert all(map(str.isprintable, str(error).split("\n")))
        else:
            assert len(source.places) >= 1


def test_files_that_are_none(tmp_path: Path) -> None:
    """A missing file, a folder, bytes that are not UTF-8 and a file that is too large are each told in one line."""
    with pytest.raises(UserError, match="there is no such file; check the name"):
        read(tmp_path / "none.yaml")
    with pytest.raises(UserError, match="this is a folder; name a file in it"):
        read(tmp_path)
    with pytest.raises(UserError, match="cannot be read"):
        read("a\0b.yaml")
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("a: x\nb: é".encode("latin-1"))
    with pytest.raises(UserError, match=r"latin.yaml:2:4: the file is not UTF-8 text; save it as UTF-8"):
        read(latin)
    endless = Path("/dev/zero")
    with pytest.raises(UserError, match="larger than 1,000,000 bytes"):
        read(endless)


def test_byte_order_marks_and_line_ends(tmp_path: Path) -> None:
    """A byte order mark and Windows line ends change neither values nor places."""
    path = tmp_path / "deal.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")
    source = read(path)
    assert source.data == {"a": 1, "b": 2}
    assert source.places[("b",)] == (2, 4)


class Small(BaseModel):
    """A model of two facts."""

    model_config = ConfigDict(extra="forbid")
    name: str
    number: int = 1


def test_mistakes_of_file_and_model_come_together() -> None:
    """A key that stands twice, one that is unknown and a value of the wrong kind are told in one run."""
    with pytest.raises(UserError) as raised:
        validate(Small, parse("a.yaml", "nam: x\nnumber: 1\nnumber: many\n"))
    assert str(raised.value).splitlines() == [
        'a.yaml:1:1: unknown key "nam"; did you mean "name"?',
        'a.yaml:3:1: the key "number" stands twice, first on line 2; keep one of them',
        'a.yaml:3:9: "many" is not a whole number; write digits: 12',
    ]


def test_load_makes_a_model(tmp_path: Path) -> None:
    """A good file becomes the model; one with a mistake of the file alone does not."""
    path = tmp_path / "small.yaml"
    path.write_text("name: x\nnumber: 3\n")
    assert load(Small, path) == Small(name="x", number=3)
    path.write_text("name: x\nname: y\n")
    with pytest.raises(UserError, match="stands twice"):
        load(Small, path)


def test_a_place_without_any_value() -> None:
    """A source without places still answers."""
    assert Source("a.yaml", None, {}).place(("x",)) == (1, 1)
