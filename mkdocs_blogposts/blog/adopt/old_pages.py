"""The pages of an old site, whichever tool made them: what their URLs say about them."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from mkdocs_blogposts.text.old_urls import INDEX
from mkdocs_blogposts.text.urls import quoted


class Kind(Enum):
    """The kind of an old page."""

    PAGE = "page"
    """A post, or another page."""
    TAG = "tag"
    CATEGORY = "category"
    AUTHOR = "author"
    ARCHIVE = "archive"
    PAGINATION = "pagination"
    FEED = "feed"
    ASSET = "file"

    @property
    def is_listing(self) -> bool:
        """Whether it lists posts."""
        return self not in (Kind.PAGE, Kind.FEED, Kind.ASSET)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, or only its month or year."""

    year: int
    month: int | None = None
    day: int | None = None

    def agrees_with(self, day: dt.date) -> bool:
        """Return whether it can be this day. In another time zone it is the day before or after."""
        try:
            near = [day + dt.timedelta(days=shift) for shift in (-1, 0, 1)]
        except OverflowError:
            near = [day]
        return any(
            each.year == self.year
            and self.month in (None, each.month)
            and (self.day is None or each.day == self.day)
            for each in near
        )

    @property
    def is_whole(self) -> bool:
        """Whether it is a day."""
        return self.day is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPage:
    """A page or file of an old site."""

    path: str
    """Its path in the site, decoded, without a leading slash: `2019/x/`, `2019/x.html`."""
    titles: tuple[str, ...] = ()
    """What its HTML says it is called; empty if only the URL is known."""
    date: PartialDate | None = None
    """The day of publication that its HTML names."""
    redirects_to: str | None = None
    """The path in the site to which it redirects."""

    @property
    def key(self) -> str:
        """The same for all paths at which hosts serve this page."""
        return key_of(self.path)

    @property
    def url(self) -> str:
        """Its URL from the root of the site."""
        return f"/{quoted(self.path, safe='/?=&')}"

    @property
    def best_date(self) -> PartialDate | None:
        """The date in its URL; the one in its HTML if that says more and doesn't contradict it."""
        in_url, in_html = date_in(self.path), self.date
        if in_url is None or in_html is None or in_url.is_whole:
            return in_url or in_html
        is_same = in_url.year == in_html.year and in_url.month in (None, in_html.month)
        return in_html if is_same else in_url

    @property
    def kind(self) -> Kind:
        """The kind, as far as the URL says it."""
        return kind_of(self.path)

    @property
    def name(self) -> str:
        """The last part of its path without extension; empty for the home page."""
        return posixpath.splitext(self.key.rpartition("/")[2])[0] if self.key else ""


def key_of(path: str) -> str:
    """Return what is equal for `x`, `x/` and `x/index.html`, but not for `x.html`."""
    path = path.strip("/")
    return path.removesuffix(INDEX).rstrip("/") if f"/{path}".endswith(f"/{INDEX}") else path


# --- dates ----------------------------------------------------------------------------------------

_DAY = re.compile(r"(?:^|/)(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|$)", re.ASCII)
_MONTH = re.compile(r"(?:^|/)(\d{4})[/-](\d{1,2})(?=/)", re.ASCII)
_YEAR = re.compile(r"(?:^|/)((?:19|20)\d\d)(?=/)", re.ASCII)
_LEADING_DAY = re.compile(r"\d{4}-\d{1,2}-\d{1,2}[-_]?", re.ASCII)


def date_in(path: str) -> PartialDate | None:
    """Return the date in a path, such as `2019/05/x/` or `2019-05-01-x.html`, or None."""
    for pattern in (_DAY, _MONTH, _YEAR):
        if match := pattern.search(path):
            numbers = [int(number) for number in match.groups()]
            try:
                dt.date(*[*numbers, 1, 1][:3])
            except ValueError:
                continue
            return PartialDate(*numbers)
    return None


def without_day(name: str) -> str:
    """Return a name without the day at its start."""
    return _LEADING_DAY.sub("", name, count=1) or name


# --- names ----------------------------------------------------------------------------------------


def folded(text: str) -> str:
    """Return what is equal for a title and all slugs that tools make of it: letters and digits."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if unicodedata.category(c)[0] in "LNM" and not _is_accent(c))


def _is_accent(character: str) -> bool:
    """Return whether it is an accent of Latin, Greek or Cyrillic letters, which some slugs lack."""
    return "\u0300" <= character <= "\u036f"


# --- kinds ----------------------------------------------------------------------------------------

_WORDS = {
    **dict.fromkeys(("tag", "tags", "label", "labels"), Kind.TAG),
    **dict.fromkeys(("category", "categories"), Kind.CATEGORY),
    **dict.fromkeys(("author", "authors"), Kind.AUTHOR),
    **dict.fromkeys(("archive", "archives"), Kind.ARCHIVE),
}
_FEEDS = ("feed", "rss", "atom")
_FEED_TYPES = (".xml", ".rss", ".atom", ".json", ".gz")
_PAGES = ("", ".html", ".htm", ".php", ".aspx", ".asp")
_PAGE_NUMBER = re.compile(r"page[-_]?\d+", re.ASCII)
_EXTENSION = re.compile(r"\.[a-z][a-z0-9]{0,5}", re.ASCII)


def kind_of(path: str) -> Kind:
    """Return the kind of page that a path says it is."""
    parts = key_of(path.lower()).split("/")
    stem, extension = posixpath.splitext(parts[-1])
    if path.endswith("/") or not _EXTENSION.fullmatch(extension):
        stem, extension = parts[-1], ""
    if (extension in _FEED_TYPES and _is_feed(stem)) or (stem in _FEEDS and extension in _PAGES):
        return Kind.FEED
    if extension not in _PAGES:
        return Kind.ASSET
    parts[-1] = stem
    if _PAGE_NUMBER.fullmatch(stem) or (stem.isdecimal() and parts[-2:-1] == ["page"]):
        return Kind.PAGINATION
    return _kind_of_listing(parts)


def _is_feed(stem: str) -> bool:
    return any(word in re.split(r"[._-]", stem) for word in (*_FEEDS, "index"))


def _kind_of_listing(parts: list[str]) -> Kind:
    for number, part in enumerate(parts):
        kind, after = _WORDS.get(part), parts[number + 1 :]
        if kind is Kind.ARCHIVE:
            if all(each.isdecimal() for each in after):
                return kind
        elif kind is not None and len(after) <= 1:
            return kind
    return Kind.ARCHIVE if _ends_in_period(parts) else Kind.PAGE


def _ends_in_period(parts: list[str]) -> bool:
    """Return whether a path ends in a year, a month or a day."""
    numbers = parts[-3:]
    while numbers and not _FOUR_DIGITS.fullmatch(numbers[0]):
        numbers = numbers[1:]
    return bool(numbers) and all(_TWO_DIGITS.fullmatch(number) for number in numbers[1:])


_FOUR_DIGITS = re.compile(r"(?:19|20)\d\d", re.ASCII)
_TWO_DIGITS = re.compile(r"\d{1,2}", re.ASCII)
