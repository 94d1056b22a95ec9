"""Sites served on this machine, and a visitor that uses them like a person."""

from __future__ import annotations

import contextlib
import functools
import threading
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import ConsoleMessage, Locator, Page, Request, Response

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}

# Nothing is fetched from elsewhere.
THEMES = {
    "mkdocs": {"name": "mkdocs", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
    "material": {"name": "material", "font": False},
}
LOOKS = {
    **THEMES,
    "mkdocs dark": {**THEMES["mkdocs"], "color_mode": "dark"},
    "material dark": {**THEMES["material"], "palette": {"scheme": "slate"}},
}

# The elements of the page that are too wide.
_SPREAD = """() => {
    const root = document.documentElement;
    const found = [];
    // The theme's own trail of pages breaks no words, on whatever page.
    document.querySelectorAll(".wy-breadcrumbs").forEach((trail) => trail.remove());
    for (const element of [root, document.body]) {
        const width = element.scrollWidth;
        if (width > root.clientWidth) found.push(`${element.localName}: ${width} wide`);
    }
    for (const element of document.querySelectorAll("[class^=blogposts-], [role=main] h1, main h1")) {
        const box = element.getBoundingClientRect();
        const text = element.textContent.trim().slice(0, 30);
        const name = `${element.localName}.${element.className} "${text}"`;
        const isOnScreen = element.checkVisibility() && !element.closest(OFF_SCREEN);
        if (!isOnScreen || element.matches(".blogposts-sr")) continue;
        if (box.right > root.clientWidth + 1 || box.left < -1) {
            found.push(`${name}: ${box.left} to ${box.right}`);
        } else if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth) {
            if (getComputedStyle(element).overflowX === "visible") found.push(`${name}: spills out`);
        }
    }
    return found;
}"""

_IS_IN_SIGHT = """element => {
    const {x, y, width, height} = element.getBoundingClientRect();
    return element.contains(document.elementFromPoint(x + width / 2, y + height / 2));
}"""


@contextlib.contextmanager
def served(root: Path) -> Iterator[str]:
    """Serve a folder and yield its URL."""
    handler = functools.partial(_QuietHandler, directory=str(root))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@dataclass
class Visitor:
    """A person with a browser at one site."""

    page: Page
    address: str
    theme: str
    faults: list[str] = field(default_factory=list)
    """Everything that the browser complained about."""

    def __post_init__(self) -> None:
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.faults.append(f"page error: {error}"))
        self.page.on("requestfailed", self._miss)
        self.page.on("response", self._receive)
        self.page.on("request", self._ask)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text}")

    def _miss(self, request: Request) -> None:
        # Leaving a page cancels its pending requests.
        if request.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {request.url}: {request.failure}")

    def _receive(self, response: Response) -> None:
        if response.status >= 400:
            self.faults.append(f"{response.status}: {response.url}")

    def _ask(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.faults.append(f"asked elsewhere: {request.url}")

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.address)

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def follow(self, link: Locator, path: str) -> None:
        """Click a link and arrive at a path."""
        link.click()
        self.page.wait_for_url(self.address + path)

    @property
    def scrolls_sideways(self) -> bool:
        return self.page.evaluate(
            """() => [document.documentElement, document.body].some(
                (element) => element.scrollWidth > document.documentElement.clientWidth)"""
        )

    @property
    def spread(self) -> list[str]:
        """The elements that are wider than the window or overflow their boxes."""
        off_screen = ".md-sidebar, .wy-nav-side, .navbar"
        return self.page.evaluate(_SPREAD.replace("OFF_SCREEN", repr(off_screen)))

    # --- the navigation -------------------------------------------------------------------------------

    @property
    def menu(self) -> Locator:
        return self.page.locator(
            {
                "mkdocs": "#navbar-collapse",
                "readthedocs": ".wy-menu",
                "material": ".md-nav--primary",
            }[self.theme]
        )

    @property
    def section(self) -> Locator:
        """The element that opens the blog's entries, if there is one."""
        return self.menu.locator(
            {
                "mkdocs": ".dropdown-toggle",
                "readthedocs": ":not(*)",
                "material": "label.md-nav__link[for^=__nav]",
            }[self.theme]
        ).filter(has_text="Blog")

    def open_menu(self, listing: str = "All posts") -> None:
        """Click until the blog's entries are on the screen."""
        for button in (
            "button[data-bs-target='#navbar-collapse']",
            "i.fa-bars",
            ".md-header [for=__drawer]",
        ):
            shown = self.page.locator(f"{button}:visible")
            if shown.count():
                shown.first.click()
        entry = self.entry(listing)
        self.settle()
        if self.section.count() and not entry.evaluate(_IS_IN_SIGHT):
            self.section.click()
        # A long menu scrolls.
        entry.scroll_into_view_if_needed()
        expect(entry).to_be_in_viewport()
        self.settle()

    def settle(self) -> None:
        """Wait until all animations have finished."""
        self.page.evaluate(
            """() => Promise.all(
                document.getAnimations().map((moving) => moving.finished.catch(() => {})))"""
        )

    def entry(self, text: str) -> Locator:
        """The blog's entry with this text in the navigation."""
        return self.menu.locator("a").filter(has_text=text)

    @property
    def active_entries(self) -> list[str]:
        """The active entries of the navigation, without summaries."""
        selector = {
            "mkdocs": "a.dropdown-item.active",
            "readthedocs": "li.current > a.current",
            "material": ".md-nav__item--active:not(.md-nav__item--nested) > a.md-nav__link",
        }[self.theme]
        return self.menu.locator(selector).evaluate_all(
            """links => links.map((link) => {
                const label = link.cloneNode(true);
                label.querySelectorAll("small").forEach((summary) => summary.remove());
                return label.textContent.trim();
            })"""
        )

    @property
    def is_section_active(self) -> bool:
        """Whether the blog's section is active in the navigation."""
        selector = {
            "mkdocs": ".dropdown-toggle.active",
            "readthedocs": ".caption:has-text('Blog') + ul.current",
            "material": ".md-nav__item--nested.md-nav__item--active",
        }[self.theme]
        return self.menu.locator(selector).count() == 1

    # --- the page -------------------------------------------------------------------------------------

    @property
    def content(self) -> Locator:
        return self.page.locator("article.md-content__inner, [role=main]").first

    def headings(self, text: str) -> Locator:
        """Every heading on the screen with exactly this text."""
        return self.page.get_by_role("heading", name=text, exact=True)
