"""What we report to the author, in one form everywhere."""

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
    """Not reported. Only a site's own settings make a problem so."""
    NOTE = "note"
    """Worth knowing; nothing is missing from the site because of it."""
    WARNING = "warning"
    """A value was ignored or replaced; the post is published."""
    ERROR = "error"
    """A post or a file is not in the site because of it."""


class Hides(Enum):
    """What stays out of the site because of a problem, as a sentence of its message."""

    NOTHING = ""
    POST = "The post stays hidden until this is fixed."
    PAGE = "The page stays hidden until this is fixed."
    FOLDER = "All posts in this folder stay hidden until this is fixed."
    FILE = "The file is left out until this is fixed."
    LISTING = "Nothing is listed there until this is fixed."

    def __bool__(self) -> bool:
        """Whether anything does."""
        return self is not Hides.NOTHING


class Meaning(NamedTuple):
    """What a code stands for."""

    severity: Severity
    """How much such a problem matters, unless it hides something: that is always an error."""
    text: str
    """What is wrong, in one line."""


_NOTE, _WARNING, _ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR

CODES: Mapping[str, Meaning] = {
    # The block of front matter
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
    "yaml-escape": Meaning(_WARNING, "A backslash sequence doesn't exist in YAML."),
    "toml-invalid": Meaning(_ERROR, "The front matter isn't valid TOML."),
    "value-unsupported": Meaning(_WARNING, "A value has an unsupported type."),
    "encoding-invalid": Meaning(_WARNING, "The file isn't UTF-8."),
    # Keys and values
    "key-duplicate": Meaning(_WARNING, "A key is written twice."),
    "keys-conflict": Meaning(_NOTE, "Two keys for the same field have different values."),
    "date-invalid": Meaning(_WARNING, "A value isn't a date."),
    "date-ambiguous": Meaning(_WARNING, "It isn't clear which number of a date is the day."),
    "date-missing": Meaning(_WARNING, "A post has no date."),
    "flag-invalid": Meaning(_ERROR, "A value must be true or false."),
    "draft-unclear": Meaning(_ERROR, "It isn't clear whether a value marks the post as a draft."),
    "draft-misplaced": Meaning(_ERROR, "A draft marker is in a place where it isn't read."),
    "text-invalid": Meaning(_WARNING, "A value isn't text."),
    "text-too-long": Meaning(_WARNING, "A text is too long and was cut."),
    "list-invalid": Meaning(_WARNING, "A value isn't a list."),
    "list-too-long": Meaning(_WARNING, "A list is too long and was cut."),
    "name-missing": Meaning(_WARNING, "An item of a list has no name."),
    "author-invalid": Meaning(_WARNING, "An author has no name."),
    "category-not-allowed": Meaning(_WARNING, "A category isn't one of `categories_allowed`."),
    "tags-similar": Meaning(_NOTE, "Two tags or categories differ only in spelling."),
    "image-invalid": Meaning(_NOTE, "A value isn't an image."),
    "image-missing": Meaning(_NOTE, "The file of a cover image doesn't exist."),
    "slug-invalid": Meaning(_WARNING, "A value can't be used as a slug."),
    "permalink-invalid": Meaning(_WARNING, "A value can't be used as a permalink."),
    "permalink-external": Meaning(_NOTE, "A permalink leads to another site."),
    "permalink-style": Meaning(_WARNING, "A permalink is one of Jekyll's styles."),
    # MDX
    "mdx-removed": Meaning(_WARNING, "MDX that only JavaScript can show was removed."),
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
    "path-taken": Meaning(_ERROR, "Two files would be written to the same path."),
    "listing-blocked": Meaning(_ERROR, "A file is in the place of a listing."),
    "listing-skipped": Meaning(_NOTE, "A listing is left out because a file has its URL."),
    "output-skipped": Meaning(_NOTE, "A feed is left out because a file has its path."),
    "term-page-unused": Meaning(_NOTE, "A page for a tag or category that no post has."),
    "bundle-hidden": Meaning(_ERROR, "A post is in the folder of a hidden post."),
    "extension-unsupported": Meaning(_ERROR, "A Markdown file has an unsupported extension."),
    "format-unsupported": Meaning(_ERROR, "A post is in an unsupported format."),
    "name-underscored": Meaning(_WARNING, "The name of a file begins with an underscore."),
    "draft-outside-blog": Meaning(_WARNING, "A page outside the blog is marked as a draft."),
    # Other plugins
    "draft-recreated": Meaning(_WARNING, "Another plugin added a hidden file again."),
    "page-late": Meaning(_WARNING, "Another plugin added a page too late to be a post."),
    "page-lost": Meaning(_ERROR, "Another plugin removed a post."),
    "feed-prints-encrypted": Meaning(_WARNING, "A feed contains text of an encrypted post."),
    "plugin-conflict-blog": Meaning(_WARNING, "Material's blog plugin uses the same folder."),
    "plugin-conflict-i18n": Meaning(_WARNING, "static-i18n builds posts in one language only."),
    # Leaks
    "leak": Meaning(_ERROR, "Something of a hidden post is in the built site."),
    "leak-possible": Meaning(_NOTE, "One sentence of a hidden post is in the built site."),
}
"""Every code, by subject. A problem can have no other; each has a section in the documentation."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing the author should fix.

    Orders by place, so that a sorted list reads like a compiler's.
    """

    src_uri: str = ""
    """The file, as a `/`-separated path in `docs_dir`; empty while it is not known."""
    line: int = 0
    """The line in that file, from 1; 0 where no line is meant."""
    key: str = ""
    """The front matter key as the author spelled it, or empty."""
    code: str
    """What kind of problem it is: one of `CODES`."""
    what: str
    """What is wrong, with what was found."""
    hint: str
    """What to do about it, as a sentence."""
    hides: Hides = field(default=Hides.NOTHING, compare=False)
    """What stays out of the site because of it."""

    level: Severity | None = field(default=None, compare=False)
    """The severity that the site has set for the code."""

    def __post_init__(self) -> None:
        """Refuse a code that isn't registered."""
        _registered(self.code)

    @property
    def severity(self) -> Severity:
        """Return how much it matters."""
        return self.level or (Severity.ERROR if self.hides else CODES[self.code].severity)

    def at(self, src_uri: str) -> Problem:
        """Return the problem as one of this file, unless it has one already."""
        return self if self.src_uri else replace(self, src_uri=src_uri)

    def __str__(self) -> str:
        """Return `file:line: key: what is wrong. What to do. [code]`."""
        return printable(f"{self.place}: {self.message}")

    @property
    def place(self) -> str:
        """Return the file, with the line where there is one."""
        return f"{self.src_uri}:{self.line}" if self.line else self.src_uri

    @property
    def message(self) -> str:
        """Return everything but the place."""
        key = f"{self.key}: " if self.key else ""
        return f"{key}{self.what}. {self.remedy} [{self.code}]"

    @property
    def remedy(self) -> str:
        """Return what to do, and what stays out of the site until then."""
        return f"{self.hint} {self.hides.value}".strip()


