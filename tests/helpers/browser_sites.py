"""The sites to visit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from support import Site, post

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TITLE_OF_120 = (
    "An honest account of everything we learned while moving one hundred and twenty-one thousand "
    "pages to another generator"
)[:120].ljust(120, "!")
TITLE_OF_ONE_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


def _build(
    site: Site,
    theme: Mapping[str, Any],
    files: Mapping[str, str],
    *,
    preview: bool = False,
    **config: Any,
) -> None:
    made = Site.make(
        site.root,
        files,
        {"theme": theme, "plugins": ["search", {"blogposts": {"posts_per_page": 5}}], **config},
    )
    built = made.build(preview=preview)
    assert built.problems == []


def build_walk(site: Site, theme: Mapping[str, Any]) -> None:
    """Twelve posts. The newest has its title as a heading."""
    files = {
        f"blog/post-{number:02}.md": post(
            f"Post number {number}",
            f"Words of post {number}.\n\n## A section\n\nMore words.",
            date=f"2024-01-{number:02}",
            summary=f"What post {number} is about.",
            tags=["Everything", "Odd"] if number % 2 else ["Everything"],
        )
        for number in range(1, 12)
    }
    files["blog/post-12.md"] = post(
        date="2024-01-12",
        updated="2024-02-12",
        authors=["Ada", "Grace"],
        summary="What post 12 is about.",
        tags=["Everything"],
    ).replace("Text.", "# Post number 12\n\nWords of post 12.\n")
    _build(site, theme, files)


def build_marks(site: Site, theme: Mapping[str, Any]) -> None:
    """Everything there is to show: drafts, scheduled posts, many tags, many pages."""
    files = {
        f"blog/post-{number:02}.md": post(
            f"Post number {number}",
            "Words.",
            date=f"2024-01-{number:02}",
            updated="2024-03-01",
            authors=["ada", "Grace"],
            categories=["News", f"Kind {number}"],
            summary=f"What post {number} is about.",
            tags=["Everything", f"Tag {number}", f"{chr(64 + number)} for {number}"],
        )
        for number in range(1, 21)
    }
    files["blog/.authors.yml"] = (
        "ada: {name: Ada, description: Writes, url: https://ada.example, avatar: ada.svg}\n"
    )
    files["ada.svg"] = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'
    files["blog/draft.md"] = post(
        "A draft", date="2024-02-01", draft=True, tags=["Everything"], summary="Not for readers yet."
    )
    files["blog/scheduled.md"] = post(
        "A scheduled one", date="2999-02-01", tags=["Everything"], summary="Not for readers yet."
    )
    _build(site, theme, files, preview=True)


def build_wide(site: Site, theme: Mapping[str, Any]) -> None:
    """Titles, summaries, tags and authors that hardly fit."""
    files = {
        f"blog/filler-{number:02}.md": post(f"Filler {number}", date=f"2023-01-{number:02}", tags=["F"])
        for number in range(1, 29)
    }
    files["blog/long.md"] = post(
        TITLE_OF_120,
        date="2024-01-02",
        updated="2024-02-02",
        summary=TITLE_OF_120 * 2,
        tags=[TITLE_OF_120, *(f"tag {number}" for number in range(20))],
        authors=[{"name": TITLE_OF_120, "description": TITLE_OF_ONE_WORD, "avatar": "x.svg"}, "Ada"],
        categories=[TITLE_OF_120, TITLE_OF_ONE_WORD],
    )
    files["blog/word.md"] = post(
        TITLE_OF_ONE_WORD,
        date="2024-01-01",
        summary=TITLE_OF_ONE_WORD * 2,
        tags=[TITLE_OF_ONE_WORD],
        authors=[TITLE_OF_ONE_WORD],
    )
    files["blog/word-draft.md"] = post(
        TITLE_OF_ONE_WORD, date="2024-01-03", draft=True, summary=TITLE_OF_ONE_WORD, slug="word-draft"
    )
    _build(site, theme, files, preview=True)


def build_right_to_left(site: Site, theme: Mapping[str, Any]) -> None:
    """A site in Arabic. Themes without right-to-left text get it from the site's own CSS."""
    is_material = theme["name"] == "material"
    language = {"language": "ar"} if is_material else {"locale": "fa"}
    files = {
        f"blog/post-{number:02}.md": post(
            f"المقالة رقم {number}",
            "نص المقالة.\n\n## عنوان\n\nالمزيد.",
            date=f"2024-01-{number:02}",
            summary=f"عن المقالة {number} وما فيها من كلام كثير يملأ السطر كله ثم السطر الذي يليه.",
            tags=["كل شيء", TITLE_OF_ONE_WORD, "C++"],
            slug=f"post-{number:02}",
        )
        for number in range(1, 13)
    }
    _build(site, {**theme, **language}, files)
    if not is_material:
        for path in (site.root / "site").rglob("*.html"):
            text = path.read_text("utf-8")
            path.write_text(text.replace("<html ", '<html dir="rtl" ', 1), "utf-8")


def build_german(site: Site, theme: Mapping[str, Any]) -> None:
    """A preview in German, where badges are long."""
    language = {"language": "de"} if theme["name"] == "material" else {"locale": "de"}
    files = {
        "blog/entwurf.md": post("Ein Entwurf", date="2024-02-01", draft=True, tags=["Alles"]),
        "blog/geplant.md": post("Ein geplanter Beitrag", date="2999-12-30", tags=["Alles"]),
        "blog/vorbei.md": post("Ein alter", date="2024-01-01", expires="2024-12-30", tags=["Alles"]),
    }
    _build(site, {**theme, **language}, files, preview=True)


KINDS: Mapping[str, Callable[[Site, Mapping[str, Any]], None]] = {
    "walk": build_walk,
    "marks": build_marks,
    "wide": build_wide,
    "right-to-left": build_right_to_left,
    "german": build_german,
}
