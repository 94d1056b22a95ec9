"""Reading the front matter of a post: finding its end and parsing it in its format.

python-frontmatter and MkDocs disagree about fences, and MkDocs shows a block that it can't parse on the
page. So these are the rules:

| first lines of the file            | is                                                        |
|------------------------------------|-----------------------------------------------------------|
| `---`, later `---` or `...`        | YAML between them; blank lines may come before            |
| `---`, no end, a `key:` line next  | a broken block: problem, hidden                           |
| anything like these, with a key    | a broken block too: problem, hidden                       |
| `---`, no end, anything else       | a thematic break: no front matter                         |
| an empty block                     | no front matter; hidden if keys follow it                 |
| `+++`, later `+++`                 | TOML between them                                         |
| `---js`, `;;;`, a `{`              | an unsupported format: problem, hidden                    |
| `Key: value` lines, later `---`    | YAML, as Hexo writes it                                   |
| `Key: value` lines                 | MultiMarkdown metadata, up to the first other line        |
| anything else                      | no front matter                                           |

In all of these, a line `draft: true` inside another value, or right after the block, hides the post:
a quote that is closed in the wrong place, or an extra fence, must not publish it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.problems import Hides, Problem, shown

from .block import Entry, FrontMatter
from .draft_markers import first_mention, hiding_markers, is_marker, names_key_of_block
from .field_table import normal_key
from .fields import FIELD_TABLE
from .formats.toml import FENCE as TOML_FENCE
from .formats.toml import read_toml_block
from .formats.yaml import FENCE, read_yaml_block

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read_front_matter(text: str) -> FrontMatter:
    """Split the text of a post into front matter and body. Never raises."""
    text = normal_lines(text)
    front = read_block(text)
    if front.hides:
        return front
    problem = _stray_marker(text, front) or (None if front.entries else _doubt(text))
    return FrontMatter(body="", problems=(*front.problems, problem)) if problem else front


def normal_lines(text: str) -> str:
    """Return the text without a byte order mark, and with line feeds as line endings."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def read_block(text: str) -> FrontMatter:
    """Read front matter, without looking for draft markers around it. Never raises."""
    text = normal_lines(text)
    if (match := FENCE.match(text)) and (front := read_yaml_block(text, match)):
        return front
    if (match := TOML_FENCE.match(text)) and (front := read_toml_block(text, match)):
        return front
    if match := _FOREIGN.match(text):
        return _unsupported(text, match)
    if is_without_opening(text):
        opened = f"---\n{text}"
        if (match := FENCE.match(opened)) and (front := read_yaml_block(opened, match)):
            return _one_line_up(front)
    return _read_key_value_lines(text)


_KEY_LINE = re.compile(r"[A-Za-z_][\w .-]{0,80}:(?:[ \t]|$)")


def is_without_opening(text: str) -> bool:
    """Return whether the text starts with keys and values, followed by a closing fence, as in Hexo."""
    lines = text.split("\n", _SEARCHED_LINES)[:_SEARCHED_LINES]
    if not _KEY_LINE.match(lines[0]):
        return False
    for line in lines:
        if re.fullmatch(r"-{3,}[ \t]*", line):
            return True
        if not (_KEY_LINE.match(line) or line[:1] in (" ", "\t", "#") or line.startswith("- ")):
            return False
    return False


def _one_line_up(front: FrontMatter) -> FrontMatter:
    return replace(
        front,
        entries=tuple(_up(entry) for entry in front.entries),
        problems=tuple(replace(problem, line=problem.line - 1) for problem in front.problems),
    )


def _up(entry: Entry) -> Entry:
    return replace(entry, line=entry.line - 1, parts=tuple(_up(part) for part in entry.parts))


# --- unsupported formats --------------------------------------------------------------------------

_FOREIGN = re.compile(
    r"\s*^(?P<opening>\+{3}[ \t]*[A-Za-z]+|-{3}[ \t]*[A-Za-z]+|;{3}|\{)[ \t]*\n", re.MULTILINE
)
_FORM_NAMES = {";": "JSON", "{": "JSON"}


def _unsupported(text: str, match: re.Match[str]) -> FrontMatter:
    opening = match["opening"]
    language = _FORM_NAMES.get(opening[0], "this format")
    problem = Problem(
        line=text.count("\n", 0, match.end()),
        code="frontmatter-unsupported",
        what=f"front matter in {language} isn't supported (got '{opening}')",
        hint="Convert it to YAML between two lines of three hyphens (---).",
        hides=Hides.POST,
    )
    return FrontMatter(body=_after(text, match, opening), problems=(problem,))


def _after(text: str, match: re.Match[str], opening: str) -> str:
    """Return the text after the closing line, else an empty string: front matter must not be shown."""
    closing = "}" if opening == "{" else opening[:3]
    end = re.compile(rf"^{re.escape(closing)}[ \t]*$\n?", re.MULTILINE).search(text, match.end())
    return text[end.end() :].lstrip("\n") if end else ""


# --- text that looks like front matter ------------------------------------------------------------


