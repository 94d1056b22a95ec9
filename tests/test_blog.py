from support import post


def test_one_line_makes_a_blog(make_site):
    built = make_site({"blog/hello.md": post("Hello", tags=["A"], date="2024-01-02")}).build()

    assert built.pages == ["", "blog/", "blog/hello/", "blog/tags/", "blog/tags/a/"]
    assert "1 post, 1 tag" in built.messages[-2]
