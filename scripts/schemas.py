"""Write the JSON Schemas that the documentation publishes."""

from __future__ import annotations

from pathlib import Path

from mkdocs_blogposts.adapter.schemas import options_schema
from mkdocs_blogposts.frontmatter.fields import FIELD_TABLE
from mkdocs_blogposts.frontmatter.schema import front_matter_schema
from mkdocs_blogposts.render.terminal import as_json

SCHEMAS = Path(__file__).parent.parent / "docs/schemas"


def main() -> None:
    SCHEMAS.mkdir(exist_ok=True)
    for name, schema in (
        ("front-matter", front_matter_schema(FIELD_TABLE)),
        ("options", options_schema()),
    ):
        (SCHEMAS / f"{name}.json").write_text(f"{as_json(schema)}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
