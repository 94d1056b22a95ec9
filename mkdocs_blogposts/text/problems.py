"""What we report to the author, in one form everywhere."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import Enum

_MAX_SHOWN = 80
_MAX_ITEMS = 20


class Severity(Enum):
    """How much a problem matters. `--strict` fails on warnings and errors."""

    NOTE = "note"
    """Worth knowing; nothing is missing from the site because of it."""
    WARNING = "warning"
    """A value was ignored or replaced; the post is published."""
    ERROR = "error"
    """A post or a file is not in the site because of it."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing the author should mend.

    Orders by place, so that a sorted list reads like a compiler's.
    """

    src_uri: str = ""
    """The file, as a `/`-separated path below `docs_dir`; empty while it is not known."""
    line: int = 0
    """The line in that file, from 1; 0 where no line is meant."""
    key: str = ""
    """The front matter key as the author spelled it, or empty."""
    what: str
    """What is wrong, with what was found."""
    hint: str
    """What to do about it, as a sentence."""
    severity: Severity = field(default=Severity.WARNING, compare=False)

    @property
    def hides(self) -> bool:
        """Whether something is missing from the site because of it."""
        return self.severity is Severity.ERROR

    def at(self, src_uri: str) -> Problem:
        """Return the problem as one of this file, unless it has one already."""
        return self if self.src_uri else replace(self, src_uri=src_uri)

    def __str__(self) -> str:
        """Return `file:line: key: what is wrong. What to do.`."""
        where = f"{self.src_uri}:{self.line}" if self.line else self.src_uri
        key = f"{self.key}: " if self.key else ""
        return printable(f"{where}: {key}{self.what}. {self.hint}")


def printable(text: str) -> str:
    """Return the text without signs that could move a terminal's cursor, or turn the text around."""
    return text if text.isprintable() else "".join(c if c.isprintable() else "�" for c in text)


class FieldError(ValueError):
    """A front matter value that cannot be read; becomes a `Problem` where the place is known."""

    def __init__(
        self,
        what: str,
        got: object,
        hint: str,
        *,
        severity: Severity = Severity.WARNING,
        instead: object = None,
    ) -> None:
        self.instead = instead
        """What counts as the value all the same; None where it counts as absent."""
        self.what = f"{what} (got {shown(got)})"
        self.hint = hint
        self.severity = severity
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
