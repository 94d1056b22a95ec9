"""The URL of a post, from its metadata, its file and the permalink pattern."""

from __future__ import annotations

import datetime as dt
import posixpath
import unicodedata
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.dates import locale_of, written
from mkdocs_blogposts.text.permalinks import (
    FILE_ENDING,
    MAX_PATH_BYTES,
    WINDOWS_NAMES,
    Permalink,
    is_safe_part,
)
from mkdocs_blogposts.text.problems import Problem
from mkdocs_blogposts.text.slugs import distinct_slugs, slugify, title_slug
from mkdocs_blogposts.text.urls import collision_key, page_uri_of

from .settings import SlugSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_blogposts.text.permalinks import PermalinkPattern

    from .posts import ParsedPost
    from .settings import Settings


def dest_uris_of_posts(
    reads: Iterable[ParsedPost], settings: Settings, problems: list[Problem]
) -> dict[str, str]:
    """Return the paths of the posts in the site, by `src_uri`.

    If posts have the same path only because the dates of their file names aren't in it, all but the
    oldest keep theirs. That doesn't depend on which of them are hidden, so publishing one moves none.

    Args:
        reads: all posts, including hidden ones.
        settings: the blog's settings.
        problems: gets one note if there are such posts.
    """
    by_uri = {read.source.src_uri: read for read in reads}
    dest_uris = {src_uri: _dest_uri(read, settings) for src_uri, read in by_uri.items()}
    alike: defaultdict[str, list[str]] = defaultdict(list)
    for src_uri, dest_uri in dest_uris.items():
        alike[collision_key(dest_uri)].append(src_uri)
    dated = [
        src_uri
        for group in alike.values()
        if len(group) > 1
        for src_uri in _newer([by_uri[src_uri] for src_uri in group], settings)
    ]
    for src_uri in dated:
        dest_uris[src_uri] = _dest_uri(by_uri[src_uri], settings, keeps_date=True)
    if dated:
        problems.append(_dated(sorted(dated)))
    return dest_uris


def _newer(group: list[ParsedPost], settings: Settings) -> list[str]:
    """Return the posts of a group that must keep their dates."""
    order = sorted(group, key=lambda read: (_dropped_date(read, settings), read.source.src_uri))
    return [read.source.src_uri for read in order[1:] if _dropped_date(read, settings)]


def _dropped_date(read: ParsedPost, settings: Settings) -> str:
    """Return the date of the file name if the post's URL has that name without the date, or empty."""
    meta, pattern = read.reading.meta, settings.permalink
    is_by_name = settings.slugs is SlugSource.FILE and not meta.permalink and not meta.slug
    uses_name = pattern is None or not pattern.placeholders.isdisjoint(("slug", "path"))
    return read.place.name_date if is_by_name and uses_name else ""


def _dated(src_uris: Sequence[str]) -> Problem:
    """Return the note about posts whose URLs have their dates."""
    more = f" ({len(src_uris)} such posts)" if len(src_uris) > 1 else ""
    what = f"its URL contains its date, because an older post has the same name{more}"
    hint = (
        'For dates in all URLs, set `permalink: "{year}/{month}/{day}/{slug}"`, '
        "or a preset that has them."
    )
    return Problem(src_uri=src_uris[0], code="url-dated", what=what, hint=hint)


def _dest_uri(read: ParsedPost, settings: Settings, *, keeps_date: bool = False) -> str:
    """Return the path of a post in the site."""
    path = _path(read, settings, keeps_date=keeps_date)
    root = "/" if path.startswith("/") else ""
    location = settings.in_blog(f"{root}{_safe(path.removeprefix(root))}")
    if path.endswith(FILE_ENDING) and settings.permalink and settings.permalink.is_file:
        return location
    if read.place.is_bundle and settings.has_bundles:
        location = posixpath.join(location, "index")
    return page_uri_of(location, use_directory_urls=settings.use_directory_urls)


def title_in_markdown(body: str) -> str | None:
    """Return the title that MkDocs finds in Markdown before it is converted, or None.

    That is the first line with text, if it is a heading that starts with one `#`.
    """
    line = next((line.strip() for line in body.split("\n") if line.strip()), "")
    return line.lstrip("# ") if line.startswith("# ") else None


def _path(read: ParsedPost, settings: Settings, *, keeps_date: bool) -> str:
    """Return the path of a post in the blog, which some systems may not support.

    It starts with `/` if it is a path in the site.
    """
    meta, place, pattern = read.reading.meta, read.place, settings.permalink
    written = _written_slug(read, settings)
    if meta.permalink and (written is None or "permalink" in read.reading.found):
        return _own_path(read, pattern)
    if written and settings.slug_is_path:
        return _normal(written)
    slug = written or _slug(read, settings, keeps_date=keeps_date)
    name = slug or place.slug
    folder = place.folder
    if settings.slugify and settings.slugs is not SlugSource.TITLE:
        folder = "/".join(map(settings.slugify, folder.split("/")))
    path = posixpath.join(folder, _normal(name))
    if pattern is None or (pattern.needs_date and meta.date is None):
        return path
    expanded = pattern.expand(_Values(read, settings, slug=slug, path=path))
    if not expanded.removesuffix(FILE_ENDING).rstrip("/"):
        return _normal(name)
    if pattern.is_file and posixpath.basename(expanded) == FILE_ENDING:
        return posixpath.join(posixpath.dirname(expanded), f"{place.slug}{FILE_ENDING}")
    return expanded


