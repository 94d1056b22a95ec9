import pytest

from mkdocs_blogposts.render.head import with_description, with_noindex


def test_the_description_of_the_site_gives_way_to_that_of_the_page():
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
def test_a_page_without_another_description_stays_as_it_is(html):
    assert with_description(html, "A post") == html


def test_search_engines_are_asked_to_leave_a_page_out():
    html = with_noindex("<head><title>A</title></head><body></body>")

    assert html == '<head><title>A</title><meta name="robots" content="noindex"></head><body></body>'
    assert with_noindex("no head") == "no head"
