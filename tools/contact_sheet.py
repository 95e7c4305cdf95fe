"""Every page of every example's PDFs as thumbnails, to look over: ``python tools/contact_sheet.py [EXAMPLE …]``.

Writes a PDF with one sheet for each example; ``-o sheet.png`` makes one tall image instead.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, date, datetime
from functools import cache, partial
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw, ImageFont

from greenshoe import Library, Offering, draft
from greenshoe.errors import UserError
from greenshoe.library import built_in
from greenshoe.writing import render

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
FONT = built_in() / "house" / "fonts" / "LiberationSans-Regular.ttf"
WIDTH, GAP, LABEL, COLUMNS = 420, 16, 30, 6
"""Of a thumbnail, the space around it, and the line of text over a row, in pixels."""
PAPER, DESK, INK = "white", "#d8d8d8", "#202020"


@cache
def _library() -> Library:
    return Library()


def _pages(pdf: bytes) -> Iterator[Image.Image]:
    """Yield a thumbnail of each page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            yield page.render(scale=WIDTH / page.get_width()).to_pil().convert("RGB")
    finally:
        document.close()


def _rows(stem: str, on: date, at: datetime) -> Iterator[tuple[str, Sequence[Image.Image]]]:
    """Yield each document of an example with its pages, a row's worth at a time."""
    offering = Offering.load(EXAMPLES / f"{stem}.yaml")
    for document in _library().documents:
        pdf = render(draft(document, offering, _library(), on=on, at=at), "pdf", _library())
        pages = list(_pages(pdf))
        for start in range(0, len(pages), COLUMNS):
            last = min(start + COLUMNS, len(pages))
            title = f"{stem}: {document} ({offering.stage}), pages {start + 1} to {last} of {len(pages)}"
            yield title, pages[start:last]


def sheet(stem: str, on: date, at: datetime) -> Image.Image:
    """Return all pages of all documents of an example, under their names; raise ``UserError`` as drafting does."""
    rows = list(_rows(stem, on, at))
    heights = [LABEL + max(page.height for page in pages) + GAP for _, pages in rows]
    image = Image.new("RGB", (GAP + COLUMNS * (WIDTH + GAP), GAP + sum(heights)), DESK)
    pen, font, top = ImageDraw.Draw(image), ImageFont.truetype(str(FONT), 18), GAP
    for (title, pages), height in zip(rows, heights, strict=True):
        pen.text((GAP, top), title, fill=INK, font=font)
        for column, page in enumerate(pages):
            image.paste(page, (GAP + column * (WIDTH + GAP), top + LABEL))
        top += height
    return image


def _failing_soft(stem: str, on: date, at: datetime) -> Image.Image | str:
    try:
        return sheet(stem, on, at)
    except UserError as error:
        return str(error)


def write(sheets: Sequence[Image.Image], path: Path) -> None:
    """Write *sheets* below one another into a PNG, or one to a page into a PDF."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".pdf":
        sheets[0].save(path, save_all=True, append_images=sheets[1:], resolution=150)
        return
    whole = Image.new("RGB", (sheets[0].width, sum(each.height for each in sheets)), PAPER)
    top = 0
    for each in sheets:
        whole.paste(each, (0, top))
        top += each.height
    whole.save(path)


def main() -> int:
    """Draw the sheets that the command line asks for; return the exit code."""
    known = sorted(path.stem for path in EXAMPLES.glob("*.yaml"))
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("example", nargs="*", default=known, help="names of examples; all where none is given")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "output" / "contact-sheet.pdf")
    parser.add_argument("-j", "--jobs", type=int, default=2)
    wanted = parser.parse_args()
    if unknown := sorted(set(wanted.example) - set(known)):
        parser.error(f"no such example: {', '.join(unknown)}")
    now = datetime.now(UTC)
    with ProcessPoolExecutor(wanted.jobs) as workers:
        made = list(workers.map(partial(_failing_soft, on=now.date(), at=now), wanted.example))
    for problem in (each for each in made if isinstance(each, str)):
        print(problem)
    sheets = [each for each in made if isinstance(each, Image.Image)]
    if sheets:
        write(sheets, wanted.output)
        print(f"wrote {wanted.output}: {len(sheets)} examples")
    return int(len(sheets) < len(made))


if __name__ == "__main__":
    raise SystemExit(main())
