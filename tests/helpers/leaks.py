"""Posts full of canaries: words that are nowhere else, so that each leak of a post can be named."""

from __future__ import annotations

import posixpath
import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from support import Built

    Files = dict[str, str | bytes]

POSTS = "blog/posts"


@dataclass(frozen=True, slots=True)
class Canary:
    """The words of one post: `kan007title` is its title, and so on."""

    number: int

    def __call__(self, piece: str) -> str:
        return f"kan{self.number:03}{piece}"


# The files that a post may refer to, by the word in the file's name and content.
_IN_TEXT = {
    "markdown.png": "![{alt}]({relative})",
    "sized.png": "![]({relative}){{ width=20 }}",
    "reference.png": "![][kept]\n\n[kept]: {relative}",
    "download.pdf": "[download]({relative} 'x')",
    "source.png": '<img src="{absolute}">',
    "srcset.png": '<img srcset="{absolute} 2x">',
    "poster.png": '<video poster="{absolute}"></video>',
    "clip.mp4": '<video><source src="{absolute}"></video>',
    "style.png": "<i style=\"background: url('{absolute}')\"></i>",
    "data.png": '<a data-full="{absolute}">x</a>',
    "inner.png": "!!! note\n\n    ![]({relative})",
    "item.png": "- one\n\n    - two ![]({relative})",
    "beside.png": "![](beside)",
}
_IN_FRONT = {
    "image.png": "image: /{path}",
    "images.png": "images: [{path}]",
    "cover.png": "cover: {{image: {path}}}",
}


def _media_path(canary: Canary, piece: str, folder: str) -> str:
    return posixpath.join(folder if piece == "beside.png" else "media", canary(piece))


def media(
    canary: Canary, folder: str = POSTS, pieces: Iterable[str] = (*_IN_TEXT, *_IN_FRONT)
) -> Files:
    """Every file that the post in this folder refers to."""
    return {
        _media_path(canary, piece, folder): b"\x89PNG\0" + canary(f"bytes{piece}").encode()
        for piece in pieces
    }


def body(canary: Canary, folder: str = POSTS) -> str:
    named = []
    for piece, form in _IN_TEXT.items():
        path = _media_path(canary, piece, folder)
        relative = posixpath.relpath(path, folder)
        named.append(
            form.replace("(beside)", f"({canary(piece)})").format(
                alt=canary("alt"), relative=relative, absolute=f"/{path}"
            )
        )
    head = f"{canary('text')} of it.\n\n## {canary('heading')}"
    return "\n\n".join([head, *named, f"`{canary('code')}` <!-- {canary('comment')} -->"])


def front(canary: Canary, *lines: str, without: Iterable[str] = ()) -> list[str]:
    """Return the lines of front matter, with these lines replacing those with the same key."""
    usual = {
        "title": f"title: {canary('title')}",
        "date": "date: 2024-03-01",
        "tags": f"tags: [{canary('tag')}, shared]",
        "categories": f"categories: [{canary('category')}]",
        "authors": f"authors: [{canary('author')}]",
        "summary": f"summary: {canary('summary')}",
        "description": f"description: {canary('description')}",
        "slug": f"slug: {canary('slug')}",
        "extra": f"extra: {canary('extra')}",
    }
    for piece, form in _IN_FRONT.items():
        usual[piece] = form.format(path=_media_path(canary, piece, ""))
    given = {line.partition(":")[0] for line in lines}
    return [*(line for key, line in usual.items() if key not in given | set(without)), *lines]


def text(
    canary: Canary, *lines: str, folder: str = POSTS, without: Iterable[str] = (), form: str = ""
) -> str:
    """Return a post with these lines in its front matter, in a form such as `---\\n{}---\\n\\n{}`."""
    block = "".join(f"{line}\n" for line in front(canary, *lines, without=without))
    return (form or "---\n{}---\n\n{}").format(block, body(canary, folder)) + "\n"


def toml(canary: Canary, *lines: str, form: str = "+++\n{}+++\n\n{}") -> str:
    block = f"""\
title = "{canary("title")}"
tags = ["{canary("tag")}"]
categories = ["{canary("category")}"]
authors = ["{canary("author")}"]
description = "{canary("description")}"
slug = "{canary("slug")}"
image = "/media/{canary("image.png")}"
images = ["/media/{canary("images.png")}"]
"""
    last = f'[extra]\ncover = "/media/{canary("cover.png")}"\nword = "{canary("extra")}"\n'
    return form.format(block + "".join(f"{line}\n" for line in lines) + last, body(canary)) + "\n"


