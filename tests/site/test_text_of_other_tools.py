"""The text of posts written for other tools, with Markdown extensions of the site."""

from __future__ import annotations


def test_code_fences_keep_their_titles_and_prose_stays_prose(make_site):
    built = make_site(
        {
            "blog/a.md": "---\ntitle: A\ndate: '2024-01-06'\n---\n\n```js:promises.js showLineNumbers\n"
            'const a = 1\n```\n\nProse **between**.\n\n```jsx title="second.jsx"\n<A />\n```\n',
            "blog/b.mdx": "---\ntitle: B\ndate: '2024-01-05'\n---\n\n- In a list:\n\n"
            "    ```ts:third.ts {1}\n    let b\n    ```\n\nProse **after**.\n",
        },
        markdown_extensions=["pymdownx.superfences"],
    ).build()

    first, second = built.html("blog/a/"), built.html("blog/b/")
    assert [tag.text for tag in first.select("span.filename")] == ["promises.js", "second.jsx"]
    assert [tag.text for tag in first.select("p strong")] == ["between"]
    assert [tag.text for tag in second.select("span.filename")] == ["third.ts"]
    assert [tag.text for tag in second.select("p strong")] == ["after"]
    assert not built.problems


def test_markdown_in_html_elements_of_mdx_is_rendered(make_site):
    files = {
        "blog/a.mdx": "---\ntitle: A\ndate: '2024-01-06'\n---\n\n<div className='box'>\n"
        "  Some **bold** text.\n\n  - one\n  - two\n</div>\n\n<p>A [link](b.mdx){' '}here</p>\n\n"
        "Of List<String>.\n",
        "blog/b.mdx": "---\ntitle: B\ndate: '2024-01-05'\n---\n\n<img style={{a: 1}} src='a.png' />\n",
        "blog/a.png": b"x",
    }
    built = make_site(files, markdown_extensions=["md_in_html"]).build()

    page = built.html("blog/a/")
    assert [tag.text for tag in page.select(".box strong, .box li")] == ["bold", "one", "two"]
    assert page.select("p a[href='../b/']")
    assert "List<String>" in page.text
    assert not page.select("[markdown]")
    assert not built.problems
    assert "note: [mdx-removed] blog/b.mdx:6" in built.notes


def test_admonitions_of_docusaurus_are_converted_and_other_markup_is_reported_once(make_site):
    files = {
        "blog/a.md": "---\ntitle: A\ndate: '2024-01-06'\n---\n\n:::tip[Mind this]\nSome **bold**.\n"
        ":::\n\n{% include a.html %}\n\nIn code: `{% raw %}`.\n\n```\n{{< figure >}}\n```\n",
        "blog/b.mdx": "---\ntitle: B\ndate: '2024-01-05'\n---\n\n:::note\nThat.\n:::\n",
        "blog/c.md": "---\ntitle: C\ndate: '2024-01-04'\n---\n\n{% include b.html %}\n",
        "blog/d.md": "---\ntitle: D\ndraft: true\n---\n\n{{< draft >}}\n",
    }
    built = make_site(files, markdown_extensions=["admonition"]).build()

    (box,) = built.html("blog/a/").select(".admonition.tip")
    assert box.select_one(".admonition-title").text == "Mind this"
    assert box.select("strong")
    assert built.html("blog/b/").select(".admonition.note")
    assert built.problems == ["warning: [foreign-markup] blog/a.md:10"]
