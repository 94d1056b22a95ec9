"""The blog's own texts and dates, in the language of the site."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from babel import Locale
from babel.dates import format_skeleton
from markupsafe import Markup

from mkdocs_blogposts.text.dates import locale_or_none, written

Texts = Mapping[str, Any]
"""The texts of one language as in its file: groups of texts and of plural forms."""
Languages = Mapping[str, Texts]
"""The texts by language, such as `de` or `pt_BR`."""

PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
"""CLDR's names for plural forms."""
DAY_FORMAT = "formats.day"
"""The key of a language's date pattern, which is optional."""

FALLBACK = "en"
"""The language that has every text."""
_TAG = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


class UnknownTextError(LookupError):
    """No language has the text, or one of its values is missing."""

    def __str__(self) -> str:
        return str(self.args[0])


class LanguageFiles(Languages):
    """The languages in a folder of YAML files, each read on first use."""

    def __init__(self, folder: Path) -> None:
        self._paths = {path.stem: path for path in sorted(folder.glob("*.yml"))}

    def __getitem__(self, language: str) -> Texts:
        texts: Texts = yaml.safe_load(self._paths[language].read_text(encoding="utf-8"))
        return texts

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


LANGUAGES: Languages = LanguageFiles(Path(__file__).parent.parent / "locale")
"""The languages that come with the plugin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Language:
    """The texts of one language, and its CLDR data."""

    locale: Locale
    texts: Mapping[str, str | Mapping[str, str]]
    """The texts by dotted key. A text with plural forms is a mapping."""
    lang: Markup
    """The attribute `lang`; empty in pages of this language."""
    lang_dir: Markup
    """The attributes `lang` and `dir`; empty in pages of this language."""
    date_format: str

    def date(self, day: dt.date) -> str:
        """Return a date in the site's format, else in the long form."""
        return written(day, self.date_format, self.locale)

    def form(self, key: str, values: Mapping[str, Any]) -> str:
        """Return the text with its placeholders, in the plural form of the value `count`."""
        text = self.texts[key]
        if isinstance(text, str):
            return text
        return text.get(self.locale.plural_form(values["count"])) or text["other"]

    def fill(self, key: str, values: Mapping[str, object]) -> str:
        """Return the text with its placeholders replaced by these values."""
        text = self.form(key, values)
        if values.keys() <= {"count"}:  # The most frequent case.
            return text.format(**values)
        shown = {
            name: self.date(value) if isinstance(value, dt.date) else value
            for name, value in values.items()
        }
        is_html = any(hasattr(value, "__html__") for value in shown.values())
        return (Markup.escape(text) if is_html else text).format(**shown)


