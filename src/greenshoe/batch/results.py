"""What comes back from the work on one deal or document: plain values, errors among them."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace

from greenshoe.checking.finding import Checked, Place
from greenshoe.drafting.draft import NumberedPoint
from greenshoe.errors import Mistake, UserError
from greenshoe.limits import run_limited


@dataclass(frozen=True)
class Drafted:
    """One drafted document with what its check found and its files, rendered but not yet written."""

    checked: Checked
    open_points: tuple[tuple[NumberedPoint, Place | None], ...]
    """Those that the document prints, each with its place in the deal file."""
    path: str
    """Where its files go, below the folder of output and without ending: ``aptorum/press-release``."""
    files: tuple[tuple[str, bytes], ...] = ()
    """Each rendered format with the whole file: ``("pdf", b"…")``."""


@dataclass(frozen=True)
class Result:
    """The work on one deal or document: what was made of it, or why it could not be."""

    path: str
    """As the user named it."""
    documents: tuple[Drafted, ...] = ()
    checked: tuple[Checked, ...] = ()
    """What the checks found, of drafts and of documents alike."""
    mistakes: tuple[Mistake, ...] = ()
    sha256: str = ""
    """Of the deal file, in hexadecimal."""
    bug: str = ""
    """The traceback of an error of our own."""


def as_value(work: Callable[[str], Result], path: str, *, seconds: float) -> Result:
    """Return the result of *work* on *path*, done in a limited child; every error of it is a value of the result."""
    try:
        return replace(run_limited(work, path, seconds=seconds, name=path), path=path)
    except UserError as error:
        return Result(path, mistakes=error.mistakes)
    except OSError as error:
        return Result(path, mistakes=(system_mistake(error, path),))
    except Exception as error:
        return Result(path, bug="".join(traceback.format_exception(error)))


def system_mistake(error: OSError, path: str = "") -> Mistake:
    """Return what the system refused as one line for the user, with the file that it concerns."""
    file = str(error.filename2 or error.filename or path or "this computer")
    what = (error.strerror or str(error)).lower() or "the system refused"
    return Mistake(file, 0, 0, what, _CURES.get(type(error), "check its path and the room on its disk"))


_CURES: dict[type[OSError], str] = {
    FileNotFoundError: "check the name",
    IsADirectoryError: "name a file, not a folder",
    NotADirectoryError: "name a folder, not a file",
    PermissionError: "change its permissions, or choose another place",
}
