"""Rendering the blog's HTML from templates, which a site can override."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from markupsafe import Markup

from .fixed_texts import FixedTexts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .strings import Strings
    from .views import LinkView, ListingView, PostView, RedirectView, RelatedLinkView


@dataclass(frozen=True, slots=True)
class Templates:
    """Renders the templates. All values are escaped, whatever the theme does."""

    env: jinja2.Environment

    @classmethod
    def from_dirs(cls, dirs: Sequence[str | Path], strings: Strings) -> Templates:
        """Return the templates in these folders. If several have a template, the first one is used.

        Args:
            dirs: the folders.
            strings: the texts of the blog, available to templates as `t`.
        """
        loader = jinja2.FileSystemLoader([str(folder) for folder in dirs])
        env = FixedTexts(
            strings,
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        return cls(env)

    def post_header(
        self, post: PostView, *, heading: str, with_title: bool, with_details: bool = True
    ) -> str:
        """Render the header of a post.

        Args:
            post: the post.
            heading: its own `<h1>` as HTML, or empty.
            with_title: whether to show the title; some themes print it themselves.
            with_details: whether to show date, authors and so on; some templates print them themselves.
        """
        return self._render(
            "blogposts/post-header.html",
            post=post,
            heading=Markup(heading),  # noqa: S704 - the author's own HTML
            with_title=with_title,
            with_details=with_details,
        )

    def post_footer(
        self,
        post: PostView,
        *,
        newer: LinkView | None,
        older: LinkView | None,
        links: Sequence[RelatedLinkView] = (),
    ) -> str:
        """Render the related links of a post, and the links to the newer and the older post."""
        return self._render(
            "blogposts/post-footer.html", post=post, newer=newer, older=older, links=links
        )

    def listing_post(self, post: PostView, *, anchor: str = "") -> Markup:
        """Render the entry of a post in a listing.

        Args:
            post: the post.
            anchor: the `id` of its heading, or empty.
        """
        html = self._render("blogposts/listing-post.html", post=post, anchor=anchor)
        return Markup(html)  # noqa: S704 - made by an escaping template

    def listing(self, listing: ListingView, *, entries: Sequence[Markup]) -> str:
        """Render the content of a listing page with the entries of its posts."""
        return self._render("blogposts/listing.html", listing=listing, entries=entries)

    def nav_post(self, post: PostView, *, with_summary: bool) -> Markup:
        """Render the entry of a post in the navigation."""
        html = self._render("blogposts/nav-post.html", post=post, with_summary=with_summary)
        return Markup(html.strip())  # noqa: S704 - made by an escaping template

    def nav_subtitle(self, post: PostView) -> Markup:
        """Render the summary of a post for themes that print subtitles in the navigation."""
        html = self._render("blogposts/nav-subtitle.html", post=post)
        return Markup(html.strip())  # noqa: S704 - made by an escaping template

    def redirect(self, redirect: RedirectView) -> str:
        """Render the page at an old URL."""
        return self._render("blogposts/redirect.html", redirect=redirect)

    def _render(self, name: str, **values: object) -> str:
        """Render a template.

        Raises:
            TemplateOverrideError: a template of the site has an error.
        """
        try:
            return self.env.get_template(name).render(values)
        except jinja2.TemplateSyntaxError as error:
            where = f"{error.name or name}:{error.lineno}"
            raise TemplateOverrideError(
                f"{where}: not a valid template: {str(error.message).rstrip('.')}. {_HINT}"
            ) from error
        except Exception as error:  # A template can do anything.
            reason = str(error).rstrip(".") or type(error).__name__
            raise TemplateOverrideError(
                f"{_place_of(error) or name}: can't be rendered: {reason}. {_HINT}"
            ) from error


def _place_of(error: Exception) -> str:
    """Return the template and the line with the error; empty if the error isn't in a template.

    Templates include others, of which the site may have overridden only one.
    """
    frames = traceback.extract_tb(error.__traceback__)
    paths = [(Path(frame.filename), frame.lineno) for frame in frames]
    lines = [(path, line) for path, line in paths if path.suffix == ".html"]
    return "{}/{}:{}".format(*lines[-1][0].parts[-2:], lines[-1][1]) if lines else ""


class TemplateOverrideError(Exception):
    """A template of the site has an error. The message is one line."""


_HINT = "Compare your copy with the plugin's own template."