@dataclass(frozen=True, slots=True, kw_only=True)
class Strings:
    """The blog's texts for one site. Templates call it as `t`.

    If the site's language lacks a text, it is taken from the same language without its region, else
    from English.
    """

    language: str
    """The language of the site's pages as an HTML language tag, such as `pt-BR`."""
    _languages: tuple[_Language, ...]
    """The languages to try, the best first and English last."""
    _dates: _Language
    """The language of dates that aren't part of a text."""
    _by_key: Mapping[str, _Language]
    """The best language of each text, looked up by every template of every page."""

    @classmethod
    def of(cls, language: str, languages: Languages = LANGUAGES, *, date_format: str = "") -> Strings:
        """Return the texts in a language or the closest one available.

        Args:
            language: the language of the site's pages, such as `de`, `pt_BR` or `zh-Hant`.
            languages: the texts by language; English must be one of them.
            date_format: the format of dates, which are then in the site's language, even if the texts
                aren't; empty for the long form in the language of the texts.
        """
        tag = language.replace("_", "-")
        site = locale_or_none(tag)
        codes = [code for code in _candidates(site) if code in languages] if site else []
        if FALLBACK not in codes:
            codes.append(FALLBACK)
        chain = tuple(_language(code, languages[code], site, date_format) for code in codes)
        dates = chain[0]
        if date_format and site:
            dates = replace(dates, locale=site, lang=Markup(), lang_dir=Markup())
        by_key = {key: language for language in reversed(chain) for key in language.texts}
        return cls(language=tag, _languages=chain, _dates=dates, _by_key=by_key)

    def __call__(self, key: str, /, **values: object) -> str:
        """Return a text: plain, or HTML if one of the values is HTML.

        Args:
            key: its name in the language files, such as `post.updated`.
            values: the values of its placeholders. `count` selects the plural form; dates are formatted
                in the language of the text.

        Raises:
            UnknownTextError: no language has this text, or a value is missing.
        """
        language = self._language_of(key)
        try:
            return language.fill(key, values)
        except KeyError as error:
            raise UnknownTextError(f"the text '{key}' needs the value {error}") from error

    def around(self, key: str, /, **values: object) -> tuple[str, str]:
        """Return the parts of a text before and after its placeholder, for templates that style it.

        Args:
            key: its name.
            values: the name and the value of its only placeholder.
        """
        (name,) = values
        before, _, after = self._language_of(key).form(key, values).partition(f"{{{name}}}")
        return before, after

    def date(self, day: dt.date) -> str:
        """Return a date: `6 October 2023`, `6. Oktober 2023`, or in the site's format."""
        return self._dates.date(day)

    def month(self, year: int, month: int) -> str:
        """Return a month and its year: `October 2024`, `Oktober 2024`."""
        return format_skeleton("yMMMM", dt.date(year, month, 1), locale=self._dates.locale)

    def lang(self, key: str | None = None) -> Markup:
        """Return the attribute `lang` for an element with this text (without a key: with a date).

        It is empty if the page is in the same language.
        """
        return self._language_of(key).lang

    def lang_dir(self, key: str | None = None) -> Markup:
        """Return the attributes `lang` and `dir`, for an element without its own `dir`."""
        return self._language_of(key).lang_dir

    def date_lang(self, key: str) -> Markup:
        """Return the attribute `lang` for a date inside an element with this text."""
        return Markup() if self._dates.lang == self.lang(key) else self.page_lang(key)

    def page_lang(self, key: str | None = None) -> Markup:
        """Return the attribute `lang` for the author's text inside an element with this text."""
        differs = self.lang(key) and _TAG.fullmatch(self.language)  # It is not quoted.
        return Markup(" lang={}").format(self.language) if differs else Markup()

    def html(self, key: str, /, **values: object) -> Markup:
        """Return a text as HTML, in an element with `lang` if it isn't in the page's language.

        It is for places that themes print, such as the navigation, so it contains no double quotes.
        """
        text, attributes = Markup.escape(self(key, **values)), self.lang_dir(key)
        return Markup("<bdi{}>{}</bdi>").format(attributes, text) if attributes else text

    def all_texts(self) -> Iterator[str]:
        """Yield all texts that the blog can show, with their placeholders."""
        for key, language in self._by_key.items():
            text = language.texts[key]
            yield from [text] if isinstance(text, str) else text.values()

    def _language_of(self, key: str | None = None) -> _Language:
        """Return the best language that has the text; without a key, that of dates."""
        if key is None:
            return self._dates
        if key not in self._by_key:
            raise UnknownTextError(f"there is no text '{key}'")
        return self._by_key[key]


def flatten(texts: Texts, prefix: str = "") -> Iterator[tuple[str, str | Mapping[str, str]]]:
    """Yield the texts of a language by dotted key, plural forms as a mapping."""
    for name, value in texts.items():
        if isinstance(value, str) or ("other" in value and value.keys() <= PLURAL_CATEGORIES):
            yield f"{prefix}{name}", value
        else:
            yield from flatten(value, f"{prefix}{name}.")


def _language(code: str, texts: Texts, site: Locale | None, date_format: str) -> _Language:
    """Return a language with the site's region: in Austria, January is Jänner."""
    locale = Locale.parse(code)
    lang = lang_dir = Markup()
    if site and _is_same_language(site, locale):
        locale = site
    else:
        lang = Markup(" lang={}").format(str(locale).replace("_", "-"))
        lang_dir = lang + Markup(" dir={}").format(locale.text_direction)
    by_key = dict(flatten(texts))
    own_format = by_key.get(DAY_FORMAT)
    return _Language(
        locale=locale,
        texts=by_key,
        lang=lang,
        lang_dir=lang_dir,
        date_format=date_format or (own_format if isinstance(own_format, str) else "long"),
    )


def _candidates(locale: Locale) -> list[str]:
    """Return the possible file names of this language, the most specific first."""
    script, territory = locale.script, locale.territory
    rests = ((script, territory), (script,), (territory,), ())
    codes = ("_".join((locale.language, *filter(None, rest))) for rest in rests)
    return list(dict.fromkeys(codes))


def _is_same_language(one: Locale, other: Locale) -> bool:
    """Return whether two language tags are equal apart from the region."""
    scripts = {one.script, other.script} - {None}
    return one.language == other.language and len(scripts) <= 1