def _stray_marker(text: str, front: FrontMatter) -> Problem | None:
    """Return a problem if a draft marker is inside another value, or right after the block."""
    if not front.entries:
        return None
    body_start = len(text) - len(front.body)
    # The text begins after a blank line. Lines before it that look like a block may be the rest of one.
    opening = front.body[:_MAX_OPENING].partition("\n\n")[0]
    if opening[:3] in ("---", "+++"):
        opening = "\n".join(front.body[:_MAX_OPENING].split("\n")[:_MARKER_LINES])
    elif opening[:3] in ("```", "~~~"):
        opening = ""
    searched = text[:body_start] + opening
    read: set[int] | None = None
    for match in hiding_markers(searched):
        line = searched.count("\n", 0, match.end()) + 1
        if read is None:
            read = _lines_of_markers(front)
        is_comment = match.start() < body_start and match[0].lstrip().startswith("#")
        if line not in read and not is_comment:
            return _misplaced(line)
    return None


def _lines_of_markers(front: FrontMatter) -> set[int]:
    """Return the lines of the markers that `visibility` reads."""
    lines = {entry.line for entry in front.entries if is_marker(entry.key)}
    return lines | {
        part.line for entry in front.entries for part in entry.parts if normal_key(part.key) == "draft"
    }


def _misplaced(line: int) -> Problem:
    return Problem(
        line=line,
        code="draft-misplaced",
        what="found a draft marker inside another value or after the front matter",
        hint="Put it on a line of its own in the front matter. If it is text, add a blank line before "
        "it.",
        hides=Hides.POST,
    )


def _unclear(line: int) -> Problem:
    return Problem(
        line=line,
        code="frontmatter-unclear",
        what="can't tell the front matter from the text",
        hint="Start and end the front matter with a line of exactly three hyphens (---).",
        hides=Hides.POST,
    )


_MAX_OPENING = 4000
_DOUBTFUL_OPENING = re.compile(
    r"""[\s\0\ufeff\u200b\u2060]*(?:<!--.{0,2000}?-->\s*|<!--\s*(?=\.\.[ ]))?"""
    r"""(?:-{2}|={3}|(?:```|~~~)[ ]*(?i:ya?ml|toml|\n[-+]{3})|\.\.[ ]|[—–]-?|\+{3}|;{3}|%YAML"""
    r"""|[A-Za-z]{2,20}[ ]+:[ ]|\{\s*["'\n}\w])""",
    re.DOTALL,
)
_SEARCHED_LINES = 40
# This close to the beginning, it must be a draft marker, whatever surrounds it.
_MARKER_LINES = 15


def _doubt(text: str) -> Problem | None:
    """Return a problem if the text begins like a block, and contains a key that blocks have."""
    broken = _OTHER_LINE_ENDS.sub("\n", text)  # One character for one, so positions stay the same.
    opening = _DOUBTFUL_OPENING.match(broken)
    lines = broken.split("\n", _SEARCHED_LINES)[:_SEARCHED_LINES]
    if opening is not None and names_key_of_block("\n".join(lines)):
        line = text.count("\n", 0, opening.end()) + 1
    elif (mention := first_mention("\n".join(lines[:_MARKER_LINES]))) is not None:
        line = text.count("\n", 0, mention) + 1
    else:
        return None
    return _unclear(line)


_OTHER_LINE_ENDS = re.compile("[\v\f\x85\u2028\u2029]")


# --- MultiMarkdown --------------------------------------------------------------------------------

_META_LINE = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_META_MORE = re.compile(r"(?:[ ]{4}|\t)\s*(?P<value>.*)")


def _read_key_value_lines(text: str) -> FrontMatter:
    """Read `Key: value` lines as MkDocs does, so that both have the same body."""
    lines = text.split("\n")
    found: dict[str, tuple[list[str], int]] = {}
    key = ""
    used = 0
    for line in lines:
        if not line.strip():
            used += 1
            break
        if match := _META_LINE.match(line):
            key = match["key"].lower()
            found.setdefault(key, ([], used + 1))[0].append(match["value"].strip())
        elif key and (match := _META_MORE.match(line)):
            found[key][0].append(match["value"].strip())
        else:
            if line.startswith("- ") and key and not any(found[key][0]):
                # A YAML list without fences.
                return FrontMatter(body="", problems=(_unclear(used + 1),))
            break
        used += 1
    entries = tuple(
        Entry(key=name, raw=" ".join(values), value=" ".join(values), line=line)
        for name, (values, line) in found.items()
    )
    problems = (
        ()
        if any(normal_key(entry.key) in FIELD_TABLE.known_keys for entry in entries)
        else _swallowed(lines[:used])
    )
    return FrontMatter(
        entries=entries, body="\n".join(lines[used:]).lstrip("\n"), problems=tuple(problems)
    )


def _swallowed(lines: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem if the beginning of the text looks like metadata to MkDocs but isn't."""
    if lines and lines[0].strip():
        what = f"read as metadata and not shown on the page (got {shown(lines[0].strip())})"
        hint = "If it is text, start the file with a blank line."
        yield Problem(line=1, code="frontmatter-unintended", what=what, hint=hint)
