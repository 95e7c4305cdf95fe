"""PDFs: what a reader, a screen reader and a second run find in them, and what they refuse to show."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from greenshoe.drafting.draft import Draft
from greenshoe.errors import UserError
from greenshoe.library import Library
from greenshoe.limits import LimitExceeded, run_limited
from greenshoe.writing import render
from greenshoe.writing.pdf import PdfWarning
from tests.verapdf import ua_errors

Make = Callable[[str], Draft]
PIXEL = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01H\xaf\xa4q\x00\x00\x00\x00IEND\xaeB`\x82"
)


def pages_of(data: bytes) -> list[str]:
    """Return the text of each page, in one line."""
    document = pypdfium2.PdfDocument(data)
    try:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in document]
    finally:
        document.close()


def fonts_of(document: pikepdf.Pdf) -> Iterator[tuple[str, bool]]:
    """Yield the name of each font of each page, and whether it is embedded."""
    for page in document.pages:
        for font in page.Resources.Font.values():
            inner = font.DescendantFonts[0] if "/DescendantFonts" in font else font
            descriptor = inner.FontDescriptor
            yield str(font.BaseFont), any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3"))


@pytest.fixture
def data(page: Draft) -> bytes:
    """The PDF of the example page."""
    return render(page, "pdf", Library())


def test_the_text_is_all_there(data: bytes) -> None:
    """Curly quotes, dashes, currencies, accents, Greek and the sign of an open point survive as text."""
    first, second = pages_of(data)
    assert "New York, “Monday” – principal of $3 million, due [●1]." in first
    assert "€1.00 ≤ £2.00" in first
    assert "Not registered. Ελληνικά, Łódź, Ørsted®, non‑breaking." in second


def test_every_page_says_draft_when_and_which_page(data: bytes) -> None:
    """Each page of a draft carries DRAFT with date and time, and x of y."""
    pages = pages_of(data)
    for number, text in enumerate(pages, 1):
        assert "DRAFT" in text
        assert "January 4, 2023, 14:05 UTC" in text
        assert f"Page {number} of {len(pages)}" in text


def test_title_language_bookmarks_and_tags(data: bytes) -> None:
    """A screen reader finds the title, the language, the headings as bookmarks and the structure."""
    with pikepdf.open(io.BytesIO(data)) as document, document.open_outline() as outline:
        assert str(document.Root.Lang) == "en-US"
        assert document.docinfo["/Title"] == "Aptorum Announces a Private Placement"
        assert document.Root.ViewerPreferences.DisplayDocTitle
        assert [item.title for item in outline.root] == ["Aptorum Announces a Private Placement"]
        assert [item.title for item in outline.root[0].children] == ["Terms", "Legends"]
        assert document.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in document.Root


def test_it_keeps_to_the_standard_of_accessible_pdfs(data: bytes, tmp_path: Path) -> None:
    """Nothing is found against PDF/UA-1."""
    (tmp_path / "page.pdf").write_bytes(data)
    assert ua_errors(tmp_path / "page.pdf") == []


def test_the_standard_can_be_failed(showing: Make, tmp_path: Path) -> None:
    """A list whose items hold blocks breaks PDF/UA-1 in this engine, and veraPDF says so."""
    (tmp_path / "page.pdf").write_bytes(render(showing("<h1>x</h1><ul><li><p>y</p></li></ul>"), "pdf", Library()))
    assert [error.partition(":")[0] for error in ua_errors(tmp_path / "page.pdf")] == ["7.2-20"]


def test_all_fonts_are_embedded_and_ours(data: bytes) -> None:
    """The page shows in the house's fonts on every machine."""
    with pikepdf.open(io.BytesIO(data)) as document:
        fonts = dict(fonts_of(document))
    assert fonts
    assert all(fonts.values())
    assert {name.partition("+")[2].replace("-", "").split("Bold")[0].split("Italic")[0] for name in fonts} <= {
        "LiberationSerif",
        "LiberationSans",
    }


def test_other_font_names_mean_ours(showing: Make) -> None:
    """A style that asks for a font the library lacks gets ours, not the machine's."""
    draft = showing('<p style="font-family: \'DejaVu Sans\', Wingdings">One</p><p style="font-family: Arial">Two</p>')
    with pikepdf.open(io.BytesIO(render(draft, "pdf", Library()))) as document:
        names = {name.partition("+")[2].split("-")[0] for name, _ in fonts_of(document)}
    assert names
    assert all(name.startswith("Liberation") for name in names)


def test_fonts_for_screens_are_left_to_screens(page: Draft, data: bytes) -> None:
    """A font-face rule of the page's style is not fetched for paper, which has the fonts of the house."""
    rule = "<style>@font-face { font-family: X; src: url(https://example.org/x.woff2) }</style>"
    assert pages_of(render(replace(page, html=page.html.replace("</head>", f"{rule}</head>")), "pdf", Library()))
    assert render(page, "pdf", Library()) == data


def test_a_child_renders_after_its_parent_has(page: Draft, data: bytes) -> None:
    """Pango's threads do not survive a fork: a child of a process that has rendered renders all the same."""
    assert render(page, "pdf", Library()) == data
    assert run_limited(render, page, "pdf", Library(), seconds=10) == data
    assert run_limited(_in_a_child, page) == data


def _in_a_child(page: Draft) -> bytes:
    render(page, "pdf", Library())
    return run_limited(render, page, "pdf", Library(), seconds=10)


