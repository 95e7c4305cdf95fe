"""The golden drafts: ``python -m tests.documents.golden`` records them anew; read the change before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from greenshoe import Library, Offering, draft
from greenshoe.reading import read_html
from tests.documents import stages

FOLDER = Path(__file__).parent / "golden"
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
ON = date(2026, 11, 23)


def drafts() -> Iterator[tuple[Path, str]]:
    """Yield where each golden draft stands, and what it should be: the page without its style sheet."""
    library = Library()
    for stem in stages.stems():
        for document in library.documents:
            yield FOLDER / stem / f"{document}.html", _page(document, stages.offering(stem), library)


def news() -> Iterator[tuple[Path, str]]:
    """Yield, for each example, headline and lead of its release at every stage and after every update, as text."""
    library = Library()
    for stem in stages.stems():
        told = [
            f"[{name or 'as it stands'}]\n{_news(stages.offering(stem, name), library)}"
            for example, name in stages.named()
            if example == stem
        ]
        yield FOLDER / stem / "news.txt", "\n\n".join(told) + "\n"


def _page(document: str, offering: Offering, library: Library) -> str:
    final = not offering.open_points()
    made = draft(document, offering, library, on=None if final else ON, final=final, at=AT)
    head, _, rest = made.html.partition("<style>")
    _, _, body = rest.partition("</style>")
    return head + body


def _news(offering: Offering, library: Library) -> str:
    text = read_html(draft("press-release", offering, library, on=ON, at=AT).html)
    told = [block for block in text.blocks if block.landmark in ("headline", "dateline", "lead")]
    return "\n".join(text.content[block.start : block.end].strip() for block in told)


def record() -> None:
    """Write every golden draft, and take away those that nothing makes any more."""
    made = dict([*drafts(), *news()])
    for path in set(FOLDER.glob("*/*.*")) - made.keys():
        path.unlink()
    for path, page in made.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    record()
