"""Posts and listings of several blogs that would have the same URLs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.aliases import without_taken_redirects
from mkdocs_blogposts.blog.collisions import url_taken
from mkdocs_blogposts.blog.listings.pages import listing_blocked
from mkdocs_blogposts.blog.model import State
from mkdocs_blogposts.blog.occupied_paths import OccupiedPaths
from mkdocs_blogposts.blog.plan import without

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_blogposts.blog.model import Blog


def beside_others(blogs: Sequence[Blog], number: int) -> Blog:
    """Return one of a site's blogs without what has the URL of something in another blog.

    Blogs are planned one by one, so this is only known afterwards. Of several with the same URL, the
    first one keeps it, and each post, listing and redirect that is left out is a problem.

    Args:
        blogs: all blogs of the site.
        number: the index of the blog.
    """
    blogs = [*blogs]
    if number:
        blogs[number] = _without_taken_urls(blogs[number], blogs[:number])
    return without_taken_redirects(blogs, number)


def _without_taken_urls(blog: Blog, others: Iterable[Blog]) -> Blog:
    """Return the blog without the posts and listings whose URLs the others have."""
    occupied = OccupiedPaths.of(path for other in others for path in _paths(other))
    owners = {
        src_uri: owner for dest_uri, src_uri in _paths(blog) if (owner := occupied.owner_of(dest_uri))
    }
    if not owners:
        return blog
    posts = [post for post in blog.built if post.src_uri in owners]
    listings = [page for page in blog.listings if page.src_uri in owners]
    rest = without(blog, owners)
    problems = [
        *(url_taken(post, [owners[post.src_uri]]) for post in posts),
        *(listing_blocked(owners[page.src_uri], [page.url]) for page in listings),
    ]
    return replace(
        rest,
        listings=tuple(page for page in rest.listings if page.src_uri not in owners),
        hidden=(*rest.hidden, *(replace(post, state=State.URL_TAKEN) for post in posts)),
        problems=tuple(sorted((*rest.problems, *problems))),
    )


def _paths(blog: Blog) -> Iterator[tuple[str, str]]:
    """Yield the path in the site and the source of each post and listing."""
    yield from ((post.dest_uri, post.src_uri) for post in blog.built)
    yield from ((page.dest_uri, page.src_uri) for page in blog.listings)
