"""What EDGAR refuses: each inspection finds it in an exhibit, and leaves alone what is none."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import cast

import pytest

from greenshoe.checking.inspections import inspection
from greenshoe.checking.inspections._exhibit import exhibit_of
from greenshoe.checking.observation import Observation
from greenshoe.law.law import Law
from greenshoe.law.profile import Profile
from greenshoe.law.proofreading import inspections
from greenshoe.reading import read_html
from greenshoe.text.document import Text

NAMES = tuple(sorted(name for name in inspections() if name.startswith("edgar-")))
PROFILE = Profile(document="press-release")
NO_LAW = cast("Law", None)
"""No inspection of a source asks the law."""
CLEAN = """<html><head><title>EX-99.1</title></head><body>
<p style="text-align: center"><img src="logo.jpg" alt="Example Corp."></p>
<h1>Example Corp. Announces the Closing of Its Private Offering</h1>
<p>NEW YORK, June 3, 2026 &#8211; Example Corp. (the &#8220;Company&#8221;) announced the closing of its offering of
notes in the principal amount of $3 million (&euro;2.8 million) to an institutional investor. The Company will use the
proceeds for working capital. See <a href="#uses">the table of uses</a> and <a href="ex10-1.htm">the agreement</a>.</p>
<table id="uses"><tr><td>Working capital</td><td>$3,000,000</td></tr></table>
<p>Contact: ir@example.com, www.example.com</p>
</body></html>
"""


@dataclass(frozen=True)
class Read(Text):
    """A text that keeps its source."""

    source: str | None = None


def read(markup: str, path: str = "out/ex99-1.htm") -> Text:
    """Return what a reader sees in *markup*, with its source."""
    text = read_html(markup, path)
    values = {field.name: getattr(text, field.name) for field in fields(Text) if field.name != "source"}
    return Read(**values, source=markup)


def wrapped(body: str, name: str = "ex99-1.htm") -> Text:
    """Return an exhibit in EDGAR's wrapper, as it stands in a text."""
    content = f"<DOCUMENT>\n<TYPE>EX-99.1\n<FILENAME>{name}\n<TEXT>\n{body}\n</TEXT>\n</DOCUMENT>\n"
    return Text(content, (), "submission.txt")


def seen(name: str, text: Text) -> list[Observation]:
    """Return what the inspection *name* sees in *text*."""
    return list(inspection(name).inspect(text, None, PROFILE, NO_LAW))


@pytest.mark.parametrize("name", NAMES)
def test_a_clean_exhibit_has_nothing(name: str) -> None:
    """An exhibit as a filing agent makes it gives no inspection anything to say, read from a file or in a wrapper."""
    assert seen(name, read(CLEAN)) == []
    assert seen(name, wrapped(CLEAN)) == []


DIRTY = {
    "edgar-active-content": ("<p>x</p><script>track()</script>", "<script>"),
    "edgar-characters": ("<p>the “Company”</p>", "left double quotation mark (1)"),
    "edgar-currency": ("<p>&#8362;3 million</p>", "₪"),
    "edgar-images": ('<p><img src="logo.png"></p>', "neither a GIF nor a JPEG"),
    "edgar-language": ('<html lang="fr"><body><p>Bonjour</p></body></html>', '"fr"'),
    "edgar-links": ('<p><a href="https://www.example.com">us</a></p>', "https://www.example.com"),
    "edgar-size": (f'<p style="{"margin: 0; " * 60}">Example</p>', "characters show"),
    "edgar-style": ("<style>p {}</style><p>x</p>", "<style>"),
    "edgar-tables": ("<table><tr><td><table></table></td></tr></table>", "inside another"),
    "edgar-tags": ("<main><p>x</p></main>", "<main>"),
    "edgar-text-images": ('<p><img src="page1.jpg"></p>', "stands in a picture"),
}
"""For each inspection of HTML, what it finds and a part of what it says."""


