"""Grouping posts by the terms of a kind."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mkdocs_blogposts.blog.model import Period, Term
from mkdocs_blogposts.blog.settings import ListingSettings
from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.text.permalinks import WINDOWS_NAMES, is_safe_part
from mkdocs_blogposts.text.problems import Problem
from mkdocs_blogposts.text.slugs import distinct_slugs, slugify
from mkdocs_blogposts.text.urls import collision_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs_blogposts.blog.model import Kind, Post

# The first two are the index of all terms; Windows doesn't allow folders with the other names.
_RESERVED_SLUGS = frozenset({"index", "readme"}) | WINDOWS_NAMES
_DEFAULT = ListingSettings()


@dataclass(frozen=True, slots=True, kw_only=True)
class TermEntry:
    """An entry of `tags.yml`."""

    label: str
    description: str = ""
    slug: str = ""
    """The last part of its URL; empty to make it from the label."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The tags in `tags.yml`."""

    entries: Mapping[str, TermEntry] = field(default_factory=dict)
    """By the `term_key` of every name and synonym."""

    def label(self, name: str) -> str:
        """Return the label of the tag with this name or synonym."""
        entry = self.entries.get(term_key(name))
        return entry.label if entry else name

    def labels(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the labels of the tags with these names, each once."""
        return tuple(dict.fromkeys(self.label(name) for name in names))


NO_VOCABULARY = Vocabulary()


def term_key(name: str) -> str:
    """Return a key that is the same for `Python` and `python`, but not for `C` and `C++`."""
    return unicodedata.normalize("NFC", name.lower())


def author_key(author: Author) -> str:
    """Return the key of an author: that of the entry in the authors file, else of the name."""
    return term_key(author.key or author.name)


def _key_of(term: str | Period | Author) -> str:
    return author_key(term) if isinstance(term, Author) else term_key(str(term))


def term_keys(kind: Kind, post: Post) -> tuple[str, ...]:
    """Return the keys of the post's terms of this kind, each once."""
    return tuple(dict.fromkeys(_key_of(term) for term in kind.terms(post)))


def terms_of(
    kind: Kind,
    posts: Iterable[Post],
    vocabulary: Vocabulary = NO_VOCABULARY,
    *,
    listing: ListingSettings = _DEFAULT,
) -> tuple[Term, ...]:
    """Return the terms of the posts, in the order of their kind.

    A term's label is the spelling that most posts use. If several are equally common, it is the first
    by code point, so the order of the posts doesn't matter.

    Args:
        kind: the kind of listing.
        posts: the posts, newest first.
        vocabulary: the tags in `tags.yml`.
        listing: the settings of this kind of listing.
    """
    found: defaultdict[str, list[str | Period | Author]] = defaultdict(list)
    posts_by_key: defaultdict[str, list[Post]] = defaultdict(list)
    for post in posts:
        # If a post has several spellings, the last one counts.
        for key, term in {_key_of(term): term for term in kind.terms(post)}.items():
            found[key].append(term)
            posts_by_key[key].append(post)
    entries = vocabulary.entries
    labels = {key: _most_used(map(str, spellings)) for key, spellings in found.items()}
    slugs = _slugs(found, entries, labels, listing.slugify)
    terms = [
        Term(
            kind=kind,
            key=key,
            label=labels[key],
            slug=slugs[key],
            period=next((term for term in spellings if isinstance(term, Period)), None),
            author=_author_named(labels[key], spellings),
            description=entries[key].description if key in entries else "",
            posts=tuple(posts_by_key[key]),
        )
        for key, spellings in found.items()
    ]
    terms.sort(key=lambda term: (*kind.order(term), term.key))
    return tuple(terms)


def in_configured_order(
    terms: tuple[Term, ...], listing: ListingSettings, problems: list[Problem]
) -> tuple[Term, ...]:
    """Return the terms of one kind in the order that the site has configured.

    Args:
        terms: the terms in the order of their kind, which remains if the site's function fails.
        listing: the settings of this kind of listing.
        problems: gets the problem of a function that fails.
    """
    if listing.order is None:
        return terms[::-1] if listing.reverse else terms
    try:
        return tuple(sorted(terms, key=listing.order, reverse=listing.reverse))
    except Exception as error:  # noqa: BLE001 - the site's own code
        problems.append(
            Problem(
                src_uri="mkdocs.yml",
                key=f"{terms[0].kind.name}_sort_by",
                code="sort-failed",
                what=str(error),
                hint="Return keys that can be compared. Until then, the usual order applies.",
            )
        )
        return terms


def _author_named(name: str, found: Iterable[str | Period | Author]) -> Author | None:
    """Return the author as the newest post that uses this name has them."""
    return next((term for term in found if isinstance(term, Author) and term.name == name), None)


def _most_used(spellings: Iterable[str]) -> str:
    counts = Counter(spellings)
    return min(counts, key=lambda spelling: (-counts[spelling], spelling))


def _slugs(
    found: Mapping[str, Iterable[str | Period | Author]],
    entries: Mapping[str, TermEntry],
    labels: Mapping[str, str],
    rule: Callable[[str], str] | None,
) -> dict[str, str]:
    """Return a unique path for each term. Periods and entries of companion files come first."""
    periods = {
        key: str(term) for key, terms in found.items() for term in terms if isinstance(term, Period)
    }
    chosen = {key: entries[key].slug for key in found if key in entries and entries[key].slug}
    chosen |= {
        key: term.slug or term.key
        for key, terms in found.items()
        for term in terms
        if isinstance(term, Author) and is_safe_part(term.slug or term.key)
    }
    others = [key for key in found if key not in periods and key not in chosen]
    if rule:
        made = {key: rule(labels[key]) for key in others}
        chosen |= {key: slug for key, slug in made.items() if is_safe_part(slug)}
        others = [key for key in others if key not in chosen]
    reserved = (*_RESERVED_SLUGS, *periods.values(), *chosen.values())
    return distinct_slugs(others, reserved=reserved) | _distinct_chosen(chosen) | periods


def _distinct_chosen(chosen: Mapping[str, str]) -> dict[str, str]:
    """Assign each slug that someone has chosen to the first term that has it."""
    first: dict[str, str] = {}
    for key in sorted(chosen):
        first.setdefault(collision_key(chosen[key]), key)
    kept = {key: chosen[key] for slug, key in first.items() if slug not in _RESERVED_SLUGS}
    others = [key for key in chosen if key not in kept]
    return kept | distinct_slugs(others, reserved=(*_RESERVED_SLUGS, *kept.values()))


def near_equal_terms(terms: Iterable[Term]) -> Iterator[Problem]:
    """Yield a note for each name that differs from another only in hyphens, spaces or punctuation."""
    alike: defaultdict[tuple[str, str], list[Term]] = defaultdict(list)
    for term in terms:
        bare = slugify(term.label).replace("-", "").replace("_", "")
        if bare and term.period is None and term.author is None:
            alike[term.kind.name, bare].append(term)
    for group in alike.values():
        if len(group) == 1:
            continue
        usual, *others = sorted(group, key=lambda term: (-len(term.posts), term.key))
        for term in others:
            what = f"'{term.label}' and '{usual.label}' are different {usual.kind.name}"
            hint = f"If they mean the same, write '{usual.label}', or add a synonym to tags.yml."
            yield Problem(
                src_uri=min(post.src_uri for post in term.posts),
                key=term.kind.name,
                code="tags-similar",
                what=what,
                hint=hint,
            )


def by_label(term: Term) -> tuple[str]:
    """Return a key that sorts terms alphabetically by label."""
    return (alphabetical(term.label),)


def alphabetical(name: str) -> str:
    """Return a sort key that puts accented letters next to their plain ones."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))
