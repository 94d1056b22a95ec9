"""The current time, read once per build."""

from __future__ import annotations

import datetime as dt
import os

from mkdocs.exceptions import PluginError


def build_time() -> dt.datetime:
    """Return the current time, or that in SOURCE_DATE_EPOCH if it is set (for reproducible builds).

    Raises:
        PluginError: SOURCE_DATE_EPOCH isn't a number of seconds.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            return dt.datetime.fromtimestamp(int(epoch), tz=dt.timezone.utc)
        except (ValueError, OverflowError, OSError) as error:
            hint = "Set it to a number of seconds since 1970, or unset it."
            message = f"SOURCE_DATE_EPOCH: not a number of seconds (got {epoch!r}). {hint}"
            raise PluginError(message) from error
    return dt.datetime.now(tz=dt.timezone.utc)
