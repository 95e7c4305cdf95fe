"""Writing drafts to files: whole, or not at all."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from types import ModuleType

from greenshoe.drafting.draft import Draft
from greenshoe.errors import refuse
from greenshoe.library import Library
from greenshoe.limits import run_limited
from greenshoe.writing._atomic import write_bytes

__all__ = ["formats", "in_ascii", "prepare", "render", "write", "write_bytes"]


def formats() -> tuple[str, ...]:
    """Return the formats that drafts can be written in: the modules of this folder."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_")))


def write(draft: Draft, folder: Path | str, *wanted: str, library: Library | None = None) -> tuple[Path, ...]:
    """Write *draft* below *folder* in the *wanted* formats, all of them if none is named; return the paths.

    Rendering runs in a child process under the limits of :func:`greenshoe.limits.run_limited`, and no file is written
    unless every format could be rendered. Raises UserError for an unknown format, for a document that exceeds the
    limits or refers to files it may not, and for a folder that cannot be written to.
    """
    library = library or Library()
    wanted = wanted or formats()
    prepare(library, wanted)
    rendered = run_limited(_render_all, draft, wanted, library, name=draft.path)
    return tuple(write_bytes(path_of(draft, folder, name), data) for name, data in rendered)


def render(draft: Draft, wanted: str, library: Library, *, ascii_only: bool = False) -> bytes:
    """Return *draft* as a file in the *wanted* format, without limits of time and memory; raise as :func:`write`.

    With *ascii_only*, a format that can be written in ASCII alone is: its module has a function ``render_ascii``.
    """
    module = _renderer(wanted)
    rendered: bytes = (module.render_ascii if ascii_only and in_ascii(wanted) else module.render)(draft, library)
    return rendered


def in_ascii(wanted: str) -> bool:
    """Return whether the *wanted* format can be written in ASCII alone."""
    return hasattr(_renderer(wanted), "render_ascii")


def _render_all(draft: Draft, wanted: Sequence[str], library: Library) -> list[tuple[str, bytes]]:
    return [(name, render(draft, name, library)) for name in wanted]


def prepare(library: Library, wanted: Sequence[str]) -> None:
    """Load what the *wanted* formats need, so that child processes find it loaded."""
    for name in wanted:
        renderer = _renderer(name)
        if hasattr(renderer, "prepare"):
            renderer.prepare(library)


def path_of(draft: Draft, folder: Path | str, name: str) -> Path:
    """Return where *draft* goes below *folder* in the format *name*."""
    relative = PurePosixPath(f"{draft.path}.{name}")
    if relative.is_absolute() or ".." in relative.parts:
        raise ValueError(f"a draft's path must stay inside the folder of output: {draft.path!r}")
    return Path(folder) / relative


def _renderer(name: str) -> ModuleType:
    known = formats()
    if name not in known:
        close = get_close_matches(name.lower().lstrip("."), known, 1)
        cure = f"did you mean {close[0]}?" if close else f"choose from {', '.join(known)}"
        raise refuse(name, "is not a format that drafts can be written in", cure)
    return importlib.import_module(f"{__name__}.{name}")
