import pytest

from mkdocs_blogposts.frontmatter.model import RelatedLink
from mkdocs_blogposts.frontmatter.values.links import MAX_LINKS, links_of
from mkdocs_blogposts.text.problems import FieldError


def _link(target, title=""):
    return RelatedLink(title=title, target=target)


BOTH = (_link("a.md"), _link("b.md", "B"))


@pytest.mark.parametrize(
    ("raw", "links"),
    [
        ("a.md", (_link("a.md"),)),
        (("a.md#b", "https://x.org"), (_link("a.md#b"), _link("https://x.org"))),
        ({"A": "a.md", "B": "b.md"}, (_link("a.md", "A"), _link("b.md", "B"))),
        (({"title": "A", "url": "//x.org"},), (_link("//x.org", "A"),)),
        ({"title": "a.md"}, (_link("a.md", "title"),)),
        (({"S": ("a.md", {"B": "b.md"})},), (RelatedLink(title="S", links=BOTH),)),
        (({"S": ()},), ()),
    ],
)
def test_links_are_read_in_all_forms(raw, links):
    assert links_of(raw) == links


@pytest.mark.parametrize(
    "raw", [None, "javascript:x", {"A": None}, ("ok.md", ""), ({"S": ("ok.md", None)},)]
)
def test_what_is_no_link_is_refused_and_the_others_stay(raw):
    with pytest.raises(FieldError) as caught:
        links_of(raw)

    assert caught.value.code == "link-invalid"
    assert ("ok.md" in str(raw)) == bool(caught.value.instead)


def test_aliases_cannot_multiply_links():
    raw = ("a.md",) * 100
    for _ in range(5):
        raw = (raw,) * 100
    with pytest.raises(FieldError) as caught:
        links_of(raw)

    assert caught.value.code == "list-too-long"
    assert len(caught.value.instead) == MAX_LINKS
