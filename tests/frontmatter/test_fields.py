"""Posts as people write them, in YAML: a file in, values and problems out.

Each file in `golden/fields/` is a list of cases; `golden/README.md` explains the keys.
"""

from pathlib import Path

import pytest
import yaml
from support import NOW, compact
from work import at_most_calls

from mkdocs_blogposts.adapter.config.config import BlogpostsConfig
from mkdocs_blogposts.blog.companions.files import CompanionFiles, companion_uris, read_companion_files
from mkdocs_blogposts.blog.model import Source
from mkdocs_blogposts.blog.plan import plan
from mkdocs_blogposts.blog.posts import parse_post
from mkdocs_blogposts.blog.source_paths import SourcePaths

FIELDS = Path(__file__).parent.parent / "golden/fields"
GIVEN = {"name", "file", "text", "options", "companions"}
SAID = {
    "title": lambda post: post.meta.title,
    "date": lambda post: post.meta.date and post.meta.date.day.isoformat(),
    "instant": lambda post: post.meta.date and f"{post.meta.date.instant:%Y-%m-%dT%H:%M:%SZ}",
    "updated": lambda post: post.meta.updated and post.meta.updated.day.isoformat(),
    "expires": lambda post: post.meta.expires and post.meta.expires.day.isoformat(),
    "goes_live": lambda post: post.meta.goes_live and post.meta.goes_live.day.isoformat(),
    "state": lambda post: post.state.value,
    "summary": lambda post: post.meta.summary,
    "tags": lambda post: list(post.meta.tags),
    "categories": lambda post: list(post.meta.categories),
    "authors": lambda post: [_author(author) for author in post.meta.authors],
    "image": lambda post: post.meta.image and _image(post.meta.image),
    "url": lambda post: post.url,
    "body": lambda post: post.body,
}


def _author(author):
    said = {name: getattr(author, name) for name in ("description", "avatar", "url")}
    said = {name: value for name, value in said.items() if value}
    return {"name": author.name, **said} if said else author.name


def _image(image):
    return {"src": image.src, "alt": image.alt} if image.alt else image.src


