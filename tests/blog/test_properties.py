from __future__ import annotations

import datetime as dt
import hashlib
import itertools
import re
import unicodedata
from contextlib import suppress

import frontmatter
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mkdocs.structure.files import File
from mkdocs.utils.meta import get_data
from strategies import bodies, days, names, post_texts, src_uris, texts
from support import NOW

from mkdocs_blogposts.adapter.sources import text_of
from mkdocs_blogposts.blog import excerpt
from mkdocs_blogposts.blog.collisions import Destinations
from mkdocs_blogposts.blog.companion_files import CompanionFiles
from mkdocs_blogposts.blog.excerpt import cut, read_html
from mkdocs_blogposts.blog.listings.pagination import paginate, shown_numbers
from mkdocs_blogposts.blog.model import ListingKind, SiteFile, Source, State
from mkdocs_blogposts.blog.plan import plan
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.settings import Settings
from mkdocs_blogposts.blog.source_paths import SourcePaths, parents_of
from mkdocs_blogposts.frontmatter import yaml as yaml_block
from mkdocs_blogposts.frontmatter.reader import read_front_matter
from mkdocs_blogposts.frontmatter.values.dates import parse_date
from mkdocs_blogposts.mdx.convert import plain_markdown
from mkdocs_blogposts.text.permalinks import Permalink, PermalinkError, PermalinkPattern
from mkdocs_blogposts.text.problems import FieldError
from mkdocs_blogposts.text.slugs import MAX_SLUG_BYTES, distinct_slugs, slugify
from mkdocs_blogposts.text.urls import collision_key, depth_of, relative_url, url_of


def _plan(sources, *, others=(), preview=False, **options):
    settings = Settings(**options)
    places = SourcePaths.of([source.src_uri for source in sources], settings)
    return plan(
        [
            parse_post(source, places, settings, CompanionFiles())
            for source in sources
            if places.is_post(source.src_uri)
        ],
        others=others,
        source_paths=places,
        settings=settings,
        now=NOW,
        preview=preview,
    )


sites = st.lists(
    st.builds(Source, src_uri=src_uris, text=st.one_of(st.none(), post_texts)),
    max_size=6,
    unique_by=lambda source: source.src_uri,
)


@given(sites, st.booleans(), st.booleans(), st.sampled_from([None, "{year}/{slug}", "x/{path}"]))
def test_no_post_is_lost_and_no_address_is_used_twice(sources, preview, directory_urls, pattern):
    folders = {source.src_uri.rpartition("/")[0] for source in sources} - {""}
    names = {"blog/a/index.html", *(f"{folder}/{name}" for folder in folders for name in ("A", "pic"))}
    others = [SiteFile(src_uri=name, dest_uri=name, is_page=False) for name in sorted(names)]
    blog = _plan(
        sources,
        others=others,
        preview=preview,
        use_directory_urls=directory_urls,
        permalink=PermalinkPattern(pattern) if pattern else None,
    )
    posts = [*blog.built, *blog.hidden]
    places = SourcePaths.of([source.src_uri for source in sources], Settings())

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


NAMES = st.sampled_from(["a", "A", "a/b", "A/b", "x", "\u00e9", "e\u0301", "\u00c9", "x/a/b"])


@given(st.dictionaries(NAMES, NAMES))
@example({"e\u0301": "A", "\u00c9": "a", "\u00e9": "a"})
def test_of_files_for_one_place_those_stay_that_a_system_tells_apart(places):
    files = [SiteFile(src_uri=src, dest_uri=dest, is_page=False) for src, dest in places.items()]
    outputs = Destinations.of([], files)
    kept = [file for file in files if file.src_uri not in outputs.left_out]

    assert len({file.dest_uri for file in kept}) == len(kept)
    for one, other in itertools.combinations(kept, 2):
        assert one.dest_uri not in parents_of(other.dest_uri)
        if collision_key(one.dest_uri) == collision_key(other.dest_uri):
            assert collision_key(one.src_uri) == collision_key(other.src_uri)
    told = " ".join(map(str, outputs.problems({})))
    assert all(f"'{name}'" in told for name in outputs.left_out)


