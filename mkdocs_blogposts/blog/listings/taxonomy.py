"""Which posts share a tag or a category."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import TaxonomyKind, Term
from mkdocs_blogposts.text.permalinks import WINDOWS_NAMES
from mkdocs_blogposts.text.problems import Problem
from mkdocs_blogposts.text.slugs import distinct_slugs, slugify
from mkdocs_blogposts.text.urls import collision_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_blogposts.blog.model import Post
    from mkdocs_blogposts.frontmatter.model import PostMeta

# The index of all terms stands at the first two places; Windows has no folders of the other names.
_RESERVED_SLUGS = frozenset({"index", "readme"}) | WINDOWS_NAMES


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """What the site's file of tags says of one."""

    label: str
    description: str = ""
    slug: str = ""
    """Its part of the address; empty where it follows the label."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The names a site has for its tags."""

    entries: Mapping[str, TermEntry] = field(default_factory=dict)
    """By the `term_key` of every name and synonym."""

    def label(self, name: str) -> str:
        """Return the name that stands for this one."""
        entry = self.entries.get(term_key(name))
        return entry.label if entry else name

    def labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names that stand for these, each once."""
        return tuple(dict.fromkeys(self.label(name) for name in names))


def term_key(name: str) -> str:
    """Return what makes spellings one term: `Python` and `python` are one, `C` and `C++` are not."""
    return unicodedata.normalize("NFC", name.lower())


def term_names(meta: PostMeta) -> Mapping[TaxonomyKind, tuple[str, ...]]:
    """Return the names of the post's terms in each taxonomy."""
    return {TaxonomyKind.TAGS: meta.tags, TaxonomyKind.CATEGORIES: meta.categories}


def term_keys(meta: PostMeta) -> Mapping[TaxonomyKind, tuple[str, ...]]:
    """Return the keys of the post's terms in each taxonomy, each once."""
    return {
        kind: tuple(dict.fromkeys(term_key(name) for name in names))
        for kind, names in term_names(meta).items()
        if names
    }


def terms_of(
    posts: Iterable[Post], kind: TaxonomyKind, vocabulary: Vocabulary | None = None
) -> tuple[Term, ...]:
    """Gather the terms of the posts (given newest first), in alphabetical order.

    The label is the spelling that most posts use; of equals, the first by code point, so that the
    order of the posts does not matter.
    """
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    carriers: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        spellings_here = {term_key(name): name for name in term_names(post.meta)[kind]}
        for key, name in spellings_here.items():
            spellings[key][name] += 1
            carriers[key].append(post)
    known = vocabulary.entries if vocabulary else {}
    wanted = {key: known[key].slug for key in spellings if key in known and known[key].slug}
    slugs = distinct_slugs(
        (key for key in spellings if key not in wanted),
        reserved=(*_RESERVED_SLUGS, *wanted.values()),
    )
    slugs |= _distinct_wanted(wanted)
    terms = (
        Term(
            taxonomy=kind,
            key=key,
            label=min(names, key=lambda name, names=names: (-names[name], name)),  # type: ignore[misc]
            slug=slugs[key],
            description=known[key].description if key in known else "",
            posts=tuple(carriers[key]),
        )
        for key, names in spellings.items()
    )
    return tuple(sorted(terms, key=lambda term: (alphabetical(term.label), term.key)))


def _distinct_wanted(wanted: Mapping[str, str]) -> dict[str, str]:
    """Leave each wished address to the first by key; the others get one of their own."""
    first: dict[str, str] = {}
    for key in sorted(wanted):
        first.setdefault(collision_key(wanted[key]), key)
    kept = {key: wanted[key] for slug, key in first.items() if slug not in _RESERVED_SLUGS}
    others = [key for key in wanted if key not in kept]
    return kept | distinct_slugs(others, reserved=(*_RESERVED_SLUGS, *kept.values()))


def near_equal_terms(terms: Iterable[Term]) -> Iterator[Problem]:
    """Yield a note for each term that differs from another only in hyphens, spaces or signs."""
    alike: defaultdict[tuple[TaxonomyKind, str], list[Term]] = defaultdict(list)
    for term in terms:
        if bare := slugify(term.label).replace("-", "").replace("_", ""):
            alike[term.taxonomy, bare].append(term)
    for group in alike.values():
        if len(group) == 1:
            continue
        usual, *others = sorted(group, key=lambda term: (-len(term.posts), term.key))
        for term in others:
            what = f"'{term.label}' and '{usual.label}' are two {usual.taxonomy.value}"
            hint = f"Write '{usual.label}', or make one a synonym of the other in tags.yml."
            yield Problem(
                src_uri=min(post.src_uri for post in term.posts),
                key=term.taxonomy.value,
                code="tags-similar",
                what=what,
                hint=hint,
            )


def alphabetical(name: str) -> str:
    """Return a key that sorts accented letters beside their plain ones."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
