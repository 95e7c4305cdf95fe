"""Deal files as people write them: the good load, and the bad say exactly what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from greenshoe.errors import UserError
from greenshoe.offering.deal import Offering
from greenshoe.offering.values import OpenPoint
from greenshoe.source import parse, validate
from tests.strategies import deals, offerings

DEALS = Path(__file__).parent.parent / "deals"
GOOD = sorted(path.name for path in (DEALS / "good").iterdir())
BAD = sorted(path.name for path in (DEALS / "bad").iterdir() if path.suffix != ".txt")


@pytest.mark.parametrize("name", GOOD)
def test_good_deals_load(name: str) -> None:
    """Every good deal is read, and knows the place of each of its facts."""
    offering = Offering.load(DEALS / "good" / name)
    assert offering.place("offering.stage") is not None


@pytest.mark.parametrize("name", BAD)
def test_bad_deals_give_exactly_their_lines(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every bad deal gives all of its mistakes at once: place, what and cure, as the file beside it says."""
    monkeypatch.chdir(DEALS / "bad")
    with pytest.raises(UserError) as raised:
        Offering.load(name)
    assert str(raised.value) + "\n" == Path(name).with_suffix(".txt").read_text(encoding="utf-8")


def test_every_bad_deal_has_its_lines() -> None:
    """No bad deal is without its expected lines, and no lines are without their deal."""
    stems = {path.stem for path in (DEALS / "bad").glob("*.txt")}
    assert stems == {Path(name).stem for name in BAD}
    assert len(BAD) >= 25


class Quoting(yaml.SafeDumper):
    """Writes all text in quotes: what PyYAML leaves plain it leaves so by the rules of YAML 1.1."""


