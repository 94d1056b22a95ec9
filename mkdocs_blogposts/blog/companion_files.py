"""What the files beside the posts say: defaults of folders, authors, and names of tags."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeVar

from mkdocs_blogposts.blog.listings.terms import TermEntry, Vocabulary, term_key
from mkdocs_blogposts.frontmatter.block import Entry
from mkdocs_blogposts.frontmatter.draft_markers import has_stray_marker
from mkdocs_blogposts.frontmatter.field_table import normal_key
from mkdocs_blogposts.frontmatter.hiding_words import HIDING_KEYS
from mkdocs_blogposts.frontmatter.model import Author
from mkdocs_blogposts.frontmatter.reader import normal_lines, read_block
from mkdocs_blogposts.frontmatter.values.names import (
    MAX_NAME_LENGTH,
    names_of,
    person_of,
    refuse_long,
    with_short_name,
)
from mkdocs_blogposts.frontmatter.values.text import one_line
from mkdocs_blogposts.frontmatter.yaml import read_yaml
from mkdocs_blogposts.text.problems import FieldError, Hides, Problem, shown
from mkdocs_blogposts.text.slugs import slugify
from mkdocs_blogposts.text.truncate import cut

from .source_paths import parents_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_blogposts.frontmatter.block import RawValue

    from .settings import Settings
    from .source_paths import SourcePaths

T = TypeVar("T")

DEFAULTS_NAMES = (".meta.yml", ".meta.yaml")
"""The file of a folder's defaults, named as Material's meta plugin names it."""
AUTHORS_NAMES = (".authors.yml", "authors.yml")
"""The file of the authors in the blog's folder, as Material and Docusaurus name it."""
INDEX_NAMES = ("_index.md", "index.md")
"""The page of a folder, whose key `cascade` says what Hugo gives to all posts below."""
TAGS_NAMES = ("tags.yml", ".tags.yml")
"""The file of the tags in the blog's folder, as Docusaurus names it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanionFiles:
    """What is known besides the posts."""

    defaults: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """What each folder says for all posts below it."""
    authors: Mapping[str, Author] = field(default_factory=dict)
    """By the name that posts give."""
    tags: Vocabulary = field(default_factory=Vocabulary)
    problems: tuple[Problem, ...] = ()

    def defaults_of(self, src_uri: str) -> list[tuple[Entry, ...]]:
        """Return what the folders above the post say, the nearest first."""
        found = (self.defaults.get(folder) for folder in (*parents_of(src_uri), ""))
        return [entries for entries in found if entries]


def companion_uris(src_uris: Iterable[str], source_paths: SourcePaths, settings: Settings) -> list[str]:
    """Return which of the site's files are companions of the posts."""
    names = set(src_uris)
    defaults = {*DEFAULTS_NAMES, settings.defaults_file}
    found = [
        uri
        for uri in names
        if posixpath.basename(uri) in defaults
        and _concerns(posixpath.dirname(uri), source_paths.blog_dir)
    ]
    found += [uri for uri in names if _may_cascade(uri, source_paths)]
    if settings.authors_file:
        found += names & {settings.authors_file}
    else:
        found += _first(names, source_paths, AUTHORS_NAMES)
    return sorted([*found, *_first(names, source_paths, TAGS_NAMES)])


def _concerns(folder: str, blog_dir: str) -> bool:
    """Whether the folder is the blog's, stands in it or holds it."""
    return f"{blog_dir}/".startswith(f"{folder}/" if folder else "") or f"{folder}/".startswith(
        f"{blog_dir}/" if blog_dir else ""
    )


def _may_cascade(src_uri: str, source_paths: SourcePaths) -> bool:
    folder, name = posixpath.split(src_uri)
    if name == "_index.md":
        return source_paths.is_in_blog(src_uri)
    return name in INDEX_NAMES and folder in (source_paths.blog_dir, source_paths.posts_dir)


def is_companion_name(src_uri: str, source_paths: SourcePaths) -> bool:
    """Whether the file is one that other tools keep beside their posts, and do not publish."""
    folder, name = posixpath.split(src_uri)
    is_beside = folder in (source_paths.blog_dir, source_paths.posts_dir)
    return is_beside and name in (*AUTHORS_NAMES, *TAGS_NAMES)