def published(canary: Canary, *lines: str) -> Files:
    """Everything that a hidden post has, in a public post."""
    return {f"{POSTS}/{canary('name')}.md": text(canary, "draft: false", *lines), **media(canary)}


@dataclass(frozen=True, slots=True)
class Way:
    """A way to hide a post."""

    name: str
    make: Callable[[Canary], Files]


def _line(line: str, *more: str, without: Iterable[str] = ()) -> Way:
    return Way(
        "; ".join((line, *more)).replace("\n", "⏎"),
        lambda c: {
            f"{POSTS}/{c('name')}.md": text(c, line, *more, without=without),
            **media(c),
        },
    )


def _form(name: str, make: Callable[[Canary], str | bytes], extension: str = "md") -> Way:
    def files(canary: Canary) -> Files:
        made = make(canary)
        readable = made if isinstance(made, str) else made.replace(b"\0", b"").decode("latin-1")
        named = [piece for piece in (*_IN_TEXT, *_IN_FRONT) if canary(piece) in readable]
        return {f"{POSTS}/{canary('name')}.{extension}": made, **media(canary, pieces=named)}

    return Way(name, files)


def _at(
    path: str, *lines: str, without: Iterable[str] = (), more: Mapping[str, str] | None = None
) -> Way:
    """A way that is a path, in which `*` is the canary's name."""

    def make(canary: Canary) -> Files:
        src_uri = path.replace("*", canary("name"))
        folder = posixpath.dirname(src_uri)
        return {
            src_uri: text(canary, *lines, folder=folder, without=without),
            **media(canary, folder),
            **{
                name.replace("*", canary("name")): said.replace("*", canary("file"))
                for name, said in (more or {}).items()
            },
        }

    return Way(" ".join((path, *lines)), make)


_TRUE = ("true", "'true'", '"true"', "True", "TRUE", "yes", "Yes", "'yes'", "on", "On", "1", "y", "Y")
_FALSE = ("false", "'false'", "False", "no", "No", "off", "0", "n")
_STATUSES = (
    "draft",
    "Draft",
    "private",
    "pending",
    "skip",
    "trash",
    "auto-draft",
    "future",
    "unpublished",
)