@pytest.mark.parametrize("name", sorted(DIRTY))
def test_each_inspection_finds_its_own(name: str) -> None:
    """Each finds what EDGAR refuses, in a file that is read and in a wrapper alike."""
    markup, said = DIRTY[name]
    for text in (read(markup), wrapped(markup)):
        assert said in seen(name, text)[0].message


def test_every_inspection_has_its_case() -> None:
    """No inspection of exhibits goes without a case here; those of names and of plain text have their own tests."""
    assert {*DIRTY, "edgar-file-name", "edgar-width"} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_that_is_no_exhibit_is_left_alone(name: str) -> None:
    """A web page, which may have scripts and styles, is no exhibit; nor is a text whose source is not known."""
    page = "<script>x()</script>" + "".join(markup for markup, _ in DIRTY.values())
    assert seen(name, read(page, "output/aptorum/press-release.html")) == []
    assert seen(name, read_html(page, "output/aptorum/press-release.html")) == []


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("ex99-1.htm", True),
        ("Announcement.HTM", True),
        ("form6k_ex991.html", True),
        ("exhibit 99.1.html", True),
        ("press-release.html", False),
        ("index2.html", False),
        ("complex99.html", False),
        ("-", False),
    ],
)
def test_a_file_is_an_exhibit_by_its_name(path: str, is_one: bool) -> None:
    """EDGAR's own ending, or a name that says so, makes a file an exhibit."""
    assert (exhibit_of(read(CLEAN, path)) is not None) is is_one


def test_only_an_exhibit_in_a_wrapper_counts() -> None:
    """The cover report in a wrapper is another document; an exhibit and a free writing prospectus are looked at."""
    for kind, is_one in (("6-K", False), ("EX-99.1", True), ("EX-99.2", True), ("FWP", True)):
        text = Text(f"<DOCUMENT>\n<TYPE>{kind}\n<TEXT>\n<p>x</p>\n</TEXT>", ())
        assert (exhibit_of(text) is not None) is is_one, kind


@pytest.mark.parametrize(
    ("name", "says", "wanted"),
    [
        ("Press Release.htm", "a space", "press-release.htm"),
        ("ex99-1.html", "does not end in .htm", "ex99-1.htm"),
        ("ex99-1.pdf", "unofficial copy", "ex99-1.htm"),
        ("_ex99.htm", "neither a letter nor a figure", "ex99.htm"),
        ("exhibit-99-1-announcement-of-offering.htm", "41 characters", "exhibit-99-1-announcement-of.htm"),
    ],
)
def test_file_names(name: str, says: str, wanted: str) -> None:
    """A name that EDGAR refuses is told with the reason and with one that it takes."""
    found = seen("edgar-file-name", wrapped("<p>x</p>", name))
    assert says in found[0].message
    assert wanted in (found[0].cure or "")
    assert seen("edgar-file-name", wrapped("<p>x</p>", wanted)) == []


def test_every_sign_of_the_list_passes_and_the_circumflex_does_not() -> None:
    """All characters that EDGAR takes pass; of those that a keyboard has, only the circumflex does not."""
    keyboard = "".join(map(chr, range(32, 127)))
    assert seen("edgar-characters", wrapped("<p>" + keyboard.replace("^", "").replace("&", "&amp;") + "</p>")) == []
    assert "circumflex" in seen("edgar-characters", wrapped("<p>^</p>"))[0].message


def test_a_byte_order_mark_is_named() -> None:
    """A mark that does not show is named, and the cure is to take it out."""
    found = seen("edgar-characters", wrapped("\ufeff<p>x</p>"))[0]
    assert "byte-order mark" in found.message
    assert "nothing" in (found.cure or "")


def test_an_unknown_entity_is_told() -> None:
    """An entity of HTML5 that XHTML has not is told; a known one and a numeric one are not."""
    assert "&check;" in seen("edgar-characters", wrapped("<p>&check; &euro; &#8220; &apos;</p>"))[0].message


