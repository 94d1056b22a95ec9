"""Build a sample blog in every theme and take screenshots of it.

    python scripts/gallery.py OUT [--theme NAME]... [--materialx DIR]

OUT gets a folder for each theme with the site's sources (`docs`), the built site (`site`) and the
screenshots `PAGE-WIDTH-SCHEME.png`, and `index.html`, which shows all of them side by side. The pages
are the home page with the navigation open, the listing, its second page, a post, a post right to
left, one with a long title, a tag and the index of tags; the widths are 1280 and 360 pixels; the
schemes are light and, where the theme has it, dark. The site is built as `mkdocs serve` builds it,
so that drafts and scheduled posts are there.

Pages that are wider than the window or fail to open are listed on standard error, and the exit
status is 1.

It needs the dependency group `test` and Chromium: the program that the variable CHROMIUM names, or
`chromium` on the path. Nothing is loaded from other servers. MaterialX shares its Python package with
Material, so it is built from a separate folder: `make test` makes `.venv/materialx`, the
default of `--materialx`. Without that folder MaterialX is left out.

    .venv/test/bin/python scripts/gallery.py screenshots --theme material --theme terminal
"""

from __future__ import annotations

import argparse
import functools
import html
import json
import os
import shutil
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING, Any

from playwright.sync_api import Error, sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Browser, Page, Route

ROOT = Path(__file__).parent.parent
WIDTHS = {1280: 800, 360: 720}
# The date of the screenshots: 1 March 2026.
TODAY = "1772323200"

# As `mkdocs serve` builds, without its server.
BUILD = """
import sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

config = load_config(sys.argv[1])
config.plugins.on_startup(command="serve", dirty=False)
build(config, serve_url="http://localhost:8000/")
"""


@dataclass(frozen=True, kw_only=True)
class Theme:
    """A theme, and how to look at a site in it."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)
    dark: Mapping[str, Any] | None = field(default_factory=dict)
    """The options for dark mode; None if there is none, empty if it follows the browser."""
    search: str = "search"
    open_wide: tuple[str, ...] = ()
    """What to click, one after the other, to see the blog's part of the navigation."""
    open_narrow: tuple[str, ...] = ()
    open_script: str = ""
    """The same as a script, for a theme that loads its own from another server."""
    in_frame: bool = False
    """Pages are shown in a frame of the home page."""
    is_tall: bool = False
    """The text scrolls separately, so that only a tall window shows all of it."""


_DROPDOWN = ".dropdown-toggle:has-text('Blog')"
_BOOTSTRAP = Theme(
    name="mkdocs",
    options={"color_mode": "auto", "user_color_mode_toggle": True},
    open_wide=(_DROPDOWN,),
    open_narrow=(".navbar-toggler", _DROPDOWN),
)
_PALETTE = [
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]
_BLOG_LABEL = ".md-nav--primary > .md-nav__list > .md-nav__item > label:has-text('Blog') >> nth=0"
_MATERIAL = Theme(
    name="material",
    options={"palette": _PALETTE, "font": False},
    open_wide=(_BLOG_LABEL,),
    open_narrow=("label.md-header__button[for=__drawer]", _BLOG_LABEL),
)
_PRIMER_LABEL = "button.primer-nav-section-row:has-text('Blog')"
THEMES = (
    _BOOTSTRAP,
    Theme(name="readthedocs", dark=None, open_narrow=("[data-toggle=wy-nav-top]",)),
    _MATERIAL,
    Theme(
        name="materialx",
        options=_MATERIAL.options,
        open_wide=_MATERIAL.open_wide,
        open_narrow=_MATERIAL.open_narrow,
    ),
    Theme(name="terminal", dark={"palette": "dark"}),
    Theme(name="shadcn", search="shadcn/search", open_narrow=("header button:visible",)),
    Theme(
        name="simple-blog",
        dark={"theme_style": "dark"},
        open_wide=(_DROPDOWN,),
        open_narrow=(".navbar-toggler", _DROPDOWN),
    ),
    Theme(
        name="primer",
        open_wide=(_PRIMER_LABEL,),
        open_narrow=("details.primer-nav-toggle > summary", _PRIMER_LABEL),
    ),
    Theme(
        name="dracula",
        dark=None,
        open_wide=("a.btn-toggle:has-text('Blog')",),
        open_narrow=("#sidebarCollapse", "a.btn-toggle:has-text('Blog')"),
    ),
    Theme(name="gitbook", dark=None, is_tall=True, open_narrow=(".js-toolbar-action >> nth=0",)),
    Theme(name="ivory", dark=None, open_narrow=("button.hamburger:visible",)),
    Theme(
        name="windmill",
        dark=None,
        in_frame=True,
        is_tall=True,
        open_wide=(".wm-toc-opener:has-text('Blog')",),
        open_narrow=("#wm-toc-button", ".wm-toc-opener:has-text('Blog')"),
    ),
    Theme(
        name="cinder",
        dark=None,
        open_script="""
            document.querySelector(".navbar-collapse").classList.add("in");
            document.querySelector(".dropdown").classList.add("open");
        """,
    ),
    Theme(
        name="darkly",
        dark=None,
        open_wide=_BOOTSTRAP.open_wide,
        open_narrow=_BOOTSTRAP.open_narrow,
    ),
)
PAGES = {
    "home": "",
    "listing": "blog/",
    "listing2": "blog/page/2/",
    "post": "blog/reading-order/",
    "rtl": "blog/arabic/",
    "long": "blog/long-title/",
    "word": "blog/long-word/",
    "tags": "blog/tags/",
    "tag": "blog/tags/writing/",
}