MARKS = (
    *(_line(f"draft: {value}") for value in (*_TRUE, "!!bool true", "&x true", "true # for now")),
    *(_line(f"draft: {value}") for value in ("maybe", "", "~", "''", "[]", "{}", "[true]", "2", "t")),
    *(_line(f"draft:{value}") for value in (" >\n  true", " |\n  true", "\n  true", "\n  - true")),
    *(
        _line(f"{key}: true")
        for key in ("Draft", "DRAFT", "isDraft", "is_draft", "is-draft", "private")
    ),
    *(_line(f"{key}: true") for key in ("draft ", "'draft'", '"draft"', "? draft\n", "Private")),
    *(_line(f"published: {value}") for value in _FALSE),
    *(_line(f"{key}: false") for key in ("publish", "Published", "PUBLISH")),
    *(_line(f"{key}: {value}") for key in ("published", "publish") for value in ("maybe", "2", "[no]")),
    *(_line(f"status: {value}") for value in _STATUSES),
    *(
        _line(f"{key}: true")
        for key in (*("is_private", "unpublished", "saveAsDraft", "ignorePublish", "headless"),)
    ),
    *(_line(f"{key}: false") for key in ("isPublished", "is_published", "dg-publish")),
    *(_line(line) for line in ("state: draft", "visibility: private")),
    *(_line(f"{key}: draft") for key in ("post_status", "post-status", "Status")),
    *(_line(f"status: {value}") for value in ("[draft]", "[new, private]", "'new, draft'")),
    *(_line(f"{key}: {{draft: true}}") for key in ("params", "hugo", "meta", "date")),
    _line("params:\n  draft: yes"),
    _line("base: &base {draft: true}", "<<: *base"),
    _line("draft: true\ndraft: false"),
    _line("draft: false\ndraft: true"),
    _line("draft: true", "published: true"),
    _line("draft: false", "published: false"),
    _line("draft: false", "status: draft"),
    _line("draft: false", "private: true"),
    *(_line(f"build: {{render: {value}}}") for value in ("never", "false", "link", "nevr")),
    *(_line(line) for line in ("_build: {render: never}", "build: {render:never}", "build: never")),
    *(_line(f"params: {mark}") for mark in ("{draft:true}", "[draft: true]", "{published: false}")),
    *(_line(f"render: {value}") for value in ("false", "never")),
    _line("status: {x:draft}"),
    _line("permalink: false"),
    _line("unlisted: maybe"),
    _line("hidden: maybe"),
    _line("unlisted: true", "draft: true"),
    *(_line(f"{key}: true") for key in ("wip", "WIP", "unpublish")),
    *(_line(f"{key}: true") for key in ("drafft", "Draf", "drafts", "hiden", "isDratf", "privat")),
    *(_line(f"{key}: false") for key in ("publsh", "publishd")),
    _line("staus: draft"),
)
TIMES = (
    *(
        _line(f"date: {value}")
        for value in (
            *("2027-01-01", "'2027-01-01'", "2026-06-16", "2026-06-15T13:00:00", "2099-12-31 10:00"),
            *("2026-06-15T07:00:00-06:00", "2026-06-15 14:30 +0200", "1 January 2027", "20270101"),
            *("1830297600000", "{created: 2027-01-01}", "TBD", "'{{ date }}'", "{{ date }}"),
            *("2023-02-29", "1/2/2024", "July 2026", "[2024-01-01]", "tomorrow"),
        )
    ),
    *(
        _line(f"{key}: 2027-01-01", without=["date"])
        for key in (
            *("pubDate", "publishDate", "publish_date", "pubDatetime", "publishedAt", "created"),
            *("datePublished", "published", "publish"),
        )
    ),
    *(_line(f"{key}: 2027-01-01") for key in ("publishDate", "pubDate", "published", "created")),
    _line("publishDate: soon"),
    *(_line(f"{key}: 2027-01-01") for key in ("embargo_until", "embargo-until")),
    _line("published_on: 2027-01-01", without=["date"]),
    *(_line(f"{key}: 2026-01-01") for key in ("expiration_date", "expires_at", "expire-date")),
    *(_line(f"{key}: 2026-01-01") for key in ("expiryDate", "expires", "unpublishdate", "expiry_date")),
    _line("expiryDate: 2026-06-15"),
    _line("expiryDate: 2026-06-15T11:59:00Z"),
    _line("expiryDate: 2026-06-15T12:00:00Z"),
    _line("expires: someday"),
    _at(f"{POSTS}/2027-01-01-*.md", without=["date", "slug"]),
    _at(f"{POSTS}/20270101-*.md", without=["date"]),
    _at(f"{POSTS}/2027/01/01/*.md", without=["date"]),
    _at(f"{POSTS}/2027-01-01-*/index.md", without=["date", "slug"]),
    _at(f"{POSTS}/2027-01-02-*/README.md", without=["date"]),
    _line("permalink: /2027/01/01/later/", without=["date"]),
)

