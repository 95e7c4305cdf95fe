"""A draft as PDF: tagged, with bookmarks, in the house's fonts; the only module that knows the PDF engine."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, ClassVar

from greenshoe.drafting.draft import Draft
from greenshoe.errors import UserError, refuse
from greenshoe.library import Library
from greenshoe.writing._assets import read_asset, unknown_asset
from greenshoe.writing._fonts import characters, only_house_fonts, refuse_unprintable

VARIANT = "pdf/ua-1"
"""Tagged for screen readers, as PDF/UA-1 (ISO 14289-1) asks."""
PRINT_STYLE = "house/print.css"
"""The style of paper, which comes after a page's own."""
SCREEN_STYLE = "house/house.css"
STYLE_OF_PAGES = "style of the page"
SHEETS = 32
"""Parsed style sheets kept for the next document."""
LIBRARIES = "apt-get install --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"
"""What to run on Debian where the PDF engine's own libraries are missing."""

# The engine knows media types and no queries: a rule for narrow screens it skips, which is right, and complains.
_ABOUT_SCREENS = ("Expected a media type, got 'screen", "Invalid media type ' screen")
_LINK, _TRACE = re.compile(r"<a\b.*?</a>", re.DOTALL), re.compile(r"</?data\b[^>]*>")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


class PdfWarning(UserWarning):
    """Something that the PDF engine did not understand and left out, or that makes it slow."""


@dataclass(frozen=True, eq=False)
class _Engine:
    """The PDF engine with what all documents of one library share."""

    library: Library
    weasyprint: Any
    counters: Any
    fetcher: Any
    characters: frozenset[int]
    print_style: str
    loaded: dict[int, Any] = field(default_factory=dict)
    """Fonts, by the process that loaded them."""

    @property
    def fonts(self) -> Any:
        """The library's fonts.

        Pango serves them from a thread, which a forked child does not have: each process loads its own, and keeps its
        parent's, since freeing them would wait for that thread.
        """
        process = os.getpid()
        if process not in self.loaded:
            from weasyprint.text.fonts import FontConfiguration

            with only_house_fonts(self.library):
                self.loaded[process] = FontConfiguration()
        return self.loaded[process]

    @lru_cache(maxsize=SHEETS)  # noqa: B019 - engines are few and live as long as the process
    def sheet(self, style: str, file: str) -> Any:
        """Return a style sheet, parsed; *file* is what messages name. Its @font-face rules are for screens alone."""
        with self.watched(file):
            return self.weasyprint.CSS(string=style, counter_style=self.counters, url_fetcher=self.fetcher)

    @contextlib.contextmanager
    def watched(self, file: str) -> Iterator[None]:
        """Tell what the engine says while it works on *file*; raise UserError for what it was refused to fetch."""
        from weasyprint.urls import FatalURLFetchingError

        listener = _Listener(logging.WARNING)
        logger = logging.getLogger("weasyprint")
        logger.addHandler(listener)
        self.fetcher.refused.clear()
        try:
            with contextlib.suppress(FatalURLFetchingError):
                yield
        finally:
            logger.removeHandler(listener)
        if self.fetcher.refused:
            raise unknown_asset(self.fetcher.refused[0], file)
        for message in listener.messages:
            warnings.warn(f"{file}: {message}", PdfWarning, stacklevel=4)


def render(draft: Draft, library: Library) -> bytes:
    """Return *draft* as a PDF; the same draft, library and system libraries give the same bytes.

    Raises UserError where Pango's libraries are missing, where no font has a character of the draft, and where the
    page refers to anything but the library's assets. What the engine left out is told as :class:`PdfWarning`.
    """
    engine = _engine(tuple(folder.resolve() for folder in library.folders))
    file = f"{draft.path}.pdf"
    refuse_unprintable(draft.html, engine.characters, file)
    markup, styles = _lift_styles(draft.html)
    sheets = [engine.sheet(style, STYLE_OF_PAGES) for style in styles]
    sheets.append(engine.sheet(engine.print_style, PRINT_STYLE))
    with engine.watched(file):
        page = engine.weasyprint.HTML(string=_with_plain_links(markup), url_fetcher=engine.fetcher)
        document = page.render(
            font_config=engine.fonts, counter_style=engine.counters, stylesheets=sheets, pdf_variant=VARIANT
        )
        document.metadata.created = document.metadata.modified = f"{_moment(draft):%Y-%m-%dT%H:%M:%SZ}"
        rendered: bytes = document.write_pdf(pdf_variant=VARIANT, pdf_identifier=True)
    return rendered