def _cases():
    for path in sorted(FIELDS.glob("*.yml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            yield pytest.param(case, id=f"{path.stem}: {case['name']}")


@pytest.mark.parametrize("case", _cases())
def test_field(case):
    assert set(case) <= GIVEN | SAID.keys() | {"problems"}
    config = BlogpostsConfig()
    config.load_dict(case.get("options", {}))
    assert config.validate() == ([], [])
    settings = config.settings(use_directory_urls=True)
    source = Source(src_uri=case.get("file", "blog/post.md"), text=case["text"])
    texts = case.get("companions", {})
    source_paths = SourcePaths.of([source.src_uri], settings)
    read = companion_uris(texts, source_paths, settings)
    assert set(read) == set(texts)

    companions = read_companion_files(texts, settings)
    blog = plan(
        [parse_post(source, source_paths, settings, companions)],
        others=[],
        source_paths=source_paths,
        settings=settings,
        now=NOW,
        preview=True,
        companions=companions,
    )

    (post,) = (*blog.built, *blog.hidden)
    said = {name: SAID[name](post) for name in case if name in SAID}
    assert said == {name: case[name] for name in said}
    expected = case.get("problems", [])
    if expected == "any":
        assert any(problem.hides for problem in blog.problems)
    else:
        found = [compact(problem.severity.value, str(problem)) for problem in blog.problems]
        assert found == expected


HOSTILE = {
    "spaces in a date": '---\ndate: "2020-01-01' + " " * 100_000 + 'x"\n---\n',
    "a table of TOML": "+++\ntitle = '''\n[[" + "\t" * 100_000 + ":\n'''\n+++\n",
    "emphasis": f'---\nsummary: "{"*a " * 30_000}"\n---\n',
    "backticks": f'---\nsummary: "{"`" * 100_000}"\n---\n',
    "brackets": f'---\nsummary: "]({"[" * 100_000}"\n---\n',
    "tags of HTML": f'---\nsummary: "> {"<a " * 30_000}"\n---\n',
    "a key and spaces": f"---\na{' ' * 100_000}\nb: c: d\n---\n",
    "signs of mail": f"---\nauthor: <{'@' * 100_000}\n---\n",
    "aliases": f'---\na: &a "{"," * 50_000}"\ntags: [{", ".join(["*a"] * 300)}]\n---\n',
    "lists of lists": "---\na: &a [x, x]\n"
    + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 900)}]\n" for a, b in zip("abc", "bcd", strict=True))
    + "tags: *d\n---\n",
    **{
        f"lists of lists below {key}": "---\na: &a [x, x]\n"
        + "".join(f"{b}: &{b} [{', '.join([f'*{a}'] * 900)}]\n" for a, b in ("ab", "bc", "cd"))
        + f"{key}: *d\n---\n"
        for key in ("status", "permalink", "draft", "build", "params")
    },
    "merges": "---\na: &a {x: 1}\n"
    + "".join(
        f"{b}: &{b} {{<<: [{', '.join([f'*{a}'] * 9)}]}}\n"
        for a, b in zip("abcdefg", "bcdefgh", strict=True)
    )
    + "---\n",
    "keys without an end": "a: b\n" * 50_000,
}
HOSTILE_MDX = {
    sign: sign * (60_000 // len(sign))
    for sign in (
        "<A ",
        "{/*",
        "<A{",
        "{#",
        "<A \"' ",
        "{",
        "$",
        "$$x",
        "<a b='",
        "\\",
        "{}",
        "export {\n",
    )
} | {"growing runs": "".join("`" * n + " " for n in range(300))}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_front_matter_is_read_with_little_work(name):
    _plan_one("blog/a.md", HOSTILE[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE_MDX)
def test_hostile_mdx_is_read_with_little_work(name):
    _plan_one("blog/a.mdx", f"---\ndate: 2024-01-01\n---\n{HOSTILE_MDX[name]}")


def _plan_one(src_uri, text):
    source = Source(src_uri=src_uri, text=text)
    settings = BlogpostsConfig()
    settings.load_dict({})
    settings.validate()
    options = settings.settings(use_directory_urls=True)
    source_paths = SourcePaths.of([src_uri], options)
    # Reading text of all kinds takes fewer than 20 calls for each character, and MDX up to 250.
    with at_most_calls(100_000 + 400 * len(text)):
        read = parse_post(source, source_paths, options, CompanionFiles())
    return plan([read], others=[], source_paths=source_paths, settings=options, now=NOW, preview=True)


LIMITS = {
    "a block of YAML": (
        "---\n" + "a: b\n" * 250_000 + "---\n",
        "metadata-too-long",
        "draft",
    ),
    "a block of TOML": ("+++\nx = '" + "x" * 1_000_001 + "'\n+++\n", "metadata-too-long", "draft"),
    "tags": (f"---\ndate: 2024-01-01\ntags: {list(range(5000))}\n---\n", "list-too-long", "published"),
    "a tag": (f"---\ndate: 2024-01-01\ntags: {'x' * 50_000}\n---\n", "text-too-long", "published"),
    "a title": (
        f"---\ndate: 2024-01-01\ntitle: {'x ' * 50_000}\n---\n",
        "text-too-long",
        "published",
    ),
    "a slug": (f"---\ndate: 2024-01-01\nslug: {'a/' * 2500}b\n---\n", "slug-invalid", "published"),
}


@pytest.mark.parametrize("name", LIMITS)
def test_a_value_beyond_a_limit_is_one_problem(name):
    text, code, state = LIMITS[name]
    blog = _plan_one("blog/a.md", text)

    (post,) = (*blog.built, *blog.hidden)
    (problem,) = blog.problems
    assert problem.code == code
    assert post.state.value == state
    assert len(post.meta.tags) <= 1000
    assert len(post.meta.title or "") <= 501
