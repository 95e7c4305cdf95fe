"""A page as a tree of elements: what a writer of text needs of HTML, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from greenshoe.text.tokens import word_set

_VOID = word_set("area base br col embed hr img input link meta param source track wbr")
_NO_PARAGRAPH = word_set(
    "address article aside blockquote div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr main "
    "nav ol p pre section table ul"
)
"""Elements whose start ends a paragraph under way."""
_CELLS, _ITEMS = frozenset(("td", "th")), frozenset(("dt", "dd"))
_ROWS = _CELLS | {"tr"}
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_ENDED_BY = {
    "li": frozenset(("li", "p")),
    "dt": _ITEMS | {"p"},
    "dd": _ITEMS | {"p"},
    "td": _CELLS | {"p"},
    "th": _CELLS | {"p"},
    "tr": _ROWS | {"p"},
    **dict.fromkeys(_GROUPS, _ROWS | _GROUPS | {"p", "caption"}),
}
"""For a start tag, the open elements whose end tag may be left out before it."""


@dataclass
class Element:
    """An element with its attributes and, in their order, its texts and elements."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """The names in its attribute ``class``."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """All text inside it."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children)


def tree(markup: str) -> Element:
    """Return the elements of *markup* below one root without a name."""
    builder = _Builder()
    builder.feed(markup)
    builder.close()
    return builder.root


class _Builder(HTMLParser):
    """Puts the tree together, and ends what HTML lets an author leave open."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("")
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        ended = _ENDED_BY.get(tag, frozenset(("p",)) if tag in _NO_PARAGRAPH else frozenset())
        while self._open[-1].tag in ended:
            self._open.pop()
        element = Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, 0, -1):
            if self._open[depth].tag == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)
