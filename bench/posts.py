"""Generated posts: always the same for the same number."""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_NEWEST = dt.date(2025, 6, 30)
_YEARS = 9
"""The posts are spread evenly over these years, however many there are."""

_NOUNS = """
    amber anchor apple attic badger basket beacon bicycle birch bottle breeze bridge bucket button
    cabin candle canvas cedar cellar chapel cherry chimney clock cloud compass copper corner cricket
    curtain dawn delta drawer ember engine evening feather fence ferry field flute forest garden
    gate glacier granite harbour hazel hinge island kettle ladder lantern lemon letter lighthouse
    linen marble market meadow mirror morning mountain needle oar orchard otter paddle paper pebble
    pepper pillow pocket pottery quarry quilt raven ribbon river saddle sailor shelf shovel signal
    slate sparrow spoon station summer tablet thimble thunder timber tunnel valley velvet village
    violin wagon willow window winter
""".split()  # noqa: SIM905 - reads better than a hundred quotes
_VERBS = """
    answers balances borrows brings builds carries catches collects counts crosses draws fills finds
    follows gathers guards hides holds keeps learns leaves lifts measures mends moves names opens
    paints passes plants polishes pulls reaches reads remembers repairs returns sees sends shapes
    sorts sweeps touches trades turns visits washes watches weighs
""".split()  # noqa: SIM905
_ADJECTIVES = """
    bright brisk broad calm careful clear crooked deep distant dusty early faint familiar fresh
    gentle golden green heavy hollow honest humble late light little lonely long mild narrow old
    open pale patient plain quick quiet rough round sharp silent simple slow small smooth steady
    strange tall thin warm wide wooden young
""".split()  # noqa: SIM905
_LINKS = """
    above across after against along around before behind below beside between beyond despite during
    inside near outside past through toward under until upon while within without
""".split()  # noqa: SIM905
_TAGS = tuple(name.capitalize() for name in _NOUNS[::3])
# The first tag is the most common and the last the rarest, as in any blog.
_TAG_WEIGHTS = tuple(accumulate(1 / (rank + 4) for rank in range(len(_TAGS))))
_TAGS_EACH = 3
_CODE = """\
def {name}({first}, {second}):
    # The {adjective} {first} comes first.
    total = 0
    for item in {first}:
        if item.{verb} > {number}:
            total += item.{verb} * {second}
    return {{"{first}": total, "{second}": "{adjective}"}}
"""


@dataclass(frozen=True)
class Head:
    """What other posts and the front matter need to know about a post."""

    name: str
    title: str
    date: dt.date


def write_posts(
    folder: Path,
    count: int,
    *,
    tags_key: str = "tags",
    drafts: int = 0,
    authors: Sequence[str] = (),
) -> None:
    """Write `count` posts into the folder.

    Args:
        folder: the folder.
        count: how many.
        tags_key: the key of their tags.
        drafts: how many of them are drafts.
        authors: who writes them, in turn.
    """
    folder.mkdir(parents=True)
    rng = random.Random(20250630)  # noqa: S311 - to be the same each time
    heads = [_head(rng, number, count) for number in range(count)]
    for number, head in enumerate(heads):
        text = "\n".join(_lines(rng, number, head, heads, tags_key))
        if (number + 1) * drafts // count > number * drafts // count:  # Spread evenly.
            text = text.replace("---\n", "---\ndraft: true\n", 1)
        if authors:
            text = text.replace("---\n", f"---\nauthors: [{authors[number % len(authors)]}]\n", 1)
        (folder / f"{head.name}.md").write_text(text, encoding="utf-8")


def _head(rng: random.Random, number: int, count: int) -> Head:
    words = [rng.choice(_ADJECTIVES), rng.choice(_NOUNS), rng.choice(_VERBS), rng.choice(_NOUNS)]
    days = number * _YEARS * 365 // count
    return Head(
        name=f"{'-'.join(words)}-{number}",
        title=f"The {' '.join(words)}",
        date=_NEWEST - dt.timedelta(days=days),
    )


def _lines(
    rng: random.Random, number: int, head: Head, heads: list[Head], tags_key: str
) -> Iterator[str]:
    """Yield about 400 words: some posts have a summary, some a heading, all the rest."""
    yield "---"
    yield f"title: {head.title}"
    # Without quotes, which Material's blog doesn't accept.
    yield f"date: {head.date.isoformat()}"
    yield f"{tags_key}: [{', '.join(_tags(rng))}]"
    if number % 2:
        yield f"summary: {_sentence(rng)}"
    yield "---\n"
    if number % 3 == 0:
        yield f"# {head.title}\n"
    yield f"{_paragraph(rng)}\n"
    # Material's blog copies the text before this line into its listings; without it, whole posts.
    yield "<!-- more -->\n"
    for part in range(3):
        yield f"## {rng.choice(_ADJECTIVES).capitalize()} {rng.choice(_NOUNS)}\n"
        yield f"{_paragraph(rng)}\n"
        other = rng.choice(heads)
        yield f"See [{other.title}]({other.name}.md) for **the {rng.choice(_NOUNS)}**.\n"
        yield from (_code, _table, _list)[part](rng)
        yield ""
    yield _paragraph(rng)
    yield ""


def _tags(rng: random.Random) -> list[str]:
    tags: list[str] = []
    while len(tags) < _TAGS_EACH:
        (tag,) = rng.choices(_TAGS, cum_weights=_TAG_WEIGHTS)
        if tag not in tags:
            tags.append(tag)
    return tags


def _paragraph(rng: random.Random) -> str:
    return " ".join(_sentence(rng) for _ in range(rng.randint(3, 5)))


def _sentence(rng: random.Random) -> str:
    clauses = [_clause(rng) for _ in range(rng.randint(1, 3))]
    return f"{', and '.join(clauses).capitalize()}."


def _clause(rng: random.Random) -> str:
    return (
        f"the {rng.choice(_ADJECTIVES)} {rng.choice(_NOUNS)} {rng.choice(_VERBS)} "
        f"{rng.choice(_LINKS)} a {rng.choice(_NOUNS)}"
    )


def _code(rng: random.Random) -> Iterator[str]:
    code = _CODE.format(
        name=rng.choice(_NOUNS),
        first=rng.choice(_NOUNS),
        second=rng.choice(_NOUNS),
        verb=rng.choice(_VERBS),
        adjective=rng.choice(_ADJECTIVES),
        number=rng.randint(1, 99),
    )
    yield f"```python\n{code}```"


def _table(rng: random.Random) -> Iterator[str]:
    yield f"| {rng.choice(_NOUNS)} | {rng.choice(_NOUNS)} | count |"
    yield "|---|---|--:|"
    for _ in range(4):
        yield f"| {rng.choice(_ADJECTIVES)} | `{rng.choice(_NOUNS)}` | {rng.randint(1, 999)} |"


def _list(rng: random.Random) -> Iterator[str]:
    for _ in range(4):
        yield f"- The *{rng.choice(_ADJECTIVES)}* {rng.choice(_NOUNS)}"
