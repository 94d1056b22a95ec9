"""Differences between themes, detected once per build. No other module depends on themes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound
from jinja2.loaders import split_template_path

from .compat import material
from .compat.material_posts import POST_TEMPLATE

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.theme import Theme

TEMPLATES_DIR = Path(__file__).parent.parent / "templates"
# MkDocs copies this file to the site, as all files in a theme's folders except templates.
CSS_URI = "assets/blogposts.css"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeTraits:
    """The features of a theme that affect the blog's HTML and navigation."""

    prints_subtitle: bool
    """Its navigation prints `meta.subtitle` under an entry (Material and MaterialX)."""
    links_section_to_first_child: bool
    """A section's tab and breadcrumb lead to its first entry (Material and MaterialX)."""
    prints_title: bool
    """It prints the title of every page as a heading."""
    prints_date: bool
    """It prints `page.meta.date` on the page."""
    prints_tags: bool
    """It prints `page.meta.tags` on the page (Material, MaterialX, with their tags plugin)."""
    lists_only_pages: bool
    """Its navigation has only pages, sorted by `meta.order` (shadcn)."""
    has_material_blog: bool = False
    """It has the templates of Material's blog (Material and MaterialX)."""
    post_template: str = ""
    """The site's own version of Material's template for posts; empty if it has none."""

    @classmethod
    def of(cls, config: MkDocsConfig) -> ThemeTraits:
        """Inspect the site's theme."""
        theme = config.theme
        is_material = _reads_subtitle(theme)
        is_simple_blog = theme.name == "simple-blog"
        components = theme.get("components") or {}
        return cls(
            prints_subtitle=is_material,
            links_section_to_first_child=is_material,
            prints_title=theme.name == "shadcn"
            or (is_simple_blog and components.get("title", True) is not False),
            prints_date=is_simple_blog and components.get("page_dates", True) is not False,
            prints_tags=is_material and material.prints_tags(config),
            lists_only_pages=theme.name == "shadcn",
            has_material_blog=is_material and has_template(theme, POST_TEMPLATE),
            post_template=POST_TEMPLATE if is_material and _overrides(theme, POST_TEMPLATE) else "",
        )


def _overrides(theme: Theme, name: str) -> bool:
    return theme.custom_dir is not None and Path(theme.custom_dir, name).is_file()


def _reads_subtitle(theme: Theme) -> bool:
    """Return whether the navigation prints `meta.subtitle`, as in Material and themes based on it."""
    for folder in theme.dirs:
        template = Path(folder, "partials", "nav-item.html")
        if template.is_file():
            return "meta.subtitle" in template.read_text(encoding="utf-8")
    return False


def prepare(config: MkDocsConfig) -> None:
    """Add our templates and CSS to the theme, so that the site's own take precedence.

    Plugins that build a site several times pass the same configuration again.
    """
    theme = config.theme
    if str(TEMPLATES_DIR) not in theme.dirs:
        theme.dirs.append(str(TEMPLATES_DIR))
    if CSS_URI not in config.extra_css:
        config.extra_css.insert(0, CSS_URI)
    if theme.name == "shadcn":
        # shadcn copies the source of each page to the same path in the site, and fails if that folder
        # doesn't exist there. Posts have other URLs than their sources.
        theme["hide_source_files"] = True


def language_of(theme: Theme) -> str:
    """Return the language of the theme's pages, such as `de` or `pt_BR`.

    Material and themes based on it have their own setting and ignore `locale`. Plugins that build a
    site once per language change both, so the answer is final only when the files are known.
    """
    language = theme.get("language")
    return language if isinstance(language, str) and language else str(theme.get("locale") or "en")


def has_template(theme: Theme, name: object, *, suffix: str = ".html") -> bool:
    """Return whether the theme has a template of this name and kind."""
    if not isinstance(name, str) or not name.endswith(suffix):
        return False
    try:
        parts = split_template_path(name)
        return any(Path(folder, *parts).is_file() for folder in theme.dirs)
    except (TemplateNotFound, OSError):
        return False
