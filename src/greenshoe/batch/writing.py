"""Writing what a batch has drafted: each file whole or not at all, the manifest last."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from greenshoe.batch.manifest import NAME, render_manifest
from greenshoe.batch.results import Drafted, Result
from greenshoe.checking.finding import Checked
from greenshoe.errors import refuse
from greenshoe.writing import write_bytes


def write_deal(result: Result, output: Path, tool_version: str) -> tuple[Path, ...]:
    """Write the drafts of one deal below the folder *output*, then their manifest; return the paths.

    Raise ``UserError`` where the deal's name would lead out of that folder, or the system does not let it write.
    """
    files = {_inside(drafted, form, result.path): data for drafted in result.documents for form, data in drafted.files}
    written = [write_bytes(output / path, data) for path, data in files.items()]
    folders = {path.parent for path in files}
    for folder in sorted(folders):
        here = {path.name: data for path, data in files.items() if path.parent == folder}
        written.append(write_bytes(output / folder / NAME, render_manifest(result, here, tool_version)))
    return tuple(written)


def folders(result: Result) -> tuple[str, ...]:
    """Return the folders below the output that the drafts of one deal go to."""
    return tuple(sorted({str(PurePosixPath(drafted.path).parent) for drafted in result.documents}))


def placed(documents: Sequence[Drafted], output: Path) -> tuple[Checked, ...]:
    """Return what was found in *documents*, naming the first file of each as it lies below *output*."""
    return tuple(_placed(each.checked, str(output / f"{each.path}.{each.files[0][0]}")) for each in documents)


def _placed(checked: Checked, path: str) -> Checked:
    findings = tuple(finding.model_copy(update={"document": path}) for finding in checked.findings)
    return checked.model_copy(update={"path": path, "findings": findings})


def _inside(drafted: Drafted, form: str, deal: str) -> PurePosixPath:
    path = PurePosixPath(f"{drafted.path}.{form}")
    if path.is_absolute() or ".." in path.parts:
        what = f"the deal's name leads out of the folder of output: {drafted.path!r}"
        raise refuse(deal, what, "give it a plain name")
    return path
