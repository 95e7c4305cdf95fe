"""The announcement on a page of a website, without the site around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SITE = frozenset(("nav",))
_SITE_ROLES = frozenset(("navigation", "search", "menu", "menubar", "banner", "contentinfo", "complementary", "dialog"))
_HOLDERS = frozenset(("article", "main"))
_EDGES = frozenset(("header", "footer", "aside", "form"))
"""Parts of a site's page that hold none of the announcement when they stand outside of it."""
_OF_SITE = re.compile(
    r"(?:^|[\s_-])(?:breadcrumbs?|cookies?|consent|newsletter|subscribe|sr-only|visually-hidden|screen-reader(?:-text)?"
    r"|skip-(?:link|to-content)|social-(?:share|media|links|icons)|share-(?:bar|buttons?|links?|tools|this)|sharing"
    r"|related-(?:articles?|news|posts|links|content)|read-next|more-news|recommended)(?:$|[\s_-])",
    re.IGNORECASE,
)
_MOST_STYLE = 500_000
_AT_RULE = re.compile(r"/\*.*?(?:\*/|\Z)|@[^{};]{0,300}(?:;|\{(?:[^{}]*\{[^{}]*\})*[^{}]*\})", re.DOTALL)
_UNDISPLAYED = re.compile(r"(?:^|(?<=[{}]))([^{}]{1,500})\{[^{}]{0,2000}?\bdisplay\s{0,9}:\s{0,9}none\b[^{}]{0,2000}\}")
_CLASS = re.compile(r"(?:^|,)\s*\.([\w-]{1,80})\s*(?=,|$)")
"""A selector that is a class alone."""
_LEAST = 0.4
"""Share of a page's text: a part that holds less is not the announcement."""
_NEARLY = 0.8
"""Of the text of the part around it: an inner part that holds so much is meant."""
HIDDEN = "hidden"


def hide_by_style(root: _Element) -> None:
    """Mark as hidden what a page's own style sheets do not display, by a class, on every medium."""
    style = "".join(element.text or "" for element in root.iter("style"))[:_MOST_STYLE]
    classes = {name for rule in _UNDISPLAYED.finditer(_AT_RULE.sub("", style)) for name in _CLASS.findall(rule[1])}
    if not classes:
        return
    for element in root.iter():
        if not classes.isdisjoint((element.get("class") or "").split()):
            element.set(HIDDEN, "")


def hide_site(root: _Element) -> None:
    """Mark as hidden what a website puts around the announcement on its page; other pages stay as they are."""
    if not any(_is_navigation(element) for element in root.iter()):
        return
    for element in list(root.iter()):
        if _is_navigation(element) or _OF_SITE.search(element.get("class") or ""):
            element.set(HIDDEN, "")
    kept = _announcement(root)
    if kept is None:
        _hide_edges(root)
        return
    keepers = [kept]
    if next(kept.iter("h1"), None) is None:
        keepers += [heading for heading in root.iter("h1") if heading.get(HIDDEN) is None][:1]
    _hide_all_but(keepers)


def _is_navigation(element: _Element) -> bool:
    role = (element.get("role") or "").strip().lower()
    return element.tag in _SITE or role in _SITE_ROLES


def _announcement(root: _Element) -> _Element | None:
    """Return the part of the page that holds most of its text and says that it is an article, if there is one.

    Of parts within each other, the innermost that holds nearly as much is meant.
    """
    best: tuple[int, _Element] | None = None
    whole = 0
    for element, whole in _letters(root):
        says = element.tag in _HOLDERS or element.get("role") == "main" or element.get("itemprop") == "articleBody"
        if says and (best is None or _NEARLY * whole > best[0]):
            best = (whole, element)
    return best[1] if best and best[0] > _LEAST * whole else None


def _letters(root: _Element) -> Iterator[tuple[_Element, int]]:
    """Yield each element below *root* that is shown, inner ones first, with how many letters it shows."""
    from lxml.etree import iterwalk

    walk = iterwalk(root, events=("start", "end"))
    counts = [0]
    for event, element in walk:
        if event == "start":
            counts.append(0)
            if element.get(HIDDEN) is not None or element.tag in ("script", "style", "head"):
                walk.skip_subtree()
            else:
                counts[-1] += len((element.text or "").strip())
        else:
            count = counts.pop()
            yield element, count
            counts[-1] += count + len((element.tail or "").strip())


def _hide_all_but(keepers: list[_Element]) -> None:
    """Hide what is neither one of *keepers*, nor around or inside one."""
    path = {above for keeper in keepers for above in keeper.iterancestors()}
    for above in path:
        for child in above:
            if child not in path and child not in keepers and child.tag != "head":
                child.set(HIDDEN, "")


def _hide_edges(root: _Element) -> None:
    for element in root.iter(*_EDGES):
        if not any(above.tag in _HOLDERS for above in element.iterancestors()):
            element.set(HIDDEN, "")
