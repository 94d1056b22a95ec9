"""What the HTML of an old page says about it. Pages may be large, so they aren't parsed as a whole."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from .old_pages import PartialDate

_MOST_READ = 300_000
_TITLE = re.compile(r"<title\b[^>]{0,500}>(.{0,2000}?)</title>", re.DOTALL | re.IGNORECASE)
_H1 = re.compile(r"<h1\b[^>]{0,500}>(.{0,2000}?)</h1>", re.DOTALL | re.IGNORECASE)
_META = re.compile(r"<meta\b([^>]{0,5000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_TIME = re.compile(r"<time\b[^>]{0,500}?\bdatetime\s*=\s*[\"']?(\d{4}-\d{1,2}-\d{1,2})", re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_TAG = re.compile(r"<[^>]*>")
_SEPARATOR = re.compile(r"\s+[|·•–—:-]+\s+")
_REFRESH = re.compile(r"\s*\d+\s*[;,]?\s*(?:url\s*=)?\s*[\"']?(.*?)[\"']?\s*", re.IGNORECASE)
_PERMALINK = re.compile(r"[¶#§\u200b\ufeff\U0001f517\ue9cb]+\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class HtmlPage:
    """What was found."""

    titles: tuple[str, ...]
    """Its headings; if it has none, the title that browsers show, with and without the site's."""
    date: PartialDate | None
    redirects_to: str
    """The URL to which it redirects at once, as written; empty if it doesn't."""


def read_html(text: str) -> HtmlPage:
    """Read a page."""
    text = text[:_MOST_READ]
    metas = [_attributes(match[1]) for match in _META.finditer(text)]
    named = {
        (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower(): meta
        for meta in reversed(metas)
    }
    headings = [_plain(match[1]) for match in _H1.finditer(text)]
    if og_title := named.get("og:title", {}).get("content"):
        headings.append(_plain(og_title))
    if not any(headings) and (title := _TITLE.search(text)):
        whole = _plain(title[1])
        headings = [whole, *(whole[: match.start()] for match in _SEPARATOR.finditer(whole))]
    return HtmlPage(
        titles=tuple(dict.fromkeys(heading for heading in headings if heading)),
        date=_date(named, text),
        redirects_to=_refresh(metas),
    )


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): html.unescape(double or single or bare)
        for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def _plain(markup: str) -> str:
    text = " ".join(html.unescape(_TAG.sub("", markup)).split())
    return _PERMALINK.sub("", text).strip()


def _date(named: dict[str, dict[str, str]], text: str) -> PartialDate | None:
    keys = ("article:published_time", "datepublished", "date", "dc.date", "pubdate")
    texts = [named.get(key, {}).get("content", "") for key in keys]
    if time := _TIME.search(text):
        texts.append(time[1])
    found = next((match for each in texts if (match := _DAY.match(each))), None)
    return PartialDate(*map(int, found.groups())) if found else None


def _refresh(metas: list[dict[str, str]]) -> str:
    for meta in metas:
        if meta.get("http-equiv", "").lower() == "refresh":
            match = _REFRESH.fullmatch(meta.get("content", ""))
            return match[1] if match else ""
    return ""