def test_a_page_in_the_folder_of_a_bundle_that_is_no_post_stays_where_it_is():
    summary = SiteFile(src_uri="blog/a/SUMMARY.md", dest_uri="blog/a/SUMMARY/index.html", is_page=True)
    source = Source(src_uri="blog/a/index.md", text="---\nslug: x\n---\n")
    assert not _plan([source], others=[summary]).moves


@given(sites, st.randoms())
def test_the_plan_does_not_depend_on_the_order_of_the_files(sources, random):
    shuffled = list(sources)
    random.shuffle(shuffled)
    assert _plan(shuffled) == _plan(sources)


@given(sites)
def test_lists_hold_each_post_once_newest_first(sources):
    blog = _plan(sources, posts_per_page=2)
    listed = [p for page in blog.listings if page.kind is ListingKind.POSTS for p in page.posts]
    assert listed == list(blog.posts)
    dated = [p.meta.date.day for p in listed if p.meta.date]
    assert dated == sorted(dated, reverse=True)
    assert all(p.meta.date is None for p in listed[len(dated) :])
    for term in blog.terms:
        assert list(term.posts) == [
            p for p in blog.posts if term.key in p.term_keys.get(term.taxonomy, ())
        ]


@given(post_texts)
@example("---\ndraft: true\ntitle: a: b\n---\n")
@example("---\n\tdraft: true\n---\n")
@example("---\n---\ndraft: true\n")
@example("---\n# nothing\n---\n\ndraft: true\n")
def test_text_that_says_draft_is_never_published(text):
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
        assert not _plan([Source(src_uri="blog/a.md", text=text)]).built


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
def test_any_bytes_are_a_post_and_those_that_say_draft_are_never_published(data):
    file = File("blog/a.md", "", "", use_directory_urls=True)
    file.content_bytes = data
    source = Source(src_uri="blog/a.md", text=text_of(file))
    blog = _plan([source])

    (post,) = (*blog.built, *blog.hidden)
    assert source.text is not None or (post.state is State.DRAFT and blog.problems)
    if b"draft: true\n" in data.replace(b"\0", b"").replace(b"\r\n", b"\n")[:20]:
        assert post.state is State.DRAFT


