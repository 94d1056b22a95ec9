"""The texts of all messages about problems: one small site for each code.

Other tests name codes and places only, so that texts can be edited here and in the code alone.
"""

import pytest
import yaml
from support import ROOT

from mkdocs_blogposts.text.problems import CODES

CASES = yaml.safe_load((ROOT / "tests/golden/messages/messages.yml").read_text(encoding="utf-8"))
MILLION = "{a million characters}"


def test_every_code_has_a_message():
    assert sorted({case["code"] for case in CASES}) == sorted(CODES)


@pytest.mark.parametrize("case", CASES, ids=[case["code"] for case in CASES])
def test_message(case, make_site):
    files = {
        name: text.replace(MILLION, "x" * 1_000_000) if isinstance(text, str) else text
        for name, text in case["files"].items()
    }
    built = make_site(files, **case.get("config", {})).build()

    ours = [text.removeprefix("blogposts: ") for text in built.messages if text.endswith("]")]
    assert ours == [case["message"]]
