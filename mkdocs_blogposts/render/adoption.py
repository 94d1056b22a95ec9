"""The output of the command `adopt`: text and JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs_blogposts.blog.adopt.comparison import Outcome, Result
from mkdocs_blogposts.blog.adopt.old_pages import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_FIRST_FILES = 3


def counts_of(results: Iterable[Result]) -> dict[str, int]:
    """Return the number of pages with each outcome, files not included."""
    counts = {outcome.value: 0 for outcome in Outcome}
    for result in results:
        if result.page.kind is not Kind.ASSET:
            counts[result.outcome.value] += 1
    return counts


def result_as_data(result: Result) -> dict[str, Any]:
    """Return a result as values for JSON."""
    target = result.target
    return {
        "url": result.page.url,
        "kind": result.page.kind.value,
        "outcome": result.outcome.value,
        "target": f"/{target.url}" if target else None,
        "source": (target.src_uri or None) if target else None,
        "state": result.state.value if result.state else None,
        "by": list(result.by),
        "candidates": [each.src_uri or f"/{each.url}" for each in result.candidates],
        "reason": result.reason or None,
    }


def results_as_text(results: Sequence[Result]) -> Iterator[str]:
    """Yield a line for each old URL that doesn't work, by outcome, and the first missing files."""
    for outcome in (Outcome.MOVED, Outcome.HIDDEN, Outcome.DEAD):
        found = [
            each for each in results if each.outcome is outcome and each.page.kind is not Kind.ASSET
        ]
        if found:
            yield f"{outcome.value}:"
            yield from (f"  {_line(result)}" for result in found)
            yield ""
    files = [each.page for each in results if each.page.kind is Kind.ASSET]
    missing = [
        each.page.url for each in results if each.page.kind is Kind.ASSET and not each.outcome.works
    ]
    if missing:
        more = f" and {len(missing) - _FIRST_FILES} more" if len(missing) > _FIRST_FILES else ""
        yield f"files: {len(missing)} of {len(files)} missing"
        yield f"  {', '.join(missing[:_FIRST_FILES])}{more}"
        yield ""


def _line(result: Result) -> str:
    url, target = result.page.url, result.target
    if result.outcome is Outcome.MOVED and target:
        return f"{url} -> /{target.url}  {target.src_uri or 'listing'} ({', '.join(result.by)})"
    if result.outcome is Outcome.HIDDEN and target and result.state:
        return f"{url}  {target.src_uri} ({result.state.value})"
    kind = "" if result.page.kind is Kind.PAGE else f"  {result.page.kind.value}"
    reason = f"  {result.reason}" if result.reason else ""
    alike = " or ".join(each.src_uri or f"/{each.url}" for each in result.candidates)
    return f"{url}{kind}{reason}{f'  maybe {alike}' if alike else ''}"
