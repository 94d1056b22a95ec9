"""Strategies for property-based tests: values that authors write. Add new fields here."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

texts = st.text(max_size=60)
"""Any text without surrogates, which can't be in a UTF-8 file."""
names = st.one_of(
    st.text(st.characters(categories=("L", "M", "N", "P", "S", "Zs")), min_size=1, max_size=20),
    st.sampled_from(
        [
            "C",
            "C++",
            "C#",
            "c",
            ".NET",
            "Open source",
            "open-source",
            "心理",
            "index",
            "!",
            "é",
            "e\u0301",
        ]
    ),
)
days = st.dates(dt.date(1, 1, 2), dt.date(9999, 12, 30))
scalars = st.one_of(
    texts,
    st.sampled_from(
        [
            "true",
            "yes",
            "TBD",
            "2023-02-29",
            "'2023-10-06'",
            "[a, b]",
            "{a: b}",
            "&x [*x]",
            "!ENV x",
            "Part 1: The end",
            "@x",
            "`x`",
            "*x",
            "\tx",
            "{{ x }}",
            '"\\$5"',
            "'open",
            "1/2/2014",
            "Oct 16, 2023",
            "- draft: true",
            "x\n  draft: true",
            "x\npublished: false",
            "~",
            "|",
            "- ",
        ]
    ),
    st.integers().map(str),
    days.map(str),
)
keys = st.sampled_from(
    [
        "title",
        "Title",
        "date",
        "updated",
        "lastmod",
        "tags",
        "draft",
        "published",
        "status",
        "summary",
        "description",
        "slug",
        "authors",
        "author",
        "template",
        "Tags",
        "taxonomies",
        "categories",
        "publishDate",
        "expiryDate",
        "unlisted",
        "permalink",
        "hide",
    ]
)
front_matter = st.lists(st.tuples(keys, scalars), max_size=6).map(
    lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
)
toml = st.lists(
    st.tuples(keys, st.sampled_from(["true", "false", '"true"', "[1, 'a']", "2024-01-01", "''", "{}"])),
    max_size=6,
).map(lambda pairs: "".join(f"{key} = {value}\n" for key, value in pairs))
bodies = st.one_of(
    texts,
    st.sampled_from(
        [
            "# Title\n\nText.\n",
            "---\n",
            "<p>&amp;",
            "<!-- more -->",
            "<h1>a</h1><h1>b",
            "```\n<h1>\n```",
        ]
    ),
)
post_texts = st.one_of(
    texts,
    st.builds("---\n{}---\n{}".format, front_matter, bodies),
    st.builds(
        "{}---\n{}...\n{}".format, st.sampled_from(["", "\n", "\ufeff", "  "]), front_matter, bodies
    ),
    st.builds("+++\n{}+++\n{}".format, front_matter, bodies),
    st.builds("+++\n{}+++\n{}".format, toml, bodies),
    st.builds("{}\n{}".format, front_matter, bodies),
)
file_names = st.one_of(
    st.sampled_from(
        [
            "a",
            "b",
            "B",
            "2024-01-01-a",
            "2024-02-30-b",
            "index",
            "README",
            "page",
            "tags",
            "what?",
            "a:b",
            "é",
            "x" * 200,
        ]
    ),
    st.text(st.characters(categories=("L", "N", "Zs", "Pd")), min_size=1, max_size=10).filter(
        str.strip
    ),
)
src_uris = st.lists(file_names, min_size=1, max_size=3).map(lambda parts: f"blog/{'/'.join(parts)}.md")