INTRO = "Notes on small tools, plain text and the people who use them."
PROSE = (
    """\
A page is read in glances. The eye rests on a heading, leaves it for a date, comes back for a line and
goes on, and most of what stands between is never seen at all.""",
    """\
None of this is new. Printers knew it, and the width of a column, the weight of a title and the white
above it are their answers. We only have to leave them where they are.""",
    """\
What remains is patience: write one sentence, strike out the half of it that was there for its own
sake, and look whether the other half can stand. It usually can.""",
)
BODY = f"""\
{PROSE[0]}

## What one sees first

{PROSE[1]} There is [more about columns](../guide/usage.md) in the guide, and `inline code` to set in
the middle of a line.

- a title that says what the post is about,
- a date,
- one sentence that makes a promise.

> A summary is a promise; the text has to keep it.

```python
def first(text: str) -> str:
    return text.split(". ")[0]
```

{PROSE[2]}
"""
RTL_BODY = """\
<div dir="rtl" markdown>

نكتب الملاحظات في ملفات بسيطة، ثم نقرؤها بعد سنوات كأنها كُتبت أمس. النص العادي لا يشيخ، ولا يحتاج إلى
برنامج بعينه كي يُفتح.

## ترتيب القراءة

العنوان أولا، ثم التاريخ، ثم سطر واحد يقول لماذا كُتب النص.

</div>
"""
LONG_TITLE = (
    "How we moved eleven years of meeting notes into one folder of plain text files and then never had"
    " to look for them again"
)
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverordnung"
MORE_POSTS = (
    ("The folder is the index", "2025-08-30", "files, Search, Habits"),
    ("Two spaces or four", "2025-06-12", "Markdown, Style"),
    ("A feed is a courtesy", "2025-05-04", "Feeds, Web, C++"),
    ("Notes from a slow train", "2025-03-21", "Travel, Writing"),
    ("What the clock knows", "2025-02-09", "Dates, Time zones, C#"),
    ("Names for things in drawers", "2024-11-17", "Naming, Étude, Writing"),
    ("Counting words, and why we stopped", "2024-09-02", "Writing, Metrics, C"),
    ("The cheapest backup", "2024-06-28", "Backup, Files, 心理, 2024"),
)
MANY_TAGS = (
    "Accessibility, Browsers, Columns, Design, Editing, Fonts, Grammar, History, Interfaces,"
    " Justification, Kerning, Ligatures, Margins, Numbers, Outlines, Paper, Quotes, Rhythm, Scanning,"
    " Typography, Writing"
)


