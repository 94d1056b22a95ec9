"""What the site's Markdown extensions understand."""

from __future__ import annotations

import pytest
from markdown.extensions.admonition import AdmonitionExtension
from mkdocs.config.defaults import MkDocsConfig

from mkdocs_blogposts.adapter.config.markdown_extensions import markdown_settings


@pytest.mark.parametrize(
    ("extensions", "has_options", "opens_all", "has_admonitions"),
    [
        ([], False, False, False),
        (["pymdownx.superfences", "admonition"], True, False, True),
        (["pymdownx.extra", "markdown.extensions.admonition"], True, False, True),
        ([{"pymdownx.superfences": {"relaxed_headers": True}}], True, True, False),
    ],
)
def test_the_extensions_that_are_on(extensions, has_options, opens_all, has_admonitions):
    config = MkDocsConfig()
    config.load_dict({"site_name": "A", "markdown_extensions": extensions})
    config.validate()
    found = markdown_settings(config)

    assert found.fences.has_options is has_options
    assert found.fences.opens_all is opens_all
    assert found.has_markdown_in_html is ("pymdownx.extra" in extensions)
    assert found.has_admonitions is has_admonitions


@pytest.mark.parametrize(
    "extension", [AdmonitionExtension(), "markdown.extensions.admonition:AdmonitionExtension"]
)
def test_extensions_that_other_plugins_add_are_known_by_their_module(extension):
    config = MkDocsConfig()
    config.load_dict({"site_name": "A"})
    config.validate()
    config.markdown_extensions.append(extension)

    assert markdown_settings(config).has_admonitions