def test_quotes_in_a_wrapper_are_exact() -> None:
    """Where the source is in the text that was read, the finding quotes it."""
    text = wrapped('<p>x</p><p><a href="mailto:ir@example.com">IR</a></p>')
    quote = seen("edgar-links", text)[0].quote
    assert quote is not None
    assert text.content[quote.start : quote.end] == quote.text == '<a href="mailto:ir@example.com">'


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://www.sec.gov/Archives/edgar/data/1/2.htm">x</a>',
        '<a href="https://www.sec.gov/ix?doc=/Archives/edgar/data/1/2.htm">x</a>',
        '<a href="ex10-1.htm#s1">x</a>',
        '<a name="uses">x</a>',
        "<!-- <a href='https://www.example.com'>x</a> -->",
        "<p>www.example.com</p>",
    ],
)
def test_links_that_edgar_takes(markup: str) -> None:
    """Links into the submission and the archive, anchors, comments and bare addresses are in order."""
    assert seen("edgar-links", wrapped(markup)) == []


def test_handlers_and_code_in_addresses_are_active() -> None:
    """A handler of an event and an address that runs code are found, the latter not a second time as a link."""
    text = wrapped('<p onmouseover="x()"><a href=" javascript:x()">x</a></p>')
    assert [one.message.split()[0] for one in seen("edgar-active-content", text)] == ["onmouseover", "href"]
    assert seen("edgar-links", text) == []


def test_tables_one_after_the_other_are_no_nest() -> None:
    """Depth counts, not number; a stray end tag does not hide a nest."""
    one = "<table><tr><td>x</td></tr></table>"
    assert seen("edgar-tables", wrapped(one + "</table>" + one)) == []
    assert len(seen("edgar-tables", wrapped(one + f"<table><tr><td>{one}{one}</td></tr></table>"))) == 2


def test_each_foreign_element_is_told_once() -> None:
    """Many of a kind make one finding with their number."""
    found = seen("edgar-tags", wrapped("<section><p>x</p></section>" * 3))
    assert [one.message for one in found] == ["<section> is no element that EDGAR takes (3; first in line 2)"]


def test_french_words_are_not_english_and_tables_are() -> None:
    """The language is told from the commonest words; a table of figures, which has few, is too short to judge."""
    french = "La société a annoncé ce jour une émission d'obligations convertibles réservée à des investisseurs. " * 6
    assert seen("edgar-language", read(f"<p>{french}</p>"))
    assert seen("edgar-language", read("<table>" + "<tr><td>Cash</td><td>1</td></tr>" * 50 + "</table>")) == []


def test_widths_are_for_plain_text() -> None:
    """Prose of a plain-text exhibit has eighty characters a line, a table 132; HTML has no width."""
    long, table = "x" * 81, "x" * 120
    assert "81" in seen("edgar-width", wrapped(long, "ex99-1.txt"))[0].message
    assert seen("edgar-width", wrapped(f"<TABLE>\n{table}\n</TABLE>", "ex99-1.txt")) == []
    assert "133" in seen("edgar-width", wrapped(f"<TABLE>\n{'x' * 133}\n</TABLE>", "ex99-1.txt"))[0].message
    assert seen("edgar-width", wrapped(f"<p>{long}</p>")) == []


def test_a_euro_sign_is_for_html() -> None:
    """An entity of the euro is in order in HTML; plain text has no sign for it."""
    assert seen("edgar-currency", wrapped("<p>&euro;3 million</p>")) == []
    assert "€" in seen("edgar-currency", wrapped("€3 million", "ex99-1.txt"))[0].message


def test_a_large_exhibit_is_told() -> None:
    """Ten megabytes are told in megabytes."""
    assert "megabytes" in seen("edgar-size", wrapped("<p>" + "word " * 2_100_000 + "</p>"))[0].message