def _first(names: set[str], source_paths: SourcePaths, wanted: Iterable[str]) -> list[str]:
    folders = dict.fromkeys((source_paths.blog_dir, source_paths.posts_dir))
    found = (posixpath.join(folder, name) for folder in folders for name in wanted)
    return [place for place in found if place in names][:1]


def read_companion_files(texts: Mapping[str, str | None], settings: Settings) -> CompanionFiles:
    """Read these files: their names say what each is for."""
    defaults: dict[str, tuple[Entry, ...]] = {}
    defaults_names = {*DEFAULTS_NAMES, settings.defaults_file}
    authors: dict[str, Author] = {}
    tags = Vocabulary()
    problems: list[Problem] = []
    for src_uri, text in sorted(texts.items()):
        folder, name = posixpath.split(src_uri)
        if name in INDEX_NAMES:
            entries, found = _cascade(src_uri, text)
        else:
            entries, found = _entries(src_uri, text, hides=name in defaults_names)
        if name in defaults_names or name in INDEX_NAMES:
            if any(problem.hides for problem in found):
                # It might say that all posts below are drafts.
                entries = [Entry(key="draft", raw="true", value=True, line=1, src_uri=src_uri)]
            # The last of a key counts, and a file made for this comes before a page.
            is_page = name in INDEX_NAMES
            others = defaults.get(folder, ())
            defaults[folder] = (*entries, *others) if is_page else (*others, *entries)
        elif name in TAGS_NAMES and src_uri != settings.authors_file:
            tags = Vocabulary(_first_of_each(_each(entries, _term_entry, found), found))
        else:
            authors = dict(_each(_people(entries), _author, found))
        problems += [problem.at(src_uri) for problem in found]
    return CompanionFiles(
        defaults=defaults,
        authors=authors,
        tags=tags,
        problems=tuple(problems),
    )


def _first_of_each(
    pairs: Iterable[tuple[str, TermEntry]], problems: list[Problem]
) -> dict[str, TermEntry]:
    known: dict[str, TermEntry] = {}
    for name, entry in pairs:
        if known.setdefault(name, entry) != entry:
            what = f"'{name}' is a name of two tags: '{known[name].label}' and '{entry.label}'"
            hint = "The first is used. Remove the name from one of them."
            problems.append(Problem(code="tag-name-taken", what=what, hint=hint))
    return known


def _entries(src_uri: str, text: str | None, *, hides: bool) -> tuple[list[Entry], list[Problem]]:
    if text is None:
        problem = Problem(
            code="encoding-invalid",
            what="not UTF-8 text",
            hint="Save the file as UTF-8.",
            hides=Hides.FOLDER if hides else Hides.NOTHING,
        )
        return [], [problem]
    entries, problems, _ = read_yaml(normal_lines(text))
    renamed = [
        replace(problem, hides=Hides.FOLDER if hides and problem.hides else Hides.NOTHING)
        for problem in problems
    ]
    return [_of(entry, src_uri) for entry in entries], renamed


def _of(entry: Entry, src_uri: str) -> Entry:
    parts = tuple(_of(part, src_uri) for part in entry.parts)
    return replace(entry, src_uri=src_uri, parts=parts)


