"""The meaning of each option, for editors and for the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

MEANINGS: Mapping[str, str] = {
    "preset": "Tool whose URLs and conventions the blog keeps. Sets the defaults of other options.",
    "blog_dir": "Folder of the blog, relative to `docs_dir`. With `.`, the whole site is a blog.",
    "post_dir": "Folder of the posts, relative to `docs_dir`. `{blog}` is the blog's folder.",
    "media": (
        "Where images and other files next to posts are published: with their "
        "bundle, or at their path in the blog."
    ),
    "slugs": "What the slug of a post is made from if the post has no `slug`.",
    "slug_as_written": "Whether a post's `slug` is used as it is written, with its spaces.",
    "slug_replaces": "Whether a post's `slug` replaces the last part of its URL or the whole path.",
    "post_slugify": "Function that turns the title or file name of a post into a slug.",
    "post_slugify_separator": "Separator passed to the function in `post_slugify`.",
    "post_url_date_format": "Format of `{date}` in `permalink`, as a CLDR pattern.",
    "post_url_max_categories": "Maximum number of categories in `{categories}` in `permalink`.",
    "categories_slugify": "Function that turns the name of a category into a slug.",
    "categories_slugify_separator": "Separator passed to the function in `categories_slugify`.",
    "permalink": "Pattern for the URLs of posts, relative to the blog.",
    "posts_per_page": "Number of posts per page of a listing.",
    "summary_length": "Maximum length, in characters, of a summary taken from the first paragraph.",
    "tags": "Whether each tag has a page.",
    "categories": "Whether each category has a page.",
    "archive": "Whether the blog has an archive with a page for each year.",
    "feed": "Whether the blog has a JSON feed, if `site_url` is set.",
    "archive_by": "Whether the archive has pages for years only, or for months as well.",
    "categories_allowed": "The categories that posts may have. An empty list allows any.",
    "authors": "Whether posts show their authors.",
    "authors_file": "Path of the authors file, relative to `docs_dir`. `{blog}` is the blog's folder.",
    "excerpt": "What listings show of a post: its summary as text, or a formatted excerpt.",
    "excerpt_fallback": (
        "What listings show instead of a formatted excerpt if a post has no excerpt separator."
    ),
    "post_excerpt": "Whether each post needs an excerpt separator.",
    "post_excerpt_separator": "An additional separator that ends the excerpt of a post.",
    "post_excerpt_max_authors": "Maximum number of authors that listings show for a post.",
    "post_excerpt_max_categories": "Maximum number of categories that listings show for a post.",
    "file_titles": "Whether a title made from a file name has the date of that name.",
    "post_heading": (
        "Which heading a post has if its title differs from the heading at the start of its text."
    ),
    "reading_time": (
        "What the reading time is based on: the words of the Markdown, or the finished page."
    ),
    "date_format": "Format of the dates that readers see.",
    "post_readtime": "Whether posts show their reading time.",
    "post_readtime_words_per_minute": "Reading speed used for the reading time, in words per minute.",
    "nav_posts": "Number of posts in the site navigation, newest first.",
    "nav_summaries": "Whether posts in the navigation show their summaries.",
    "timezone": "Time zone of the blog, as named in the IANA time zone database.",
    "date_order": "Whether the day or the month comes first in dates such as `4/7/2026`.",
    "problems": "Severity of problems, by code: `error`, `warning`, `note` or `ignore`.",
    "redirects_file": (
        "Whether old URLs are redirected by the host, with a file `_redirects`, instead of by pages."
    ),
    "draft": "Whether drafts and scheduled posts are published.",
    "draft_on_serve": "Whether `mkdocs serve` shows drafts and scheduled posts.",
    "draft_if_future_date": "Whether a post with a future date is hidden until that date.",
    "leak_check": "Whether a build fails if content of a hidden post is found in the site.",
    "leak_check_allow": "Texts, URLs and paths that the leak check ignores.",
    "posts_order": "Whether posts are sorted by day or by exact time.",
    "listing_titles": "Whether the title of a listing is a phrase or just a name.",
    "blog_toc": "Whether the table of contents of a listing includes its posts.",
    "pagination": "Whether listings are split into pages.",
    "pagination_url_format": "Pattern for the URLs of all pages of a listing but the first.",
    "pagination_format": "How many page numbers are shown on each side of the current page.",
    "pagination_if_single_page": ("Whether listings with a single page show its page number as well."),
    "nav_sections": "Kinds of listings that are shown as sections in the navigation.",
    "archive_date_format": "Format of the dates in the names of archive pages.",
    "archive_url_date_format": "Format of the dates in the URLs of archive pages.",
    "archive_url_format": "Pattern for the URLs of archive pages, relative to the blog.",
    "archive_index_url": "Path of the index of the archive.",
    "archive_name": "Name of the archive pages in the navigation and on their index.",
    "archive_pagination": "Whether archive listings are split into pages.",
    "archive_pagination_per_page": "Number of posts per page of an archive listing.",
    "archive_toc": "Whether the table of contents of an archive page includes its posts.",
    "tags_url_format": "Pattern for the URLs of tag pages, relative to the blog.",
    "tags_index_url": "Path of the index of tags.",
    "tags_slugify": "Function that turns the name of a tag into a slug.",
    "tags_name": "Name of the tag pages in the navigation and on their index.",
    "tags_pagination": "Whether listings of a tag are split into pages.",
    "tags_pagination_per_page": "Number of posts per page of a tag.",
    "tags_toc": "Whether the table of contents of a tag page includes its posts.",
    "tags_sort_by": "Whether tags are sorted by name or by number of posts.",
    "tags_sort_reverse": "Whether tags are sorted in reverse order.",
    "categories_url_format": "Pattern for the URLs of category pages, relative to the blog.",
    "categories_index_url": "Path of the index of categories.",
    "categories_name": "Name of the category pages in the navigation and on their index.",
    "categories_pagination": "Whether listings of a category are split into pages.",
    "categories_pagination_per_page": "Number of posts per page of a category.",
    "categories_toc": "Whether the table of contents of a category page includes its posts.",
    "categories_sort_by": "Whether categories are sorted by name or by number of posts.",
    "categories_sort_reverse": "Whether categories are sorted in reverse order.",
    "authors_profiles": "Whether authors have pages with their posts.",
    "authors_profiles_url_format": "Pattern for the URLs of author pages, relative to the blog.",
    "authors_profiles_index_url": "Path of the index of authors.",
    "authors_profiles_name": "Name of the author pages in the navigation and on their index.",
    "authors_profiles_pagination": "Whether listings of an author are split into pages.",
    "authors_profiles_pagination_per_page": "Number of posts per page of an author.",
    "authors_profiles_toc": "Whether the table of contents of an author page includes its posts.",
}
"""The meaning of each option, for editors and for `docs/options.md`."""
