"""The glossary: terms of law that a document defines in full at their first use and abbreviates afterwards."""

from __future__ import annotations

import re

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, RootModel

from greenshoe.drafting.tracing import TemplateMistake

_DEFINITION = re.compile(r"\s*\((?:together, )?(?:the )?“<dfn>((?:(?!</dfn>).)*)</dfn>”\)", re.DOTALL)
"""`` (the “<dfn>SEC</dfn>”)``, with the space before it."""
_EACH = re.compile(r"\s*\(each, an? “<dfn>((?:(?!</dfn>).)*)</dfn>,” and together, the “<dfn>(?:(?!</dfn>).)*</dfn>”\)")
"""`` (each, an “<dfn>Investor</dfn>,” and together, the “<dfn>Investors</dfn>”)``."""
_TAG = re.compile(r"<[^>]*>")


def without_idle(html: str) -> str:
    """Return *html* without the definitions of terms that nothing after them uses, in the singular or the plural."""
    definitions = [*_DEFINITION.finditer(html), *_EACH.finditer(html)]
    for found in sorted(definitions, key=re.Match.start, reverse=True):
        term = _TAG.sub("", found[1])
        one = re.escape(term.removesuffix("s"))
        if not re.search(rf"(?<![\w-]){one}s?(?!\w)", _TAG.sub("", html[found.end() :])):
            html = html[: found.start()] + html[found.end() :]
    return html


class Definition(BaseModel):
    """One entry of ``law/glossary.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    full: str
    """With its article: ``the U.S. Securities Act of 1933, as amended``."""
    term: str
    """``Securities Act``."""
    article: str = "the"
    """Before the term; empty for a term that takes none."""


class Glossary(RootModel[dict[str, Definition]]):
    """``law/glossary.yaml``: definitions by the key that templates and wordings use."""


class Definer:
    """Writes the terms of one document: in full and defined at first use, the term alone after that."""

    def __init__(self, glossary: dict[str, Definition]) -> None:
        """Start with nothing defined."""
        self._glossary = glossary
        self._defined: set[str] = set()

    def define(self, key: str) -> Markup:
        """Return the term as it stands at this place of the document; raise TemplateMistake for an unknown key."""
        entry = self._glossary.get(key)
        if entry is None:
            raise TemplateMistake(f"law/glossary.yaml does not define {key!r}")
        before = f"{entry.article} " if entry.article else ""
        if key in self._defined:
            return Markup("{}{}").format(before, entry.term)
        self._defined.add(key)
        return Markup("{} ({}“<dfn>{}</dfn>”)").format(entry.full, before, entry.term)

    def is_defined(self, key: str) -> bool:
        """Return whether the document has defined *key* already."""
        return key in self._defined
