import pytest

from mkdocs_blogposts.render.head import feed_link, with_description, with_noindex, with_tags


def test_the_description_of_the_page_replaces_that_of_the_site():
    html = '<head>\n<meta content="Site" name="description">\n</head><body>description</body>'

    assert with_description(html, 'A "post" & more') == (
        '<head>\n<meta name="description" content="A &#34;post&#34; &amp; more">\n'
        "</head><body>description</body>"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<body>no head</body>",
        "<head><title>description</title></head>",
        '<head></head><body><meta name="description" content="Site"></body>',
        '<head><meta name="description" content="A post"></head>',
    ],
)
def test_a_page_without_a_description_does_not_change(html):
    assert with_description(html, "A post") == html


def test_search_engines_are_asked_to_leave_a_page_out():
    html = with_noindex("<head><title>A</title></head><body></body>")

    assert html == '<head><title>A</title><meta name="robots" content="noindex"></head><body></body>'
    assert with_noindex("no head") == "no head"


def test_the_link_to_a_feed_is_escaped_and_at_the_end_of_the_head():
    link = feed_link(
        url="https://example.com/a.json", media_type="application/json", title='A "B" & <C>'
    )

    assert with_tags("<head><title>x</title></head><body></body>", [link]) == (
        '<head><title>x</title><link rel="alternate" type="application/json" '
        'title="A &#34;B&#34; &amp; &lt;C&gt;" href="https://example.com/a.json"></head><body></body>'
    )


def test_a_page_without_a_head_gets_no_tags():
    assert with_tags("<p>x</p>", ["<link>"]) == "<p>x</p>"
