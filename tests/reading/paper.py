"""PDF files made by hand for the tests: each word where a test wants it."""

from __future__ import annotations

import io
from collections.abc import Sequence

import pikepdf

SIZE = (612, 792)
"""Width and height of a page in points."""
EM = 0.6
"""Of the size of its letters, the width of each in Courier."""

Typed = tuple[float, float, float, str]
"""Distance from the left and the top of the page in points, size of the letters, and a line of text."""


def lines(text: str, left: float, top: float, *, chars: int, size: float = 10.0, step: float = 12.0) -> list[Typed]:
    """Return *text* as lines of at most *chars* characters from *top* downwards; ``/`` breaks inside a word."""
    typed: list[Typed] = []
    line = ""
    for word in text.split():
        head, slash, tail = word.partition("/")
        if slash:
            typed.append((left, top + step * len(typed), size, f"{line} {head}".strip()))
            line = tail
        elif len(line) + 1 + len(word) > chars:
            typed.append((left, top + step * len(typed), size, line))
            line = word
        else:
            line = f"{line} {word}".strip()
    return [*typed, (left, top + step * len(typed), size, line)]


def pdf(pages: Sequence[Sequence[Typed]], *, rotate: int = 0, matrix: str = "", password: str = "") -> bytes:
    """Return a PDF with *pages*, shown turned by *rotate* degrees; *matrix* turns what is typed on them."""
    file = pikepdf.new()
    name = pikepdf.Name
    font = file.make_indirect(
        pikepdf.Dictionary(Type=name.Font, Subtype=name.Type1, BaseFont=name.Courier, Encoding=name.WinAnsiEncoding)
    )
    for typed in pages:
        page = file.add_blank_page(page_size=SIZE)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
        page.Contents = file.make_stream(b"\n".join([matrix.encode(), *(_shown(*each) for each in typed)]))
        page.Rotate = rotate
    written = io.BytesIO()
    encryption = pikepdf.Encryption(user=password, owner=password) if password else False
    file.save(written, encryption=encryption)
    return written.getvalue()


def scan() -> bytes:
    """Return a PDF whose only page is a picture."""
    file = pikepdf.new()
    page = file.add_blank_page(page_size=SIZE)
    name = pikepdf.Name
    picture = file.make_stream(bytes(64))
    picture.stream_dict = pikepdf.Dictionary(
        Type=name.XObject, Subtype=name.Image, Width=8, Height=8, ColorSpace=name.DeviceGray, BitsPerComponent=8
    )
    page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=picture))
    page.Contents = file.make_stream(b"q 612 0 0 792 0 0 cm /I Do Q")
    written = io.BytesIO()
    file.save(written)
    return written.getvalue()


def _shown(left: float, top: float, size: float, text: str) -> bytes:
    escaped = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")
    return b"BT /F %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET" % (size, left, SIZE[1] - top - size, escaped)
