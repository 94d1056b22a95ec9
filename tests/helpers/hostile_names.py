"""Names that attack a file system, a URL or a reader of YAML."""

from __future__ import annotations

import os

# Device names of Windows: learn.microsoft.com, "Naming Files, Paths, and Namespaces".
DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{n}" for port in ("com", "lpt") for n in "0123456789¹²³"
}
NAMES = (
    *(
        "../../x",
        "..",
        ".",
        "/",
        "//",
        "///etc/passwd",
        "/etc/passwd",
        "//evil.example/x",
        "a//b",
        "a/",
    ),
    *("..%2f..%2fx", "%2e%2e/%2e%2e/x", "%2e%2e%2fx", "%00", "%", "%zz", "..%5cx", "..\\..\\x"),
    *("C:\\x", "C:x", "\\\\host\\share", "file:///x", "~/x", "$HOME", "`x`", "{x}", "{slug}", "{0}"),
    *("con", "CON", "nul.txt", "Aux", "com1", "LPT9.md", "com¹", "conin$", "prn.", "x.", "x ", " x"),
    *("...", ". .", ". ", "a?b", "a*b", 'a"b', "a<b>", "a|b", "a:b", "a\x00b", "a\x1bb", "a\x7fb"),
    *("a\u202eb", "a\u2028b", "a\x85b", "a\u200bb", "e\u0301", "é", "É", "ß", "ss", "SS", "ſs", "ﬃ"),
    *("İ", "i̇", "K", "k", "index", "index.html", "INDEX", "README", "sitemap.xml", "404", "page/2"),
    *(
        "tags",
        "tags/index",
        "tags/a",
        "assets/blogposts.css",
        "search/search_index.json",
        "-",
        "_",
        "#",
    ),
    *(
        "x" * 239,
        "x" * 240,
        "x" * 241,
        "é" * 130,
        "\u0958" * 80,
        "👍" * 64,
        "a/" * 2500 + "b",
        "a/" * 400,
    ),
    *("x" * 100_000, "../" * 20_000 + "x", "\u202e" * 10, "心" * 85),
)


def quoted(text):
    """Return the text as YAML, with every character that YAML can't contain escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    if not escaped.isprintable():
        escaped = "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in escaped)
    return f'"{escaped}"'


HOSTILE_FILES = (
    *("con", "a:b", "a?b", "x.", "x ", " x", "..%2f..%2fx", "a\\b", "\u202ex", "a\x1bb", "a\x85b", "A"),
    *(
        "a",
        "e\u0301",
        "é",
        "-",
        "...",
        "x" * 250,
        "\u0958" * 80,
        "👍" * 62,
        "nul.txt",
        "%2e%2e",
        "{slug}",
    ),
    *(os.fsdecode(b"caf\xe9"), "2024-01-01-", "2024-01-01-con", "İ", "心" * 83),
)
