"""Random sites for Material's own blog plugin: with each of its options, and posts of all kinds.

Only what Material's blog builds without an error is used: each post has front matter and a date.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING, Any

import yaml
from support import Site

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from support import Built


class Tag(str):  # noqa: SLOT000 - YAML that MkDocs reads as a Python object
    """A value of `mkdocs.yml` that is written with a tag, such as `!!python/name:a.b`."""


def _represent(dumper: yaml.SafeDumper, tag: Tag) -> yaml.Node:
    name, _, arguments = tag.partition(" ")
    name = f"tag:yaml.org,2002:{name.removeprefix('!!')}"
    if not arguments:
        return dumper.represent_scalar(name, "")
    return dumper.represent_mapping(name, yaml.safe_load(arguments))


yaml.SafeDumper.add_representer(Tag, _represent)


def _slugify(**arguments: object) -> Tag:
    return Tag(f"!!python/object/apply:pymdownx.slugs.slugify {yaml.safe_dump({'kwds': arguments})}")


OPTIONS: Mapping[str, Mapping[str, Any]] = {
    "defaults": {},
    "few on a page": {"pagination_per_page": 2},
    "one on a page": {"pagination_per_page": 1, "pagination_url_format": "seite-{page}"},
    "all on a page": {"pagination": False},
    "categories in URLs": {
        "post_url_format": "{categories}/{date}/{slug}",
        "post_url_max_categories": 2,
        "post_url_date_format": "yyyy-MM",
    },
    "names of files": {"post_url_format": "{date}/{file}", "post_url_date_format": "yyyy/MMMM/d"},
    "only slugs": {"post_url_format": "{slug}"},
    "a folder before": {"post_url_format": "p/{file}/{slug}/"},
    "ASCII slugs": {"post_slugify": _slugify(case="lower-ascii", percent_encode=True)},
    "slugs as written": {
        "post_slugify": _slugify(normalize="NFKC"),
        "post_slugify_separator": "_",
        "categories_slugify": _slugify(case="fold"),
        "categories_slugify_separator": ".",
    },
    "archive by month": {
        "archive_date_format": "MMMM yyyy",
        "archive_url_date_format": "yyyy/MM",
        "archive_url_format": "{date}",
        "archive_name": "Chronik",
        "archive_pagination": False,
    },
    "archive by name of month": {"archive_url_date_format": "MMMM-y", "archive_pagination_per_page": 1},
    "no listings": {"archive": False, "categories": False},
    "categories elsewhere": {
        "categories_url_format": "themen/{slug}",
        "categories_name": "Themen",
        "categories_sort_reverse": True,
        "categories_pagination": True,
        "categories_pagination_per_page": 2,
        "pagination": False,
    },
    "profiles": {"authors_profiles": True},
    "profiles elsewhere": {
        "authors_profiles": True,
        "authors_profiles_url_format": "people/{name}",
        "authors_profiles_name": "People",
        "authors_profiles_pagination_per_page": 2,
    },
    "profiles on one page": {"authors_profiles": True, "authors_profiles_pagination": False},
    "posts elsewhere": {"post_dir": "articles/{blog}"},
    "posts deeper": {"post_dir": "{blog}/a/posts", "pagination_per_page": 3},
    "tables of contents": {"blog_toc": True, "archive_toc": False, "pagination_if_single_page": True},
    "kept content": {"pagination_keep_content": True, "pagination_per_page": 3},
    "drafts shown": {"draft": True, "pagination_per_page": 3, "authors_profiles": True},
    "future dates hidden": {"draft_if_future_date": True},
    "future dates shown": {"draft_if_future_date": False, "post_url_date_format": "y/MM"},
    "long dates": {"post_date_format": "full", "post_readtime": False, "post_excerpt_max_authors": 2},
}
"""The options of each case, by its name."""
PLACES = (".", "blog", "news/blog")
URLS: Mapping[str, bool] = {"folders": True, "files": False}
LANGUAGES = ("en", "en", "de", "fr", "ja", "ru", "ar", "pt-BR")

_EMPTY = "🎉"
"""A title that gives an empty slug."""
TITLES = (
    "Hello world",
    "What's new?",
    "C++ and C#",
    "Ten years — and counting…",
    "50% off!",
    "a/b testing",
    "node.js v2.0",
    "__init__ and _under_score_",
    "Straße, Öl & Ärger",
    "İstanbul ve ıhlamur",
    "ὈΔΥΣΣΕΎΣ",
    "Привет, мир!",
    "日本語のタイトル",
    "ＦＵＬＬ　ＷＩＤＴＨ",
    "한국어 제목",
    "한국어",
    "हिन्दी में शीर्षक",
    "ภาษาไทย",
    "مرحبا بالعالم",
    "שלום עולם",
    _EMPTY,
    "Party 🎉🎉 time",
    "1️⃣ First of all",
    "👩‍💻 at work",
    "Über-größe",
    "Cafe\u0301 or café",
    "A <b>bold</b> claim",
    "Use `print()` in *Python*",
    "See [the docs](https://example.org/a_b)",
    "Tom &amp; Jerry",
    "1 < 2 and 3 > 2",
    "x² + y² ﬁne",
    "Ⅳ. Chapter",
    "--- dashes -- and - more ---",
    "  spaces   inside  ",
    "Zero\u200bwidth and soft\u00adhyphen",
    "non\u00a0breaking space",
    "“Quoted” ‘title’",
    "UPPER lower MiXed",
    "100",
    "v1.0: the release",
    "and so on...",
    "{{ braces }} and {curly}",
    "#hashtag",
    "dash – en",
    "\\*escaped\\*",
    "a" * 120,
)
CATEGORIES = ("News", "How-to", "Straße & Co.", "日本", "Release notes", "c_d", "Привет", "Ä b", "x.y")
NAMES = (
    "hello",
    "My Post",
    "2024-05-01-dated",
    "über",
    "日本",
    "a.b",
    "post_1",
    "UP",
    "index-2",
    "q&a",
)
AUTHORS = {
    "squid": {"name": "Squid Fünk", "description": "Creator", "avatar": "https://example.org/a.png"},
    "ada": {
        "name": "Ada Lovelace",
        "description": "Countess",
        "avatar": "https://example.org/b.png",
        "slug": "the-countess",
    },
    "日": {
        "name": "日本 太郎",
        "description": "Writer",
        "avatar": "https://example.org/c.png",
        "url": "https://example.org/",
    },
}
SLUGS = ("my-slug", "Own Slug", "über/uns", "käse_1", "v1.0")
DAYS = (
    "2024-05-01",
    "2024-12-31",
    "2024-01-01",
    "2023-07-15",
    "2023-07-16",
    "2021-01-03",
    "2025-02-28",
)
FUTURE = "2099-01-02"
TIMES = ("", "", "", " 23:59:00", "T00:00:00", " 09:30:00+02:00", " 00:15:00-05:00", "T10:00:00Z")
"""Times of posts: none, without a zone, and with one."""
_POSTS = 12


@dataclass(kw_only=True)
class MaterialSite:
    """The sources of a site, and which of them belong to hidden posts."""

    options: Mapping[str, Any]
    blog_dir: str
    use_directory_urls: bool
    language: str
    files: dict[str, str | bytes] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    """The posts that we hide, and their files. Material publishes some of them."""

    def build(self, folder: Path, *, ours: bool) -> Built:
        """Build the site with our plugin, or with Material's and without the hidden files."""
        options = {"blog_dir": self.blog_dir, **self.options}
        plugin = (
            {"blogposts": {"preset": "material", **options}} if ours else {"material/blog": options}
        )
        files = {name: data for name, data in self.files.items() if ours or name not in self.hidden}
        config = {
            "site_url": "https://example.org/docs/",
            "theme": {"name": "material", "language": self.language},
            "plugins": [plugin],
            "use_directory_urls": self.use_directory_urls,
        }
        return Site.make(folder, files, config).build()


