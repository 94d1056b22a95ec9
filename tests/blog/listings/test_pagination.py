from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mkdocs_blogposts.blog.listings.pagination import paginate, shown_numbers


@given(st.lists(st.integers(), max_size=60), st.integers(1, 12))
def test_pages_have_all_items_in_order(items, size):
    pages = paginate(items, size)
    assert [item for page in pages for item in page] == items
    assert all(len(page) == size for page in pages[:-1])
    assert len(pages) == max(1, -(-len(items) // size))


@given(st.integers(1, 500), st.data())
def test_page_numbers_are_few_and_include_first_current_and_last(total, data):
    current = data.draw(st.integers(1, total))
    numbers = shown_numbers(current, total)
    shown = [number for number in numbers if number is not None]
    assert len(numbers) <= 9
    assert shown == sorted(set(shown))
    assert {1, current, total} <= set(shown)
    gaps = [shown[i + 1] - shown[i] for i in range(len(shown) - 1)]
    assert numbers.count(None) == sum(gap > 1 for gap in gaps)
    assert 2 not in gaps