_BROKEN = "summary: 'open\n"
FORMS = (
    _form("TOML draft = true", lambda c: toml(c, "draft = true")),
    _form('TOML draft = "yes"', lambda c: toml(c, 'draft = "yes"')),
    _form("TOML published = false", lambda c: toml(c, "published = false")),
    _form("TOML [params] draft", lambda c: toml(c, "[params]\ndraft = true")),
    _form("TOML date ahead", lambda c: toml(c, "date = 2027-01-01T00:00:00Z")),
    _form("TOML broken", lambda c: toml(c, "draft = true", "x = [")),
    _form("TOML without an end", lambda c: toml(c, "draft = true", form="+++\n{}\n\n{}")),
    _form("TOML in YAML's fences", lambda c: toml(c, "draft = true", form="---\n{}---\n\n{}")),
    _form("YAML in TOML's fences", lambda c: text(c, "draft: true", form="+++\n{}+++\n\n{}")),
    *(
        _form(f"fences {form!r}", lambda c, form=form: text(c, "draft: true", form=form))
        for form in (
            *(
                "{}\n{}",
                "{}---\n\n{}",
                "---\n{}...\n\n{}",
                "\n\n---\n{}---\n{}",
                "\ufeff---\n{}---\n{}",
            ),
            *(
                "--- \n{}--- \n{}",
                "----\n{}----\n{}",
                "--\n{}--\n{}",
                "---\n{}\n\n{}",
                "---\n{}-- -\n{}",
            ),
            *(
                "——\n{}——\n{}",
                "```yaml\n{}```\n\n{}",
                "<!--\n{}-->\n\n{}",
                "<!-- x -->\n---\n{}---\n{}",
            ),
            *(
                " ---\n{} ---\n{}",
                "===\n{}===\n{}",
                "---yaml\n{}---\n\n{}",
                "%YAML 1.2\n---\n{}---\n{}",
            ),
            *("---js\n{}---\n\n{}", "---json\n{}---\n\n{}", ";;;\n{};;;\n\n{}", "\u200b---\n{}---\n{}"),
            *("---\n---\n---\n{}---\n{}", "---\n# a\n---\n{}---\n{}", "\f---\n{}---\n{}"),
        )
    ),
    _form("lines, a mark below a key", lambda c: text(c, "build:", "  render: never", form="{}\n{}")),
    _form("CRLF", lambda c: text(c, "draft: true").replace("\n", "\r\n")),
    _form("CR", lambda c: text(c, "draft: true").replace("\n", "\r")),
    _form("CR and LF mixed", lambda c: text(c, "draft: true").replace("---\n", "---\r\n")),
    _form(
        "JSON",
        lambda c: f'{{\n"title": "{c("title")}",\n"draft": true\n}}\n\n{body(c)}\n',
    ),
    _form("JavaScript", lambda c: f"---js\n{{title: '{c('title')}', draft: true}}\n---\n{body(c)}\n"),
    _form(
        "draft in one line", lambda c: f"---\n{{title: {c('title')}, draft: true}}\n---\n{body(c)}\n"
    ),
    _form("behind the block", lambda c: text(c, form="---\n{}---\ndraft: true\n\n{}")),
    _form("in a second block", lambda c: text(c, form="---\n{}---\n---\ndraft: true\n---\n\n{}")),
    _form("in an open quote", lambda c: text(c, "x: 'open", "draft: true", "y: it's")),
    _form("in a value for lines", lambda c: text(c, "x: |", "  draft: true")),
    _form("broken: a colon", lambda c: text(c, f"title: {c('title')}: more", "draft: true")),
    _form("broken: a tab", lambda c: text(c, "\tx: y", "draft: true")),
    _form("broken: a tab before it", lambda c: text(c, "\tdraft: true")),
    _form("broken: a quote", lambda c: text(c, "draft: true", "x: 'open")),
    _form("broken: brackets", lambda c: text(c, "x: [a, b", "draft: true")),
    _form("broken: a line without a key", lambda c: text(c, "draft: true", "nothing")),
    _form("broken: deep", lambda c: text(c, "x: a: b", "params:", "  draft: true")),
    _form("broken: a date", lambda c: text(c, "x: a: b", "date: 2027-01-01")),
    _form("broken: status", lambda c: text(c, "x: @y", "status: private")),
    _form("not UTF-8", lambda c: text(c, "place: Köln").encode("latin-1")),
    _form("not UTF-8, draft", lambda c: text(c, "draft: true", "place: Köln").encode("latin-1")),
    _form("UTF-16", lambda c: text(c, "draft: true").encode("utf-16")),
    _form("a NUL", lambda c: text(c).replace("##", "\0##")),
    _form("a NUL, draft", lambda c: text(c, "draft: true") + "\0"),
    *(
        _form(f".{extension}", lambda c: text(c, "draft: true"), extension)
        for extension in ("markdown", "mdown", "mkdn", "mkd", "mdx", "MD", "Markdown", "MDX")
    ),
    *(
        _form(f".{extension}, a form that is not read", lambda c: text(c, "draft: true"), extension)
        for extension in ("rst", "qmd", "adoc", "org", "html", "htm", "RST")
    ),
    *(
        _form(
            f"MDX {code}", lambda c, code=code: f"{code.replace('*', c('title'))}\n\n{body(c)}\n", "mdx"
        )
        for code in (
            "export const article = {\n  title: '*',\n  date: '2099-09-05',\n}",
            "export const post = { title: '*', status: 'private' }",
            "export const draft = true",
            "export const date = '2099-01-01'",
            "export const status = 'draft'",
            "export const isDraft = true;",
            "export default Layout({ title: '*', published: false })",
            "export const meta2 = {\n  nested: { x: [1] },\n  'draft': true,\n}",
        )
    ),
    _form(
        "MDX metadata",
        lambda c: f"export const metadata = {{ title: '{c('title')}', draft: true }}\n\n{body(c)}\n",
        "mdx",
    ),
    _form(
        "MDX imports",
        lambda c: (
            f"---\ndraft: true\n---\nimport x from '/media/{c('image.png')}'\n\n"
            f"<X a={{require('/media/{c('images.png')}')}} b={{{{c: `/media/{c('cover.png')}`}}}} />\n"
        ),
        "mdx",
    ),
)

