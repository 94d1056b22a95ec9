from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.structure.files import File
from planning import plan_of
from strategies import post_texts

from mkdocs_blogposts.adapter.scanning.sources import text_of
from mkdocs_blogposts.blog.model import Source, State

post_bytes = st.one_of(
    st.binary(max_size=80),
    st.builds(bytes.__add__, st.just(b"---\ndraft: true\n"), st.binary(max_size=40)),
    st.builds(
        lambda text, encoding: text.encode(encoding, "replace"),
        post_texts,
        st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "shift_jis"]),
    ),
)


@given(post_bytes)
@example("---\ndraft: true\n---\n".encode("utf-16"))
@example("---\ndraft: true\n---\n".encode("utf-32-le"))
@example("---\ntitle: é\ndraft: true\n---\n".encode("latin-1"))
@example(b"---\ndraft: true\n---\n\xff")
def test_any_bytes_can_be_read_and_drafts_are_never_published(data):
    file = File("blog/a.md", "", "", use_directory_urls=True)
    file.content_bytes = data
    source = Source(src_uri="blog/a.md", text=text_of(file))
    blog = plan_of([source])

    (post,) = (*blog.built, *blog.hidden)
    assert source.text is not None or (post.state is State.DRAFT and blog.problems)
    if b"draft: true\n" in data.replace(b"\0", b"").replace(b"\r\n", b"\n")[:20]:
        assert post.state is State.DRAFT