def random_site(
    options: Mapping[str, Any], *, blog_dir: str, use_directory_urls: bool, seed: str
) -> MaterialSite:
    """Make the site of a seed."""
    random = Random(seed)  # noqa: S311 - to be the same each time
    site = MaterialSite(
        options=options,
        blog_dir=blog_dir,
        use_directory_urls=use_directory_urls,
        language=random.choice(LANGUAGES),
    )
    posts_dir = posixpath.normpath(options.get("post_dir", "{blog}/posts").format(blog=blog_dir))
    site.files |= dict(_pages(random, blog_dir)) | dict(_files(random, posts_dir))
    # A URL can't be empty, and Material's blog builds only one of two posts with the same URL.
    titles = [
        title for title in TITLES if title != _EMPTY or options.get("post_url_format") != "{slug}"
    ]
    bundle_days = random.sample(DAYS, len(DAYS))
    for number, title in enumerate(random.sample(titles, _POSTS)):
        post = _random_post(random, posts_dir, number, title, bundle_days)
        site.files |= post.files
        if post.is_hidden_with(options):
            site.hidden |= set(post.files)
    return site


def _pages(random: Random, blog_dir: str) -> Iterator[tuple[str, str]]:
    """Yield pages, some of them at the paths of listings, and the authors file."""
    yield "index.md", "# Home\n"
    yield "about.md", "# About\n"
    pages = {
        "index.md": random.choice(["# Blog\n", "# Our *news*\n\nText.\n"]),
        ".authors.yml": yaml.safe_dump({"authors": AUTHORS}, allow_unicode=True),
    }
    if random.random() < 0.4:
        pages["category/news.md"] = "# All the news\n\nText.\n"
        pages["archive/2024.md"] = "---\ntitle: The year 2024\n---\n\nText.\n"
        pages["author/squid.md"] = "# The squid\n"
    for name, text in pages.items():
        yield posixpath.normpath(posixpath.join(blog_dir, name)), text


