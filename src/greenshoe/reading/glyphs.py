"""The words of a PDF's pages with their boxes: what PDFium gives, letter by letter, made into words."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the page's upper left corner as it is shown."""

HYPHEN = "\x02"
"""What PDFium writes for a hyphen at the end of a line."""
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\ufffe\uffff"))
_APART = 0.22
"""Of a letter's height: a gap so wide is a space although none was typed."""
_TURNED = 0.2
"""Radians beyond which a word does not stand level."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a page."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    number: int
    """Among the words of the file."""
    glued: bool = False
    """Whether no space stands before it: it only is set higher or smaller than the letters before."""

    @property
    def height(self) -> float:
        """Return the height of its font's line, in points."""
        return self.bottom - self.top

    @property
    def box(self) -> Box:
        """Return its box."""
        return (self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True, slots=True)
class _Glyph:
    text: str
    index: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class PageWords:
    """A page: its size in points, its words, and whether it shows pictures."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]
    pictures: bool


def words_of_page(page: Any, number: int, count: int) -> PageWords:
    """Return the words of *page*, the *number*-th from 1, when *count* words were read before."""
    import pypdfium2.raw as pdfium

    textpage = page.get_textpage()
    turn = page.get_rotation() % 360
    width, height = page.get_size()
    words: list[Word] = []
    for glyphs, glued in _runs(_glyphs(textpage.raw, page, turn)):
        angle = pdfium.FPDFText_GetCharAngle(textpage.raw, glyphs[0].index)
        if len(glyphs) > 1 and _off_level(angle, turn):
            continue
        words.append(_word(glyphs, number, count + len(words), glued=glued and bool(words)))
    pictures = not words and any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    textpage.close()
    return PageWords(number, width, height, tuple(words), pictures)


def _off_level(angle: float, turn: int) -> bool:
    full = 6.283185307
    off = (angle + turn * full / 360) % full
    return _TURNED < off < full - _TURNED


def _word(glyphs: list[_Glyph], page: int, number: int, *, glued: bool) -> Word:
    text = "".join(glyph.text for glyph in glyphs)
    return Word(
        text,
        page,
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
        number,
        glued,
    )


def _glyphs(textpage: Any, page: Any, turn: int) -> Iterator[_Glyph | None]:
    """Yield the letters of a page in the order of the file, None for each space."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = page.get_bbox()
    frame = pdfium.FS_RECTF()
    pointer = ctypes.byref(frame)
    unicode_of, box_of = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetLooseCharBox
    for index in range(pdfium.FPDFText_CountChars(textpage)):
        code = unicode_of(textpage, index)
        text = _text(code)
        if not text or not box_of(textpage, index, pointer):
            if code in (9, 10, 13, 32, 160, 0x3000):
                yield None
            continue
        x0, x1, y0, y1 = frame.left, frame.right, frame.bottom, frame.top
        if turn == 0:
            yield _Glyph(text, index, x0 - left, top - y1, x1 - left, top - y0)
        elif turn == 90:
            yield _Glyph(text, index, y0 - bottom, x0 - left, y1 - bottom, x1 - left)
        elif turn == 180:
            yield _Glyph(text, index, right - x1, y0 - bottom, right - x0, y1 - bottom)
        else:
            yield _Glyph(text, index, top - y1, right - x1, top - y0, right - x0)


def _text(code: int) -> str:
    """Return the letters that the character *code* shows; none for a space and what has no shape."""
    if code == 2:
        return HYPHEN
    if code <= 32 or code == 160 or 0xD800 <= code < 0xE000:
        return ""
    text = chr(code).translate(_UNSEEN)
    if "\ufb00" <= text <= "\ufb06":
        text = unicodedata.normalize("NFKC", text)
    return "" if text.isspace() else text


def _runs(glyphs: Iterator[_Glyph | None]) -> Iterator[tuple[list[_Glyph], bool]]:
    """Yield the letters of each word, and whether it touches the word before."""
    run: list[_Glyph] = []
    glued = False
    for glyph in glyphs:
        if glyph is None:
            if run:
                yield run, glued
            run, glued = [], False
        elif run and (beside := _beside(run[-1], glyph)):
            if beside == "same":
                run.append(glyph)
                continue
            yield run, glued
            run, glued = [glyph], True
        else:
            if run:
                yield run, glued
            run, glued = [glyph], False
    if run:
        yield run, glued


def _beside(last: _Glyph, glyph: _Glyph) -> str:
    """Return ``same`` where *glyph* goes on with the word of *last*, ``raised`` where it touches it, else nothing."""
    height = max(last.bottom - last.top, glyph.bottom - glyph.top, 0.1)
    if (glyph.left, glyph.right) == (last.left, last.right):
        return "same"  # letters of a ligature
    gap = glyph.left - last.right
    if not -0.5 * height < gap < _APART * height:
        return ""
    if abs(glyph.top - last.top) < 0.15 * height and abs(glyph.bottom - last.bottom) < 0.15 * height:
        return "same"
    overlap = min(last.bottom, glyph.bottom) - max(last.top, glyph.top)
    return "raised" if overlap > 0.3 * height else ""