@given(post_texts)
def test_what_the_host_reads_is_read_the_same_or_reported(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    body, data = get_data(text)
    front = read_front_matter(text)
    if data and not front.problems:
        assert front.data == data
        assert front.body == body.lstrip("\n")


@given(post_texts)
def test_what_python_frontmatter_reads_is_read_the_same_or_reported(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    try:
        data, _ = frontmatter.parse(text)
    except Exception:  # noqa: BLE001 - it raises what its YAML and JSON readers raise
        return
    front = read_front_matter(text)
    # Its fences are lines of three hyphens or more, and it knows no other end.
    is_same_block = "----" not in text and "..." not in text
    if data and is_same_block and not front.problems:
        assert front.data == data


def test_yaml_is_read_by_the_fast_reader_where_there_is_one():
    assert yaml_block._SafeLoader is (yaml.CSafeLoader if yaml.__with_libyaml__ else yaml.SafeLoader)  # noqa: SLF001


@given(st.text(st.sampled_from("<>{}[]()`$\\/*_ \n'\"=abX-import"), max_size=80))
def test_any_mdx_becomes_markdown(text):
    markdown, removals = plain_markdown(text, has_front_matter=False)
    lines = text.count("\n") + 1
    assert all(1 <= removal.line <= lines for removal in removals)
    assert removals or "{" not in text or "{" in markdown or "<!--" in markdown or "`" in text


@given(post_texts)
def test_reading_never_raises_and_every_problem_has_a_line_of_the_file(text):
    front = read_front_matter(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
    assert all(0 <= problem.line <= lines for problem in front.problems)
    assert all(1 <= entry.line <= lines for entry in front.entries)


@given(
    days,
    st.sampled_from(
        [
            "{}",
            "'{}'",
            "{}T23:59:59",
            "{} 00:00",
            "{}T12:00:00Z",
            "{} 12:00:00 -1100",
            "{}T00:30:00+14:00",
        ]
    ),
)
def test_a_date_keeps_its_written_day(day, form):
    text = form.format(day.isoformat()).strip("'")
    date = parse_date(text, dt.timezone(dt.timedelta(hours=-5)))
    assert date.day == day
    assert date.instant.tzinfo is not None


@given(texts)
def test_any_other_text_is_a_clear_refusal(text):
    with suppress(FieldError):
        assert parse_date(text, dt.timezone.utc).day


@given(st.lists(names, max_size=12, unique=True), st.randoms())
def test_slugs_are_distinct_stable_and_safe(found, random):
    shuffled = list(found)
    random.shuffle(shuffled)
    slugs = distinct_slugs(found, reserved=["index"])

    assert slugs == distinct_slugs(shuffled, reserved=["index"])
    assert len(set(slugs.values())) == len(found)
    for slug in slugs.values():
        assert Permalink(slug).path == unicodedata.normalize("NFC", slug)
        assert "/" not in slug
        assert slug != "index"
        assert 0 < len(slug.encode()) <= MAX_SLUG_BYTES + 17


def test_slugs_stay_distinct_when_names_use_up_the_hash_of_another():
    digest = hashlib.sha256(b"x~").hexdigest()
    taken = ["x", *(f"x-{digest[:length]}" for length in range(8, 65, 8))]

    slugs = distinct_slugs(["x~", *taken])

    assert slugs["x~"] == f"x-{digest}-2"
    assert len(set(slugs.values())) == len(taken) + 1


@given(texts)
def test_a_slug_of_a_slug_is_itself(text):
    slug = slugify(text)
    assert slugify(slug) == slug


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("C", "c"), ("C++", "c-plus-plus"), ("C#", "c-sharp"), ("Open source", "open-source"),
        ("心理", "心理"), ("हिन्दी", "हिन्दी"), ("Don't panic", "dont-panic"), ("R&D", "r-and-d"),
        ("...", ""), ("../../etc", "etc"), ("Straße", "straße"),
    ],
)  # fmt: skip
def test_slugs_read_well(name, slug):
    assert slugify(name) == slug


@given(st.text(max_size=40))
def test_a_permalink_never_leads_outside(text):
    try:
        permalink = Permalink(text)
    except PermalinkError:
        return
    parts = str(permalink).split("/")
    assert all(part.strip() not in ("", ".", "..") for part in parts)
    assert not re.search(r"[\x00-\x1f\\]", str(permalink))


@given(st.lists(st.integers(), max_size=60), st.integers(1, 12))
def test_pages_hold_everything_in_order(items, size):
    pages = paginate(items, size)
    assert [item for page in pages for item in page] == items
    assert all(len(page) == size for page in pages[:-1])
    assert len(pages) == max(1, -(-len(items) // size))


@given(st.integers(1, 500), st.data())
def test_page_numbers_are_few_ascending_and_hold_first_current_and_last(total, data):
    current = data.draw(st.integers(1, total))
    numbers = shown_numbers(current, total)
    shown = [number for number in numbers if number is not None]
    assert len(numbers) <= 9
    assert shown == sorted(set(shown))
    assert {1, current, total} <= set(shown)
    gaps = [shown[i + 1] - shown[i] for i in range(len(shown) - 1)]
    assert numbers.count(None) == sum(gap > 1 for gap in gaps)
    assert 2 not in gaps


parts = st.lists(st.sampled_from(["a", "b", "é", "x y"]), max_size=3).map("/".join)


@given(parts, parts, st.booleans(), st.booleans())
def test_relative_urls_lead_from_page_to_page(source, target, source_is_folder, target_is_folder):
    def url(path, is_folder):
        dest = f"{path}/index.html".lstrip("/") if is_folder or not path else f"{path}.html"
        return url_of(dest, use_directory_urls=True)

    from urllib.parse import urljoin  # noqa: PLC0415 - the standard's own resolver is the oracle

    seen_from, to = url(source, source_is_folder), url(target, target_is_folder)
    base = urljoin("http://h/", seen_from)
    assert urljoin(base, relative_url(to, depth=depth_of(seen_from))) == urljoin("http://h/", to)


@given(st.text(max_size=400), st.integers(20, 200))
def test_a_cut_is_short_and_ends_at_a_word(text, length):
    text = " ".join(text.split())
    short = cut(text, length)
    assert len(short) <= length + 1
    if short != text:
        assert short.endswith("…")
        assert text.startswith(short[:-1])


@given(bodies)
def test_any_html_can_be_read(html):
    reading = read_html(html)
    assert "\n" not in reading.paragraph + reading.before_mark
    if reading.heading_span:
        start, end = reading.heading_span
        assert html[start : start + 3].lower() == "<h1"
        assert html[end - 1] == ">"


@given(st.integers(900, 1100), st.integers(0, 4000))
def test_what_stands_far_down_a_post_is_found(before, between):
    html = (
        f"<p>{'a' * before}&amp;b</p>\n{'<p>filler</p>' * (between // 13)}"
        "<!-- more --><h1 id='t'>Title &lt;</h1>" + "<p>end</p>" * 200
    )
    reading = read_html(html)
    assert reading.paragraph == "a" * before + "&b"
    assert reading.before_mark.startswith(reading.paragraph)
    assert "end" not in reading.before_mark
    assert reading.heading == "Title <"
    start, end = reading.heading_span
    assert html[start:end] == "<h1 id='t'>Title &lt;</h1>"


html_pieces = st.sampled_from(
    [
        *(
            "<p>",
            "</p>",
            "<h1 id=a>",
            "</h1>",
            "<h2>",
            "</h2>",
            "text ",
            "&amp;",
            "\n",
            "<!-- more -->",
        ),
        *(
            "<!-- other -->",
            "<blockquote>",
            "</blockquote>",
            "<img src=x>",
            "<pre><code>",
            "</code></pre>",
        ),
        *(
            "<div class=admonition>",
            "</div>",
            "<a class=headerlink>¶</a>",
            "<table>",
            "</table>",
            "<",
            ">",
        ),
    ]
)


@pytest.mark.parametrize(
    "before",
    [
        *("<ul><li>one</ul>", "<ul><li>a<ul><li>b</ul></ul>", "<ol><li><p>one</ol>", "<li>one"),
        *("<dl><dt>a<dd>b</dl>", "<dd>b", "<p>one", "<p>a<p>b", "<p class='admonition-title'>one"),
        *(
            "<div class='admonition'><p class='admonition-title'>one</div>",
            "<blockquote><div><p>x</blockquote>",
        ),
    ],
)
def test_a_heading_is_found_behind_elements_that_are_left_open(before):
    html = f"{before}<h1>Title</h1><p>end</p>"
    start, end = read_html(html).heading_span
    assert html[start:end] == "<h1>Title</h1>"


@settings(max_examples=500)
@given(st.lists(html_pieces, max_size=30).map("".join), st.integers(1, 9))
def test_reading_stops_only_when_nothing_is_left_to_find(html, chunk):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(excerpt, "_CHUNK", 10**6)
        whole = read_html(html + " " * 80)
        patch.setattr(excerpt, "_CHUNK", chunk)
        assert read_html(html + " " * 80) == whole
