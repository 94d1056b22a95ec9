"""Turning source files into posts with metadata, state and URL."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.block import FrontMatter
from mkdocs_blogposts.frontmatter.metadata import ParsedFields, read_meta
from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.frontmatter.reader import read_front_matter
from mkdocs_blogposts.text.problems import Hides, Problem
from mkdocs_blogposts.text.urls import url_of

from .bodies.conversion import converted_body, foreign_markup_in
from .listings.terms import term_key
from .model import Post, State

if TYPE_CHECKING:
    import datetime as dt

    from mkdocs_blogposts.frontmatter.block import Entry
    from mkdocs_blogposts.frontmatter.model import PostDate, PostMeta

    from .bodies.foreign_markup import Markup
    from .companions.files import CompanionFiles
    from .model import Source
    from .settings import Settings
    from .source_paths import PostPath, SourcePaths


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedPost:
    """A source file with the metadata from its front matter, name and folders."""

    source: Source
    place: PostPath
    front: FrontMatter
    reading: ParsedFields
    body: str = field(repr=False)
    """The Markdown after the front matter, without MDX."""
    problems: tuple[Problem, ...]
    """Problems in the front matter and the body."""
    foreign: tuple[tuple[Markup, int], ...] = ()
    """Markup of other tools in the body, with its lines in the file."""
    is_draft: bool
    """Whether it is a draft because of its front matter, its folder, MkDocs, or an unreadable value."""
    goes_live: PostDate | None
    """When it goes live; None if it is already live."""

    def state_at(self, now: dt.datetime) -> State:
        """Return the state of the post at this time, as far as it depends on the post alone.

        Other files matter too: a post in the folder of a hidden bundle is hidden (see `plan`), and so
        is a post whose URL is taken (see `Destinations`).
        """
        meta = self.reading.meta
        if self.is_draft:
            return State.DRAFT
        if meta.expires is not None and meta.expires.instant <= now:
            return State.EXPIRED
        if self.goes_live is not None and self.goes_live.instant > now:
            return State.SCHEDULED
        return State.UNLISTED if meta.is_unlisted else State.PUBLISHED

    def at(self, field: str, problem: Problem) -> Problem:
        """Return the problem with the file, line and key of this field."""
        return at_entry(self.reading.found.get(field), problem.at(self.source.src_uri))


def at_entry(entry: Entry | None, problem: Problem) -> Problem:
    """Return the problem of a post with the file, line and key of an entry, if there is one."""
    if entry is None:
        return problem
    return replace(problem, src_uri=entry.src_uri or problem.src_uri, line=entry.line, key=entry.key)


def parse_post(
    source: Source, source_paths: SourcePaths, settings: Settings, companions: CompanionFiles
) -> ParsedPost:
    """Parse a post. Never raises."""
    if source.text is None or "\0" in source.text:
        hint = "Save the file as UTF-8."
        problem = Problem(code="encoding-invalid", what="not UTF-8 text", hint=hint, hides=Hides.POST)
        front = FrontMatter(body="", problems=(problem,))
    else:
        front = read_front_matter(source.text)
    place = source_paths.post_path(source.src_uri)
    reading = read_meta(
        front,
        src_uri=source.src_uri,
        zone=settings.timezone,
        date_order=settings.date_order,
        blog_dir=settings.blog_dir,
        name_date=place.date,
        defaults=companions.defaults_of(source.src_uri),
        table=settings.fields,
    )
    body, found = converted_body(source, front, settings.markdown)
    foreign = foreign_markup_in(source, front, body, settings.markdown)
    is_marked = reading.meta.is_draft or source_paths.is_draft(source.src_uri)
    # What can't be read stays hidden even if drafts are published.
    is_unclear = front.hides or any(problem.hides for problem in (*reading.problems, *found))
    post = ParsedPost(
        source=source,
        place=place,
        front=front,
        reading=reading,
        body=body,
        foreign=foreign,
        problems=(*reading.problems, *found),
        is_draft=(is_marked and not settings.publishes_drafts) or is_unclear or source.is_draft,
        goes_live=_goes_live(reading.meta, settings),
    )
    return _as_post(post, settings) if source_paths.is_post(source.src_uri) else post


def _goes_live(meta: PostMeta, settings: Settings) -> PostDate | None:
    """Return when the post goes live; None if the site publishes it at once."""
    is_date = meta.goes_live is not None and meta.goes_live == meta.date
    is_at_once = settings.publishes_drafts or (is_date and not settings.schedules_by_date)
    return None if is_at_once else meta.goes_live


def _as_post(read: ParsedPost, settings: Settings) -> ParsedPost:
    """Add the problems that only posts can have, and hide the post if the site makes one an error."""
    found = (*read.problems, *_missing_date(read), *_unwanted_categories(read, settings))
    problems = tuple(settings.severities.raised(problem, Hides.POST) for problem in found)
    is_draft = read.is_draft or any(problem.hides for problem in problems)
    return replace(read, problems=problems, is_draft=is_draft)


def _missing_date(read: ParsedPost) -> list[Problem]:
    meta = read.reading.meta
    if meta.date is not None or read.is_draft or meta.is_unlisted:
        return []
    hint = "Add `date: YYYY-MM-DD`. Posts without a date are listed last."
    return [
        Problem(src_uri=read.source.src_uri, key="date", code="date-missing", what="no date", hint=hint)
    ]


def plan_post(
    read: ParsedPost,
    *,
    settings: Settings,
    companions: CompanionFiles,
    now: dt.datetime,
    dest_uri: str,
) -> tuple[Post, list[Problem]]:
    """Return the post and its problems. Never raises.

    Args:
        read: the post as parsed.
        settings: the blog's settings.
        companions: the companion files of the blog.
        now: the current time.
        dest_uri: its path in the site.
    """
    source, place = read.source, read.place
    problems = list(read.problems)
    meta = _resolved(read.reading.meta, companions)
    if not settings.has_authors:
        meta = replace(meta, authors=())
    state = read.state_at(now)
    defaults = companions.defaults_of(source.src_uri)
    inherited = {entry.key: entry.value for layer in reversed(defaults) for entry in layer}
    post = Post(
        src_uri=source.src_uri,
        meta=meta,
        data=inherited | read.front.data,
        body=read.body,
        state=state,
        file_title=place.title,
        is_bundle=place.is_bundle,
        dest_uri=dest_uri,
        url=url_of(dest_uri, use_directory_urls=settings.use_directory_urls),
        is_text=source.text is not None,
    )
    return post, problems


_PLACEHOLDER = Author(name="default")
"""The author whom the Tailwind Next.js starter blog writes into its posts."""


def _resolved(meta: PostMeta, companions: CompanionFiles) -> PostMeta:
    """Return the metadata with tags and authors looked up in the companion files."""
    if not companions.tags.entries and not meta.authors:
        return meta
    authors = (
        _known(author, companions)
        for author in meta.authors
        if author != _PLACEHOLDER or author.name in companions.authors
    )
    return replace(
        meta,
        authors=tuple(dict.fromkeys(authors)),
        tags=companions.tags.labels(meta.tags),
    )


def _known(author: Author, companions: CompanionFiles) -> Author:
    """Return the author's entry in the authors file, with the values the post overrides."""
    used = author.key or author.name
    known = companions.authors.get(used) or companions.author_names.get(term_key(used))
    if known is None:
        return author
    said = {name: getattr(author, name) for name in ("description", "avatar", "url")}
    if author.key and author.name != author.key:
        said["name"] = author.name
    return replace(known, **{name: value for name, value in said.items() if value})


def _unwanted_categories(read: ParsedPost, settings: Settings) -> list[Problem]:
    allowed = settings.categories_allowed
    hint = f"Use one of {', '.join(allowed)}, or add it to `categories_allowed`."
    return [
        read.at(
            "categories",
            Problem(
                code="category-not-allowed",
                what=f"not an allowed category (got '{name}')",
                hint=hint,
            ),
        )
        for name in read.reading.meta.categories
        if allowed and name not in allowed
    ]
