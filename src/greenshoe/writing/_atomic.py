"""Writing one file so that its name never holds half of it."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

from greenshoe.errors import refuse


def write_bytes(path: Path, data: bytes) -> Path:
    """Write *data* to *path*, making its folders, and return the path; the old file stays until the new one is whole.

    Raises UserError where the system does not let it, such as on a full disk.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write_through(part, data)
            part.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                part.unlink()
            raise
        _sync_folder(path.parent)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise refuse(str(path), f"cannot be written: {reason}", "make room there or choose another folder") from error
    return path


def _write_through(path: Path, data: bytes) -> None:
    """Write a new file and wait until it is on the disk."""
    path.unlink(missing_ok=True)
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Wait until the folder's new entry is on the disk, where the system can say so."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
