"""Finding markup of other tools that is shown as text."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.blog.bodies.foreign_markup import KINDS, foreign_markup, foreign_markup_problems
from mkdocs_blogposts.blog.settings import MarkdownSettings

NOTHING = MarkdownSettings()
EXAMPLES = {
    "Hugo's shortcodes": (
        '{{% img src="a" %}}',
        "{{< figure a >}}",
        "Text {{< ref b >}}",
        "{{< /details >}}",
    ),
    "Liquid tags": (
        "{% highlight ruby %}",
        "{% include a.html %}",
        "{%- endraw -%}",
        "{% post_url a %}",
    ),
    "admonitions of Docusaurus": (":::note", "::: tip Title", ":::details[More]"),
    "attribute lists of kramdown": ("{: .lead}", "{:.no_toc}", "{:toc}", "A{: #id}", "{::options a}"),
    "links of Pelican": ("[a]({filename}b.md)", "![a]({static}/c.png)", "[d](|filename|e.md)"),
    "reStructuredText": (".. code:: python", "See :ref:`a`.", ".. image:: b.png"),
}


def _found(text, syntax=NOTHING):
    return [(kind.name, line) for kind, line in foreign_markup(text, syntax)]


def test_every_kind_has_examples():
    assert {kind.name for kind in KINDS} == EXAMPLES.keys()


@pytest.mark.parametrize(
    ("name", "line"), [(name, line) for name in EXAMPLES for line in EXAMPLES[name]]
)
def test_markup_is_found_outside_code_unless_the_site_reads_it(name, line):
    assert _found(f"Text.\n\n{line}\n") == [(name, 3)]
    assert not _found(f"```\n{line}\n```\n\n    {line}\n\nWrite `` {line.replace('`', '')} ``.\n")
    assert not _found(line, MarkdownSettings(understood=frozenset({name})))


@pytest.mark.parametrize(
    "text",
    [
        *("{{ page.title }}", "A {% b %}", "::: package.module", "::: note.module", "{a: b}", "{: 1}"),
        *("Smile :ok: and :sup:", "a::b", ".. and so on", "{filename}", "`{% raw %}`", "{.class}"),
    ],
)
def test_other_text_is_left_alone(text):
    assert not _found(text)


def test_a_kind_is_one_problem_with_the_first_places():
    shortcode, liquid = KINDS[:2]
    found = {
        "a.md": [(shortcode, 3), (shortcode, 9)],
        "b.md": [(shortcode, 1), (liquid, 5)],
        "c.md": [],
    }
    first, second = foreign_markup_problems(found)

    assert (first.src_uri, first.line) == ("a.md", 3)
    assert "3 lines in 2 posts; also a.md:9, b.md:1" in first.what
    assert (second.src_uri, second.line) == ("b.md", 5)
    assert second.what == "Liquid tags are shown as text"
