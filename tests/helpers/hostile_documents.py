"""Documents that attack their reader: its memory, its time, or the machine."""

from __future__ import annotations

MEMORY = 2**30
"""The memory limit of a process that reads all of them, in bytes."""
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{b}: &{b} [{', '.join([f'*{a}'] * 10)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGES = "a: &a {x: 1}\n" + "".join(
    f"{b}: &{b} {{<<: [{', '.join([f'*{a}'] * 9)}]}}\n"
    for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
SHARED = "x: &x [y, y]\ntitle: *x\ntags: [*x, *x]\nauthors: [*x]\nseries: *x\n"
BLOCKS = {
    "python object": "title: !!python/object/apply:os.system ['touch pwned']\n",
    "python name": "date: !!python/name:os.system\n",
    "python module": "tags: !!python/module:os\n",
    "environment": "title: !ENV HOME\nsummary: !ENV [HOME, x]\n",
    "include": "title: !include /etc/passwd\n",
    "relative": "title: !relative\n",
    "unknown tag": "title: !x y\n",
    "tag that does not suit": "title: !!set [a]\ntags: !!omap x\nsummary: !!binary '*'\n",
    "bomb": BOMB + "tags: *i\nauthors: *i\ntitle: *i\nseries: *i\n",
    "merges": MERGES,
    "shared": SHARED,
    "itself": "a: &a [*a]\ntags: *a\n",
    "itself as mapping": "a: &a {a: *a}\nseries: *a\nauthors: *a\n",
    "lists in lists": f"tags: {'[' * 50_000}{']' * 50_000}\n",
    "mappings in mappings": f"authors: {'{a: ' * 50_000}x{'}' * 50_000}\n",
    "blocks in blocks": "".join(f"{' ' * n}a:\n" for n in range(1500)),
    "lists of blocks": f"tags:\n{'- ' * 5000}x\n",
    "question marks": f"{'? ' * 5000}x\n",
    "many keys": "".join(f"key{n}: value\n" for n in range(20_000)),
    "long key": f"{'k' * 1_000_000}: x\n",
    "long value": f"title: {'x ' * 500_000}\nsummary: {'x ' * 500_000}\nslug: {'x' * 1_000_000}\n",
    "many tags": f"tags: [{', '.join(f'tag {n}' for n in range(5000))}]\n",
    "many names": f"authors: [{', '.join(f'name {n}' for n in range(50_000))}]\n",
    "documents": "title: a\n--- \ntitle: b\n--- \ntitle: c\n",
    "directive": "%YAML 9.9\ntitle: x\n",
    "anchors": "".join(f"k{n}: &a{n} x\n" for n in range(20_000)),
    "numbers": f"weight: {'9' * 100_000}\ndate: 2024-01-01\nx: {'1:' * 50_000}1\n",
    "escapes": 'title: "' + "\\x41\\u0041\\U00000041" * 30_000 + '"\n',
}
FILES = {name: f"---\ndate: 2024-01-01\n{block}---\nText.\n" for name, block in BLOCKS.items()} | {
    "NUL": "---\ndate: 2024-01-01\ntitle: a\0b\n---\nText.\n",
    "only NUL": "\0" * 1_000_000,
    "UTF-16": "---\ntitle: a\n---\n".encode("utf-16"),
    "UTF-32": "---\ntitle: a\n---\n".encode("utf-32"),
    "Latin": "---\ntitle: é\n---\n".encode("latin-1"),
    "half a letter": b"---\ntitle: \xc3\n---\n",
    "surrogates": b"---\ntitle: \xed\xa0\x80\n---\n",
    "overlong": b"---\ntitle: \xc0\xaf\n---\n",
    "picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 1000,
    "no end": f"---\n{'key: value' * 100_000}",
    "many fences": "---\n" * 2_000,
    "many ends of lines": "\n" * 1_000_000,
    "returns": "---\rtitle: a\r---\r" + "\r" * 1_000_000,
    "TOML": f"+++\ndate = 2024-01-01\na = {'[' * 50_000}{']' * 50_000}\n+++\n",
    "TOML tables": "+++\ndate = 2024-01-01\n"
    + "".join(f"[a{n}.b.c]\nx=1\n" for n in range(5000))
    + "+++\n",
    "TOML dots": f"+++\ndate = 2024-01-01\n{'a.' * 5000}a = 1\n+++\n",
    "TOML text": f'+++\ndate = 2024-01-01\ntitle = """{"x " * 500_000}"""\n+++\n',
    "key and value lines": "key: value\n" * 100_000,
}
# Markdown that is slow to read or crashes a parser, in drafts.
FILES |= {
    f"draft of {name}": f"---\ndate: 2024-01-01\ndraft: true\n---\n{body}\n\n![](pic.png)\n"
    for name, body in {
        "lists": "- " * 3_000,
        "quotes": ">" * 10_000,
        "brackets": "[" * 100_000,
        "links": "[a](" * 100_000,
        "tags": "<a " * 100_000,
        "ways": f"{'( ' * 200}/pic.png\n" * 20_000,
        "escapes": "&amp;%41\\(" * 200_000,
    }.items()
}
# MDX that is slow to read.
FILES |= {
    f"MDX of {name}": f"---\ndraft: true\n---\n\n{body}\n"
    for name, body in {
        "a word": f"export const {'a' * 1_000_000}",
        "open statements": "export const a = {\n" * 50_000,
        "statements": "export const a = 1\n\n" * 50_000,
        "components": "<X a='1' />\n" * 80_000,
        "expressions": "{a = 1}" * 150_000,
    }.items()
}
LINE = "key: value, and more that goes on and on to the end of the line\n"
# By the image that each refers to: the text before and after fifty megabytes of such lines.
LARGE = {
    "front.png": ("blog/front.md", "---\ndraft: true\n", "image: front.png\n---\nText.\n"),
    "open.png": ("blog/open.md", "---\ndraft: true\n", "![](open.png)\n"),
    "below/meta.png": ("blog/below/.meta.yml", "draft: true\n", "image: meta.png\n"),
    "seen.png": ("blog/seen.md", "---\ndate: 2024-01-01\n---\n<p>\n", "<img src='../seen.png'></p>\n"),
}
