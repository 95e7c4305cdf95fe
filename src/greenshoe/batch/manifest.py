"""The manifest of a deal's drafts: what was drafted from what, by hash. The same drafts give the same bytes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from greenshoe.batch.results import Result

NAME = "manifest.json"


def render_manifest(result: Result, files: Mapping[str, bytes], tool_version: str) -> bytes:
    """Return the manifest of one deal's *files*, by their names within the deal's folder, as JSON in UTF-8."""
    law = {(each.on, each.on_assumed) for each in result.checked}
    manifest = {
        "tool": {"name": "greenshoe", "version": tool_version},
        "deal": {"path": result.path, "sha256": result.sha256},
        "law": [{"on": on, "assumed": assumed} for on, assumed in sorted(law)],
        "files": [
            {"path": name, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for name, data in sorted(files.items())
        ],
    }
    return (json.dumps(manifest, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
