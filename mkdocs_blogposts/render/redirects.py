"""Pages that redirect old URLs, and the rules for hosts that redirect on their own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urljoin, urlsplit

from mkdocs_blogposts.text.old_urls import INDEX, url_at
from mkdocs_blogposts.text.urls import depth_of, relative_url

from .views import RedirectView

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_blogposts.blog.model import Redirect

    from .templates import Templates


def redirect_page(
    templates: Templates, redirect: Redirect, *, title: str, url: str, site_url: str
) -> str:
    """Return the page at an old URL.

    Args:
        templates: the templates of the site.
        redirect: the old URL.
        title: the title of the post; plain text.
        url: the URL of the post, relative to the site's root.
        site_url: the URL of the site; possibly empty.
    """
    here = relative_url(url, depth=depth_of(url_at(redirect.dest_uri)))
    canonical = urljoin(site_url, f"./{url}") if site_url else here
    return templates.redirect(RedirectView(title=title, url=here, canonical=canonical))


def redirect_rules(dest_uri: str, url: str, *, site_url: str) -> Iterator[str]:
    """Yield the lines for an old URL in a file `_redirects`, as Netlify and Cloudflare read it.

    Cloudflare distinguishes URLs with a final slash from those without.

    Args:
        dest_uri: the file that would be at the old URL.
        url: the new URL, relative to the site's root.
        site_url: the URL of the site, whose path is part of the rules.
    """
    root = f"{urlsplit(site_url).path.rstrip('/')}/"
    target = f"{root}{url.removeprefix('./')}"
    old = f"{root}{url_at(dest_uri)}"
    paths = [old]
    if dest_uri.endswith(f"/{INDEX}"):
        paths = [old.rstrip("/"), old]
    yield from (f"{path} {target} 301\n" for path in paths if path != target)


def merged_rules(rules: Iterable[str], authored: str) -> str:
    """Return the rules with those of the author after them, whose old URLs take precedence.

    Cloudflare expects rules without patterns first.
    """
    fields = (line.split() for line in authored.splitlines())
    theirs = {quote(field[0], safe="/%:*") for field in fields if field}
    own = "".join(rule for rule in rules if rule.split(" ", 1)[0] not in theirs)
    return own + authored
