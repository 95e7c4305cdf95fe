"""The golden drafts: ``python -m tests.documents.golden`` records them anew; read the change before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from greenshoe import Library, Offering, draft

ROOT = Path(__file__).parents[2]
FOLDER = Path(__file__).parent / "golden"
AT = datetime(2026, 11, 23, 9, 15, tzinfo=UTC)
ON = date(2026, 11, 23)


def drafts() -> Iterator[tuple[Path, str]]:
    """Yield where each golden draft stands, and what it should be: the page without its style sheet."""
    library = Library()
    for name in ("aptorum", "aptorum-closed"):
        offering = Offering.load(ROOT / "examples" / f"{name}.yaml")
        final = not offering.open_points()
        for document in library.documents:
            made = draft(document, offering, library, on=None if final else ON, final=final, at=AT)
            head, _, rest = made.html.partition("<style>")
            _, _, body = rest.partition("</style>")
            yield FOLDER / name / f"{document}.html", head + body


if __name__ == "__main__":
    for path, page in drafts():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page, encoding="utf-8")
