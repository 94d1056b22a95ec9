"""Values that attack a page, a template or a terminal."""

from __future__ import annotations

# Each contains the word `hostile`, so it can be found again.
VALUES = {
    "script": "hostile<script>alert(1)</script>",
    "image": 'hostile<img src=x onerror="alert(1)">',
    "closing": "hostile</title></script></style></textarea></head><body onload=alert(1)>",
    "double quote": 'hostile" onmouseover="alert(1)" x="',
    "single quote": "hostile' onmouseover='alert(1)' x='",
    "bare attribute": "hostile onmouseover=alert(1) x",
    "comment": "hostile--><script>alert(1)</script><!--",
    "cdata": "hostile]]><script>alert(1)</script><![CDATA[",
    "entities": "hostile&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;&#60;",
    "address": "javascript:alert('hostile')",
    "address with signs": "java\tscript\n:alert('hostile')",
    "address of data": "data:text/html,hostile<script>alert(1)</script>",
    "jinja": "hostile {{ config }} {% raw %} {# x #} ${7*7} #{7*7} {{ ''.__class__ }}",
    "markdown": "hostile **bold** [x](javascript:alert(1)) ![x](x) `code` # x\n===\n* * *",
    "reference": "hostile [x]: javascript:alert(1) [x] [[x]] :smile: --8<-- 'x' {: onclick=alert(1) }",
    "control": "hostile\x00\x1b[2J\x1b]0;x\x07\x08\x7f\x9b31m\r\nline\x0b\x0c\x85\u2028\u2029end",
    "bidirectional": "hostile\u202edetrever\u202c \u202a\u202b\u202d\u2066x\u2067y\u2068z\u2069 end",
    "xml": 'hostile<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
    "format": "hostile %s %n %(name)s {0} {title} \\1 \\g<0> \\",
    "long": "hostile" + " <b>x</b> & \"y\" 'z'" * 99 + " word" * 20_000,
    "long word": "hostile" + "x" * 100_000 + "<b>",
}
LONG = ("long", "long word")
# Keys that have an effect, and keys that other tools and themes print.
KEYS = (
    *("title", "summary", "description", "subtitle", "excerpt", "abstract", "tags", "categories"),
    *("keywords", "authors", "author", "slug", "permalink", "status", "image", "images", "cover"),
    *("series", "canonical", "icon", "template", "layout", "type", "hide", "source", "location"),
    *("revision_date", "sidebar_title", "aliases", "lang", "comments", "external_links"),
)
