"""Options with presets, synonyms, and an error for each mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.config.base import Config, ValidationError

from .material_options import IGNORED, SYNONYMS
from .options import OneOf, nearest
from .presets import PRESETS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from mkdocs.config.base import ConfigErrors, ConfigWarnings


class CheckedConfig(Config):
    """Options that a preset can set, and that may have two names."""

    preset = OneOf(PRESETS)

    def __init__(self, config_file_path: str | bytes | None = None) -> None:
        super().__init__(config_file_path)
        self._written: dict[str, object] = {}

    def load_dict(self, patch: dict[str, Any]) -> None:
        """Load options, and remember that the site sets them, so that a preset doesn't."""
        super().load_dict(patch)
        self._written |= patch

    def is_set(self, name: str) -> bool:
        """Return whether the site itself sets the option, under its own name or Material's."""
        names = {name, *(old for old, new in SYNONYMS.items() if new == name)}
        return not names.isdisjoint(self._written)

    @property
    def ignored(self) -> tuple[str, ...]:
        """The options of Material's blog that the site sets and that have no effect."""
        return tuple(sorted(IGNORED & self._written.keys()))

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Check all options. Unlike in MkDocs, unknown names are errors that suggest the closest."""
        conflicts = list(self._read_synonyms())
        self._fill_from_preset()
        errors, warnings = super().validate()
        options = dict(self._schema)
        if errors:
            errors = list(self._errors())  # MkDocs stops at the first.
        unknown = [name for name in self if name not in options]
        errors += conflicts
        errors += [
            (str(name), _unknown(str(name), set(options))) for name in unknown if name not in IGNORED
        ]
        return errors, [warning for warning in warnings if warning[0] not in unknown]

    def _errors(self) -> Iterator[tuple[str, Exception]]:
        """Yield the error of each option under the name that the site uses for it."""
        names = {new: old for old, new in SYNONYMS.items() if old in self._written}
        for name, option in self._schema:
            try:
                option.validate(self[name])
            except ValidationError as error:
                yield names.get(name, name), error

    def _read_synonyms(self) -> Iterator[tuple[str, Exception]]:
        """Set options that the site sets under Material's name; yield an error for each conflict."""
        for old, new in SYNONYMS.items():
            if old not in self._written:
                continue
            value = self.pop(old, self._written[old])
            if self._written.get(new, value) != value:
                what = f"another name for {new}, which has a different value (got {value!r})"
                yield old, ValidationError(f"{what}. Remove one of them.")
            else:
                self[new] = value

    def _fill_from_preset(self) -> None:
        """Set the options of the preset that the site doesn't set."""
        preset: object = self.preset
        values = PRESETS.get(preset, {}) if isinstance(preset, str) else {}
        self.update({name: value for name, value in values.items() if not self.is_set(name)})


def _unknown(name: str, known: set[str]) -> ValidationError:
    hint = nearest(name, known) or "docs/options.md lists all options."
    return ValidationError(f"unknown option. {hint}")
