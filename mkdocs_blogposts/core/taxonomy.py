"""Which posts share a tag."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from .model import Term
from .slug import distinct_slugs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Post

# The index of all tags stands at this place.
_RESERVED_SLUGS = ("index", "readme")


def term_key(name: str) -> str:
    """Return what makes spellings one tag: `Python` and `python` are one, `C` and `C++` are not."""
    return unicodedata.normalize("NFC", name.lower())


def terms_of(posts: Iterable[Post]) -> tuple[Term, ...]:
    """Gather the tags of the posts (given newest first), in alphabetical order.

    The label is the spelling that most posts use; of equals, the first by code point, so that the
    order of the posts does not matter.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    carriers: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        spellings_here = {term_key(name): name for name in post.meta.tags}
        for key, name in spellings_here.items():
            spellings[key][name] += 1
            carriers[key].append(post)
    slugs = distinct_slugs(spellings, reserved=_RESERVED_SLUGS)
    terms = (
        Term(
            key=key,
            label=min(names, key=lambda name, names=names: (-names[name], name)),  # type: ignore[misc]
            slug=slugs[key],
            posts=tuple(carriers[key]),
        )
        for key, names in spellings.items()
    )
    return tuple(sorted(terms, key=lambda term: (alphabetical(term.label), term.key)))


def alphabetical(name: str) -> str:
    """Return a key that sorts accented letters beside their plain ones."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
