"""Parsing HTML."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.text.html import LenientParser, offset_of


@pytest.mark.parametrize("html", ["<![x", "<![if x]>a<![endif]>", "<!doctype", "<!-", "<![CDATA[a"])
def test_no_declaration_raises(html):
    parser = LenientParser()
    parser.feed(html)
    parser.close()


@pytest.mark.parametrize(("position", "offset"), [((1, 0), 0), ((2, 1), 4), ((3, 0), 6)])
def test_a_position_is_an_offset(position, offset):
    assert offset_of("ab\ncd\nef", position) == offset