def quoted(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Return *text* in quotes."""
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"')


Quoting.add_representer(str, quoted)


def as_block_yaml(data: Any) -> str:
    """Return *data* as block YAML in which all text is in quotes."""
    return yaml.dump(data, Dumper=Quoting, allow_unicode=True)


@given(offerings())
def test_round_trip(offering: Offering) -> None:
    """An offering written out as JSON, or as YAML in either style, loads as the same offering."""
    data = offering.model_dump(mode="json")
    for name, text in (
        ("deal.json", json.dumps(data)),
        ("deal.yaml", json.dumps(data, indent=1, ensure_ascii=False)),
        ("deal.yaml", as_block_yaml(data)),
    ):
        assert validate(Offering, parse(name, text)) == offering


@given(deals())
def test_what_is_left_out_is_what_it_is_by_default(deal: dict[str, Any]) -> None:
    """An offering written out without its defaults loads as the same offering."""
    offering = Offering.model_validate(deal)
    text = json.dumps(offering.model_dump(mode="json", exclude_unset=True))
    assert validate(Offering, parse("deal.json", text)) == offering


PLAIN = (None, True, 7, 0, -1, 3.5, "", " ", "x", "a\nb", "\x07", "2026-02-30", "USD", "USD 0", "-7%", "\ud800")
NESTED: tuple[Any, ...] = (
    [],
    {},
    [[]],
    ["x", {"y": 2}],
    {"open": None},
    {"open": "x", "x": 1},
    {"opn": "x"},
    {"kind": "x"},
    {"kind": []},
    {"<open>": 1},
)
WRONG = st.sampled_from((*PLAIN, *NESTED))


def spots(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where in *value* something stands."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from spots(item, (*path, key))


@given(st.data(), deals(), WRONG, st.sampled_from(["replace", "add", "rename", "remove"]))
def test_any_mistake_is_told_in_our_words(data: st.DataObject, deal: dict[str, Any], wrong: Any, how: str) -> None:
    """Whatever is wrong in a deal, and wherever, each line is printable, placed, and none of pydantic's."""
    path = data.draw(st.sampled_from(sorted(spots(deal), key=repr)))
    *above, last = path or ("name",)
    holder: Any = deal
    for step in above:
        holder = holder[step]
    if how == "replace" or isinstance(holder, list):
        holder[last] = wrong
    elif how == "add":
        holder[data.draw(st.sampled_from(["opne", "<note>", "kind", "price", "closing", "\x1b[31m", "[key]"]))] = wrong
    elif how == "rename":
        holder[f"{last}s"] = holder.pop(last)
    else:
        del holder[last]
    try:
        validate(Offering, parse("deal.json", json.dumps(deal)))
    except UserError as error:
        for line in str(error).split("\n"):
            assert line.isprintable()
            assert line.startswith("deal.json:1:")
            assert "does not fit here" not in line
            assert not any(word in line for word in ("Input", "valid ", "Extra", "<value>", "<open>'"))


def test_a_place_for_every_fact() -> None:
    """A fact has its line and column; one that does not stand in the file has those of what holds it."""
    path = DEALS / "good" / "note.yaml"
    offering = Offering.load(path)
    file = str(path)
    assert offering.place("offering.tranches[0].principal") == (file, 27, 16)
    assert offering.place("offering.tranches[0].derived.gross_proceeds") == (file, 24, 5)
    assert offering.place("offering.tranches[0].principal.amount") == (file, 27, 16)
    assert offering.place("offering.totals.gross_proceeds") == (file, 2, 1)
    assert offering.place("offering") == (file, 2, 1)
    assert offering.place("issuer.name") is None
    assert offering.place("offerings.stage") is None
    units = Offering.load(DEALS / "good" / "units.yaml")
    place = units.place("offering.waive[us/unlawful-jurisdiction].by")
    assert place is not None
    assert place[1:] == (61, 63)


def test_an_offering_made_in_memory_has_no_places() -> None:
    """An offering that was not loaded says so, and equals the loaded one."""
    loaded = Offering.load(DEALS / "good" / "note.yaml")
    made = Offering.model_validate(loaded.model_dump())
    assert made.place("offering.stage") is None
    assert made == loaded


def test_open_points_come_in_the_order_of_the_file(tmp_path: Path) -> None:
    """Open points are listed as they stand in the file, not as the model orders its fields."""
    written = (DEALS / "good" / "open.yaml").read_text()
    path = tmp_path / "deal.yaml"
    path.write_text("runway: {open: how long cash lasts}\n" + written)
    points = Offering.load(path).open_points()
    assert points[:3] == (
        ("offering.runway", OpenPoint(open="how long cash lasts")),
        ("offering.dated", OpenPoint(open="date of the announcement")),
        ("offering.issuer.name", OpenPoint(open="full legal name", owner="issuer counsel")),
    )
    assert [name for name, _ in points[5:]] == [
        "offering.tranches[0].exemptions[0]",
        "offering.tranches[0].principal",
        "offering.tranches[0].security.interest.rate",
        "offering.tranches[0].security.maturity.date",
        "offering.use_of_proceeds[0]",
    ]


@given(offerings())
def test_open_points_are_all_of_them(offering: Offering) -> None:
    """There are as many open points as mappings with the key ``open`` in what is written out."""
    assert len(offering.open_points()) == json.dumps(offering.model_dump(mode="json")).count('"open":')


def test_a_copy_derives_anew() -> None:
    """A copy with another fact does not keep what followed from the old one."""
    offering = Offering.load(DEALS / "good" / "note.yaml")
    assert offering.totals.net_proceeds is not None
    assert offering.derived[0].net_proceeds is not None
    copied = offering.model_copy(update={"expenses": None})
    assert (copied.totals.net_proceeds, copied.derived[0].net_proceeds) == (None, None)


def test_facts_cannot_be_changed() -> None:
    """An offering and what it holds are frozen."""
    offering = Offering.load(DEALS / "good" / "note.yaml")
    with pytest.raises(ValueError, match="frozen"):
        offering.stage = "closed"  # type: ignore[misc]
    with pytest.raises(ValueError, match="frozen"):
        offering.issuer.short_name = "x"  # type: ignore[misc]
