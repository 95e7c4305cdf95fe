"""HTML: the visible text as a reader sees it, with its blocks, its parts and the figures that tie to facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from greenshoe.errors import refuse
from greenshoe.reading.building import TextBuilder, looks_like_heading
from greenshoe.reading.edgar import notes, unwrapped
from greenshoe.reading.lines import add_lines
from greenshoe.reading.markup import Stream
from greenshoe.reading.places import LineMap, line_starts
from greenshoe.reading.sourced import Sourced, joined, put, sourced
from greenshoe.reading.webpages import hide_by_style, hide_site
from greenshoe.text.document import BlockKind, Text, Tie
from greenshoe.text.tokens import word_set

if TYPE_CHECKING:
    from lxml.etree import _Element

ENDINGS = (".html", ".htm", ".xhtml")
"""Endings of the files that this module reads."""
ENGINES = ("lxml.html",)
"""What it imports when it reads one."""

_SKIPPED = word_set(
    "head script style template noscript iframe object embed svg math audio video canvas select datalist textarea "
    "input button map area param source track meta link base title"
)
_BLOCKS = word_set(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section "
    "summary table tbody tfoot thead tr td th ul"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDING = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|font-size\s*:\s*0(?:px|pt|em|rem|%)?\s*(?:!|;|$)"
    r"|opacity\s*:\s*0(?:\.0*)?\s*(?:!|;|$)|mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_ODD_END = re.compile(r"\r\n?|\x00")
_BLANK_LINES = re.compile(r"\n\s*\n")
_LINE_END, _BREAK, _NO_BREAK = re.compile(r"\n"), re.compile(r"[\n\t]"), re.compile("\u00a0")
_SPACE = re.compile(r"[ \t\n\r\f\u00a0\u2002-\u200a\u202f\u3000]{2,}|[\t\n\r\f\u00a0\u2002-\u200a\u202f\u3000]")
_UNSEEN = re.compile(r"[\u00ad\u200b\u2060\ufeff]")
_RAW = frozenset(("script", "style"))
_ITEMS = frozenset(("li", "dd", "dt"))


def read_html(markup: str, path: str = "-") -> Text:
    """Return what a reader sees in *markup*: hidden elements, scripts and styles left out, entities resolved.

    Raises UserError for a page that nests so deep that part of it would be lost.
    """
    source = _prepared(markup)
    root = _parse(source.text, path)
    builder = TextBuilder(path)
    if root is None:
        return replace(builder.finish(), source=markup)
    hide_by_style(root)
    hide_site(root)
    walk = _Walk(builder, Stream(source))
    walk.element(root)
    walk.close()
    title = next((_collapse(element.text or "") for element in root.iter("title")), "") or None
    places = LineMap(builder.places, line_starts(markup))
    text = builder.finish(places, title=title, language=root.get("lang"), kind=_kind(root), notes=notes(markup))
    return replace(text, source=markup)


def _prepared(markup: str) -> Sourced:
    """Return the page that is read of *markup*, without what comes before and around it."""
    source = unwrapped(sourced(markup))
    declaration = _DECLARATION.match(source.text)
    if declaration:
        source = source[declaration.end() :]
    return source.replaced(_ODD_END, lambda match: "\n" if match.group() != "\x00" else "")


def read(content: str, path: str) -> Text:
    """Return what a reader sees in a file of this kind."""
    return read_html(content, path)


def _parse(markup: str, path: str) -> _Element | None:
    from lxml import html
    from lxml.etree import ParserError

    if not markup.strip():
        return None
    parser = html.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True)
    try:
        root = html.document_fromstring(markup.encode("utf-8", "replace"), parser=parser, ensure_head_body=False)
    except ParserError:  # a page of comments alone has no element
        return None
    if any("depth" in entry.message for entry in parser.error_log):
        raise refuse(path, "nests elements too deep to be read whole", "give the announcement as a page or as text")
    return root


def _kind(root: _Element) -> str | None:
    return next((meta.get("content") for meta in root.iter("meta") if meta.get("name") == "greenshoe:document"), None)


def _collapse(content: str) -> str:
    return _SPACE.sub(" ", _UNSEEN.sub("", content)).strip()


def _is_hidden(element: _Element) -> bool:
    return (
        str(element.tag) in _SKIPPED
        or element.get("hidden") is not None
        or element.get("aria-hidden", "").strip().lower() == "true"
        or _HIDING.search(element.get("style") or "") is not None
    )


@dataclass(frozen=True)
class _Setting:
    """What the elements around a piece of text make of it."""

    kind: BlockKind = "paragraph"
    level: int = 0
    landmark: str | None = None
    preformatted: bool = False
    in_cell: bool = False
    hidden: bool = False


@dataclass
class _Walk:
    """Goes through the elements in their order and adds a block wherever one ends."""

    builder: TextBuilder
    stream: Stream
    setting: _Setting = field(default_factory=_Setting)
    pieces: list[Sourced] = field(default_factory=list)
    length: int = 0
    ties: list[Tie] = field(default_factory=list)
    apart: str = "\n\n"
    around: list[tuple[_Setting, int]] = field(default_factory=list)
    """Of each open element, the setting around it and how many pieces were written before it."""

    def element(self, root: _Element) -> None:
        """Read *root* and everything in it, without recursion."""
        from lxml.etree import iterwalk

        walk = iterwalk(root, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                self.around.append((self.setting, len(self.pieces)))
                if _is_hidden(element):
                    self.setting = replace(self.setting, hidden=True)
                    walk.skip_subtree()
                    self._pass_over(element)
                else:
                    self._enter(element, str(element.tag))
                    self._text(element.text)
            else:
                outer, written = self.around.pop()
                if not self.setting.hidden:
                    self._leave(element, str(element.tag), written)
                self.setting = outer
                self._text(element.tail if element is not root else None)

    def _pass_over(self, element: _Element) -> None:
        """Go on in the source to behind *element*."""
        for inner in element.iter():
            if inner.text and inner.tag not in _RAW:
                self.stream.take(inner.text)
            if inner.tail and inner is not element:
                self.stream.take(inner.tail)

    def _enter(self, element: _Element, tag: str) -> None:
        """Take on what *element* makes of its text."""
        if tag in _BLOCKS:
            self.close()
            self.around[-1] = (self.around[-1][0], 0)
            self._start_block(element, tag)
        elif tag == "br":
            self._write(put("\n"))
        elif tag == "q":
            self._write(put("\u201c"))

    def _start_block(self, element: _Element, tag: str) -> None:
        landmark = element.get("data-part") or self.setting.landmark
        self.setting = replace(self.setting, landmark=landmark)
        if tag in _HEADINGS:
            self.setting = replace(self.setting, kind="heading", level=int(tag[1]))
        elif tag in _ITEMS:
            self.setting = replace(self.setting, kind="item")
        elif tag == "pre":
            self.setting = replace(self.setting, preformatted=True)
        elif tag in ("td", "th") and not _is_layout(element):
            self.setting = replace(self.setting, kind="cell", in_cell=True)
        elif tag == "table":
            self.apart = "\n\n"

    def _leave(self, element: _Element, tag: str, written: int) -> None:
        if tag == "q":
            self._write(put("\u201d"))
        elif tag == "data" and element.get("data-fact") is not None:
            self._tie(element, "".join(piece.text for piece in self.pieces[written:]))
        if tag in _BLOCKS:
            self.close()
        if tag == "tr":
            self.apart = "\n"
        elif tag == "table":
            self.apart = "\n\n"

    def _tie(self, element: _Element, printed: str) -> None:
        """Note that *printed*, the last that was written, prints the fact that *element* names."""
        begin = self.length - len(printed.lstrip())
        end = max(begin, self.length - len(printed) + len(printed.rstrip()))
        self.ties.append(Tie(begin, end, element.get("value", ""), element.get("data-fact", "")))

    def _text(self, text: str | None) -> None:
        if not text:
            return
        content = self.stream.take(text).without(_UNSEEN)
        if self.setting.preformatted:
            self._write(content.replaced(_NO_BREAK, " "))
            return
        content = content.replaced(_SPACE, " ")
        if content.text[:1] == " " and (not self.pieces or self.pieces[-1].text[-1:] in (" ", "\n")):
            content = content[1:]
        self._write(content)

    def _write(self, content: Sourced) -> None:
        if content.text == "\n" and self.pieces and self.pieces[-1].text.endswith(" ") and not self.ties:
            self.pieces[-1] = self.pieces[-1][:-1]
            self.length -= 1
        if content.text:
            self.pieces.append(content)
            self.length += len(content)

    def close(self) -> None:
        """End the block under way."""
        content, ties = joined(self.pieces), self.ties
        self.pieces, self.ties, self.length = [], [], 0
        stripped = content.stripped()
        if not stripped.text:
            return
        indent = len(content) - len(content.text.lstrip())
        ties = [replace(tie, start=tie.start - indent, end=tie.end - indent) for tie in ties]
        self._add(stripped, ties)

    def _add(self, content: Sourced, ties: list[Tie]) -> None:
        setting = self.setting
        if setting.in_cell:
            content = content.replaced(_BREAK, " ")
            self.builder.add(content, "cell", landmark=setting.landmark, attached=ties, apart=self.apart)
            self.apart = "\t"
            return
        text = content.text
        if setting.kind == "paragraph" and not ties and ("\n" in text or looks_like_heading(text)):
            for part in content.split(_BLANK_LINES):
                lines = [line.stripped() for line in part.split(_LINE_END)]
                add_lines(self.builder, [line for line in lines if line.text], setting.landmark)
            return
        kind = setting.kind
        if kind == "heading" and setting.level == 1 and not any(block.kind == "title" for block in self.builder.blocks):
            kind = "title"
        self.builder.add(content, kind, level=setting.level, landmark=setting.landmark, attached=ties)


def _is_layout(cell: _Element) -> bool:
    """Say whether a cell only lays out the page: it holds tables, or several blocks of prose."""
    if next(cell.iter("table"), None) is not None:
        return True
    return sum(1 for _ in cell.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol")) > 1
