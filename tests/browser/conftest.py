from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

import pytest
from browser_sites import KINDS
from browsing import DESK, LOOKS, Visitor, served
from playwright.sync_api import sync_playwright
from support import Site

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, _PROGRAMS)), None)
    if not found:
        pytest.fail("These tests need Chromium: install it, or name one in CHROMIUM.", pytrace=False)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str, str], str]]:
    """Build a site of a kind in a look, once, and return where it is served."""
    root = tmp_path_factory.mktemp("sites")
    ready: set[str] = set()

    with served(root) as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("NO_MKDOCS_2_WARNING", "1")

        def site(kind: str, look: str) -> str:
            name = f"{kind}-{look}".replace(" ", "-")
            if name not in ready:
                KINDS[kind](Site(root / name, {}), LOOKS[look])
                ready.add(name)
            return f"{address}{name}/site/"

        yield site


@pytest.fixture
def visit(browser, site_address) -> Iterator[Callable[..., Visitor]]:
    """Send a visitor to a site of a kind in a look."""
    contexts = []

    def visit(kind: str, look: str, *, size: dict[str, int] = DESK, **options: object) -> Visitor:
        address = site_address(kind, look)
        context = browser.new_context(viewport=size, reduced_motion="reduce", **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Visitor(context.new_page(), address, LOOKS[look]["name"])

    yield visit
    for context in contexts:
        context.close()
