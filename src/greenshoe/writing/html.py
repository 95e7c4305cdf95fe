"""A draft as one HTML file that needs nothing beside it."""

from __future__ import annotations

import base64
import html
import re

from greenshoe.drafting.draft import Draft
from greenshoe.library import Library
from greenshoe.writing._assets import SCHEME, read_asset

_REFERENCE = re.compile(rf'(?P<before>\s(?:src|href)=")(?P<url>{SCHEME}[^"]*)(?=")')


def render(draft: Draft, library: Library) -> bytes:
    """Return the page of *draft* with its assets inside it; raise UserError for an asset that the library lacks."""

    def inlined(reference: re.Match[str]) -> str:
        data, media_type = read_asset(library, html.unescape(reference["url"]), f"{draft.path}.html")
        return f"{reference['before']}data:{media_type};base64,{base64.b64encode(data).decode('ascii')}"

    return _REFERENCE.sub(inlined, draft.html).encode("utf-8")
