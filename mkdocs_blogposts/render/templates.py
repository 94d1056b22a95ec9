"""The pieces of HTML we put into pages, each from a template that a site may override."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from .strings import Strings
    from .views import LinkView, ListingView, PostView


@dataclass(frozen=True, slots=True)
class Templates:
    """Renders fragments. Everything a template prints is escaped, whatever the theme does."""

    env: jinja2.Environment

    @classmethod
    def from_dirs(cls, dirs: Sequence[str | Path], strings: Strings) -> Templates:
        """Look templates up in these folders, in this order; `t` gives them the blog's texts."""
        loader = jinja2.FileSystemLoader([str(folder) for folder in dirs])
        env = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        env.globals["t"] = strings
        return cls(env)

    def post_header(self, post: PostView, *, heading: str, with_title: bool) -> str:
        """Return what stands above a post.

        Args:
            post: the post.
            heading: its own `<h1>` as HTML, or empty where it has none.
            with_title: whether the title stands in it; some themes print it themselves.
        """
        return self._render(
            "blogposts/post-header.html",
            post=post,
            heading=Markup(heading),  # noqa: S704 - the author's own HTML
            with_title=with_title,
        )

    def post_footer(self, post: PostView, *, newer: LinkView | None, older: LinkView | None) -> str:
        """Return what stands below a post."""
        return self._render("blogposts/post-footer.html", post=post, newer=newer, older=older)

    def listing_post(self, post: PostView) -> Markup:
        """Return a post's entry in a list."""
        return Markup(self._render("blogposts/listing-post.html", post=post))  # noqa: S704 - made by an escaping template

    def listing(self, listing: ListingView, *, entries: Sequence[Markup]) -> str:
        """Return the body of a listing page, with the entries of its posts."""
        return self._render("blogposts/listing.html", listing=listing, entries=entries)

    def nav_post(self, post: PostView, *, with_summary: bool) -> Markup:
        """Return a post's label in the navigation."""
        html = self._render("blogposts/nav-post.html", post=post, with_summary=with_summary)
        return Markup(html.strip())  # noqa: S704 - made by an escaping template

    def nav_subtitle(self, post: PostView) -> Markup:
        """Return a post's summary for the navigation of a theme that prints subtitles itself."""
        html = self._render("blogposts/nav-subtitle.html", post=post)
        return Markup(html.strip())  # noqa: S704 - made by an escaping template

    def _render(self, name: str, **values: object) -> str:
        """Render a template.

        Raises:
            FragmentError: a template that the site overrides has a mistake.
        """
        try:
            return self.env.get_template(name).render(values)
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.name or name}:{error.lineno}"
            raise TemplateOverrideError(f"{where}: not a template: {error.message}. {_HINT}") from error
        except (jinja2.TemplateError, AttributeError, LookupError, TypeError, ValueError) as error:
            raise TemplateOverrideError(f"{name}: cannot be rendered: {error}. {_HINT}") from error


class TemplateOverrideError(Exception):
    """A template that the site overrides has a mistake; the message is one line for its author."""


_HINT = "Compare your copy with the plugin's own template."
