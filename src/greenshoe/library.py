"""A library: a folder of documents, law and house style. A firm's own is searched before the built-in one."""

from __future__ import annotations

from functools import cached_property
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from greenshoe.errors import refuse

if TYPE_CHECKING:
    from greenshoe.law.loading import Law

DOCUMENT_ENDING = ".html.j2"


def built_in() -> Path:
    """Return the folder of the built-in library: inside the package when installed, else the repository's."""
    packaged = Path(str(files("greenshoe"))) / "templates"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "templates"


class Library:
    """Documents, law and house style, from a firm's folders over the built-in one.

    >>> Library().documents
    ('forward-looking-statements', 'press-release', 'term-sheet')
    """

    def __init__(self, *folders: Path | str) -> None:
        """Open *folders*, searched in their order before the built-in library.

        Raise UserError where one of them is no folder.
        """
        own = tuple(Path(folder) for folder in folders)
        for folder in own:
            if not folder.is_dir():
                raise refuse(str(folder), "there is no such folder", "name the folder of a library")
        self.folders = (*own, built_in())

    @cached_property
    def law(self) -> Law:
        """The law of all folders; raise UserError with every mistake in it."""
        from greenshoe.law.loading import load_law

        return load_law(self.folders)

    @property
    def documents(self) -> tuple[str, ...]:
        """Names of the documents that can be drafted, sorted."""
        found = (path for folder in self.folders for path in (folder / "documents").glob("*" + DOCUMENT_ENDING))
        return tuple(sorted({path.name.removesuffix(DOCUMENT_ENDING) for path in found}))

    def find(self, relative: str) -> Path | None:
        """Return the first file of that name inside the folders (``house/print.css``), or None."""
        for folder in self.folders:
            path = (folder / relative).resolve()
            if path.is_file() and path.is_relative_to(folder.resolve()):
                return path
        return None
