"""The text of one document with its notes: what stands where, for the annotated copy."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from markupsafe import Markup, escape

from greenshoe.checking.finding import Finding
from greenshoe.report._subject import Subject
from greenshoe.report._where import told
from greenshoe.text.document import Block, Change, Text

KINDS = {
    "error": ("■", "Error"),
    "warning": ("▲", "Warning"),
    "note": ("●", "Note"),
    "person": ("◆", "For a person"),
    "waived": ("○", "Waived"),
    "known": ("□", "In the baseline"),
}
"""What a finding can be to a reader, worst first, with its sign and word."""
_ORDER = tuple(KINDS)
_WRONG = ("error", "warning", "note")
_STEERING = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c]")
"""Marks that turn the direction of what follows."""


@dataclass(frozen=True)
class Note:
    """One finding with its number in the copy."""

    number: int
    kind: str
    finding: Finding
    where: str
    """Its place in the file, in words."""

    @property
    def sign(self) -> str:
        """The sign of its kind."""
        return KINDS[self.kind][0]

    @property
    def word(self) -> str:
        """The word for its kind."""
        return KINDS[self.kind][1]


@dataclass(frozen=True)
class Card:
    """What one rule has to say at one place: its notes, told together."""

    notes: tuple[Note, ...]
    first: bool = True
    """Whether the rule has had no card before: its citation is told once."""

    @property
    def kind(self) -> str:
        """The kind of its notes."""
        return self.notes[0].kind

    @property
    def finding(self) -> Finding:
        """The finding that tells of the rule."""
        return self.notes[0].finding

    @property
    def cure(self) -> str | None:
        """The cure, where it is one for all notes."""
        cures = {note.finding.cure for note in self.notes}
        return cures.pop() if len(cures) == 1 else None


@dataclass(frozen=True)
class Piece:
    """A run of characters that is marked alike."""

    words: Markup
    letters: tuple[str, ...] = ()
    """Letters of the statements whose quotes begin here."""
    says: bool = False
    """Whether it makes a statement."""
    kind: str | None = None
    """The worst that was found in it."""
    refs: tuple[Note, ...] = ()
    """Notes whose quotes end here."""
    deleted: tuple[Change, ...] = ()
    """Tracked changes that took words out before it."""
    inserted: Change | None = None
    """The tracked change that put it in."""


@dataclass(frozen=True)
class Passage:
    """A paragraph, heading, item or table of the text, with what stands in its margin."""

    kind: str
    level: int = 0
    pieces: tuple[Piece, ...] = ()
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()
    """Of a table, its cells."""
    cards: tuple[Card, ...] = ()
    says: tuple[tuple[str, str], ...] = ()
    """The statements that it makes, each with its letter and name."""


@dataclass(frozen=True)
class Annotated:
    """One document, its findings numbered: those of the whole document first, then in the order of the text."""

    whole: tuple[Card, ...]
    """What is wrong with the document as a whole."""
    passages: tuple[Passage, ...]
    person: tuple[Card, ...]
    """What a person has to settle of the document as a whole."""
    aside: tuple[Card, ...]
    """What is waived or known, of the document as a whole."""
    notes: tuple[Note, ...] = field(default=())
    """All of them."""


def annotate(subject: Subject) -> Annotated:
    """Return the text of *subject* with its notes; without a text, all notes are of the whole document."""
    length = len(subject.text.content) if subject.text else 0
    notes = _numbered(subject, length)
    deck = _Deck()
    whole = deck.cards([note for note in notes if not _in_text(note.finding, length) and note.kind in _WRONG])
    placed = [note for note in notes if _in_text(note.finding, length)]
    passages = tuple(_passages(subject.text, placed, subject, deck)) if subject.text else ()
    left = [note for note in notes if not _in_text(note.finding, length) and note.kind not in _WRONG]
    person = deck.cards([note for note in left if note.kind == "person"])
    return Annotated(whole, passages, person, deck.cards([note for note in left if note.kind != "person"]), notes)


def _numbered(subject: Subject, length: int) -> tuple[Note, ...]:
    """Return the findings in the order of the copy, each with its number."""
    known = set(map(id, subject.known))
    found = [(_kind(finding, known=id(finding) in known), finding) for finding in subject.findings]

    def order(one: tuple[str, Finding]) -> tuple[int, int, int, str]:
        kind, finding = one
        if _in_text(finding, length):
            return 1, finding.start or 0, finding.end or 0, ""
        return 0 if kind in _WRONG else 2, _ORDER.index(kind), 0, finding.rule

    return tuple(
        Note(number, kind, finding, told(finding.at, finding.document))
        for number, (kind, finding) in enumerate(sorted(found, key=order), 1)
    )


def _in_text(finding: Finding, length: int) -> bool:
    return finding.start is not None and finding.end is not None and finding.start < finding.end <= length


class _Deck:
    """Deals out cards, and knows of which rules it has dealt one."""

    def __init__(self) -> None:
        self._dealt: set[str] = set()

    def cards(self, notes: Iterable[Note]) -> tuple[Card, ...]:
        """Return *notes* as cards, those of one rule and kind together."""
        hands: dict[tuple[str, str], list[Note]] = {}
        for note in notes:
            hands.setdefault((note.finding.rule, note.kind), []).append(note)
        dealt = tuple(Card(tuple(hand), rule not in self._dealt) for (rule, _), hand in hands.items())
        self._dealt.update(rule for rule, _ in hands)
        return dealt


def _kind(finding: Finding, *, known: bool) -> str:
    if known:
        return "known"
    return {"needs-a-person": "person", "waived": "waived"}.get(finding.status, finding.severity)


def _passages(text: Text, notes: Sequence[Note], subject: Subject, deck: _Deck) -> Iterator[Passage]:
    marks = _Marks(text, notes, subject, deck)
    table: list[Block] = []
    for block in _all_blocks(text):
        if table and (block.kind != "cell" or "\n\n" in text.content[table[-1].end : block.start]):
            yield marks.table(table)
            table = []
        if block.kind == "cell":
            table.append(block)
        else:
            yield marks.passage(block)
    if table:
        yield marks.table(table)


def _all_blocks(text: Text) -> Iterator[Block]:
    """Yield stretches that hold every visible character once, in order: the blocks, and what stands between them."""
    at = 0
    for block in sorted(text.blocks, key=lambda one: (one.start, one.end)):
        yield from _between(text, at, block.start)
        if block.end > at:
            yield replace(block, start=max(at, block.start))
            at = block.end
    yield from _between(text, at, len(text.content))


def _between(text: Text, start: int, end: int) -> Iterator[Block]:
    if text.content[start:end].strip():
        yield Block(start, end, "paragraph")


class _Marks:
    """What is marked in a text, taken block by block."""

    def __init__(self, text: Text, notes: Sequence[Note], subject: Subject, deck: _Deck) -> None:
        self._text, self._deck = text, deck
        self._notes = [(note.finding.start or 0, note.finding.end or 0, note) for note in notes]
        said = subject.checked.statements
        self._says = sorted((each.start, each.end, name) for name, quotes in said.items() for each in quotes)
        self._told: set[int] = set()
        """Numbers of the notes that have stood in the margin."""

    def passage(self, block: Block) -> Passage:
        """Return one block with its marks."""
        notes, letters = self._margin([block])
        pieces = self._pieces(block, notes, letters)
        return Passage(block.kind, block.level, pieces, (), self._deck.cards(notes), _lettered(letters))

    def table(self, cells: Sequence[Block]) -> Passage:
        """Return a table of *cells*; a cell after a line's end begins a row."""
        notes, letters = self._margin(cells)
        rows: list[list[tuple[Piece, ...]]] = []
        end = None
        for cell in cells:
            if end is None or "\n" in self._text.content[end : cell.start]:
                rows.append([])
            rows[-1].append(self._pieces(cell, notes, letters))
            end = cell.end
        return Passage("table", 0, (), tuple(map(tuple, rows)), self._deck.cards(notes), _lettered(letters))

    def _margin(self, blocks: Sequence[Block]) -> tuple[tuple[Note, ...], dict[str, str]]:
        """Return the notes that begin in *blocks*, and the letters of the statements that are made there."""
        start, end = blocks[0].start, blocks[-1].end
        notes = tuple(each for s, e, each in self._notes if s < end and e > start and each.number not in self._told)
        self._told.update(note.number for note in notes)
        says = dict.fromkeys(name for s, e, name in self._says if s < end and e > start)
        return notes, {name: _letter(place) for place, name in enumerate(says)}

    def _pieces(self, block: Block, here: Sequence[Note], letters: Mapping[str, str]) -> tuple[Piece, ...]:
        """Return *block* cut where a mark begins or ends."""
        within = block.start, block.end
        notes = [(*_clipped(s, e, within), note) for s, e, note in self._notes if s < block.end and e > block.start]
        says = [(*_clipped(s, e, within), name) for s, e, name in self._says if s < block.end and e > block.start]
        changes = [each for each in self._text.changes if block.start <= each.start and each.end <= block.end]
        marks = [*((s, e) for s, e, _ in notes), *((s, e) for s, e, _ in says), *((c.start, c.end) for c in changes)]
        edges = sorted({*within, *(at for mark in marks for at in mark)})
        if any(change.start == block.end for change in changes):
            edges.append(block.end)  # an empty piece, for words taken out at the end
        return tuple(
            Piece(
                shown(self._text.content[a:b]),
                tuple(sorted({letters[name] for s, _, name in says if s == a < b}, key=lambda one: (len(one), one))),
                a < b and any(s <= a and b <= e for s, e, _ in says),
                min((note.kind for s, e, note in notes if s <= a < b <= e), key=_ORDER.index, default=None),
                tuple(note for _, e, note in notes if a < b == e and note in here),
                tuple(change for change in changes if change.deleted and change.start == a),
                next((change for change in changes if change.start <= a < b <= change.end), None),
            )
            for a, b in pairwise(edges)
        )


def _clipped(start: int, end: int, within: tuple[int, int]) -> tuple[int, int]:
    return max(start, within[0]), min(end, within[1])


def _letter(place: int) -> str:
    """Return the letter of a place: a, b, … z, aa, ab."""
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("a") + place % 26)


def _lettered(letters: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((letter, name) for name, letter in letters.items())


def shown(words: str) -> Markup:
    """Return *words* for a page, in which characters that nobody sees or that turn the text's direction are told."""
    return Markup("").join(_character(char) if _is_unseen(char) else escape(char) for char in words)


def _is_unseen(char: str) -> bool:
    return (unicodedata.category(char) in ("Cc", "Cs") and char not in "\t\n") or bool(_STEERING.match(char))


def _character(char: str) -> Markup:
    return Markup('<span class="unseen">U+{:04X}</span>').format(ord(char))
