"""Write the JSON Schemas and the table of keys in the documentation."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs_blogposts.adapter.commands.schemas import options_schema
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.frontmatter.schema import front_matter_schema, keys_table
from mkdocs_blogposts.render.terminal import as_json

DOCS = Path(__file__).parent.parent / "docs"
SCHEMAS = DOCS / "schemas"
_TABLE = re.compile(r"^\| Field \|.*?\n(?!\|)", re.MULTILINE | re.DOTALL)


def main() -> None:
    SCHEMAS.mkdir(exist_ok=True)
    for name, schema in (
        ("front-matter", front_matter_schema(FIELD_TABLE)),
        ("options", options_schema()),
    ):
        (SCHEMAS / f"{name}.json").write_text(f"{as_json(schema)}\n", encoding="utf-8")
    page = DOCS / "front-matter.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(_TABLE.sub(lambda _: keys_table(FIELD_TABLE), text, count=1), encoding="utf-8")


if __name__ == "__main__":
    main()
