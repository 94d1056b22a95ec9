"""The plugin's options in `mkdocs.yml`, and the settings they become."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs.config import config_options as c

from mkdocs_blogposts.adapter.compat import material, redirects
from mkdocs_blogposts.adapter.theme import language_of
from mkdocs_blogposts.blog.companions.folder_defaults import DEFAULTS_NAMES
from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.settings import EXCERPT_SEPARATORS, ExcerptSettings, Settings, SlugSource
from mkdocs_blogposts.blog.several_blogs.listings import kinds_of_others
from mkdocs_blogposts.frontmatter.field_table import Field, FieldTable
from mkdocs_blogposts.frontmatter.fields import FIELDS, KEPT_KEYS
from mkdocs_blogposts.render.outputs.outputs import OUTPUTS, Output

from .listing_options import ListingOptions
from .markdown_extensions import markdown_settings
from .options import (
    Count,
    DateFormat,
    DocsFile,
    OneOf,
    Order,
    Problems,
    Separator,
    Zone,
)
from .url_options import Folder, Pattern, PostsFolder, SlugFunction, UrlDateFormat, slug_function

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_blogposts.blog.model import Kind

DEFAULT_POST_DIR = "{blog}/posts"


class BlogpostsConfig(ListingOptions):
    """The options of one blog. Each is documented in `docs/options.md`."""

    blog_dir = Folder()
    post_dir = PostsFolder()
    media = c.Choice(("bundle", "blog"), default="bundle")
    permalink = Pattern()
    slugs = OneOf(source.value for source in SlugSource)
    slug_as_written = c.Type(bool, default=False)
    slug_replaces = c.Choice(("name", "path"), default="name")
    post_slugify = SlugFunction()
    post_slugify_separator = c.Type(str, default="-")
    post_url_date_format = UrlDateFormat()
    post_url_max_categories = Count(least=0, default=1)
    nav_posts = Count(least=0, default=5)
    nav_summaries = c.Type(bool, default=True)
    summary_length = Count(least=20, default=160)
    feed = c.Type(bool, default=True)
    authors_file = c.Optional(DocsFile())
    date_order = Order()
    timezone = Zone()
    post_readtime = c.Type(bool, default=True)
    post_readtime_words_per_minute = Count(least=1, default=220)
    reading_time = c.Choice(("words", "page"), default="words")
    excerpt = c.Choice(("text", "html"), default="text")
    excerpt_fallback = c.Choice(("summary", "post"), default="summary")
    post_excerpt = c.Choice(("optional", "required"), default="optional")
    post_excerpt_separator = Separator()
    post_excerpt_max_authors = c.Optional(Count(least=0))
    post_excerpt_max_categories = c.Optional(Count(least=0))
    file_titles = c.Choice(("undated", "dated"), default="undated")
    post_heading = c.Choice(("title", "text"), default="title")
    date_format = DateFormat()
    redirects_file = c.Type(bool, default=False)
    draft = c.Type(bool, default=False)
    draft_on_serve = c.Type(bool, default=True)
    draft_if_future_date = c.Type(bool, default=True)
    leak_check = c.Type(bool, default=True)
    leak_check_allow = c.ListOfItems(c.Type(str), default=[])
    problems = Problems()

    blog_dir.default = "blog"
    post_dir.default = DEFAULT_POST_DIR
    permalink.default = None
    post_url_date_format.default = "yyyy/MM/dd"
    date_order.default = None
    timezone.default = "UTC"
    date_format.default = ""
    post_excerpt_separator.default = ""

    @property
    def _excerpt_settings(self) -> ExcerptSettings:
        comment, marker = self.post_excerpt_separator
        return ExcerptSettings(
            separators=EXCERPT_SEPARATORS | {comment} - {""},
            marker=marker,
            is_formatted=self.excerpt == "html",
            whole=self.excerpt_fallback == "post",
            is_required=self.post_excerpt == "required",
            max_authors=self.post_excerpt_max_authors,
            max_categories=self.post_excerpt_max_categories,
        )

    def settings_in(
        self,
        config: MkDocsConfig,
        kinds: tuple[Kind, ...] = KINDS,
        fields: Mapping[str, Field] = FIELDS,
        outputs: tuple[Output, ...] = OUTPUTS,
    ) -> Settings:
        """Return the blog's settings, including those that depend on other parts of `mkdocs.yml`.

        Args:
            config: the site's configuration.
            kinds: the kinds of listings of the blog.
            fields: the fields of front matter.
            outputs: the files that the blog adds to the site.
        """
        output_paths = (
            output.path
            for output in outputs
            if self.get(output.name, True) and (config.site_url or not output.needs_site_url)
        )
        settings = self.settings(
            use_directory_urls=config.use_directory_urls,
            language=language_of(config.theme),
            kinds=kinds,
            fields=fields,
        )
        return replace(
            settings,
            kinds_without_pages=settings.kinds_without_pages.union(
                kinds_of_others(settings, settings_before(self, config))
            ),
            output_paths=tuple(output_paths),
            defaults_file=material.defaults_file(config, DEFAULTS_NAMES[0]),
            markdown=markdown_settings(config),
            redirected_paths=redirects.redirected_paths(config),
            site_url=config.site_url or "",
        )

    @property
    def _post_dir(self) -> str | None:
        if self.post_dir == DEFAULT_POST_DIR:
            return None
        path = self.post_dir.replace("{blog}", self.blog_dir).strip("/")
        return "" if path == "." else path

    @property
    def _slugs(self) -> SlugSource:
        """Where slugs come from: as set, else from titles if there is a function for these."""
        is_by_title = self.is_set("post_slugify") or self.is_set("post_slugify_separator")
        return SlugSource(self.slugs or ("title" if is_by_title else "file"))

    def settings(
        self,
        *,
        use_directory_urls: bool,
        language: str = "en",
        kinds: tuple[Kind, ...] = KINDS,
        fields: Mapping[str, Field] = FIELDS,
    ) -> Settings:
        """Return the settings that the plugin's options define.

        Args:
            use_directory_urls: MkDocs' setting.
            language: the language of the site, for dates in URLs.
            kinds: the kinds of listings of the blog.
            fields: the fields of front matter.
        """
        return Settings(
            blog_dir=self.blog_dir,
            permalink=self.permalink,
            post_dir=self._post_dir,
            has_bundles=self.media == "bundle",
            slugs=self._slugs,
            slug_as_written=self.slug_as_written,
            slug_is_path=self.slug_replaces == "path",
            slugify=slug_function(self.post_slugify, self.post_slugify_separator),
            slugify_category=slug_function(self.categories_slugify, self.categories_slugify_separator),
            url_date_format=self.post_url_date_format,
            url_max_categories=self.post_url_max_categories,
            language=language,
            listings=self.listing_settings(kinds),
            days_first=self.posts_order == "day",
            single_page_pagination=self.pagination_if_single_page,
            pagination_reach=self.pagination_format,
            nav_sections=tuple(self.nav_sections),
            nav_posts=self.nav_posts,
            nav_summaries=self.nav_summaries,
            summary_length=self.summary_length,
            excerpts=self._excerpt_settings,
            dated_titles=self.file_titles == "dated",
            prefers_heading=self.post_heading == "text",
            date_format=self.date_format,
            counts_page=self.reading_time == "page",
            fields=FieldTable.of(fields, kept=KEPT_KEYS),
            kinds=self.kinds_with_archive(kinds, language),
            kinds_without_pages=self.kinds_without_pages(kinds),
            kinds_with_pages=frozenset({"authors"} if self.authors_profiles else ()),
            categories_allowed=tuple(self.categories_allowed),
            has_authors=self.authors,
            authors_file=(self.authors_file or "").replace("{blog}", self.blog_dir).lstrip("/"),
            date_order=self.date_order,
            timezone=self.timezone,
            reading_time=self.post_readtime,
            words_per_minute=self.post_readtime_words_per_minute,
            severities=self.problems,
            redirects_file=self.redirects_file,
            publishes_drafts=self.draft,
            schedules_by_date=self.draft_if_future_date,
            leak_check=self.leak_check,
            leak_check_allow=tuple(self.leak_check_allow),
            use_directory_urls=use_directory_urls,
        )


def options_of(config: MkDocsConfig) -> list[BlogpostsConfig]:
    """Return the options of each blog of the site, in the order of `plugins`."""
    found = (getattr(plugin, "config", None) for plugin in config.plugins.values())  # A hook has none.
    return [options for options in found if isinstance(options, BlogpostsConfig)]


def settings_before(options: BlogpostsConfig, config: MkDocsConfig) -> list[Settings]:
    """Return the settings of the blogs that come before this one in `plugins`."""
    blogs = options_of(config)
    number = next((number for number, each in enumerate(blogs) if each is options), 0)
    return [each.settings(use_directory_urls=config.use_directory_urls) for each in blogs[:number]]
