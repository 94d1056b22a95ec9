"""Look for texts that the readers of posts get wrong: run by `make fuzz`.

Atheris generates texts and keeps those that reach new code. The functions `check_*` check what must be
true of every text. A text that fails is written to `.cache/fuzz` and printed: add it as a case to
`tests/golden/fields`, whose texts are the first ones tried.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from contextlib import suppress
from pathlib import Path

import atheris
import yaml

with atheris.instrument_imports(include=["frontmatter", "mkdocs_blogposts", "tomllib"]):
    from mkdocs_blogposts.blog.bodies.foreign_markup import foreign_markup
    from mkdocs_blogposts.blog.companions.files import (
        NO_COMPANION_FILES,
        CompanionFiles,
        read_companion_files,
    )
    from mkdocs_blogposts.blog.excerpts.document import Document
    from mkdocs_blogposts.blog.excerpts.formatted import ExcerptReader
    from mkdocs_blogposts.blog.excerpts.summary import SummaryReader
    from mkdocs_blogposts.blog.listings.kinds import KINDS
    from mkdocs_blogposts.blog.model import Blog, Source
    from mkdocs_blogposts.blog.plan import plan
    from mkdocs_blogposts.blog.posts import parse_post
    from mkdocs_blogposts.blog.settings import MarkdownSettings, Settings
    from mkdocs_blogposts.blog.source_paths import SourcePaths
    from mkdocs_blogposts.frontmatter.model import DateOrder
    from mkdocs_blogposts.frontmatter.reader import normal_lines, read_front_matter
    from mkdocs_blogposts.frontmatter.values.dates import parse_date
    from mkdocs_blogposts.frontmatter.values.images import image_of
    from mkdocs_blogposts.frontmatter.values.names import MAX_NAME_LENGTH, names_of, people_of
    from mkdocs_blogposts.frontmatter.values.text import MAX_TITLE_LENGTH, one_line, summary_of
    from mkdocs_blogposts.frontmatter.values.urls import permalink_of, slug_of
    from mkdocs_blogposts.mdx.convert import plain_markdown
    from mkdocs_blogposts.text.markdown.admonitions import with_admonitions
    from mkdocs_blogposts.text.markdown.fences import FenceSyntax, with_open_fences
    from mkdocs_blogposts.text.permalinks import (
        PLACEHOLDERS,
        Permalink,
        PermalinkError,
        PermalinkPattern,
        is_safe_part,
    )
    from mkdocs_blogposts.text.problems import FieldError
    from mkdocs_blogposts.text.slugs import MAX_SLUG_BYTES, slugify

from typing import TYPE_CHECKING

import frontmatter
from mkdocs.utils.meta import get_data

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.model import PostMeta

ROOT = Path(__file__).parent.parent
WORK = ROOT / ".cache/fuzz"
NOW = dt.datetime(2026, 6, 15, 12, tzinfo=dt.timezone.utc)
SETTINGS = Settings(kinds=KINDS)
DRAFT_MARKERS = {"draft": (True, "true"), "published": (False, "false"), "status": ("draft",)}
BAD_CHARACTERS = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff]")


# --- what must be true ----------------------------------------------------------------------------


def check_post(text: str) -> None:
    """Check that no text raises, shows its front matter, or is published despite a draft marker."""
    front = read_front_matter(text)
    text = normal_lines(text)
    lines = _lines(text)
    assert all(0 <= problem.line <= lines for problem in front.problems), "a problem beyond the file"
    assert all(1 <= entry.line <= lines for entry in front.entries), "a key beyond the file"
    assert text.endswith(front.body), "a body that is not the end of the text"
    if front.entries:
        head = text[: len(text) - len(front.body)]
        last = max(entry.line for entry in front.entries)
        assert head.count("\n") + 1 >= last, "a body that begins with the block"
    blog = _planned("blog/a.md", text)
    assert all(problem.line <= lines for problem in blog.problems), "a problem beyond the file"
    for post in (*blog.built, *blog.hidden):
        _check_meta(post.meta)
    is_published = any(post.is_published for post in blog.built)
    assert not (is_published and front.hides), "published with an unreadable block"
    assert not (is_published and _says_draft(front.data)), "published as we read it"
    for read in (lambda text: get_data(text)[1], lambda text: frontmatter.parse(text)[0]):
        try:
            data = read(text)
        except Exception:  # noqa: BLE001, S112 - others raise what they like
            continue
        assert not (is_published and _says_draft(data)), f"published although others read {data}"
    if is_published and not front.entries and not front.problems:
        assert not _begins_with_a_block(text), "a block that is not read"


def check_mdx(text: str) -> None:
    """Check that any MDX becomes Markdown, and that removed parts have a line of the file."""
    _, removals = plain_markdown(text, has_front_matter=False, marks_elements=True)
    for syntax in (FenceSyntax(), FenceSyntax(has_options=True)):
        opened, unopened = with_open_fences(text, syntax, rewrites_all=True)
        assert not unopened
        assert opened.count("\n") == text.count("\n")
    with_admonitions(text, indents_fences=False)
    lines = text.count("\n") + 1
    assert all(1 <= line <= lines for _, line in foreign_markup(text, MarkdownSettings()))
    assert all(1 <= removal.line <= lines for removal in removals)
    _planned("blog/a.mdx", f"---\ndate: 2024-01-01\n---\n{text}")


def check_companions(text: str) -> None:
    """Check that no companion file raises or produces an unreadable name."""
    text = normal_lines(text)
    names = (".meta.yml", "blog/authors.yml", "blog/tags.yml", "blog/_index.md")
    found = read_companion_files(dict.fromkeys(names, text), SETTINGS)
    assert all(0 <= problem.line <= _lines(text) for problem in found.problems)
    for author in found.authors.values():
        _check_author(author)
        _check_name(author.name)
    for entry in found.tags.entries.values():
        _check_name(entry.label)
        _check_text(entry.description)
        assert entry.slug == slugify(entry.slug)
    _planned("blog/a.md", "---\ndate: 2024-01-01\ntags: a\n---\n", companions=found)


def check_values(text: str) -> None:
    """Check that each value is read as one clean line, or refused."""
    for order in (None, *DateOrder):
        with suppress(FieldError):
            date = parse_date(text, dt.timezone.utc, order)
            assert date.instant.tzinfo is not None
    for read in (slug_of, lambda raw: permalink_of(raw, "blog")):
        with suppress(FieldError):
            path = read(text)
            assert not path or all(is_safe_part(part) for part in path.split("/")), path
    with suppress(PermalinkError):
        assert ".." not in str(Permalink(text)).split("/")
    with suppress(PermalinkError):
        path = str(PermalinkPattern(text).expand(dict.fromkeys(PLACEHOLDERS, "x")))
        assert not {"", ".", ".."} & {part.strip() for part in path.split("/")}
    assert len(slugify(text).encode()) <= MAX_SLUG_BYTES
    assert slugify(slugify(text)) == slugify(text)
    _check_text(one_line(text))
    _check_text(summary_of(text) or "")
    for raw in (text, (text, text), {"src": text, "alt": text}):
        with suppress(FieldError):
            if image := image_of(raw):
                _check_text(image.src)
                _check_text(image.alt)
                assert image.src.partition(":")[0].lower() not in ("javascript", "data", "vbscript")
    for name in names_of(text):
        _check_text(name)
        assert name
    for author in people_of(text):
        _check_author(author)
    _check_html(text)


CHECKS = (check_post, check_post, check_post, check_mdx, check_companions, check_values)


def _check_html(text: str) -> None:
    document = Document(text, separators={"more"})
    summary = SummaryReader(document, with_summary=True, with_separator=True)
    formatted = ExcerptReader(document, summary, post_id="a.md", whole=True)
    document.read([summary, formatted])
    assert "\n" not in summary.paragraph + summary.before_separator
    formatted.excerpt(page_url="blog/a/", levels=1, with_heading=True)


def _check_text(text: str) -> None:
    assert not BAD_CHARACTERS.search(text), "a character that moves the cursor or reverses the text"
    assert text == one_line(text), "a text that is not one clean line"


def _check_name(text: str) -> None:
    _check_text(text)
    assert len(text) <= MAX_NAME_LENGTH + 1, "a name that fills a page"


def _check_meta(meta: PostMeta) -> None:
    for text in (meta.title, meta.summary, meta.description):
        _check_text(text or "")
    assert len(meta.title or "") <= MAX_TITLE_LENGTH + 1, "a title that fills a page"
    for name in (*meta.tags, *meta.categories, *(author.name for author in meta.authors)):
        _check_name(name)
    for author in meta.authors:
        _check_author(author)


def _check_author(author: object) -> None:
    for name in ("name", "description", "avatar", "url"):
        _check_text(getattr(author, name))
    for name in ("avatar", "url"):
        scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", getattr(author, name), re.IGNORECASE)
        assert not scheme or scheme[1].lower() in ("http", "https", "mailto"), "a URL that runs code"


def _lines(text: str) -> int:
    """Return the number of lines, as editors count them."""
    return text.count("\n") + 1


def _begins_with_a_block(text: str) -> bool:
    return bool(
        re.match(r"\s*^---[ \t]*\n(?:[A-Za-z]+:[ \t].*\n)+(?:---|\.\.\.)[ \t]*$", text, re.MULTILINE)
    )


def _says_draft(data: dict[str, object]) -> bool:
    for key, hiding in DRAFT_MARKERS.items():
        value = data.get(key)
        value = value.strip().lower() if isinstance(value, str) else value
        if isinstance(value, str | bool) and value in hiding:
            return True
    build = data.get("build")
    return isinstance(build, dict) and build.get("render") in ("never", "link", False)


def _planned(src_uri: str, text: str, companions: CompanionFiles = NO_COMPANION_FILES) -> Blog:
    source_paths = SourcePaths.of([src_uri], SETTINGS)
    return plan(
        [parse_post(Source(src_uri=src_uri, text=text), source_paths, SETTINGS, companions)],
        others=[],
        source_paths=source_paths,
        settings=SETTINGS,
        now=NOW,
        preview=False,
        companions=companions,
    )


# --- how it runs ----------------------------------------------------------------------------------


def one_input(data: bytes) -> None:
    """Try one text; its first byte selects the check."""
    text = data[1:].decode("utf-8", "ignore")
    check = CHECKS[data[0] % len(CHECKS)] if data else check_post
    try:
        check(text)
    except BaseException:
        print(f"\n{check.__name__} fails for:\n{text!r}", file=sys.stderr)
        raise


def _write_seeds() -> None:
    """Start with the posts in the tests."""
    seeds = WORK / "seeds"
    seeds.mkdir(parents=True, exist_ok=True)
    number = 0
    for path in sorted((ROOT / "tests/golden/fields").glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            is_mdx = case.get("file", "").endswith(".mdx")
            texts = [(3 if is_mdx else 0, case["text"])]
            texts += [(4, text) for text in case.get("companions", {}).values() if text]
            texts += [(5, str(case[key])) for key in ("url", "date", "title", "summary") if key in case]
            for kind, text in texts:
                (seeds / f"{number:04}").write_bytes(bytes([kind]) + text.encode())
                number += 1


def _write_words() -> None:
    """Write the words that matter, so the fuzzer doesn't have to find them letter by letter."""
    words = (
        *("draft", "published", "status", "true", "false", "title", "date", "2024-01-01", "tags"),
        *("---\n", "+++\n", "...\n", "authors", "slug", "permalink", "summary", "build", "render"),
        *("!!python/object:", "!ENV", "&a", "*a", "<<: ", "'''", "[[", "export const", "{/*", "<A "),
        *("javascript:", "\u202e", "\ufeff", "\u2028", "\u0085", "\x1b[", "\0", "\r\n", "\t", ": |\n "),
    )
    escaped = ("".join(f"\\x{byte:02x}" for byte in word.encode()) for word in words)
    (WORK / "words").write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")


def main() -> None:
    """Run until the time is up or a check fails."""
    _write_seeds()
    _write_words()
    (WORK / "corpus").mkdir(exist_ok=True)
    options = [f"-dict={WORK / 'words'}", f"-artifact_prefix={WORK}/", "-timeout=10", "-max_len=2000"]
    folders = [str(WORK / "corpus"), str(WORK / "seeds")]
    atheris.Setup([sys.argv[0], *options, *sys.argv[1:], *folders], one_input)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
