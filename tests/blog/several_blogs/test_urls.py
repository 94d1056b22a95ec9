from __future__ import annotations

from planning import plan_of

from mkdocs_blogposts.blog.model import Source, State
from mkdocs_blogposts.blog.several_blogs.urls import beside_others
from mkdocs_blogposts.text.permalinks import PermalinkPattern


def test_of_blogs_with_the_same_url_the_first_keeps_it():
    pattern = PermalinkPattern("/{slug}")

    def blog(folder, *names):
        sources = [
            Source(src_uri=f"{folder}/{name}.md", text="---\ndate: 2024-01-01\ntags: [x]\n---\nText.\n")
            for name in names
        ]
        return plan_of(sources, blog_dir=folder, permalink=pattern)

    blogs = [blog("blog", "a", "b", "news"), blog("news", "b", "c")]
    first, second = (beside_others(blogs, number) for number in (0, 1))

    assert first == blogs[0]
    assert [post.url for post in second.built] == ["c/"]
    assert [(post.src_uri, post.state) for post in second.hidden] == [("news/b.md", State.URL_TAKEN)]
    assert [(problem.code, problem.src_uri) for problem in second.problems] == [
        ("listing-blocked", "blog/news.md"),
        ("url-taken", "news/b.md"),
    ]
    assert [page.url for page in second.listings][:2] == ["news/archive/", "news/archive/2024/"]
    assert {post.src_uri for page in second.listings for post in page.posts} == {"news/c.md"}
