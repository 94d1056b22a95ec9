"""Presets: the options that give a blog the URLs and habits of another tool.

A preset is nothing but a table of options. They take effect where the site doesn't set the option
itself, and no other code knows which preset is in use.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PRESETS: Mapping[str, Mapping[str, object]] = {
    "material": {
        "permalink": "{year}/{month}/{day}/{slug}",
        "post_readtime_words_per_minute": 265,
    },
}
"""The options of each preset, as they would be written in `mkdocs.yml`."""
