"""The migration guides, as text: their examples, their tables, and what they state."""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml
from support import ROOT, Site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# A fenced block; its title is the path of a file.
FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<info>[^`\n]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL
)
TITLE = re.compile(r'title="(?P<path>[^"]+)"')
ROW = re.compile(r"^\|(?P<cells>.+)\|$", re.MULTILINE)


@dataclass(frozen=True)
class Guide:
    path: Path

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    def section(self, heading: str) -> str:
        """Return the text between a heading and the next one of its level or above."""
        match = re.search(rf"(?ms)^(#+) {re.escape(heading)}\n(.*?)(?=^(?!\1#)##+ |\Z)", self.text)
        assert match, heading
        return match[2]

    def follow(self, root: Path) -> Site:
        """Follow the guide: write the files of its example, run its commands, write the new files."""
        steps = (
            self.section("Before"),
            self.text.partition("\n## Example\n")[0],
            self.section("After"),
        )
        for step in steps:
            for block in FENCE.finditer(step):
                if title := TITLE.search(block["info"]):
                    path = root / title["path"]
                    path.parent.mkdir(parents=True, exist_ok=True)
                    path.write_text(block["text"], encoding="utf-8")
                elif block["info"] == "sh" and not block["text"].startswith("mkdocs-blogposts"):
                    subprocess.run(["sh", "-eu"], input=block["text"], cwd=root, text=True, check=True)
        site = Site(root, yaml.safe_load((root / "mkdocs.yml").read_text(encoding="utf-8")))
        if not (site.docs_dir / "index.md").exists():
            site.write({"index.md": "# Home\n"})
        return site

    def table(self, heading: str, first_column: str) -> list[dict[str, str]]:
        """Return the rows of the table in a section whose first column has this name."""
        tables = re.split(r"\n{2,}", self.section(heading).strip())
        table = next(text for text in tables if text.startswith(f"| {first_column} |"))
        names, _, *rows = [
            [cell.strip().strip("`") for cell in match["cells"].split(" | ")]
            for match in ROW.finditer(table)
        ]
        return [dict(zip(names, row, strict=True)) for row in rows]

    @property
    def log(self) -> list[tuple[str, str]]:
        (block,) = FENCE.finditer(self.section("Result"))
        return re.findall(r"^([A-Z]+) +-  (.+)$", block["text"], re.MULTILINE)

    def statements(self) -> list[str]:
        """Return the rows of tables and the sentences before the example, each on one line."""
        prose = FENCE.sub("\n", self.text.partition("\n## Example\n")[0])
        return list(dict.fromkeys(_statements(prose)))


GUIDES = [Guide(path) for path in sorted((ROOT / "docs" / "migration").glob("*.md"))]


def _statements(prose: str) -> Iterator[str]:
    for block in re.split(r"\n\s*\n|\n(?=- |\d+\. )", prose):
        lines = block.strip().split("\n")
        if lines[0].startswith("|"):
            yield from lines[2:]  # After the header and the line below it.
        elif lines[0] and not lines[0].startswith("#"):
            text = re.sub(r"^(- |\d+\. )", "", " ".join(line.strip() for line in lines))
            yield from re.split(r"(?<=[.:!?])\s+(?=[A-Z`\[*])", text)
