"""Making ready what every deal and document needs, once, before processes part."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from jinja2 import TemplateError

from greenshoe.checking import check
from greenshoe.drafting.environment import environment
from greenshoe.library import Library
from greenshoe.text.document import Text
from greenshoe.writing import prepare

FEW = 2
"""Deals for which compiling every template ahead would take longer than it saves."""


def make_law_ready(library: Library) -> None:
    """Load the law of *library* and make its phrases ready, so that forked processes find it done.

    Raise ``UserError`` with every mistake in the law: told once, not with each deal.
    """
    check(Text("", ()), library)


def make_drafting_ready(library: Library, formats: Sequence[str], deals: int) -> None:
    """Make ready what so many *deals* need, so that forked processes find it done.

    That is the law, the engines of *formats* and, where there are more than a few deals, the templates. Raise
    ``UserError`` for mistakes in the law and for an engine that is not there; a template's mistakes are told by the
    drafts that use it.
    """
    make_law_ready(library)
    prepare(library, formats)
    if deals <= FEW:
        return
    sandbox = environment(library.folders)
    for name in sandbox.list_templates(filter_func=_is_template):
        with suppress(TemplateError):
            sandbox.get_template(name)


def _is_template(name: str) -> bool:
    return name.endswith(".j2") or (name.startswith("law/") and name.endswith(".md"))
