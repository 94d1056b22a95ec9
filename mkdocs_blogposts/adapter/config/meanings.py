"""The meaning of each option, for editors and for the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "preset": "Whose URLs and habits the blog follows where you don't set an option yourself.",
    "blog_dir": "Folder of the blog, relative to `docs_dir`. With `.`, the whole site is a blog.",
    "post_dir": "Folder of the posts, relative to `docs_dir`. `{blog}` is the blog's folder.",
    "media": "Whether images and other files in the posts' folder follow a bundle or go to the blog.",
    "slugs": "What the last part of a post's URL is made of if the post has no `slug`.",
    "slug_replaces": "What a post's `slug` replaces: the last part of its URL, or the whole path.",
    "post_slugify": "Function that makes the last part of a post's URL.",
    "post_slugify_separator": "Separator that the function in `post_slugify` gets.",
    "post_url_date_format": "Format of `{date}` in `permalink`, as a CLDR pattern.",
    "post_url_max_categories": "Maximum number of categories in `{categories}` in `permalink`.",
    "categories_slugify": "Function that makes the part of URLs for a category.",
    "categories_slugify_separator": "Separator that the function in `categories_slugify` gets.",
    "permalink": "Pattern for the URLs of posts, relative to the blog.",
    "posts_per_page": "Number of posts on one page of a listing.",
    "summary_length": "Maximum length, in characters, of a summary taken from the first paragraph.",
    "tags": "Whether each tag has a page.",
    "categories": "Whether each category has a page.",
    "archive": "Whether the blog has an archive with a page for each year.",
    "feed": "Whether the blog has a JSON feed, if `site_url` is set.",
    "archive_by": "Whether the archive has pages for years only, or for months as well.",
    "categories_allowed": "The categories that posts may have. An empty list allows any.",
    "authors": "Whether posts show their authors.",
    "authors_file": "Path of the authors file, relative to `docs_dir`. `{blog}` is the blog's folder.",
    "excerpt": "What listings show of a post: its summary as text, or its beginning with formatting.",
    "excerpt_fallback": "What formatted excerpts show of a post without a separator.",
    "post_excerpt": "Whether each post needs an excerpt separator.",
    "post_excerpt_separator": "An additional separator that ends the excerpt of a post.",
    "post_excerpt_max_authors": "Maximum number of authors that listings show for a post.",
    "post_excerpt_max_categories": "Maximum number of categories that listings show for a post.",
    "post_heading": "Whether the title or a heading at the start of the text is shown if they differ.",
    "reading_time": "What the reading time is counted from.",
    "date_format": "Format of the dates that readers see.",
    "post_readtime": "Whether posts show their reading time.",
    "post_readtime_words_per_minute": "Reading speed used for the reading time, in words per minute.",
    "nav_posts": "Number of posts in the site navigation, newest first.",
    "nav_summaries": "Whether posts in the navigation show their summaries.",
    "timezone": "Time zone of the blog, as named in the IANA time zone database.",
    "date_order": "Whether the day or the month comes first in dates such as `4/7/2026`.",
    "problems": "Severity of problems, by code: `error`, `warning`, `note` or `ignore`.",
    "redirects_file": "Whether old URLs are redirected by rules in a file `_redirects`, not by pages.",
    "draft": "Whether drafts and scheduled posts are published.",
    "draft_on_serve": "Whether `mkdocs serve` shows drafts and scheduled posts.",
    "draft_if_future_date": "Whether a post with a future date is hidden until then.",
    "leak_check": "Whether a build fails if content of a hidden post is found in the site.",
    "leak_check_allow": "Texts, URLs and paths that the leak check ignores.",
}
"""The meaning of each option, for editors and for `docs/options.md`."""