PLACES = (
    *(
        _at(f"{POSTS}/{folder}/*.md")
        for folder in ("_drafts", "drafts", "Drafts", "DRAFTS", "_Drafts", "a/b/drafts", "drafts/a/b")
    ),
    _at(f"{POSTS}/drafts/*/index.md"),
    _at(f"{POSTS}/drafts/deep/*.md", more={f"{POSTS}/drafts/deep/*-file.txt": "*"}),
    _at(f"{POSTS}/drafts/draft-false-*.md", "draft: false"),
    _at(f"{POSTS}/_*.md"),
    _at(f"{POSTS}/_*.mdx"),
    _at(f"{POSTS}/host-draft/*.md"),
    _at(f"{POSTS}/host-draft-bundle/*/index.md"),
    Way(
        f"{POSTS}/host-excluded/*.md",  # Their images are the host's responsibility.
        lambda c: {f"{POSTS}/host-excluded/{c('name')}.md": text(c)},
    ),
    _at(f"{POSTS}/*/index.md", "draft: true", more={f"{POSTS}/*/deep/*-file.txt": "*"}),
    _at(f"{POSTS}/*/README.md", "draft: true"),
    _at(f"{POSTS}/*-x/index.md", "date: 2027-01-01", more={f"{POSTS}/*-x/*-file.txt": "*"}),
    _at(f"{POSTS}/of-hidden/*.md", more={f"{POSTS}/of-hidden/index.md": "---\ndraft: true\n---\nx\n"}),
    _at(f"{POSTS}/of-hidden/deep/*.md"),
    _at(f"{POSTS}/of-hidden/deep/*/index.md", "draft: false"),
    _at(f"{POSTS}/z-*.md", "slug: neighbour-1"),
    _at(f"{POSTS}/z-*/index.md", "slug: neighbour-bundle", more={f"{POSTS}/z-*/*-file.txt": "*"}),
    _at(f"{POSTS}/y-*.md", "permalink: /tags/shared/"),
    _at(f"{POSTS}/x-*.md", "permalink: /static/page/"),
    *(
        _at(f"{POSTS}/by-default-{number}/{path}", more={f"{POSTS}/by-default-{number}/{name}": said})
        for number, (path, name, said) in enumerate(
            (
                ("*.md", ".meta.yml", "draft: true\n"),
                ("a/b/*.md", ".meta.yaml", "status: private\n"),
                ("*/index.md", ".meta.yml", "published: false\n"),
                ("*.md", ".meta.yml", "date: 2027-01-01\npublishDate: 2027-01-01\n"),
                ("*.md", ".meta.yml", "x: 'open\ndraft: true\n"),
                ("*.md", ".meta.yml", "draft: maybe\n"),
                ("*.md", "_index.md", "---\ncascade: {draft: true}\n---\n"),
                ("a/*.md", "_index.md", "---\ncascade:\n  - build: {render: never}\n---\n"),
                ("*.md", "_index.md", "+++\n[cascade]\ndraft = true\n+++\n"),
                ("*.md", "_index.md", "---\ncascade: {target: {kind: page}, draft: true}\n---\n"),
            )
        )
    ),
    _at("blog/*.md", "draft: true"),
    _at("blog/deep/*.md", "published: false"),
    _at("blog/*/index.md", "status: draft"),
    _at("blog/Drafts/*.md"),
    _at("blog/x-*.md", "draft: maybe"),
    _at("blog/*.mdx"),
    _at("blog/*.MD"),
    _at("blog/*.md~"),
    _at("blog/*.md.orig"),
    *(
        _at(f"blog/{name}", "draft: true")
        for name in ("*.md.txt", "*.md.1", "*.md copy", "*.draft", "*.txt", "*")
    ),
    _at("blog/_*.md"),
    _at("blog/index.md", "draft: true"),
    _at("blog/tags/shared.md", "draft: true"),
)
HIDDEN = (*MARKS, *TIMES, *FORMS, *PLACES)
UNLISTED = (
    *(_line(f"unlisted: {value}") for value in _TRUE),
    *(
        _line(line)
        for line in ("hidden: true", "secret: true", "Unlisted: true", "build: {list: never}")
    ),
    *(_line(f"status: {value}") for value in ("unlisted", "hidden", "[new, hidden]")),
    _at(f"{POSTS}/unlisted/*.md", more={f"{POSTS}/unlisted/.meta.yml": "unlisted: true\n"}),
    _at(f"{POSTS}/unlisted-bundle/*/index.md", "unlisted: true"),
)


