"""Problems that are reported to the author, and their codes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_MAX_SHOWN = 80
_MAX_ITEMS = 20


class Severity(Enum):
    """How much a problem matters. `--strict` fails on warnings and errors."""

    IGNORE = "ignore"
    """Not reported. No code has this severity by default."""
    NOTE = "note"
    """Good to know; nothing the author wrote is missing from the site."""
    WARNING = "warning"
    """A value was ignored or replaced; the post is published."""
    ERROR = "error"
    """A post, a file or a listing is left out of the site."""


class Hides(Enum):
    """What a problem keeps out of the site, as a sentence of its message."""

    NOTHING = ""
    POST = "The post stays hidden until this is fixed."
    PAGE = "The page stays hidden until this is fixed."
    FOLDER = "All posts in this folder stay hidden until this is fixed."
    FILE = "The file is left out until this is fixed."
    LISTING = "The listing is left out until this is fixed."

    def __bool__(self) -> bool:
        """Return whether anything stays out of the site."""
        return self is not Hides.NOTHING


class Meaning(NamedTuple):
    """The default severity and the meaning of a code."""

    severity: Severity
    """The default severity. A problem that hides something is always an error."""
    text: str
    """What is wrong, in one sentence."""


_NOTE, _WARNING, _ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

CODES: Mapping[str, Meaning] = {
    # Front matter
    "frontmatter-unclear": Meaning(_ERROR, "It isn't clear where the front matter begins or ends."),
    "frontmatter-unclosed": Meaning(_ERROR, "The front matter has no closing line."),
    "frontmatter-unintended": Meaning(_WARNING, "The first lines of the text are read as metadata."),
    "frontmatter-unsupported": Meaning(_ERROR, "The front matter is in an unsupported format."),
    "metadata-too-long": Meaning(_WARNING, "The front matter or data file is too long."),
    "yaml-invalid": Meaning(_WARNING, "The front matter or data file isn't valid YAML."),
    "yaml-not-mapping": Meaning(_WARNING, "The front matter or data file has no keys."),
    "yaml-unquoted": Meaning(_WARNING, "A value isn't valid YAML and was read as plain text."),
    "yaml-line-ignored": Meaning(_WARNING, "A line isn't valid YAML and was ignored."),
    "yaml-tab": Meaning(_WARNING, "A tab is used where YAML doesn't allow one."),
    "yaml-escape": Meaning(_WARNING, "A backslash sequence isn't valid in YAML."),
    "toml-invalid": Meaning(_ERROR, "The front matter isn't valid TOML."),
    "value-unsupported": Meaning(_WARNING, "A value has an unsupported type."),
    "encoding-invalid": Meaning(_WARNING, "The file isn't UTF-8."),
    # Keys and values
    "key-duplicate": Meaning(_WARNING, "A key appears twice."),
    "keys-conflict": Meaning(_NOTE, "Two keys for the same field have different values."),
    "date-invalid": Meaning(_WARNING, "A value isn't a date."),
    "date-ambiguous": Meaning(_WARNING, "It isn't clear which number of a date is the day."),
    "date-missing": Meaning(_WARNING, "A post has no date."),
    "flag-invalid": Meaning(_ERROR, "A value must be true or false."),
    "pin-invalid": Meaning(_WARNING, "`pin` is neither true nor false."),
    "draft-unclear": Meaning(_ERROR, "It isn't clear whether a value marks the post as a draft."),
    "draft-misplaced": Meaning(_ERROR, "A draft marker is in the wrong place."),
    "draft-misspelled": Meaning(_ERROR, "The key of a draft marker is misspelled."),
    "key-misspelled": Meaning(_WARNING, "A key looks misspelled."),
    "text-invalid": Meaning(_WARNING, "A value isn't text."),
    "text-too-long": Meaning(_WARNING, "A text is too long and was cut."),
    "number-invalid": Meaning(_WARNING, "A value isn't a number."),
    "list-invalid": Meaning(_WARNING, "A value isn't a list."),
    "list-too-long": Meaning(_WARNING, "A list is too long and was cut."),
    "name-missing": Meaning(_WARNING, "An item of a list has no name."),
    "author-invalid": Meaning(_WARNING, "An author has no name."),
    "category-not-allowed": Meaning(_WARNING, "A category isn't one of `categories_allowed`."),
    "tags-similar": Meaning(_NOTE, "Two tags or categories differ only in spelling."),
    "image-invalid": Meaning(_NOTE, "A value isn't an image."),
    "image-missing": Meaning(_NOTE, "The file of a cover image doesn't exist."),
    "separator-missing": Meaning(
        _WARNING, "A post has no excerpt separator, and the site requires one."
    ),
    "link-invalid": Meaning(_WARNING, "A related link isn't a link."),
    "link-missing": Meaning(_WARNING, "A related link leads to a file that doesn't exist."),
    "link-hidden": Meaning(_NOTE, "A related link leads to a hidden page."),
    "link-anchor": Meaning(_NOTE, "A related link leads to an anchor that doesn't exist."),
    "slug-invalid": Meaning(_WARNING, "A value can't be used as a slug."),
    "permalink-invalid": Meaning(_WARNING, "A value can't be used as a permalink."),
    "permalink-external": Meaning(_NOTE, "A permalink leads to another site."),
    "permalink-style": Meaning(_WARNING, "A permalink is one of Jekyll's styles."),
    "alias-invalid": Meaning(_WARNING, "An old URL can't be redirected by this site."),
    "alias-taken": Meaning(_WARNING, "An old URL belongs to another file, or to two posts."),
    "alias-skipped": Meaning(_NOTE, "The redirects plugin redirects an old URL of a post."),
    # Markdown
    "fence-unopened": Meaning(_WARNING, "MkDocs doesn't recognize a code fence."),
    "foreign-markup": Meaning(_WARNING, "Markup of another tool is shown as text."),
    # MDX
    "mdx-removed": Meaning(_NOTE, "A part of an MDX file that needs JavaScript was removed."),
    "mdx-import-removed": Meaning(_NOTE, "An MDX import was removed."),
    "mdx-metadata": Meaning(_ERROR, "The metadata of an MDX file is written in JavaScript."),
    # Data files
    "tag-invalid": Meaning(_WARNING, "An entry of `tags.yml` isn't a tag."),
    "tag-name-taken": Meaning(_WARNING, "A name in `tags.yml` belongs to two tags."),
    "cascade-invalid": Meaning(_ERROR, "Hugo's `cascade` isn't a mapping."),
    "cascade-target": Meaning(_NOTE, "Hugo's `cascade` has a `target`, which isn't supported."),
    "authors-file-missing": Meaning(_WARNING, "The file named in `authors_file` doesn't exist."),
    # Files and URLs
    "url-taken": Meaning(_ERROR, "Two posts, or a post and another page, have the same URL."),
    "url-dated": Meaning(_NOTE, "The URL of a post has its date, because an older post has its name."),
    "path-taken": Meaning(_ERROR, "Two files would be written to the same path."),
    "listing-blocked": Meaning(_ERROR, "A file or another listing has the URL of a listing."),
    "listing-skipped": Meaning(_NOTE, "A listing is left out because a file has its URL."),
    "sort-failed": Meaning(_WARNING, "A function that sorts tags or categories fails."),
    "output-skipped": Meaning(_NOTE, "A generated file is left out because another file has its path."),
    "term-page-unused": Meaning(_NOTE, "A page belongs to a listing that doesn't exist."),
    "bundle-hidden": Meaning(_ERROR, "A post is in the folder of a hidden post."),
    "extension-unsupported": Meaning(_ERROR, "A Markdown file has an unsupported extension."),
    "format-unsupported": Meaning(_ERROR, "A post is in an unsupported format."),
    "name-underscored": Meaning(_WARNING, "A file name starts with an underscore."),
    "draft-outside-blog": Meaning(_WARNING, "A page outside the blog is marked as a draft."),
    # Other plugins
    "option-ignored": Meaning(_NOTE, "An option of Material's blog has no effect here."),
    "draft-recreated": Meaning(_WARNING, "Another plugin added a hidden post again."),
    "page-late": Meaning(_WARNING, "Another plugin added a page too late to be a post."),
    "page-lost": Meaning(_ERROR, "Another plugin removed a post."),
    "feed-prints-encrypted": Meaning(_WARNING, "A feed contains text of an encrypted post."),
    "material-blog-needed": Meaning(_WARNING, "A hook or template needs Material's blog plugin."),
    "template-unused": Meaning(_WARNING, "A template of Material's blog has no effect."),
    "plugin-conflict-blog": Meaning(_ERROR, "Material's blog plugin uses the same folder."),
    "plugin-conflict-i18n": Meaning(_WARNING, "static-i18n builds posts in one language only."),
    # Leaks
    "leak": Meaning(_ERROR, "Content of a hidden post is in the built site."),
    "leak-possible": Meaning(_NOTE, "One sentence of a hidden post is in the built site."),
}
"""All codes, by subject. Each has a section in the documentation."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing the author should fix or know. Problems sort by file and line."""

    src_uri: str = ""
    """The file, as a `/`-separated path in `docs_dir`; empty until it is known."""
    line: int = 0
    """The line in that file, from 1; 0 if the problem isn't on a certain line."""
    key: str = ""
    """The front matter key as the author spelled it, or empty."""
    code: str
    """The kind of problem: one of `CODES`."""
    what: str
    """What is wrong, with the value that was found."""
    hint: str
    """How to fix it, in full sentences."""
    hides: Hides = field(default=Hides.NOTHING, compare=False)
    """What stays out of the site until it is fixed."""

    subject: str = field(default="", compare=False)
    """What it is about, if the same problem of another subject in other files isn't the same."""
    level: Severity | None = field(default=None, compare=False)
    """The severity that the site has set for the code, or None."""

    def __post_init__(self) -> None:
        """Refuse an unknown code."""
        _registered(self.code)

    @property
    def severity(self) -> Severity:
        """Return the severity: the site's, else `ERROR` if it hides something, else the default."""
        return self.level or (Severity.ERROR if self.hides else CODES[self.code].severity)

    def at(self, src_uri: str) -> Problem:
        """Return the problem with this file, unless it already has one."""
        return self if self.src_uri else replace(self, src_uri=src_uri)

    def __str__(self) -> str:
        """Return `file:line: key: what is wrong. How to fix it. [code]`."""
        return printable(f"{self.place}: {self.message}")

    @property
    def place(self) -> str:
        """Return the file, with the line if there is one."""
        return f"{self.src_uri}:{self.line}" if self.line else self.src_uri

    @property
    def message(self) -> str:
        """Return the message without the place."""
        key = f"{self.key}: " if self.key else ""
        return f"{key}{self.what}. {self.remedy} [{self.code}]"

    @property
    def remedy(self) -> str:
        """Return how to fix it, and what stays out of the site until then."""
        return f"{self.hint} {self.hides.value}".strip()