def test_the_same_draft_gives_the_same_bytes(page: Draft, data: bytes, tmp_path: Path) -> None:
    """Two runs agree, warm or cold, whatever the hash seed, the home folder, the locale and the folder."""
    assert render(page, "pdf", Library()) == data
    program = (
        "import pickle, sys\nfrom greenshoe.library import Library\nfrom greenshoe.writing import render\n"
        "sys.stdout.buffer.write(render(pickle.load(sys.stdin.buffer), 'pdf', Library()))\n"
    )
    import pickle

    cold = subprocess.run(
        [sys.executable, "-c", program],
        input=pickle.dumps(page),
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "PYTHONHASHSEED": "7", "LC_ALL": "C", "HOME": "/nonexistent"},
    )
    assert cold.stderr == b""
    assert cold.stdout == data


def test_the_moment_is_the_drafts_or_the_epoch(page: Draft, data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file's dates are those of the draft, or SOURCE_DATE_EPOCH where it is set."""
    with pikepdf.open(io.BytesIO(data)) as document:
        assert str(document.docinfo["/CreationDate"]).startswith("D:20230104140500")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "86400")
    with pikepdf.open(io.BytesIO(render(page, "pdf", Library()))) as document:
        assert str(document.docinfo["/ModDate"]).startswith("D:19700102000000")


def test_a_character_without_a_glyph_is_refused(showing: Make) -> None:
    """Each character that no font has is named, once; style sheets and attributes do not count."""
    with pytest.raises(UserError) as told:
        render(showing("<style>/* 中 */</style><p title='文'>香港 &#x9999;, Ω</p>"), "pdf", Library())
    assert [mistake.what for mistake in told.value.mistakes] == [
        "no font of the library has 港 (U+6E2F CJK UNIFIED IDEOGRAPH-6E2F)",
        "no font of the library has 香 (U+9999 CJK UNIFIED IDEOGRAPH-9999)",
    ]
    assert all("house/fonts" in mistake.cure for mistake in told.value.mistakes)


def test_what_the_engine_leaves_out_is_a_warning(showing: Make) -> None:
    """A style that the engine does not know is told; in these tests, warnings are errors."""
    with pytest.raises(PdfWarning, match=r"press-release\.pdf: Ignored `frobnicate: 3 `"):
        render(showing("<style>p { frobnicate: 3 }</style><p>x</p>"), "pdf", Library())
    with pytest.raises(PdfWarning, match="frobnicate"):
        run_limited(render, showing("<style>p { frobnicate: 3 }</style><p>x</p>"), "pdf", Library())


def test_a_missing_engine_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, firm: Library) -> None:
    """Without Pango, the user reads what to install and no traceback."""

    class Broken:
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libgobject-2.0-0'")

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(UserError, match=r"apt-get install .*libpango-1.0-0 libpangoft2-1.0-0") as told:
        from greenshoe.writing import pdf

        pdf.prepare(firm)
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<img alt="x" src="https://example.org/x.png">',
        '<img alt="x" src="file:///etc/hostname">',
        '<img alt="x" src="data:image/png;base64,iVBORw0KGgo=">',
        '<img alt="x" src="asset:../law/subjects.yaml">',
        '<img alt="x" src="asset:%2e%2e/law/subjects.yaml">',
        '<img alt="x" src="asset:/etc/hostname">',
        '<img alt="x" src="asset:missing.png">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<link rel="stylesheet" href="https://example.org/x.css">',
        "<style>@import url(https://example.org/x.css);</style>",
        "<style>body { background: url(ftp://example.org/x.png) }</style>",
        "<p><style>@font-face { font-family: X; src: url(file:///etc/hostname) } p { font-family: X }</style>x</p>",
        '<a rel="attachment" href="file:///etc/hostname">x</a>',
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="file:///etc/hostname"/></svg>',
        '<object data="file:///etc/hostname"></object>',
        '<embed src="https://example.org/x.svg">',
    ],
)
def test_nothing_but_assets_is_fetched(body: str, showing: Make) -> None:
    """Whatever a page refers to outside the library's house stops the rendering, with the cure."""
    with pytest.raises(UserError, match=r"press-release\.pdf: refers to .*; put the file into the folder") as told:
        render(showing(body), "pdf", Library())
    assert len(told.value.mistakes) == 1


def test_assets_of_the_house_are_shown(showing: Make, firm: Library) -> None:
    """An image of a firm's house stands in the PDF."""
    (firm.folders[0] / "house" / "logo.png").write_bytes(PIXEL)
    data = render(showing('<h1>x</h1><p><img alt="Logo" src="asset:logo.png"></p>'), "pdf", firm)
    with pikepdf.open(io.BytesIO(data)) as document:
        assert len(document.pages[0].get_images()) == 1


@pytest.mark.parametrize(
    "body",
    [
        '<div style="display:flex">' * 14 + "x" + "</div>" * 14,
        '<table><tr><td colspan="1000000">x</td></tr></table>',
        '<svg viewBox="0 0 9 9"><defs><g id="a0"><rect width="1" height="1"/></g>'
        + "".join(
            f'<g id="a{n}">' + f'<use href="#a{n - 1}"/>' * 10 + "</g>" for n in range(1, 10)
        )
        + '</defs><use href="#a9"/></svg>',
        "<div>" * 3000 + "x" + "</div>" * 3000,
    ],
    ids=["nested flex", "colspan", "svg use", "nesting"],
)
def test_bombs_are_stopped(body: str, showing: Make) -> None:
    """A page that would lay out for ever, or nests without end, ends under the limits with one line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with pytest.raises(LimitExceeded) as told:
            run_limited(render, showing(body), "pdf", Library(), seconds=3, memory=2**30, name="bomb")
    assert len(str(told.value).splitlines()) == 1
