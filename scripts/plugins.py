"""Write the table of other plugins that the documentation publishes."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/plugins.md"

sys.path.insert(0, str(ROOT / "tests/helpers"))
from other_plugins import with_table  # noqa: E402 - in tests/helpers


def main() -> None:
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