FIXED_CODES = frozenset({"leak"})
"""The codes whose severity a site can't set."""


@dataclass(frozen=True, slots=True)
class Severities:
    """The severities that a site has set, by code."""

    by_code: Mapping[str, Severity] = field(default_factory=dict)

    def raised(self, problem: Problem, hides: Hides) -> Problem:
        """Return the problem as one that hides something, if the site has made it an error.

        A severity can hide more than by default, but never less.
        """
        is_raised = self.by_code.get(problem.code) is Severity.ERROR and not problem.hides
        return replace(problem, hides=hides) if is_raised else problem

    def reported(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems to report, with the severities that the site has set."""
        found = [
            replace(problem, level=self.by_code[problem.code])
            if problem.code in self.by_code
            else problem
            for problem in problems
        ]
        return [problem for problem in found if problem.severity is not Severity.IGNORE]


def _registered(code: str) -> str:
    if code not in CODES:
        raise KeyError(code)
    return code


def printable(text: str) -> str:
    """Replace characters that could move a terminal's cursor or reverse the text."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "�" for c in text)


class FieldError(ValueError):
    """A front matter value that can't be read. Whoever knows its file and line makes it a `Problem`."""

    def __init__(  # noqa: PLR0913 - keyword arguments
        self,
        what: str,
        got: object,
        hint: str,
        *,
        code: str,
        instead: object = None,
        is_clear: bool = False,
    ) -> None:
        self.code = _registered(code)
        """One of `CODES`."""
        self.instead = instead
        """The value to use instead; None if the value counts as absent."""
        self.is_clear = is_clear
        """Whether the value is clear in spite of the mistake, so it never hides the post."""
        self.what = f"{what} (got {shown(got)})"
        self.hint = hint
        super().__init__(f"{self.what}. {hint}")


def shown(value: object) -> str:
    """Return the value as one short printable line."""
    # repr() keeps the letters of every script and escapes control characters.
    text = repr(value) if isinstance(value, str) else _as_yaml(value)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def _as_yaml(value: object, depth: int = 2) -> str:
    """Return the start of the value in YAML's flow style. Aliases can make the whole value endless."""
    if isinstance(value, tuple | list):
        items = [_as_yaml(item, depth - 1) for item in value[:_MAX_ITEMS]] if depth else ["…"]
        return f"[{', '.join(items)}]"
    if isinstance(value, dict):
        pairs = list(value.items())[:_MAX_ITEMS] if depth else []
        return f"{{{', '.join(f'{_as_yaml(k)}: {_as_yaml(v, depth - 1)}' for k, v in pairs)}}}"
    return "null" if value is None else repr(str(value))[1:-1]
