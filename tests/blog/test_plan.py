from __future__ import annotations

import re

from hypothesis import example, given
from hypothesis import strategies as st
from planning import plan_of
from strategies import post_texts, src_uris

from mkdocs_blogposts.blog.listings.kinds import KINDS
from mkdocs_blogposts.blog.listings.terms import term_keys
from mkdocs_blogposts.blog.model import SiteFile, Source, State
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths, parents_of
from mkdocs_blogposts.frontmatter.reader import read_front_matter
from mkdocs_blogposts.text.permalinks import PermalinkPattern
from mkdocs_blogposts.text.urls import collision_key

sites = st.lists(
    st.builds(Source, src_uri=src_uris, text=st.one_of(st.none(), post_texts)),
    max_size=6,
    unique_by=lambda source: source.src_uri,
)


@given(sites, st.booleans(), st.booleans(), st.sampled_from([None, "{year}/{slug}", "x/{path}"]))
def test_no_post_is_lost_and_no_url_is_used_twice(sources, preview, directory_urls, pattern):
    folders = {source.src_uri.rpartition("/")[0] for source in sources} - {""}
    names = {"blog/a/index.html", *(f"{folder}/{name}" for folder in folders for name in ("A", "pic"))}
    others = [SiteFile(src_uri=name, dest_uri=name, is_page=False) for name in sorted(names)]
    blog = plan_of(
        sources,
        others=others,
        preview=preview,
        use_directory_urls=directory_urls,
        permalink=PermalinkPattern(pattern) if pattern else None,
    )
    posts = [*blog.built, *blog.hidden]
    places = SourcePaths.of([source.src_uri for source in sources], Settings(kinds=KINDS))

    assert sorted(p.src_uri for p in posts) == sorted(
        source.src_uri for source in sources if places.is_post(source.src_uri)
    )
    raw = [post.dest_uri for post in blog.built] + [page.dest_uri for page in blog.listings]
    # What differs in case or Unicode form where it comes from may do so in the site.
    copied = {collision_key(name): blog.moves.get(name, name) for name in names - blog.left_out}
    places_taken = [collision_key(uri) for uri in [*raw, *copied.values()]]
    assert len(places_taken) == len(set(places_taken))
    folders_made = {folder for uri in places_taken for folder in parents_of(uri)}
    assert folders_made.isdisjoint(places_taken)
    assert all(
        any(name in str(p) for p in blog.problems) for name in blog.left_out if name.isprintable()
    )
    for uri in raw:
        assert uri.startswith("blog/")
        assert ".." not in uri.split("/")
    previewed = {State.DRAFT, State.SCHEDULED, State.EXPIRED} if preview else set()
    assert {post.state for post in blog.posts} <= {State.PUBLISHED} | previewed
    assert {post.state for post in blog.unlisted} <= {State.UNLISTED}
    assert not any(post.is_published for post in blog.hidden)


def test_a_page_in_a_bundle_that_is_not_a_post_keeps_its_url():
    summary = SiteFile(src_uri="blog/a/SUMMARY.md", dest_uri="blog/a/SUMMARY/index.html", is_page=True)
    source = Source(src_uri="blog/a/index.md", text="---\nslug: x\n---\n")
    assert not plan_of([source], others=[summary]).moves


@given(sites, st.randoms())
def test_the_plan_does_not_depend_on_the_order_of_the_files(sources, random):
    shuffled = list(sources)
    random.shuffle(shuffled)
    assert plan_of(shuffled) == plan_of(sources)


@given(sites)
def test_listings_have_each_post_once_newest_first(sources):
    blog = plan_of(sources, posts_per_page=2)
    listed = [p for page in blog.listings if page.kind is None for p in page.posts]
    assert listed == list(blog.posts)
    dated = [p.meta.date.day for p in listed if p.meta.date]
    assert dated == sorted(dated, reverse=True)
    assert all(p.meta.date is None for p in listed[len(dated) :])
    for term in blog.terms:
        assert list(term.posts) == [p for p in blog.posts if term.key in term_keys(term.kind, p)]


@given(post_texts)
@example("---\ndraft: true\ntitle: a: b\n---\n")
@example("---\n\tdraft: true\n---\n")
@example("---\n---\ndraft: true\n")
@example("---\n# nothing\n---\n\ndraft: true\n")
def test_text_with_a_draft_marker_is_never_published(text):
    says_draft = re.search(
        r"^\s*(?:(?:is)?draft\s*[:=]\s*['\"]?(?:true|yes|on|1)"
        r"|published\s*[:=]\s*['\"]?(?:false|no|off|0))['\"]?\s*$",
        text,
        re.IGNORECASE | re.MULTILINE,
    )
    near_the_head = (
        says_draft and says_draft.start() < 100 and text[: says_draft.start()].count("\n") < 15
    )
    front = read_front_matter(text)
    # Metadata that was understood, without such a key, leaves the rest to the text.
    is_text = front.entries and says_draft and says_draft[0].strip() in front.body
    if near_the_head and not is_text:
        assert not plan_of([Source(src_uri="blog/a.md", text=text)]).built
