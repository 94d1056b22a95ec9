"""The block of metadata at the head of a post: where it ends, and what stands in it.

python-frontmatter and MkDocs' own reader disagree about fences, and MkDocs prints a block it cannot
read as page text. So the rule is decided here, once:

| first lines of the file            | is                                                        |
|------------------------------------|-----------------------------------------------------------|
| `---`, later `---` or `...`        | YAML between them; blank lines may come before            |
| `---`, no end, a `key:` line next  | a broken block: problem, hidden                           |
| anything like these, with a key    | a broken block all the same: problem, hidden              |
| `---`, no end, anything else       | a thematic break: no front matter                         |
| a block with nothing in it         | no front matter; hidden where keys follow it              |
| `+++`, later `+++`                 | TOML between them                                         |
| `---js`, `;;;`, a `{`              | a form that is not read: problem, hidden                  |
| `Key: value` lines                 | MultiMarkdown metadata, up to the first other line        |
| anything else                      | no front matter                                           |
"""

from __future__ import annotations

import re

from .block import HIDDEN_UNTIL_THEN, Entry, FrontMatter
from .problems import Problem, Severity
from .toml_block import FENCE as TOML_FENCE
from .toml_block import read_toml_block
from .yaml_block import FENCE, read_yaml_block


def read_front_matter(text: str) -> FrontMatter:
    """Split a post's text into its metadata and its body. Never raises."""
    text = normal_lines(text)
    front = _read_block(text)
    if not front.entries and not front.problems and (problem := _doubt(text)):
        return FrontMatter(body="", problems=(problem,))
    return front


def normal_lines(text: str) -> str:
    """Return the text without a byte order mark, with line feeds alone between its lines."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _read_block(text: str) -> FrontMatter:
    if (match := FENCE.match(text)) and (front := read_yaml_block(text, match)):
        return front
    if (match := TOML_FENCE.match(text)) and (front := read_toml_block(text, match)):
        return front
    if match := _FOREIGN.match(text):
        return _unread_form(text, match)
    return _read_key_value_lines(text)


# --- forms that are not read ----------------------------------------------------------------------

_FOREIGN = re.compile(
    r"\s*^(?P<opening>\+{3}[ \t]*[A-Za-z]+|-{3}[ \t]*[A-Za-z]+|;{3}|\{)[ \t]*\n", re.MULTILINE
)
_FORM_NAMES = {";": "JSON", "{": "JSON"}


def _unread_form(text: str, match: re.Match[str]) -> FrontMatter:
    opening = match["opening"]
    language = _FORM_NAMES.get(opening[0], "in another language")
    problem = Problem(
        line=text.count("\n", 0, match.end()),
        what=f"the front matter is {language}, which is not read (got '{opening}')",
        hint=f"Write it in YAML between two lines of three hyphens, ---. {HIDDEN_UNTIL_THEN}",
        severity=Severity.ERROR,
    )
    return FrontMatter(body=_after(text, match, opening), problems=(problem,))


def _after(text: str, match: re.Match[str], opening: str) -> str:
    """Return what follows the closing line, or nothing: the block must never show as text."""
    closing = "}" if opening == "{" else opening[:3]
    end = re.compile(rf"^{re.escape(closing)}[ \t]*$\n?", re.MULTILINE).search(text, match.end())
    return text[end.end() :].lstrip("\n") if end else ""


_DOUBTFUL_OPENING = re.compile(
    r"""[\s\0\ufeff\u200b\u2060]*(?:<!--.*?-->\s*)?(?:-{3}|[—–]-?|\+{3}|;{3}|%YAML|\{\s*["'\n}])""",
    re.DOTALL,
)
_DOUBTFUL_LINES = 40
_DOUBTFUL_KEY = re.compile(
    r"""(?:^|[{,])\s*["']?(?:authors?|categories|date|draft|layout|published|slug|summary|tags|title)["']?\s*[:=]""",
    re.IGNORECASE | re.MULTILINE,
)


# Whatever stands around it, this near the head it is meant.
_DRAFT_MARK = re.compile(
    r"""^\W*(?P<key>draft|published|publish)["']?[ \t]*[:=]""", re.IGNORECASE | re.MULTILINE
)
_DRAFT_MARK_LINES = 15


def _doubt(text: str) -> Problem | None:
    """Return a problem where the text begins much like a block, and names a key that blocks name."""
    opening = _DOUBTFUL_OPENING.match(text)
    lines = text.split("\n", _DOUBTFUL_LINES)[:_DOUBTFUL_LINES]
    if opening is not None and _DOUBTFUL_KEY.search("\n".join(lines)):
        line = text.count("\n", 0, opening.end()) + 1
    elif mark := _DRAFT_MARK.search("\n".join(lines[:_DRAFT_MARK_LINES])):
        line = text.count("\n", 0, mark.start("key")) + 1
    else:
        return None
    return Problem(
        line=line,
        what="the front matter cannot be told from the text",
        hint=f"Begin and end it with a line of exactly three hyphens, ---. {HIDDEN_UNTIL_THEN}",
        severity=Severity.ERROR,
    )


# --- MultiMarkdown --------------------------------------------------------------------------------

_META_LINE = re.compile(r"[ ]{0,3}(?P<key>[A-Za-z0-9_-]+):\s*(?P<value>.*)")
_META_MORE = re.compile(r"(?:[ ]{4}|\t)\s*(?P<value>.*)")


def _read_key_value_lines(text: str) -> FrontMatter:
    """Read `Key: value` lines as MkDocs' own reader does, so that both see the same body."""
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
            break
        used += 1
    entries = tuple(
        Entry(key=name, written=" ".join(values), value=" ".join(values), line=line)
        for name, (values, line) in found.items()
    )
    return FrontMatter(entries=entries, body="\n".join(lines[used:]).lstrip("\n"))
