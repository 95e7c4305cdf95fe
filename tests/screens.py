"""Pages on a screen: Chromium, driven over its own pipe, with no network."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Route

PHONE, SMALL_PHONE, DESKTOP = (390, 844), (320, 568), (1280, 900)
"""Widths and heights in CSS pixels."""
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_QUIET = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-gpu"]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the machine's Chromium; skip the test where there is none, but not in CI."""
    path = next(filter(None, map(shutil.which, _NAMES)), None)
    if path is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is not installed, and in CI no test is skipped")
        pytest.skip("Chromium is not installed (apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []  # which root cannot have
        browser = playwright.chromium.launch(executable_path=path, args=[*_QUIET, *sandbox])
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def shown(browser: Browser, markup: str, size: tuple[int, int]) -> Iterator[Page]:
    """Show a page at a size; whatever it asks the network for fails the test."""
    asked: list[str] = []
    page = browser.new_page(viewport={"width": size[0], "height": size[1]})

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("**/*", refuse)
    page.set_content(markup)
    try:
        yield page
    finally:
        page.close()
    assert asked == []
