"""Data from the events of a parser, with the place of every value, under limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, NoReturn

from greenshoe.errors import Mistake, UserError
from greenshoe.source.scalars import LONGEST_NUMBER, Scalar, resolve
from greenshoe.source.showing import shown

DEEPEST = 40
"""Levels of mappings and lists inside one another."""
MOST_NODES = 100_000
"""Values of one file, counting what an alias stands for each time it is used."""
MOST_KEPT = 100
"""Mistakes after which a file is not read on."""

Path = tuple[str | int, ...]
Place = tuple[int, int]
"""Line and column, from 1."""


@dataclass(slots=True)
class _Frame:
    """A mapping or list that is still being filled."""

    container: dict[str, Any] | list[Any]
    path: Path
    start: int
    anchor: str | None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class _Anchored:
    """A value that aliases may stand for: its data, and where its places lie among all."""

    data: Any
    path: Path
    start: int
    end: int


class Building:
    """The data of one file while its events come in.

    A mistake that leaves the rest readable is kept in ``mistakes``; any other raises ``UserError`` at once.
    """

    def __init__(self, file: str) -> None:
        """Start with nothing read of *file*."""
        self.file = file
        self.data: Any = None
        self.mistakes: list[Mistake] = []
        self.keys: dict[Path, Place] = {}
        self._entries: list[tuple[Path, Place]] = []
        self._stack: list[_Frame] = []
        self._anchors: dict[str, _Anchored | None] = {}

    @property
    def places(self) -> dict[Path, Place]:
        """The place of each value."""
        return dict(self._entries)

    def complain(self, place: Place, what: str, cure: str) -> None:
        """Keep a mistake that leaves the rest readable; a file with too many is not read on."""
        if len(self.mistakes) >= MOST_KEPT:
            self.stop(place, what, cure)
        self.mistakes.append(Mistake(self.file, *place, what, cure))

    def stop(self, place: Place, what: str, cure: str) -> NoReturn:
        """Raise all mistakes, with this last one that ends the reading."""
        raise UserError([*self.mistakes, Mistake(self.file, *place, what, cure)])

    def plain(self, text: str, place: Place, anchor: str | None = None) -> None:
        """Take a scalar without quotes."""
        if self._wants_key():
            self._take_key(text, place, plain=True)
            return
        try:
            value: Scalar = resolve(text)
        except ValueError:
            cure = f"write it in at most {LONGEST_NUMBER} digits, or put it in quotes"
            self.complain(place, "this number cannot be taken", cure)
            value = text
        self._take(value, place, anchor)

    def quoted(self, text: str, place: Place, anchor: str | None = None) -> None:
        """Take a scalar that is text whatever it looks like."""
        if self._wants_key():
            self._take_key(text, place, plain=False)
        else:
            self._take(text, place, anchor)

    def begin(self, container: dict[str, Any] | list[Any], place: Place, anchor: str | None = None) -> None:
        """Begin a mapping or list."""
        if self._wants_key():
            self.stop(place, "a key is not plain text", "write keys as plain words")
        if len(self._stack) >= DEEPEST:
            self.stop(place, f"more than {DEEPEST} levels inside one another", "write it flatter")
        path = self._enter(place)
        if anchor is not None:
            self._anchors[anchor] = None
        self._put(container)
        self._stack.append(_Frame(container, path, len(self._entries) - 1, anchor))

    def end(self) -> None:
        """End the mapping or list begun last."""
        frame = self._stack.pop()
        if frame.anchor is not None:
            self._anchors[frame.anchor] = _Anchored(frame.container, frame.path, frame.start, len(self._entries))

    def alias(self, name: str, place: Place) -> None:
        """Take the value that was anchored as *name* again."""
        if name not in self._anchors:
            self.stop(place, f"nothing is anchored as {shown(name)}", "write the value out")
        anchored = self._anchors[name]
        if anchored is None:
            self.stop(place, f"the alias {shown(name)} stands inside the value that it repeats", "write the value out")
        if self._wants_key():
            self.stop(place, "a key is an alias", "write keys as plain words")
        if len(self._entries) + anchored.end - anchored.start > MOST_NODES:
            self._refuse_size(place)
        path = self._enter(place)
        depth = len(anchored.path)
        inside = self._entries[anchored.start + 1 : anchored.end]
        if len(self._stack) + max((len(old) for old, _ in inside), default=depth) - depth > DEEPEST:
            self.stop(place, f"more than {DEEPEST} levels inside one another", "write it flatter")
        for old, old_place in inside:
            self._entries.append((path + old[depth:], old_place))
            if old in self.keys:
                self.keys[path + old[depth:]] = self.keys[old]
        self._put(anchored.data)

    def _wants_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].container, dict) and self._stack[-1].key is None

    def _take_key(self, text: str, place: Place, *, plain: bool) -> None:
        frame = self._stack[-1]
        path = (*frame.path, text)
        if plain and text == "<<":
            self.complain(place, "merge keys (<<) are not read", "write the keys out")
        elif text in frame.container:
            line = self.keys[path][0]
            self.complain(place, f"the key {shown(text)} stands twice, first on line {line}", "keep one of them")
        self.keys.setdefault(path, place)
        frame.key = text

    def _take(self, value: Scalar, place: Place, anchor: str | None) -> None:
        path = self._enter(place)
        if anchor is not None:
            self._anchors[anchor] = _Anchored(value, path, len(self._entries) - 1, len(self._entries))
        self._put(value)

    def _enter(self, place: Place) -> Path:
        """Return the path of the value that begins at *place*, and count it."""
        if len(self._entries) >= MOST_NODES:
            self._refuse_size(place)
        path: Path = ()
        if self._stack:
            frame = self._stack[-1]
            step = len(frame.container) if frame.key is None else frame.key
            path = (*frame.path, step)
        self._entries.append((path, place))
        return path

    def _refuse_size(self, place: Place) -> NoReturn:
        self.stop(place, f"more than {MOST_NODES:,} values, aliases written out", "write a smaller file")

    def _put(self, value: Any) -> None:
        if not self._stack:
            self.data = value
            return
        frame = self._stack[-1]
        if isinstance(frame.container, list):
            frame.container.append(value)
        elif frame.key != "<<":
            frame.container[frame.key or ""] = value
        frame.key = None