def post(body: str = BODY, **front_matter: str) -> str:
    """Return a post's source; its front matter is JSON, which is YAML too."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front_matter.items()]
    return "\n".join(["---", *lines, "---", "", body])


def sources() -> dict[str, str]:
    """Return the sample site's files in `docs`."""
    files = {
        "index.md": f"# Home\n\n{INTRO}\n\n{PROSE[1]}\n",
        "about.md": f"# About\n\n{PROSE[2]}\n",
        "guide/install.md": f"# Install\n\n{PROSE[2]}\n",
        "guide/usage.md": f"# Usage\n\n{PROSE[0]}\n\n## Columns\n\n{PROSE[1]}\n",
        "blog/index.md": f"# Blog\n\n{INTRO}\n",
        "blog/scheduled.md": post(
            title="Spring cleaning",
            date="2026-04-01",
            tags="Habits",
            summary="Out with the old drafts.",
        ),
        "blog/draft.md": post(
            title="An unfinished thought",
            date="2026-02-20",
            draft="true",
            tags="Writing",
            summary="Only a preview shows this one, with a badge wherever it is listed.",
        ),
        "blog/reading-order.md": post(
            title="In what order a list is read",
            date="2026-02-11",
            updated="2026-02-18",
            authors="Mara Lind, Jo Ferreira",
            tags=MANY_TAGS,
            summary="Readers do not begin at the top and stop at the end. They look for a title, then"
            " for a date, then for one good reason to stay, and a list can be set so that this takes a"
            " second.",
        ),
        "blog/long-title.md": post(
            title=LONG_TITLE, date="2026-01-30", tags="Files, Plain text, Meetings, Writing"
        ),
        "blog/long-word.md": post(
            title=LONG_WORD,
            date="2026-01-12",
            tags="Sprache, Donaudampfschifffahrtsgesellschaftskapitän",
            summary=f"{LONG_WORD}: one word, and no place to break it.",
        ),
        "blog/arabic.md": post(
            RTL_BODY,
            title="ملاحظات قصيرة في ملفات بسيطة",
            date="2025-11-23",
            tags="العربية, Plain text",
        ),
        "blog/bare.md": post(title="A post that says little", date="2025-10-06", summary=""),
    }
    for title, date, tags in MORE_POSTS:
        name = title.lower().replace(" ", "-").replace(",", "")
        files[f"blog/{name}.md"] = post(title=title, date=date, tags=tags)
    return files


