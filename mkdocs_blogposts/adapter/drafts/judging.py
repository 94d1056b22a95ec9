"""Telling a leak from what the site's authors say in public themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_blogposts.text.problems import Problem, shown

from .authorship import author_of, author_of_page
from .traces import NAMES, THINGS, Trace, TraceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.structure.files import File

    from .public_texts import PublicTexts


@dataclass(frozen=True, slots=True)
class Find:
    """What was found in one file of the site."""

    place: str
    file: File | None
    """What MkDocs made it of, where it did."""
    traces: frozenset[Trace]
    is_as_handed_over: bool
    """Whether it was there when MkDocs got the page, and not only in the finished site."""


def problems_of(finds: Iterable[Find], published: PublicTexts) -> Iterator[Problem]:
    """Yield one problem for each hidden post and each file of the site that holds something of it."""
    judge = _Judge(published)
    left: dict[Find, set[Trace]] = {}
    # Pages first: what a page says by itself may stand anywhere.
    for find in sorted(finds, key=lambda find: not find.place.endswith(".html")):
        left[find] = judge.not_said_by_file(find)
    for find, traces in left.items():
        by_post: dict[str, set[Trace]] = defaultdict(set)
        for trace in judge.not_said_by_site(find, traces):
            by_post[trace.src_uri].add(trace)
        for src_uri, leaked in by_post.items():
            yield _problem(src_uri, find, leaked, published)


class _Judge:
    """Tells a leak from what the site's authors say in public themselves."""

    def __init__(self, published: PublicTexts) -> None:
        self._published = published
        self._said: set[Trace] = set()
        """What a page or a text says by itself or links to."""

    def not_said_by_file(self, find: Find) -> set[Trace]:
        """Return what of this does not come from the author of the page, or of the text."""
        file = find.file
        if file is None:
            return set(find.traces)
        is_authored = self._published.is_authored(file)
        left = set()
        for trace in find.traces:
            if trace.kind in NAMES:  # MkDocs tells of each link to what is hidden, whoever wrote it.
                is_said = self._published.file_names(file, trace)
            else:
                is_said = is_authored and self._published.file_says(file, trace)
            if is_said and trace.kind not in THINGS:
                self._said.add(trace)
            else:
                left.add(trace)
        return left

    def not_said_by_site(self, find: Find, traces: Iterable[Trace]) -> set[Trace]:
        """Return those of the traces in a file of the site that no author has put there."""
        return {trace for trace in traces if not self._is_said_by_site(trace, find.place)}

    def _is_said_by_site(self, trace: Trace, place: str) -> bool:
        if trace.kind in THINGS:
            return False
        if trace.kind is TraceKind.ADDRESS and place.endswith(".html"):
            return self._published.site_names(trace)  # Who links to it there is asked before.
        if trace not in self._said:
            ask = self._published.site_names if trace.kind in NAMES else self._published.site_says
            if ask(trace):
                self._said.add(trace)
        return trace in self._said


def _problem(src_uri: str, find: Find, leaked: Iterable[Trace], published: PublicTexts) -> Problem:
    traces = sorted(leaked, key=lambda trace: (trace.kind.value, trace.text))
    kinds = " and ".join(dict.fromkeys(trace.kind.value for trace in traces))
    if find.is_as_handed_over and find.file and find.file.page:
        maker = author_of_page(find.file.page, traces[0], published.config)
    else:
        maker = author_of(find.place, published.files, published.config)
    got = shown(traces[0].text)
    return Problem(
        src_uri=src_uri,
        code="leak",
        what=f"hidden, but its {kinds} got into '{find.place}', made by {maker} (got {got})",
        hint="Do not publish this site. Switch off what put it there, or publish the post.",
    )
