"""Distinguishing a post's metadata from other data in the JavaScript of an MDX file."""

from __future__ import annotations

import pytest

from mkdocs_blogposts.mdx.metadata import is_metadata

# Each with whether it is metadata of a post without front matter, and of one that has some.
STATEMENTS = {
    "export const metadata = {}": (True, True),
    "export const meta = getMeta()": (True, True),
    "export let frontMatter = 1": (True, True),
    "export const metadataOf = 1": (False, False),
    "export const draft = true": (True, True),
    "export const draft = 1;": (True, True),
    "export const isDraft = 'soon'": (True, True),
    "export const draft = false": (False, False),
    "export const draft = isDraft()": (False, False),
    "export const published = false": (True, True),
    "export const published = true": (False, False),
    "export const unlisted = true": (True, True),
    "export const unlisted = false": (False, False),
    "export const status = 'draft'": (True, True),
    "export const status = 'hidden'": (True, True),
    "export const status = 'ok'": (False, False),
    "export const date = '2024-01-01'": (True, False),
    "export const layout = 'post'": (False, False),
    "export const a = { draft: true }": (True, False),
    "export const a: Article = { 'isDraft': x }": (True, False),
    "export default { draft: true }": (True, False),
    "export default Layout({ title: 'A', date: '2024-01-01' })": (True, False),
    "export const a = {\n  tags: ['x', { y: 1 }],\n  title: `A`,\n  date: 'B',\n}": (True, False),
    "export const a = { title: 'A', tags: [] }": (False, False),
    "export const a = { date: '2024-01-01' }": (False, False),
    "export const a = { deep: { draft: true } }": (False, False),
    "export const a = { deep: [{ title: 'A', date: 'B' }] }": (False, False),
    "export const a = { x: 1 } && { title: 'A', date: 'B' }": (False, False),
    "export const a = { x: 1 }, b = { draft: true }": (False, False),
    "export const a = [{ title: 'A', draft: true }]": (False, False),
    "export const a = ({ title, date }) => 1": (False, False),
    "export function a() { return { draft: true } }": (False, False),
    "import draft from './draft'": (False, False),
}


@pytest.mark.parametrize("statement", STATEMENTS)
def test_metadata_of_the_post_is_distinguished_from_other_data(statement):
    found = tuple(is_metadata(statement, has_front_matter=has) for has in (False, True))
    assert found == STATEMENTS[statement]