def _files(random: Random, posts_dir: str) -> Iterator[tuple[str, bytes]]:
    """Yield files next to posts that no post mentions."""
    for name in ("loose.png", "assets/deep/file.svg", "assets/data.csv", "a.css", "b.js", "c.html"):
        if random.random() < 0.5:
            yield posixpath.join(posts_dir, name), b"."


@dataclass(kw_only=True)
class _RandomPost:
    meta: dict[str, Any]
    is_future: bool
    files: dict[str, str | bytes] = field(default_factory=dict)

    def is_hidden_with(self, options: Mapping[str, Any]) -> bool:
        if options.get("draft"):
            return False
        return self.meta.get("draft") is True or (
            self.is_future and options.get("draft_if_future_date") is not False
        )


def _random_post(
    random: Random, posts_dir: str, number: int, title: str, bundle_days: list[str]
) -> _RandomPost:
    """Make a post with images, whose names and those of the post no other post has."""
    folder = posixpath.join(posts_dir, random.choice(["", "", "", "2024", "sub/folder", "Ümläut"]))
    name = f"{random.choice(NAMES)}-{number}"
    is_bundle = random.random() < 0.25 and bool(bundle_days)
    path = posixpath.join(folder, f"{name}/index.md" if is_bundle else f"{name}.md")
    is_future = not is_bundle and random.random() < 0.08
    day = bundle_days.pop() if is_bundle else FUTURE if is_future else random.choice(DAYS)
    post = _RandomPost(meta=_meta(random, day), is_future=is_future)
    # For the slug of a post without a title, Material takes the name of the file, in bundles "index".
    forms = (*_FORMS, *(() if is_bundle and number else _FORMS_WITHOUT_TITLE))
    text = _text(random, title, post.meta, forms)
    for image in (f"{number}.png", f"img/{number}.jpg", f"{number} x.webp"):
        if random.random() < 0.3:
            text += f"\n![](<{image}>)\n"
            post.files[posixpath.join(posixpath.dirname(path), image)] = b"."
    meta = yaml.safe_dump(post.meta, allow_unicode=True, sort_keys=False)
    post.files[path] = f"---\n{meta}---\n{text}"
    return post


def _meta(random: Random, day: str) -> dict[str, Any]:
    """Return front matter without a title, and with a date that other posts may have too."""
    date = yaml.safe_load(f"{day}{random.choice(TIMES)}")
    updated = yaml.safe_load("2026-01-02")
    choices: tuple[tuple[str, float, object], ...] = (
        ("date", 1, {"created": date, "updated": updated} if random.random() < 0.2 else date),
        ("categories", 0.7, random.sample(CATEGORIES, random.randint(1, 3))),
        ("authors", 0.5, random.sample(sorted(AUTHORS), random.randint(1, 2))),
        ("pin", 0.15, True),
        ("draft", 0.15, random.random() < 0.7),
        ("slug", 0.15, f"{random.choice(SLUGS)}-{random.randint(1, 999)}"),
        ("readtime", 0.2, random.randint(1, 9)),
    )
    return {key: value for key, share, value in choices if random.random() < share}


_FORMS = ("field", "field", "heading", "heading", "both")
"""Where a post has its title."""
_FORMS_WITHOUT_TITLE = ("underlined", "none")
"""Posts whose slug Material makes of the file name. It doesn't know underlined headings then."""


def _text(random: Random, title: str, meta: dict[str, Any], forms: Sequence[str]) -> str:
    """Return the text of a post, with its title there or in the front matter, or in neither."""
    text = "\nSome *text* with a [link](https://example.org/).\n"
    if random.random() < 0.6:
        text += "\n<!-- more -->\n\n## Part\n\nMore text.\n"
    form = random.choice(forms)
    if form in ("field", "both"):
        meta["title"] = title
    headings = {
        "heading": f"\n# {title}\n",
        "both": f"\n# Another {title}\n",
        "underlined": f"{title.strip()}\n=====\n",
    }
    return headings.get(form, "") + text
