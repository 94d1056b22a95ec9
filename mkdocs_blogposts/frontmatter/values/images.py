"""Reading images. All readers raise `FieldError` for values they can't read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mkdocs_blogposts.frontmatter.model import Image
from mkdocs_blogposts.text.problems import FieldError

from .text import one_line, says_word

if TYPE_CHECKING:
    from mkdocs_blogposts.frontmatter.block import RawValue

_HINT = "Write the path or URL of an image."
_SRC_KEYS = ("src", "url", "image", "path", "file", "filename")
_ALT_KEYS = ("alt", "alt_text", "altText")
_NO_IMAGE = frozenset({"false", "no", "off", "none"})


def image_of(raw: RawValue) -> Image | None:
    """Return the image in text, in the first item of a list, or in a mapping; None for `false`."""
    if isinstance(raw, tuple):
        return next((image for image in map(image_of, raw[:_MAX_ITEMS]) if image), None)
    if isinstance(raw, Mapping):
        return _image_of_mapping(raw)
    if raw is None or says_word(raw, _NO_IMAGE):
        return None
    return _image(one_line(raw), "", raw)


# The first of them is all that is looked for.
_MAX_ITEMS = 10


def _image_of_mapping(raw: Mapping[str, RawValue]) -> Image | None:
    src = _first_text(raw, _SRC_KEYS)
    if not src:
        if any(key in raw for key in _SRC_KEYS):
            return None  # An empty value from a template for new posts.
        raise FieldError("not an image", raw, _HINT, code="image-invalid")
    if says_word(raw.get("relative"), ("false", "no")) and ":" not in src:
        src = f"/{src.lstrip('/')}"  # Hugo's theme PaperMod: relative to the site, not to the post.
    return _image(src, _first_text(raw, _ALT_KEYS), raw)


def _first_text(raw: Mapping[str, RawValue], keys: tuple[str, ...]) -> str:
    texts = (value for value in map(raw.get, keys) if isinstance(value, str))
    return next((text for text in map(one_line, texts) if text), "")


def _image(src: str, alt: str, raw: RawValue) -> Image | None:
    if not src:
        return None
    scheme, colon, _ = src.partition(":")
    if colon and "/" not in scheme and scheme.lower() not in ("http", "https"):
        raise FieldError("not an image", raw, _HINT, code="image-invalid")
    return Image(src=src, alt=alt)