def prepare(library: Library) -> None:
    """Load the engine and the house style of *library* for children to come; raise UserError where Pango is missing."""
    engine = _engine(tuple(folder.resolve() for folder in library.folders))
    engine.sheet(engine.print_style, PRINT_STYLE)
    engine.sheet(_style(library, SCREEN_STYLE), STYLE_OF_PAGES)


def _lift_styles(markup: str) -> tuple[str, list[str]]:
    """Return a page without the style sheets of its head, and these.

    The print style must come after them and with the same rank, and pages of one house share them, parsed.
    """
    head, end, rest = markup.partition("</head>")
    styles = [style.strip() for style in _STYLE.findall(head)]
    return _STYLE.sub("", head) + end + rest, styles


def _with_plain_links(markup: str) -> str:
    """Return a page whose links hold no traced facts.

    The engine makes an element in a link a second link, outside the first one's tag (against ISO 14289-1, 7.18.5).
    """
    return _LINK.sub(lambda link: _TRACE.sub("", link[0]), markup)


def _moment(draft: Draft) -> datetime:
    """Return when the file says it was made: SOURCE_DATE_EPOCH where it is set, else when the draft was made."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else draft.at.astimezone(UTC)


@cache
def _engine(folders: tuple[Path, ...]) -> _Engine:
    library = Library(*folders[:-1])
    with only_house_fonts(library):
        weasyprint = _weasyprint()
    from weasyprint.css.counters import CounterStyle

    style = _style(library, PRINT_STYLE)
    return _Engine(library, weasyprint, CounterStyle(), _fetcher(library), characters(library), style)


def _style(library: Library, name: str) -> str:
    path = library.find(name)
    return path.read_text(encoding="utf-8").strip() if path else ""


def _weasyprint() -> Any:
    """Import the engine; say what to install where its libraries are missing."""
    with warnings.catch_warnings(record=True) as noticed, contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("always")
        try:
            import weasyprint
        except OSError as error:
            what = "cannot be written without Pango, which lays out text and is not installed"
            raise refuse("pdf", what, f"run: {LIBRARIES}") from error
    if any("harfbuzz-subset" in str(notice.message).lower() for notice in noticed):
        slow = f"without libharfbuzz-subset a PDF takes about three times as long; run: {LIBRARIES}"
        warnings.warn(slow, PdfWarning, stacklevel=2)
    return weasyprint


def _fetcher(library: Library) -> Any:
    """Return what the engine asks for files: it gives the library's assets, and stops the rendering at all else."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class AssetFetcher(URLFetcher):  # type: ignore[misc]
        """Serves ``asset:`` names from the library's folder ``house``."""

        refused: ClassVar[list[str]] = []
        """What it was asked for and did not give; the engine keeps some of its refusals to itself."""

        def fetch(self, url: str, headers: object = None) -> Any:
            """Return the asset; raise the engine's fatal error for anything else."""
            try:
                data, media_type = read_asset(library, url, "")
            except UserError as error:
                self.refused.append(url)
                raise FatalURLFetchingError(url) from error
            return URLFetcherResponse(url, data, {"Content-Type": media_type})

    return AssetFetcher(allowed_protocols=(), fail_on_errors=True)


class _Listener(logging.Handler):
    """Keeps what the engine warns of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        if not message.startswith(_ABOUT_SCREENS):
            self.messages.append(message)
