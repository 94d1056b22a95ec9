"""The definition of an output, and the built-in outputs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .json_feed import json_feed

if TYPE_CHECKING:
    from collections.abc import Callable

    from .contents import BlogContents


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """A file that the blog adds to the site.

    Its path is known when the blog is planned. If another file has that path, the output is left out.
    """

    name: str
    """The name of the option that turns it off."""
    path: str
    """Its path in the blog's folder."""
    render: Callable[[BlogContents], str]
    """Returns its content."""
    media_type: str = ""
    """The media type. If set, the pages of the blog link to it as a feed."""
    needs_site_url: bool = False
    """Whether it is only added to sites with a `site_url`."""


OUTPUTS: tuple[Output, ...] = (
    Output(
        name="feed",
        path="feed.json",
        render=json_feed,
        media_type="application/feed+json",
        needs_site_url=True,
    ),
)
