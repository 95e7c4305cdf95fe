"""Drafts to write: small pages of the shape that drafting makes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any, cast

import pytest

from greenshoe.drafting.draft import Draft
from greenshoe.library import Library
from greenshoe.offering.deal import Offering

PAGE = """<!DOCTYPE html>
<html lang="en-US">
<head><meta charset="utf-8"><title>Aptorum Announces a Private Placement</title></head>
<body>
<header class="masthead"><p class="house">Aptorum Group Limited</p><p class="kind">Press release</p></header>
<aside class="status"><p>DRAFT of <span class="drafted-at">January 4, 2023, 14:05 UTC</span></p></aside>
<h1>Aptorum Announces a Private Placement</h1>
<p><strong>New York</strong>, <em>“Monday”</em> – principal of <data value="USD 3,000,000">$3 million</data>,
due [●1].</p>
<h2>Terms</h2>
<table><thead><tr><th>Term</th><th>Summary</th></tr></thead>
<tbody><tr><td>Interest</td><td>7% a year</td></tr><tr><td>Par value</td><td>€1.00 ≤ £2.00</td></tr></tbody></table>
<h2 style="break-before: page">Legends</h2>
<p>Filings are at <a href="https://www.sec.gov">the site <data value="www.sec.gov">www.sec.gov</data></a>.</p>
<p>Not registered. Ελληνικά, Łódź, Ørsted®, non‑breaking.</p>
</body></html>
"""


@pytest.fixture
def page() -> Draft:
    """A draft of two pages with headings, a table, an open point and accented names."""
    return Draft(
        document="press-release",
        title="Aptorum Announces a Private Placement",
        html=PAGE,
        offering=cast(Offering, None),
        on=date(2023, 1, 4),
        on_assumed=False,
        final=False,
        at=datetime(2023, 1, 4, 14, 5, tzinfo=UTC),
        open_points=(),
        path="aptorum/press-release",
    )


@pytest.fixture
def showing(page: Draft) -> Callable[[str], Draft]:
    """A function that makes a draft with a given body."""

    def make(body: str, **changes: Any) -> Draft:
        markup = f'<!DOCTYPE html><html lang="en"><head><title>Test</title></head><body>{body}</body></html>'
        return replace(page, html=markup, **changes)

    return make


@pytest.fixture
def firm(tmp_path: Path) -> Library:
    """A firm's own library with an empty house."""
    (tmp_path / "firm" / "house").mkdir(parents=True)
    return Library(tmp_path / "firm")