def build(folder: Path, theme: Theme, options: Mapping[str, Any], pythonpath: Path | None) -> Path:
    """Build the sample site in a separate process; return the folder of the site."""
    for name, text in sources().items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    config = {
        "site_name": "Sample",
        "theme": {"name": theme.name, **theme.options, **options},
        "plugins": [theme.search, {"blogposts": {"posts_per_page": 6}}],
        "markdown_extensions": ["md_in_html", {"toc": {"permalink": True}}],
    }
    path = folder / "mkdocs.yml"
    path.write_text(json.dumps(config, indent=2), encoding="utf-8")
    env = {**os.environ, "SOURCE_DATE_EPOCH": TODAY, "NO_MKDOCS_2_WARNING": "1"}
    if pythonpath:
        env["PYTHONPATH"] = str(pythonpath)
    subprocess.run([sys.executable, "-c", BUILD, str(path)], check=True, env=env)
    return folder / "site"


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder; yield its URL."""

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_args: object) -> None:
            """Log nothing."""

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_args: object) -> None:
            """Ignore images that the browser no longer waits for."""

    server = Server(("127.0.0.1", 0), functools.partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@dataclass
class Gallery:
    """The screenshots of all themes, and all errors."""

    out: Path
    browser: Browser
    screenshots: dict[str, list[Path]] = field(default_factory=dict)
    complaints: list[str] = field(default_factory=list)

    def add(self, theme: Theme, materialx: Path) -> None:
        """Build the sample site in a theme and take screenshots."""
        pythonpath = materialx if theme.name == "materialx" else None
        folder = self.out / theme.name
        schemes = ["light"] if theme.dark is None else ["light", "dark"]
        site = None
        for scheme in schemes:
            options = (theme.dark or {}) if scheme == "dark" else {}
            if site is None or options:
                site = build(folder, theme, options, pythonpath)
            with served(site) as url:
                for width in WIDTHS:
                    self._take(theme, url, scheme=scheme, width=width)

    def _take(self, theme: Theme, url: str, *, scheme: str, width: int) -> None:
        context = self.browser.new_context(
            viewport={"width": width, "height": 2000 if theme.is_tall else WIDTHS[width]},
            color_scheme="dark" if scheme == "dark" else "light",
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.set_default_timeout(30000)

        def only_ours(route: Route) -> None:
            if route.request.url.startswith(url):
                route.continue_()
            else:
                route.abort()

        page.route("**/*", only_ours)
        # Some themes are wider than the window without us.
        page.goto(url + "about/")
        allowed = _excess(page)
        for name, path in PAGES.items():
            target = self.out / theme.name / f"{name}-{width}-{scheme}.png"
            is_home = name == "home"
            try:
                if theme.in_frame:
                    page.goto("about:blank")  # Otherwise only the URL would change.
                page.goto(f"{url}#{path}" if theme.in_frame else url + path)
                if is_home:
                    for selector in theme.open_wide if width == max(WIDTHS) else theme.open_narrow:
                        page.locator(selector).first.click()
                        page.wait_for_timeout(500)
                    page.evaluate(theme.open_script)
                else:
                    self._check_width(page, target, allowed=allowed)
            except Error as error:
                self.complaints.append(f"{target}: {str(error).splitlines()[0]}")
            page.screenshot(path=target, full_page=not is_home)
            self.screenshots.setdefault(theme.name, []).append(target)
        context.close()

    def _check_width(self, page: Page, target: Path, *, allowed: int) -> None:
        wide = _excess(page)
        if wide > allowed:
            self.complaints.append(f"{target}: {wide} pixels wider than the window")

    def write_index(self) -> None:
        """Write the page that shows all screenshots."""
        rows = []
        for theme, paths in self.screenshots.items():
            images = "".join(
                f'<figure><a href="{path.relative_to(self.out).as_posix()}">'
                f'<img src="{path.relative_to(self.out).as_posix()}" alt="" loading="lazy"></a>'
                f"<figcaption>{html.escape(path.stem)}</figcaption></figure>"
                for path in paths
            )
            rows.append(f"<h2>{html.escape(theme)}</h2><div>{images}</div>")
        style = (
            "body{font:14px sans-serif;background:#ccc}div{display:flex;gap:1em;overflow-x:auto}"
            "figure{margin:0}img{height:480px;width:auto}"
        )
        page = f"<!doctype html><meta charset=utf-8><title>Gallery</title><style>{style}</style>"
        (self.out / "index.html").write_text(page + "".join(rows), encoding="utf-8")


def _excess(page: Page) -> int:
    """Return by how many pixels the page, or the one in its frame, is wider than the window."""
    frame = page.frame(name="article") or page.main_frame
    frame.locator("h1").first.wait_for(state="attached")
    width: int = frame.evaluate(
        "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    return width


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description="Take screenshots of a sample blog in every theme.")
    parser.add_argument("out", type=Path, metavar="OUT")
    parser.add_argument("--theme", action="append", choices=[theme.name for theme in THEMES])
    parser.add_argument("--materialx", type=Path, default=ROOT / ".venv/materialx", metavar="DIR")
    args = parser.parse_args()
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if chromium is None:
        parser.error("Chromium was not found. Name it: CHROMIUM=/path/to/chrome")
    out = args.out.resolve()
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=flags)
        gallery = Gallery(out, browser)
        for theme in THEMES:
            if args.theme and theme.name not in args.theme:
                continue
            if theme.name == "materialx" and not args.materialx.is_dir():
                print(f"materialx left out: there is no {args.materialx}", file=sys.stderr)
                continue
            gallery.add(theme, args.materialx.resolve())
            print(theme.name, flush=True)
        gallery.write_index()
        browser.close()
    for complaint in gallery.complaints:
        print(complaint, file=sys.stderr)
    return 1 if gallery.complaints else 0


if __name__ == "__main__":
    sys.exit(main())