def words(built: Built) -> Iterator[tuple[int, str, str]]:
    """Yield each canary of a site: its number, its surface, and where that is."""
    for name, data in built.everything():
        for match in _WORD.finditer(name.encode()):
            number = int(match[1])
            yield number, surface(name, number, b"", 0), f"the name {name}"
        for text in {data, data.replace(b"\0", b"")}:
            for match in _WORD.finditer(text):
                about = text[max(0, match.start() - 30) : match.end() + 10]
                number = int(match[1])
                yield number, surface(name, number, text, match.start()), f"{name}: …{about!r}"


_WORD = re.compile(rb"kan(\d{3})[a-z.]*", re.IGNORECASE)
_AROUND = b"blogposts-around"


def surface(name: str, number: int, data: bytes, start: int) -> str:
    """Return the surface that a place in the site belongs to."""
    if not name.endswith(".html"):
        by_name = {
            "sitemap.xml": "sitemap",
            "sitemap.xml.gz": "sitemap",
            "tags.json": "Material's tags",
        }
        return "search" if name.startswith("search/") else by_name.get(name, "files")
    for folder in ("tags", "categories"):
        if name.startswith(f"blog/{folder}"):
            return folder
    if name.startswith(("tags.", "tags/")):
        return "Material's tags"
    if re.match(r"blog/(index\.html|page)", name):
        return "lists"
    if Canary(number)("slug") in name:
        return "its head" if start < data.find(b"</head>") else "its page"
    return "newer and older" if 0 <= data.find(_AROUND) < start else "navigation"


SURFACES = frozenset(
    {
        *("its page", "its head", "files", "lists", "tags", "categories", "navigation"),
        *("newer and older", "search", "sitemap"),
    }
)
OWN = frozenset({"its page", "its head", "files"})
"""The surfaces on which an unlisted post may be."""


def table(built: Built) -> dict[int, dict[str, list[str]]]:
    """Return where each canary is, by its number and by surface."""
    found: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for number, surface, place in words(built):
        found[number][surface].append(place)
    return found


THEMES = ("mkdocs", "readthedocs", "material")
HOSTS = ("mkdocs", "properdocs")
WITNESS = Canary(999)
MADE = Way("made by gen-files", media)
WAYS = dict(enumerate((*HIDDEN, MADE)))
QUIET = dict(enumerate(UNLISTED, len(WAYS)))
ALLOWED = {WITNESS.number: SURFACES | {"Material's tags"}, **dict.fromkeys(QUIET, OWN)}
"""The surfaces on which words of a public post may be. Words of hidden posts may be on none."""


class Leak(NamedTuple):
    """A leak as reported by the leak check."""

    owner: str
    kinds: str
    place: str


_LEAK = re.compile(r"blogposts: (.+?): hidden, but its (.+?) (?:is|are) in '(.+?)' \(got ")
_POSSIBLE = re.compile(r"blogposts: (.+?): hidden, but one (sentence) of it is in '(.+?)' \(got ")


def leaks_in(built: Built) -> list[Leak]:
    """Return the leaks that a build reports."""
    return _reported(built, _LEAK, "[leak]")


def possible_leaks_in(built: Built) -> list[Leak]:
    """Return the possible leaks that a build reports."""
    return _reported(built, _POSSIBLE, "[leak-possible]")


def _reported(built: Built, form: re.Pattern[str], code: str) -> list[Leak]:
    found = (form.match(text) for text in built.messages if text.endswith(code))
    return [Leak(*match.groups()) for match in found if match]