def _cascade(src_uri: str, text: str | None) -> tuple[list[Entry], list[Problem]]:
    """Return what a page of Hugo says for all posts below it.

    A value for some of them only (`target`) is reported and not read; where it could hide one, it
    hides all.
    """
    if text is None:
        return [], [
            Problem(
                code="encoding-invalid",
                what="not UTF-8 text",
                hint="Save the file as UTF-8.",
                hides=Hides.FOLDER,
            )
        ]
    front = read_block(text)
    if "cascade" not in text.lower():
        return [], []
    if front.hides:
        return [], [replace(problem, hides=Hides.FOLDER) for problem in front.problems if problem.hides]
    found: list[Entry] = []
    problems: list[Problem] = []
    for entry in front.entries:
        if normal_key(entry.key) != "cascade":
            continue
        raw = entry.raw if isinstance(entry.raw, tuple) else (entry.raw,)
        values = entry.value if isinstance(entry.value, list) else [entry.value]
        for said, value in zip(raw, values, strict=False):
            if said not in (None, "", ()) and not isinstance(said, Mapping):
                what = f"not a mapping (got {shown(said)})"
                problem = _hides_all("cascade-invalid", what, "Write `key: value` under cascade.")
                problems.append(replace(problem, line=entry.line, key=entry.key))
                continue
            entries = _entries_of(said, value, entry.line, src_uri)
            if not any(normal_key(part.key) == "target" for part in entries):
                lines = {part.key: part.line for part in entry.parts}
                found += (_on_line(part, lines.get(part.key, part.line)) for part in entries)
                continue
            problem = Problem(
                code="cascade-target",
                what="a cascade with a target isn't supported",
                hint="Write the values in the posts they are meant for.",
            )
            if _may_hide(entries):
                problem = _hides_all(problem.code, problem.what, problem.hint)
            problems.append(replace(problem, line=entry.line, key=entry.key))
    return found, problems


def _on_line(entry: Entry, line: int) -> Entry:
    return replace(entry, line=line, parts=tuple(_on_line(part, line) for part in entry.parts))


def _hides_all(code: str, what: str, hint: str) -> Problem:
    return Problem(code=code, what=what, hint=hint, hides=Hides.FOLDER)


def _may_hide(entries: Iterable[Entry]) -> bool:
    """Whether any of the keys, or of those below them, may keep a post hidden."""
    return any(
        normal_key(entry.key) in HIDING_KEYS or has_stray_marker(entry) or _may_hide(entry.parts)
        for entry in entries
    )


def _entries_of(raw: RawValue, value: object, line: int, src_uri: str) -> tuple[Entry, ...]:
    if not isinstance(raw, Mapping):
        return ()
    values = value if isinstance(value, dict) else {}
    return tuple(
        Entry(
            key=key,
            raw=said,
            value=values.get(key),
            line=line,
            src_uri=src_uri,
            parts=_entries_of(said, values.get(key), line, src_uri),
        )
        for key, said in raw.items()
    )


def _people(entries: list[Entry]) -> list[Entry]:
    """Return the entry of each person: Material writes them below `authors`, Docusaurus at the top."""
    if len(entries) == 1 and entries[0].key == "authors":
        return list(entries[0].parts)
    return entries


def _each(
    entries: Iterable[Entry],
    read: Callable[[Entry], Iterable[tuple[str, T]]],
    problems: list[Problem],
) -> Iterator[tuple[str, T]]:
    """Yield what is read of each entry, also of one that is then found to be too long."""
    for entry in entries:
        try:
            yield from read(entry)
        except FieldError as error:
            problem = Problem(
                line=entry.line,
                key=entry.key,
                code=error.code,
                what=error.what,
                hint=error.hint,
            )
            problems.append(problem)


def _author(entry: Entry) -> Iterator[tuple[str, Author]]:
    raw = entry.raw
    if isinstance(raw, str):
        author = Author(name=one_line(raw))
    elif isinstance(raw, Mapping):
        author = person_of({"name": entry.key, **raw})
    else:
        hint = "Add `name: …` under the author's key."
        raise FieldError("not an author", raw, hint, code="author-invalid")
    yield entry.key, with_short_name(author)
    refuse_long([author.name])


def _term_entry(entry: Entry) -> Iterator[tuple[str, TermEntry]]:
    raw = entry.raw if entry.raw is not None else {}
    if isinstance(raw, str):
        raw = {"label": raw}
    if not isinstance(raw, Mapping):
        hint = "Add `label: …` under the tag's key."
        raise FieldError("not a tag", raw, hint, code="tag-invalid")
    label = one_line(raw.get("label") or entry.key)
    permalink = raw.get("permalink")
    known = TermEntry(
        label=cut(label, MAX_NAME_LENGTH),
        description=one_line(raw.get("description") or ""),
        slug=slugify(permalink) if isinstance(permalink, str) else "",
    )
    synonyms = names_of(raw.get("synonyms") or ())
    for name in (entry.key, known.label, *synonyms):
        yield term_key(name), known
    refuse_long([label])