def _own_path(read: ParsedPost, pattern: PermalinkPattern | None) -> str:
    """Return the post's own permalink. If posts are files, it may name a file as well."""
    path = str(read.reading.meta.permalink)
    entry = read.reading.found.get("permalink") or read.reading.found.get("slug")
    raw = entry.raw if entry and isinstance(entry.raw, str) else ""
    is_file = pattern is not None and pattern.is_file and raw.strip().endswith(FILE_ENDING)
    return f"{path}{FILE_ENDING}" if is_file else path


def _written_slug(read: ParsedPost, settings: Settings) -> str | None:
    """Return the slug in front matter, or None.

    With `slug_as_written`, it has its spaces, unless some systems don't support that.
    """
    entry = read.reading.found.get("slug")
    if settings.slug_as_written and entry and isinstance(entry.raw, str):
        path = _normal(entry.raw)
        if path and all(map(is_safe_part, path.split("/"))):
            return entry.raw
    return read.reading.meta.slug


def _normal(path: str) -> str:
    return posixpath.normpath(f"/{path.strip('/')}")[1:]


def _slug(read: ParsedPost, settings: Settings, *, keeps_date: bool) -> str:
    """Return the slug of a post whose front matter has none; empty if its title has no letters."""
    if settings.slugs is SlugSource.TITLE:
        return _title_slug(read, settings)
    name = read.place.slug
    if keeps_date or settings.slugs is SlugSource.DATED_FILE:
        name = read.place.name
    return settings.slugify(name) if settings.slugify else name


def _title_slug(read: ParsedPost, settings: Settings) -> str:
    return (settings.slugify or title_slug)(_title(read, settings))


def _title(read: ParsedPost, settings: Settings) -> str:
    """Return the title that MkDocs gives a page before it is converted."""
    entry = read.reading.found.get("title")
    if entry and isinstance(entry.raw, str):
        return entry.raw
    found = read.reading.meta.title or title_in_markdown(read.body)
    return _dated_title(read, settings) if found is None else found


def title_of_file(read: ParsedPost, settings: Settings) -> str:
    """Return the title that readers see if a post has no other, whatever its slug is made of."""
    return _dated_title(read, settings) if settings.dated_titles else read.place.title


def _dated_title(read: ParsedPost, settings: Settings) -> str:
    """Return the title that MkDocs makes from the name of a file."""
    name = _file_name(read, settings).replace("-", " ").replace("_", " ")
    return name.capitalize() if name.lower() == name else name


def _file_name(read: ParsedPost, settings: Settings) -> str:
    """Return the name of the file with its date; of a bundle, that of its folder."""
    return "index" if read.place.is_bundle and not settings.has_bundles else read.place.name


class _Values(dict[str, str]):
    """The values of the placeholders of a pattern for one post, each computed when it is needed."""

    def __init__(self, read: ParsedPost, settings: Settings, *, slug: str, path: str) -> None:
        super().__init__(slug=slug, path=path)
        self._read = read
        self._settings = settings

    def __missing__(self, name: str) -> str:
        read, settings, meta = self._read, self._settings, self._read.reading.meta
        if name in ("year", "month", "day", "date"):
            return _date_values(read, settings)[name]
        if name == "title":
            return _title_slug(read, settings)
        if name == "file":
            return _file_name(read, settings)
        if name == "file_date":
            return read.place.name_date.replace("-", "/")
        if name == "author":
            return next((slugify(author.key or author.name) for author in meta.authors), "")
        most = 1 if name == "category" else settings.url_max_categories
        return "/".join((settings.slugify_category or slugify)(each) for each in meta.categories[:most])


def _date_values(read: ParsedPost, settings: Settings) -> Mapping[str, str]:
    date = read.reading.meta.date
    day = date.day if date else dt.date.min
    text = day.isoformat().replace("-", "/")
    with suppress(ValueError):  # A pattern can fail in some languages only.
        text = written(day, settings.url_date_format, locale_of(settings.language))
    return {"year": f"{day.year:04}", "month": f"{day.month:02}", "day": f"{day.day:02}", "date": text}


def _safe(path: str) -> Permalink:
    """Return the path with parts that some systems don't support replaced by slugs."""
    # NFC can double the length of a text.
    parts = unicodedata.normalize("NFC", path).split("/")
    bad = [part for part in parts if not is_safe_part(part)]
    slugs = distinct_slugs(bad, reserved=WINDOWS_NAMES) if bad else {}
    safe = "/".join(slugs.get(part, part) for part in parts)
    if len(safe.encode()) > MAX_PATH_BYTES:
        safe = distinct_slugs([safe])[safe]
    return Permalink(safe)
