from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.mdx.convert import plain_markdown


@given(st.text(st.sampled_from("<>{}[]()`$\\/*_ \n'\"=abX-import"), max_size=80))
def test_any_mdx_becomes_markdown(text):
    markdown, removals = plain_markdown(text, has_front_matter=False)
    lines = text.count("\n") + 1
    assert all(1 <= removal.line <= lines for removal in removals)
    assert (
        removals
        or "{" not in text
        or "{" in markdown
        or "<!--" in markdown
        or "`" in text
        or "'" in text
        or '"' in text
    )
