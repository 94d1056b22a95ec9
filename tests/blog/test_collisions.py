from __future__ import annotations

import itertools

from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_blogposts.blog.collisions import Destinations
from mkdocs_blogposts.blog.model import SiteFile
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths, parents_of
from mkdocs_blogposts.text.urls import collision_key

NAMES = st.sampled_from(["a", "A", "a/b", "A/b", "x", "\u00e9", "e\u0301", "\u00c9", "x/a/b"])


@given(st.dictionaries(NAMES, NAMES))
@example({"e\u0301": "A", "\u00c9": "a", "\u00e9": "a"})
def test_no_two_copied_files_have_the_same_destination(places):
    files = [SiteFile(src_uri=src, dest_uri=dest, is_page=False) for src, dest in places.items()]
    outputs = Destinations.of([], files)
    kept = [file for file in files if file.src_uri not in outputs.left_out]

    assert len({file.dest_uri for file in kept}) == len(kept)
    for one, other in itertools.combinations(kept, 2):
        assert one.dest_uri not in parents_of(other.dest_uri)
        if collision_key(one.dest_uri) == collision_key(other.dest_uri):
            assert collision_key(one.src_uri) == collision_key(other.src_uri)
    told = " ".join(map(str, outputs.problems({})))
    assert all(f" {name}, " in told or f" {name} (" in told for name in outputs.left_out)


def _file(src_uri, dest_uri=None):
    return SiteFile(src_uri=src_uri, dest_uri=dest_uri or src_uri, is_page=False)


def test_media_move_where_their_path_is_free():
    others = [_file("b/posts/x.png"), _file("b/posts/y.png"), _file("b/y.png"), _file("b/z")]
    others += [_file("b/posts/z/q.png")]
    paths = SourcePaths.of(["b/posts/a.md"], Settings(blog_dir="b"))
    outputs = Destinations.of([], others, lambda file: paths.media_path(file.src_uri))

    assert outputs.moves == {"b/posts/x.png": "b/x.png"}
    assert outputs.left_out == set()
    assert list(outputs.problems({})) == []