FIXED_CODES = frozenset({"leak"})
"""The codes whose severity a site can't set."""


@dataclass(frozen=True, slots=True)
class Severities:
    """The severities that a site has set, by code."""

    by_code: Mapping[str, Severity] = field(default_factory=dict)

    def raised(self, problem: Problem, hides: Hides) -> Problem:
        """Return the problem as one that hides something, if the site has made it an error.

        What is hidden anyway stays so, whatever the site has set: a severity only hides more.
        """
        is_raised = self.by_code.get(problem.code) is Severity.ERROR and not problem.hides
        return replace(problem, hides=hides) if is_raised else problem

    def reported(self, problems: Iterable[Problem]) -> list[Problem]:
        """Return the problems to report, with the site's severities."""
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
    """Return the text without characters that could move a terminal's cursor or reverse the text."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "�" for c in text)


class FieldError(ValueError):
    """A front matter value that can't be read; becomes a `Problem` where the place is known."""

    def __init__(
        self,
        what: str,
        got: object,
        hint: str,
        *,
        code: str,
        instead: object = None,
    ) -> None:
        self.code = _registered(code)
        """One of `CODES`."""
        self.instead = instead
        """What counts as the value all the same; None where it counts as absent."""
        self.what = f"{what} (got {shown(got)})"
        self.hint = hint
        super().__init__(f"{self.what}. {hint}")


def shown(value: object) -> str:
    """Return the value as one short printable line."""
    # repr() keeps the letters of every script and escapes control characters.
    text = repr(value) if isinstance(value, str) else _as_yaml(value)
    return text if len(text) <= _MAX_SHOWN else text[: _MAX_SHOWN - 1] + "…"


def _as_yaml(value: object, depth: int = 2) -> str:
    """Return the value in YAML's flow style; only the beginning, as aliases can make it endless."""
    if isinstance(value, tuple | list):
        items = [_as_yaml(item, depth - 1) for item in value[:_MAX_ITEMS]] if depth else ["…"]
        return f"[{', '.join(items)}]"
    if isinstance(value, dict):
        pairs = list(value.items())[:_MAX_ITEMS] if depth else []
        return f"{{{', '.join(f'{_as_yaml(k)}: {_as_yaml(v, depth - 1)}' for k, v in pairs)}}}"
    return "null" if value is None else repr(str(value))[1:-1]
